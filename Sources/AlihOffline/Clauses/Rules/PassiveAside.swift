/// `Budi, dikenal sebagai pengusaha, mengatakan ...` -> "Budi, known as a businessman, said ...": what is said of somebody between
/// commas has no verb of its own.
struct PassiveAside: SentenceRule {
  static let name = "passive-aside"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst(2) {
      guard var group = nodes[at].verb, group.passive || group.verb.hasPrefix("be "), !group.negated,
        group.modals.isEmpty,
        nodes[at - 1].token.text == ",", Clauses.nominal.contains(nodes[at - 2].wordClass),
        at == 2 || nodes[at - 3].wordClass == .punctuation,
        let comma = nodes[at...].firstIndex(where: { $0.wordClass == .punctuation }),
        nodes[comma].token.text == ",",
        comma + 1 < nodes.count, nodes[comma + 1].verb != nil,
        !nodes[at..<comma].contains(where: { $0.lower == "yang" })
      else { continue }
      // "dikenal sebagai" is "be known as" in the lexicon.
      if !group.passive { group.verb.removeFirst(3) }
      group.tense = group.passive ? .participle : .base
      group.isShortened = group.passive
      nodes[at].verb = group
      if nodes[comma + 1].verb?.tense == .undecided, nodes[comma + 1].verb?.modals.isEmpty == true {
        nodes[comma + 1].verb?.tense = .past
      }
      isApplied = true
    }
    return isApplied
  }
}
