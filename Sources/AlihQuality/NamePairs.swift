import AlihModel

/// Whether two names changed places: around a verb ("Hasan hit Rudi" for `Rudi memukul Hasan`), a comparison, a preposition or a
/// copula, or around who says something.
struct NamePairs {
  let pair: CheckedPair

  /// How many words may stand between two names of the source, and between them and a verb that isn't known.
  private static let span = 6
  private static let near = 4

  /// A name of the source and the next one.
  private struct Names {
    let one: CheckedPair.Match
    let other: CheckedPair.Match

    var between: Range<Int> { one.token + 1..<other.token }
    /// In the translation.
    var isTurned: Bool { other.place < one.place }
    var there: Range<Int> { min(one.place, other.place) + 1..<max(one.place, other.place) }
  }

  /// The tokens of the two names in the source; nil where none changed places.
  func exchanged() -> (Int, Int)? {
    let names = pair.matches.filter { name in
      let token = pair.source.tokens[name.token]
      return pair.source.isCapitalized(token) && !pair.words.has(token.folded, .calendar)
        && (name.token > 0 || !pair.dictionary.isOrdinaryWord(token.folded))
    }
    for (one, other) in zip(names, names.dropFirst()) {
      let names = Names(one: one, other: other)
      guard names.between.count <= Self.span, one.place != other.place,
        isTurned(names) || isToldBy(names)
      else { continue }
      return (one.token, other.token)
    }
    return nil
  }

  private func isTurned(_ names: Names) -> Bool {
    guard !names.between.isEmpty, !names.between.contains(where: pair.source.isClauseMark) else {
      return false
    }
    return isDone(names) || isSuffered(names) || isRelated(names) || isCompared(names) || isTold(names)
      || isKin(names)
  }

  // MARK: Verbs

  /// `Rudi memukul Hasan`
  private func isDone(_ names: Names) -> Bool {
    guard let verb = names.between.first(where: pair.source.isActiveVerb) else { return false }
    guard names.isTurned else { return false }
    let isFrom = names.between.contains { source($0, .sourceFrom) }
    let isPassive = names.there.contains {
      target($0, .targetPassive) && !(isFrom && target($0, .targetFrom))
    }
    if isPassive { return false }
    return pair.alignment.match(of: verb).map(names.there.contains)
      ?? (names.between.count < 3 && names.there.count < Self.near)
  }

  /// `Rudi dipukul Hasan`, `Rudi diberi uang oleh Hasan`
  private func isSuffered(_ names: Names) -> Bool {
    let verb = names.between.lowerBound
    guard pair.source.isPassiveVerb(verb),
      verb + 1 == names.other.token || source(names.other.token - 1, .sourceBy)
    else { return false }
    if names.isTurned { return target(inFrontOf: names.one.place, .targetBy) }
    return names.there.count < Self.near && !names.there.contains { target($0, .targetPassive) }
  }

  // MARK: Small words

  /// `Rudi belajar dari Hasan`
  private func isRelated(_ names: Names) -> Bool {
    names.isTurned && source(names.other.token - 1, .sourceFrom)
      && target(inFrontOf: names.one.place, .targetFrom)
      && !target(inFrontOf: names.other.place, .targetFrom)
  }

  /// `Rudi lebih cepat daripada Hasan`, `lebih mahal di Bogor daripada di Solo`
  private func isCompared(_ names: Names) -> Bool {
    names.isTurned && names.between.suffix(2).contains { source($0, .sourceThan) }
      && names.there.contains { target($0, .targetThan) }
  }

  /// `ujar Rudi kepada Hasan`
  private func isTold(_ names: Names) -> Bool {
    names.isTurned && names.between.count == 1 && source(names.between.lowerBound, .sourceTold)
      && !target(inFrontOf: names.other.place, .targetTo)
  }

  /// `Rudi adalah paman Hasan`: "'s" stands behind who is the other's.
  private func isKin(_ names: Names) -> Bool {
    names.isTurned && source(names.between.lowerBound, .sourceIs) && isOwner(names.one.place)
      && !isOwner(names.other.place)
  }

  private func isOwner(_ place: Int) -> Bool {
    let text = pair.target
    return place + 2 < text.tokens.count && text.tokens[place + 1].kind == .mark
      && text.tokens[place + 1].isGlued && text.tokens[place + 2].folded == "s"
  }

  // MARK: Who says it

  /// `Menurut Rudi, Hasan berutang`
  private func isToldBy(_ names: Names) -> Bool {
    guard source(names.one.token - 1, .sourceAccording), names.isTurned, names.other.place > 1 else {
      return false
    }
    return target(names.other.place - 2, .targetAccording)
  }

  // MARK: Words

  private func source(_ token: Int, _ list: CheckWords.List) -> Bool {
    token >= 0 && pair.words.has(pair.source.tokens[token].folded, list)
  }

  private func target(_ token: Int, _ list: CheckWords.List) -> Bool {
    pair.words.has(pair.target.tokens[token].folded, list)
  }

  /// The same of the word in front of a name of one word or more.
  private func target(inFrontOf place: Int, _ list: CheckWords.List) -> Bool {
    let words = (0..<place).suffix(Self.near).reversed()
    return words.first { !pair.target.isCapitalized(pair.target.tokens[$0]) }.map { target($0, list) }
      ?? false
  }
}
