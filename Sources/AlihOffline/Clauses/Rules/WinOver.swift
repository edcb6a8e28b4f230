/// `menang 3-0 atas Getafe` -> "won 3-0 over Getafe"; `kalah 0-2 dari Persija` -> "lost 0-2 to Persija".
struct WinOver: SentenceRule {
  static let name = "win-over"
  static let lists: WordLists.Lists = [.init(.winning), .init(.losing)]

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for (at, node) in nodes.enumerated() where at > 0 && ["atas", "dari"].contains(node.lower) && node.isLeaf
    {
      guard at + 1 < nodes.count, Clauses.nominal.contains(nodes[at + 1].wordClass),
        nodes[at + 1].features.isDisjoint(with: [.time, .day, .year])
      else { continue }
      let contest = nodes[..<at].reversed().prefix { $0.wordClass != .conjunction && $0.token.text != "." }
        .first { $0.verb != nil || $0.wordClass == .noun && holds($0) }
      guard let contest, let lemma = lemma(of: contest) else { continue }
      let isRival = nodes[at + 1].isHuman || nodes[at + 1].features.contains(.org)
      if node.lower == "atas" || isRival && contest.verb != nil, words.holds(lemma, in: .winning) {
        node.text = "over"
      } else if let behind = words.english(lemma, in: .losing), contest.verb != nil {
        // "tertinggal tiga poin dari Persija" -> "trailed three points behind Persija"
        let isMeasured = nodes[at - 1].features.contains(.counted) && !nodes[at - 1].isScore
        node.text = isMeasured && !behind.isEmpty ? behind : "to"
      } else {
        continue
      }
      isApplied = true
    }
    return isApplied
  }

  private func lemma(of node: Node) -> String? { (node.sense ?? node.head.sense)?.lemma }

  private func holds(_ node: Node) -> Bool {
    lemma(of: node).map { words.holds($0, in: .winning) } ?? false
  }
}
