/// `Rudi, bukan adiknya, yang ditahan.` -> "Rudi, not his younger sibling, was detained.": between commas "not" has no verb.
struct NotAside: SentenceRule {
  static let name = "not-aside"
  static let lists = WordLists.Lists(.denial)

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let at = nodes.indices.dropFirst(2).dropLast().first(where: {
        nodes[$0].lower == "bukan" && nodes[$0].verb?.verb == "be" && nodes[$0].sense == nil
          && nodes[$0 - 1].token.text == ","
      }), Clauses.nominal.contains(nodes[at - 2].wordClass),
      Clauses.nominal.contains(nodes[at + 1].wordClass),
      at + 2 == nodes.count || [",", "."].contains(nodes[at + 2].token.text)
    else { return false }
    (nodes[at].text, nodes[at].wordClass, nodes[at].verb) = ("not", .adverb, nil)
    if at + 3 < nodes.count, nodes[at + 3].lower == "yang" { nodes.remove(at: at + 3) }
    return true
  }
}
