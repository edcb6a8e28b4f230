import AlihModel
import Foundation
import Testing

@testable import AlihFormats

struct JSONFeedSourceTests {
  private static let feed = """
    {"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "title": "Koran Contoh", "language": "id", "items": [
      {"id": "1", "authors": [{"name": "Sari"}], "title": "Air \\"surut\\"", "summary": "Air surut.",
       "content_html": "<p>Air surut.</p><p>Warga <b>pulang</b>.</p>", "date_published": "2025-03-06T08:00:00+07:00"},
      {"id": "2", "content_text": "Pasar tutup.\\nWarga diam."}]}

    """

  @Test func `each item is an article, and all else stays`() throws {
    let file = try Translated("a.json", Array(Self.feed.utf8))
    #expect(file.texts == ["Air \"surut\"", "Air surut.", "Warga pulang.", "Pasar tutup.", "Warga diam."])
    #expect(file.source.article.blocks[0].role == .headline && file.source.format.name == "json")
    let expected = Self.feed.replacing("Air \\\"surut\\\"", with: "AIR \\\"SURUT\\\"")
      .replacing("\"Air surut.\"", with: "\"AIR SURUT.\"")
      .replacing(
        "<p>Air surut.</p><p>Warga <b>pulang</b>.</p>", with: "<p>AIR SURUT.</p><p>WARGA <b>PULANG</b>.</p>"
      )
      .replacing("Pasar tutup.\\nWarga diam.", with: "PASAR TUTUP.\\nWARGA DIAM.")
      .replacing("\"language\": \"id\"", with: "\"language\": \"en\"")
    #expect(try file.text() == expected)
  }

  @Test func `an item in another language stays as it is`() throws {
    let feed = Self.feed.replacing("{\"id\": \"2\",", with: "{\"id\": \"2\", \"language\": \"jv\",")
    let file = try Translated("a.json", Array(feed.utf8))
    #expect(file.article.blocks.map(\.kept) == [[], [], [], ["Pasar tutup."], ["Warga diam."]])
    #expect(file.source.article.findings.map(\.kind) == [.notRead])
  }

  @Test func `entries of feeds and mails of a mailbox are files of their own`() throws {
    let folder = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try write("kabar.json", Self.feed)
    try write("atur.json", "{\"warna\": \"biru\"}")
    try write(
      "umpan.xml",
      "<!-- x -->\n<?xml version=\"1.0\"?><rss><channel><item><title>Satu</title></item><item><title>Dua</title></item></channel></rss>"
    )
    try write("gambar.xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
    try write(
      "surat.mbox",
      "From a Thu Mar  6 08:00:00 2025\nFrom: a@b\nSubject: Air\n\n>From sini terlihat.\n\nFrom b Thu Mar  6 08:00:00 2025\nFrom: c@d\nSubject: Api\n\nPadam.\n"
    )
    let files = try InputFiles([folder.path]).files.flatMap(\.articles)
    #expect(
      files.map(\.relativePath) == [
        "kabar/1.json", "kabar/2.json", "surat/1.mbox", "surat/2.mbox", "umpan/1.xml", "umpan/2.xml",
      ])
    let texts = try files.map { file in
      let article = try SourceFile.read(file).article
      return article.blocks.map { article.text($0.range).trimmed }
    }
    #expect(texts[1] == ["Pasar tutup.", "Warga diam."] && texts[2] == ["Air", "From sini terlihat."])
    #expect(texts[5] == ["Dua"])
    #expect(try SourceFile.read(files[0]).article.byline == "Sari")
  }
}
