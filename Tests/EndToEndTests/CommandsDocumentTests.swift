import Foundation
import Testing

struct CommandsDocumentTests {
  @Test func `the document of the commands is what their help says`() async throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let document = try String(
      contentsOf: root.appending(path: "Documentation/Commands.md"), encoding: .utf8)
    let documented = document.components(separatedBy: "\n## ").dropFirst().map { "## " + $0.trimmed }
    let printed = try await sections(of: [])
    for section in printed where !documented.contains(section) {
      Issue.record(
        """
        Documentation/Commands.md lacks this, or has it otherwise; run Scripts/document-commands:
        \(section)
        """)
    }
    #expect(
      documented.map(title(of:)) == printed.map(title(of:)),
      "run Scripts/document-commands: a section is missing, too many, or out of order")
  }

  /// The section of one command, then those of its subcommands, as `Scripts/document-commands` writes them.
  private func sections(of command: [String]) async throws -> [String] {
    let outcome = try await Alih().run(
      command + ["--help"], input: Data(), environment: ["COLUMNS": "80"])
    try #require(outcome.status == 0, "\(command) --help: \(outcome.errors)")
    let help = outcome.output.trimmed
    let name = (["alih"] + command).joined(separator: " ")
    var sections = ["## `\(name)`\n\n```text\n\(help)\n```"]
    for subcommand in subcommands(in: help) {
      sections += try await self.sections(of: command + [subcommand])
    }
    return sections
  }

  private func title(of section: String) -> String { String(section.prefix { $0 != "\n" }) }

  private func subcommands(in help: String) -> [String] {
    help.components(separatedBy: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .newlines) }
}
