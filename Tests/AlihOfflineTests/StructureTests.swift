import AlihModel
import Testing

@testable import AlihOffline

@Suite struct StructureTests {
  private func engine() throws -> OfflineEngine {
    try .with(
      "anak|noun|child|human|", "baru|adj|new||", "bertemu|verb|meet||", "besar|adj|big||", "di|prep|in||",
      "ini|det|this||", "itu|det|that||", "jumlah|noun|number|prep=of|", "kota|noun|city|place|",
      "luar negeri|adj|foreign||", "menteri|noun|minister|human title|", "orang|clf|||",
      "paling|adv|most|degree|",
      "para|det|||", "presiden|noun|president|human title|", "rumah|noun|house||",
      "rusia|name|Russia|place attr=Russian|",
      "sangat|adv|very|degree|", "tahun|noun|year|time|", "tersebut|det|that||", "yang|conj|that||")
  }

  /// The names of the rules that were applied, and the words of the result in English order, in brackets.
  private func analysis(_ sentence: String) throws -> (rules: [String], order: String) {
    let engine = try engine()
    let nodes = engine.tagged(sentence)
    for node in nodes where node.token.kind == .number { node.features = [.counted, .leaf] }
    var rules: [String] = []
    let phrases = engine.structure.phrases(of: nodes) { rules.append($0) }
    return (rules, phrases.map(order).joined(separator: " "))
  }

  private func order(_ node: Node) -> String {
    if node.isLeaf { return node.token.text }
    let parts = node.parts.map { part in
      switch part {
      case .node(let child): order(child)
      case .text(let text): text
      }
    }
    return "[" + parts.joined(separator: " ") + "]"
  }

  @Test(arguments: [
    ("rumah besar", "[besar rumah]"),
    ("rumah besar itu", "[itu [besar rumah]]"),
    ("rumah sangat besar itu", "[itu [sangat besar] rumah]"),
    ("3 rumah besar", "[3 [besar rumah]]"),
    ("3 orang anak", "[3 anak]"),
    ("rumah yang besar itu", "[itu besar rumah]"),
    ("jumlah anak", "[jumlah prep anak]"),
    ("rumah menteri Rusia", "[[Rusia menteri] rumah]"),
  ])
  func `Indonesian order becomes English order`(sentence: String, expected: String) throws {
    let order = try analysis(sentence).order.replacing(" of ", with: " prep ")
    #expect(order == expected)
  }

  @Test(arguments: ["besar di kota", "itu besar", "di", "", "xyzzy xyzzy", "itu itu itu"])
  func `what no rule matches keeps its order`(sentence: String) throws {
    #expect(try analysis(sentence).order.filter { !"[]".contains($0) } == sentence)
  }

  @Test func `every word of the source is in the phrases once`() throws {
    let sentence = "3 orang anak menteri Rusia itu bertemu para presiden di kota yang sangat besar"
    let engine = try engine()
    let phrases = engine.structure.phrases(of: engine.tagged(sentence))
    #expect(phrases.flatMap { Array($0.span) } == Array(0..<14))
  }

  @Test(arguments: [
    ("x|noun|1*", "fewer than two items"), ("x|noun adj|1 2", "marks no head"),
    ("x|nouns adj|1*", "'nouns' is no word class"),
    ("x|noun.large adj|1*", "'large' is no feature"), ("x|noun adj|1:big*", "is no output"),
    ("x|noun adj|1*|wide", "no class or feature"),
    ("x|noun adj >verb adj|1*", "comes after an item with '>'"),
  ])
  func `a malformed rule is told with its line`(row: String, reason: String) throws {
    let table = try smallTable("name|pattern|output|set|example|translation", row)
    let problem = #expect(throws: TSVTable.Problem.self) { try Structure(table) }
    #expect(problem?.line == 2)
    #expect(problem?.message.contains(reason) == true, "got: \(problem?.message ?? "")")
  }
}
