/// `kebutuhan China akan durian` -> "China's need for durians": behind such a noun `akan` is no future.
struct NeedFor: SentenceRule {
  static let name = "need-for"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for (at, node) in nodes.enumerated().dropFirst().dropLast() where node.lower == "akan" && node.isLeaf {
      guard [.noun, .name, .pronoun].contains(nodes[at + 1].wordClass), nodes[at - 1].wordClass == .noun,
        let lemma = nodes[at - 1].head.sense?.lemma, let preposition = words.english(lemma, in: .akan)
      else { continue }
      (node.wordClass, node.text) = (.preposition, preposition)
      isApplied = true
    }
    return isApplied
  }
}
