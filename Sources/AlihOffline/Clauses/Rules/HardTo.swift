/// `Harga sulit dikendalikan.` -> "Prices are hard to control.": what is hard or easy is done to the subject, and said in the active;
/// who does it stands before: `mudah dicuri peretas` -> "easy for hackers to steal".
struct HardTo: SentenceRule {
  static let name = "hard-to"
  static let lists = WordLists.Lists(.tough)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst() where at < nodes.count && words.holds(nodes[at - 1].lower, in: .tough)
    {
      guard nodes[at - 1].wordClass == .adjective, var group = nodes[at].verb, !group.negated,
        group.modals.isEmpty,
        group.passive || nodes[at].isDiForm
      else { continue }
      group.tense = .infinitive
      isApplied = true
      // "dipercaya" is "be trusted" in the lexicon.
      guard group.passive else {
        nodes[at].verb = group
        continue
      }
      group.passive = false
      nodes[at].verb = group
      if at + 2 < nodes.count, words.holds(nodes[at + 1].lower, in: .doer) { nodes.remove(at: at + 1) }
      guard at + 1 < nodes.count, Clauses.nominal.contains(nodes[at + 1].wordClass),
        nodes[at + 1].features.isDisjoint(with: [.time, .day, .year, .clock])
      else { continue }
      nodes[at + 1].lead = "for"
      nodes.swapAt(at, at + 1)
    }
    return isApplied
  }
}
