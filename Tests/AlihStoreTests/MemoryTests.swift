import AlihModel
import Foundation
import Testing

@testable import AlihStore

struct MemoryTests {
  private let scratch: Scratch
  private let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  private func put(_ units: [(String, String)?], _ languages: LanguagePair = .indonesianToEnglish) throws
    -> MemoryImport
  {
    try store.importUnits(from: "house.tmx", languages) { receive in
      for unit in units {
        try receive(unit.map { MemoryUnit(source: $0.0, target: $0.1, origin: "house.tmx") })
      }
    }
  }

  @Test func `a later translation of a sentence replaces an earlier one`() throws {
    let counts = try put([
      ("Hujan turun.", "Rain fell."), ("Hujan turun.", "It rained."), ("Hujan turun.", "It rained."), nil,
    ])
    var expected = MemoryImport()
    expected.number = counts.number
    (expected.added, expected.changed, expected.unchanged, expected.skipped) = (1, 1, 1, 1)
    #expect(counts == expected)
    let found = try store.units(withSources: ["Hujan turun.", "Hujan"], .indonesianToEnglish)
    #expect(found == ["Hujan turun.": "It rained."])
  }

  @Test func `an import that fails takes nothing in`() throws {
    struct Torn: Error {}
    #expect(throws: Torn.self) {
      try store.importUnits(from: "house.tmx", .indonesianToEnglish) { receive in
        try receive(MemoryUnit(source: "Hujan turun.", target: "It rained."))
        throw Torn()
      }
    }
    #expect(try store.memoryCounts().isEmpty)
    #expect(try store.similarUnits(to: "Hujan turun.", .indonesianToEnglish).isEmpty)
  }

  @Test func `language pairs are kept apart`() throws {
    _ = try put([("Hujan turun.", "It rained.")])
    _ = try put([("Hujan turun.", "Es regnete.")], LanguagePair(source: "id", target: "de"))
    #expect(try store.memoryCounts().map(\.to) == ["de", "en"])
    let found = try store.similarUnits(to: "Hujan turun.", .indonesianToEnglish)
    #expect(found.map(\.target) == ["It rained."])
  }

  @Test func `similar sentences come best first, and none below the threshold`() throws {
    _ = try put([
      ("Hujan lebat mengguyur Bandung pada Senin malam.", "Heavy rain hit Bandung on Monday night."),
      ("Hujan lebat mengguyur Jakarta pada Senin pagi.", "Heavy rain hit Jakarta on Monday morning."),
      ("Presiden bertemu para menteri di Jakarta.", "The president met ministers in Jakarta."),
    ])
    let found = try store.similarUnits(
      to: "Hujan lebat mengguyur Bandung pada Selasa malam.", .indonesianToEnglish, threshold: 0.5)
    #expect(found.map { Int(($0.score * 7).rounded()) } == [6, 4])
    let near = try store.similarUnits(
      to: "Hujan lebat mengguyur Bandung pada Selasa malam.", .indonesianToEnglish)
    #expect(near.map(\.target) == ["Heavy rain hit Bandung on Monday night."])
  }

  @Test(arguments: ["", "...", "\"\" OR *", "AND OR NOT NEAR(", "'; DROP TABLE unit; --", "\u{0}x"])
  func `any text may be looked up`(_ text: String) throws {
    _ = try put([("Hujan turun.", "It rained.")])
    #expect(try store.similarUnits(to: text, .indonesianToEnglish).isEmpty)
  }
}

struct SimilarityTests {
  @Test(arguments: [
    ("Hujan turun.", "hujan, TURUN", 1.0), ("Hujan turun", "Banjir datang", 0), ("", "", 1), ("Hujan", "", 0),
    ("satu dua tiga empat", "satu dua tiga", 0.75), ("satu dua tiga empat", "satu dua lima empat", 0.75),
    ("satu dua", "dua satu", 0),
  ])
  func `a score is the share of words that stay`(_ one: String, _ other: String, _ expected: Double) {
    #expect(Similarity.score(Similarity.words(of: one), Similarity.words(of: other)) == expected)
  }

  @Test func `numbers are words`() {
    #expect(Similarity.words(of: "Rp1,2 triliun (anak-anak)") == ["rp1", "2", "triliun", "anak", "anak"])
  }
}
