/// `tidak sampai Rp10 ribu` -> "less than Rp10,000": what is no number of things is less, not fewer.
struct FewerThan: SentenceRule {
  static let name = "fewer-than"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast() where nodes[at].sense?.english == "fewer than" {
      let measure = nodes[at + 1].features.union(nodes[at + 1].head.features)
      guard !measure.isDisjoint(with: [.money, .percent, .time, .unit, .uncount]) else { continue }
      nodes[at].text = "less than"
      isApplied = true
    }
    return isApplied
  }
}
