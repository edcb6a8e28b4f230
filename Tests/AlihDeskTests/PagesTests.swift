import AlihFormats
import AlihModel
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
}
