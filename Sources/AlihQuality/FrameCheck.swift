import AlihModel

/// Whether an engine speaks in front of its translation: `EN: ...`, `Sure! ...`, `In English, this means: ...`.
struct FrameCheck {
  let pair: CheckedPair

  func finding() -> Finding? {
    guard let end = label() ?? greeting() else { return nil }
    let (first, last) = (pair.target.tokens[0], pair.target.tokens[end])
    let text = String(
      decoding: pair.target.bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
    return Finding(.chatter, "the translation begins with '\(text.prefix(60))', which nobody said")
  }

  /// Words that a label has at most.
  private static let longest = 8

  /// The colon behind words that the source accounts for none of, where the source has no colon.
  private func label() -> Int? {
    let text = pair.target
    guard !pair.source.tokens.indices.contains(where: { pair.source.isMark($0, ":") }),
      let colon = text.tokens.indices.prefix(Self.longest * 2).first(where: { text.isMark($0, ":") }),
      colon + 1 < text.tokens.count, !text.tokens[colon + 1].isGlued || text.isQuote(colon + 1)
    else { return nil }
    let words = (0..<colon).filter { text.tokens[$0].kind != .mark }
    let isStrange = words.allSatisfy { index in
      text.tokens[index].kind == .word
        && (pair.alignment.accounts[index] == nil
          || pair.words.has(text.tokens[index].folded, .targetFunction))
    }
    let hasContent = words.contains { !pair.words.has(text.tokens[$0].folded, .targetFunction) }
    return isStrange && hasContent && words.count <= Self.longest ? colon : nil
  }

  /// One word as a sentence of its own, which the source hasn't.
  private func greeting() -> Int? {
    let sentences = pair.target.sentences(pair.words)
    guard let first = sentences.first, sentences.count > pair.source.sentences(pair.words).count else {
      return nil
    }
    let words = first.filter { pair.target.tokens[$0].kind != .mark }
    let isStrange = words.allSatisfy { pair.alignment.accounts[$0] == nil }
    return words.count < 3 && isStrange ? first.upperBound - 1 : nil
  }
}
