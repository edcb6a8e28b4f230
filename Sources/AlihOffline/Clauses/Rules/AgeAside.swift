/// `Rudi, 25 tahun, warga Depok, mengaku ...` -> "Rudi, 25, a Depok resident, ...": an age between commas is a number.
struct AgeAside: SentenceRule {
  static let name = "age-aside"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst(2).dropLast() {
      guard nodes[at - 1].token.text == ",", [",", "."].contains(nodes[at + 1].token.text),
        nodes[at - 2].wordClass == .name, nodes[at - 2].isHuman
      else { continue }
      // "kata Budi, 70, yang ..."
      if nodes[at].isLeaf, nodes[at].wordClass == .numeral,
        Int(nodes[at].token.text).map({ (1..<120).contains($0) }) == true
      {
        nodes[at].wordClass = .adverb
        isApplied = true
        continue
      }
      guard nodes[at].head.lower == "tahun", case .node(let number)? = nodes[at].parts.first,
        number.wordClass == .numeral
      else { continue }
      nodes[at].parts = [.node(number)]
      nodes[at].wordClass = .adverb
      isApplied = true
    }
    return isApplied
  }
}
