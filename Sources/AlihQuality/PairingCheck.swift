import AlihModel

/// Whether what belongs together in the source stands together in the translation: a number and what it counts, an age and
/// its person, and what something goes from and to.
struct PairingCheck {
  let pair: CheckedPair

  func findings() -> [Finding] {
    [
      exchangedNumbers() ?? exchangedParts() ?? exchangedShares(), turned(), ActorCheck(pair: pair).finding(),
      ClauseCheck(pair: pair).finding(), StepCheck(pair: pair).finding(),
    ].compactMap(\.self)
  }

  // MARK: Numbers

  /// Two numbers that changed places: "30 goats and 12 cows" for `12 kambing dan 30 sapi`.
  private func exchangedNumbers() -> Finding? {
    let counted = self.counted()
    guard counted.count > 1 else { return nil }
    for (index, one) in counted.enumerated() {
      for other in counted[(index + 1)...]
      where one.value != other.value && one.there == other.value && other.there == one.value
        && (one.companion == nil || one.companion != other.companion)
      {
        return Self.exchanged(one.value, other.value)
      }
    }
    return nil
  }

  private static func exchanged(_ one: String, _ other: String) -> Finding {
    Finding(.numberChanged, "the numbers '\(one)' and '\(other)' stand in each other's place")
  }

  /// Two numbers of parts of a sentence, each of which stands with the other's words: `tewas 3 orang, luka 12 orang`.
  private func exchangedParts() -> Finding? {
    let source = pair.source.parts { pair.words.has($0.folded, .sourceAnd) }
    let target = pair.target.parts { pair.words.has($0.folded, .targetAnd) }
    // In more parts than a sentence has, the order tells nothing.
    guard source.count > 1, target.count > 1, source.count < Self.most else { return nil }
    var pairs: [String: String] = [:]
    for part in source {
      guard let value = onlyValue(pair.source, part, pair.words.source),
        let match = pair.matches.first(where: { part.contains($0.token) }),
        let place = target.first(where: { $0.contains(match.place) }),
        let there = onlyValue(pair.target, place, pair.words.target), pairs[value] == nil
      else { continue }
      pairs[value] = there
    }
    guard Set(pairs.keys) == Set(pairs.values),
      let wrong = pairs.keys.sorted().first(where: { pairs[$0] != $0 })
    else { return nil }
    return Self.exchanged(wrong, pairs[wrong]!)
  }

  private static let most = 16

  private func onlyValue(_ text: CheckedText, _ part: Range<Int>, _ language: NumberLanguage) -> String? {
    let values = part.compactMap { value(text, $0, language) }
    return values.count == 1 ? values[0] : nil
  }

  /// "Rini and Tono got 3 and 2 million respectively" for `masing-masing 2 dan 3 juta`.
  private func exchangedShares() -> Finding? {
    guard pair.source.tokens.contains(where: { pair.words.has($0.folded, .sourceEach) }),
      pair.target.tokens.contains(where: { pair.words.has($0.folded, .targetEach) })
    else { return nil }
    let own = pair.source.tokens.indices.compactMap { value(pair.source, $0, pair.words.source) }
    let there = pair.target.tokens.indices.compactMap { value(pair.target, $0, pair.words.target) }
    let names = pair.matches.filter { pair.source.isCapitalized(pair.source.tokens[$0.token]) }.map(\.place)
    guard own.count > 1, names == names.sorted(), own != there, own.sorted() == there.sorted() else {
      return nil
    }
    return Self.exchanged(own[0], there[0])
  }

  /// The numbers of the source whose companion the translation has: with what stands beside that one there.
  private func counted() -> [(value: String, there: String, companion: String?)] {
    let matches = Dictionary(pair.alignment.source.map { ($0.token, $0.match) }) { $1 }
    return pair.source.tokens.indices.compactMap { index in
      guard let value = value(pair.source, index, pair.words.source) else { return nil }
      let isInBracket = pair.source.isMark(index - 1, "(") && pair.source.isMark(index + 1, ")")
      if isInBracket {
        guard index > 1, let match = matches[index - 2] ?? nil else { return nil }
        return near(match + 1...match + 3).map { (value, $0, nil) }
      }
      // `12 ekor kambing`: the first word that has a counterpart.
      let behind = (index + 1..<min(index + 3, pair.source.tokens.count)).prefix {
        pair.source.tokens[$0].kind == .word && !pair.source.isCapitalized(pair.source.tokens[$0])
      }
      guard let match = behind.lazy.compactMap({ matches[$0] ?? nil }).first else { return nil }
      return near((match - 2...match - 1).reversed()).map { (value, $0, pair.alignment.targetStems[match]) }
    }
  }

  private func near(_ places: some Sequence<Int>) -> String? {
    places.lazy.compactMap { self.value(pair.target, $0, pair.words.target) }.first
  }

  /// A whole number in figures that is no year, or one word for one.
  private func value(_ text: CheckedText, _ index: Int, _ language: NumberLanguage) -> String? {
    guard text.tokens.indices.contains(index) else { return nil }
    let token = text.tokens[index]
    if token.kind == .number {
      let isPart =
        index > 0 && token.isGlued && text.tokens[index - 1].kind == .mark && !text.isMark(index - 1, "(")
        || index + 2 < text.tokens.count && text.tokens[index + 1].isGlued && text.tokens[index + 2].isGlued
          && text.tokens[index + 2].kind == .number
      let isYear = token.range.count == 4
      return isPart || isYear ? nil : token.folded
    }
    return language.units[token.folded].map(String.init)
  }

  // MARK: From and to

  /// "from 7 to 5 percent" for `dari 5 menjadi 7 persen`.
  private func turned() -> Finding? {
    let wanted = journeys(pair.source, from: .sourceFrom, to: .sourceTo)
    guard !wanted.isEmpty else { return nil }
    let there = journeys(pair.target, from: .targetFrom, to: .targetTo)
    for journey in wanted {
      let isTurned = there.contains {
        isSame(journey.from, $0.to) && isSame(journey.to, $0.from) && !isSame(journey.from, $0.from)
      }
      guard isTurned else { continue }
      let (from, to) = (text(journey.from), text(journey.to))
      return Finding(.meaningChanged, "what goes from '\(from)' to '\(to)' goes the other way")
    }
    return nil
  }

  /// How many words may stand between a preposition and its number or name, and between the two.
  private static let reach = 4
  private static let distance = 8

  /// Of each "from" and "to", in either order, the number or name behind it.
  private func journeys(_ text: CheckedText, from: CheckWords.List, to: CheckWords.List)
    -> [(from: Int, to: Int)]
  {
    func ends(_ list: CheckWords.List) -> [(word: Int, end: Int)] {
      text.tokens.indices.compactMap { index in
        guard pair.words.has(text.tokens[index].folded, list) else { return nil }
        return (index + 1..<min(index + 1 + Self.reach, text.tokens.count)).first {
          text.tokens[$0].kind == .number
            || text.tokens[$0].kind == .word && text.isCapitalized(text.tokens[$0])
        }.map { (index, $0) }
      }
    }
    let goals = ends(to)
    return ends(from).compactMap { start in
      goals.first { abs($0.word - start.word) <= Self.distance && $0.end != start.end }.map {
        (start.end, $0.end)
      }
    }
  }

  private func isSame(_ source: Int, _ target: Int) -> Bool {
    let (one, other) = (pair.source.tokens[source], pair.target.tokens[target])
    if one.kind == .number || other.kind == .number { return one.folded == other.folded }
    return NameCheck.stem(one.folded) == NameCheck.stem(other.folded)
      || pair.alignment.targetStems[target].map { pair.stems[source]?.contains($0) == true } == true
  }

  private func text(_ token: Int) -> String { pair.source.text(pair.source.tokens[token]) }
}
