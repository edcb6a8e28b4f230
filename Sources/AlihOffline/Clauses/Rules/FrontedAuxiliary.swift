/// `Belum tentu ia bersalah.` -> "He is not necessarily guilty.", `seharusnya pemerintah membayar` -> "the government should
/// pay": what stands before the subject goes to its predicate.
struct FrontedAuxiliary: SentenceRule {
  static let name = "fronted-auxiliary"
  static let lists = WordLists.Lists(.fronted)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast(2) where words.holds(nodes[at].lower, in: .fronted) && nodes[at].isLeaf {
      let (subject, predicate) = (nodes[at + 1], nodes[at + 2])
      guard Clauses.nominal.contains(subject.wordClass), subject.features.isDisjoint(with: [.time, .day]),
        at == 0 || nodes[at - 1].endsClause || nodes[at - 1].features.contains(.say),
        [.verb, .adjective, .particle, .adverb].contains(predicate.wordClass)
          || predicate.wordClass == .noun
            && nodes.clause(after: at + 1).allSatisfy({ $0.wordClass != .verb })
      else { continue }
      nodes.swapAt(at, at + 1)
      isApplied = true
    }
    return isApplied
  }
}
