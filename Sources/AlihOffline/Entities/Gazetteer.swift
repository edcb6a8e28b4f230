/// What the lexicon says of a word with a capital, which may be a name or a part of one.
struct Gazetteer {
  let memory: WordMemory
  /// Whether capitals say nothing, since each word of a title has one.
  let isTitle: Bool

  /// Whether it translates a word with a capital, which then is no name that stays.
  func knows(_ token: Token) -> Bool {
    let readings = memory.readings(of: token)
    if isTitle { return !readings.isEmpty }
    // An acronym is only what the gazetteer says; a capitalized word is no product of productive affixes.
    if token.capitals == .all, token.text.utf8.count > 1 {
      return readings.contains {
        $0.wordClass == .name || !$0.senses[0].features.isDisjoint(with: [.org, .title])
      }
    }
    // "RSUP Sanglah": inside a sentence no order has a capital.
    return readings.contains { !$0.isGuess && $0.voice != .bare && !$0.hasParticle }
  }

  /// "Patuhi", "Berdoalah": a verb as only an order has it.
  func isOrder(_ token: Token) -> Bool {
    memory.readings(of: token).contains {
      !$0.isGuess
        && ($0.hasParticle
          || $0.voice == .bare && token.text.utf8.count > 5
            && ["kan", "i"].contains(where: token.lower.hasSuffix))
    }
  }

  /// "Budi", "Suci": also what is a word besides.
  func isPersonName(_ token: Token) -> Bool {
    !isTitle && memory.readings(of: token).contains { $0.isPersonName }
  }

  /// A person's name that stays as it is.
  func keeps(_ token: Token) -> Bool {
    memory.readings(of: token).contains {
      $0.isPersonName && $0.senses[0].english.lowercased() == token.lower
    }
  }

  /// An adjective and nothing else.
  func isQuality(_ token: Token) -> Bool {
    let readings = memory.readings(of: token)
    return !isTitle && !readings.isEmpty
      && readings.allSatisfy { $0.wordClass == .adjective && !$0.isGuess }
  }

  /// A noun and nothing else, of nobody and no place.
  func isThing(_ token: Token) -> Bool {
    let readings = memory.readings(of: token)
    return !isTitle && !readings.isEmpty
      && readings.allSatisfy {
        $0.wordClass == .noun && !$0.isGuess
          && $0.senses.allSatisfy { $0.features.isDisjoint(with: [.human, .org, .title, .place]) }
      }
  }

  /// "Menteri", "Bank", "Kota": stands before a name and is no part of it.
  func leads(_ token: Token) -> Bool {
    let readings = memory.readings(of: token)
    if isTitle || readings.isEmpty { return !readings.isEmpty }
    return !readings.allSatisfy { $0.wordClass == .name }
      && readings.contains {
        $0.wordClass != .name && !$0.senses[0].features.isDisjoint(with: [.org, .title, .place])
          || $0.wordClass == .adjective && $0.senses[0].features.contains(.human)
      }
  }

  /// Whether a word is the same in English: "global"; before another one only an adjective is.
  func isEnglish(_ token: Token, before next: Token?) -> Bool {
    let readings = memory.readings(of: token)
    guard !isTitle, !readings.isEmpty, readings.allSatisfy({ $0.senses[0].english == token.lower })
    else { return false }
    guard let next else { return true }
    return readings.allSatisfy { $0.wordClass == .adjective }
      && memory.readings(of: next).allSatisfy {
        $0.wordClass == .name || $0.senses[0].english == next.lower
      }
  }

  /// The multiword expression that begins at a place.
  func expression(_ tokens: [Token], _ at: Int) -> Sense? {
    memory.word(tokens[at]).expressions.match(tokens, at)
  }
}
