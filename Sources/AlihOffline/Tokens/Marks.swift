import AlihModel

/// Punctuation marks by what they do, each a token's whole text.
enum Marks {
  static let quotes: WordSet = ["\"", "“", "”", "„"]
  /// What a sentence may begin behind.
  static let sentenceStarts: WordSet = [".", "!", "?", "\"", "”"]
  /// No blank follows.
  static let openings: WordSet = ["(", "[", "{", "‘"]
  /// No blank goes before.
  static let closings: WordSet = [",", ";", ":", ".", "!", "?", "\"", "”", "’", ")"]
}

extension [Token] {
  /// Whether a bracket closes what stands before the sentence, as a source or a speaker: `(ANTARA) Pemerintah`, `[Sari] Harga`.
  func closesLabel(_ at: Int) -> Bool {
    guard indices.contains(at), at > 1, at <= 8, self[at].text == ")" || self[at].text == "]",
      let open = self[..<at].lastIndex(where: { $0.text == "(" || $0.text == "[" })
    else { return false }
    return open < at - 1 && self[..<open].allSatisfy { $0.kind == .mark }
  }
}
