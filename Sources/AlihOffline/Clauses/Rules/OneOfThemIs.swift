/// `Salah satunya Budi Santoso yang memimpin tim.` -> "One of them is Budi Santoso, who ..."
struct OneOfThemIs: SentenceRule {
  static let name = "one-of-them-is"
  static let lists = WordLists.Lists(.oneOfThem)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    if let at = nodes.indices.dropFirst().dropLast().first(where: { isAside(nodes, $0) }) {
      // "Tiga orang, salah satunya bayi, hilang." -> "Three people, one of them a baby, ..."
      nodes[at].wordClass = .noun
      nodes[at].features.formUnion([.closed, .one])
      if nodes[at + 1].features.isDisjoint(with: [.closed, .uncount, .definite]) {
        nodes[at + 1].features.insert(.one)
        nodes[at + 1].article = .indefinite
      }
      return true
    }
    guard nodes.count > 1, let first = nodes.first,
      words.holds(first.lower, in: .oneOfThem),
      [.noun, .name].contains(nodes[1].wordClass)
    else { return false }
    let said = nodes[2...].prefix { $0.lower != "yang" && $0.wordClass != .punctuation }
    guard said.allSatisfy({ $0.verb == nil }) else { return false }
    nodes.insert(.inserted("be", at: nodes[1], plural: false), at: 1)
    return true
  }

  private func isAside(_ nodes: [Node], _ at: Int) -> Bool {
    nodes[at].wordClass == .pronoun && words.holds(nodes[at].lower, in: .oneOfThem)
      && nodes[at - 1].token.text == "," && nodes[at + 1].wordClass == .noun
      && nodes.clause(after: at).allSatisfy { $0.verb == nil }
  }
}
