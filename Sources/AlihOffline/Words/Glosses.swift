import AlihModel

/// The lexicon as the checks ask it.
extension OfflineEngine: SourceDictionary {
  /// The stems of every reading of each word, and of the expressions that it is part of; linear in the sentence.
  package func glosses(in sentence: String) -> [Gloss] {
    memories.lend(morphology) { memory in
      let tokens = Tokenizer.tokens(of: sentence)
      var stems: [Int: Set<String>] = [:]
      for at in tokens.indices where tokens[at].kind == .word {
        let word = memory.word(tokens[at])
        if !word.readings.isEmpty { stems[at, default: []].formUnion(word.stems(english)) }
        guard let expression = word.expressions.match(tokens, at) else { continue }
        let found = word.expressions.senses(of: expression.lemma).flatMap { english.stems(of: $0) }
        for place in at..<at + expression.length { stems[place, default: []].formUnion(found) }
      }
      return stems.keys.sorted().map { Gloss(range: tokens[$0].range, stems: stems[$0]!) }
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
    var letters = Substring(bases[word] ?? word)
    for ending in ["ies", "ing", "ed", "es", "s"] where letters.utf8.count > ending.utf8.count + 2 {
      if letters.hasSuffix(ending) {
        letters = letters.dropLast(ending.utf8.count)
        break
      }
    }
    if letters.utf8.count > 3, let last = letters.last, "eyi".contains(last) { letters = letters.dropLast() }
    // `stopped` and `stop`
    if letters.utf8.count > 3, letters.last == letters.dropLast().last { letters = letters.dropLast() }
    return String(letters.prefix(5))
  }
}
