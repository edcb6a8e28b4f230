/// `Banjir membuat warga tidak bisa pulang.` -> "Floods made residents unable to go home.": English has no infinitive of "cannot".
struct UnableTo: SentenceRule {
  static let name = "unable-to"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast() {
      guard let cause = nodes[at].verb, !cause.passive, nodes[at].sense?.features.contains(.base) == true
      else { continue }
      let place = cause.object != nil ? at + 1 : at + 2
      guard place < nodes.count, cause.object != nil || Clauses.nominal.contains(nodes[at + 1].wordClass),
        var group = nodes[place].verb, group.negated, group.modals == ["can"] || group.modals == ["may"]
      else { continue }
      (group.negated, group.modals, group.tense) = (false, [], .base)
      nodes[place].verb = group
      nodes[place].lead = "unable to"
      isApplied = true
    }
    return isApplied
  }
}
