/// `Gempa mengguncang Bantul, kedalaman 10 km.` -> "... at a depth of 10 km"
struct DepthOf: SentenceRule {
  static let name = "depth-of"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for (at, node) in nodes.enumerated()
    where node.head.lower == "kedalaman" && node.wordClass == .noun && !node.isLeaf && node.features.contains(.indefinite) {
      let previous = at > 0 ? nodes[at - 1] : nil
      let before = previous?.lower ?? ","
      guard previous?.wordClass == .punctuation || ["di", "pada", "dengan", "dan", "dalam"].contains(before) else { continue }
      node.article = .indefinite
      if ["di", "pada", "dengan", "dalam"].contains(before) { previous?.text = "at" } else { node.lead = "at" }
      isApplied = true
    }
    return isApplied
  }
}
