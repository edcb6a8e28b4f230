/// Punctuation marks by what they do, each a token's whole text.
enum Marks {
  static let quotes: Set<String> = ["\"", "“", "”", "„"]
  /// What a sentence may begin behind.
  static let sentenceStarts: Set<String> = [".", "!", "?", "\"", "”"]
  /// No blank follows.
  static let openings: Set<String> = ["(", "[", "{", "‘"]
  /// No blank goes before.
  static let closings: Set<String> = [",", ";", ":", ".", "!", "?", "\"", "”", "’", ")"]
}
