/// `Dua pelaku, masing-masing AS (25) dan RI (30), ditahan.` -> "Two perpetrators, AS (25) and RI (30), were detained.": before the
/// names of those who were counted English says nothing.
struct EachNamed: SentenceRule {
  static let name = "each-named"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let at = nodes.indices.dropFirst().dropLast().first(where: {
        nodes[$0].lower == "masing-masing" && nodes[$0 - 1].token.text == ","
          && nodes[$0 + 1].wordClass == .name
      })
    else { return false }
    nodes.remove(at: at)
    return true
  }
}
