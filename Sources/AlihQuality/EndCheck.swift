import AlihModel

/// Whether the translation goes on to its end where the source ends as a sentence does; quotation marks and brackets may close
/// behind both.
struct EndCheck {
  let pair: CheckedPair

  func finding() -> Finding? {
    guard pair.source.bytes.count >= 40, let last = pair.source.lastInside, endsSentence(last) else {
      return nil
    }
    let cutOff = Finding(.cutOff, "the translation stops before the sentence ends")
    guard let end = pair.target.lastInside else { return cutOff }
    if pair.target.isMark(end, ",") || pair.target.isMark(end, "-") { return cutOff }
    if pair.target.tokens[end].kind == .mark { return end > 0 && isOpen(end - 1) ? cutOff : nil }
    switch reached(end) {
    case .whole: return nil
    case .most: return Finding(.endUnmarked, "the translation has no mark at its end")
    case .less: return cutOff
    }
  }

  private func endsSentence(_ index: Int) -> Bool {
    ([".", "!", "?"] as [Unicode.Scalar]).contains { pair.source.isMark(index, $0) }
  }

  /// Whether a word ends no sentence: "of", "the"; a name such as "A" may.
  private func isOpen(_ index: Int) -> Bool {
    pair.words.has(pair.target.tokens[index].folded, .targetOpen)
      && !pair.target.isCapitalized(pair.target.tokens[index])
  }

  /// How much of the source's end a translation without a mark has.
  private enum Reach { case whole, most, less }

  private func reached(_ end: Int) -> Reach {
    let word = pair.target.tokens[end].folded
    guard !pair.words.has(word, .targetOpen) else { return .less }
    // English may say first what Indonesian says last; behind a small word, or one that is unknown, all has to be there.
    let last = pair.alignment.source.filter { $0.isKnown || $0.match != nil }.suffix(4)
    let found = last.count { $0.match != nil }
    let isContent = !pair.words.has(word, .targetFunction)
    let isSure = pair.alignment.accounts[end] != nil && isContent
    let isLong = pair.target.bytes.count * 10 > pair.source.bytes.count * 8
    if isLong && isSure ? found * 2 >= last.count : (isLong || isSure) && found == last.count {
      return .whole
    }
    // What is nearly as long as its source isn't cut: its end is said otherwise.
    let isNearlyAsLong = pair.target.bytes.count * 20 > pair.source.bytes.count * 17
    return isLong && isContent && (found > 0 || isNearlyAsLong) || isSure && found * 4 >= last.count * 3
      ? .most : .less
  }
}
