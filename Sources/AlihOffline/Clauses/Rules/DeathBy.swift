/// `Dua petani tewas ditembak perampok.` -> "Two farmers were shot dead by robbers."; `tewas dianiaya` -> "died after being
/// assaulted": of what somebody died.
struct DeathBy: SentenceRule {
  static let name = "death-by"
  static let lists = WordLists.Lists(.dying)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropLast() where words.holds(nodes[at].lower, in: .dying) {
      guard let death = nodes[at].verb, let group = nodes[at + 1].verb, !death.negated,
        group.passive || group.verb.hasPrefix("be ") && group.tense == .undecided && group.modals.isEmpty,
        let cause = nodes[at + 1].sense?.lemma
      else { continue }
      if let deadly = words.english(cause, in: .deadly), !deadly.isEmpty {
        var killing = death
        (killing.verb, killing.passive) = (deadly, true)
        nodes[at + 1].verb = killing
        nodes.remove(at: at)
      } else {
        nodes[at].verb?.verb = "die"
        nodes[at + 1].lead = "after"
        nodes[at + 1].verb?.tense = .gerund
      }
      return true
    }
    return false
  }
}
