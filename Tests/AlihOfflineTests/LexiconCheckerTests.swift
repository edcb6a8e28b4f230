import AlihModel
import Testing

@testable import AlihOffline

@Suite struct LexiconCheckerTests {
  @Test func `the house's lexicon is in order`() {
    #expect(HouseEngine.lexicon.count > 5)
    let problems = LexiconChecker.problems(in: HouseEngine.lexicon)
    #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
  }

  @Test func `rows that each have their condition pass`() {
    let file = lexiconFile([
      "akan|prep|of||prev=sadar", "akan|part|will||", "bisa|noun|venom|uncount|next=ular", "bisa|part|can||",
      "para|det|||", "rumah sakit|noun|hospital|place|", "warga negara|noun|citizen of a state|human head=1|",
    ])
    #expect(LexiconChecker.problems(in: [file]).map(\.description) == [])
  }

  @Test(arguments: [
    ("rumah|noun", "has no English"),
    ("rumah|nouns|house||", "'nouns' is no word class"),
    ("rumah|edge|house||", "'edge' is no word class"),
    ("rumah|noun|house|large|", "'large' is no feature"),
    ("rumah|noun|house|size=2|", "'size=2' is no feature"),
    ("rumah|noun|house|place place|", "'place' stands twice"),
    ("rumah|noun|house||besar", "'besar' is no condition"),
    ("rumah|noun|house||after=besar", "'after=besar' is no condition"),
    ("rumah|noun|house||next:house", "which is no class or feature"),
    ("rumah|noun|house||passive", "is no verb"),
    ("rumah|noun|house||prev:edge", "write 'first' or 'last'"),
    ("rumah|noun|house||next=Besar", "'Besar' has capitals"),
    ("rumah|noun|house||next=", "names no word"),
    ("rumah|noun|house||next=sakit !next=sakit", "never hold together"),
    ("rumah|noun|house/home||", "has '/'"),
    ("rumah|noun|house, home||", "has ','"),
    ("rumah|noun|house (building)||", "has '('"),
    ("rumah|noun|house|head=2|", "'head=2' has to be a number from 1 to 1"),
    ("rumah|noun|house|head=x|", "'head=x' has to be a number"),
    ("Rumah|noun|house||", "has capitals"),
    ("rumah |noun|house||", "ends with a blank"),
    ("rumah|noun|big  house||", "a blank too many"),
    ("rumah| noun|house||", "a blank too many"),
    ("rumah|noun|house\u{7}||", "U+7"),
    ("rumah|noun|big\u{A0}house||", "U+a0"),
    ("rumah|noun|house|||", "6 columns"),
    ("menulis|verb|to write||", "without 'to'"),
    ("|noun|house||", "the lemma is empty"),
  ])
  func `a malformed row is told with its place and reason`(row: String, reason: String) {
    let problems = LexiconChecker.problems(in: [lexiconFile(["aba|noun|aba||", row])])
    let told = problems.contains { $0.file == "small.tsv" && $0.line == 3 && $0.message.contains(reason) }
    #expect(told, "got: \(problems)")
  }

  @Test(arguments: [
    (["aba|noun|a||", "aba|noun|b||"], "stands in small.tsv:2 already"),
    (["aba|noun|a||next=x prev=y", "aba|noun|b||prev=y next=x"], "stands in small.tsv:2 already"),
    (["aba|noun|a||", "aba|noun|b||next=x"], "never chosen, since small.tsv:2 holds first"),
    (["aba|noun|a||next=x", "aba|noun|b||next=x prev=y"], "never chosen, since small.tsv:2 holds first"),
    (["abu|noun|a||", "aba|noun|b||"], "'aba' comes after 'abu'"),
  ])
  func `duplicate, unreachable and unsorted rows are told`(rows: [String], reason: String) {
    let problems = LexiconChecker.problems(in: [lexiconFile(rows)])
    #expect(problems.map(\.line) == [3])
    #expect(problems.first?.message.contains(reason) == true, "got: \(problems)")
  }

  @Test func `a sense may not stand in two files`() {
    let first = lexiconFile(["aba|noun|a||"], name: "first.tsv")
    let second = lexiconFile(["aba|noun|b||", "aba|verb|c||"], name: "second.tsv")
    #expect(
      LexiconChecker.problems(in: [first, second]).map(\.description)
        == ["second.tsv:2: 'aba' stands in first.tsv:2 already; remove one or tell them apart"])
  }

  @Test func `all problems are told, not only the first`() {
    let file = lexiconFile(["aba|x|a||", "abi|y|a||", "abu|z|a||"])
    #expect(LexiconChecker.problems(in: [file]).map(\.line) == [2, 3, 4])
  }

  @Test func `a file without its header is told`() {
    let files: [OfflineData.File] = [("x.tsv", Array("lemma\tclass\n".utf8)), ("y.tsv", [])]
    #expect(LexiconChecker.problems(in: files).map(\.file) == ["x.tsv", "y.tsv"])
  }
}
