/// `Hanya dua kandidat yang lolos.` -> "Only two candidates qualified.": behind "only", what the clause says of them is its verb.
struct OnlyWho: SentenceRule {
  static let name = "only-who"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let which = nodes.indices.dropFirst(2).first(where: { at in
        nodes[at].lower == "yang" && Clauses.nominal.contains(nodes[at - 1].wordClass)
          && nodes[at - 2].sense?.english == "only" && nodes[at - 2].verb == nil
          && nodes.clause(before: at).allSatisfy { $0.verb == nil }
      }), which + 1 < nodes.count, nodes[which + 1].verb != nil,
      nodes[(which + 2)...].prefix(40).allSatisfy({ $0.verb == nil })
    else { return false }
    nodes.remove(at: which)
    return true
  }
}
