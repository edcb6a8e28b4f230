import AlihModel
import Testing

@testable import AlihOffline

@Suite struct ClassTaggerTests {
  private func engine() throws -> OfflineEngine {
    try .with(
      "atas|prep|over||prev=menang", "atas|prep|on||", "bisa|noun|venom|uncount|prev:verb", "bisa|part|can||",
      "di|prep|in||", "ia|pron|he||", "itu|det|that||", "kali|noun|river||prev=di/ke", "kali|noun|time||",
      "membuat|verb|make||", "mengandung|verb|contain||", "menang|verb|win||", "pembicara|noun|speaker||",
      "rapat|noun|meeting||", "rapat|adj|dense||", "rumah|noun|house||", "ular|noun|snake||")
  }

  private func tags(_ sentence: String) throws -> String {
    try engine().tagged(sentence).map { "\($0.wordClass.rawValue):\($0.sense?.english ?? "")" }.joined(
      separator: " ")
  }

  @Test(arguments: [
    ("ular mengandung bisa", "noun:snake verb:contain noun:venom"),
    ("ia bisa menang", "pron:he part:can verb:win"),
    ("menang atas ular", "verb:win prep:over noun:snake"),
    ("rumah atas ular", "noun:house prep:on noun:snake"),
    ("di kali itu", "prep:in noun:river det:that"),
    ("rumah kali itu", "noun:house noun:time det:that"),
    ("rapat itu", "noun:meeting det:that"),
  ])
  func `the neighbors decide for class and sense`(sentence: String, expected: String) throws {
    #expect(try tags(sentence) == expected)
  }

  @Test func `an unknown word stays unknown and does not disturb its neighbors`() throws {
    #expect(try tags("ular xyzzy itu") == "noun:snake unknown: det:that")
  }

  @Test(arguments: ["verbs|noun|1", "verb|noun|much", "verb|nouns|0"])
  func `a row that is no two classes and a cost is told`(row: String) throws {
    let table = try smallTable("left|right|cost|example|translation", row + "||")
    #expect(throws: OfflineDataError.self) { try ClassTagger(table) }
  }

  @Test func `an empty sentence is no crash`() throws { #expect(try tags("") == "") }
}
