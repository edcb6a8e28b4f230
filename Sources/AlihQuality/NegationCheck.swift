import AlihModel

/// Whether what the source denies is denied in the translation, and nothing else.
///
/// "tidak hanya" denies nothing; "menolak" and "refused" deny by their meaning, "unknown" by its prefix.
struct NegationCheck {
  let pair: CheckedPair
  private let source: [Int]
  private let target: [Int]
  init(_ pair: CheckedPair) {
    self.pair = pair
    source = Self.negators(pair.source, pair.words, .sourceNegator, .affirmative)
    target = Self.negators(pair.target, pair.words, .targetNegator, .targetAffirmative)
  }

  /// - Parameter isByRules: whether rules wrote the translation, which may drop a negation but don't move or add one.
  func findings(isByRules: Bool = false) -> [Finding] {
    if isByRules, source.count <= target.count { return [] }
    if source.isEmpty { return added().map { [$0] } ?? [] }
    let open = source.filter { !isDeniedByPrefix($0) && !isPrevented($0) }
    let there = target.count + spare()
    // "tidak makan dan tidak minum" may be "didn't eat or drink".
    let needed = open.count { !isJoined($0) }
    let lost =
      needed > there
      ? lost(open) ?? open.first { !isJoined($0) } : open.count > there ? self.lost(open) : nil
    guard let lost else { return moved(open).map { [$0] } ?? [] }
    let word = deniedWords(behind: lost).first.map { " " + text($0) } ?? ""
    let isSure = isByRules || isSure(lost)
    return [
      Finding(
        isSure ? .negationMissing : .negationFewer,
        "'\(text(lost))\(word)' is denied in the source, and not in the translation")
    ]
  }

  /// Words so few that what one of them denies must have a place.
  private static let few = 3

  /// Whether what is denied stands there, so that the negation is lost; what has no counterpart may be left out or said otherwise:
  /// "edited out" for `tidak termasuk`, "hard" for `tidak mudah`.
  private func isSure(_ negator: Int) -> Bool {
    guard let denied = deniedWords(behind: negator).first else { return false }
    return pair.alignment.match(of: denied) != nil
      || pair.alignment.counts.known <= Self.few && !hasOpposite(of: denied)
  }

  private func hasOpposite(of denied: Int) -> Bool {
    let contrasts = pair.words.contrasts
    let own = contrasts.mentions(inSource: pair.source, pair.words.source).filter { $0.token == denied }
    return contrasts.mentions(inEnglish: pair.target, pair.words.target).contains { word in
      own.contains { $0.family == word.family } && !own.contains { $0.member == word.member }
    }
  }

  /// Where the translation has what a negator denies.
  private func place(ofDeniedBy negator: Int) -> Int? {
    deniedWords(behind: negator).lazy.compactMap(pair.alignment.match).first
  }

  /// A negator whose denied word is found far from all negators of the translation.
  private func lost(_ open: [Int]) -> Int? {
    open.first { negator in
      guard let place = place(ofDeniedBy: negator) else { return false }
      return !target.contains { isNear($0, place) }
    }
  }

  /// Whether a negator goes on with one before it: "tidak ... dan tidak ...".
  private func isJoined(_ negator: Int) -> Bool {
    guard negator > 0, let earlier = source.last(where: { $0 < negator }) else { return false }
    return pair.words.source.joiners.contains(pair.source.tokens[negator - 1].folded)
      && !(earlier..<negator).contains(where: pair.source.isClauseMark)
  }

  /// The negators of a text, those of phrases that deny nothing left out.
  private static func negators(
    _ text: CheckedText, _ words: CheckWords, _ list: CheckWords.List, _ affirmative: CheckWords.List
  ) -> [Int] {
    let places = text.wordTokens
    let folded = places.map { text.tokens[$0].folded }
    var found: [Int] = []
    var at = 0
    while at < places.count {
      let phrase = words.phrase(folded, at: at, affirmative)
      if phrase > 0 {
        at += phrase
        continue
      }
      // "don't" is `don`, `'`, `t`.
      let isClipped =
        list == .targetNegator && folded[at] == "t" && places[at] > 1
        && text.tokens[places[at]].isGlued && text.tokens[places[at] - 1].kind == .mark
      if words.has(folded[at], list) || isClipped { found.append(places[at]) }
      at += 1
    }
    return found
  }

  // MARK: What else denies

  /// Words that deny by their meaning, in the translation beyond those of the source; and "has yet to".
  private func spare() -> Int {
    let strange = pair.target.wordTokens.count { token in
      let word = pair.target.tokens[token].folded
      if word.utf8.count > 5, word.hasSuffix("less") { return !isAccounted(token) || isOfDenied(token) }
      return (pair.words.has(word, .targetNegative) || isNegative(word))
        && (!isAccounted(token) || standsForNegator(token))
    }
    guard target.isEmpty else { return strange }
    let words = pair.target.words
    return strange + words.indices.count { pair.words.phrase(words, at: $0, .targetYet) > 0 }
  }

  /// `unsafe`, `disagree`, `irreversible`: a word that its beginning denies.
  private func isNegative(_ word: String) -> Bool {
    let ends = ["able", "ible", "ably", "ibly"].contains { word.hasSuffix($0) }
    if ends, word.utf8.count > 8, ["in", "im", "ir", "il"].contains(where: { word.hasPrefix($0) }) {
      return true
    }
    if word.hasPrefix("un"), word.utf8.count > 6, !pair.words.has(word, .affirmativeUn) { return true }
    return isCommonDenied(word)
  }

  private func isCommonDenied(_ word: String) -> Bool {
    ["un", "dis", "non"].contains { prefix in
      guard word.hasPrefix(prefix), word.utf8.count > prefix.utf8.count + 2 else { return false }
      return pair.dictionary.isEnglish(
        stem: pair.dictionary.stem(ofEnglish: String(word.dropFirst(prefix.utf8.count))))
    }
  }

  private static let prefixes = ["un", "in", "im", "il", "ir", "dis", "non"]

  /// Whether a word of the translation stands for a word of the source.
  private func isAccounted(_ token: Int) -> Bool {
    guard let match = pair.alignment.accounts[token] else { return false }
    return !source.contains(match)
  }

  /// Whether it stands for a phrase with its negator: "unprecedented" for `belum pernah terjadi sebelumnya`.
  private func standsForNegator(_ token: Int) -> Bool {
    guard let stem = pair.alignment.targetStems[token] else { return false }
    return source.contains { pair.stems[$0]?.contains(stem) == true }
  }

  /// Whether it stands for what the source denies: "tak berdarah" as "bloodless".
  private func isOfDenied(_ token: Int) -> Bool {
    guard let match = pair.alignment.accounts[token] else { return false }
    return source.contains { deniedWords(behind: $0).contains(match) }
  }

  /// "tidak diketahui" as "unknown".
  private func isDeniedByPrefix(_ negator: Int) -> Bool {
    let stems = deniedWords(behind: negator).flatMap { pair.stems[$0] ?? [] }
    guard !stems.isEmpty else { return false }
    return pair.target.tokens.contains { token in
      guard token.kind == .word, token.folded.utf8.count > 5 else { return false }
      return Self.prefixes.contains { prefix in
        token.folded.hasPrefix(prefix)
          && stems.contains(pair.dictionary.stem(ofEnglish: String(token.folded.dropFirst(prefix.count))))
      }
    }
  }

  /// How far in front of a negator what prevents something may stand.
  private static let reach = 8

  /// "mencegah agar tanah tidak longsor" keeps the soil from sliding: what prevents denies by itself.
  private func isPrevented(_ negator: Int) -> Bool {
    let clause = (max(0, negator - Self.reach)..<negator).reversed().prefix {
      !pair.source.isClauseMark($0)
    }
    return clause.contains { index in
      pair.words.has(pair.source.tokens[index].folded, .sourcePreventing)
        && pair.alignment.match(of: index) != nil
    }
  }

  /// The next words that carry content, in the negator's clause.
  private func deniedWords(behind negator: Int) -> [Int] {
    var found: [Int] = []
    var at = negator + 1
    while at < pair.source.tokens.count, found.count < 2, !pair.source.isClauseMark(at) {
      if pair.source.tokens[at].kind == .word, !pair.words.has(pair.source.tokens[at].folded, .sourceFunction)
      {
        found.append(at)
      }
      at += 1
    }
    return found
  }

  private func text(_ token: Int) -> String { pair.source.text(pair.source.tokens[token]) }

  // MARK: Added and moved

  private func added() -> Finding? {
    guard let negator = target.first,
      !pair.source.words.contains(where: {
        pair.words.has($0, .sourceNegative) || pair.words.has($0, .sourceNegator) || $0.hasPrefix("tak")
      }),
      // "gratis" may be "at no cost": the lexicon's own English denies.
      !pair.stems.contains(where: {
        $0?.isDisjoint(with: ["not", "no", "never", "witho", "none"]) == false
      })
    else { return nil }
    let word = pair.target.text(pair.target.tokens[negator])
    return Finding(.negationAdded, "'\(word)' denies in the translation what the source doesn't")
  }

  /// How far in front of the word that it denies an English negator stands, and how far behind.
  private static let before = 9
  private static let behind = 4

  /// Whether a negator may deny a word: "but did not" behind a comma denies what follows.
  private func isNear(_ negator: Int, _ word: Int) -> Bool {
    guard negator > word else { return word - Self.before <= negator }
    return negator <= word + Self.behind && !(word..<negator).contains(where: pair.target.isClauseMark)
  }

  /// A negation that stands for certain at another verb: the denied words are found, and no negator is near.
  private func moved(_ open: [Int]) -> Finding? {
    // Far more than a sentence has: a text whose order tells nothing.
    guard !target.isEmpty, target.count < 20 else { return nil }
    for negator in open {
      let denied = deniedWords(behind: negator).compactMap(pair.alignment.match)
      let isFar = denied.allSatisfy { place in
        !target.contains { isNear($0, place) }
      }
      guard !denied.isEmpty, isFar else { continue }
      return Finding(
        .negationMoved, "'\(text(negator))' denies another word in the source than in the translation")
    }
    return nil
  }
}
