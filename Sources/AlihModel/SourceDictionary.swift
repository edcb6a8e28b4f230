/// What a dictionary knows of the source's words, for whoever holds a translation against its source.
package protocol SourceDictionary: Sendable {
  /// Whether a lower-case word is a common word, as `gunung` in `Gunung Merapi`.
  func isOrdinaryWord(_ word: String) -> Bool
  /// What the words of a sentence may become, in order; words that the dictionary doesn't know are left out.
  func glosses(in sentence: String) -> [Gloss]
  /// The stem of a lower-case English word, the same for all its forms: `announced`, `announcement` -> `annou`.
  func stem(ofEnglish word: String) -> String
  /// Whether a stem is that of a common English word, and no name's.
  func isEnglish(stem: String) -> Bool
}

/// A word of a sentence, with the stems of all that it may become in English.
package struct Gloss: Sendable, Hashable {
  /// As UTF-8 offsets.
  package let range: Range<Int>
  package let stems: Set<String>

  package init(range: Range<Int>, stems: Set<String>) {
    self.range = range
    self.stems = stems
  }
}

/// No dictionary: nothing is known of any word.
package struct EmptyDictionary: SourceDictionary {
  package init() {}
  package func isOrdinaryWord(_ word: String) -> Bool { false }
  package func glosses(in sentence: String) -> [Gloss] { [] }
  package func stem(ofEnglish word: String) -> String { word }
  package func isEnglish(stem: String) -> Bool { false }
}
