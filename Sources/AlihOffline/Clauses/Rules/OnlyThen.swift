/// `Jalan itu baru dibuka pada Senin.` -> "The road was only opened on Monday.": where a time is told, "baru" says that it was no sooner.
struct OnlyThen: SentenceRule {
  static let name = "only-then"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast()
    where nodes[at].lower == "baru" && nodes[at].isLeaf && nodes[at].wordClass == .adverb {
      // "baru berusia satu hari", "tak ada kasus baru dilaporkan sejak itu"
      let clause = nodes.clause(after: at)
      guard !words.holds(nodes[at + 1].lower, in: .age),
        !clause.contains(where: { words.holds(String($0.lower.prefix { $0 != " " }), in: .since) }),
        clause.contains(where: {
          !$0.features.isDisjoint(with: [.time, .day, .year, .clock]) && !$0.features.contains(.counted)
        })
      else { continue }
      nodes[at].text = "only"
      isApplied = true
    }
    return isApplied
  }
}
