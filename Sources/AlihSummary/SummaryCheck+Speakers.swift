import AlihModel

extension SummaryCheck {
  /// Whoever speaks in the sentence has to speak in what it rests on, or be named right before.
  func speakers(_ sentence: View, _ grounds: [View]) -> [Finding] {
    guard let speaker = speaker(of: sentence), !speaker.isEmpty else { return [] }
    let quoted = quotation(in: sentence)
    let source = grounds.first { view in !quoted.isEmpty && contains(view.words.map(\.folded), quoted) }
    if let source, let its = self.speaker(of: source), !its.isEmpty {
      guard its.isDisjoint(with: speaker) else { return [] }
      // "kata bupati" for "kata Yosef": an office of somebody who is named nearby.
      let isNamed = grounds.contains { view in
        let words = Set(view.words.map(\.folded))
        return !its.isDisjoint(with: words) && !speaker.isDisjoint(with: words) && view.text != source.text
          && self.speaker(of: view).map { $0.isDisjoint(with: speaker) || $0.isSuperset(of: its) } ?? true
          && isOneName(its, speaker, in: view)
      }
      return isNamed
        ? [] : [Finding(.summarySpeaker, "the quotation is by '\(its.sorted().joined(separator: " "))' in the article")]
    }
    let known = Set(grounds.flatMap { $0.words.map(\.folded) })
    guard speaker.isDisjoint(with: known) else { return [] }
    return [Finding(.summarySpeaker, "'\(speaker.sorted().joined(separator: " "))' doesn't speak there in the article")]
  }

  /// Whether words of both stand side by side: `Bupati Yosef Lamuri`.
  private func isOneName(_ one: Set<String>, _ other: Set<String>, in view: View) -> Bool {
    zip(view.words, view.words.dropFirst()).contains { first, second in
      !first.endsClause
        && (one.contains(first.folded) && other.contains(second.folded)
          || other.contains(first.folded) && one.contains(second.folded))
    }
  }

  /// The capitalized words, or else the office, beside a verb of speech outside of quotations.
  private func speaker(of view: View) -> Set<String>? {
    let words = view.words
    guard let verb = words.indices.last(where: { !words[$0].isInQuotation && self.words.isSpeech(words[$0].folded) })
    else { return nil }
    func names(_ range: some Sequence<Int>) -> Set<String> {
      var names: Set<String> = []
      for place in range {
        let word = words[place]
        if word.isInQuotation { break }
        if word.text.first?.isUppercase == true { names.insert(word.folded) }
        if word.endsClause, !names.isEmpty { break }
      }
      return names
    }
    let behind = names(words.indices[(verb + 1)...].prefix(8))
    if !behind.isEmpty, !words[verb].folded.hasPrefix("me") { return behind }
    return names(words.indices[..<verb].suffix(8))
  }

  /// The words of the sentence's longest quotation.
  private func quotation(in view: View) -> [String] {
    let runs = view.words.split { !$0.isInQuotation }
    let longest = runs.max { $0.count < $1.count }.map { $0.map(\.folded) } ?? []
    return longest.count >= 3 ? longest : []
  }

  private func contains(_ words: [String], _ run: [String]) -> Bool {
    guard run.count <= words.count else { return false }
    return (0...words.count - run.count).contains { words[$0..<$0 + run.count].elementsEqual(run) }
  }

  /// Who does what to whom: `Garuda mengalahkan Rajawali` against the reverse.
  func roles(_ sentence: View, _ cited: [View]) -> [Finding] {
    for (verb, before, after) in actions(sentence) {
      for view in cited {
        for (other, its, whom) in actions(view) where isSameVerb(verb, other) {
          let isPassive = verb.hasPrefix("di") != other.hasPrefix("di")
          let (first, second) = isPassive ? (whom, its) : (its, whom)
          if before == second, after == first, before != after {
            return [Finding(.summaryName, "'\(before) \(verb) \(after)' is the reverse in the article")]
          }
        }
      }
    }
    return []
  }

  private func isSameVerb(_ one: String, _ other: String) -> Bool {
    one == other || words.stems(of: one) == words.stems(of: other)
  }

  /// Verbs with the nearest name on either side.
  private func actions(_ view: View) -> [(verb: String, before: String, after: String)] {
    let words = view.words
    return words.indices.compactMap { place in
      let verb = words[place].folded
      guard verb.count > 5, verb.hasPrefix("me") || verb.hasPrefix("di"), words[place].text == verb else { return nil }
      func isName(_ at: Int) -> Bool { words[at].text.first?.isUppercase == true }
      guard let before = words.indices[..<place].last(where: isName),
        let after = words.indices[(place + 1)...].first(where: isName), place - before < 6, after - place < 6
      else { return nil }
      // The first word of either name.
      var start = before
      while start > 0, isName(start - 1), !words[start - 1].endsClause { start -= 1 }
      return (verb, words[start].folded, words[after].folded)
    }
  }
}
