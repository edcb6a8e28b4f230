/// `Satu keluarga terdiri atas lima orang tewas.` -> "One family consisting of five people was killed.": where another verb follows,
/// how many they are belongs to the noun.
struct Consisting: SentenceRule {
  static let name = "consisting"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let at = nodes.indices.dropFirst().dropLast(3).first(where: {
        nodes[$0].verb?.verb == "consist" && nodes[$0].verb?.modals.isEmpty == true
      }), nodes[at - 1].wordClass == .noun, ["atas", "dari"].contains(nodes[at + 1].lower),
      nodes[at + 2].features.contains(.counted), nodes[at + 3].verb != nil
    else { return false }
    (nodes[at].text, nodes[at].wordClass, nodes[at].verb) = ("consisting of", .preposition, nil)
    nodes.remove(at: at + 1)
    return true
  }
}
