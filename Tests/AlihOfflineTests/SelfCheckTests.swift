import AlihModel
import Testing

@testable import AlihOffline

@Suite struct SelfCheckTests {
  private func ids(_ source: String, _ english: String, terms: [TermOccurrence] = []) throws -> [String] {
    let known: Set<String> = ["harga", "warga", "rumah", "tentara", "lihat", "naik"]
    let tokens = try OfflineEngine.merged(source, known: known, terms: terms)
    return SelfCheck.findings(tokens: tokens, text: english).map(\.id)
  }

  @Test(arguments: [
    ("Harga naik 2,5%.", "Prices rose 2.5%."),
    ("Warga 10.000 orang", "10,000 residents"),
    ("Rp1,2 triliun pada 1 November 2024", "Rp1.2 trillion on November 1, 2024"),
    ("juara ke-3", "the third champion"),
    ("pukul 10.29 WIB", "at 10:29 WIB"),
    ("\"Naik,\" kata Siti Mbarang.", "\"It rose,\" Siti Mbarang said."),
    ("Siti Mbarang naik", "SITI MBARANG ROSE"),
    ("Rumah Mbarang", "Mbarang's house"),
    ("Rumah Élysée", "Élysée’s house"),
    ("lihat https://contoh.id/a?b=1", "see https://contoh.id/a?b=1"),
    ("", ""),
  ])
  func `a faithful translation has no findings`(source: String, english: String) throws {
    #expect(try ids(source, english) == [])
  }

  @Test(arguments: [
    ("Harga naik 2,5%.", "Prices rose 25%.", "number-missing"),
    ("Harga naik 2,5 dan 2,5.", "Prices rose 2.5.", "number-missing"),
    ("Rp1,2 triliun", "Rp1.2 billion", "number-missing"),
    ("pada 1 November 2024", "on November 2024", "number-missing"),
    ("juara ke-3", "the champion", "number-missing"),
    ("kata Siti Mbarang", "Siti said", "name-missing"),
    ("naik Mbarang, naik Mbarang", "Mbarang rose, it rose", "name-missing"),
    ("tulis budi@contoh.id", "write budi@contoh", "name-missing"),
    ("\"Naik,\" kata Siti.", "\"It rose, Siti said.", "quotes-unbalanced"),
  ])
  func `what is lost is a finding`(source: String, english: String, id: String) throws {
    #expect(try ids(source, english) == [id])
  }

  @Test(arguments: [
    ("US troops", [String]()), ("troops of the United States", []), ("American troops", []),
    ("troops", ["term-missing"]),
  ])
  func `a term may come as its rendering, adjective or variant`(english: String, expected: [String]) throws {
    let term = Term(source: "AS", target: "United States", adjective: "US", variants: ["American"])
    let occurrence = TermOccurrence(term: term, range: 8..<10, rendering: "United States")
    #expect(try ids("Tentara AS", english, terms: [occurrence]) == expected)
  }

  @Test(arguments: [
    ("foreign minister", "foreign ministers"), ("agency", "agencies"), ("spokesman", "spokesmen"),
  ])
  func `a term may be a plural`(target: String, english: String) throws {
    let occurrence = TermOccurrence(
      term: Term(source: "Menlu", target: target), range: 5..<10, rendering: target)
    #expect(try ids("para Menlu", "the \(english)", terms: [occurrence]) == [])
  }
}
