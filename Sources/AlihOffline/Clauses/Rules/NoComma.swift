/// `Pasar tutup, karena banjir.` -> "The market closed because of floods.": English has no comma there.
struct NoComma: SentenceRule {
  static let name = "no-comma"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    let commas = nodes.indices.dropFirst().dropLast().filter { at in
      guard nodes[at].token.text == "," else { return false }
      return words.holds(nodes[at + 1].lower, in: .noComma)
        && nodes.clause(before: at).contains { $0.verb != nil }
    }
    for at in commas.reversed() { nodes.remove(at: at) }
    let isSaid = saidFirst(nodes)
    return close(nodes) || isSaid || !commas.isEmpty
  }

  /// `Menurutnya, harga naik.` -> "He said prices rose.": the comma stays for the rules that look for a clause, unwritten.
  private func saidFirst(_ nodes: [Node]) -> Bool {
    guard nodes.count > 2, nodes[0].wordClass == .adverb, nodes[1].token.text == ",",
      nodes[0].features.contains(.aside), Clauses.nominal.contains(nodes[2].wordClass)
    else { return false }
    nodes[1].isSilent = true
    return true
  }

  /// `Seoul, katanya menolak.` -> "Seoul, he said, rejected it.": an aside has two commas.
  private func close(_ nodes: [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst(2).dropLast() {
      guard let said = nodes[at].sense?.english, nodes[at].features.contains(.aside),
        nodes[at - 1].token.text == ",", nodes[at + 1].verb != nil,
        Clauses.nominal.contains(nodes[at - 2].wordClass)
      else { continue }
      nodes[at].text = said + ","
      isApplied = true
    }
    return isApplied
  }
}
