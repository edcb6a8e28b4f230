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

  @Test func `what reads the same in both languages stands once, unless something is to be said of it`() {
    func shows(_ source: String, _ target: String, _ status: SegmentStatus, _ findings: [Finding] = [])
      -> Bool
    {
      var segment = InventedArticle.segment("b1.s1", source, target)
      (segment.status, segment.findings) = (status, findings)
      let block = InventedArticle.block("b1", .byline, [segment])
      return Pageproof(InventedArticle.complete, layout: .interleaved, boilerplate: .mark).isKept(block)
    }
    #expect(shows("Rania Prameswari", "Rania Prameswari", .translated))
    #expect(shows("2024", "2024", .kept))
    #expect(!shows("Rania Prameswari", "Rania Prameswari", .degraded))
    #expect(!shows("Harga naik", "Harga naik", .translated, [Finding(.untranslated, "the source itself")]))
    #expect(!shows("12 Maret", "March 12", .translated))
  }

  @Test(arguments: [Role.headline, .subheading])
  func `a page says its headline once, as whatever it comes again`(_ role: Role) {
    var article = InventedArticle.complete
    var again = article.blocks.first { $0.role == .headline }!
    again = InventedArticle.block("b98", role, again.segments)
    article.blocks.append(again)
    func body(_ saysOnce: Bool) -> [String] {
      Pageproof(article, layout: .target, boilerplate: .mark, saysOnce: saysOnce).body.map(\.id)
    }
    #expect(!body(true).contains("b98") && body(false).contains("b98"))
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
