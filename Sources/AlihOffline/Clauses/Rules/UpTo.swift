/// `turun hingga 72%` -> "fell by up to 72%", not "to 72%"; `padi, jagung, hingga kopi` -> "rice, corn and coffee".
struct UpTo: SentenceRule {
  static let name = "up-to"
  static let lists = WordLists.Lists(.until)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst().dropLast()
    where words.holds(nodes[at].lower, in: .until) && nodes[at].isLeaf {
      let (previous, node, next) = (nodes[at - 1], nodes[at], nodes[at + 1])
      if let lemma = previous.sense?.lemma, previous.verb != nil, words.holds(lemma, in: .growing),
        next.features.contains(.percent) || next.lower.hasSuffix(" persen")
          || next.head.sense?.lemma == "persen"
      {
        node.text = "by up to"
      } else if next.lower.contains("derajat") {
        // "turun hingga 15 derajat" says how cold it is.
        node.text = "to"
      } else if isMeasure(next), nodes.clause(before: at).contains(where: { $0.verb != nil }),
        !nodes.clause(before: at).contains(where: { ["dari", "antara", "mulai"].contains($0.lower) })
      {
        // "mengular hingga 5 km" -> "up to 5 km"; "naik hingga Rp5 juta" -> "to"
        let isGrown = previous.sense.map { words.holds($0.lemma, in: .growing) } ?? false
        node.text = isGrown ? "to" : next.isPrisonTerm ? "of up to" : "up to"
      } else if previous.token.text == ",", isListed(nodes, at) {
        node.text = "and"
        (node.wordClass, previous.isSilent) = (.conjunction, true)
      } else {
        continue
      }
      isApplied = true
    }
    return isApplied
  }

  /// "5 km", "Rp5 juta": how much, and not until when.
  private func isMeasure(_ node: Node) -> Bool {
    let features = node.features.union(node.head.features)
    if node.isPrisonTerm { return true }
    return node.features.contains(.counted) && !features.isDisjoint(with: [.unit, .money])
      && features.isDisjoint(with: [.time, .day, .year, .clock])
  }

  /// Whether things without a verb among them stand before the comma: `padi, jagung, hingga kopi`.
  private func isListed(_ nodes: [Node], _ at: Int) -> Bool {
    guard at > 3, Clauses.nominal.contains(nodes[at - 2].wordClass), nodes[at - 3].token.text == ",",
      Clauses.nominal.contains(nodes[at - 4].wordClass), Clauses.nominal.contains(nodes[at + 1].wordClass)
    else { return false }
    return nodes[at + 1].features.isDisjoint(with: [.time, .day, .year, .clock, .counted])
  }
}
