import AlihModel
import Testing

@testable import AlihFormats

struct FeedSourceTests {
  private func file(_ text: String) throws -> SourceFile {
    try SourceFile(path: "a.rss", bytes: Array(text.utf8))
  }

  private func texts(_ article: Article) -> [String] { article.blocks.map { article.text($0.range).trimmed } }

  private static func rss(_ item: String) -> String {
    "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"m\"><channel><title>Koran</title><item>\(item)</item></channel></rss>"
  }

  private static func atom(_ entry: String) -> String {
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Koran</title><entry>\(entry)</entry></feed>"
  }

  @Test(arguments: [
    (
      rss("<title>Air Surut</title><description>Air &lt;b&gt;sungai&lt;/b&gt; surut.</description>"),
      ["Air Surut", "Air sungai surut."]
    ),
    (rss("<title><![CDATA[Air &amp; &ldquo;Sungai&rdquo;]]></title>"), ["Air & “Sungai”"]),
    (rss("<title>Air &amp;quot;surut&amp;quot;</title>"), ["Air \"surut\""]),
    (rss("<title>Harga 3 &lt; 4</title>"), ["Harga 3 < 4"]),
    (rss("<title>Air <b>surut</b></title>"), ["Air surut"]),
    (
      rss("<title>Air</title><dc:description xmlns:dc=\"d\">Air surut.</dc:description>"),
      ["Air", "Air surut."]
    ),
    (rss("<title>Air</title><body>Air <b>surut</b>.</body>"), ["Air", "Air surut."]),
    (
      rss(
        "<title>Air</title><description>Air surut.</description><i:summary xmlns:i=\"i\">Air surut.</i:summary>"
      ),
      ["Air", "Air surut."]
    ),
    (
      rss("<title>Air</title><description>&lt;![CDATA[Air surut.]]&gt;</description>"), ["Air", "Air surut."]
    ),
    (
      rss(
        "<title>Air</title><media:title>Foto</media:title><media:content url=\"a.jpg\"><media:description>Foto banjir</media:description></media:content>"
      ), ["Air"]
    ),
    (
      rss(
        "<title>Air</title><description>Air surut.</description><content:encoded><![CDATA[<p>Air surut.</p><p>Warga pulang.</p>]]></content:encoded>"
      ), ["Air", "Air surut.", "Warga pulang."]
    ),
    (
      rss("<title>Air</title><description><![CDATA[<script>x()</script>Air surut.]]></description>"),
      ["Air", "Air surut."]
    ),
    ("  \n\n" + rss("<title>Air</title>"), ["Air"]),
    (
      rss("<title>Air & Api</title><description><![CDATA[<p>Hujan & angin</p>]]></description>"),
      ["Air & Api", "Hujan & angin"]
    ),
    (
      rss("<title>Air</title><media:group><media:description>Air surut.</media:description></media:group>"),
      ["Air", "Air surut."]
    ),
    ("<rss version=\"0.91\"><channel><item><title>Air</title></item></channel></rss>", ["Air"]),
    (
      "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><item><title>Air</title></item></r:RDF>",
      ["Air"]
    ),
    (atom("<title type=\"html\">Air &lt;em&gt;surut&lt;/em&gt;</title>"), ["Air surut"]),
    (atom("<title type=\"text\">Air &lt;em&gt;</title>"), ["Air <em>"]),
    (
      atom("<title>Air</title><content type=\"text\">Air\nnaik.\n\nWarga pergi.</content>"),
      ["Air", "Air naik.", "Warga pergi."]
    ),
    (atom("<title>Air</title><content type=\"image/png\">iVBORw0KGgo=</content>"), ["Air"]),
    (
      atom(
        "<title>Air</title><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Air <b>surut</b>.</p></div></content>"
      ), ["Air", "Air surut."]
    ),
    (
      atom("<title>Air</title><summary>Air surut.</summary><content src=\"a.html\"/>"), ["Air", "Air surut."]
    ),
    (
      "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:title>Air</a:title><a:content type=\"html\">&lt;p&gt;Surut.&lt;/p&gt;</a:content></a:entry></a:feed>",
      ["Air", "Surut."]
    ),
    (
      "<feed xmlns=\"http://purl.org/atom/ns#\" version=\"0.3\"><entry><title>Air</title><content type=\"text/html\" mode=\"base64\">PHA+QWlyIHN1cnV0LjwvcD4=</content></entry></feed>",
      ["Air", "Air surut."]
    ),
  ])
  func `an entry's title and text are read, whatever they are wrapped in, each once`(
    _ feed: String, _ expected: [String]
  ) throws {
    let file = try file(feed)
    #expect(texts(file.article) == expected)
    let again = try self.file(SameFile.shouted(file))
    #expect(texts(again.article) == expected.map { $0.uppercased() })
  }

  @Test(arguments: [
    (rss("<title>Air Surut</title><link>https://koran.example/1</link>"), "https://koran.example/1"),
    (
      atom(
        "<title>Air Surut</title><link rel=\"self\" href=\"https://koran.example/f\"/><link href=\"https://koran.example/2\"/>"
      ),
      "https://koran.example/2"
    ),
    (rss("<title>Air Surut</title><link>javascript:alert(1)</link>"), nil),
    (rss("<title>Air Surut</title>"), nil),
  ])
  func `an entry's page is where its feed says`(_ feed: String, _ address: String?) throws {
    #expect(try file(feed).article.address == address)
  }

  @Test func `what is a description and a content at once gets its translation in both places`() throws {
    let written = try SameFile.shouted(
      file(
        Self.rss(
          "<title>Air</title><description>Air surut.</description><content:encoded><![CDATA[<p>Air surut.</p>]]></content:encoded>"
        )))
    #expect(written.contains("<description>AIR SURUT.</description>"))
    #expect(written.contains("<content:encoded><![CDATA[<p>AIR SURUT.</p>]]></content:encoded>"))
  }

  @Test(arguments: [
    ("id", "en-GB", "", true), ("en-US", "id-ID", "", false), ("en", "en", "", false), ("id", "", "de", true),
  ])
  func `an entry that says that it is in another language than its feed and the run stays as it is`(
    _ feed: String, _ entry: String, _ summary: String, _ stays: Bool
  ) throws {
    func lang(_ tag: String) -> String { tag.isEmpty ? "" : " xml:lang=\"\(tag)\"" }
    let text =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(feed)\"><entry\(lang(entry))><title>Air</title><summary\(lang(summary))>Low water.</summary></entry></feed>"
    let article = try SourceFile(
      path: "a.atom", bytes: Array(text.utf8), SourceFile.Options(languages: .indonesianToEnglish)
    ).article
    #expect(texts(article) == ["Air", "Low water."] && (article.blocks[1].kept == ["Low water."]) == stays)
    #expect(article.findings.map(\.kind) == (stays ? [.notRead] : []))
  }

  @Test func `a feed in another language than before says so`() throws {
    let written = try SameFile.shouted(
      file(
        "<rss><channel><language>id</language><item xml:lang=\"id-ID\"><title>Air</title></item></channel></rss>"
      ))
    #expect(written.contains("<language>en</language>") && written.contains("xml:lang=\"en\""))
  }
}

struct FileDateTests {
  @Test(arguments: [
    ("2024-11-01T10:29:00+07:00", "2024-11-01T10:29"), ("2024-11-01", "2024-11-01"),
    ("2025/03/05 10:00:00", "2025-03-05T10:00"),
    ("20250305", "2025-03-05"), ("20250305T101500Z", "2025-03-05T10:15"), ("2025.03.05", "2025-03-05"),
    ("05/03/2025 21:45", "2025-03-05T21:45"), ("Fri, 1 Nov 2024 10:29:00 +0700", "2024-11-01T10:29"),
    ("Fri, 01-Nov-24 10:29:00 GMT", "2024-11-01T10:29"), ("March 5, 2025", "2025-03-05"),
    ("Mar 5th, 2025 3:07 PM", "2025-03-05T15:07"),
    ("Jumat, 1 November 2024 10.29 WIB", "2024-11-01T10:29"),
    ("Rabu, 5 Agustus 2020 | 07:05 WIB", "2020-08-05T07:05"),
    ("1 Desember 2023", "2023-12-01"), ("1730431740", "2024-11-01T03:29"),
    ("2024-11-01T10:29", "2024-11-01T10:29"),
  ])
  func `a date is read in the forms that writers use`(_ text: String, _ expected: String) {
    #expect(FileDate.day(text) == expected)
  }

  @Test(arguments: [
    "", "kemarin", "12", "0000-00-00", "2024-13-45", "pukul 10.29", "versi 2.0.1", "3 kali 4",
  ])
  func `what is no date gives none`(_ text: String) { #expect(FileDate.day(text) == nil) }
}
