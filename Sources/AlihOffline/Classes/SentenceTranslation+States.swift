/// What became of those who are counted.
extension SentenceTranslation {
  /// "rumah terendam naik menjadi 120 unit" -> "houses that were submerged rose to 120": with another verb behind, the first
  /// one tells which.
  func relateStates(_ nodes: inout [Node]) {
    guard nodes.count > 3 else { return }
    for at in nodes.indices.dropFirst().dropLast(2).reversed() {
      guard nodes[at - 1].wordClass == .noun, nodes[at].isLeaf,
        engine.words.holds(nodes[at].lower, in: .countedState), grows(nodes[at + 1]),
        nodes[at + 2].wordClass == .numeral || nodes[at + 2].lower == "menjadi"
      else { continue }
      nodes.insert(relative(before: nodes[at], behind: nodes[at - 1]), at: at)
    }
  }

  /// `mencapai`, `bertambah`, and `bertambah menjadi` as the lexicon has it.
  private func grows(_ node: Node) -> Bool {
    node.lower == "mencapai"
      || engine.words.holds(String(node.lower.prefix { $0 != " " }), in: .changing)
  }

  /// A `yang` that the sentence leaves out.
  private func relative(before verb: Node, behind noun: Node) -> Node {
    let start = verb.token.range.lowerBound
    let token = Token(kind: .word, range: start..<start, text: "yang", spaceBefore: true)
    let node = Node(token: token, at: verb.span.lowerBound, wordClass: .conjunction)
    node.span = verb.span.lowerBound..<verb.span.lowerBound
    node.readings = memory.readings(of: token)
    node.reading = node.readings.first { $0.wordClass == .conjunction }
    let isHuman = noun.isHuman
    node.sense = node.reading?.senses.first { $0.conditions.isEmpty != isHuman }
    return node
  }
}
