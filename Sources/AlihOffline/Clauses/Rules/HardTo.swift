/// `Harga sulit dikendalikan.` -> "Prices are hard to control.": what is hard or easy is done to the subject, and said in the active.
struct HardTo: SentenceRule {
  static let name = "hard-to"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst() where words.holds(nodes[at - 1].lower, in: .tough) {
      guard nodes[at - 1].wordClass == .adjective, var group = nodes[at].verb, group.passive, !group.negated,
        group.modals.isEmpty, at + 1 == nodes.count || nodes[at + 1].lower != "oleh"
      else { continue }
      (group.passive, group.tense) = (false, .infinitive)
      nodes[at].verb = group
      isApplied = true
    }
    return isApplied
  }
}
