/// `Ekspor turun 3% kuartal kedua tahun ini.` -> "Exports fell 3% in the second quarter of this year.": a numbered part of a year
/// that stands bare says when.
struct PeriodAside: SentenceRule {
  static let name = "period-aside"
  static let lists = WordLists.Lists(.partOfYear)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for (at, node) in nodes.enumerated().dropFirst() {
      let previous = nodes[at - 1]
      guard node.wordClass == .noun, node.lead == nil, !node.isLeaf,
        words.holds(node.head.lower, in: .partOfYear),
        previous.wordClass == .numeral || previous.features.contains(.counted) || previous.verb != nil,
        previous.wordClass != .preposition
      else { continue }
      node.lead = "in"
      node.article = .the
      isApplied = true
    }
    return isApplied
  }
}
