import AlihModel
import AlihQuality
import Testing

struct NameCheckTests {
  private func ids(_ source: String, _ target: String) -> [String] {
    House.checks.findings(source: source, target: target).map(\.id)
  }

  @Test(arguments: [
    ("Menurut Antony Blinken, pasukan itu siap.", "According to Antony Blinken, the troops are ready.", ""),
    (
      "Menurut Antony Blinken, pasukan itu siap.", "According to him, the troops are ready.",
      "name-missing name-missing"
    ),
    (
      "Rapat digelar di Gunung Kidul hari Kamis.", "The meeting was held in Gunungkidul on Thursday.", ""
    ),
    ("Rapat digelar pada Kamis di Kota Malang.", "The meeting was held on Thursday in Malang.", ""),
    ("Kata itu penting. Banyak warga tahu.", "The word is important. Many residents know.", ""),
    ("Ia terbang ke Nikosia.", "She flew to Nicosia.", ""),
    ("Ia terbang ke Wonogiri.", "She flew to Wonosobo.", "name-missing"),
    ("Pasukan Baru Tiba Di Kota Lama", "New Troops Arrive in the Old City", ""),
    ("Warga keturunan Tionghoa marah.", "Residents of Chinese descent were angry.", ""),
    ("Warga keturunan Tionghoa marah.", "Residents of that descent were angry.", "name-missing"),
    ("Ia menonton Metrotvnews di rumah.", "She watched Metrotvnews at home.", ""),
  ])
  func `a name of the source is in the translation`(source: String, target: String, found: String) {
    #expect(ids(source, target).joined(separator: " ") == found)
  }

  @Test func `a name for another is a change, one too many an addition, and initials count letter by letter`()
  {
    #expect(
      ids("Warga menemui Budi Santoso di pasar itu.", "Residents met Hendro Santoso at the market.") == [
        "name-changed"
      ])
    #expect(
      ids("Warga menemui bupati di pasar itu.", "Residents met Regent Kartolo at the market.") == [
        "name-added"
      ])
    let answer = QualityChecks.Answer(
      source: "Polisi menanyai AS (25).", target: "Police questioned the US (25).", initials: [16..<18])
    #expect(House.checks.findings(on: answer).map(\.id).contains { $0.hasPrefix("name-") })
    var right = answer
    right.target = "Police questioned AS (25)."
    #expect(House.checks.findings(on: right) == [])
  }

  @Test func `what a term covers is left to its verdict`() {
    let text = "Pasukan dari Korut tiba."
    let term = TermOccurrence(
      term: Term(source: "Korut", target: "North Korea"), range: 13..<18, rendering: "North Korea")
    #expect(House.checks.findings(source: text, target: "Troops from there arrived.", terms: [term]) == [])
    #expect(
      House.checks.findings(source: text, target: "Troops from there arrived.").map(\.id) == [
        "name-missing"
      ])
  }

  @Test func `a person's other name is missing, and no other person's, where the article has both`() {
    func found(_ names: [String]) -> [String] {
      House.checks.findings(
        on: .init(
          source: "Jalan itu rusak parah, kata Dina kemarin.",
          target: "The road is badly damaged, Hartono said yesterday.",
          names: NameRuns(in: names))
      ).map(\.id)
    }
    #expect(found(["Camat Pinus, Dina Hartono, datang."]).contains("name-missing"))
    #expect(found(["Dina datang. Hartono pulang."]).contains("name-changed"))
  }
}
