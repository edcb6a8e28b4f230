/// `Ia menjabat sejak 2019.` -> "He has served since 2019.": what began then and lasts is in the perfect.
struct SinceThen: SentenceRule {
  static let name = "since-then"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast()
    where nodes[at].isLeaf && words.holds(nodes[at].lower, in: .since) && nodes[at + 1].tellsWhen {
      guard let group = verb(of: nodes.clause(before: at)) ?? fronted(nodes, at),
        group.verb?.tense == .undecided
      else { continue }
      group.verb?.tense = .perfect
      group.verb?.lasts = true
      isApplied = true
    }
    return isApplied
  }

  /// The last verb of the clause; of `terus bertambah`, "has continued to increase", the first.
  private func verb(of clause: ArraySlice<Node>) -> Node? {
    guard var at = clause.lastIndex(where: { $0.verb != nil }) else { return nil }
    while at > clause.startIndex, clause[at - 1].verb != nil { at -= 1 }
    return clause[at]
  }

  /// `Sejak 2019, ia menjabat bupati.`: the verb of the clause behind the comma.
  private func fronted(_ nodes: [Node], _ at: Int) -> Node? {
    guard at == 0, let comma = nodes.prefix(6).firstIndex(where: { $0.token.text == "," }),
      nodes[..<comma].allSatisfy({ $0.verb == nil })
    else { return nil }
    return nodes.clause(after: comma).first { $0.verb != nil }
  }
}

extension Node {
  /// "2019", "last week", "the election": a time or a thing, and no clause.
  fileprivate var tellsWhen: Bool {
    !features.isDisjoint(with: [.time, .year, .day]) || Clauses.nominal.contains(wordClass) && verb == nil
  }
}
