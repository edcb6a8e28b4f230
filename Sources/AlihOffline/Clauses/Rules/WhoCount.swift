/// `Yang datang hanya 10 orang.` -> "Only 10 people came.": a count that is all that the clause says is its subject.
struct WhoCount: SentenceRule {
  static let name = "who-count"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard nodes.count > 2, nodes[0].lower == "yang", nodes[1].verb != nil else { return false }
    let said = nodes.clause(after: 1)
    guard let count = said.last, count.features.contains(.counted), count.isHuman,
      said.dropLast().allSatisfy({ [.adverb, .preposition].contains($0.wordClass) })
    else { return false }
    nodes.replaceSubrange(0..<said.endIndex, with: said + [nodes[1]])
    return true
  }
}
