import AlihModel

/// Words that stand twice in a row in a translation and once in its source: "fled to to a school", "fled to a school, fled to a
/// school".
struct DoubledRun {
  let text: String
  /// Whether so much stands there twice that nobody means it.
  let isLong: Bool

  private static let longest = 8
  /// Words that nobody says twice, not even in two sentences.
  private static let sure = 4

  /// Nil where there is none; linear, for the length of a run is bounded.
  init?(in pair: CheckedPair) {
    let tokens = pair.target.wordTokens
    let words = tokens.map { pair.target.tokens[$0].folded }
    for period in (1...Self.longest).reversed() where words.count >= period * 2 {
      var run = 0
      for index in period..<words.count {
        run = words[index] == words[index - period] ? run + 1 : 0
        guard run == period else { continue }
        let doubled = tokens[index - period + 1]...tokens[index]
        if period < Self.sure, (tokens[index - period]..<doubled.lowerBound).contains(where: pair.target.ends)
        {
          continue
        }
        if Self.isMeant(doubled, beside: tokens[index - period], pair) { continue }
        text = doubled.filter { pair.target.tokens[$0].kind != .mark }.map {
          pair.target.text(pair.target.tokens[$0])
        }.joined(separator: " ")
        isLong = period >= Self.sure
        return
      }
    }
    return nil
  }

  /// Whether the doubling is right: "had had", a name such as "Baden Baden", what the source doubles, numbers.
  private static func isMeant(_ run: ClosedRange<Int>, beside before: Int, _ pair: CheckedPair) -> Bool {
    let words = run.filter { pair.target.tokens[$0].kind != .mark }
    if words.count == 1 {
      let (word, index) = (pair.target.tokens[words[0]], words[0])
      let isParted = before + 1 < index
      return word.kind == .number || isParted || pair.words.has(word.folded, .targetDouble)
        || pair.target.isCapitalized(word) || pair.written.contains(word.folded)
    }
    return words.allSatisfy {
      pair.target.tokens[$0].kind == .number || pair.target.isCapitalized(pair.target.tokens[$0])
        || pair.written.contains(pair.target.tokens[$0].folded)
        || pair.words.target.isNumber(pair.target.tokens[$0].folded)
    }
  }
}

extension CheckedText {
  /// Whether a sentence or quotation ends, so that what follows may say the same again.
  fileprivate func ends(_ index: Int) -> Bool { endsSentence(index) || isQuote(index) }
}
