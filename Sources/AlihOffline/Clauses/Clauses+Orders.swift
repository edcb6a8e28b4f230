import AlihModel

/// Verbs that open a sentence: orders, and verbs that are subjects.
extension Clauses {
  /// Whether the verb tells somebody to do something: a stem that has an object opens the sentence, or follows such a one, "please"
  /// or a condition: `Gunakan masker.` -> "Use a mask."
  func isOrder(_ node: Node, _ group: VerbGroup, _ features: Features, _ next: Node?, _ state: State) -> Bool
  {
    // "Berdoalah!"
    if isPlain(group), node.lower.hasSuffix("lah"), node.sense?.lemma.hasSuffix("lah") == false,
      opensSentence(state.previous, state) || state.previous?.token.text == ","
        || state.subject == nil && state.previous?.wordClass == .conjunction
    {
      return true
    }
    guard isPlain(group), isStem(node), node.lower != "coba",
      features.isDisjoint(with: [.stative, .say]) || node.lower.hasSuffix("kan")
    else { return false }
    // "Tegas Budi": who speaks stands behind such a stem.
    if let next,
      next.wordClass == .name && next.isHuman
        || next.wordClass == .pronoun && next.lower != "anda" && words.holds(next.lower, in: .agent)
    {
      return false
    }
    let isBehindComma = state.previous?.token.text == ","
    // "Jika Anda tersesat, cari bantuan."
    if isBehindComma, state.isConditional { return true }
    // "Di musim panas, nikmati wisata gunung."
    if isBehindComma, state.topic == nil, state.subject == nil, !state.finiteSeen,
      isStem(node), node.lower.hasSuffix("i") || node.lower.hasSuffix("kan")
    {
      return true
    }
    guard
      node.reading?.voice == .bare || features.isDisjoint(with: .intrans) || node.lower.hasSuffix("kan"),
      next?.wordClass != .preposition || node.lower.hasSuffix("kan")
    else { return false }
    return opensSentence(state.previous, state) || state.previous?.sense?.english == "please"
      || isBehindComma && state.subject == nil && state.previousGroup?.verb?.tense == .base
  }

  /// Whether the verb that opens the sentence is what another one is said of: `Merokok dapat menyebabkan kanker.` -> "Smoking can
  /// cause cancer."
  func isSubject(verb node: Node, _ index: Int, _ nodes: [Node], _ state: State) -> Bool {
    guard let group = node.verb, isPlain(group), opensSentence(state.previous, state),
      ["me", "be"].contains(where: node.lower.hasPrefix)
    else { return false }
    guard let next = nodes.clause(after: index).firstIndex(where: { $0.verb != nil }),
      let said = nodes[next].verb
    else { return false }
    let between = nodes[(index + 1)..<next]
    guard
      between.allSatisfy({
        !["yang", "untuk"].contains($0.lower) && !words.holds($0.lower, in: .doer)
          && $0.wordClass != .conjunction
      })
    else { return false }
    // "Mulai bekerja": what such a verb takes is no predicate.
    let takesVerb = !(node.sense?.features ?? []).isDisjoint(with: [.to, .ing, .base, .say, .that])
    if takesVerb, said.modals.isEmpty, said.tense == .undecided, said.verb != "be" { return false }
    // "Memasuki musim hujan warga diminta waspada": who is asked is the subject.
    let nouns = between.filter { Self.nominal.contains($0.wordClass) }
    guard nouns.count > 1, let last = nouns.last else { return true }
    return !said.passive && last.wordClass == .noun && !last.isHuman && !last.features.contains(.org)
  }

  private func isPlain(_ group: VerbGroup) -> Bool {
    (role == .paragraph || role == .quote || role == .list) && group.tense == .undecided
      && group.modals.isEmpty && !group.negated && !group.passive && group.verb != "be"
      && !group.verb.hasPrefix("be ")
  }
}
