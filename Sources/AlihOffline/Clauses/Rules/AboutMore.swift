/// `Sekitar 300 orang lebih dirawat.` -> "More than 300 people were treated.", not "about more than".
struct AboutMore: SentenceRule {
  static let name = "about-more"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for (at, node) in nodes.enumerated().dropLast() where node.lower == "sekitar" {
      guard case .text("more")? = nodes[at + 1].parts.first else { continue }
      node.isSilent = true
      node.wordClass = .adverb
      isApplied = true
    }
    return isApplied
  }
}
