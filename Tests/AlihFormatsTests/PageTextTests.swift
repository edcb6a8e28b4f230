import AlihModel
import Foundation
import Testing

@testable import AlihFormats

/// What a page keeps when it is written in place.
struct PageTextTests {
  private static let story = [
    "Kepala desa membuka kolam ikan di Lembah Cempaka pada Kamis pagi bersama para petani muda.",
    "Kolam itu menampung delapan ribu ekor nila yang dibeli dari balai benih di kota sebelah.",
  ]

  private func file(_ body: String, head: String = "", _ parts: Set<SourceFile.Part> = []) throws
    -> Translated
  {
    let page =
      "<!doctype html>\n<html lang=\"id\"><head><title>Kolam Cempaka Dibuka - Koran Contoh</title>\(head)</head>\n<body><article><h1>Kolam Cempaka Dibuka</h1>\(body)\(Self.story.map { "<p>\($0)</p>" }.joined())</article></body></html>\n"
    return try Translated("a.html", Array(page.utf8), SourceFile.Options(parts: parts))
  }

  @Test(arguments: [
    "<pre><code>let harga = hitung(2);</code></pre>", "<pre>harga(2);</pre>",
    "<span style=\"position:absolute; left: -9999px\">Kata kunci untuk mesin</span>",
    "<span class=\"sr-only\">Buka di jendela baru</span>",
  ])
  func `code, and text for machines and screen readers, is no text`(_ unseen: String) throws {
    let file = try file("<p>Ikan pertama dilepas oleh \(unseen) anak sekolah dari tiga dusun.</p>\(unseen)")
    let text = try file.text()
    #expect(!file.texts.contains { $0.contains("harga") || $0.contains("mesin") || $0.contains("jendela") })
    #expect(text.components(separatedBy: unseen).count == 3, "\(text)")
  }

  @Test(arguments: [
    "<pre><code>pasar buka\npasar tutup</code></pre>",
    "<pre class=\"highlight\">pasar buka\npasar tutup</pre>",
  ])
  func `a listing of commands is one segment that stays`(_ listing: String) throws {
    let file = try file(listing)
    let block = try #require(file.article.blocks.first { $0.role == .other })
    #expect(block.kept == ["pasar buka pasar tutup"] && block.segments.count == 1)
  }

  @Test func `what a page says is not to be translated is told to the engines`() throws {
    let file = try file(
      "<p translate=\"no\">Warung Nila Cempaka.</p><p>Jalankan <code>kolam buka</code> di <span class=\"brand notranslate\">Kolam Kita</span>.</p><div class=\"notranslate\"><p>Petani panen.</p></div>"
    )
    let kept = file.article.blocks.dropFirst().prefix(3).map(\.kept)
    #expect(kept == [["Warung Nila Cempaka."], ["kolam buka", "Kolam Kita"], []])
    #expect(file.article.blocks[1].role == .paragraph)
  }

  @Test func `an inner element says otherwise of its words than those around it`() throws {
    let page =
      "<html><head><title>Kolam</title></head><body><p>Pasar buka.</p><div translate=\"no\"><p>Warung Nila.</p><p translate=\"yes\">Petani panen.</p></div><p translate=\"no\">Kolam Kita <span translate=\"yes\">buka pagi</span> Cempaka.</p></body></html>"
    let file = try SourceFile(
      path: "a.html", bytes: Array(page.utf8), SourceFile.Options(isWholePage: true))
    #expect(file.article.blocks.map(\.kept) == [[], ["Warung Nila."], [], ["Kolam Kita", "Cempaka."]])
  }

  @Test func `no line of a listing is for an engine`() throws {
    let file = try file(
      "<pre class=\"highlight\"><code>Buka kolam.\nLihat nila.\n\nTutup kolam.</code></pre>")
    let block = try #require(file.article.blocks.first { $0.role == .other })
    #expect(block.segments.allSatisfy { block.kept.contains($0.text) } && !block.segments.isEmpty)
  }

  @Test func `prose in pre is read by its lines, which stay`() throws {
    let file = try file("<pre>\nNila di kolam,\nberenang ke tepi.\nHujan turun.\n</pre>")
    #expect(file.texts.contains("Nila di kolam, berenang ke tepi.\nHujan turun."))
    #expect(try file.text().contains("NILA DI KOLAM,\nBERENANG KE TEPI.\nHUJAN TURUN.\n</pre>"))
  }

  @Test(arguments: [
    ("<p>Petani panen<br>dua kali.</p>", ["Petani panen dua kali."], "PETANI PANEN<br>DUA KALI."),
    ("<p>Petani panen.<br>Dua kali.</p>", ["Petani panen.", "Dua kali."], "PETANI PANEN.<br>DUA KALI."),
    ("<p>Petani panen<br><br>dua kali.</p>", ["Petani panen", "dua kali."], "PETANI PANEN<br><br>DUA KALI."),
  ])
  func `a line break inside of a sentence is a blank, and stays`(
    _ body: String, _ texts: [String], _ written: String
  ) throws {
    let file = try file(body)
    #expect(file.texts.dropFirst().prefix(texts.count) == texts[...])
    #expect(try file.text().contains(written))
  }

  @Test(arguments: [
    "<details><summary>Berapa harga nila di pasar?</summary><p>Harga nila di pasar itu masih lima puluh ribu.</p></details>",
    "<div style=\"text-align:justify\">Harga nila di pasar itu masih lima puluh ribu.</div>",
    "<div class=\"admonition note\"><p>Harga nila di pasar itu masih lima puluh ribu.</p></div>",
  ])
  func `boxes between the paragraphs are part of the story`(_ box: String) throws {
    #expect(try file(box).texts.contains("Harga nila di pasar itu masih lima puluh ribu."))
    let first = try file("<p>Warga ikut menonton acara itu sampai siang hari.</p>\(box)")
    #expect(first.texts.contains("Harga nila di pasar itu masih lima puluh ribu."))
  }

  @Test func `title, description and alternative texts say what the story says`() throws {
    let head =
      "<meta name=\"description\" content=\"Kolam baru untuk petani.\"><meta property=\"og:title\" content=\"Kolam Cempaka Dibuka\"><meta name=\"keywords\" content=\"kolam\">"
    let body =
      "<figure><img src=\"a.jpg\" alt=\"Anak melepas ikan\"><figcaption>Anak melepas ikan</figcaption></figure>"
    let file = try file(body, head: head, [.labels])
    #expect(file.texts.last == "Kolam baru untuk petani." && !file.texts.contains { $0.contains("Koran") })
    let text = try file.text()
    for written in [
      "<title>KOLAM CEMPAKA DIBUKA - Koran Contoh</title>", "content=\"KOLAM BARU UNTUK PETANI.\"",
      "content=\"KOLAM CEMPAKA DIBUKA\"", "alt=\"ANAK MELEPAS IKAN\"", "content=\"kolam\"",
      "<html lang=\"en\">",
    ] {
      #expect(text.contains(written), "\(written)")
    }
    // Without them nothing is translated for the head alone.
    let story = try self.file(body, head: head)
    #expect(!story.texts.contains("Kolam baru untuk petani."))
    #expect(try story.text().contains("<title>KOLAM CEMPAKA DIBUKA - Koran Contoh</title>"))
  }

  /// Of two attributes of one name the first counts; what stands behind them has its own name.
  @Test(arguments: [
    ("<img data-a data-a alt=\"Kolam\" class=foto />", "alt=\"Kolam\"", "alt=\"KOLAM\""),
    ("<img class='foto' alt = 'Kolam desa' src=a.jpg />", "alt = 'Kolam desa'", "alt=\"KOLAM DESA\""),
    ("<IMG data-alt=x ALT=Kolam disabled>", "ALT=Kolam", "ALT=\"KOLAM\""),
  ])
  func `an alternative text is written into its tag, all else of which stays`(
    _ tag: String, _ old: String, _ new: String
  ) throws {
    let text = try file("<p>Ikan dilepas.</p>\(tag)<p>Ikan itu besar.</p>", [.labels]).text()
    #expect(text.contains(tag.replacing(old, with: new)), "\(text)")
  }

  @Test func `a ruby whose word becomes another stays around it`() throws {
    let page = "<p>Menteri <ruby>mengungsi<rt>pergi</rt></ruby> kemarin.</p>"
    let source = try SourceFile(path: "a.html", bytes: Array(page.utf8))
    var article = source.article
    article.blocks[0].segments = [Segment(id: "b1.s1", range: 0..<26, text: "Menteri mengungsi kemarin.")]
    var segment = BilingualSegment(
      id: "b1.s1", source: "Menteri mengungsi kemarin.", target: "The minister fled yesterday.",
      engine: "test",
      status: .translated, terms: [], findings: [])
    let reading = try #require(article.blocks[0].spans.first { $0.range.isEmpty })
    segment.spans = [InlineSpan(id: reading.id, range: 17..<17)]
    let result = BilingualArticle(
      path: "a.html", languages: .indonesianToEnglish, byline: nil, date: nil,
      blocks: [BilingualBlock(id: "b1", role: .paragraph, segments: [segment])], findings: [])
    let text = String(decoding: try source.bytes(of: result, article, .target), as: UTF8.self)
    #expect(text == "<p>The minister <ruby>fled<rt>pergi</rt></ruby> yesterday.</p>")
  }

  @Test func `each reading of a ruby whose words stay keeps its own`() throws {
    let ruby = "<ruby>大<rt>おお</rt>阪<rt>さか</rt></ruby>"
    let file = try Translated(
      "a.html", Array("<p>Kota \(ruby) dan <ruby>desa<rt>dusun</rt></ruby>.</p>".utf8))
    #expect(file.texts == ["Kota 大阪 dan desa."])
    #expect(try file.text() == "<p>KOTA \(ruby) DAN <ruby>DESA<rt>dusun</rt></ruby>.</p>")
  }

  @Test func `the marks that browsers put around a quotation are part of the text, and stay theirs`() throws {
    let file = try Translated("a.html", Array("<p>Camat berkata, <q>Air <b>surut</b></q>.</p>".utf8))
    #expect(file.texts == ["Camat berkata, “Air surut”."])
    #expect(try file.text() == "<p>CAMAT BERKATA, <q>AIR <b>SURUT</b></q>.</p>")
  }

  @Test func `a question that folds its answer is read, and other buttons aren't`() throws {
    let question = "<button class=\"accordion-button\" aria-expanded=\"false\">Kapan ikan dipanen?</button>"
    let file = try file(
      "<h3>\(question)</h3><p>Ikan dipanen dua kali setahun. <button>Bagikan tulisan</button></p>")
    #expect(file.texts.contains("Kapan ikan dipanen?") && !file.texts.contains { $0.contains("Bagikan") })
    #expect(try file.text().contains(question.replacing("Kapan ikan dipanen?", with: "KAPAN IKAN DIPANEN?")))
  }

  @Test func `the white space around what is no text stays`() throws {
    let body = "<div>Nila segar <span hidden>x</span>\n<label>Nama</label>\n</div>\n<div>Ikan mas</div>"
    #expect(try file(body).text().contains("<label>NAMA</label>\n</div>\n<div>"))
  }

  @Test func `a short lead that is called so, and notes below, are part of the story`() throws {
    let page =
      "<html><head><title>Kolam Cempaka Dibuka</title></head><body><div><h1>Kolam Cempaka Dibuka</h1><div class=\"post-lead\">Nila dilepas.</div><div>\(Self.story.map { "<p>\($0)<sup class=\"ref\">1</sup></p>" }.joined())</div><section class=\"footnotes\"><ol><li>Data dinas perikanan kota.<a href=\"#r1\">↩︎</a></li></ol></section></div></body></html>"
    let file = try Translated("a.html", Array(page.utf8))
    #expect(
      file.texts == ["Kolam Cempaka Dibuka", "Nila dilepas."] + Self.story + ["Data dinas perikanan kota."])
  }

  @Test func `a blog's day is no headline`() throws {
    let page =
      "<html><head><title>Blog: Kolam</title></head><body><h2 class=\"date-header\">Kamis, 06 Maret 2025</h2><h3 class=\"post-title\">Nila Dilepas di Cempaka</h3><div>\(Self.story.joined(separator: "<br><br>"))</div></body></html>"
    let article = try SourceFile(path: "a.html", bytes: Array(page.utf8)).article
    #expect(
      article.blocks.first { $0.role == .headline }.map { article.text($0.range).trimmed }
        == "Nila Dilepas di Cempaka")
  }
}
