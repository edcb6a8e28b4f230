import AlihModel
import Testing

@testable import AlihFormats

struct IndexPageTests {
  @Test func `failed articles come first, then those with most to look at, then the others in their order`() {
    var fine = InventedArticle.single("Banjir", "Flood", role: .headline)
    fine.path = "a.txt"
    var odd = InventedArticle.single("Gempa <b>", "Quake <b>", role: .headline)
    odd.blocks[0].segments[0].findings = [Finding(.numberChanged, "'3' became '4'")]
    let page = IndexPage(
      .indonesianToEnglish,
      [
        IndexPage.Entry(fine, page: "a.html"), IndexPage.Entry(odd, page: "dua%20b.html"),
        IndexPage.Entry(path: "c.bin", problem: "it is no text"),
      ]
    ).text
    let places = [
      "failed: it is no text", "<a href=\"dua%20b.html\">Quake &lt;b&gt;</a>", "<a href=\"a.html\">Flood</a>",
    ]
    .compactMap { page.firstRange(of: $0)?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
    #expect(
      page.contains("<h1>3 articles, 2 to look at</h1>") && page.contains("1 segment, 1 number-changed"))
  }

  @Test func `an article without a headline is called by its first words, beside its path`() {
    let words = String(repeating: "rain ", count: 30)
    var article = InventedArticle.single("Hujan.", words, role: .paragraph)
    article.path = "in/a.txt"
    let page = IndexPage(.indonesianToEnglish, [IndexPage.Entry(article, page: "a.html")]).text
    #expect(page.contains(">\(String(repeating: "rain ", count: 16))…</a>"))
    #expect(page.contains("<p class=\"state\">in/a.txt, 1 segment</p>"))
    #expect(
      "satu".opening == "satu" && String(repeating: "x", count: 90).opening.count == 82 && "".opening == "")
  }
}
