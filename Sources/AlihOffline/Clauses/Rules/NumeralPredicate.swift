/// `Nilai kontraknya Rp 2 M.` -> "Its contract value is Rp2 billion."; `Sekolah itu tidak sampai 100 siswa.` -> "The school
/// has fewer than 100 students.": a number that ends a clause without a verb is what it says.
struct NumeralPredicate: SentenceRule {
  static let name = "numeral-predicate"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    var start = 0
    for at in 0...nodes.count where at == nodes.count || nodes[at].endsClause {
      defer { start = at + 1 }
      guard start < at, let place = predicate(nodes[start..<at]) else { continue }
      let (subject, said) = (nodes[start], nodes[at - 1])
      let has = said.wordClass == .noun && said.isHuman && !subject.isHuman
      nodes.insert(
        .inserted(has ? "have" : "be", at: nodes[place], plural: subject.takesPluralVerb), at: place)
      isApplied = true
      break
    }
    return isApplied
  }

  /// Where the predicate of a clause begins that is a subject, perhaps an adverb, and a number.
  private func predicate(_ clause: ArraySlice<Node>) -> Int? {
    guard (2...3).contains(clause.count), let subject = clause.first, let number = clause.last,
      [.noun, .name].contains(subject.wordClass), !subject.features.contains(.time),
      !subject.features.isDisjoint(with: [.closed, .the]) || subject.wordClass == .name
        || subject.cliticLeaf != nil,
      number.wordClass == .numeral && number.features.isDisjoint(with: [.time, .year])
        || number.wordClass == .noun && number.features.contains(.counted)
          && number.features.isDisjoint(with: [.time, .reduplicated]),
      number.features.isDisjoint(with: .age)
    else { return nil }
    if clause.count == 3 {
      let middle = clause[clause.startIndex + 1]
      guard
        middle.wordClass == .adverb || middle.wordClass == .preposition && middle.sense?.lemma == "sekitar"
      else {
        return nil
      }
    }
    return clause.startIndex + 1
  }
}
