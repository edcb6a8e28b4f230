import AlihModel
import Testing

@testable import AlihFormats

/// `10`⁶ read as 106 would be a wrong number, and CO₂ without its figure no gas.
struct NumberPositionTests {
  private static let text = "Ada 10⁶ bakteri, CO₂ di 5 km² dan 10⁻³ gram."
  private static let page =
    "Ada 10<sup>6</sup> bakteri, CO<sub>2</sub> di 5 km<sup>2</sup> dan 10<sup>−3</sup> gram."

  @Test func `raised and lowered numbers of a page are letters of their own, and stand there again`() throws {
    let file = try Translated("a.html", Array("<p>\(Self.page)</p>".utf8))
    #expect(file.texts == [Self.text])
    let written = try file.text()
    for number in ["10<sup>6</sup>", "CO<sub>2</sub>", "KM<sup>2</sup>", "10<sup>−3</sup>"] {
      #expect(written.contains(number))
    }
  }

  @Test func `in Markdown, too`() throws {
    let file = try Translated("a.md", Array("\(Self.page)\n".utf8))
    #expect(file.texts == [Self.text])
    #expect(
      try file.text() == Self.page.uppercased().replacing("SUP>", with: "sup>").replacing(
        "SUB>", with: "sub>") + "\n")
  }

  @Test(
    arguments: [
      ("6", "⁶", "₆"), ("+", nil, nil), ("2-", "²⁻", "₂₋"), ("(1)", "⁽¹⁾", "₍₁₎"), ("a", nil, nil),
      ("1 2", nil, nil),
      ("", nil, nil),
    ] as [(String, String?, String?)])
  func `what has no such letters stays`(text: String, raised: String?, lowered: String?) {
    #expect(NumberPosition.raised.shown(text) == raised)
    #expect(NumberPosition.lowered.shown(text) == lowered)
    #expect(raised.map(NumberPosition.plain) == raised.map { _ in text.replacing("-", with: "−") })
  }

  @Test func `a word that lost its place keeps its number`() throws {
    let file = try Translated("a.html", Array("<p>Ada 10<sup>6</sup> bakteri.</p>".utf8))
    var result = file.result
    result.blocks[0].segments[0].spans = []
    let bytes = try file.source.bytes(of: result, file.article, .target)
    #expect(String(decoding: bytes, as: UTF8.self) == "<p>ADA 10⁶ BAKTERI.</p>")
  }
}
