import AlihModel
import Testing

@testable import AlihFormats

struct PageproofTests {
  @Test(arguments: [
    ("2024-11-01T10:29", "1 November 2024, 10:29"), ("2024-02-09", "9 February 2024"), ("2024", "2024"),
    ("2024-13-01", "2024-13-01"), ("11-03", "3 November"), ("13-03", "13-03"), ("kemarin", "kemarin"),
    ("", ""),
  ])
  func `a date reads as an English reader writes it`(_ date: String, _ text: String) {
    #expect(NewsDay.text(date) == text)
  }

  @Test func `author and date are not said twice`() {
    func credits(_ article: BilingualArticle) -> [String] {
      Pageproof(article, layout: .target, boilerplate: .mark).credits
    }
    #expect(credits(InventedArticle.complete) == [])
    var article = InventedArticle.complete
    article.blocks.removeAll { $0.role == .byline }
    #expect(credits(article) == ["Ratna Wulandari", "1 November 2024, 10:29"])
    article.blocks.append(
      InventedArticle.block(
        "b99", .byline, [InventedArticle.segment("b99.s1", "Oleh: Ratna Wulandari", "By Ratna Wulandari")]))
    #expect(credits(article) == ["1 November 2024, 10:29"])
  }

  @Test func `every segment is counted in one state`() {
    let counts = Pageproof(InventedArticle.complete, layout: .target, boilerplate: .mark).counts
    #expect(counts.segments == 21)
    #expect(counts.translated + counts.degraded + counts.untranslated + counts.kept == counts.segments)
    #expect(
      counts.sentence
        == "21 segments: 14 translated, 1 degraded, 1 untranslated, 5 kept as they are · 5 findings · newsroom 14, offline 1"
    )
  }

  @Test func `a state that is well and has no finding has no note`() {
    let notes = Pageproof(InventedArticle.complete, layout: .target, boilerplate: .mark).notes
    #expect(notes.map(\.segment.id) == ["b7.s1", "b7.s2", "b10.s2", "b10.s3"])
    #expect(notes.map(\.number) == [1, 2, 3, 4])
  }
}
