/// `seorang pria berusia 40-an` -> "a man in his 40s": whose tens of years they are.
struct DecadeOwner: SentenceRule {
  static let name = "decade-owner"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    nodes.count { node in !node.isLeaf && Self.own(node, in: node) } > 0
  }

  private static func own(_ node: Node, in phrase: Node) -> Bool {
    for case .node(let child) in node.parts {
      if child.isLeaf, child.features.contains(.decade), let english = child.text {
        let possessor =
          phrase.isPlural && !phrase.features.contains(.one) ? "their" : phrase.isFemale ? "her" : "his"
        child.text = english.replacing("their", with: possessor)
        return true
      }
      if own(child, in: phrase) { return true }
    }
    return false
  }
}
