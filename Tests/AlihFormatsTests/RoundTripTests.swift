import AlihData
import AlihMarkup
import AlihModel
import AlihSegmenter
import Foundation
import Testing

@testable import AlihFormats

struct RoundTripTests {
  /// An article "translated" word by word by `change`, with the spans where its words are.
  private func translated(
    _ article: Article, _ change: (String) -> String
  ) -> BilingualArticle {
    let blocks = article.blocks.map { block in
      BilingualBlock(
        id: block.id, role: block.role,
        segments: block.segments.map { segment in
          let bytes = Array(segment.text.utf8)
          func target(_ end: Int) -> String { change(String(decoding: bytes[..<end], as: UTF8.self)) }
          var result = BilingualSegment(
            id: segment.id, source: segment.text, target: target(bytes.count), engine: "test",
            status: .translated,
            terms: [], findings: [])
          for span in block.spans {
            let isOwn =
              span.range.overlaps(segment.range)
              || span.range.isEmpty && segment.range.contains(span.range.lowerBound)
              || span.range.isEmpty && segment.id == block.segments.last?.id
                && span.range.lowerBound >= segment.range.upperBound
            guard isOwn else { continue }
            let low = min(max(span.range.lowerBound - segment.range.lowerBound, 0), bytes.count)
            let high = min(max(span.range.upperBound - segment.range.lowerBound, low), bytes.count)
            result.spans.append(
              InlineSpan(id: span.id, range: target(low).utf8.count..<target(high).utf8.count))
          }
          return result
        })
    }
    return BilingualArticle(
      path: article.path, languages: .indonesianToEnglish, byline: nil, date: nil, blocks: blocks,
      findings: [])
  }

  private func segmented(_ article: Article) throws -> Article {
    ArticleSegmenter(rules: try SegmenterRules(reading: DataFolder.find().bytes)).blocks(of: article)
  }

  private func written(
    _ file: (name: String, bytes: [UInt8]), _ layout: Layout = .target, _ change: (String) -> String
  ) throws -> [UInt8] {
    let source = try SourceFile(path: file.name, bytes: file.bytes)
    let article = try segmented(source.article)
    return try source.bytes(of: translated(article, change), article, layout)
  }

  @Test func `the same texts give the same file: byte for byte, or the same tree`() throws {
    for file in try SampleFile.all() where file.name != "a.eml" {
      for layout in [Layout.target, .interleaved] {
        let again = try written(file, layout) { $0 }
        switch file.name {
        case "a.html":
          #expect(try MarkupTree(html: again).first("body") == MarkupTree(html: file.bytes).first("body"))
        case "a.rss": #expect(try MarkupTree(xml: again) == MarkupTree(xml: file.bytes))
        case "a.xlf", "b.xlf":
          #expect(String(decoding: again, as: UTF8.self).contains("menembakkan"), "\(file.name)")
        case "a.docx", "a.epub", "a.odt":
          let (one, other) = (try ZipArchive(file.bytes), try ZipArchive(again))
          #expect(one.entries.map(\.name) == other.entries.map(\.name))
          for (before, after) in zip(one.entries, other.entries) {
            guard before.name.hasSuffix("ml") else {
              #expect(before.bytes == after.bytes)
              continue
            }
            #expect(
              try MarkupTree(xml: before.bytes).first("body") == MarkupTree(xml: after.bytes).first("body"),
              "\(before.name)")
          }
        default: #expect(again == file.bytes, "\(file.name) \(layout)")
        }
      }
    }
  }

  @Test func `other texts keep every element, in its place among the words`() throws {
    func loud(_ text: String) -> String { text.uppercased() }
    let page = String(
      decoding: try written(("a.html", Array(SampleFile.page.utf8)), .target, loud), as: UTF8.self)
    #expect(
      page.contains(
        "DI <a href=\"/tag\" class=\"t\">KABUPATEN CONTOH</a> SETELAH <em>SUNGAI <b>PINUS</b></em> MELUAP"))
    #expect(page.contains("SEKOLAH &amp; BALAI DESA AKIBAT BANJIR ITU SEJAK MALAM.<br>AIR MULAI SURUT"))
    #expect(page.contains("<!-- kecil -->") && page.contains("x(\"</p>\")") && page.contains("a < b && c"))
    #expect(page.contains("Beranda") && page.contains("<html lang=\"en\">"))
    let markdown = String(
      decoding: try written(("a.md", Array(SampleFile.markdown.utf8)), .target, loud), as: UTF8.self)
    #expect(
      markdown.contains(
        "**TIGA DESA** DI [KABUPATEN CONTOH](https://contoh.example/a \"t\") SETELAH `kode` MELUAP. ![peta](a.png) AIR *BELUM* SURUT."
      ))
    #expect(markdown.contains("> KAMI BUTUH BANTUAN, KATA BUPATI.") && markdown.contains("  1. AIR SURUT."))
    #expect(
      markdown.contains("| PINUS | 40 ORANG |") && markdown.contains("kode tetap")
        && markdown.contains("JUDUL KEDUA\n------"))
    let subtitles = String(
      decoding: try written(("a.srt", Array(SampleFile.srt.utf8)), .target, loud), as: UTF8.self)
    #expect(subtitles.contains("<i>BANJIR MERENDAM TIGA DESA</i>\r\nDI KABUPATEN CONTOH.\r\n\r\n2"))
    #expect(subtitles.contains("{\\an8}WARGA MENGUNGSI."))
    let unit = String(
      decoding: try written(("a.xlf", Array(SampleFile.xliff12.utf8)), .target, loud), as: UTF8.self)
    #expect(
      unit.contains("KORUT MENEMBAKKAN <g id=\"1\">RUDAL BALISTIK</g> PADA SENIN.<x id=\"2\"/></target>"))
    #expect(unit.contains("target-language=\"en\"") && unit.contains("<target>Done.</target>"))
    let document = try ZipArchive(written(("a.docx", SampleFile.docx()), .target, loud))
    let xml = String(decoding: try #require(document["word/document.xml"]), as: UTF8.self)
    #expect(xml.contains("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">TIGA DESA</w:t>"))
    #expect(
      xml.contains(
        "<w:hyperlink r:id=\"rId1\"><w:r><w:t xml:space=\"preserve\">KABUPATEN CONTOH</w:t></w:r></w:hyperlink>"
      ))
    #expect(xml.contains("<w:drawing/>") && document["word/media/a.png"] == [1, 2, 3])
    let book = try ZipArchive(written(("a.epub", SampleFile.epub()), .target, loud))
    #expect(book.entries.first?.name == "mimetype" && book.entries.first?.isStored == true)
    #expect(
      String(decoding: try #require(book["O/a 1.xhtml"]), as: UTF8.self).contains(
        "MERENDAM <b>TIGA DESA</b>.<img src=\"a.png\"/>"))
  }

  @Test func `both languages stand together where the format has room`() throws {
    func both(_ name: String, _ text: String) throws -> String {
      String(decoding: try written((name, Array(text.utf8)), .interleaved) { $0.uppercased() }, as: UTF8.self)
    }
    #expect(try both("a.txt", "Judul\n\nAir surut.\n") == "Judul\nJUDUL\n\nAir surut.\nAIR SURUT.\n")
    #expect(
      try both("a.jsonl", SampleFile.jsonl).contains(
        "\"text\": \"Korut menembak.\\nKorsel mengecam.\",\"text_en\":\"KORUT MENEMBAK.\\nKORSEL MENGECAM.\", \"n\": 1.0}"
      ))
    #expect(
      try both("a.vtt", SampleFile.vtt).contains(
        "<v Budi>Korut menembakkan <b>rudal</b>.\n<v Budi>KORUT MENEMBAKKAN <b>RUDAL</b>."))
    #expect(try both("a.md", SampleFile.markdown).contains("> kata Bupati.\\\n> KAMI BUTUH BANTUAN"))
    #expect(
      try both("a.html", SampleFile.page).contains(
        "<li>Korsel mengirim 40 perahu.<br><span lang=\"en\">KORSEL"))
  }

  @Test func `mail isn't written again, and that is said`() throws {
    let error = #expect(throws: ArticleFileError.self) {
      try written(("a.eml", Array(SampleFile.mail.utf8))) { $0 }
    }
    #expect(error?.description.contains("--format") == true)
  }

  @Test func `no reader falls over whatever stands in a file`() throws {
    var random = SeededGenerator(state: 7)
    for file in try SampleFile.all() {
      for _ in 0..<60 {
        var bytes = file.bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
          let at = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes.remove(at: at)
          case 2: bytes.insert(contentsOf: bytes[at...].prefix(20), at: at)
          default: bytes.removeSubrange(at..<min(bytes.count, at + 30))
          }
        }
        // Written again it is only held to not crashing: what a damaged file means is anybody's guess.
        _ = try? written((file.name, bytes)) { $0.uppercased() }
      }
    }
  }
}
