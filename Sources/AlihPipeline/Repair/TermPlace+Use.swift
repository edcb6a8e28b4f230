import AlihGlossary
import AlihModel

/// How a term stands in its noun group, by the words around it.
extension TermPlace {
  func use(of term: Term) -> Use {
    if isPrefixed || ["-", "–", "/"].contains(english.gap(after: spot.last) ?? "")
      || ["-", "–", "/"].contains(english.gap(after: spot.first - 1) ?? "")
    {
      return .bare
    }
    let isBracketed =
      spot.range.lowerBound > 0 && english.bytes[spot.range.lowerBound - 1] == UInt8(ascii: "(")
      && english.bytes[spot.range.upperBound...].first == UInt8(ascii: ")")
    if isBracketed { return .bare }
    guard isNext(spot.last), let next = english.word(spot.last + 1) else { return .noun }
    let word = next.lowercased()
    if words.isClosed(word) { return isJoinedAttribute(term) ? .attribute : .noun }
    if next.first?.isUppercase == true, !isTitled || term.kind == .office && !words.isKnown(word) {
      if term.kind == .office || term.kind == .person {
        return determiner == nil || hasAdjective ? .title : .attribute
      }
      return term.kind == .country || term.kind == .place || term.kind == .organization ? .attribute : .noun
    }
    if next.first?.isNumber == true { return .noun }
    return use(before: word, of: term)
  }

  /// "_ and South Korean troops", whose second name stands before a noun, too.
  private func isJoinedAttribute(_ term: Term) -> Bool {
    let other = spot.last + 2
    guard ["and", "or"].contains(english.word(spot.last + 1)), isNext(spot.last + 1),
      [.country, .place, .organization].contains(term.kind),
      let word = english.word(other), word.first?.isUppercase == true
    else { return false }
    let end = (other..<min(other + 3, english.words.count)).first {
      isTitled || english.word($0 + 1)?.first?.isUppercase != true
    }
    guard let end, (other..<end).allSatisfy(isNext) else { return false }
    let there = EnglishText.Spot(
      range: english.words[other].lowerBound..<english.words[end].upperBound, first: other, last: end,
      isPlural: false)
    return TermPlace(english, there, words, renderings).use(of: term) == .attribute
  }

  /// Whether a word that may be a noun, too, is a verb by what stands behind it: "_ works fast", "_ plans to send".
  private func isVerb(_ word: String, before beyond: String) -> Bool {
    let third = isNext(spot.last + 2) ? english.word(spot.last + 3)?.lowercased() : nil
    if words.isA(.adverb, beyond) || beyond.hasSuffix("ly") {
      return third.map { !words.isPast($0) && !words.isA(.auxiliary, $0) } ?? true
    }
    return words.isA(.intent, word) && beyond == "to" && third.map(words.isVerb) == true
  }

  /// The use before a word that may be a noun, a verb or an adjective.
  private func use(before word: String, of term: Term) -> Use {
    let beyond = isNext(spot.last + 1) ? english.word(spot.last + 2)?.lowercased() : nil
    let isGroup = determiner != nil || isCounted
    let isCountry = term.kind == .country || term.kind == .place || term.kind == .organization
    // "_ won", "_ last week"
    if words.isPast(word) && !isGroup || words.isA(.moment, word) { return .noun }
    if words.isNoun(word) {
      if !words.isVerb(word) || isGroup && isCountry { return .attribute }
      // "_ exports are", "_ exports fell"
      if let beyond, words.isA(.auxiliary, beyond) || words.isPast(beyond) { return .attribute }
      guard let beyond else { return isGroup ? .attribute : .unclear }
      if isVerb(word, before: beyond) { return .noun }
      if words.isA(.determiner, beyond) { return .noun }
      // "_ films sell"
      if word.hasSuffix("s"), words.isVerb(beyond), !words.isNoun(beyond), !beyond.hasSuffix("s") {
        return .attribute
      }
      // "_ Fires Missile"
      return isTitled && word.hasSuffix("s") && !words.isVerb(beyond) ? .noun : .unclear
    }
    if let beyond, words.isNoun(beyond) {
      if words.isAdjective(word), !words.isVerb(word) { return .attribute }
      // "a _ armed group"
      if word.hasSuffix("ed"), !words.isVerb(beyond), isGroup, !hasAdjective { return .attribute }
    }
    // "made _ angry"
    let isPredicate = words.isAdjective(word) && !isGroup && beyond.map(words.isClosed) ?? true
    if words.isVerb(word) || word.hasSuffix("ly") || isPredicate { return .noun }
    return isGroup && isCountry && !word.hasSuffix("ed") ? .attribute : .unclear
  }
}
