import AlihModel

/// Whether how much something changes became what it changes to, or the reverse: "rose to Rp2,000" for `naik Rp2.000`.
struct StepCheck {
  let pair: CheckedPair

  func finding() -> Finding? {
    let own = changes(
      NumberReader(pair.source, pair.words.source), pair.source, .sourceGoal, .sourceStep,
      pair.words.contrasts.mentions(inSource: pair.source, pair.words.source))
    guard !own.isEmpty else { return nil }
    let there = changes(
      NumberReader(pair.target, pair.words.target), pair.target, .targetGoal, .targetStep,
      pair.words.contrasts.mentions(inEnglish: pair.target, pair.words.target))
    let wrong = own.first { number in
      let found = there.filter { $0.value == number.value }
      return !found.isEmpty && found.allSatisfy { $0.isGoal != number.isGoal }
    }
    return wrong.map {
      Finding(
        .meaningChanged,
        $0.isGoal
          ? "something changes to '\($0.text)', and in the translation by it"
          : "something changes by '\($0.text)', and in the translation to it")
    }
  }

  private typealias Change = (value: Quantity, text: String, isGoal: Bool)

  /// Words between a number and what says what it is: currencies, "about".
  private static let reach = 3
  /// What rises and falls in `rules/contrasts.tsv`.
  private static let family = "price"

  /// The numbers behind a goal, or behind a step or the verb itself.
  private func changes(
    _ reader: NumberReader, _ text: CheckedText, _ goals: CheckWords.List, _ steps: CheckWords.List,
    _ mentions: [Contrasts.Mention]
  ) -> [Change] {
    let family = pair.words.contrasts.number(ofFamily: Self.family)
    let verbs = Set(mentions.filter { $0.family == family }.map(\.token))
    guard !verbs.isEmpty else { return [] }
    return reader.figures.compactMap { figure in
      guard let value = figure.readings.first else { return nil }
      for index in (0..<figure.tokens.lowerBound).suffix(Self.reach).reversed() {
        if text.isClauseMark(index) { return nil }
        let word = text.tokens[index].folded
        if pair.words.has(word, goals) {
          // "up to 5 percent"
          let isStep = index > 0 && pair.words.has(text.tokens[index - 1].folded, steps)
          return (value, figure.text, !isStep)
        }
        if pair.words.has(word, steps) || verbs.contains(index) { return (value, figure.text, false) }
        if text.tokens[index].kind == .number { return nil }
      }
      return nil
    }
  }
}
