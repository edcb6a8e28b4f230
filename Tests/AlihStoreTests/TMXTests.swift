import AlihModel
import Foundation
import Testing

@testable import AlihStore

struct TMXTests {
  private static let pair = LanguagePair.indonesianToEnglish

  /// Reads a document in pieces of a given size.
  private func read(_ bytes: [UInt8], pieces size: Int = 1 << 16) throws -> [MemoryUnit?] {
    var rest = bytes[...]
    var units: [MemoryUnit?] = []
    try TMXReader(file: "x.tmx", Self.pair).read(
      {
        let piece = rest.prefix(size)
        rest = rest.dropFirst(size)
        return piece.isEmpty ? nil : Array(piece)
      }, { units.append($0) })
    return units
  }

  private func units(in body: String, pieces: Int = 1 << 16) throws -> [MemoryUnit?] {
    let text = "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header/><body>\(body)</body></tmx>"
    return try read(Array(text.utf8), pieces: pieces)
  }

  private func message(_ document: String) -> String? {
    do {
      _ = try read(Array(document.utf8), pieces: 16)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private static let plain = """
    <tu creationdate="20241101T032900Z"><tuv xml:lang="id-ID"><seg>Hujan turun.</seg></tuv>
      <tuv xml:lang="EN-us"><seg>It rained.</seg></tuv></tu>
    """

  @Test(arguments: [1, 2, 7, 1 << 16]) func `a unit is read, in pieces of any size`(_ size: Int) throws {
    let expected = MemoryUnit(
      source: "Hujan turun.", target: "It rained.", origin: "x.tmx", changed: "20241101T032900Z")
    #expect(try units(in: Self.plain, pieces: size) == [expected])
  }

  @Test(arguments: [
    ("Rp1 &amp; Rp2 &lt;b&gt; &#233;", "Rp1 & Rp2 <b> é"),
    ("Hujan <bpt i=\"1\">&lt;b></bpt>lebat<ept i=\"1\">&lt;/b></ept> turun", "Hujan lebat turun"),
    ("Hujan <ph x=\"1\">{0}<sub>judul</sub></ph> <hi>lebat</hi><it pos=\"begin\">x</it>", "Hujan lebat"),
    ("\n    Hujan\n    turun.\n  ", "Hujan turun."), ("<![CDATA[Hujan & banjir]]>", "Hujan & banjir"),
  ])
  func `a sentence is its text without codes`(_ markup: String, _ text: String) throws {
    let body = """
      <tu><tuv lang="in"><seg>\(markup)</seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu>
      """
    #expect(try units(in: body).map { $0?.source } == [text])
  }

  @Test func `notes and properties are no sentences`() throws {
    let body = """
      <tu><note>catatan</note><prop type="x">y</prop><tuv xml:lang="id"><note>n</note><seg>Hujan.</seg></tuv>
      <tuv xml:lang="en"><prop type="p">q</prop><seg>Rain.</seg></tuv></tu>
      """
    #expect(try units(in: body).map { [$0?.source, $0?.target] } == [["Hujan.", "Rain."]])
  }

  @Test(arguments: [
    "<tu><tuv xml:lang=\"id\"><seg>Hujan.</seg></tuv></tu>",
    "<tu><tuv xml:lang=\"id\"><seg>Hujan.</seg></tuv><tuv xml:lang=\"en\"><seg> </seg></tuv></tu>",
    "<tu><tuv xml:lang=\"fr\"><seg>Pluie.</seg></tuv><tuv xml:lang=\"en\"><seg>Rain.</seg></tuv></tu>",
    "<tu><tuv><seg>Hujan.</seg></tuv></tu>",
  ])
  func `a unit without both languages is skipped`(_ body: String) throws {
    #expect(try units(in: body) == [nil])
  }

  @Test func `UTF-16 is read too`() throws {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><tmx><body>\(Self.plain)</body></tmx>"
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try read(bytes, pieces: 5).map { $0?.target } == ["It rained."])
  }

  @Test(arguments: [
    ("", "x.tmx:1:1: the file is empty"),
    ("Hujan turun.", "x.tmx:1:1: no well-formed XML: "),
    (
      "<tmx>\n<body>\n<tu></body></tmx>",
      "x.tmx:3:12: no well-formed XML: Opening and ending tag mismatch: tu and body"
    ),
    ("<tmx>\n<body>", "x.tmx:2:7: no well-formed XML: "),
    ("<html><body/></html>", "no TMX: the document is a 'html'"),
    ("<tmx><seg>&x;</seg></tmx>", "Entity 'x' not defined"),
    ("<tmx><seg>\u{1}</seg></tmx>", "no well-formed XML: "),
  ])
  func `a malformed file is named with the place`(_ document: String, _ expected: String) {
    let message = message(document)
    #expect(message?.contains(expected) == true, "\(message ?? "no error")")
  }

  @Test(arguments: [
    "<!DOCTYPE tmx [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
    "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">",
    "<!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;\">]>",
    "<!DOCTYPE tmx [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/e\"> %e;]>",
  ])
  func `an entity is never expanded, nor lost in silence`(_ declaration: String) {
    let message = message(
      declaration + "<tmx><tu><tuv xml:lang=\"id\"><seg>a &x; b</seg></tuv></tu></tmx>")
    #expect(message?.hasPrefix("x.tmx:1:") == true, "\(message ?? "no error")")
  }

  @Test func `what is written is read as it was`() throws {
    let texts = [
      "Hujan & <banjir> \"deras\" 'itu'", "]]> <!-- -->", "é 日本 😀", "&amp;", "a\u{A0}b", "{{x}} __CODE_0__",
    ]
    var bytes: [UInt8] = []
    let writer = try TMXWriter(Self.pair, version: "1") { bytes += $0 }
    for text in texts {
      try writer.add(MemoryUnit(source: text, target: String(text.reversed()), changed: "20241101T032900Z"))
    }
    try writer.finish()
    let units = try read(bytes, pieces: 3)
    #expect(units.map { $0?.source } == texts)
    #expect(units.map { $0?.target } == texts.map { String($0.reversed()) })
  }

  @Test func `characters that XML can't hold don't break the file`() throws {
    var bytes: [UInt8] = []
    let writer = try TMXWriter(Self.pair, version: "1") { bytes += $0 }
    try writer.add(MemoryUnit(source: "a\u{0}b\u{1B}c\u{FFFE}", target: "x\ty"))
    try writer.finish()
    #expect(try read(bytes).map { [$0?.source, $0?.target] } == [["a\u{FFFD}b\u{FFFD}c\u{FFFD}", "x y"]])
  }

  @Test func `no damage to a file crashes the reader, and what is wrong is named`() throws {
    let good = Array(
      "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header/><body>\(Self.plain)</body></tmx>".utf8)
    let parts = [
      "<", ">", "&", "&#0;", "<tu>", "</seg>", "<![CDATA[", "]]>", "\u{0}", "xml:lang=\"id\"",
      "<!DOCTYPE x [", "\"",
    ]
    // Every place of the file is cut, doubled, and hit by one of the parts.
    for place in good.indices {
      let part = Array(parts[place % parts.count].utf8)
      let rest = good[place...]
      let damaged = [
        good[..<place], good[..<place] + part + rest, good[..<place] + rest.dropFirst(),
        good[..<place] + rest.prefix(40) + rest,
      ]
      for bytes in damaged {
        do {
          for unit in try read(Array(bytes), pieces: 64) { #expect(unit?.source.isEmpty != true) }
        } catch let problem as TMXProblem {
          #expect("\(problem)".hasPrefix("x.tmx"))
        }
      }
    }
  }
}
