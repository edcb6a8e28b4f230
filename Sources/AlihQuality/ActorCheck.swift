import AlihModel

/// Whether who does something and whom it is done to changed places: "Hasan sued Rudi" for `Rudi menuntut Hasan`.
struct ActorCheck {
  let pair: CheckedPair

  func finding() -> Finding? {
    let matched = matches()
    guard let (one, other) = exchangedNames(matched) ?? exchanged(matched) else { return nil }
    return Finding(
      .meaningChanged, "'\(text(one))' and '\(text(other))' stand in each other's place")
  }

  private typealias Match = (token: Int, place: Int)

  /// The words of the source that stand once in it and that something stands for, with its place.
  private func matches() -> [Match] {
    let written = Dictionary(grouping: pair.source.tokens, by: \.folded)
    return pair.alignment.source.compactMap { word in
      guard let place = word.match, written[pair.source.tokens[word.token].folded]?.count == 1 else {
        return nil
      }
      return (word.token, place)
    }
  }

  // MARK: Names

  /// How many words may stand between two names and their verb.
  private static let span = 6

  /// Two names around an active verb, or around who is told something by whom: `ujar Rudi kepada Hasan`.
  private func exchangedNames(_ matched: [Match]) -> (Int, Int)? {
    let names = matched.filter { name in
      let token = pair.source.tokens[name.token]
      return pair.source.isCapitalized(token)
        && (name.token > 0 || !pair.dictionary.isOrdinaryWord(token.folded))
    }
    for (one, other) in zip(names, names.dropFirst())
    where other.place < one.place && one.token + 1 < other.token && other.token - one.token <= Self.span {
      let between = one.token + 1..<other.token
      guard !between.contains(where: pair.source.isClauseMark),
        !pair.target.tokens[other.place..<one.place].contains(where: {
          pair.words.has($0.folded, .targetPassive)
        })
      else { continue }
      let isAround = matched.contains {
        between.contains($0.token) && isActive($0.token) && other.place < $0.place && $0.place < one.place
      }
      let isTold =
        between.count == 1 && pair.words.has(pair.source.tokens[between.lowerBound].folded, .sourceTold)
        && !(other.place > 0 && pair.words.has(pair.target.tokens[other.place - 1].folded, .targetTo))
      if isAround || isTold { return (one.token, other.token) }
    }
    return nil
  }

  // MARK: Others

  /// How far a verb's subject and object may stand from it.
  private static let near = 3

  /// A subject and an object close to their verb, which stand on the other side of it, or whose verb is passive by mistake:
  /// "The farmer was killed by his neighbor" for `Petani itu membunuh tetangganya`.
  private func exchanged(_ matched: [Match]) -> (Int, Int)? {
    for (index, verb) in matched.enumerated().dropFirst().dropLast() {
      let (subject, object) = (matched[index - 1], matched[index + 1])
      guard verb.token - subject.token <= Self.near, object.token - verb.token <= Self.near,
        !(subject.token..<object.token).contains(where: pair.source.isClauseMark)
      else { continue }
      if isActive(verb.token), isDirect(verb.token, object.token) {
        if isPlain(object.place, verb.place, subject.place)
          || isPassive(subject.place, verb.place, object.place)
        {
          return (subject.token, object.token)
        }
      } else if isPassive(verb.token, of: object.token), isPlain(subject.place, verb.place, object.place) {
        return (subject.token, object.token)
      }
    }
    return nil
  }

  /// `menuntut`, `memukul`
  private func isActive(_ token: Int) -> Bool {
    let word = pair.source.tokens[token]
    return word.folded.hasPrefix("me") && word.range.count > 5 && !pair.source.isCapitalized(word)
  }

  /// Whether nothing but small words stand between a verb and what is done to: no preposition.
  private func isDirect(_ verb: Int, _ object: Int) -> Bool {
    pair.source.tokens[verb + 1..<object].allSatisfy { pair.words.has($0.folded, .sourceArticle) }
  }

  /// `dituntut oleh Hasan`; without `oleh`, what follows may be anything.
  private func isPassive(_ verb: Int, of agent: Int) -> Bool {
    let word = pair.source.tokens[verb]
    return word.folded.hasPrefix("di") && word.range.count > 5 && !pair.source.isCapitalized(word)
      && agent == verb + 2 && pair.words.has(pair.source.tokens[verb + 1].folded, .sourceBy)
  }

  /// Whether the translation says that one does something to the other: no preposition and no "was" stands around the verb.
  private func isPlain(_ one: Int, _ verb: Int, _ other: Int) -> Bool {
    guard one < verb, verb < other, verb - one <= Self.near, other - verb <= Self.near,
      // "problem-solving techniques"
      !pair.target.tokens[verb].folded.hasSuffix("ing")
    else { return false }
    return (one + 1..<other).allSatisfy {
      let word = pair.target.tokens[$0]
      return $0 == verb || pair.words.has(word.folded, .targetArticle)
        || word.kind == .word && !pair.words.has(word.folded, .targetFunction)
    }
  }

  /// "The farmer was killed by his neighbor"
  private func isPassive(_ one: Int, _ verb: Int, _ other: Int) -> Bool {
    guard one < verb, verb + 1 < other, verb - one <= Self.near, other - verb <= Self.near + 1 else {
      return false
    }
    return pair.words.has(pair.target.tokens[verb + 1].folded, .targetBy)
  }

  private func text(_ token: Int) -> String { pair.source.text(pair.source.tokens[token]) }
}
