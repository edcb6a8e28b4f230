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
}
