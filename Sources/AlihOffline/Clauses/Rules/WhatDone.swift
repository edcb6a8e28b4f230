/// `mereka tahu apa yang dilakukan pemerintah` -> "they know what the government did": who does it stands before the verb. Not where
/// it begins its clause, whose subject it is.
struct WhatDone: SentenceRule {
  static let name = "what-done"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropFirst().dropLast(2)
    where nodes[at].isLeaf && nodes[at].lower == "apa yang" && !nodes[at - 1].endsClause {
      let verb = nodes[at + 1]
      let isNamed = words.holds(nodes[at + 2].lower, in: .doer) && at + 3 < nodes.count
      let agent = nodes[isNamed ? at + 3 : at + 2]
      guard let group = verb.verb, group.passive, group.object == nil,
        Clauses.nominal.contains(agent.wordClass), agent.features.isDisjoint(with: [.time, .day, .counted])
      else { continue }
      verb.verb?.passive = false
      nodes.replaceSubrange(at + 1...(isNamed ? at + 3 : at + 2), with: [agent, verb])
      return true
    }
    return false
  }
}
