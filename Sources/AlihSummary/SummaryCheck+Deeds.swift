import AlihModel

extension SummaryCheck {
  /// Words behind one that denies, and behind one that demands or announces, among which its verb stands.
  private static let ofDenial = 3
  private static let ofIntention = 7

  /// What the passages deny, demand or announce, told as done: "menutup pelabuhan" for `menolak menutup pelabuhan`.
  func deeds(_ sentence: View, _ cited: [View]) -> [Finding] {
    let own = sentence.words.map(\.folded)
    if claims.has(.negation, own) || claims.has(.refusal, own) { return [] }
    let isOpen = claims.has(.intention, own) || claims.has(.hedge, own)
    let governed = cited.map(governedVerbs)
    for (view, verbs) in zip(cited, governed) {
      for (place, governor) in verbs where governor.isDenial || !isOpen {
        let stems = words.stems(of: view.words[place].folded)
        guard !stems.isEmpty, own.contains(where: { isVerb($0) && words.stems(of: $0) == stems }),
          !isToldAsDone(stems, cited, governed)
        else { continue }
        let (verb, word) = (view.words[place].text, governor.word)
        return [
          governor.isDenial
            ? Finding(.summaryNegation, "'\(verb)' leaves out that the article says '\(word)'")
            : Finding(.summaryClaim, "'\(verb)' is told as done, and the article says '\(word)'")
        ]
      }
    }
    return []
  }

  private typealias Governor = (word: String, isDenial: Bool)

  /// The verbs that a word before them in their clause denies, demands or announces, by their places.
  private func governedVerbs(_ view: View) -> [Int: Governor] {
    var verbs: [Int: Governor] = [:]
    for (place, word) in view.words.enumerated() {
      let isDenial = claims.isOf(.negation, word.folded) || claims.isOf(.refusal, word.folded)
      guard !word.endsClause, isDenial || claims.isOf(.intention, word.folded) else { continue }
      for next in view.words.indices[(place + 1)...].prefix(isDenial ? Self.ofDenial : Self.ofIntention) {
        if isVerb(view.words[next].folded) {
          verbs[next] = verbs[next] ?? (word.text, isDenial)
          break
        }
        // "meminta Bupati Pantura, Sekar Ayu, menutup pelabuhan"
        let goesOn = next + 1 < view.words.count && view.words[next + 1].text.first?.isUppercase == true
        let isName = view.words[next].text.first?.isUppercase == true
        if view.words[next].endsClause, !goesOn, !isName { break }
      }
    }
    return verbs
  }

  private func isToldAsDone(_ stems: Set<String>, _ views: [View], _ governed: [[Int: Governor]]) -> Bool {
    zip(views, governed).contains { view, verbs in
      view.words.indices.contains { verbs[$0] == nil && words.stems(of: view.words[$0].folded) == stems }
    }
  }

  private func isVerb(_ word: String) -> Bool {
    word.count > 5 && ["me", "di", "ber", "ter"].contains { word.hasPrefix($0) }
      && !claims.isOf(.intention, word) && !claims.isOf(.refusal, word)
  }

  /// An office that another holds: "Bupati Danu" where the article has `Bupati Pantura, Sekar Ayu`.
  func offices(_ sentence: View, _ grounds: [View]) -> [Finding] {
    for place in sentence.words.indices where claims.isOf(.office, sentence.words[place].folded) {
      // A candidate or predecessor holds none.
      if place > 0, claims.isOf(.nearly, sentence.words[place - 1].folded) { continue }
      let office = sentence.words[place].folded
      let holders = grounds.flatMap { view in
        view.words.indices.filter { view.words[$0].folded == office }.flatMap {
          names(in: view, from: $0 + 1) + names(in: view, before: $0)
        }
      }
      let known = Set(grounds.flatMap { $0.words.map(\.folded) })
      // "Direktur Danu" for a person whom the article gives another office, and nobody this one.
      if !known.contains(office) || holders.isEmpty,
        let other = self.office(of: names(in: sentence, from: place + 1), grounds),
        other.lowercased() != office
      {
        return [Finding(.summaryName, "'\(office)' is '\(other)' in the article")]
      }
      guard !holders.isEmpty,
        let stranger = names(in: sentence, from: place + 1).first(where: {
          known.contains($0) && !holders.contains($0)
        })
      else { continue }
      return [Finding(.summaryName, "'\(stranger)' is not the '\(office)' in the article")]
    }
    return []
  }

  /// The office right before one of the names.
  private func office(of names: [String], _ grounds: [View]) -> String? {
    for view in grounds {
      for place in view.words.indices where names.contains(view.words[place].folded) {
        let before = view.words[..<place].suffix(4).last { claims.isOf(.office, $0.folded) }
        if let before { return before.text }
      }
    }
    return nil
  }

  /// The run of capitalized words that begins at a place; a comma may stand inside.
  private func names(in view: View, from start: Int) -> [String] {
    view.words[min(start, view.words.count)...].prefix { $0.text.first?.isUppercase == true }.map(\.folded)
  }

  private func names(in view: View, before end: Int) -> [String] {
    view.words[..<end].reversed().prefix { $0.text.first?.isUppercase == true }.map(\.folded)
  }
}
