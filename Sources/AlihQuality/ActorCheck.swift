import AlihModel

/// Whether who does something and whom it is done to changed places: "Hasan sued Rudi" for `Rudi menuntut Hasan`.
struct ActorCheck {
  let pair: CheckedPair

  func finding() -> Finding? {
    guard
      let (one, other) = NamePairs(pair: pair).exchanged() ?? exchanged(pair.matches)
        ?? exchangedAroundUnknown()
    else { return nil }
    return Finding(
      .meaningChanged, "'\(text(one))' and '\(text(other))' stand in each other's place")
  }

  /// How far a verb's subject and object may stand from it.
  private static let near = 3

  /// A subject and an object close to their verb, which stand on the other side of it, or whose verb is passive by mistake:
  /// "The farmer was killed by his neighbor" for `Petani itu membunuh tetangganya`.
  private func exchanged(_ matched: [CheckedPair.Match]) -> (Int, Int)? {
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

  /// How far apart they stand there where the dictionary doesn't know the verb.
  private static let close = 4

  /// The same around a verb that nothing stands for by the dictionary: another verb has to be just between them.
  private func exchangedAroundUnknown() -> (Int, Int)? {
    for (subject, object) in zip(pair.matches, pair.matches.dropFirst()) {
      let verb = subject.token + 1
      guard object.place < subject.place, subject.place - object.place <= Self.close, verb < object.token,
        pair.source.isActiveVerb(verb), pair.alignment.match(of: verb) == nil, isDirect(verb, object.token)
      else { continue }
      let between = object.place + 1..<subject.place
      let verbs = between.filter {
        !pair.words.has(pair.target.tokens[$0].folded, .targetArticle) && pair.target.tokens[$0].kind == .word
      }
      guard verbs.count == 1, pair.alignment.accounts[verbs[0]] == nil,
        // "infectious" of "feline infectious peritonitis" is no verb.
        pair.target.tokens[verbs[0]].folded.hasSuffix("ed"),
        !between.contains(where: pair.target.isClauseMark)
      else { continue }
      return (subject.token, object.token)
    }
    return nil
  }

  private func isActive(_ token: Int) -> Bool { pair.source.isActiveVerb(token) }

  /// Whether nothing but small words stand between a verb and what is done to: no preposition.
  private func isDirect(_ verb: Int, _ object: Int) -> Bool {
    pair.source.tokens[verb + 1..<object].allSatisfy { pair.words.has($0.folded, .sourceArticle) }
  }

  /// `dituntut oleh Hasan`; without `oleh`, what follows may be anything.
  private func isPassive(_ verb: Int, of agent: Int) -> Bool {
    pair.source.isPassiveVerb(verb) && agent == verb + 2
      && pair.words.has(pair.source.tokens[verb + 1].folded, .sourceBy)
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
