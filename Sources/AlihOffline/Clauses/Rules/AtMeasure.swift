import AlihModel

/// `Gempa mengguncang Bantul, kedalaman 10 km.` -> "... at a depth of 10 km", `di 7,5 LS` -> "at 7.5 degrees south latitude"
struct AtMeasure: SentenceRule {
  static let name = "at-measure"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for (at, node) in nodes.enumerated().dropFirst() {
      let previous = nodes[at - 1]
      let isPlaced = ["di", "pada", "dengan", "dalam"].contains(previous.lower)
      let isDepth = node.head.lower == "kedalaman" && !node.isLeaf && node.features.contains(.indefinite)
      // "berada di 8 km barat laut Kuta"
      if isPlaced, node.token.kind == .entity, node.wordClass == .preposition { previous.isSilent = true }
      let isPlace = node.token.kind == .entity && node.text?.holds(bytesOf: " degrees ") == true
      guard
        isDepth && (isPlaced || previous.wordClass == .punctuation || previous.lower == "dan")
          || isPlace && isPlaced
      else { continue }
      if isDepth { node.article = .indefinite }
      node.lead = "at"
      if isPlaced { previous.isSilent = true }
      isApplied = true
    }
    return isApplied
  }
}
