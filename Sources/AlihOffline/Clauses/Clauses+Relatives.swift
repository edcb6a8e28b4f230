import AlihModel

/// Relative clauses that English shortens.
extension Clauses {
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
