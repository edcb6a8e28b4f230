import AlihModel
import Testing

@testable import AlihOffline

@Suite struct TenseCuesTests {
  private func cues(_ words: String) throws -> TenseCues {
    let engine = try OfflineEngine.with(
      "kemarin|adv|yesterday|time|", "mengatakan|verb|say|say|", "rumah|noun|house||",
      "sekarang|adv|now|time|")
    return TenseCues(engine.tagged(words), [], engine.words)
  }

  @Test(arguments: [
    ("rumah", false, VerbGroup.Tense.past), ("rumah", true, .present), ("rumah kemarin", true, .past),
    ("rumah sekarang", false, .present), ("mengatakan sekarang", false, .past),
  ])
  func `words tell the tense, else what happened is past and a state is present`(
    words: String, stative: Bool, expected: VerbGroup.Tense
  ) throws {
    #expect(try cues(words).tense(stative: stative, quoted: false, role: .paragraph) == expected)
  }

  @Test func `a headline is present, a quotation past only after a word of the past`() throws {
    #expect(try cues("rumah kemarin").tense(stative: false, quoted: false, role: .headline) == .present)
    #expect(try cues("rumah").tense(stative: false, quoted: true, role: .paragraph) == .present)
    #expect(try cues("rumah kemarin").tense(stative: false, quoted: true, role: .paragraph) == .past)
  }

  @Test(arguments: [("2023", VerbGroup.Tense.past), ("2090", .present)])
  func `a year gone by is a cue, one to come is none`(year: String, expected: VerbGroup.Tense) throws {
    let engine = try OfflineEngine.with("rumah|noun|house||")
    let token = Token(kind: .number, range: 0..<4, text: year, spaceBefore: false)
    let node = Node(token: token, at: 0, wordClass: .numeral, features: .year, text: year)
    let cues = TenseCues([node], [], engine.words)
    #expect(cues.tense(stative: true, quoted: false, role: .paragraph) == expected)
  }
}
