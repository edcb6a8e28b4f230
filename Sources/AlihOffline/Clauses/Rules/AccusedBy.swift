/// `Ia dituduh jaksa menerima suap.` -> "He was accused by prosecutors of taking bribes.": who accuses stands between the verb
/// and the deed, and does not do it.
struct AccusedBy: SentenceRule {
  static let name = "accused-by"

  private static let deed = " of"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast(2) {
      let (accuser, act) = (nodes[at + 1], nodes[at + 2])
      guard let verb = nodes[at].verb?.verb, nodes[at].isDiForm, verb.hasSuffix(Self.deed),
        accuser.isHuman || !accuser.features.isDisjoint(with: [.org, .place]) || accuser.wordClass == .name,
        Clauses.nominal.contains(accuser.wordClass), accuser.lead == nil,
        act.verb?.tense == .undecided, act.verb?.passive == false
      else { continue }
      nodes[at].verb?.verb = String(verb.dropLast(Self.deed.count))
      accuser.lead = "by"
      act.lead = "of"
      act.verb?.tense = .gerund
      isApplied = true
    }
    return isApplied
  }
}
