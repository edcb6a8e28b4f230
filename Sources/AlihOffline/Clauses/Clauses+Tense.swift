import AlihModel

/// The tense of a finite verb, and what it leaves behind for the words after it.
extension Clauses {
  func decideTense(_ group: inout VerbGroup, _ node: Node, _ state: State, _ cues: TenseCues) {
    let features = node.sense?.features ?? node.features
    if let before = state.previousGroup?.verb, let previous = state.previous,
      previous.wordClass == .conjunction,
      words.holds(previous.lower, in: .coordinating)
    {
      if !state.joinsClauses || before.tense != .gerund { copyForm(of: before, to: &group) }
      // "menolak dan tetap diam" -> "refused and remained silent": one tense for what one "and" joins.
      if before.tense == .past, group.tense == .undecided, group.modals.isEmpty, state.quoteDepth == 0,
        features.contains(.stative) || group.verb.hasPrefix("be ")
      {
        group.tense = .past
      }
    }
    guard group.tense == .undecided else { return }
    // "... kata Rudi. Dan menentang perang": who goes on is in the sentence before.
    if state.previous?.wordClass == .conjunction, state.previousGroup == nil, state.lastNominal == nil,
      state.subject == nil, words.holds(state.previous?.lower ?? "", in: .coordinating), role != .headline
    {
      group.tense = .base
      return
    }
    // "Ia akan ditangkap jika melanggar aturan." -> "He will be arrested if he breaks the rules."
    if state.isInCondition, !state.expectsRelative, state.saysFuture, !state.isReport {
      group.tense = .present
      return
    }
    // "Simak video ini" is an imperative, "Baca: ..." in headlines, too.
    // "Coba kunjungi toko buku" -> "Try to visit a bookstore"
    let isRequest = node.lower == "baca" || node.lower == "coba"
    // "Jika Anda bosan, cari tempat lain." -> "If you are bored, look for ..."
    let isAdvised = state.previous?.token.text == "," && state.isConditional && role == .paragraph
    if node.reading?.voice == .bare || isRequest, isAdvised || opensSentence(state.previous, state),
      role != .headline || state.previous == nil && isRequest
    {
      group.tense = .base
      return
    }
    let isStative =
      features.contains(.stative) || group.verb == "be"
      || group.verb.hasPrefix("be ") && !(node.sense?.lemma.hasPrefix("di") ?? false)
        && !features.contains(.event)
    group.tense = cues.tense(
      stative: isStative, quoted: state.quoteDepth > 0, reported: state.isReport, role: role)
    if features.contains(.say), role != .headline { group.tense = .past }
    // "terpaksa ditunda" has happened: "was forced to be postponed".
    if !group.modals.isEmpty, ![["be forced to"], ["be about to"]].contains(group.modals) {
      group.tense = group.tense == .past && state.reported && state.quoteDepth == 0 ? .past : .present
    }
  }

  /// What the verb leaves behind for the words after it.
  func follow(
    _ node: Node, _ index: Int, _ nodes: [Node], _ subject: Node?, isFinite: Bool, _ state: inout State
  ) {
    let next = index + 1 < nodes.count ? nodes[index + 1] : nil
    let features = node.sense?.features ?? node.features
    if !features.isDisjoint(with: [.say, .that]) {
      state.reported = true
      state.reportedPast = node.verb?.tense == .past && role != .headline
      state.newClause = true
      // "mengatakan, pengerahan ..." -> "said that the deployment ..."
      if index + 2 < nodes.count, let next, next.token.text == ",", features.contains(.say), subject != nil,
        Self.nominal.contains(nodes[index + 2].wordClass)
          || nodes[index + 2].verb?.passive == false && node.verb?.passive == false
            && state.relativeGroup == nil
      {
        next.text = ""
        next.wordClass = .conjunction
      }
      // "menyatakan, Selasa (4/3), harga ..." -> "said on Tuesday (March 4) that prices ..."
      if index + 3 < nodes.count, let next, next.token.text == ",", features.contains(.say), subject != nil,
        nodes[index + 2].features.contains(.day),
        let comma = nodes[(index + 3)...].prefix(4).firstIndex(where: { $0.token.text == "," }),
        comma + 1 < nodes.count, Self.nominal.contains(nodes[comma + 1].wordClass)
      {
        next.isSilent = true
        nodes[comma].text = "that"
        nodes[comma].wordClass = .conjunction
      }
      // "menyatakan Rabu, sebuah kapal ..." -> "said on Wednesday that a ship ..."
      if index + 3 < nodes.count, let next, next.features.contains(.day), nodes[index + 2].token.text == ",",
        features.contains(.say), subject != nil, Self.nominal.contains(nodes[index + 3].wordClass)
      {
        nodes[index + 2].text = "that"
        nodes[index + 2].wordClass = .conjunction
      }
    }
    if isFinite, !state.expectsRelative { state.finiteSeen = true }
    state.expectsRelative = false
    state.previousGroup = node
    state.verbPrepositions = node.sense?.prepositions ?? [:]
    state.distance = 0
    let controls = features.contains(.ing) && node.sense?.complement != nil
    if controls || !features.isDisjoint(with: [.to, .base]), let next, Self.nominal.contains(next.wordClass) {
      state.control = node
    }
  }
}
