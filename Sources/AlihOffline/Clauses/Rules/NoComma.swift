/// `Pasar tutup, karena banjir.` -> "The market closed because of floods.": English has no comma there.
struct NoComma: SentenceRule {
  static let name = "no-comma"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    let commas = nodes.indices.dropFirst().dropLast().filter { at in
      guard nodes[at].token.text == "," else { return false }
      // "Menurutnya, harga naik." -> "He said prices rose."
      if at == 1, nodes[0].wordClass == .adverb, nodes[0].sense?.english.hasSuffix(" said") == true {
        return nodes.count > 3 && nodes[3].verb != nil && Clauses.nominal.contains(nodes[2].wordClass)
      }
      return words.holds(nodes[at + 1].lower, in: .noComma)
        && nodes.clause(before: at).contains { $0.verb != nil }
    }
    for at in commas.reversed() { nodes.remove(at: at) }
    return close(nodes) || !commas.isEmpty
  }

  /// `Seoul, katanya menolak.` -> "Seoul, he said, rejected it.": an aside has two commas.
  private func close(_ nodes: [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst(2).dropLast() {
      guard let said = nodes[at].sense?.english, said.hasSuffix(" said"), nodes[at].wordClass == .adverb,
        nodes[at - 1].token.text == ",", nodes[at + 1].verb != nil,
        Clauses.nominal.contains(nodes[at - 2].wordClass)
      else { continue }
      nodes[at].text = said + ","
      isApplied = true
    }
    return isApplied
  }
}
