import AlihModel

/// The lexicon as the checks ask it.
extension OfflineEngine: SourceDictionary {
  /// The stems of every reading of each word, and of the expressions that it is part of; linear in the sentence.
  package func glosses(in sentence: String) -> [Gloss] {
    memories.lend(morphology) { memory in
      let tokens = Tokenizer.tokens(of: sentence)
      var stems = [Set<String>?](repeating: nil, count: tokens.count)
      for at in tokens.indices where tokens[at].kind == .word {
        let word = memory.word(tokens[at])
        if !word.readings.isEmpty { stems[at] = stems[at]?.union(word.stems(english)) ?? word.stems(english) }
        guard let expression = word.expressions.match(tokens, at) else { continue }
        let found = word.expressions.senses(of: expression.lemma).flatMap { english.stems(of: $0) }
        for place in at..<at + expression.length { stems[place] = (stems[place] ?? []).union(found) }
      }
      return zip(tokens, stems).compactMap { token, stems in
        stems.map { Gloss(range: token.range, stems: $0) }
      }
    }
  }

  /// What a lower-case noun, verb or adjective is called where no sentence tells more; nil for others, and for words that nobody
  /// knows.
  package func gloss(of word: String) -> String? {
    memories.lend(morphology) { memory in
      guard let reading = memory.readings(of: word).min(by: { $0.cost < $1.cost }),
        [.noun, .verb, .adjective].contains(reading.wordClass)
      else { return nil }
      return (reading.senses.first { $0.conditions.isEmpty } ?? reading.senses.first)?.english
    }
  }

  package func stem(ofEnglish word: String) -> String { english.stem(of: word) }

  /// The first question reads every row of the lexicon.
  package func isEnglish(stem: String) -> Bool {
    vocabulary.withLock { vocabulary in
      if vocabulary == nil { vocabulary = Set(lexicon.englishWords().map(english.stem)) }
      return vocabulary?.contains(stem) == true
    }
  }
}

extension English {
  /// The stems of what a sense is called in English, as a noun and before one.
  func stems(of sense: Sense) -> [String] {
    [sense.english, sense.attribute ?? ""].flatMap { text in
      text.split { !$0.isLetter }.map { stem(of: $0.lowercased()) }
    }
  }

  /// The first five letters of a word without its ending, irregular forms by their base: `went` -> `go`.
  func stem(of word: String) -> String {
    let whole = bases[word] ?? word
    var letters = whole.utf8[...]
    for ending in Self.endings where letters.count > ending.utf8.count + 2 && letters.hasSuffix(ending.utf8) {
      letters = letters.dropLast(ending.utf8.count)
      break
    }
    if letters.count > 3, let last = letters.last, "eyi".utf8.contains(last) { letters = letters.dropLast() }
    // `stopped` and `stop`
    if letters.count > 3, letters.last == letters.dropLast().last { letters = letters.dropLast() }
    return String(decoding: letters.prefix(5), as: UTF8.self)
  }

  private static let endings = ["ies", "ing", "ed", "es", "s"]
}

extension Substring.UTF8View {
  fileprivate func hasSuffix(_ ending: String.UTF8View) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
