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
