import AlihFormats
import AlihModel
import AlihStore
import ArgumentParser
import Foundation

extension TranslateCommand {
  /// What the job of this command is known by, and what it is run again with.
  var order: Job.Order {
    let folder = FileManager.default.currentDirectoryPath
    var running: [String] = []
    if strict { running.append("--strict") }
    if let concurrency { running += ["--concurrency", "\(concurrency)"] }
    return Job.Order(
      folder: folder, arguments: running + arguments,
      identity: Fingerprint([folder] + arguments).description)
  }

  /// The arguments that decide what comes out, in one order whatever the user's was.
  private var arguments: [String] {
    let terms = engines.terms
    let options: [(String, [String])] = [
      ("--data", [terms.configuration.data.data].compactMap(\.self)),
      ("--config", [terms.configuration.config].compactMap(\.self)),
      ("--glossary", terms.glossary), ("--lexicon", engines.lexicon.lexicon),
      ("--from", [terms.from].compactMap(\.self)),
      ("--to", [terms.to].compactMap(\.self)), ("--engine", [engines.engine]),
      ("--output", [output].compactMap(\.self)), ("--format", format.map(\.rawValue)),
      ("--layout", [layout.rawValue]), ("--boilerplate", [boilerplate.rawValue]),
      ("--shard", [shard?.description].compactMap(\.self)),
    ]
    return options.flatMap { name, values in values.flatMap { [name, $0] } } + ["--"] + inputs
  }

  /// The command of a job, in the folder where it was given.
  static func again(_ report: JobReport) throws(CommandFailure) -> TranslateCommand {
    guard FileManager.default.changeCurrentDirectoryPath(report.folder) else {
      throw CommandFailure(
        .noInput,
        "job \(report.id) belongs to the folder '\(report.folder)', which isn't there\n"
          + "Put it back, or forget the job: alih jobs discard \(report.id)")
    }
    do { return try TranslateCommand.parse(report.arguments) } catch {
      throw CommandFailure(
        .failed,
        "job \(report.id) was made by another version of Alih and can't be run again\n"
          + "Give its command anew; what was paid for is reused.")
    }
  }
}
