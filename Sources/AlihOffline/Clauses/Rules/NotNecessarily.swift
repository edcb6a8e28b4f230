/// `Belum tentu ia bersalah.` -> "He is not necessarily guilty.": what stands before the subject goes to its predicate.
struct NotNecessarily: SentenceRule {
  static let name = "not-necessarily"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast(2) where nodes[at].lower == "belum tentu" {
      let (subject, predicate) = (nodes[at + 1], nodes[at + 2])
      guard Clauses.nominal.contains(subject.wordClass),
        [.verb, .adjective, .particle, .adverb].contains(predicate.wordClass)
      else { continue }
      nodes.swapAt(at, at + 1)
      isApplied = true
    }
    return isApplied
  }
}
