import AlihModel
import AlihQuality
import Testing

struct QuoteCheckTests {
  @Test func `a quotation of two words is compared, too`() {
    let source = "Petani menyebut pasar itu \"surga ikan\"."
    func ids(_ target: String) -> [String] { House.checks.findings(source: source, target: target).map(\.id) }
    #expect(ids("Farmers called the market \"a fish paradise\".") == [])
    #expect(ids("Farmers called the market \"We will see what happens\".").contains("quotation-changed"))
  }

  private func ids(_ source: String, _ target: String) -> [String] {
    House.checks.findings(source: source, target: target).map(\.id)
  }

  @Test(arguments: [
    ("\"Kami siap,\" kata dia.", "\"We are ready,\" he said.", ""),
    ("\"Kami siap,” kata dia.", "“We are ready,” he said.", ""),
    ("\"Kami siap,\" kata dia.", "\"We are ready, he said.", "quotes-unbalanced"),
    ("\"Kami siap,\" kata dia.", "He said they were ready.", "quotes-missing"),
    ("\"Kami siap untuk itu.", "\"We are ready for that.", ""),
    (
      "\"Kami siap membantu petani,\" kata bupati di pasar.",
      "\"It will rain soon enough,\" the regent said at the market.", "quotation-changed"
    ),
    ("\"Kami siap membantu petani,\" kata dia.", "\"We stand ready to help the farmers,\" he said.", ""),
    ("Layar 14\" itu baru.", "The 14\" screen is new.", ""),
  ])
  func `quotation marks close where the source's do`(source: String, target: String, id: String) {
    #expect(ids(source, target) == (id.isEmpty ? [] : [id]))
  }
}
