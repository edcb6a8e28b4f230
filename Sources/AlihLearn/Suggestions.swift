import AlihOffline

/// A word that people replaced again and again: a candidate for the lexicon or the glossary, for a person to accept.
package struct WordSuggestion: Sendable, Hashable, Encodable {
  /// As it stands in the sentences.
  package var source: String
  package var engine: String
  package var approved: String
  package var right: Int
  package var wrong: Int
  package var articles: Int
  package var examples: [String]
}

extension Learner {
  /// Words for single content words, most frequent first; seen three times, in two articles, and more often than not.
  package func suggestions() -> [WordSuggestion] {
    let evidence = EditEvidence(book, Array(book.lessons.indices))
    return evidence.counts.compactMap { count in
      let edit = evidence.edit(count)
      guard count.key.isAnywhere, edit.from.count == 1, edit.to.count == 1, edit.source.count == 1,
        count.right >= 3,
        count.articles.count >= 2, count.right > count.wrong,
        // Another form of the same word is no other rendering.
        engine.stem(ofEnglish: edit.from[0]) != engine.stem(ofEnglish: edit.to[0])
      else { return nil }
      return WordSuggestion(
        source: edit.source[0], engine: edit.from[0], approved: edit.to[0], right: count.right,
        wrong: count.wrong,
        articles: count.articles.count, examples: edit.examples)
    }
    .sorted { one, other in
      (other.right, one.source, one.engine, one.approved) < (
        one.right, other.source, other.engine, other.approved
      )
    }
  }
}
