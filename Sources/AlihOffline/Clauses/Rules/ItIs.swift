/// `Bukan uang yang ia cari.` -> "It is not money that he is looking for.", `Bukan masalah besar.` -> "It is not a big problem."
struct ItIs: SentenceRule {
  static let name = "it-is"
  static let lists = WordLists.Lists(.denial)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    guard nodes.count > 1, let group = nodes[0].verb, group.verb == "be", group.negated,
      nodes[0].sense == nil,
      words.holds(nodes[0].lower, in: .denial), Clauses.nominal.contains(nodes[1].wordClass),
      nodes[1].features.isDisjoint(with: [.time, .day])
    else { return false }
    nodes[0].lead = "it"
    if nodes[1].wordClass == .pronoun { nodes[1].features.insert(.objectCase) }
    return true
  }
}
