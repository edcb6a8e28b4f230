import AlihModel

/// Whether quotation marks that open and close in the source do so in the translation.
///
/// Four in a hundred articles open a quotation one way and close it another, so only the number of marks counts.
enum QuoteCheck {
  static func findings(_ source: CheckedText, _ target: CheckedText) -> [Finding] {
    let (before, after) = (marks(source), marks(target))
    guard before % 2 == 0 else { return [] }
    if after % 2 != 0 {
      return [
        Finding(
          .quotesUnbalanced,
          "\(after) quotation \(after == 1 ? "mark" : "marks") in the translation, \(before) in the source; one doesn't close"
        )
      ]
    }
    if before > 0, after == 0 {
      return [
        Finding(.quotesMissing, "the source quotes, the translation has no quotation marks")
      ]
    }
    return []
  }

  /// Double quotation marks of any shape; single ones are apostrophes too often.
  private static func marks(_ text: CheckedText) -> Int {
    text.tokens.indices.count { index in
      let token = text.tokens[index]
      guard token.kind == .mark else { return false }
      switch Array(text.bytes[token.range]) {
      case [0x22]:
        // 14" is a size.
        return !(token.isGlued && index > 0 && text.tokens[index - 1].kind == .number && !closes(text, index))
      case [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9D], [0xE2, 0x80, 0x9E], [0xC2, 0xAB], [0xC2, 0xBB]: return true
      default: return false
      }
    }
  }

  /// Whether an odd number of straight marks stands before this one, so that it may close a quotation.
  private static func closes(_ text: CheckedText, _ index: Int) -> Bool {
    var at = index - 1
    while at >= 0, index - at < 200 {
      if text.isMark(at, "\"") { return true }
      at -= 1
    }
    return false
  }
}
