/// `Sekitar 300 orang lebih dirawat.` -> "More than 300 people were treated.", not "about more than"; `sekitar 300 orang itu` ->
/// "about 300 people", not "about the".
struct AboutMore: SentenceRule {
  static let name = "about-more"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast() where nodes[at].lower == "sekitar" {
      let node = nodes[at]
      if node.isQuantity, nodes[at + 1].features.contains(.counted) {
        for case .node(let pointing) in nodes[at + 1].parts
        where ["itu", "tersebut"].contains(pointing.lower) {
          pointing.isSilent = true
          isApplied = true
        }
      }
      guard case .text("more")? = nodes[at + 1].parts.first else { continue }
      node.isSilent = true
      node.wordClass = .adverb
      isApplied = true
    }
    return isApplied
  }
}
