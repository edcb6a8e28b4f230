/// `paling lambat diserahkan 30 April` -> "must be submitted no later than April 30": the limit goes to its date.
struct Deadline: SentenceRule {
  static let name = "deadline"
  static let lists = WordLists.Lists(.deadline)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    guard let at = nodes.firstIndex(where: { words.holds($0.lower, in: .deadline) }),
      let english = words.english(nodes[at].lower, in: .deadline),
      let date = nodes.clause(after: at).firstIndex(where: {
        !$0.features.isDisjoint(with: [.time, .day, .year])
      })
    else { return false }
    // Until then it has to be done.
    if let verb = (nodes.clause(before: at) + nodes.clause(after: at)).last(where: { $0.verb != nil }),
      let group = verb.verb,
      nodes.clause(before: at).count(where: { $0.verb != nil })
        + nodes.clause(after: at).count(where: { $0.verb != nil }) == 1,
      group.tense == .undecided, group.modals.isEmpty, !group.negated,
      group.verb != "be", verb.sense.map({ !words.holds($0.lemma, in: .planned) }) ?? true
    {
      verb.verb?.modals = ["must"]
    }
    let limit = nodes.remove(at: at)
    (limit.text, limit.wordClass) = (english, .preposition)
    // "paling lambat pada 30 April": one preposition is enough.
    let place = date - 1
    if place > 0, ["pada", "di", "tanggal"].contains(nodes[place - 1].lower) {
      nodes[place - 1].isSilent = true
    }
    nodes.insert(limit, at: place)
    // "Pendaftaran paling lambat Jumat." -> "Registration is no later than Friday."
    let before = nodes.clause(before: place)
    if before.count == 1, let subject = before.first, Clauses.nominal.contains(subject.wordClass),
      nodes.clause(after: place).allSatisfy({ $0.verb == nil })
    {
      nodes.insert(.inserted("be", at: limit, plural: subject.takesPluralVerb), at: place)
    }
    return true
  }
}
