import AlihFormats
import AlihModel
import AlihStore
import ArgumentParser
import Foundation

extension TranslateCommand {
  /// What the job of this command is known by, and what it is run again with.
  var order: Job.Order {
    let folder = FileSystem.currentFolder
    var running = gates.arguments
    if overwrite { running.append("--overwrite") }
    if let concurrency { running += ["--concurrency", "\(concurrency)"] }
    return Job.Order(
      folder: folder, arguments: ["translate"] + running + arguments,
      identity: Fingerprint([folder] + arguments).description)
  }

  /// The arguments that decide what comes out, in one order whatever the user's was.
  private var arguments: [String] {
    let options: [(String, [String])] = [
      ("--output", [output].compactMap(\.self)), ("--format", format.map(\.rawValue)),
      ("--layout", [layout.rawValue]), ("--boilerplate", [boilerplate.rawValue]),
      ("--shard", [shard?.description].compactMap(\.self)),
    ]
    return engines.arguments + input.arguments + (unmarked ? ["--unmarked"] : [])
      + options.flatMap { name, values in values.flatMap { [name, $0] } } + (index ? [] : ["--no-index"]) + [
        "--"
      ]
      + inputs
  }
}
