/// `Perusahaan itu dicabut izinnya.` -> "The company had its license revoked.": what belongs to the subject suffers it, and does
/// not do it.
struct HadDone: SentenceRule {
  static let name = "had-done"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast().dropFirst().reversed() {
      guard let group = nodes[at].verb, group.passive, group.object == nil, nodes[at].isDiForm,
        nodes[at + 1].wordClass == .noun, nodes[at + 1].cliticLeaf != nil, !nodes[at + 1].isHuman,
        nodes[at + 1].lead == nil,
        nodes[at + 1].features.union(nodes[at + 1].head.features).isDisjoint(with: [
          .time, .unit, .org, .event,
        ]),
        let subject = nodes.clause(before: at).last(where: { Clauses.nominal.contains($0.wordClass) }),
        subject.lead == nil, !nodes.clause(after: at + 1).contains(where: { $0.verb != nil })
      else { continue }
      var done = group
      done.tense = .participle
      done.modals = []
      done.adverbs = []
      done.negated = false
      let participle = Node.inserted(done.verb, at: nodes[at + 1], plural: false)
      participle.verb = done
      nodes[at].verb?.verb = "have"
      nodes[at].verb?.passive = false
      nodes.insert(participle, at: at + 2)
      isApplied = true
    }
    return isApplied
  }
}
