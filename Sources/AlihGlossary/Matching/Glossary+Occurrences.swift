import AlihModel

extension Glossary {
  /// The terms of a sentence that stands alone, in order, without overlaps.
  ///
  /// - Parameter date: the day that it is of, ISO 8601 as far as it is known; nil for now.
  package func occurrences(in text: String, on date: String? = nil) -> [TermOccurrence] {
    var mentions = Mentions(
      style: .plain, people: initials.people(in: [text]),
      context: ArticleContext(
        date: date, otherSenses: otherSenses(in: [text]), namesakes: namesakes(in: text)))
    return occurrences(in: text, mentions: &mentions)
  }

  /// The terms of an article's next segment, in order, without overlaps; the longest term wins.
  ///
  /// "Korea Utara (Korut)" is one occurrence, bracket included; a person's initials are none. Linear in the length of the
  /// text.
  package func occurrences(in text: String, mentions: inout Mentions) -> [TermOccurrence] {
    let search = TermSearch(glossary: self, text: TermText(text), context: mentions.context)
    let people = mentions.people.places(in: text)
    return search.matches().filter { match in
      // `dolar AS` holds more than the initials.
      !people.contains { $0.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.upperBound }
    }.map { match in
      let entry = entries[match.entry]
      var rendering =
        if let defined = match.definition {
          mentions.rendering(of: entry, definedAs: entries[defined])
        } else {
          mentions.rendering(of: entry)
        }
      if match.isDoubled { rendering = EnglishForm.plural(of: rendering, renderingWords) }
      return TermOccurrence(term: entry.term, range: match.range, rendering: rendering)
    }
  }

  /// What an article tells about the terms in it: when it was written, and what it is about.
  ///
  /// Linear in its texts; of their words only those are kept that a condition asks for.
  package func context(of texts: some Sequence<String>, date: String? = nil) -> ArticleContext {
    var (words, namesakes): (Set<WordTable.ID>, Set<WordTable.ID>) = ([], [])
    for text in texts where !articleWords.isEmpty || !self.namesakes.countries.isEmpty {
      let bytes = Array(text.utf8)
      var hasCountry = false
      for range in WordScan.words(in: bytes) {
        let id = trie.words.id(of: bytes, in: range)
        if articleWords.contains(id) { words.insert(id) }
        hasCountry = hasCountry || self.namesakes.countries.contains(id)
      }
      if hasCountry { namesakes.formUnion(self.namesakes(in: text)) }
    }
    return ArticleContext(
      date: date, words: articleWords.isEmpty ? nil : words, otherSenses: otherSenses(in: texts),
      namesakes: namesakes)
  }
}

/// What a term may ask about the article that it stands in.
package struct ArticleContext: Sendable {
  /// ISO 8601, as far as it is known: `2024-11-01`; nil for an unknown day, which counts as today.
  var date: String?
  /// Words of the article that some condition asks for; nil for a sentence that stands alone.
  var words: Set<WordTable.ID>?
  /// Entries for acronyms that the article explains as something else.
  var otherSenses: Set<Int>
  /// Countries that are persons' names in the article.
  var namesakes: Set<WordTable.ID>

  init(
    date: String? = nil, words: Set<WordTable.ID>? = nil, otherSenses: Set<Int> = [],
    namesakes: Set<WordTable.ID> = []
  ) {
    self.date = date.map { String($0.prefix(10)) }
    (self.words, self.otherSenses, self.namesakes) = (words, otherSenses, namesakes)
  }
}
