import AlihModel

/// Words that nobody knows and that one slip of the hand explains: `mendapakan` is `mendapatkan`, `sebagaimitra` is `sebagai
/// mitra`, `tanggal17` is `tanggal 17`. Where two words are as near, none is meant.
struct Misspellings {
  /// Shorter words are near too many others.
  private static let shortest = 8
  /// No two words are longer: what is, is no slip.
  private static let longest = 40
  /// Of two words glued together neither is shorter; such as have only three letters are words of grammar: `berbagiapa`.
  private static let shortestPart = 3
  private static let ofGrammar: [WordClass] = [.pronoun, .preposition, .conjunction, .determiner, .adverb]

  let lexicon: Lexicon
  let memory: WordMemory

  /// The words that a form in small letters stands for, one or two; nil when that is not sure.
  ///
  /// O(length) lookups times the letters of the alphabet, of unknown words alone; longer ones than forty letters are none.
  func meant(by form: String) -> [String]? {
    guard (Self.shortest...Self.longest).contains(form.utf8.count),
      form.utf8.allSatisfy({ Self.letters.contains($0) || $0 >= 48 && $0 <= 57 })
    else { return nil }
    if let digits = form.firstIndex(where: \.isNumber) {
      let word = String(form[..<digits])
      return form[digits...].allSatisfy(\.isNumber) && word.utf8.count > Self.shortestPart && isWord(word)
        ? [word, String(form[digits...])] : nil
    }
    return mistyped(form).map { [$0] } ?? glued(form)
  }

  private func glued(_ form: String) -> [String]? {
    var found: [String]?
    for length in Self.shortestPart...(form.utf8.count - Self.shortestPart) {
      let (left, right) = (String(form.prefix(length)), String(form.dropFirst(length)))
      guard isPart(left), isPart(right) || right.utf8.count > Self.shortestPart && isForm(right) else {
        continue
      }
      guard found == nil else { return nil }
      found = [left, right]
    }
    return found
  }

  private func mistyped(_ form: String) -> String? {
    let ending = form.hasSuffix("nya") ? "nya" : ""
    let bytes = Array(form.utf8.dropLast(ending.utf8.count))
    var found: Set<String> = []
    func look(_ candidate: [UInt8]) {
      let word = String(decoding: candidate, as: UTF8.self)
      if isWord(word) { found.insert(word) }
    }
    // The first letter stands: what begins otherwise is another word.
    for at in 1...bytes.count {
      if at < bytes.count {
        var shorter = bytes
        shorter.remove(at: at)
        look(shorter)
        if at + 1 < bytes.count, bytes[at] != bytes[at + 1] {
          var swapped = bytes
          swapped.swapAt(at, at + 1)
          look(swapped)
        }
      }
      for letter in Self.letters {
        var longer = bytes
        longer.insert(letter, at: at)
        look(longer)
        if at < bytes.count, bytes[at] != letter {
          var other = bytes
          other[at] = letter
          look(other)
        }
      }
      if found.count > 1 { return nil }
    }
    return found.first.map { $0 + ending }
  }

  private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")

  private func isWord(_ form: String) -> Bool { !lexicon.senses(of: form).isEmpty }

  private func isPart(_ form: String) -> Bool {
    let senses = lexicon.senses(of: form).filter { $0.wordClass != .name }
    return form.utf8.count > Self.shortestPart
      ? !senses.isEmpty : senses.contains { Self.ofGrammar.contains($0.wordClass) }
  }

  private func isForm(_ form: String) -> Bool {
    memory.readings(of: form).contains { !$0.isGuess && $0.voice != .bare }
  }
}

extension SentenceTranslation {
  /// Reads unknown words in small letters as what they were meant to be, and says so.
  mutating func readMisspellings(_ tokens: inout [Token]) {
    let misspellings = Misspellings(lexicon: engine.morphology.lexicon, memory: memory)
    for at in tokens.indices.reversed() where tokens[at].kind == .word && tokens[at].capitals == .none {
      let token = tokens[at]
      guard memory.readings(of: token).isEmpty, !engine.morphology.lexicon.isPartOfPhrase(token.lower),
        let words = misspellings.meant(by: token.lower)
      else { continue }
      findings.append(
        Finding(
          .unknownWord,
          "'\(token.text)' is not in the lexicon; it is read as '\(words.joined(separator: " "))'"))
      var start = token.range.lowerBound
      let read = words.enumerated().map { place, word in
        let end = place + 1 == words.count ? token.range.upperBound : start + word.utf8.count
        defer { start = end }
        return Token(
          kind: word.allSatisfy(\.isNumber) ? .number : .word, range: start..<end, text: word,
          spaceBefore: place > 0 || token.spaceBefore)
      }
      tokens.replaceSubrange(at...at, with: read)
    }
  }
}
