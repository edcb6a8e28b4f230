import Foundation
import Testing

@testable import AlihModel

struct FindingKindTests {
  /// The rows of the page's table, without the marks around ids.
  private func page() throws -> [[String]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Documentation/Findings.md")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| `") }
      .map { line in
        line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "") }
      }
  }

  @Test func thePageSaysOfEachKindWhatTheTableSays() throws {
    let table = Finding.Kind.allCases.map {
      [$0.rawValue, $0.severity.rawValue, $0.consequence.rawValue, $0.meaning]
    }
    for (row, kind) in zip(try page(), table) { #expect(row == kind) }
    #expect(try page().count == table.count)
  }

  @Test func noIdIsWrittenTwiceInTheSources() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    // `untranslated` is a segment's state as well, `encoding` a key of files; ids with a hyphen are nothing else.
    let ids = Finding.Kind.allCases.map(\.rawValue).filter { $0.contains("-") }
    for case let file as URL in files
    where file.pathExtension == "swift" && file.lastPathComponent != "FindingKind.swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for id in ids { #expect(!text.contains("\"\(id)\""), "\(file.lastPathComponent): \(id)") }
    }
  }

  @Test func aFallbackNamesTheEngineAndTheReason() {
    let finding = Finding(fallbackFrom: "desk", reason: Finding.Kind.language.rawValue, "it is French")
    #expect(finding.isFallback && finding.kind == nil)
    #expect(finding.id == "fallback-language" && finding.message == "desk: it is French")
  }
}
