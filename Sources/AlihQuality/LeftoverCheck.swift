import AlihModel

/// Whether single words of the source stand untranslated: "The farmer sold the hasil of his garden."
///
/// Dishes, customs and the like stay as they are in right translations, so that this is a reason to look; two such words in a
/// row are none any more. Whole runs are `IntegrityCheck`'s.
struct LeftoverCheck {
  let pair: CheckedPair

  func finding() -> Finding? {
    let places = Dictionary(
      pair.source.wordTokens.filter(isTranslatable).map { (pair.source.tokens[$0].folded, $0) }
    ) { first, _ in first }
    guard !places.isEmpty else { return nil }
    let left = pair.target.tokens.indices.first { index in
      let token = pair.target.tokens[index]
      return token.kind == .word && !pair.target.isCapitalized(token) && places[token.folded] != nil
        && !isExplained(index)
    }
    guard let left else { return nil }
    return Finding(
      .wordLeft, "'\(pair.target.text(pair.target.tokens[left]))' stands in the translation as in the source")
  }

  /// Words so short that both languages may have them.
  private static let shortest = 4

  private func isTranslatable(_ index: Int) -> Bool {
    let token = pair.source.tokens[index]
    return token.range.count >= Self.shortest && !pair.source.isCapitalized(token)
      && pair.isTranslatable(index)
      && !pair.dictionary.isEnglish(stem: pair.dictionary.stem(ofEnglish: token.folded))
  }

  /// `ketupat (rice cakes)`, `"gotong royong"`
  private func isExplained(_ index: Int) -> Bool {
    let text = pair.target
    let around = [index - 2, index - 1, index + 1, index + 2].filter(text.tokens.indices.contains)
    return around.contains { text.isQuote($0) || text.isMark($0, "(") || text.isMark($0, "'") }
  }
}
