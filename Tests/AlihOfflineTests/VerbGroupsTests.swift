import AlihModel
import Testing

@testable import AlihOffline

@Suite struct VerbGroupsTests {
  /// The sentence's words after its verb groups are joined; a group as its English verb in brackets.
  private func groups(_ sentence: String) throws -> String {
    let engine = try OfflineEngine.with(
      "akan|part|will||", "besar|adj|big||", "kami|pron|we||", "membawa|verb|carry||", "menulis|verb|write||",
      "rumah|noun|house||", "sudah|part|already||", "tidak|part|not||")
    let clauses = Clauses(
      auxiliaries: engine.auxiliaries, words: engine.words, role: .paragraph, mentioned: [])
    return clauses.verbGroups(of: engine.tagged(sentence)).map { node in
      node.verb.map { "[\($0.verb)]" } ?? node.token.text
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("kami menulis", "kami [write]"),
    ("kami tidak akan menulis", "kami [write]"),
    ("sudah kami bawa", "kami [carry]"),
    ("rumah tidak besar", "rumah [be] besar"),
    ("rumah besar", "rumah besar"),
    ("kami tidak", "kami tidak"),
    ("", ""),
  ])
  func `auxiliaries join the verb behind them, and a predicate without a verb gets a "be"`(
    sentence: String, expected: String
  ) throws {
    #expect(try groups(sentence) == expected)
  }

  @Test func `a group covers its auxiliaries, so that no word is lost`() throws {
    let engine = try OfflineEngine.with("menulis|verb|write||", "sudah|part|already||", "tidak|part|not||")
    let clauses = Clauses(
      auxiliaries: engine.auxiliaries, words: engine.words, role: .paragraph, mentioned: [])
    let nodes = clauses.verbGroups(of: engine.tagged("tidak sudah menulis"))
    #expect(nodes.map(\.span) == [0..<3])
    #expect(nodes.first?.verb?.negated == true)
  }
}
