import ArgumentParser
import Foundation

/// `alih glossary log`: who changed which house term at the desk.
struct GlossaryLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Shows who changed which house term at the desk, and when.",
    discussion: """
      Tables that are edited by hand have their history in version control.

      Example: alih glossary log Kejagung
      """)

  @Argument(help: ArgumentHelp("Only changes of this term.", valueName: "term"))
  var term: String?

  @OptionGroup var configuration: ConfigurationOptions

  @Flag(help: "One object with all changes.")
  var json = false

  func run() throws {
    let log = TermLog(try ConfigurationReader.configuration(named: configuration.config))
    let changes = try log.changes().filter { change in
      term.map { $0.lowercased() == change.source.lowercased() } ?? true
    }
    if json {
      let encoder = JSONEncoder()
      encoder.dateEncodingStrategy = .iso8601
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try Console.write([UInt8](try encoder.encode(["changes": changes])) + [10])
    }
    for change in changes {
      let target = change.before.map { "\($0) -> \(change.target)" } ?? change.target
      let line = [
        change.at.formatted(.iso8601), change.person, change.source, target, change.table,
        change.article ?? "",
      ]
      try Console.print(line.joined(separator: "\t"))
    }
    if changes.isEmpty {
      Console.note(
        "no term\(term.map { " '\($0)'" } ?? "") was changed at the desk; its changes are in \(log.path)")
    }
  }
}
