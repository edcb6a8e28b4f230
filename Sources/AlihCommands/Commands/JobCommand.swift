import AlihFormats
import AlihModel
import AlihStore
import ArgumentParser
import Foundation

/// A command whose runs are jobs.
protocol JobCommand: AsyncParsableCommand {
  /// Works as a job: from the beginning, from where an earlier run stopped, or on what it got wrong.
  func work(_ start: Store.Start) async throws
}

/// The command of a job, in the folder where it was given.
enum PastCommand {
  static func again(_ report: JobReport) throws(CommandFailure) -> any JobCommand {
    guard chdir(report.folder.pathBytes) == 0 else {
      throw CommandFailure(
        .noInput,
        "job \(report.id) belongs to the folder '\(report.folder)', which isn't there\n"
          + "Put it back, or forget the job: alih jobs discard \(report.id)")
    }
    do {
      switch report.arguments.first {
      case "summarize": return try SummarizeCommand.parse(AlihCommand.parsable(report.arguments.dropFirst()))
      case "translate": return try TranslateCommand.parse(AlihCommand.parsable(report.arguments.dropFirst()))
      // Of a version that knew no other jobs.
      default: return try TranslateCommand.parse(AlihCommand.parsable(report.arguments[...]))
      }
    } catch {
      throw CommandFailure(
        .failed,
        "job \(report.id) was made by another version of Alih and can't be run again\n"
          + "Give its command anew; what was paid for is reused.")
    }
  }
}

extension EngineOptions {
  /// As they were given, in one order whatever the user's was.
  var arguments: [String] {
    let options: [(String, [String])] = [
      ("--data", [terms.configuration.data.data].compactMap(\.self)),
      ("--config", [terms.configuration.config].compactMap(\.self)),
      ("--glossary", terms.glossary), ("--lexicon", lexicon.lexicon),
      ("--learned", [wording.learned].compactMap(\.self)),
      ("--from", [terms.from].compactMap(\.self)),
      ("--to", [terms.to].compactMap(\.self)), ("--engine", [engine]),
    ]
    return options.flatMap { name, values in values.flatMap { [name, $0] } }
  }
}

extension SummarizeCommand {
  /// What the job of this command is known by, and what it is run again with.
  var order: Job.Order {
    let folder = FileSystem.currentFolder
    let options: [(String, [String])] = [
      ("--output", [output].compactMap(\.self)), ("--format", format.map(\.rawValue)),
      ("--words", words.map { ["\($0)"] } ?? []),
      ("--sentences", sentences.map { ["\($0)"] } ?? []), ("--language", [language.rawValue]),
      ("--pages", [pages].compactMap(\.self)),
    ]
    let arguments =
      ["summarize"] + engines.arguments + input.arguments
      + options.flatMap { name, values in values.flatMap { [name, $0] } }
      + (digest ? ["--digest"] : [])
    let running =
      view.arguments + gates.arguments + (concurrency.map { ["--concurrency", "\($0)"] } ?? [])
    return Job.Order(
      folder: folder, arguments: arguments + running + ["--"] + inputs,
      identity: Fingerprint([folder] + arguments + inputs).description)
  }
}
