/// `tidak sampai Rp10 ribu` -> "less than Rp10,000": what is no number of things is less, not fewer.
struct FewerThan: SentenceRule {
  static let name = "fewer-than"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast() where nodes[at].sense?.english == "fewer than" {
      let measure = nodes[at + 1].features.union(nodes[at + 1].head.features)
      guard
        !measure.isDisjoint(with: [.money, .percent, .time, .unit, .uncount])
          || nodes[at + 1].holds("persen")
      else { continue }
      nodes[at].text = "less than"
      // "Tak sampai satu jam, tiket habis." -> "In less than one hour, ..."
      if at == 0, nodes.count > 2, nodes[2].token.text == ",", measure.contains(.time) {
        nodes[at].lead = "in"
      }
      isApplied = true
    }
    return isApplied
  }
}

extension Node {
  /// Whether the phrase has the word as one of its parts.
  func holds(_ word: String) -> Bool {
    isLeaf
      ? lower == word
      : parts.contains { if case .node(let part) = $0 { part.holds(word) } else { false } }
  }
}
