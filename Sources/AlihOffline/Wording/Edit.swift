/// A change of wording that approved translations taught: `applications` to `apps`, where the source says `aplikasi`.
package struct Edit: Sendable, Hashable {
  /// The word before and after, `^` any name, `#` any number, `<` and `>` the sentence's ends; nil for whatever it is.
  package var before: String?
  package var from: [String]
  package var after: String?
  package var to: [String]
  /// Words that the source has to hold, in order.
  package var source: [String]
  /// How often approved translations have it so where the engine writes `from`, and how often otherwise.
  package var right = 0
  package var wrong = 0
  /// The logarithm of the odds that it is right, less a fee for every change; what stands beside it may add to it.
  package var weight = 0.0
  /// Where it was seen, two at most.
  package var examples: [String] = []

  package init(
    before: String? = nil, from: [String], after: String? = nil, to: [String], source: [String] = []
  ) {
    (self.before, self.from, self.after, self.to, self.source) = (before, from, after, to, source)
  }

  static let mostWords = 4

  /// Why it must never be made; nil for an edit that keeps what a sentence says.
  package func fault(_ words: WordingWords) -> String? {
    if from == to { return "nothing is changed" }
    if from.count > Self.mostWords || to.count > Self.mostWords {
      return "an edit has \(Self.mostWords) words at most"
    }
    for word in from + to {
      let sentence = EnglishSentence("x " + word, words: words).tokens
      guard sentence.count == 2, sentence[1].kind != .fixed, word == word.lowercased() else {
        return "'\(word)' is a word that no edit may touch"
      }
    }
    let (old, new) = (from.filter(words.isContent), to.filter(words.isContent))
    if old.count != new.count { return "a content word is lost or added" }
    if old != new, source.isEmpty { return "a content word is exchanged, and no source word says where" }
    return nil
  }

  /// `applications -> apps (aplikasi)`
  package var description: String {
    func side(_ words: [String]) -> String { words.isEmpty ? "nothing" : words.joined(separator: " ") }
    let place = before == nil && after == nil ? "" : " (between '\(before ?? "*")' and '\(after ?? "*")')"
    return "\(side(from)) -> \(side(to))" + (source.isEmpty ? "" : " (\(source.joined(separator: " ")))")
      + place
  }
}

extension WordingWords {
  package func isContent(_ word: String) -> Bool { word != "," && kind(of: word) == .content }
}
