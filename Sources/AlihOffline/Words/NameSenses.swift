import AlihModel

extension OfflineEngine {
  /// What each word of a name may be; all words of an expression, such as `Hong Kong`, are what it is.
  package func senses(of words: [String]) -> [NameSense] {
    memories.lend(morphology) { memory in
      var senses = words.map { word in
        Self.sense(of: memory.readings(of: word.lowercased()).flatMap { $0.senses })
      }
      let tokens = words.flatMap { Tokenizer.tokens(of: $0).prefix(1) }
      for at in words.indices where tokens.count == words.count {
        guard let found = memory.word(tokens[at]).expressions.match(tokens, at) else { continue }
        let all = memory.word(tokens[at]).expressions.senses(of: found.lemma)
        for place in at..<min(at + found.lemma.split(separator: " ").count, words.count) {
          senses[place] = Self.sense(of: all)
        }
      }
      return zip(words, senses).map { word, sense in
        sense.isEmpty && isEnglish(stem: english.stem(of: word.lowercased())) ? .english : sense
      }
    }
  }

  private static func sense(of senses: [Sense]) -> NameSense {
    senses.reduce(into: NameSense()) { result, sense in
      let features = sense.features
      let kinds: [(Features, NameSense)] = [
        (.person, .person), (.place, .place), (.org, .institution), (.event, .event),
      ]
      let named = kinds.filter { sense.wordClass == .name && features.contains($0.0) }
      result.formUnion(named.reduce(sense.wordClass == .name ? [] : .word) { $0.union($1.1) })
    }
  }
}
