import AlihData
import AlihMarkup
import AlihModel
import AlihSegmenter
import Foundation
import Testing

@testable import AlihFormats

/// Files of each format, written for these tests.
enum SampleFile {
  static let page = """
    <!DOCTYPE html>
    <html lang="id"><head><meta charset="utf-8"><title>Banjir - Koran Contoh</title>
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Banjir","datePublished":"2024-03-04T10:29:00+07:00",
    "author":{"name":"Sari Dewi"}}</script><style>p > b { color: red }</style></head>
    <body><nav><ul><li><a href="/">Beranda</a></li><li><a href="/e">Ekonomi</a></li></ul></nav>
    <div class="wrap"><h1>Banjir Rendam Tiga Desa</h1><div class="share-box"><p>Bagikan berita yang menarik ini kepada semua teman dan keluarga Anda sekarang juga</p></div>
    <div class="content"><figure><img src="a.jpg" alt="x"><figcaption>Warga mengungsi. (Foto: Sari Dewi)</figcaption></figure>
    <p>Banjir merendam tiga desa di <a href="/tag" class="t">Kabupaten Contoh</a> setelah <em>Sungai <b>Pinus</b></em> meluap pada Senin.</p>
    <p>Sebanyak 1.200 warga mengungsi ke sekolah &amp; balai desa akibat banjir itu sejak malam.<br>Air mulai surut di desa itu.</p>
    <h2>Bantuan</h2><ul><li>Korsel mengirim 40 perahu.</li></ul>
    <table><tr><th>Desa</th><td>Pinus <!-- kecil --></td></tr></table></div></div>
    <footer>Hak cipta 2024 Koran Contoh, semua hak dilindungi undang-undang yang berlaku di Indonesia.</footer>
    <script>if (a < b && c) { x("</p>") }</script></body></html>
    """
  static let markdown = """
    ---
    title: Banjir
    ---
    # Banjir Rendam Tiga Desa

    Banjir merendam **tiga desa** di [Kabupaten Contoh](https://contoh.example/a "t") setelah
    `kode` meluap. ![peta](a.png) Air *belum* surut.

    > Kami butuh bantuan,
    > kata Bupati.

    - Korsel mengirim 40 perahu.
      1. Air surut.

    | Desa | Warga |
    |---|---|
    | Pinus | 40 orang |

    ```
    kode tetap
    ```

    Judul Kedua
    -----------

    Selesai.
    """
  static let srt =
    "1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>Banjir merendam tiga desa</i>\r\ndi Kabupaten Contoh.\r\n\r\n2\r\n00:00:05,000 --> 00:00:07,500\r\n{\\an8}Warga mengungsi.\r\n"
  static let vtt =
    "WEBVTT\n\nNOTE catatan\n\n1\n00:01.000 --> 00:04.000 align:start\n<v Budi>Korut menembakkan <b>rudal</b>.\n"
  static let jsonl =
    "{\"id\": 1, \"text\": \"Korut menembak.\\nKorsel mengecam.\", \"n\": 1.0}\n\n{\"id\":2,\"t\":[\"text\"],\"text\":\"Harga \\\"beras\\\" naik.\"}\n"
  static let csv =
    "id,text,x\r\n1,\"Korut menembak, kata \"\"Korsel\"\".\",a\r\n2,Harga beras naik.,b\r\n3,,c\r\n"
  static let po =
    "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\n#: a.c:1\nmsgid \"Korut menembak.\"\nmsgstr \"\"\n\nmsgid \"Sudah\"\nmsgstr \"Done\"\n\nmsgid \"\"\n\"Harga beras \"\n\"naik.\\n\"\nmsgstr \"\"\n"
  static let xliff12 = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id" datatype="plaintext"><body>
    <trans-unit id="1"><source>Korut menembakkan <g id="1">rudal balistik</g> pada Senin.<x id="2"/></source></trans-unit>
    <trans-unit id="2"><source>Sudah.</source><target>Done.</target></trans-unit>
    <trans-unit id="3" translate="no"><source>Tetap.</source></trans-unit></body></file></xliff>
    """
  static let xliff21 = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff version="2.1" srcLang="id" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f1"><unit id="u1"><segment id="s1"><source>Korut menembakkan <pc id="1">rudal balistik</pc> pada Senin.<ph id="2"/></source></segment></unit></file></xliff>
    """
  static let rss = """
    <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Koran</title>
    <item><title>Banjir Rendam Tiga Desa</title><link>http://x.example/1</link><description>Banjir merendam &lt;b&gt;tiga desa&lt;/b&gt;.</description><content:encoded><![CDATA[<p>Banjir merendam tiga desa.</p><p>Warga <i>mengungsi</i>.</p>]]></content:encoded></item></channel></rss>
    """
  static let mail =
    "From: =?UTF-8?Q?Sari_Dewi?= <sari@contoh.example>\r\nDate: Fri, 1 Nov 2024 10:29:00 +0700\r\nSubject: =?UTF-8?B?QmFuamly?=\r\n =?UTF-8?Q?_Rendam_Desa?=\r\nContent-Type: multipart/alternative; boundary=\"xx\"\r\n\r\n--xx\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nBanjir merendam tiga =\r\ndesa =96 semua.\r\n\r\nWarga mengungsi.\r\n-- \r\nSari\r\n--xx\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--xx--\r\n"

  static func docx(_ body: String = docxBody) throws -> [UInt8] {
    var archive = ZipArchive()
    archive["[Content_Types].xml"] = Array("<Types/>".utf8)
    archive["word/document.xml"] = Array(
      "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>\(body)</w:body></w:document>"
        .utf8)
    archive["word/media/a.png"] = [1, 2, 3]
    return try archive.bytes()
  }

  private static let docxBody =
    "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Banjir Rendam Tiga Desa</w:t></w:r></w:p>"
    + "<w:p><w:r><w:t xml:space=\"preserve\">Banjir merendam </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tiga </w:t></w:r><w:proofErr w:type=\"x\"/><w:r><w:rPr><w:b/></w:rPr><w:t>desa</w:t></w:r>"
    + "<w:r><w:t xml:space=\"preserve\"> di </w:t></w:r><w:hyperlink r:id=\"rId1\"><w:r><w:t>Kabupaten Contoh</w:t></w:r></w:hyperlink><w:r><w:drawing/></w:r><w:r><w:t xml:space=\"preserve\"> pada Senin lalu.</w:t></w:r></w:p>"
    + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Pinus</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"

  static func epub() throws -> [UInt8] {
    var archive = ZipArchive()
    archive.addStored("mimetype", Array("application/epub+zip".utf8))
    archive["META-INF/container.xml"] = Array(
      "<container><rootfiles><rootfile full-path=\"O/p.opf\"/></rootfiles></container>".utf8)
    archive["O/p.opf"] = Array(
      "<package xmlns:dc=\"d\"><metadata><dc:creator>Sari Dewi</dc:creator></metadata><manifest><item id=\"b\" href=\"b.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"a\" href=\"a%201.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>"
        .utf8)
    func page(_ body: String) -> [UInt8] {
      Array(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"id\"><head><title>x</title></head><body>\(body)</body></html>"
          .utf8)
    }
    archive["O/a 1.xhtml"] = page(
      "<h1>Banjir</h1><p>Banjir merendam <b>tiga desa</b>.<img src=\"a.png\"/></p>")
    archive["O/b.xhtml"] = page("<p>Warga mengungsi.</p>")
    return try archive.bytes()
  }

  static func odt() throws -> [UInt8] {
    var archive = ZipArchive()
    archive.addStored("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))
    archive["content.xml"] = Array(
      "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:draw=\"d\"><office:body><office:text><text:h text:outline-level=\"1\">Banjir</text:h><text:p text:style-name=\"P1\">Banjir merendam <text:span text:style-name=\"T1\">tiga desa</text:span><text:s/>di<text:line-break/>Kabupaten Contoh.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Menurut warga.</text:p></text:note-body></text:note></text:p></office:text></office:body></office:document-content>"
        .utf8)
    return try archive.bytes()
  }

  static func all() throws -> [(name: String, bytes: [UInt8])] {
    [
      ("a.odt", try odt()), ("a.json", Array("[\n{\"text\": \"Banjir.\", \"a\": [1]}]\n".utf8)),
      ("a.tsv", Array("id\ttext\n1\tBanjir \"besar\".\n".utf8)),
      (
        "c.po",
        Array("msgid \"Satu kursi\"\nmsgid_plural \"%d kursi\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n".utf8)
      ),
      ("a.txt", Array("\u{FEFF}Banjir Rendam Desa\r\n\r\nAir surut. Warga pulang.\r\n".utf8)),
      ("a.html", Array(page.utf8)),
      ("a.md", Array(markdown.utf8)),
      ("b.md", Array(markdown.replacingOccurrences(of: "\n", with: "\r").utf8)), ("a.srt", Array(srt.utf8)),
      ("a.vtt", Array(vtt.utf8)),
      ("a.jsonl", Array(jsonl.utf8)),
      ("a.csv", Array(csv.utf8)), ("a.po", Array(po.utf8)), ("a.xlf", Array(xliff12.utf8)),
      ("b.xlf", Array(xliff21.utf8)),
      ("a.rss", Array(rss.utf8)), ("a.docx", try docx()), ("a.epub", try epub()), ("a.eml", Array(mail.utf8)),
    ]
  }
}

struct SourceFileTests {
  private func read(_ name: String, _ text: String) throws -> Article {
    try SourceFile(path: name, bytes: Array(text.utf8)).article
  }

  private func texts(_ article: Article) -> [String] {
    article.blocks.map { "\($0.role): \(article.text($0.range).trimmed)" }
  }

  @Test func `of a page its article is read, with what it says of itself, and nothing around it`() throws {
    let article = try read("a.html", SampleFile.page)
    #expect(
      texts(article) == [
        "headline: Banjir Rendam Tiga Desa", "caption: Warga mengungsi. (Foto: Sari Dewi)",
        "paragraph: Banjir merendam tiga desa di Kabupaten Contoh setelah Sungai Pinus meluap pada Senin.",
        "paragraph: Sebanyak 1.200 warga mengungsi ke sekolah & balai desa akibat banjir itu sejak malam.",
        "paragraph: Air mulai surut di desa itu.", "subheading: Bantuan", "list: Korsel mengirim 40 perahu.",
        "subheading: Desa", "list: Pinus",
      ])
    #expect(article.byline == "Sari Dewi" && article.date == "2024-03-04T10:29")
    #expect(article.findings.isEmpty)
    let spans = article.blocks[2].spans.map { article.text($0.range) }
    #expect(spans == ["Kabupaten Contoh", "Sungai Pinus", "Pinus"])
  }

  @Test func `Markdown's marks are no text, and code, front matter and pictures stay out`() throws {
    let article = try read("a.md", SampleFile.markdown)
    #expect(
      texts(article) == [
        "headline: Banjir Rendam Tiga Desa",
        "paragraph: Banjir merendam tiga desa di Kabupaten Contoh setelah kode meluap. Air belum surut.",
        "quote: Kami butuh bantuan, kata Bupati.", "list: Korsel mengirim 40 perahu.", "list: Air surut.",
        "subheading: Desa", "subheading: Warga", "list: Pinus", "list: 40 orang", "subheading: Judul Kedua",
        "paragraph: Selesai.",
      ])
  }

  @Test func `a cue is a segment, and its tags are no text`() throws {
    #expect(
      try texts(read("a.srt", SampleFile.srt)) == [
        "paragraph: Banjir merendam tiga desa di Kabupaten Contoh.", "paragraph: Warga mengungsi.",
      ])
    #expect(try texts(read("a.vtt", SampleFile.vtt)) == ["paragraph: Korut menembakkan rudal."])
  }

  @Test func `records give the lines of one field, whatever else they hold`() throws {
    #expect(
      try texts(read("a.jsonl", SampleFile.jsonl)) == [
        "paragraph: Korut menembak.", "paragraph: Korsel mengecam.", "paragraph: Harga \"beras\" naik.",
      ])
    #expect(
      try texts(read("a.csv", SampleFile.csv)) == [
        "paragraph: Korut menembak, kata \"Korsel\".", "paragraph: Harga beras naik.",
      ])
  }

  @Test func `behind an entry with plural forms the next one is read`() throws {
    let po =
      "msgid \"orang\"\nmsgid_plural \"orang\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n\nmsgid \"Hujan turun.\"\nmsgstr \"\"\n"
    #expect(
      try texts(read("a.po", po)) == ["paragraph: orang", "paragraph: orang", "paragraph: Hujan turun."])
  }

  @Test func `of translators' files only what has no translation is read`() throws {
    #expect(
      try texts(read("a.po", SampleFile.po)) == [
        "paragraph: Korut menembak.", "paragraph: Harga beras naik.",
      ])
    #expect(
      try texts(read("a.xlf", SampleFile.xliff12)) == [
        "paragraph: Korut menembakkan rudal balistik pada Senin."
      ])
    #expect(
      try texts(read("b.xlf", SampleFile.xliff21)) == [
        "paragraph: Korut menembakkan rudal balistik pada Senin."
      ])
  }

  @Test func `feeds, mail, documents and books give their texts in order`() throws {
    #expect(
      try texts(read("a.rss", SampleFile.rss)) == [
        "headline: Banjir Rendam Tiga Desa", "paragraph: Banjir merendam tiga desa.",
        "paragraph: Warga mengungsi.",
      ])
    let mail = try read("a.eml", SampleFile.mail)
    #expect(
      texts(mail) == [
        "headline: Banjir Rendam Desa", "paragraph: Banjir merendam tiga desa – semua.",
        "paragraph: Warga mengungsi.", "other: Sari",
      ])
    #expect(mail.byline == "Sari Dewi" && mail.date == "2024-11-01T10:29")
    let document = try SourceFile(path: "a.docx", bytes: SampleFile.docx()).article
    #expect(
      texts(document) == [
        "headline: Banjir Rendam Tiga Desa",
        "paragraph: Banjir merendam tiga desa di Kabupaten Contoh pada Senin lalu.",
        "paragraph: Pinus",
      ])
    #expect(
      document.blocks[1].spans.map { document.text($0.range) } == ["tiga desa", "Kabupaten Contoh", ""])
    let book = try SourceFile(path: "a.epub", bytes: SampleFile.epub()).article
    #expect(
      texts(book) == [
        "headline: Banjir", "paragraph: Banjir merendam tiga desa.", "paragraph: Warga mengungsi.",
        "other: x",
      ])
    #expect(book.byline == "Sari Dewi")
  }

  @Test(arguments: [
    (Array("Banjir “besar” di Süd.".data(using: .utf16)!), "UTF-16"),
    (Array("Banjir “besar” di Süd.".data(using: .utf32)!), "UTF-32"),
    (Array("Banjir “besar” di Süd.".data(using: .windowsCP1252)!), "Windows-1252"),
    (Array("Banjir “besar” di Süd.".data(using: .utf16LittleEndian)!), "UTF-16"),
  ])
  func `text in another encoding is read, and that is said`(_ bytes: [UInt8], _ name: String) throws {
    let article = try SourceFile(path: "a.txt", bytes: bytes).article
    #expect(String(decoding: article.bytes, as: UTF8.self).contains("Banjir “besar” di Süd."))
    #expect(article.findings.count == 1 && article.findings[0].message.hasPrefix("read as \(name)"))
  }

  private func format(_ path: String, _ bytes: [UInt8]) -> String {
    SourceFormat.format(path: path, beginning: Beginning(bytes)).name
  }

  @Test func `a format is known by the file where its name says nothing`() throws {
    #expect(format("-", Array(SampleFile.page.utf8)) == "html")
    #expect(format("-", Array(SampleFile.rss.utf8)) == "feed")
    #expect(format("x", Array(SampleFile.xliff21.utf8)) == "xliff")
    #expect(format("x", try SampleFile.epub()) == "epub")
    #expect(format("x.bin", try SampleFile.docx()) == "docx")
    #expect(format("a.b/berita", Array("Banjir.".utf8)) == "text")
  }

  @Test(arguments: [
    ("a.docx", "PK\u{3}\u{4}rest", "no ZIP archive"), ("a.docx", "", "is empty"),
    ("a.xlf", "<a><b></a>", "line 1"), ("a.xlf", "<a/>", "no XLIFF"),
    ("a.rss", "<rss><channel/></rss>", "without entries"),
    ("a.jsonl", "[1]\n", "line 1 is no JSON object"), ("a.jsonl", "{\"a\":1}", "no text in 'text'"),
    ("a.csv", "a,b\n1,2\n", "no column 'text' (there are: a, b)"),
    ("a.po", "msgid \"x\n", "no closed string"),
    ("a.po", "msgid \"x\"\n", "has no msgstr"),
    ("a.po", "msgid \"x\"\n\nmsgid \"y\"\nmsgstr \"\"\n", "has no msgstr"),
    ("a.srt", "hello", "no cue"), ("a.eml", "hello", "no mail headers"), ("a.html", "", "empty"),
    (
      "a.xlf",
      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xliff><file><unit><segment><source>&e;</source></segment></unit></file></xliff>",
      "Entity 'e'"
    ),
  ])
  func `a file that can't be read says why`(_ name: String, _ text: String, _ reason: String) {
    let error = #expect(throws: ArticleFileError.self) { try SourceFile(path: name, bytes: Array(text.utf8)) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "none")")
    #expect(error?.description.hasPrefix("'\(name)'") == true)
  }

  @Test func `expanding entities, deep documents and archives that claim too much are refused`() throws {
    var entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
    for (name, inner) in zip("bcdefghij", "abcdefghi") {
      entities += "<!ENTITY \(name) \"\(String(repeating: "&\(inner);", count: 10))\">"
    }
    let laughs =
      entities + "]><xliff><file><unit><segment><source>&j;</source></segment></unit></file></xliff>"
    #expect(throws: ArticleFileError.self) { try SourceFile(path: "a.xlf", bytes: Array(laughs.utf8)) }
    let deep = String(repeating: "<div>", count: 5_000) + "x"
    #expect(throws: ArticleFileError.self) { try SourceFile(path: "a.html", bytes: Array(deep.utf8)) }
    var archive = ZipArchive()
    archive["word/document.xml"] = [UInt8](repeating: 0x20, count: 1 << 20)
    var bomb = try archive.bytes()
    // The size that the directory claims.
    let claim = withUnsafeBytes(of: UInt32(1 << 20).littleEndian) { Array($0) }
    for start in bomb.indices.dropLast(4) where Array(bomb[start..<start + 4]) == claim {
      bomb.replaceSubrange(start..<start + 4, with: [0xFF, 0xFF, 0xFF, 0x7F])
    }
    let error = #expect(throws: ArticleFileError.self) { try SourceFile(path: "a.docx", bytes: bomb) }
    #expect(error?.description.contains("can't be read") == true)
  }

  @Test func `one damaged letter takes no paragraph of a Markdown file along`() throws {
    let text =
      Array("# Judul\n\nAir naik ".utf8) + [0xE2, 0x80] + Array(" di desa. Warga pergi.\n\nSelesai.\n".utf8)
    let article = try SourceFile(path: "a.md", bytes: text).article
    let texts = article.blocks.map { article.text($0.range).trimmingCharacters(in: .whitespacesAndNewlines) }
    #expect(texts == ["Judul", "Air naik \u{FFFD} di desa. Warga pergi.", "Selesai."])
    #expect(article.findings.map(\.kind) == [.invalidUTF8])
  }
}
