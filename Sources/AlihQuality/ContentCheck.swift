import AlihModel

/// Whether the translation says what the source says, as far as a dictionary can tell.
struct ContentCheck {
  let pair: CheckedPair

  func findings() -> [Finding] {
    let alignment = pair.alignment
    let (known, matched) = alignment.counts
    // Two words may be said otherwise; in a longer sentence one in eight always is there.
    let isLonger = pair.target.bytes.count * 2 > pair.source.bytes.count * 3
    if known > 2 || known == 2 && isLonger, matched * 8 < known,
      alignment.target.count >= (known > 3 ? 1 : 2),
      known > Self.few || !sharesNumber
    {
      return [
        Finding(
          isParaphrase(of: known) ? .wordsFewer : .unrelated,
          "of \(known) words of the source none, or hardly one, is in the translation")
      ]
    }
    if known > 1, matched == 0, pair.target.wordTokens.count <= Self.shortest,
      pair.source.wordTokens.count > Self.few - 1, !sharesNumber
    {
      return [Finding(.unrelated, "the translation has none of the source's \(known) words")]
    }
    return [sentence() ?? missing(), order(), question()].compactMap(\.self)
  }

  /// Words that are an answer and no translation: "Sorry.", "N/A".
  private static let shortest = 2

  /// A sentence of the source that nothing stands for, where the translation has fewer sentences.
  private func sentence() -> Finding? {
    let sentences = pair.source.sentences(pair.words)
    guard sentences.count > 1, pair.target.sentences(pair.words).count < sentences.count else { return nil }
    let lost = sentences.first { sentence in
      let words = Alignment.words(pair.alignment.source, in: sentence)
      return words.count { $0.isKnown } > 1 && words.allSatisfy { $0.match == nil }
    }
    guard let lost else { return nil }
    return Finding(.wordsMissing, "nothing in the translation stands for '\(text(lost).prefix(80))'")
  }

  private func text(_ tokens: Range<Int>) -> String {
    let (first, last) = (pair.source.tokens[tokens.lowerBound], pair.source.tokens[tokens.upperBound - 1])
    return String(
      decoding: pair.source.bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
  }

  /// A question that became a statement, or the reverse.
  private func question() -> Finding? {
    func asks(_ text: CheckedText) -> Bool { text.tokens.indices.contains { text.isMark($0, "?") } }
    let (before, after) = (asks(pair.source), asks(pair.target))
    guard before != after else { return nil }
    return Finding(
      .wordsFewer,
      before
        ? "the source asks, the translation has no question mark"
        : "the translation asks, the source has no question mark")
  }

  /// Words so few that a number in both texts tells more.
  private static let few = 5

  /// "If we find the time, we will see to the roof" for `Kalau sempat, nanti kami betulkan atapnya`: other words, the same small ones.
  private func isParaphrase(of known: Int) -> Bool {
    let shared = Set(pair.alignment.accounts.compactMap(\.self)).count {
      pair.words.has(pair.source.tokens[$0].folded, .sourceTelling)
    }
    return shared >= (known < Self.few ? 1 : 2)
  }

  private var sharesNumber: Bool {
    let numbers = Set(pair.source.tokens.filter { $0.kind == .number }.map(\.folded))
    return !numbers.isEmpty
      && pair.target.tokens.contains { $0.kind == .number && numbers.contains($0.folded) }
  }

  /// The longest run of the source that nothing stands for, where it is longer than the rest of the sentence makes likely.
  ///
  /// What is left out makes the translation shorter; what the dictionary doesn't know doesn't. The shorter it is, the less
  /// else has to speak for it.
  private func missing() -> Finding? {
    let words = pair.alignment.source.filter { $0.isKnown || $0.match != nil }
    let isLong = pair.source.bytes.count >= 60
    let ratio = Double(pair.target.bytes.count) / Double(pair.source.bytes.count)
    // A short translation of which the source accounts for every word has said "doubled" for nothing.
    let isPlain = ratio < 0.7 && pair.alignment.target.allSatisfy { $0.match != nil }
    let chance = isLong && ratio < 0.7 ? 0.3 : isPlain || isLong && ratio < 0.85 ? 0.04 : 0.004
    guard let run = Alignment.unlikelyRun(in: words, below: chance) else { return nil }
    let share = Double(run.count) / Double(words.count)
    guard ratio < 1.1 - share * 0.6 else { return nil }
    let isCertain =
      run.count > 2 && ratio < 0.95 - share * 0.6 && Alignment.unlikelyRun(in: words, below: 0.001) != nil
    let lost = text(words[run.lowerBound].token..<words[run.upperBound - 1].token + 1)
    return Finding(
      isCertain ? .wordsMissing : .wordsFewer, "nothing in the translation stands for '\(lost.prefix(80))'")
  }

  /// Words beyond which order isn't looked at: the number of pairs grows with the square.
  private static let most = 120

  /// Whether what comes first in the source comes last in the translation.
  private func order() -> Finding? {
    if hasStart() { return Self.orderChanged }
    let places = pair.alignment.source.prefix(Self.most).compactMap(\.match)
    guard places.count >= 4 else { return nil }
    var turned = 0
    for first in places.indices {
      for second in places[(first + 1)...] where places[first] > second { turned += 1 }
    }
    let pairs = places.count * (places.count - 1) / 2
    guard turned * 100 > pairs * (places.count < 5 ? 60 : places.count < 6 ? 50 : 33) else { return nil }
    return Self.orderChanged
  }

  private static var orderChanged: Finding {
    Finding(.orderChanged, "the parts of the sentence stand in another order than in the source")
  }

  /// Whether what begins a sentence stands in the middle of one: a small word with a capital among words without.
  private func hasStart() -> Bool {
    let text = pair.target
    guard !pair.isHeadline(text) else { return false }
    return text.tokens.indices.dropFirst().dropLast().contains { index in
      let (before, word, behind) = (text.tokens[index - 1], text.tokens[index], text.tokens[index + 1])
      return word.range.count > 1 && text.isCapitalized(word)
        && text.bytes[word.range].dropFirst().allSatisfy(\.isSmall)
        && pair.words.has(word.folded, .targetFunction) && pair.words.target.months[word.folded] == nil
        && [before, behind].allSatisfy {
          $0.kind == .word && !text.isCapitalized($0) && !$0.isGlued || $0.kind == .number
        }
    }
  }
}
