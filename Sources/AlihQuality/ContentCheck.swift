import AlihModel

/// Whether the translation says what the source says, as far as a dictionary can tell.
struct ContentCheck {
  let pair: CheckedPair

  func findings() -> [Finding] {
    let alignment = pair.alignment
    let (known, matched) = alignment.counts
    // Two words may be said otherwise; in a longer sentence one in eight always is there.
    let isLonger = pair.target.bytes.count * 2 > pair.source.bytes.count * 3
    if known > 2 || known == 2 && isLonger, matched * 8 < known, alignment.target.count >= 2 {
      return [
        Finding(.unrelated, "of \(known) words of the source none, or hardly one, is in the translation")
      ]
    }
    return [missing(), order()].compactMap(\.self)
  }

  /// The longest run of the source that nothing stands for, where it is longer than the rest of the sentence makes likely.
  ///
  /// What is left out makes the translation shorter; what the dictionary doesn't know doesn't. The shorter it is, the less
  /// else has to speak for it.
  private func missing() -> Finding? {
    let words = pair.alignment.source.filter { $0.isKnown || $0.match != nil }
    let isLong = pair.source.bytes.count >= 60
    let ratio = Double(pair.target.bytes.count) / Double(pair.source.bytes.count)
    guard
      let run = Alignment.unlikelyRun(
        in: words, below: isLong && ratio < 0.7 ? 0.3 : isLong && ratio < 0.85 ? 0.04 : 0.004)
    else { return nil }
    let share = Double(run.count) / Double(words.count)
    guard ratio < 1.1 - share * 0.6 else { return nil }
    let isCertain =
      run.count > 2 && ratio < 0.95 - share * 0.6 && Alignment.unlikelyRun(in: words, below: 0.001) != nil
    let first = pair.source.tokens[words[run.lowerBound].token]
    let last = pair.source.tokens[words[run.upperBound - 1].token]
    let text = String(
      decoding: pair.source.bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
    return Finding(
      isCertain ? .wordsMissing : .wordsFewer, "nothing in the translation stands for '\(text.prefix(80))'")
  }

  /// Words beyond which order isn't looked at: the number of pairs grows with the square.
  private static let most = 120

  /// Whether what comes first in the source comes last in the translation.
  private func order() -> Finding? {
    let places = pair.alignment.source.prefix(Self.most).compactMap(\.match)
    guard places.count >= 5 else { return nil }
    var turned = 0
    for first in places.indices {
      for second in places[(first + 1)...] where places[first] > second { turned += 1 }
    }
    let pairs = places.count * (places.count - 1) / 2
    guard turned * 100 > pairs * (places.count < 6 ? 50 : 33) else { return nil }
    return Finding(.orderChanged, "the parts of the sentence stand in another order than in the source")
  }
}
