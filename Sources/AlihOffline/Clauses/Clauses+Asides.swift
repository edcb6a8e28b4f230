/// Nouns with an aside between commas or in brackets behind them.
extension Clauses {
  /// "anaknya, Sari (12), hilang": one name, one child.
  func isOneNamed(_ node: Node, _ nodes: [Node], _ index: Int) -> Bool {
    guard node.wordClass == .noun, node.isHuman, node.features.isDisjoint(with: [.counted, .reduplicated]),
      index + 5 < nodes.count, nodes[index + 1].token.text == ",", nodes[index + 2].wordClass == .name,
      nodes[index + 2].isHuman, nodes[index + 3].token.text == "("
    else { return false }
    let behind = nodes[(index + 4)...].prefix(6).firstIndex { $0.token.text == ")" }.map {
      nodes[($0 + 1)...]
    }
    guard let next = behind?.first else { return false }
    let second = behind?.dropFirst().first
    return next.lower != "dan" && next.lower != "serta"
      && !(next.token.text == "," && second.map { $0.wordClass == .name || $0.lower == "dan" } ?? false)
  }

  /// "Pria, 34 tahun, warga Depok, itu ditangkap": the last word of the subject, behind what stands between commas.
  func closesAside(_ node: Node, _ next: Node?, _ nodes: [Node], _ index: Int) -> Bool {
    guard node.isLeaf, words.holds(node.lower, in: .pointing), next?.verb != nil, index > 3,
      nodes[index - 1].token.text == ",", nodes[0].wordClass == .noun
    else { return false }
    let before = nodes[..<index].prefix(20)
    return before.count == index && (2...4).contains(before.count { $0.token.text == "," })
      && before.allSatisfy { $0.verb == nil }
  }
}
