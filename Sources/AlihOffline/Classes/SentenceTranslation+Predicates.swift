import AlihModel

/// Adjectives that say something, and join no noun.
extension SentenceTranslation {
  /// "Kondisi korban kritis." -> "The victims' condition is critical.": an adjective that ends a clause without a verb is
  /// what the clause says, and joins no noun.
  func protectPredicates(_ nodes: [Node]) {
    guard role == .paragraph || role == .quote else { return }
    // "Harga sulit dikendalikan.": no difficult prices.
    for (node, next) in zip(nodes, nodes.dropFirst())
    where node.wordClass == .adjective && next.wordClass == .verb
      && (next.reading?.voice == .passive || next.isDiForm)
      && engine.words.holds(node.lower, in: .tough)
    {
      node.features.insert(.closed)
    }
    var start: Int? = 0
    for (at, node) in nodes.enumerated() {
      if engine.words.holds(node.lower, in: .clausal) {
        start = at + 1
      } else if node.wordClass == .punctuation {
        let next = at + 1 < nodes.count ? nodes[at + 1].token.text : ""
        let closes =
          node.token.text == "."
          || node.token.text == ","
            && (Self.isQuote(next) || start ?? 0 > 1 || isConditional(nodes, start)
              || engine.words.holds(next.lowercased(), in: .clausal))
        if let start, closes { protectPredicate(of: nodes[start..<at]) }
        // A quotation is a clause when it is the whole of what stands before its comma; "Bagi petani, pupuk mahal."
        let isFronted =
          node.token.text == "," && start == 0 && nodes[0].wordClass == .preposition
          && nodes[..<at].allSatisfy { $0.wordClass != .verb }
        start = at == 0 && Self.isQuote(node.token.text) ? 1 : isFronted ? at + 1 : nil
      }
    }
  }

  /// "mengatakan jalan itu aman": what is pointed at has no attribute behind it.
  private func saidOfKnown(_ clause: ArraySlice<Node>) -> Int? {
    guard clause.count > 2, clause.first?.wordClass == .noun, clause.last?.wordClass == .adjective,
      let pointing = clause.dropLast().last, pointing.wordClass == .determiner,
      engine.words.holds(pointing.lower, in: .pointing)
    else { return nil }
    return 1
  }

  /// `mengatakan harga mahal` -> "said prices were high": behind such a verb stands a sentence, but "hal serupa" is a thing.
  func stateStates(_ nodes: inout [Node]) {
    for at in nodes.indices.dropLast(2).reversed()
    where engine.words.holds(nodes[at].lower, in: .stating)
      && !engine.words.holds(nodes[at + 1].lower, in: .message)
    {
      let clause = nodes[(at + 1)...].prefix(Self.longestStatement).prefix {
        $0.wordClass != .punctuation && $0.wordClass != .conjunction
          && !["hingga", "sampai", "selama"].contains($0.lower)
      }
      let mark = clause.endIndex < nodes.count ? nodes[clause.endIndex].token.text : "."
      guard mark != "(", clause.allSatisfy({ $0.wordClass != .preposition }),
        let said = said(by: clause) ?? saidOfKnown(clause)
      else { continue }
      let adjective = clause.endIndex - said
      nodes.insert(.inserted("be", at: nodes[adjective], plural: false), at: adjective)
    }
  }

  /// "Jika warga sakit, hubungi kami.": what a condition says stands before its comma.
  private func isConditional(_ nodes: [Node], _ start: Int?) -> Bool {
    start.map { $0 > 0 && engine.words.holds(nodes[$0 - 1].lower, in: .condition) } ?? false
  }

  /// `meminta warga tenang` -> "asked residents to be calm": how somebody is asked to be joins no noun.
  func askStates(_ nodes: inout [Node]) {
    for at in nodes.indices.dropFirst(2).reversed()
    where nodes[at].wordClass == .adjective && engine.words.holds(nodes[at].lower, in: .askedState) {
      // "meminta pihak siap bertanding": ready to do it.
      guard
        at + 1 == nodes.count || nodes[at].features.contains(.to)
          || nodes[at + 1].wordClass != .verb && nodes[at + 1].wordClass != .noun,
        let asked = nodes[..<at].lastIndex(where: { $0.wordClass == .verb }),
        nodes[asked].sense?.features.contains(.to) == true,
        asked + 1 == at
          || nodes[(asked + 1)..<at].allSatisfy({
            Self.nominal.contains($0.wordClass) || $0.wordClass == .pronoun
          }),
        asked + 1 < at || nodes[asked].sense?.english.hasPrefix("be ") == true
          || nodes[asked].reading?.voice == .passive
      else { continue }
      nodes.insert(.inserted("be", at: nodes[at], plural: false), at: at)
    }
  }

  func protectPredicate(of clause: ArraySlice<Node>) {
    guard said(by: clause) != nil else { return }
    clause.last?.features.insert(.closed)
  }

  /// The length of what such a clause says: its last adjective, with its degree; nil for one that says nothing so.
  private func said(by clause: ArraySlice<Node>) -> Int? {
    guard let first = clause.first, let adjective = clause.last,
      [.noun, .name, .determiner, .numeral].contains(first.wordClass), !["ini", "itu"].contains(first.lower),
      adjective.wordClass == .adjective, adjective.features.isDisjoint(with: [.ordinal, .pre]),
      adjective.reading?.clitic == nil, clause.count < Self.longestStatement,
      clause.allSatisfy({
        Self.nominal.contains($0.wordClass) || $0.wordClass == .preposition
          || ["dan", "pun"].contains($0.lower)
      })
    else { return nil }
    // "Dampaknya pada usaha kecil sangat besar.": what has a degree says something.
    let before = clause.dropLast()
    let said = before.suffix(while: { $0.wordClass == .adverb || $0.lower == "pun" })
    let isGraded = said.contains { $0.sense?.features.contains(.degree) == true }
    guard let noun = before.dropLast(said.count).last,
      [.noun, .name].contains(noun.wordClass) || isGraded && noun.wordClass == .adjective,
      noun.lower != "luka", let english = adjective.sense?.english,
      isGraded || !Self.classifying.contains(where: english.hasSuffix)
        || engine.words.holds(english, in: .saysHow)
    else { return nil }
    return said.count + 1
  }

  private static let longestStatement = 12
  private static let nominal: [WordClass] = [.noun, .name, .determiner, .adjective, .adverb, .numeral]
  /// Ends of English adjectives that say of what kind something is, and not how it is: `national`, `foreign`.
  private static let classifying = ["al", "ic", "ary", "eign", "ain", "ial", "ent"]
}

extension Collection where Self: BidirectionalCollection {
  /// The longest end all of whose elements do.
  fileprivate func suffix(while holds: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, holds(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
