import AlihModel
import Foundation
import Testing

@testable import AlihOffline

@Suite struct OfflineTranslatorTests {
  private func translator() throws -> OfflineTranslator { OfflineTranslator(try HouseEngine.engine) }

  @Test func `every segment has one answer with its id, in order`() async throws {
    let segments = ["Rumah itu besar.", "", "  ", "Rumah itu besar.", "🙂"].enumerated().map {
      SegmentRequest(id: "b1.s\($0.offset)", text: $0.element)
    }
    let reply = try await translator().translate(segments, .indonesianToEnglish)
    #expect(reply.translations.map(\.id) == segments.map(\.id))
    #expect(reply.translations[1].text == "")
    #expect(reply.translations[2].text == "")
    #expect(reply.translations[4].text == "🙂")
    #expect(reply.failures.isEmpty)
  }

  @Test func `another pair of languages is a failure for each segment`() async throws {
    let pair = LanguagePair(source: "id", target: "fr")
    let reply = try await translator().translate([SegmentRequest(id: "a", text: "Rumah.")], pair)
    #expect(reply.translations.isEmpty)
    #expect(reply.failures["a"]?.kind == "unsupported")
  }

  @Test func `an unknown word stays and is a finding`() throws {
    let translation = try translator().translate([
      SegmentRequest(id: "a", text: "Warga membeli qwzzrk di pasar.")
    ])[0]
    #expect(translation.text.contains("qwzzrk"))
    #expect(translation.findings.contains { $0.id == "unknown-word" && $0.message.contains("qwzzrk") })
  }

  @Test func `a term is written as the glossary wants it`() throws {
    let text = "Menlu Korut tiba di Jakarta."
    let term = Term(source: "Korut", target: "North Korea", adjective: "North Korean", kind: .country)
    let minister = Term(source: "Menlu", target: "foreign minister", kind: .office)
    let terms = [
      TermOccurrence(term: minister, range: 0..<5, rendering: "foreign minister"),
      TermOccurrence(term: term, range: 6..<11, rendering: "North Korea"),
    ]
    let english = try translator().translate([SegmentRequest(id: "a", text: text, terms: terms)])[0].text
    #expect(english.lowercased().contains("north korean foreign minister"), "got: \(english)")
  }

  @Test func `segments that are unrelated don't color each other`() async throws {
    let first = SegmentRequest(id: "a", text: "Warga membangun rumah.")
    let second = SegmentRequest(id: "b", text: "Rumah terbakar.")
    let alone = try await translator().translate(unrelated: [second], .indonesianToEnglish).translations[0]
      .text
    let behind = try await translator().translate(unrelated: [first, second], .indonesianToEnglish)
      .translations[1].text
    #expect(alone == behind)
  }

  // MARK: The sentences of Tests/Sentences

  /// Rows: id, source, expected (what the engine says today), gold (what a person wants).
  private static let file = URL(filePath: #filePath)
    .appending(path: "../../../Tests/Sentences/id-en.tsv").standardized

  private static func table() throws -> TSVTable {
    try TSVTable(
      file: "id-en.tsv", bytes: [UInt8](Data(contentsOf: file)), columns: ["source", "expected", "gold"])
  }

  /// After a change of rules that is meant: `ALIH_RECORD=1 swift test --filter OfflineTranslatorTests`, and read the diff.
  @Test func `Tests/Sentences: the engine says what it said`() throws {
    let table = try Self.table()
    var lines = [
      "# source, what the engine says today (recorded), what a person wants.", "source\texpected\tgold",
    ]
    var changed: [String] = []
    for row in table.rows {
      let english = try HouseEngine.engine.translation(of: row.fields[0])
      lines.append([row.fields[0], english, row.fields[2]].joined(separator: "\t"))
      if english != row.fields[1] {
        changed.append(
          "\(row.fields[0])\n  was:  \(row.fields[1])\n  is:   \(english)\n  gold: \(row.fields[2])")
      }
    }
    if ProcessInfo.processInfo.environment["ALIH_RECORD"] != nil {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: Self.file)
      return
    }
    #expect(changed.isEmpty, "\(changed.count) changed:\n\(changed.joined(separator: "\n"))")
  }

  /// The share of words of the wished translations that the engine finds; it only ever goes up.
  @Test func `Tests/Sentences: the engine is as close to the wished translations as it was`() throws {
    let table = try Self.table()
    var worst: [(closeness: Double, text: String)] = []
    for row in table.rows {
      let english = try HouseEngine.engine.translation(of: row.fields[0])
      let closeness = Closeness.of(english, to: row.fields[2])
      worst.append((closeness, "\(closeness) \(row.fields[0])\n  is:   \(english)\n  gold: \(row.fields[2])"))
    }
    let mean = worst.map(\.closeness).reduce(0, +) / Double(worst.count)
    let report = worst.sorted { $0.closeness < $1.closeness }.prefix(10).map(\.text).joined(separator: "\n")
    #expect(mean >= 0.70, "mean closeness \(mean); the worst:\n\(report)")
  }
}

/// How near a translation is to the one that a person wants, from 0 to 1: the F-score of word pairs and words.
enum Closeness {
  static func of(_ text: String, to gold: String) -> Double {
    let (ours, theirs) = (grams(text), grams(gold))
    guard !ours.isEmpty, !theirs.isEmpty else { return ours.isEmpty && theirs.isEmpty ? 1 : 0 }
    var left = theirs
    var shared = 0
    for (gram, count) in ours {
      let common = min(count, left[gram] ?? 0)
      shared += common
      left[gram, default: 0] -= common
    }
    let total = ours.values.reduce(0, +) + theirs.values.reduce(0, +)
    return (200 * Double(shared) / Double(total)).rounded() / 100
  }

  private static func grams(_ text: String) -> [String: Int] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    var grams: [String: Int] = [:]
    for word in words { grams[word, default: 0] += 1 }
    for (word, next) in zip(words, words.dropFirst()) { grams["\(word) \(next)", default: 0] += 1 }
    return grams
  }
}
