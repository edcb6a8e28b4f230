import AlihModel
import Testing

@testable import AlihFormats

struct ExchangeSourceTests {
  private let head = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"

  private func po(_ entries: String, header: String? = nil) throws -> Translated {
    try Translated("a.po", Array(((header ?? head) + "\n" + entries).utf8))
  }

  // MARK: PO

  @Test func `each form of a plural is an entry of its own, and the header says how plurals are made`() throws
  {
    let file = try po("msgid \"Satu kursi\"\nmsgid_plural \"%d kursi\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n")
    #expect(file.texts == ["Satu kursi", "%d kursi"])
    let text = try file.text()
    #expect(text.contains("msgstr[0] \"SATU KURSI\"\nmsgstr[1] \"%D KURSI\"\n"))
    #expect(text.contains("\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\""))
  }

  @Test func `white space at the ends of a message and line breaks in it stay`() throws {
    let file = try po("msgid \"  Harga:\\n\"\n\"Beras naik\\n\"\n\"lagi.\\n\"\nmsgstr \"\"\n")
    #expect(file.texts == ["Harga:\nBeras naik lagi."])
    #expect(try file.text().contains("msgstr \"\"\n\"  HARGA:\\n\"\n\"BERAS NAIK\\n\"\n\"LAGI.\\n\"\n"))
  }

  @Test func `each branch of a message is a text of its own`() throws {
    let file = try po(
      "msgid \"Ada {n, plural, =0 {tidak ada} one {# berita} other {{g, select, a {# kabar } other {#}}}} baru dari {nama}.\"\nmsgstr \"\"\n"
    )
    #expect(file.texts == ["Ada\ntidak ada\n# berita\n# kabar\nbaru dari {nama}."])
    #expect(
      try file.text().contains(
        "\"ADA {n, plural, =0 {TIDAK ADA} one {# BERITA} other {{g, select, a {# KABAR } other {#}}}} BARU DARI {NAMA}.\""
      ))
    #expect(MessageBranches("{n, plural, one {a} other {b}") == nil && MessageBranches("Halo {nama}") == nil)
  }

  @Test func `a finished catalog is done, and fuzzy entries are counted`() throws {
    let file = try po("#, fuzzy\nmsgid \"Air\"\nmsgstr \"Fire\"\n\nmsgid \"Hujan\"\nmsgstr \"Rain\"\n")
    #expect(
      file.texts.isEmpty && file.source.article.findings.map(\.kind) == [.unfinishedUnits, .nothingToDo])
    #expect(try file.bytes() == file.source.bytes)
  }

  @Test(arguments: [
    ("Language: id\\n", false), ("Language: en_GB\\n", true), ("Language: \\n", true),
    ("X-Source-Language: de\\n", false), ("X-Source-Language: ind\\n", true),
  ])
  func `a catalog of other languages is refused`(_ line: String, _ isRead: Bool) {
    let header = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"\(line)\"\n"
    let file = try? po("msgid \"Air surut.\"\nmsgstr \"\"\n", header: header)
    #expect((file != nil) == isRead)
    if line == "Language: \\n" { #expect((try? file?.text())??.contains("\"Language: en\\n\"") == true) }
  }

  @Test func `codes that open and close stay around their words, and a break parts words`() throws {
    func unit(_ source: String) throws -> Translated {
      let file =
        "<xliff version=\"1.2\"><file source-language=\"id\" target-language=\"en\"><body><trans-unit id=\"1\"><source>\(source)</source></trans-unit></body></file></xliff>"
      return try Translated("a.xlf", Array(file.utf8))
    }
    let codes =
      "Air <bpt id=\"1\">{b}</bpt>surut<ept id=\"1\">{/b}</ept> lagi<ph id=\"2\">&lt;br/&gt;</ph>di desa."
    let file = try unit(codes)
    #expect(file.texts == ["Air surut lagi di desa."])
    #expect(
      try file.text().contains(
        "AIR <bpt id=\"1\">{b}</bpt>SURUT<ept id=\"1\">{/b}</ept> LAGI<ph id=\"2\">&lt;br/&gt;</ph>DI DESA.</target>"
      ))
  }

  @Test func `a template's header is filled in`() throws {
    let header =
      "# Judul\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: \\n\"\n\"Content-Type: text/plain; charset=CHARSET\\n\"\n\"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n"
    let text = try po("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n", header: header)
      .text()
    #expect(
      text.hasPrefix("# Judul\n#\nmsgid") && text.contains("charset=UTF-8") && text.contains("Language: en")
        && text.contains("nplurals=2; plural=(n != 1);") && !text.contains("INTEGER"))
  }

  @Test func `the header's charset is true of the bytes`() throws {
    func catalog(_ charset: String, _ letter: [UInt8]) -> [UInt8] {
      Array("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=\(charset)\\n\"\n\nmsgid \"Kaf".utf8)
        + letter
        + Array(" buka.\"\nmsgstr \"\"\n".utf8)
    }
    let latin = try Translated("a.po", catalog("ISO-8859-1", [0xE9]))
    #expect(try latin.bytes().contains(0xC9) && !latin.text().contains("UTF-8"))
    let quoted = try Translated("a.po", catalog("ISO-8859-1", [0xE9])) { "“\($0)”" }
    #expect(try quoted.text().contains("charset=UTF-8") && quoted.text().contains("“Kafé buka.”"))
    let ascii = try Translated("a.po", catalog("CHARSET", [0x65])) { $0 + " é" }
    #expect(try ascii.text().contains("charset=UTF-8"))
  }

  @Test func `a sentence stands in a catalog once, and twice only with two translations`() {
    var article = InventedArticle.complete
    let segment = article.blocks[1].segments[0]
    var other = segment
    (other.id, other.target) = ("b90.s1", "Another translation.")
    var same = segment
    same.id = "b91.s1"
    article.blocks.append(BilingualBlock(id: "b90", role: .paragraph, segments: [other, same]))
    let text = BilingualDocument.text(article, format: .po)
    #expect(text.ranges(of: "msgid \(POEntry.quoted(segment.source))\n").count == 2)
    #expect(text.ranges(of: "msgctxt").count == 1 && text.contains("msgctxt \"2\"\nmsgid"))
    #expect(text.contains("#: \(segment.id) b91.s1"))
  }

  // MARK: XLIFF

  private func xliff(_ units: String, _ attributes: String = "source-language=\"id\" target-language=\"en\"")
    throws -> Translated
  {
    let text =
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"a\" \(attributes) datatype=\"plaintext\"><body>\(units)</body></file></xliff>"
    return try Translated("a.xlf", Array(text.utf8))
  }

  private func xliff2(_ unit: String, _ attributes: String = "srcLang=\"id\" trgLang=\"en\"") throws
    -> Translated
  {
    let text =
      "<xliff version=\"2.0\" \(attributes) xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\">\(unit)</file></xliff>"
    return try Translated("a.xlf", Array(text.utf8))
  }

  @Test(arguments: [
    ("<target state=\"new\">Air surut.</target>", true),
    ("<target state=\"needs-translation\">x</target>", true),
    ("<target>Air surut.</target>", true), ("<target/>", true), ("<target>Done.</target>", false),
    ("<target state=\"final\">Air surut.</target>", false),
    ("<target state=\"needs-review-translation\">x</target>", false),
  ])
  func `what its state, or a copy of the source, calls no translation is work to do`(
    _ target: String, _ isWork: Bool
  ) throws {
    let file = try xliff("<trans-unit id=\"1\"><source>Air surut.</source>\(target)</trans-unit>")
    #expect(file.texts == (isWork ? ["Air surut."] : []))
    if isWork {
      #expect(try file.text().contains(">AIR SURUT.</target>"))
    } else {
      #expect(file.source.article.findings.contains { $0.kind == .nothingToDo })
    }
  }

  @Test(arguments: [
    ("<segment state=\"initial\"><source>Air surut.</source><target>x</target></segment>", 1),
    ("<segment><source>Air surut.</source><target>Air surut.</target></segment>", 1),
    ("<segment><source>Air surut.</source><target>Done.</target></segment>", 0),
    ("<segment state=\"translated\"><source>Air surut.</source><target>Air surut.</target></segment>", 0),
  ])
  func `in XLIFF 2 the segment has the state`(_ segment: String, _ count: Int) throws {
    #expect(try xliff2("<unit id=\"u\">\(segment)</unit>").texts.count == count)
  }

  @Test func `translate holds for what is inside until that says otherwise`() throws {
    let file = try xliff(
      "<group translate=\"no\"><trans-unit id=\"1\"><source>Satu.</source></trans-unit><trans-unit id=\"2\" translate=\"yes\"><source>Dua.</source></trans-unit></group>"
    )
    #expect(file.texts == ["Dua."])
  }

  @Test func `what is to be translated inside of what is not gets a target of its own`() throws {
    let file = try xliff2(
      "<unit id=\"u\" translate=\"no\"><segment><source>Kode <pc id=\"1\"><mrk id=\"m\" translate=\"yes\">air surut</mrk></pc> tetap.</source></segment><segment><source>Diam.</source></segment></unit>"
    )
    #expect(file.texts == ["air surut"])
    #expect(
      try file.text().contains(
        "<target>Kode <pc id=\"1\"><mrk id=\"m\" translate=\"yes\">AIR SURUT</mrk></pc> tetap.</target>"))
  }

  @Test func `of sentences that were cut, those without a translation get one`() throws {
    let file = try xliff(
      "<trans-unit id=\"1\"><source>Air surut. Warga pulang.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">Air surut.</mrk> <mrk mtype=\"seg\" mid=\"2\">Warga pulang.</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">Low water.</mrk> <mrk mtype=\"seg\" mid=\"2\"/></target></trans-unit>"
    )
    #expect(file.texts == ["Warga pulang."])
    #expect(
      try file.text().contains(
        "<mrk mtype=\"seg\" mid=\"1\">Low water.</mrk> <mrk mtype=\"seg\" mid=\"2\">WARGA PULANG.</mrk></target>"
      ))
  }

  @Test func `sentences inside of a code are found, and what another program has locked stays`() throws {
    let file = try xliff(
      "<trans-unit id=\"1\"><source><g id=\"1\">Air surut. Warga pulang. Ikan mas.</g></source><seg-source><g id=\"1\"><mrk mtype=\"seg\" mid=\"1\">Air surut.</mrk> <mrk mtype=\"seg\" mid=\"2\">Warga pulang.</mrk> <mrk mtype=\"seg\" mid=\"3\">Ikan mas.</mrk></g></seg-source><target><g id=\"1\"><mrk mtype=\"seg\" mid=\"1\"/> <mrk mtype=\"seg\" mid=\"2\">Go home.</mrk> <mrk mtype=\"seg\" mid=\"3\"/></g></target><sdl:seg-defs xmlns:sdl=\"s\"><sdl:seg id=\"3\" locked=\"true\"/></sdl:seg-defs></trans-unit>"
        + "<trans-unit id=\"2\" xmlns:m=\"m\" m:locked=\"true\"><source>Kunci.</source><target></target></trans-unit><trans-unit id=\"3\" xmlns:mq=\"q\" mq:locked=\"locked\"><source>Kunci.</source></trans-unit>"
    )
    #expect(file.texts == ["Air surut."])
    let text = try file.text()
    #expect(
      text.contains(
        "mid=\"1\">AIR SURUT.</mrk> <mrk mtype=\"seg\" mid=\"2\">Go home.</mrk> <mrk mtype=\"seg\" mid=\"3\"/></g></target>"
      ))
    #expect(
      text.contains("<source>Kunci.</source><target/>")
        && text.contains("<source>Kunci.</source></trans-unit>"))
  }

  @Test func `a target stands behind seg-source, with its sentences`() throws {
    let file = try xliff(
      "<trans-unit id=\"1\"><source>Air surut. Warga pulang.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">Air surut.</mrk> <mrk mtype=\"seg\" mid=\"2\">Warga pulang.</mrk></seg-source><note>x</note></trans-unit>"
    )
    #expect(file.texts == ["Air surut.", "Warga pulang."])
    #expect(
      try file.text().contains(
        "</seg-source><target state=\"translated\" state-qualifier=\"mt-suggestion\"><mrk mtype=\"seg\" mid=\"1\">AIR SURUT.</mrk> <mrk mtype=\"seg\" mid=\"2\">WARGA PULANG.</mrk></target><note>"
      ))
  }

  @Test func `what is protected is told to the engines, and line breaks part words`() throws {
    let file = try xliff(
      "<trans-unit id=\"1\"><source>Pakai <mrk mtype=\"protected\">Rumah Kita</mrk> di kota<x id=\"1\" ctype=\"lb\"/>lama.</source></trans-unit>"
    )
    #expect(file.texts == ["Pakai Rumah Kita di kota lama."])
    #expect(file.article.blocks[0].kept == ["Rumah Kita"])
    #expect(
      try file.text().contains(
        "<mrk mtype=\"protected\">RUMAH KITA</mrk> DI KOTA<x id=\"1\" ctype=\"lb\"/>LAMA.</target>"))
  }

  @Test(arguments: [
    ("source-language=\"en\" target-language=\"id\"", false),
    ("source-language=\"id\" target-language=\"de\"", false),
    ("source-language=\"in-ID\" target-language=\"en-GB\"", true), ("source-language=\"ind\"", true),
  ])
  func `an XLIFF file for other languages is refused, with what to do`(_ attributes: String, _ isRead: Bool) {
    do {
      let file = try xliff("<trans-unit id=\"1\"><source>Air surut.</source></trans-unit>", attributes)
      #expect(isRead)
      #expect(try file.text().contains("target-language="))
    } catch {
      #expect(!isRead && "\(error)".contains("--from"))
    }
  }

  @Test func `one damaged byte is read around and named`() throws {
    var bytes = Array(
      "<?xml version=\"1.0\"?><xliff version=\"2.0\" srcLang=\"id\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\"><unit id=\"u\"><segment><source>Kafé? buka.</source></segment></unit></file></xliff>"
        .utf8)
    let mark = try #require(bytes.lastIndex(of: UInt8(ascii: "?")))
    bytes[mark] = 0xFF
    let file = try Translated("a.xlf", bytes)
    #expect(file.texts == ["Kafé\u{FFFD} buka."])
    #expect(file.source.article.findings.first?.message.contains("at byte \(mark)") == true)
  }
}
