/// What a desk writes about, as the words of its Indonesian sentences tell: what was learned there is of no use elsewhere.
package struct Beat: Sendable {
  /// All words that the memory's sentences have; empty for a beat without bounds.
  var words: Set<String>
  /// How much of a sentence's words has to be among them, from 0 to 1.
  var share: Double

  package init(words: Set<String>, share: Double) {
    (self.words, self.share) = (words, share)
  }

  /// Linear in the sentence's words.
  func covers(_ source: Set<String>) -> Bool {
    words.isEmpty || source.isEmpty || Beat.share(of: source, words.contains) >= share
  }

  package static func share<Word>(of source: Set<Word>, _ isKnown: (Word) -> Bool) -> Double {
    Double(source.count(where: isKnown)) / Double(max(1, source.count))
  }
}
