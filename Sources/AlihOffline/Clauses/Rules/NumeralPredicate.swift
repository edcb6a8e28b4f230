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
      let subject = nodes[start]
      let said = nodes[place...].prefix(at - place).last { $0.features.contains(.counted) } ?? nodes[place]
      let isPeople = said.wordClass == .noun && said.isHuman
      let verb = !isPeople ? "be" : subject.isHuman ? "number" : "have"
      nodes.insert(
        .inserted(verb, at: nodes[place], plural: subject.takesPluralVerb), at: place)
      isApplied = true
      break
    }
    return isApplied
  }

  /// Where the predicate of a clause begins that is a subject, perhaps an adverb, and a number.
  private func predicate(_ whole: ArraySlice<Node>) -> Int? {
    // "Penjualan hanya 40.000 unit bulan lalu.": when it was so says nothing more.
    let end = whole.lastIndex { !$0.features.contains(.time) || ![.adverb, .name].contains($0.wordClass) }
    let clause = withoutTail(end.map { whole[...$0] } ?? whole)
    guard (2...6).contains(clause.count), let subject = clause.first, let number = clause.last,
      [.noun, .name].contains(subject.wordClass),
      !subject.features.contains(.time) || subject.cliticLeaf != nil,
      !subject.features.isDisjoint(with: [.closed, .the]) || subject.wordClass == .name
        || subject.cliticLeaf != nil || subject.isHuman && subject.isPlural && number.isHuman,
      number.wordClass == .numeral && number.features.isDisjoint(with: [.time, .year])
        || number.wordClass == .noun && number.features.contains(.counted)
          && number.features.isDisjoint(
            with: subject.cliticLeaf == nil ? [.time, .reduplicated] : .reduplicated),
      number.features.isDisjoint(with: .age), subject.token.text.count > 1
    else { return nil }
    // "Perbandingannya satu banding lima." -> "The ratio is one to five."
    if clause.count == 4, clause[clause.startIndex + 1].wordClass == .numeral,
      clause[clause.startIndex + 2].lower == "banding"
    {
      return clause.startIndex + 1
    }
    // "Tingkat kepuasan terhadap wali kota 71,4 persen." -> "... is 71.4 percent."
    if clause.count > 3 { return placeBehindAttributes(clause) }
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

  /// "Gajinya Rp9 juta per bulan.", "Penghasilannya seperempat dari gaji itu.": what the number is of says nothing more.
  private func withoutTail(_ clause: ArraySlice<Node>) -> ArraySlice<Node> {
    let tail = clause.indices.dropFirst(2).first {
      clause[$0].wordClass == .preposition && clause[$0].lower != "sekitar"
        && (clause[$0 - 1].wordClass == .numeral || clause[$0 - 1].features.contains(.counted))
    }
    guard let tail,
      clause[tail...].allSatisfy({ $0.verb == nil && $0.wordClass != .adjective && $0.wordClass != .numeral })
    else { return clause }
    return clause[..<tail]
  }

  /// Where the number begins that follows a subject with prepositions and their nouns.
  private func placeBehindAttributes(_ clause: ArraySlice<Node>) -> Int? {
    let number = clause.endIndex - 1
    let isAdverb = clause[number - 1].wordClass == .adverb
    let attributes = clause[(clause.startIndex + 1)..<(isAdverb ? number - 1 : number)]
    guard !attributes.isEmpty, attributes.count.isMultiple(of: 2) else { return nil }
    for (at, node) in attributes.enumerated() {
      guard
        at.isMultiple(of: 2)
          ? node.wordClass == .preposition : [.noun, .name, .pronoun].contains(node.wordClass)
      else { return nil }
    }
    return isAdverb ? number - 1 : number
  }
}
