import AlihFormats
import AlihModel
import Foundation
import Testing

@testable import AlihDesk
@testable import AlihStore

struct PagesTests {
  private func segment(
    _ source: String, _ target: String, _ findings: [Finding] = [], review: Review? = nil,
    status: SegmentStatus = .translated
  ) -> DeskSegment {
    var segment = BilingualSegment(
      id: "b1.s1", source: source, target: target, engine: "offline", status: status, terms: [],
      findings: findings)
    segment.review = review
    return DeskSegment(
      place: Decision.Place(article: "/desk/a.txt", segment: "b1.s1", source: source), role: .paragraph,
      segment: segment, machine: target, lastDecision: 0)
  }

  private func article(_ segments: [DeskSegment], isThere: Bool = true, at sentence: String? = nil) -> String
  {
    ArticlePage(
      article: DeskArticle(
        id: 7, path: "berita/a.txt", place: "/desk/berita/a.txt", isFailed: false, message: nil),
      segments: segments, languages: .indonesianToEnglish,
      translated: Date(timeIntervalSince1970: 1_741_000_000),
      isThere: isThere, at: sentence
    ).html
  }

  private func sentences(_ count: Int) -> [DeskSegment] {
    (1...count).map { number in
      var one = segment("Hujan ke-\(number).", "Rain \(number).")
      one.place.segment = "b\(number).s1"
      one.segment.id = "b\(number).s1"
      return one
    }
  }

  private func row(_ segment: DeskSegment) -> String {
    var html = HTMLText()
    SegmentRow(segment: segment, languages: .indonesianToEnglish).write(to: &html)
    return html.text
  }

  @Test func `nothing in an article is markup`() {
    let html = row(
      segment(
        "<script>alert(1)</script> & \"a\"", "<img src=x onerror=alert(1)>",
        [Finding(.nameMissing, "'<b>' is missing")]))
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>"))
    #expect(html.contains("&lt;script&gt;") && html.contains("&lt;img src=x"))
  }

  @Test func `what is wrong is marked at the word`() {
    let html = row(
      segment("Ada 12 orang.", "There are 21 people.", [Finding(.numberChanged, "'12' is '21' here")]))
    #expect(html.contains(">12</mark>") && html.contains(">21</mark>"))
    #expect(html.contains("class=\"segment check\""))
  }

  @Test func `what a person decided shows who, and no complaint any more`() {
    let review = Review(state: .edited, by: "Rina <b>", at: "2026-11-30T08:00:00Z")
    let html = row(
      segment(
        "Ada 12 orang.", "A dozen people.", [Finding(.numberMissing, "'12' is missing")], review: review))
    #expect(html.contains("Edited by Rina &lt;b&gt;"))
    #expect(!html.contains("notes") && !html.contains("<mark"))
    #expect(html.contains("data-act=\"undo\""))
  }

  @Test func `a sentence without a translation can be edited, not approved`() {
    let html = row(segment("Ada 12 orang.", "", status: .untranslated))
    #expect(html.contains("data-act=\"edit\"") && !html.contains("data-act=\"approve\""))
    #expect(html.contains("untranslated"))
  }

  @Test(arguments: [
    ("number '12' is missing", ["12"]), ("'a' became 'b'", ["a", "b"]), ("nothing quoted", []),
    ("it's one mark", []),
    ("'' is empty", []),
  ])
  func `what a message quotes is found`(message: String, expected: [String]) {
    #expect(SegmentRow.quotations(in: message) == expected)
  }

  @Test func `articles that need a person come first`() {
    let reasons = [(reason: "untranslated", count: 1)]
    let article = DeskArticle(id: 1, path: "a.txt", place: "/a.txt", isFailed: false, message: nil)
    let bad = TriagedArticle(
      article: article, headline: "", segments: 3, reviewed: 0, reasons: reasons, toCheck: 1)
    let many = TriagedArticle(
      article: article, headline: "", segments: 30, reviewed: 0, reasons: [], toCheck: 20)
    #expect(bad.weight > many.weight)
  }

  @Test func `a page says who translated the article, and when`() {
    let html = article(sentences(2))
    #expect(html.contains("Machine translation by offline, 3 March 2025"))
    #expect(html.contains("0 of 2 decided") && !html.contains("class=\"pages\""))
  }

  @Test func `an article whose file is gone says so`() {
    #expect(article(sentences(2), isThere: false).contains("the file is gone"))
    #expect(article([]).contains("no sentence"))
  }

  @Test(arguments: [
    (nil, 1...500, "1 to 500 of 20000", ["After"]), ("b500.s1", 1...500, "1 to 500 of 20000", ["After"]),
    ("b501.s1", 501...1_000, "501 to 1000 of 20000", ["Before", "After"]),
    ("b20000.s1", 19_501...20_000, "19501 to 20000 of 20000", ["Before"]),
    ("b99999.s9", 1...500, "1 to 500 of 20000", ["After"]),
  ])
  func `a long article is shown in parts`(
    at sentence: String?, range: ClosedRange<Int>, place: String, links: [String]
  ) {
    let html = article(Self.long, at: sentence)
    #expect(html.contains(place) && html.contains("0 of 20000 decided"))
    #expect(
      html.contains("id=\"b\(range.lowerBound).s1\"") && html.contains("id=\"b\(range.upperBound).s1\""))
    #expect(
      !html.contains("id=\"b\(range.lowerBound - 1).s1\"")
        && !html.contains("id=\"b\(range.upperBound + 1).s1\""))
    for link in ["Before", "After"] { #expect(html.contains(">\(link)</a>") == links.contains(link)) }
    #expect(html.utf8.count < 500_000)
  }

  private static let long = PagesTests().sentences(20_000)

  @Test func `what is to check on another page is found from this one`() {
    var segments = Self.long
    segments[700].segment.findings = [Finding(.numberMissing, "number '12' is missing")]
    #expect(article(segments).contains("data-check=\"/article/7?at=b701.s1#b701.s1\""))
    #expect(article(segments).contains("1 sentence to check"))
  }

  @Test func `a source that runs from right to left does so`() {
    let arabic = segment("السلام عليكم", "Peace be upon you.")
    var html = HTMLText()
    SegmentRow(segment: arabic, languages: LanguagePair(source: "ar", target: "en")).write(to: &html)
    #expect(html.text.contains("lang=\"ar\" dir=\"rtl\"") && html.text.contains("lang=\"en\" dir=\"auto\""))
    // A quotation in another script, whatever the article's language.
    #expect(row(arabic).contains("lang=\"id\" dir=\"auto\""))
  }

  @Test func `a large run's articles are shown in parts`() {
    let articles = (1...450).map { number in
      TriagedArticle(
        article: DeskArticle(
          id: Int64(number), path: "a\(number).txt", place: "/a\(number).txt", isFailed: false, message: nil),
        headline: "Rain \(number)", segments: 3, reviewed: 0, reasons: [], toCheck: 1)
    }
    func page(_ number: Int, _ query: String = "") -> String {
      TriagePage(job: job, articles: articles, choice: .check, query: query, page: number).html
    }
    #expect(page(1).contains("1 to 200 of 450") && !page(1).contains(">Before<"))
    #expect(page(3).contains("401 to 450 of 450") && !page(3).contains(">After<"))
    for beyond in [-1, 0, 99] { #expect(page(beyond).contains(" of 450")) }
    #expect(page(1, "rain 44").contains("\"/article/440\""))
    #expect(page(1, "'<b>").contains("&lt;b&gt;") && !page(1, "'<b>").contains("<b>"))
  }

  private var job: JobReport {
    JobReport(
      id: 1, state: .finished, folder: "/desk", arguments: ["translate", "--", "berita"], created: Date(),
      updated: Date(), articles: 1, finished: 1, failed: 0, segments: 1, degraded: 0, untranslated: 0,
      engines: [])
  }
}
