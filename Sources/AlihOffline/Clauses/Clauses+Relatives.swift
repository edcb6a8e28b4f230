import AlihModel

/// Relative clauses: their pronoun, and those that English shortens.
extension Clauses {
  /// "yang" is "who", "that", "which", "whose", "what", "those who" or "the", by what stands before and behind it.
  func yang(_ node: Node, _ next: Node?, _ state: inout State) {
    state.relative = state.lastNominal
    // "jumlah kasus yang dilaporkan": reported are the cases.
    if let head = state.lastNominal, head.head.lower == "jumlah", head.lastNoun !== head.head {
      head.lastNoun.features.insert(.many)
      state.relative = head.lastNoun
    }
    state.expectsRelative = true
    if let next, let owned = next.cliticLeaf {
      // "yang jumlahnya" -> "whose number"
      owned.possessor = ""
      next.article = .none
      node.text = "whose"
      return
    }
    // "menjadi yang tercepat" -> "became the fastest", "sebagai yang pertama" -> "as the first"
    if state.previous.map({ [.verb, .preposition, .punctuation].contains($0.wordClass) }) ?? true, let next,
      next.wordClass == .adjective,
      !next.features.isDisjoint(with: [.ordinal, .definite])
    {
      (node.text, state.relative, state.expectsRelative) = ("the", nil, false)
      return
    }
    // "lebih murah daripada yang dijual di pasar" -> "than what is sold at the market"
    if state.previous?.wordClass == .preposition, next?.verb?.passive == true, let noun = state.lastNominal,
      !noun.isHuman, !words.holds(state.previous?.lower ?? "", in: .recipient)
    {
      node.text = "what"
      state.relative = node
      return
    }
    // "bagi yang berencana" -> "for those who plan"
    if state.previous?.wordClass == .preposition {
      node.text = "those who"
      state.relative = node
      node.features.formUnion([.human, .plural])
      return
    }
    if let head = state.lastNominal,
      state.previous.map({ Self.nominal.contains($0.wordClass) || $0.token.text == "," }) ?? false
    {
      let human =
        head.isHuman || head.lastNoun.isHuman || head.sense?.english == "police"
        || head.wordClass == .pronoun && head.lower != "sesuatu"
      node.text = human ? "who" : state.previous?.token.text == "," ? "which" : "that"
    } else if state.lastNominal != nil, [")", "\"", "”", "("].contains(state.previous?.token.text) {
      let head = state.lastNominal!
      node.text = head.isHuman || head.lastNoun.isHuman ? "who" : "which"
    } else if let noun = state.lastNominal, let relative = state.relativeGroup, relative === state.previous {
      // "pasukan yang muncul yang disebut poros": a second relative clause of the same noun.
      node.text = noun.isHuman || noun.lastNoun.isHuman ? "and who" : "and which"
    } else if state.lastNominal == nil
      || state.previous.map({ !Self.nominal.contains($0.wordClass) }) ?? true
    {
      node.text =
        state.previous?.wordClass == .verb || state.previous == nil
          || [.punctuation, .conjunction].contains(state.previous?.wordClass)
          || state.previous?.wordClass == .adverb && state.lastNominal == nil ? "what" : "that"
      if node.text == "what" { state.relative = nil }
    }
  }

  /// The form of a verb behind a "that" which English leaves out: `pria yang ditangkap polisi` -> "the man arrested by police",
  /// `kota yang terletak di pantai` -> "a city located on the coast", `orang yang sedang menunggu` -> "people waiting"; nil
  /// where the clause stays whole.
  func shortened(_ node: Node, _ group: VerbGroup, after previous: Node?, next: Node?, _ state: State)
    -> VerbGroup.Tense?
  {
    guard let previous, previous.lower == "yang", state.expectsRelative,
      ["that", "who"].contains(previous.text), role != .headline, group.modals.isEmpty, !group.negated,
      group.object == nil
    else { return nil }
    if group.passive, group.tense == .undecided || group.tense == .perfect {
      let isOpen = next.map {
        [.preposition, .punctuation, .adverb, .conjunction, .particle, .verb].contains($0.wordClass)
          || Self.nominal.contains($0.wordClass)
      }
      return isOpen ?? true ? .participle : nil
    }
    guard group.tense == .undecided else { return nil }
    if group.progressive { return .gerund }
    // "laporan yang menunjukkan masalah" -> "a report showing problems": what it is like, not what it did.
    if !group.passive, state.relative !== state.subject || state.finiteSeen,
      let lemma = node.sense?.lemma,
      words.holds(lemma, in: .describing),
      next?.wordClass != .punctuation
    {
      return .gerund
    }
    return group.verb.hasPrefix("be ") && next?.wordClass == .preposition ? .participle : nil
  }

  /// `penanganan warga yang sakit` -> "the handling of residents who are sick": what is said of people is said of the last noun.
  func relativeIsPlural(_ state: State) -> Bool {
    guard let relative = state.relative else { return false }
    let last = relative.lastNoun
    return (!relative.isHuman && last.isHuman ? last : relative).takesPluralVerb
  }

  /// `daerah yang rawan terhadap banjir` -> "areas prone to floods": an adjective with its preposition needs no "that is".
  func isShortened(adjective next: Node?, after yang: Node) -> Bool {
    guard ["that", "who"].contains(yang.text), let next, next.wordClass == .preposition else { return false }
    return next.lower != "di" && next.lower != "pada"
  }
}
