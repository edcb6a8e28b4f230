import Foundation
import Testing

@testable import AlihFormats

struct SourceFormatTests {
  /// The rows of a table in Documentation/Formats.md: in each cell what stands in marks of code.
  private func table(_ heading: String) throws -> [[[String]]] {
    let place = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Documentation/Formats.md")
    let text = try String(contentsOf: place, encoding: .utf8)
    let section = try #require(text.components(separatedBy: "## \(heading)\n").last).components(
      separatedBy: "\n## ")[0]
    return section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      row.split(separator: "|").map { cell in
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter {
          $0.offset % 2 == 1
        }.map { String($0.element) }
      }
    }
  }

  @Test func `the documentation's table of what is read is the list of formats`() throws {
    let rows = try table("What is read").map { row in
      let cells = row.dropFirst(row.first?.isEmpty == true ? 1 : 0)
      return [cells[cells.startIndex][0]] + cells[cells.startIndex + 1]
    }
    #expect(
      rows.sorted { $0[0] < $1[0] }
        == SourceFormat.all.map { [$0.name] + $0.endings }.sorted { $0[0] < $1[0] })
  }

  @Test func `the documentation's table of what is written has every format`() throws {
    let named = Set(try table("What is written").flatMap { row in row.first { !$0.isEmpty } ?? [] })
      .subtracting(["--format"])
    #expect(named == Set(DocumentFormat.allCases.map(\.rawValue)))
  }

  @Test func `no ending belongs to two formats`() {
    let endings = SourceFormat.all.flatMap(\.endings)
    #expect(Set(endings).count == endings.count)
  }

  @Test(arguments: [
    ("x", "1\n00:00:01,000 --> 00:00:02,000\nAir.\n", "srt"), ("x", "WEBVTT\n", "vtt"),
    ("x", "# Judul\nmsgid \"\"\nmsgstr \"\"\n", "po"), ("-", "{\"text\": \"Air.\"}\n", "jsonLines"),
    ("-", "[\n  {\"text\": \"Air.\"}]", "json"), ("a.xml", "<!-- x --><rdf:RDF xmlns=\"a\"/>", "feed"),
    ("a.txt", "<?xml version=\"1.0\"?><xliff version=\"2.0\"/>", "xliff"), ("a.md", "<html>", "markdown"),
    ("a.txt", "1\n00:00:01,000 --> 00:00:02,000\nAir.\n", "srt"), ("catatan", "Halo.", "text"),
    ("a.txt", "<p>Air surut.</p>\n<p>Warga pulang.</p>", "html"), ("x", "<P class=\"a\">Air.</P>", "html"),
    ("a.txt", "<b>Air</b> surut.", "text"),
  ])
  func `a format is told by the name, and where that says nothing, by the beginning`(
    _ path: String, _ content: String, _ name: String
  ) {
    #expect(SourceFormat.format(path: path, beginning: Beginning(Array(content.utf8))).name == name)
  }
}
