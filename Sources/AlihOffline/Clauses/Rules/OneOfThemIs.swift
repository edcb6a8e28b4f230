/// `Salah satunya Budi Santoso yang memimpin tim.` -> "One of them is Budi Santoso, who ..."
struct OneOfThemIs: SentenceRule {
  static let name = "one-of-them-is"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard nodes.count > 1, let first = nodes.first,
      ["salah satunya", "salah seorangnya"].contains(first.lower),
      [.noun, .name].contains(nodes[1].wordClass)
    else { return false }
    let said = nodes[2...].prefix { $0.lower != "yang" && $0.wordClass != .punctuation }
    guard said.allSatisfy({ $0.verb == nil }) else { return false }
    nodes.insert(.inserted("be", at: nodes[1], plural: false), at: 1)
    return true
  }
}
