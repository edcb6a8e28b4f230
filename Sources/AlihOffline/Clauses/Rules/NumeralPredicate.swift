/// `Nilai kontraknya Rp 2 M.` -> "Its contract value is Rp2 billion."; `Sekolah itu tidak sampai 100 siswa.` -> "The school
/// has fewer than 100 students.": a number that ends a clause without a verb is what it says.
struct NumeralPredicate: SentenceRule {
  static let name = "numeral-predicate"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = splitAmount(of: &nodes) || joinComparison(in: &nodes)
    var start = 0
    for at in 0...nodes.count where at == nodes.count || nodes[at].endsClause {
      defer { start = at + 1 }
      guard start < at, var place = predicate(nodes[start..<at]) else { continue }
      let subject = nodes[start]
      // "Kuota haji tahun ini 221.000 orang." -> "The hajj quota this year is 221,000 people."
      if place + 1 < at, nodes[place].features.contains(.time) { place += 1 }
      let said = nodes[place...].prefix(at - place).last { $0.features.contains(.counted) } ?? nodes[place]
      // "Jumlah korban hampir 300 orang." -> "... is nearly 300 people."
      let isPeople =
        said.wordClass == .noun && said.isHuman
        && !words.holds(String(subject.head.lower.prefix { $0 != " " }), in: .amount)
      let verb = !isPeople ? "be" : subject.isHuman ? "number" : "have"
      nodes.insert(
        .inserted(verb, at: nodes[place], plural: subject.takesPluralVerb), at: place)
      isApplied = true
      break
    }
    return isApplied
  }

  /// "Harga cabai Rp50 ribu per kilogram.": what was taken for a price's attribute is the price, where its clause says nothing else.
  private func splitAmount(of nodes: inout [Node]) -> Bool {
    guard let subject = nodes.first, subject.wordClass == .noun, subject.parts.count == 3,
      words.holds(String(subject.head.lower.prefix { $0 != " " }), in: .amount)
        || words.holds(subject.head.lower, in: .amount), case .text("of") = subject.parts[1],
      case .node(let noun) = subject.parts[0], case .node(let last) = subject.parts[2],
      nodes.clause(after: 0).allSatisfy({ $0.verb == nil && $0.wordClass != .adjective })
    else { return false }
    var (owner, amount) = (noun, last)
    // "harga cabai rawit Rp85 ribu": the amount was taken for the chili's.
    if last.parts.count == 3, case .node(let inner) = last.parts[0], case .text("of") = last.parts[1],
      case .node(let measure) = last.parts[2]
    {
      subject.parts[2] = .node(inner)
      (owner, amount) = (subject, measure)
    }
    guard amount.features.contains(.counted), !amount.endsWithDeterminer else { return false }
    owner.features.formUnion([.definite, .one])
    nodes.replaceSubrange(0...0, with: [owner, .inserted("be", at: amount, plural: owner.isPlural), amount])
    return true
  }

  /// "Produksi padi tahun ini kurang dari target." -> "... is less than the target."
  private func joinComparison(in nodes: inout [Node]) -> Bool {
    guard
      let at = nodes.indices.dropFirst().dropLast().first(where: {
        nodes[$0].isQuantity && (nodes[$0].sense?.english.hasSuffix(" than") ?? false)
      }), let subject = nodes.first, subject.wordClass == .noun, at < 4,
      nodes[1..<at].allSatisfy({ $0.wordClass == .adverb && $0.features.contains(.time) }),
      Clauses.nominal.contains(nodes[at + 1].wordClass),
      nodes[at + 1].features.isDisjoint(with: .counted), nodes.allSatisfy({ $0.verb == nil })
    else { return false }
    nodes.insert(.inserted("be", at: nodes[at], plural: subject.takesPluralVerb), at: at)
    return true
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
        || clause.count > 2 && clause[clause.startIndex + 1].sense?.english == "only"
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
    // "Ongkosnya antara Rp50 ribu dan Rp75 ribu." -> "The cost is between ..."
    if clause.count == 5, clause[clause.startIndex + 1].lower == "antara",
      clause[clause.startIndex + 3].lower == "dan"
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
