/// `Sebanyak 300 orang lebih dirawat.` -> "More than 300 people were treated.", not "a total of more than".
struct TotalOf: SentenceRule {
  static let name = "total-of"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for (at, node) in nodes.enumerated().dropLast() where node.lower == "sebanyak" {
      guard case .text("more than")? = nodes[at + 1].parts.first else { continue }
      node.isSilent = true
      node.wordClass = .adverb
      isApplied = true
    }
    return isApplied
  }
}
