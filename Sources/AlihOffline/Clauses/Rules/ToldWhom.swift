/// `Budi kepada wartawan mengatakan ...` -> "Budi told reporters ...": whom he told stands behind the verb.
struct ToldWhom: SentenceRule {
  static let name = "told-whom"
  static let lists = WordLists.Lists(.recipient)

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst().dropLast(2) {
      guard nodes[at].isLeaf, nodes[at].lower == "kepada", Clauses.nominal.contains(nodes[at - 1].wordClass),
        Clauses.nominal.contains(nodes[at + 1].wordClass), nodes[at + 2].wordClass == .verb,
        nodes[at + 2].sense?.features.contains(.say) == true
      else { continue }
      let verb = nodes.remove(at: at + 2)
      nodes.insert(verb, at: at)
      isApplied = true
    }
    return isApplied
  }
}
