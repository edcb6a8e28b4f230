/// `kebutuhan China akan durian` -> "China's need for durians": behind such a noun `akan` is no future.
struct NeedFor: SentenceRule {
  static let name = "need-for"
  static let lists = WordLists.Lists(.akan)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst().dropLast() where nodes[at].lower == "akan" && nodes[at].isLeaf {
      guard [.noun, .name, .pronoun].contains(nodes[at + 1].wordClass), nodes[at - 1].wordClass == .noun,
        let lemma = nodes[at - 1].head.sense?.lemma, let preposition = words.english(lemma, in: .akan)
      else { continue }
      (nodes[at].wordClass, nodes[at].text) = (.preposition, preposition)
      isApplied = true
    }
    return isApplied
  }
}
