/// `Ia bukan tidak mau, tetapi tidak mampu.` -> "It is not that he does not want to": two negations are two.
struct NotThat: SentenceRule {
  static let name = "not-that"
  static let lists = WordLists.Lists(.denial)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropLast()
    where words.holds(nodes[at].lower, in: .denial)
      && words.holds(String(nodes[at + 1].lower.prefix { $0 != " " }), in: .negation)
    {
      if let subject = nodes.clause(before: at).first(where: { Clauses.nominal.contains($0.wordClass) }) {
        subject.lead = "it is not that"
        nodes.remove(at: at)
        if subject.wordClass == .pronoun { repeatSubject(subject, &nodes, at) }
        return true
      }
      // "Bukannya tidak mau, ia sibuk." -> "It is not that he does not want to; he ..."
      if at == 0, let comma = nodes.firstIndex(where: { $0.token.text == "," }), comma + 1 < nodes.count,
        nodes[comma + 1].wordClass == .pronoun
      {
        nodes[at] = copy(of: nodes[comma + 1])
        nodes[at].lead = "it is not that"
        return true
      }
    }
    return false
  }

  /// "tapi butuh bukti" -> "but I need proof": the other half is a clause of its own.
  private func repeatSubject(_ subject: Node, _ nodes: inout [Node], _ at: Int) {
    guard
      let but = nodes.indices.dropFirst(at).dropLast().first(where: {
        words.holds(nodes[$0].lower, in: .contrasting)
      }), ![.pronoun, .noun, .name].contains(nodes[but + 1].wordClass)
    else { return }
    nodes.insert(copy(of: subject), at: but + 1)
  }

  private func copy(of pronoun: Node) -> Node {
    let node = Node(
      token: pronoun.token, at: pronoun.span.lowerBound, wordClass: .pronoun, features: pronoun.features)
    (node.reading, node.sense) = (pronoun.reading, pronoun.sense)
    return node
  }
}
