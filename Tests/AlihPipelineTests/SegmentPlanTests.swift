import AlihGlossary
import AlihModel
import Testing

@testable import AlihPipeline

struct SegmentPlanTests {
  @Test(arguments: [
    "", "2024", "***", "12.30 - 14.00", "(1/11)", "https://desk.example/berita/1", "(EPA)", "(AFP/ANTARA)",
    "(den/asa)",
    "(ab/cde)", "[mg/ii]", "ap/hp (Reuters)",
  ])
  func `nothing to translate is kept`(_ text: String) { #expect(!SegmentPlan.hasWords(text)) }

  @Test(arguments: [
    "Tidak.", "(Foto: EPA)", "https://desk.example/1 memuatnya", "(mereka)", "(dan/atau kami sendiri)",
    "29 WIB lewat",
    "(sumber)", "JAKARTA BANJIR",
  ])
  func `words are for an engine`(_ text: String) { #expect(SegmentPlan.hasWords(text)) }

  @Test(arguments: [
    ("SCROLL TO CONTINUE WITH CONTENT", Role.promotion, true), ("BANJIR DI KOTA", .headline, false),
    ("Ikuti berita kami", .promotion, false),
  ])
  func `the site's own buttons are kept`(_ text: String, _ role: Role, _ isKept: Bool) {
    let plans = SegmentPlan.plans(for: [("b1.s1", text, role)], glossary: Fixture.glossary)
    #expect((plans[0].request == nil) == isKept)
  }

  @Test func `neighbors come along`() {
    let plans = SegmentPlan.plans(
      for: [("b1.s1", "Satu.", .headline), ("b2.s1", "Dua.", .paragraph), ("b2.s2", "Tiga.", .paragraph)],
      glossary: Fixture.glossary)
    #expect(plans.map { $0.request?.before } == [nil, "Satu.", "Dua."])
    #expect(plans.map { $0.request?.after } == ["Dua.", "Tiga.", nil])
    #expect(plans.map { $0.request?.role } == [.headline, .paragraph, .paragraph])
  }

  @Test(arguments: [
    ("[MUSIK]", Role.paragraph, true), ("(SUARA MUSIK)", .paragraph, true), ("(EPA)", .paragraph, false),
    ("(MUSIK)", .credit, false),
  ])
  func `what is heard is no wire's name`(_ text: String, _ role: Role, _ expected: Bool) {
    #expect(SegmentPlan.hasWords(text, role) { ["musik", "suara"].contains($0) } == expected)
  }
}
