import AlihModel
import Foundation
import Testing

@testable import AlihFormats

/// Pages in the shapes that sites have, with one story.
struct PageStoryTests {
  private static let story = [
    "Gubernur membuka jembatan gantung di Lembah Kemuning pada Selasa pagi bersama para kepala desa.",
    "Jembatan itu menghubungkan dua kampung yang selama ini terpisah oleh sungai yang deras sekali.",
    "Warga menyambutnya dengan tarian, dan anak sekolah tidak perlu lagi menyeberang dengan rakit.",
    "Biaya pembangunannya ditanggung bersama oleh provinsi dan sebuah yayasan dari kota tetangga.",
  ]

  private static func paragraphs(_ range: Range<Int>) -> String {
    story[range].map { "<p>\($0)</p>" }.joined()
  }

  private static func page(_ body: String, head: String = "") -> String {
    "<!doctype html><html lang=\"id\"><head><meta charset=\"utf-8\"><title>Jembatan Kemuning Dibuka</title>\(head)</head><body>\(body)</body></html>"
  }

  private func read(_ page: String) throws -> Article {
    try SourceFile(path: "a.html", bytes: Array(page.utf8)).article
  }

  private func texts(_ article: Article) -> [String] { article.blocks.map { article.text($0.range).trimmed } }

  private static let menu =
    "<ul class=\"atas\"><li><a href=\"/1\">Politik</a></li><li><a href=\"/2\">Olahraga</a></li></ul>"

  @Test(arguments: [
    // One container, in a body that is called after what it has beside it.
    "<nav>\(menu)</nav><article><h1>Jembatan Kemuning Dibuka</h1>\(paragraphs(0..<4))</article>",
    "\(menu)<div class=\"content has-sidebar\"><h1>Jembatan Kemuning Dibuka</h1>\(paragraphs(0..<4))</div>",
    // A name of furniture on what holds most of the text.
    "<div id=\"sidebar-wrap\"><h1>Jembatan Kemuning Dibuka</h1><div class=\"comment-style\">\(paragraphs(0..<4))</div></div>\(menu)",
    // Cut in two by an advertisement.
    "<article><h1>Jembatan Kemuning Dibuka</h1><div class=\"isi\">\(paragraphs(0..<2))</div><div class=\"slot\"><a href=\"/b\">Sepatu murah</a></div><div class=\"isi\">\(paragraphs(2..<4))</div></article>",
    // Each paragraph in a section of its own.
    "<main><h1>Jembatan Kemuning Dibuka</h1>\(story.map { "<section><div><p>\($0)</p></div></section>" }.joined())</main>",
    // A table for the layout, as old sites have.
    "<table><tr><td>\(menu)</td><td><h1>Jembatan Kemuning Dibuka</h1>\(paragraphs(0..<4))</td></tr></table>",
    // Lines instead of paragraphs.
    "<div><h1>Jembatan Kemuning Dibuka</h1><div>\(story.joined(separator: "<br><br>"))</div></div>\(menu)",
    // The site's name is the page's first heading.
    "<header><h1><a href=\"/\">Koran Contoh</a></h1></header><article><h1>Jembatan Kemuning Dibuka</h1>\(paragraphs(0..<4))</article>",
    // A form around everything, as some servers make it, and a list of other stories.
    "<form action=\"/x\">\(menu)<h1>Jembatan Kemuning Dibuka</h1><div>\(paragraphs(0..<4))</div></form>",
    "<article><h1>Jembatan Kemuning Dibuka</h1>\(paragraphs(0..<4))</article><div>"
      + (1...4).map {
        "<div class=\"kartu\"><h3><a href=\"/\($0)\">Berita lain yang panjang nomor \($0) hari ini</a></h3><p>Ringkasan singkat berita itu untuk pembaca.</p></div>"
      }.joined() + "</div>",
  ])
  func `the story is read whole, and nothing around it`(_ body: String) throws {
    #expect(try texts(read(Self.page(body))) == ["Jembatan Kemuning Dibuka"] + Self.story)
  }

  @Test(arguments: [
    "<div><h2>Biaya</h2></div>", "<section><div class=\"judul\"><h3>Biaya</h3></div></section>",
    "<h4>Biaya</h4>",
  ])
  func `a heading in a box of its own is the story's`(_ box: String) throws {
    let sections =
      "<div class=\"bagian\">\(Self.paragraphs(0..<2))</div><div class=\"bagian\">\(box)\(Self.paragraphs(2..<4))</div>"
    for body in ["\(Self.paragraphs(0..<2))\(box)\(Self.paragraphs(2..<4))", sections] {
      let article = try read(
        Self.page("\(Self.menu)<article><h1>Jembatan Kemuning Dibuka</h1>\(body)</article>"))
      #expect(
        texts(article) == ["Jembatan Kemuning Dibuka"] + Self.story[..<2] + ["Biaya"] + Self.story[2...])
    }
  }

  @Test(arguments: [
    "<div class=\"tabel\"><table><tr><th>Biaya</th><th>Tahun</th></tr><tr><td>12 miliar</td><td>2025</td></tr></table></div>",
    "<div class=\"foto\"><img src=\"a.jpg\"><p class=\"caption\">Biaya</p></div>",
    "<div class=\"galeri\"><figure><img><figcaption>Biaya</figcaption></figure><figure><img><figcaption>Tahun 2025</figcaption></figure></div>",
  ])
  func `tables and captions in a box below the story are the story's`(_ box: String) throws {
    let article = try read(
      Self.page(
        "\(Self.menu)<article><h1>Jembatan Kemuning Dibuka</h1>\(Self.paragraphs(0..<4))\(box)</article>"))
    #expect(texts(article).contains("Biaya") && Self.story.allSatisfy(texts(article).contains))
  }

  @Test(arguments: [
    "<aside><p>Ringkasan: jembatan dibuka, dan rakit yang lama kini menjadi milik museum desa.</p></aside>",
    "<aside class=\"fakta\"><h3>Fakta</h3><ul><li>Panjang jembatan 84 meter</li><li>Dibangun selama dua tahun penuh</li></ul></aside>",
  ])
  func `a box of facts in the article is part of it, wherever it stands`(_ box: String) throws {
    for body in [
      box + Self.paragraphs(0..<4), Self.paragraphs(0..<2) + box + Self.paragraphs(2..<4),
      Self.paragraphs(0..<4) + box,
    ] {
      let article = try read(
        Self.page("\(Self.menu)<article><h1>Jembatan Kemuning Dibuka</h1>\(body)</article>"))
      #expect(texts(article).contains { $0.hasPrefix("Ringkasan") || $0.hasPrefix("Panjang") })
      #expect(Self.story.allSatisfy(texts(article).contains))
    }
    // Beside it, and by names of furniture, it is none.
    for page in [
      "<article><h1>Jembatan Kemuning Dibuka</h1>\(Self.paragraphs(0..<4))</article>\(box)",
      "<article><h1>Jembatan Kemuning Dibuka</h1>\(Self.paragraphs(0..<4))\(box.replacing("<aside", with: "<aside id=\"related-posts\""))</article>",
    ] {
      #expect(try texts(read(Self.page("<main>\(page)</main>"))) == ["Jembatan Kemuning Dibuka"] + Self.story)
    }
  }

  @Test(arguments: [
    "<div class=\"tanya\"><h3>Siapa yang membayar?</h3><div><p>Provinsi dan yayasan.</p></div></div>",
    "<div class=\"tanya\"><h3>Siapa?</h3><div class=\"a\"><p>Dan yayasan.</p></div><h3>Lalu?</h3><div><p>Provinsi dan yayasan.</p></div></div>",
    "<amp-accordion><section><h4>Biaya</h4><p>Provinsi dan yayasan.</p></section></amp-accordion>",
    "<div class=\"puisi\">Sungai mengalir deras,<br>Provinsi dan yayasan.</div>",
  ])
  func `a box with a sentence before or behind the paragraphs is read`(_ box: String) throws {
    for body in [box + Self.paragraphs(0..<4), Self.paragraphs(0..<4) + box] {
      let article = try read(
        Self.page("\(Self.menu)<article><h1>Jembatan Kemuning Dibuka</h1>\(body)</article>"))
      #expect(Self.story.allSatisfy(texts(article).contains))
      for text in box.matches(of: />([A-Z][^<>]+[.?])</).map({ String($0.output.1) }) {
        #expect(texts(article).contains { $0.hasSuffix(text) }, "\(text)")
      }
    }
  }

  @Test func `keywords are no text, and a note of Google's documents is one`() throws {
    let tags =
      "<p>Topik: <a href=\"/a\" rel=\"tag\">jembatan gantung baru</a>, <a href=\"/b\" rel=\"category tag\">lembah kemuning</a></p>"
    let note = "<hr><div><p><a href=\"#r1\" id=\"n1\">[1]</a><span>Data dinas</span></p></div>"
    let article = try read(
      Self.page("<article><h1>Jembatan Kemuning Dibuka</h1>\(Self.paragraphs(0..<4))\(note)\(tags)</article>")
    )
    #expect(texts(article) == ["Jembatan Kemuning Dibuka"] + Self.story + ["Data dinas"])
  }

  @Test func `points above the story that are called its summary are read`() throws {
    let points =
      "<div class=\"ringkasan\"><ul><li>Dua kampung kini terhubung</li><li>Rakit pensiun</li></ul></div>"
    let article = try read(
      Self.page("<article><h1>Jembatan Kemuning Dibuka</h1>\(points)\(Self.paragraphs(0..<4))</article>"))
    #expect(texts(article).prefix(3).suffix(2) == ["Dua kampung kini terhubung", "Rakit pensiun"])
  }

  @Test func `a page that shows no sentence and has scripts is named`() throws {
    let article = try read(
      Self.page("<nav>\(Self.menu)</nav><div id=\"app\"></div><script src=\"a.js\"></script>"))
    #expect(article.findings.map(\.id) == ["not-read"])
  }

  @Test func `breadcrumbs that say the title are no headline`() throws {
    let head = "<meta property=\"og:title\" content=\"Jembatan Dibuka\">"
    let crumbs = "<ol class=\"breadcrumb\"><li><a href=\"/\">Beranda</a></li><li>Jembatan Dibuka</li></ol>"
    let article = try read(
      Self.page(
        "\(crumbs)<article><h1>Gubernur Resmikan Penyeberangan Baru</h1>\(Self.paragraphs(0..<4))</article>",
        head: head))
    #expect(texts(article).first == "Gubernur Resmikan Penyeberangan Baru")
  }

  @Test func `the lead and a caption between headline and story are read, a date isn't`() throws {
    let article = try read(
      Self.page(
        "<article><header><h1>Jembatan Kemuning Dibuka</h1><div>Selasa, 4 Maret 2025, 09:15 WIB | 1.204 kali dibaca di situs</div><p>Anak sekolah tak perlu naik rakit lagi.</p></header><figure><img src=\"a.jpg\"><figcaption>Tarian di tepi sungai.</figcaption></figure><div>\(Self.paragraphs(0..<4))</div></article>"
      ))
    #expect(
      texts(article)
        == ["Jembatan Kemuning Dibuka", "Anak sekolah tak perlu naik rakit lagi.", "Tarian di tepi sungai."]
        + Self.story)
    #expect(article.blocks[2].role == .caption)
  }

  @Test func `a live page is read with all its updates and their times`() throws {
    let updates = Self.story.enumerated().map {
      "<div class=\"kabar\" itemprop=\"liveBlogUpdate\"><h3>Pukul 0\($0).30</h3><div itemprop=\"articleBody\"><p>\($1)</p></div></div>"
    }
    let article = try read(
      Self.page("\(Self.menu)<h1>Jembatan Kemuning Dibuka</h1><div>\(updates.joined())</div>"))
    for (place, text) in Self.story.enumerated() {
      #expect(texts(article).contains(text) && texts(article).contains("Pukul 0\(place).30"))
    }
  }

  @Test(arguments: [
    "<script>var a = 'Beli sekarang juga, murah sekali hari ini';</script>",
    "<style>p { color: red }</style>",
    "<svg><text>Grafik</text></svg>", "<math><mi>Rumus</mi></math>", "<button>Bagikan tulisan ini</button>",
    "<noscript>Nyalakan skrip</noscript>", "<template><p>Contoh</p></template>",
    "<span hidden>Sembunyi</span>",
    "<span style=\"DISPLAY : none\">Sembunyi</span>", "<i style=\"visibility:hidden\">Sembunyi</i>",
    "<del>tiga</del>", "<s>tiga</s>", "<select><option>Kota</option></select>", "<textarea>Tulis</textarea>",
    "<iframe src=\"x\">Bingkai</iframe>", "<!-- catatan -->",
  ])
  func `what nobody sees is no text, and stays byte for byte`(_ unseen: String) throws {
    let body =
      "<article><h1>Jembatan Kemuning Dibuka</h1><p>Air sungai \(unseen) surut pada Senin pagi, kata kepala desa di Kemuning.</p>\(unseen)\(Self.paragraphs(0..<4))</article>"
    let file = try SourceFile(path: "a.html", bytes: Array(Self.page(body).utf8))
    #expect(texts(file.article)[1] == "Air sungai surut pada Senin pagi, kata kepala desa di Kemuning.")
    let written = try SameFile.shouted(file)
    #expect(written.components(separatedBy: unseen).count == 3, "\(written)")
    #expect(written.contains("GUBERNUR MEMBUKA") && !written.contains("Gubernur membuka"))
  }

  @Test func `marks of notes part sentences, keep their links and are no text`() throws {
    let body =
      "<article><h1>Jembatan Kemuning Dibuka</h1><p>Harga naik dua persen.<sup><a href=\"#n1\">1</a></sup> Menteri diam.<a href=\"#n2\"><sup>[2]</sup></a></p>\(Self.paragraphs(0..<4))</article>"
    let file = try SourceFile(path: "a.html", bytes: Array(Self.page(body).utf8))
    #expect(texts(file.article)[1] == "Harga naik dua persen. Menteri diam.")
    let written = try SameFile.shouted(file)
    #expect(
      written.contains("<sup><a href=\"#n1\">1</a></sup>")
        && written.contains("<a href=\"#n2\"><sup>[2]</sup></a>"))
  }

  @Test(arguments: [
    ("Tiga<sup>1</sup> warga pulang.<sup>2,3</sup> Air surut.<sup>*</sup>", "Tiga warga pulang. Air surut."),
    ("<sup>1</sup> Data kantor desa tahun 2024<sup>[2]</sup>.", "Data kantor desa tahun 2024."),
    (
      "Lahan 5 m<sup>2</sup>, 30 kilometer<sup>2</sup> dan 10<sup>6</sup> atau x<sup>3</sup>.",
      "Lahan 5 m², 30 kilometer² dan 10⁶ atau x³."
    ),
    ("Juara ke-1<sup>st</sup> Kopi<sup>TM</sup>.", "Juara ke-1st KopiTM."),
  ])
  func `a raised number behind a word is a note's, and behind a unit or number a power`(
    _ inner: String, _ text: String
  ) throws {
    let body =
      "<article><h1>Jembatan Kemuning Dibuka</h1><p>\(inner)</p><p><sup>9</sup></p>\(Self.paragraphs(0..<4))</article>"
    let file = try SourceFile(path: "a.html", bytes: Array(Self.page(body).utf8))
    #expect(texts(file.article)[1] == text)
    #expect(try SameFile.shouted(file).contains(inner.uppercased().replacing("SUP>", with: "sup>")))
  }

  @Test func `a line break inside of bold type is a blank, and of a heading no end`() throws {
    let article = try read(
      Self.page(
        "<article><h1>Jembatan Kemuning<br>Dibuka</h1><p><b>Induk<br>Harga</b> beras naik.</p>\(Self.paragraphs(0..<4))</article>"
      ))
    #expect(texts(article).prefix(2) == ["Jembatan Kemuning Dibuka", "Induk Harga beras naik."])
  }

  @Test func `a story that only scripts show is read from the page's data, and that is said`() throws {
    let data =
      "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Jembatan Kemuning Dibuka\",\"articleBody\":\"\(Self.story.joined(separator: "\\n\\n"))\"}</script>"
    let article = try read(Self.page("<div id=\"app\">Memuat halaman</div>", head: data))
    #expect(texts(article) == ["Jembatan Kemuning Dibuka"] + Self.story)
    #expect(article.findings.map(\.id) == ["page-data"])
  }

  @Test(arguments: [
    "<script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"NewsArticle\", \"headline\": \"Jembatan Kemuning Dibuka\", \"articleBody\": \"BODY\"}]}</script>",
    "<meta itemprop=\"articleBody\" content=\"BODY\">",
  ])
  func `a story that is data alone is written there again`(_ data: String) throws {
    for body in [
      Self.story.joined(separator: " "),
      "<p>\(Self.story[0])</p><p>\(Self.story[1...].joined(separator: " "))</p>",
    ] {
      let page = Self.page(
        "<h1>Jembatan Kemuning Dibuka</h1><div id=\"app\"></div>", head: data.replacing("BODY", with: body))
      let text = try SameFile.shouted(SourceFile(path: "a.html", bytes: Array(page.utf8)))
      #expect(text.contains("<h1>JEMBATAN KEMUNING DIBUKA</h1>") && text.contains(Self.story[3].uppercased()))
      #expect(!text.contains(Self.story[0]) && text.contains("lang=\"en\""))
      let again = try read(text)
      #expect(texts(again).joined(separator: " ").hasSuffix(Self.story.joined(separator: " ").uppercased()))
    }
  }

  @Test func `a refrain is read each time`() throws {
    let body =
      "<article><h1>Jembatan Kemuning Dibuka</h1>\(Self.paragraphs(0..<2))\(Self.paragraphs(0..<3))</article>"
    #expect(try texts(read(Self.page(body))).count == 6)
  }

  @Test func `prose that is left out is counted, a menu isn't`() throws {
    let far =
      "<div><div class=\"kotak\"><p>Catatan redaksi tentang cara kami bekerja, dan mengapa kami menulis panjang lebar di sini setiap pekan.</p></div></div>"
    let body =
      "\(Self.menu)<section><article><h1>Jembatan Kemuning Dibuka</h1>\(Self.paragraphs(0..<4))</article></section>\(far)"
    let findings = try read(Self.page(body)).findings
    #expect(findings.map(\.id) == ["page-parts"])
    #expect(
      findings[0].message.hasPrefix(
        "1 paragraph beside the article was left out; the first begins 'Catatan redaksi"))
    #expect(
      try read(
        Self.page("\(Self.menu)<article><h1>Jembatan Kemuning Dibuka</h1>\(Self.paragraphs(0..<4))</article>")
      ).findings.isEmpty)
  }

  /// What is called related may be a sentence of the story, or a newsletter's: a person has to look.
  @Test(arguments: [
    (
      "<div class=\"box related\"><p>Jembatan lama hanyut pada banjir besar dan tidak pernah dibangun lagi.</p></div>",
      true
    ),
    (
      "<div class=\"box related\"><p><a href=\"/a\">Jembatan lama hanyut pada banjir besar dan tidak pernah dibangun lagi.</a></p></div>",
      false
    ),
    ("<div class=\"box related\"><p>Berita lain</p></div>", false),
    ("<nav><p>Jembatan lama hanyut pada banjir besar dan tidak pernah dibangun lagi.</p></nav>", false),
  ])
  func `a sentence in a box between paragraphs is named, links aren't`(box: String, isNamed: Bool) throws {
    let body = "\(Self.paragraphs(0..<2))\(box)\(Self.paragraphs(2..<4))"
    let findings = try read(
      Self.page("\(Self.menu)<article><h1>Jembatan Kemuning Dibuka</h1>\(body)</article>")
    ).findings
    #expect(findings.map(\.id) == (isNamed ? ["page-parts"] : []))
  }

  @Test(arguments: [
    "<b><p>Air surut.</b> Warga pulang.</p>", "<p>Air <b>surut <i>lagi</b> di</i> desa.</p>",
    "<table><tr>Air surut.<td>Dua</td></tr></table>", "<p>Air surut.<div>Warga pulang.</div></p>",
    "<ul><li>Air surut.<li>Warga pulang.</ul>",
  ])
  func `a page with tags out of order is written with the same elements`(_ tangle: String) throws {
    let body =
      "<article><h1>Jembatan Kemuning Dibuka</h1>\(tangle)\(Self.paragraphs(0..<4))</article><p>Ekor <b>halaman"
    let file = try SourceFile(path: "a.html", bytes: Array(Self.page(body).utf8))
    let again = try SourceFile(path: "a.html", bytes: Array(try SameFile.shouted(file).utf8))
    #expect(texts(again.article) == texts(file.article).map { $0.uppercased() })
  }

  @Test func `time grows with the page and not faster, however it is nested`() throws {
    let deep = String(repeating: "<div class=\"a\"><span>", count: 900) + Self.paragraphs(0..<4)
    #expect(
      try texts(read(Self.page(deep))).joined(separator: " ").contains(Self.story.joined(separator: " ")))
    let boxes =
      String(repeating: "<div>", count: 200)
      + "<figure><figcaption>Tarian di tepi sungai.</figcaption></figure>"
    let closed = boxes + String(repeating: "</div>", count: 200)
    #expect(
      try texts(read(Self.page("<h1>Jembatan Kemuning Dibuka</h1>\(closed)\(Self.paragraphs(0..<4))")))
        .contains(Self.story[0]))
    #expect(throws: ArticleFileError.self) { try read(String(repeating: "<b>", count: 50_000) + "teks") }
    let wide = "<p " + (0..<50_000).map { "a\($0)=1 " }.joined() + ">teks</p>"
    #expect(throws: ArticleFileError.self) { try read(wide) }
  }
}
