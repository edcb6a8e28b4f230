import AlihModel
import Testing

@testable import AlihPipeline

struct TermRepairTests {
  private func repaired(_ text: String, _ terms: [(String, String, Bool)]) -> String {
    TermRepair.replacingSources(
      of: terms.map {
        TermOccurrence(
          term: Term(source: $0.0, target: $0.1, takesArticle: $0.2), range: 0..<1, rendering: $0.1)
      }, in: text)
  }

  @Test(arguments: [
    ("Korut and Korut's army", "North Korea and North Korea's army"),
    ("Korutan is no Korut", "Korutan is no North Korea"),
    ("éKorut Korut7", "éKorut Korut7"),
    ("the pro-Korut side", "the pro-North Korea side"),
    ("", ""),
  ])
  func `whole words are replaced`(_ text: String, _ expected: String) {
    #expect(repaired(text, [("Korut", "North Korea", false)]) == expected)
  }

  @Test(arguments: [
    ("AS said", "The United States said"), ("in AS", "in the United States"), ("the AS", "the United States"),
    ("ASEAN", "ASEAN"),
  ])
  func `the article comes along once`(_ text: String, _ expected: String) {
    #expect(repaired(text, [("AS", "United States", true)]) == expected)
  }

  @Test func `longer terms go first, and replacements aren't replaced again`() {
    #expect(
      repaired("Menlu AS spoke", [("AS", "US", false), ("Menlu AS", "US Secretary of State", false)])
        == "US Secretary of State spoke")
    #expect(repaired("KPK spoke", [("KPK", "KPK commission", false)]) == "KPK spoke")
  }
}
