import AlihModel
import Foundation
import Testing

@testable import AlihFormats

struct PackageFuzzTests {
  @Test func `no reader of a package falls over whatever stands in its parts`() throws {
    var random = SeededGenerator(state: 11)
    let packages = [
      ("a.docx", "word/document.xml", try SampleFile.docx()), ("a.odt", "content.xml", try SampleFile.odt()),
      ("a.epub", "O/a 1.xhtml", try SampleFile.epub()), ("b.epub", "O/p.opf", try SampleFile.epub()),
    ]
    for (name, part, bytes) in packages {
      let archive = try ZipArchive(bytes)
      for _ in 0..<60 {
        var damaged = archive
        var xml = try #require(archive[part])
        for _ in 0..<Int.random(in: 1...4, using: &random) where !xml.isEmpty {
          let at = Int.random(in: 0..<xml.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: xml[at] = UInt8.random(in: 0...255, using: &random)
          case 1:
            xml.insert(
              contentsOf: Array(
                ["<w:ins>", "</w:p>", "&nbsp;", "<text:s/>", "<b>"].randomElement(using: &random)!.utf8),
              at: at)
          case 2: xml.insert(contentsOf: xml[at...].prefix(40), at: at)
          default: xml.removeSubrange(at..<min(xml.count, at + 30))
          }
        }
        damaged[part] = xml
        // What a damaged document means is anybody's guess; it is only held to not crashing.
        let file = try? Translated(name, damaged.bytes())
        _ = try? file?.bytes(.target)
        _ = try? file?.bytes(.interleaved)
      }
    }
  }
}
