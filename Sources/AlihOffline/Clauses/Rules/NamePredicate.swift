/// `Kalimantan pulau terbesar ketiga di dunia.` -> "Kalimantan is the third largest island in the world.": a name and a noun side
/// by side, and no verb.
struct NamePredicate: SentenceRule {
  static let name = "name-predicate"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard nodes.count > 2, nodes.last?.token.text == ".",
      nodes[0].wordClass == .name && nodes[1].wordClass == .noun
        || nodes[0].cliticLeaf != nil && nodes[1].wordClass == .name,
      nodes[0].features.isDisjoint(with: [.time, .day, .year, .clock]),
      nodes[1].features.isDisjoint(with: [.time, .counted]), nodes[1].lead == nil,
      nodes.dropLast().allSatisfy({
        $0.verb == nil && ![.punctuation, .conjunction, .adjective, .particle].contains($0.wordClass)
      })
    else { return false }
    nodes.insert(.inserted("be", at: nodes[1], plural: nodes[0].takesPluralVerb), at: 1)
    return true
  }
}
