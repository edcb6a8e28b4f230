/// `Ia pernah dua kali ditahan.` -> "He was detained two times.": how often stands behind what was done.
struct CountBeforeVerb: SentenceRule {
  static let name = "count-before-verb"
  static let lists = WordLists.Lists(.times)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropFirst().dropLast()
    where nodes[at].head.lower == "kali" && nodes[at].features.contains(.counted) {
      guard
        nodes[at - 1].lower == "pernah" || words.holds(nodes[at - 1].lower, in: .already)
          || [.noun, .name, .pronoun].contains(nodes[at - 1].wordClass), nodes[at + 1].wordClass == .verb
      else {
        continue
      }
      nodes.insert(nodes[at], at: nodes.placeOfTimes(after: at + 1, words))
      nodes.remove(at: at)
      if nodes[at - 1].lower == "pernah" { nodes.remove(at: at - 1) }
      return true
    }
    // "pernah ditahan dua kali": how often says that it was once.
    if let once = nodes.indices.dropFirst().first(where: { nodes[$0].lower == "pernah" && nodes[$0].isLeaf }),
      !words.holds(nodes[once - 1].lower, in: .negation),
      nodes.clause(after: once).contains(where: { $0.head.lower == "kali" && $0.features.contains(.counted) })
    {
      nodes.remove(at: once)
      return true
    }
    return false
  }
}
