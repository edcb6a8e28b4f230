import AlihModel

/// `sebagai "poros" baru` -> "as a new "axis"": what describes a quoted noun stands before the quotation mark.
struct QuotedNoun: SentenceRule {
  static let name = "quoted-noun"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast(3) where Marks.quotes.contains(nodes[at].token.text) {
      let (noun, adjective) = (nodes[at + 1], nodes[at + 3])
      guard !nodes[at].closesQuote, noun.wordClass == .noun, noun.isLeaf, nodes[at + 2].closesQuote,
        adjective.wordClass == .adjective, adjective.features.isDisjoint(with: [.result, .closed]),
        nodes.clause(after: at + 2).first === adjective
      else { continue }
      if !noun.isPlural, noun.features.isDisjoint(with: [.uncount, .plural]) { adjective.lead = "a" }
      noun.article = .none
      nodes.remove(at: at + 3)
      nodes.insert(adjective, at: at)
      isApplied = true
    }
    return isApplied
  }
}
