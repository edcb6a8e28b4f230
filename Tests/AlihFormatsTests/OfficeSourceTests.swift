import AlihMarkup
import AlihModel
import Foundation
import Testing

@testable import AlihFormats

struct OfficeSourceTests {
  private func docx(
    _ body: String, _ parts: [String: String] = [:], options: SourceFile.Options = SourceFile.Options()
  ) throws
    -> Translated
  {
    var archive = ZipArchive()
    archive["[Content_Types].xml"] = Array("<Types/>".utf8)
    archive["word/document.xml"] = Array(
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"m\" xmlns:wps=\"s\"><w:body>\(body)</w:body></w:document>"
        .utf8)
    for (name, xml) in parts { archive[name] = Array(xml.utf8) }
    return try Translated("a.docx", archive.bytes(), options)
  }

  private func xml(_ file: Translated, _ layout: Layout = .target, part: String = "word/document.xml") throws
    -> String
  {
    String(decoding: try #require(ZipArchive(file.bytes(layout))[part]), as: UTF8.self)
  }

  private func run(_ text: String, _ look: String = "") -> String {
    "<w:r>\(look.isEmpty ? "" : "<w:rPr>\(look)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  @Test func `a note's number that somebody typed is no text, and a power is`() throws {
    let raised = "<w:vertAlign w:val=\"superscript\"/>"
    let file = try docx(
      "<w:p>\(run("Air surut"))\(run("1", raised))\(run(" di lahan 5 m"))\(run("2", raised))\(run("."))</w:p>"
    )
    #expect(file.texts == ["Air surut di lahan 5 m²."])
    #expect(try xml(file).contains("\(run("AIR SURUT"))\(run("1", raised))"))
    let style =
      "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>"
    let open = try odt(
      "<text:p>Air surut<text:span text:style-name=\"T1\">1</text:span> di lahan 5 m<text:span text:style-name=\"T1\">2</text:span>.</text:p>",
      styles: style)
    #expect(open.texts == ["Air surut di lahan 5 m²."])
  }

  @Test func `of a ruby what stands below is read, and what stands above stays`() throws {
    let ruby =
      "<w:r><w:ruby><w:rubyPr/><w:rt>\(run("kuning"))</w:rt><w:rubyBase>\(run("Kemuning"))</w:rubyBase></w:ruby></w:r>"
    let file = try docx("<w:p>\(ruby)\(run(" mekar di desa."))</w:p>")
    #expect(file.texts == ["Kemuning mekar di desa."])
    let text = try xml(file)
    #expect(
      text.contains("<w:rubyBase>\(run("KEMUNING"))</w:rubyBase></w:ruby></w:r>") && text.contains(">kuning<")
    )
    #expect(text.contains(run(" MEKAR DI DESA.")))
  }

  @Test func `a text box is read once, and both its copies are written`() throws {
    let box = "<w:txbxContent><w:p>\(run("Kotak "))\(run("penting", "<w:b/>"))</w:p></w:txbxContent>"
    let file = try docx(
      "<w:p>\(run("Air surut."))<w:r><mc:AlternateContent><mc:Choice>\(box)</mc:Choice><mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p><w:p>\(run("Selesai."))</w:p>"
    )
    #expect(file.texts == ["Air surut.", "Kotak penting", "Selesai."])
    let text = try xml(file)
    #expect(
      text.ranges(of: "KOTAK ").count == 2
        && text.ranges(of: "<w:b/></w:rPr><w:t xml:space=\"preserve\">PENTING").count == 2)
    let both = try xml(file, .interleaved)
    #expect(
      both.ranges(of: "Kotak ").count == 2 && both.ranges(of: "KOTAK ").count == 2
        && both.ranges(of: "<mc:Choice>").count == 1)
  }

  @Test(arguments: [
    (
      "<w:p>\(Self.t("Satu "))<w:ins>\(Self.t("dua"))</w:ins><w:del><w:r><w:delText>tiga</w:delText></w:r></w:del></w:p>",
      ["Satu dua"]
    ),
    (
      "<w:p><w:moveFrom>\(Self.t("Pindah."))</w:moveFrom></w:p><w:p><w:moveTo>\(Self.t("Pindah."))</w:moveTo></w:p>",
      ["Pindah."]
    ),
    (
      "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>\(Self.t("Polisi menutup "))</w:p><w:p>\(Self.t("jalan."))</w:p>",
      ["Polisi menutup jalan."]
    ),
    (
      "<w:p>\(Self.t("Tampak "))<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>\(Self.t("saja"))</w:p>",
      ["Tampak saja"]
    ),
    ("<w:p>\(Self.t("Benar "))<w:r><w:rPr><w:strike/></w:rPr><w:t>salah</w:t></w:r></w:p>", ["Benar"]),
    (
      "<w:p>\(Self.t("Tidak "))<w:r><w:rPr><w:strike w:val=\"0\"/></w:rPr><w:t>dicoret</w:t></w:r></w:p>",
      ["Tidak dicoret"]
    ),
    (
      "<w:p><w:customXml>\(Self.t("Dalam "))<w:bdo>\(Self.t("bungkus"))</w:bdo></w:customXml></w:p>",
      ["Dalam bungkus"]
    ),
    ("<w:p><w:sdt><w:sdtPr/><w:sdtContent>\(Self.t("Isian"))</w:sdtContent></w:sdt></w:p>", ["Isian"]),
    (
      "<w:p>\(Self.t("Harga beras"))<w:r><w:br/></w:r>\(Self.t("naik"))<w:r><w:cr/></w:r>\(Self.t("lagi."))</w:p>",
      ["Harga beras naik lagi."]
    ),
    (
      "<w:p>\(Self.t("Lihat "))<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>4</w:t></w:r></w:fldSimple></w:p>",
      ["Lihat"]
    ),
    (
      "<w:p><w:fldSimple w:instr=\" REF a \">\(Self.t("Bab dua"))</w:fldSimple></w:p>", ["Bab dua"]
    ),
    (
      "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>Ikan</w:t></mc:Choice><mc:Fallback><w:t>Ikan</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
      ["Ikan"]
    ),
    ("<w:p>\(Self.t("Nama:"))<w:r><w:tab/></w:r>\(Self.t("Sari"))</w:p>", ["Nama:\nSari"]),
    ("<w:p>\(Self.t("a"))<w:r><w:br w:type=\"page\"/></w:r>\(Self.t("b"))</w:p>", ["ab"]),
  ])
  func `what Word shows is read, and nothing else`(_ body: String, _ texts: [String]) throws {
    let file = try docx(body)
    #expect(file.texts == texts)
    // What isn't read isn't lost.
    let text = try xml(file)
    for kept in [
      "rahasia", "salah", "w:fldSimple w:instr", "w:sdtPr", "<w:tab/>", "<w:cr/>", "w:type=\"page\"",
    ]
    where body.contains(kept) {
      #expect(text.contains(kept), "\(kept)")
    }
  }

  private static func t(_ text: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }

  @Test func `a letter over several lines is the first of the paragraph behind it`() throws {
    let letter =
      "<w:p><w:pPr><w:framePr w:dropCap=\"drop\" w:lines=\"3\"/></w:pPr>\(run("H", "<w:sz w:val=\"90\"/>"))</w:p>"
    let body = letter + "<w:p>\(run("ujan turun di desa."))</w:p>"
    let file = try docx(body)
    #expect(file.texts == ["Hujan turun di desa."])
    let text = try xml(file)
    #expect(!text.contains("framePr") && text.contains("UJAN TURUN DI DESA."))
    let both = try xml(file, .interleaved)
    #expect(both.contains(letter) && both.contains("ujan turun") && both.contains("UJAN TURUN"))
  }

  @Test func `accepted changes are said`() throws {
    let file = try docx("<w:p>\(run("Satu "))<w:ins>\(run("dua"))</w:ins></w:p>")
    #expect(file.source.article.findings.map(\.kind) == [.trackedChanges])
  }

  @Test func `parts are found by their relationships, with any prefix`() throws {
    var archive = ZipArchive()
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func relations(_ items: [(String, String)]) -> [UInt8] {
      Array(
        ("<Relationships xmlns=\"r\">"
          + items.map { "<Relationship Id=\"x\" Type=\"\(office)/\($0.0)\" Target=\"\($0.1)\"/>" }.joined()
          + "</Relationships>").utf8)
    }
    func part(_ root: String, _ text: String) -> [UInt8] {
      Array(
        "<x:\(root) xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:p><x:r><x:t>\(text)</x:t></x:r></x:p></x:\(root)>"
          .utf8)
    }
    archive["_rels/.rels"] = relations([("officeDocument", "/isi/document2.xml")])
    archive["isi/_rels/document2.xml.rels"] = relations([
      ("footnotes", "catatan.xml"), ("header", "./kop.xml"), ("comments", "ulasan.xml"),
    ])
    archive["isi/document2.xml"] = part("document", "Air surut.")
    archive["isi/catatan.xml"] = part("footnotes", "Catatan kaki.")
    archive["isi/kop.xml"] = part("hdr", "Laporan harian")
    archive["isi/ulasan.xml"] = part("comments", "Cek lagi.")
    let bytes = try archive.bytes()
    let file = try Translated("a.docx", bytes)
    #expect(file.texts == ["Air surut.", "Catatan kaki.", "Laporan harian"])
    #expect(file.source.article.blocks.last?.role == .other)
    #expect(file.source.article.findings.map(\.kind) == [.partLeftOut])
    #expect(try xml(file, part: "isi/document2.xml").contains("<x:t xml:space=\"preserve\">AIR SURUT.</x:t>"))
    let all = try Translated("a.docx", bytes, SourceFile.Options(parts: [.comments]))
    #expect(all.texts == ["Air surut.", "Catatan kaki.", "Cek lagi."])
  }

  @Test func `a footnote's mark and a link's field stay where they were`() throws {
    let field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"x\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(run("Kabupaten Contoh"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let file = try docx(
      "<w:p><w:r><w:footnoteRef/></w:r>\(run(" Banjir di "))\(field)\(run(" surut."))<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
    )
    #expect(file.texts == ["Banjir di Kabupaten Contoh surut."])
    let text = try xml(file)
    #expect(
      text.contains("<w:footnoteRef/>")
        && text.contains("SURUT.</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/>"))
    let words = text.ranges(of: "KABUPATEN CONTOH").first?.lowerBound
    let separate = text.ranges(of: "\"separate\"").first?.lowerBound
    let end = text.ranges(of: "\"end\"").first?.lowerBound
    #expect(try #require(separate) < #require(words) && #require(words) < #require(end))
  }

  // MARK: OpenDocument

  private func odt(_ body: String, styles: String = "", options: SourceFile.Options = SourceFile.Options())
    throws -> Translated
  {
    var archive = ZipArchive()
    archive.addStored("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))
    archive["content.xml"] = Array(
      "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:draw=\"d\"><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body></office:document-content>"
        .utf8)
    return try Translated("a.odt", archive.bytes(), options)
  }

  @Test func `an OpenDocument text is read with its notes and boxes, and written again`() throws {
    let file = try odt(
      "<text:h text:outline-level=\"1\">Banjir</text:h><text:p>Air <text:span text:style-name=\"T1\">surut</text:span> di desa.<text:note text:id=\"n\"><text:note-citation>1</text:note-citation><text:note-body><text:p>Menurut warga.</text:p></text:note-body></text:note></text:p><text:p><draw:frame><draw:text-box><text:p>Kotak.</text:p></draw:text-box></draw:frame></text:p>"
    )
    #expect(file.texts == ["Banjir", "Air surut di desa.", "Menurut warga.", "Kotak."])
    #expect(file.article.blocks.first?.role == .headline && file.source.format.name == "odt")
    let text = try xml(file, part: "content.xml")
    #expect(
      text.contains(
        "AIR <text:span text:style-name=\"T1\">SURUT</text:span> DI DESA.<text:note text:id=\"n\">"))
    #expect(
      text.contains("<text:note-citation>1</text:note-citation>") && text.contains("MENURUT WARGA.")
        && text.contains("KOTAK."))
    let both = try xml(file, .interleaved, part: "content.xml")
    #expect(
      both.ranges(of: "<text:note ").count == 1 && both.contains("Menurut warga.")
        && both.contains("MENURUT WARGA."))
  }

  @Test func `what fields of OpenDocument show is read, and a caption's number stays one`() throws {
    let number = "<text:sequence text:name=\"Tabel\">1</text:sequence>"
    let file = try odt(
      "<text:p>Tabel \(number): pada <text:date>4 Maret</text:date>, halaman <text:page-number>3</text:page-number></text:p>"
    )
    #expect(file.texts == ["Tabel 1: pada 4 Maret, halaman"])
    #expect(
      try xml(file, part: "content.xml").contains("TABEL \(number): PADA <text:date>4 MARET</text:date>"))
    let both = try xml(file, .interleaved, part: "content.xml")
    #expect(both.ranges(of: "<text:sequence").count == 1 && both.contains("TABEL 1: PADA"))
  }

  @Test func `hidden text, deletions and comments of OpenDocument are not read, and stay`() throws {
    let file = try odt(
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>Terhapus.</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Tampak <text:span text:style-name=\"T1\">rahasia</text:span>saja<text:line-break/>di sini.<office:annotation><text:p>Cek.</text:p></office:annotation></text:p>",
      styles: "<style:style style:name=\"T1\"><style:text-properties text:display=\"none\"/></style:style>")
    #expect(file.texts == ["Tampak saja di sini."])
    #expect(Set(file.source.article.findings.map(\.kind)) == [.partLeftOut, .trackedChanges])
    let text = try xml(file, part: "content.xml")
    for kept in ["Terhapus.", ">rahasia<", "Cek.", "<text:line-break/>"] {
      #expect(text.contains(kept), "\(kept)")
    }
    #expect(!text.contains("alih:"))
  }

  @Test func `the documents that Alih writes for LibreOffice are read again`() throws {
    let bytes = try BilingualDocument.bytes(InventedArticle.complete, format: .odt)
    let file = try SourceFile(path: "x", bytes: bytes)
    let target =
      InventedArticle.complete.blocks.flatMap(\.segments).first { $0.status == .translated }?.target ?? ""
    let text = String(decoding: file.article.bytes, as: UTF8.self)
    #expect(file.format.name == "odt" && text.contains(target) && !target.isEmpty)
    for name in ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"] {
      _ = try MarkupTree(xml: #require(ZipArchive(bytes)[name]))
    }
  }

  // MARK: EPUB

  private func epub(_ files: [String: String], spine: [String], extra: String = "") throws -> Translated {
    var archive = ZipArchive()
    archive.addStored("mimetype", Array("application/epub+zip".utf8))
    archive["META-INF/container.xml"] = Array(
      "<container><rootfiles><rootfile full-path=\"O/p.opf\"/></rootfiles></container>".utf8)
    let items = spine.enumerated().map {
      "<item id=\"c\($0.0)\" href=\"\($0.1)\" media-type=\"application/xhtml+xml\"/>"
    }.joined()
    let references = spine.indices.map { "<itemref idref=\"c\($0)\"/>" }.joined()
    archive["O/p.opf"] = Array(
      "<package xmlns=\"p\" xmlns:dc=\"d\"><metadata><dc:title>Panen raya</dc:title><dc:language>id</dc:language></metadata><manifest>\(items)\(extra)</manifest><spine toc=\"ncx\">\(references)</spine></package>"
        .utf8)
    for (name, body) in files {
      archive[name] = Array(
        (name.hasSuffix(".ncx")
          ? body
          : "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"id\"><head><title>Panen raya</title></head><body>\(body)</body></html>")
          .utf8)
    }
    return try Translated("a.epub", archive.bytes())
  }

  @Test func `chapters are found as paths resolve, and a missing one is named`() throws {
    let file = try epub(
      [
        "O/a b.xhtml": "<p>Satu.</p>", "Text/c.xhtml": "<p>Dua&nbsp;&amp; tiga&hellip;</p>",
        "O/Bab3.xhtml": "<p>Tiga.</p>",
      ],
      spine: ["a%20b.xhtml", "../Text/c.xhtml", "bab3.xhtml", "hilang.xhtml"])
    #expect(file.texts == ["Satu.", "Dua\u{A0}& tiga…", "Tiga.", "Panen raya"])
    #expect(
      file.source.article.findings.map(\.message) == ["the chapter 'O/hilang.xhtml' is not in the book"])
  }

  @Test func `titles, contents and language are those of the translation`() throws {
    let file = try epub(
      [
        "O/a.xhtml": "<h1>Panen raya</h1><p>Padi menguning.</p>",
        "O/toc.ncx":
          "<ncx xmlns=\"n\" xml:lang=\"id\"><docTitle><text>Panen raya</text></docTitle><navMap><navPoint><navLabel><text>Bab lain</text></navLabel></navPoint></navMap></ncx>",
      ], spine: ["a.xhtml"],
      extra: "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>")
    // What a heading says is not paid for again.
    #expect(file.texts == ["Panen raya", "Padi menguning.", "Bab lain"])
    #expect(
      try xml(file, part: "O/p.opf").contains("<dc:title>PANEN RAYA</dc:title><dc:language>en</dc:language>"))
    let contents = try xml(file, part: "O/toc.ncx")
    #expect(
      contents.contains("<text>PANEN RAYA</text>") && contents.contains("<text>BAB LAIN</text>")
        && contents.contains("xml:lang=\"en\""))
    #expect(try xml(file, part: "O/a.xhtml").contains("<title>PANEN RAYA</title>"))
    #expect(
      try xml(file, .interleaved, part: "O/p.opf").contains(
        "<dc:language>id</dc:language><dc:language>en</dc:language>"))
  }

  @Test func `words in the places of a book's pictures are translated`() throws {
    let file = try epub(
      ["O/a.xhtml": "<p>Padi.<img src=\"a.png\" alt=\"Sawah desa\"/></p>"], spine: ["a.xhtml"])
    #expect(file.texts == ["Padi.", "Panen raya", "Sawah desa"])
    #expect(try xml(file, part: "O/a.xhtml").contains("alt=\"SAWAH DESA\""))
  }

  @Test func `a chapter that is no XML is mended as a browser would, and named`() throws {
    let file = try epub(["O/a.xhtml": "<p>Satu <b>tebal.</p><p>Dua.<br></p>"], spine: ["a.xhtml"])
    #expect(file.texts.prefix(2) == ["Satu tebal.", "Dua."])
    #expect(file.source.article.findings.map(\.kind) == [.partMissing])
  }
}
