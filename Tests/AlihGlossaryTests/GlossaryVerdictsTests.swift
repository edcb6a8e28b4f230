import AlihGlossary
import AlihModel
import Testing

struct GlossaryVerdictsTests {
  @Test(arguments: [
    // Every form counts.
    ("Korut menolak", "North Korea refused", "North Korea"),
    ("tentara Korut", "North Korean soldiers", "North Korean"),
    ("Korut menolak", "The North refused", "The North"),
    ("Korut menolak", "the wind from the north", "-"),
    ("Korut menolak", "Pyongyang's refusal", "Pyongyang"),
    ("AS menolak", "The U.S. refused", "U.S."),
    ("AS menolak", "The US refused", "US"),
    ("AS menolak", "They told us to wait", "-"),
    ("AS menolak", "Americans refused", "Americans"),
    ("kelompok anti-AS", "an anti-US group", "US"),
    ("Amerika Serikat (AS) menolak", "The United States (US) refused", "United States"),
    ("AS dan AS", "The United States (US) refused", "United States -"),
    ("Menlu Rusia", "Russia's foreign ministers", "foreign ministers Russia"),
    ("Menlu Rusia", "Russian Foreign Minister Lavrov", "Foreign Minister Russian"),
    ("Gedung Putih diam", "the White\u{A0}House is silent", "White\u{A0}House"),
    ("GEDUNG PUTIH DIAM", "WHITE HOUSE SILENT", "WHITE HOUSE"),
    ("Gedung Putih diam", "the Kremlin is silent", "-"),
    ("Kementerian Keuangan", "the finance ministry", "finance ministry"),
    ("Kementerian Keuangan", "the Ministry of Finance", "Ministry of Finance"),
    ("Kementerian Keuangan", "the Ministry. Of Finance", "-"),
    // Occurrences, not presence.
    ("Korut, Korut, dan Korut", "North Korea and Pyongyang", "North Korea Pyongyang -"),
    ("Korea Utara dan Korut", "North Korea and the North", "North Korea the North"),
    ("20 dolar AS dari AS", "20 US dollars", "US dollars -"),
    ("20 dolar AS dari AS", "20 US dollars from the US", "US dollars US"),
    ("20 dolar AS dari AS", "US$20 from the US", "$ US"),
    ("20 dolar AS dari AS", "US$20", "$ -"),
    ("Menlu AS dan AS", "the US secretary of state", "US secretary of state -"),
    ("Menlu AS", "Secretary of State Rubio", "Secretary of State"),
    (
      "KPK diam", "the Corruption Eradication Commission (KPK) is silent", "Corruption Eradication Commission"
    ),
    ("KPK diam", "the KPK's silence", "KPK"),
    ("PBB diam", "", "-"),
  ])
  func `a verdict counts what stands in the translation`(source: String, target: String, found: String) throws
  {
    let glossary = try HouseTerms.glossary.get()
    let verdicts = glossary.verdicts(for: glossary.occurrences(in: source), of: source, in: target)
    #expect(verdicts.map { $0.found ?? "-" }.joined(separator: " ") == found)
    #expect(verdicts.allSatisfy { ($0.verdict == .missing) == ($0.found == nil) })
  }

  @Test func `verdicts stand in the order of the occurrences`() throws {
    let glossary = try HouseTerms.glossary.get()
    let source = "Rusia, dolar AS, Korut"
    let occurrences = glossary.occurrences(in: source)
    #expect(
      glossary.verdicts(for: occurrences, of: source, in: "").map(\.source) == ["Rusia", "dolar AS", "Korut"])
  }

  @Test(arguments: [
    ("Warga bayar PBB", "Residents paid the UN", false),
    ("Warga bayar PBB", "Residents paid the land tax", true),
    ("Sidang PBB dibuka", "The land tax session opened", true),
    ("Sidang PBB dibuka", "The UN session opened", true),
  ])
  func `another sense honors a term unless a word beside it says which it is`(
    source: String, target: String, isHonored: Bool
  ) throws {
    let glossary = try Glossary.of(
      "source|target|when", "PBB|UN|not-after:bayar", "PBB|land tax|after:bayar")
    let verdicts = glossary.verdicts(for: glossary.occurrences(in: source), of: source, in: target)
    #expect(verdicts.map { $0.verdict == .honored } == [isHonored])
  }
}
