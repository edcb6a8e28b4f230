import AlihModel

/// Whether the translation is one at all: not the source again, not the wrong language, no loop, of plausible length.
struct IntegrityCheck {
  let pair: CheckedPair
  /// Where every word has a capital, it makes no name.
  private let isTitle: Bool

  init(pair: CheckedPair) {
    self.pair = pair
    isTitle = pair.isSourceHeadline
  }

  /// - Parameter isIndonesian: whether the words' tables are those of the pair's languages.
  func findings(isIndonesian: Bool) -> [Finding] {
    let (source, target) = (pair.source.words, pair.target.words)
    if source == target, pair.source.tokens.indices.contains(where: isTranslatable) {
      return [Finding(.untranslated, "the translation is the source itself")]
    }
    var findings: [Finding] = []
    if let run = copiedRun() {
      findings.append(Finding(.sourceCopied, "'\(run)' stands as in the source"))
    }
    if isIndonesian, let message = language() { findings.append(Finding(.language, message)) }
    let loop = Self.longestLoop(target)
    if loop.copies >= (loop.period == 1 ? 4 : 3), loop.copies > Self.longestLoop(source).copies + 1 {
      let phrase = target[loop.start..<min(loop.start + loop.period, target.count)].joined(separator: " ")
      findings.append(Finding(.repetition, "'\(phrase)' stands \(loop.copies) times in a row"))
    }
    if loop.copies < 3, target.count > 5, isDoubled(target), !isDoubled(source) {
      findings.append(Finding(.repetition, "the translation stands there twice"))
    } else if isDoubled(content(pair.target, .targetFunction)),
      !isDoubled(content(pair.source, .sourceFunction))
    {
      findings.append(Finding(.repetition, "both halves of the translation say the same"))
    } else if loop.copies < 3, let run = DoubledRun(in: pair) {
      findings.append(
        Finding(run.isLong ? .repetition : .wordsAdded, "'\(run.text)' stands there twice in a row"))
    }
    if let word = stretched {
      findings.append(Finding(.repetition, "'\(word.prefix(20))...' has one letter again and again"))
    }
    if let phrase = pair.target.firstPhrase(of: pair.words.chatter, where: { !pair.source.holds($0) }) {
      findings.append(Finding(.chatter, "the translation holds '\(phrase)', which nobody said"))
    }
    findings += EndCheck(pair: pair).finding().map { [$0] } ?? []
    if let message = Self.length(pair.source.bytes.count, pair.target.bytes.count) {
      findings.append(Finding(.length, message))
    }
    return findings
  }

  // MARK: The source again

  /// Words that count for a copy; names, terms and what English shares may stand as they are.
  private static let shortestCopy = 3

  /// A run of the source's words in the translation that holds three which should have been translated.
  private func copiedRun() -> String? {
    let (source, target) = (pair.source.wordTokens, pair.target.wordTokens)
    guard source.count > 1, target.count > 1 else { return nil }
    // Of each word its first place, and of each place the next with that word.
    var first = WordMap<Int>()
    var next = Array(repeating: source.count, count: source.count)
    for at in source.indices.reversed() {
      let word = pair.source.tokens[source[at]].folded
      next[at] = first[word] ?? source.count
      first[word] = at
    }
    var at = 0
    while at + 1 < target.count {
      var longest = 0
      var (place, tries) = (first[pair.target.tokens[target[at]].folded] ?? source.count, 0)
      while place < source.count, tries < 8 {
        let start = place
        (place, tries) = (next[place], tries + 1)
        var length = 0
        while start + length < source.count, at + length < target.count,
          pair.source.tokens[source[start + length]].folded == pair.target.tokens[target[at + length]].folded
        {
          length += 1
        }
        guard length > 1 else { continue }
        let run = source[start..<start + length]
        // "Ha ha ha" is laughter in both.
        guard run.contains(where: { pair.source.tokens[$0].folded != pair.source.tokens[run[start]].folded })
        else { continue }
        let counted = run.count(where: isTranslatable)
        // "melawan Raonic di Brisbane"
        let isJoined = counted == 2 && length > 2 && run.dropFirst().contains(where: isFunction)
        let isWhole = counted == 2 && length == source.count
        if counted >= Self.shortestCopy || isJoined || isWhole {
          return target[at..<at + length].map { pair.target.text(pair.target.tokens[$0]) }.joined(
            separator: " ")
        }
        longest = max(longest, length)
      }
      at += max(1, longest - 1)
    }
    return nil
  }

  private func isFunction(_ index: Int) -> Bool {
    let word = pair.source.tokens[index].folded
    return pair.words.has(word, .sourceFunction) && !pair.words.has(word, .targetFunction)
      && isTranslatable(index)
  }

  /// Whether a word of the source has to be another in English; a capital makes a name but in titles and at the start.
  private func isTranslatable(_ index: Int) -> Bool {
    let isName = pair.source.isCapitalized(pair.source.tokens[index]) && !isTitle && index > 0
    // The "sun" of "Kim Gyu-sun"
    let isNamesEnd =
      pair.source.isMark(index - 1, "-") && index > 1
      && pair.source.isCapitalized(pair.source.tokens[index - 2])
    return !isName && !isNamesEnd && pair.isTranslatable(index)
  }

  // MARK: The wrong language

  /// Of a clause's words, how many only English has and how many only Indonesian.
  private struct Languages {
    var (words, english, indonesian) = (0, 0, 0)

    var problem: String? {
      guard words >= 4, indonesian >= 2, indonesian * 100 >= words * 15, indonesian > english else {
        return nil
      }
      return "the translation is still Indonesian: \(indonesian) of \(words) words"
    }
  }

  /// What is wrong with the language of any clause, or of all.
  private func language() -> String? {
    var (clause, all) = (Languages(), Languages())
    var worst: String?
    for (index, token) in pair.target.tokens.enumerated() {
      if token.kind == .word {
        clause.words += 1
        // "La policía detuvo a dos ladrones" has one, too.
        if token.range.count > 1, pair.words.has(token.folded, .targetFunction) {
          clause.english += 1
        } else if pair.words.has(token.folded, .sourceFunction), !pair.target.isCapitalized(token) {
          clause.indonesian += 1
        }
      }
      guard index + 1 == pair.target.tokens.count || pair.target.isClauseMark(index) else { continue }
      worst = worst ?? clause.problem
      all.words += clause.words
      all.english += clause.english
      all.indonesian += clause.indonesian
      clause = Languages()
    }
    return isForeign(all) ? "the translation is not in English" : worst ?? all.problem
  }

  /// Letters of another script, or hardly a word of English and little that the source accounts for.
  private func isForeign(_ all: Languages) -> Bool {
    func strange(_ text: CheckedText) -> Int {
      text.tokens.count { $0.kind == .word && text.bytes[$0.range.lowerBound] >= 0xCD }
    }
    let words = pair.source.tokens.count { $0.kind == .word }
    let foreign = strange(pair.target)
    if foreign > 0, strange(pair.source) == 0 { return true }
    if foreign * 2 > all.words { return strange(pair.source) * 2 < words }
    guard all.english * 8 < all.words else { return false }
    if isWithoutEnglish { return true }
    guard all.words >= 8 else { return false }
    let (known, matched) = pair.alignment.counts
    return known > 3 && matched * 2 < known
  }

  /// Whether of the words in small letters hardly one is English.
  private var isWithoutEnglish: Bool {
    let small = pair.target.tokens.filter {
      $0.kind == .word && $0.range.count > 2 && !pair.target.isCapitalized($0)
    }
    guard small.count >= Self.fewest else { return isOfSourceLanguage }
    let english = small.count {
      pair.words.has($0.folded, .targetFunction)
        || pair.dictionary.isEnglish(stem: pair.dictionary.stem(ofEnglish: $0.folded))
    }
    // So few tell something only where the dictionary knows the source.
    return small.count == Self.fewest
      ? english == 0 && pair.alignment.counts.known > 1 : english * 3 <= small.count
  }

  /// Words by which the language of a text is known.
  private static let fewest = 3

  /// Whether two words or more are all common ones of the source's language, and none is English: "Harga meningkat."
  private var isOfSourceLanguage: Bool {
    let words = pair.target.tokens.filter { $0.kind == .word }
    return words.count > 1
      && words.enumerated().allSatisfy { index, word in
        (index == 0 || !pair.target.isCapitalized(word)) && pair.dictionary.isOrdinaryWord(word.folded)
          && !pair.words.has(word.folded, .targetFunction)
          && !pair.dictionary.isEnglish(stem: pair.dictionary.stem(ofEnglish: word.folded))
      }
  }

  // MARK: Loops, lengths

  /// Letters of one kind in a row that no word has.
  private static let longestStretch = 6

  /// A word in which a letter stands again and again: what becomes of a loop in a single word.
  private var stretched: String? {
    pair.target.tokens.first { token in
      guard token.kind == .word, token.range.count > Self.longestStretch, !pair.written.contains(token.folded)
      else { return false }
      var (run, previous): (Int, UInt8) = (0, 0)
      for letter in token.folded.utf8 {
        (run, previous) = (letter == previous ? run + 1 : 1, letter)
        if run >= Self.longestStretch { return true }
      }
      return false
    }.map(pair.target.text)
  }

  /// Whether the second half is the first one again.
  private func isDoubled(_ words: [String]) -> Bool {
    words.count >= 4 && words.prefix(words.count / 2) == words.suffix(words.count / 2) && words.count % 2 == 0
  }

  private func content(_ text: CheckedText, _ small: CheckWords.List) -> [String] {
    text.words.filter { !pair.words.has($0, small) }
  }

  /// The most often repeated run of up to eight words; linear, for the period is bounded.
  private static func longestLoop(_ words: [String]) -> (start: Int, period: Int, copies: Int) {
    var best = (start: 0, period: 1, copies: 1)
    for period in 1...8 where words.count >= period * 2 {
      var run = 0
      for index in period..<words.count {
        run = words[index] == words[index - period] ? run + 1 : 0
        let copies = run / period + 1
        if copies > best.copies { best = (index - run - period + 1, period, copies) }
      }
    }
    return best
  }

  /// English is about as long as Indonesian; short sentences vary too much to tell.
  private static func length(_ source: Int, _ target: Int) -> String? {
    if source >= 40, target * 10 < source * 3 {
      return "the translation is very short: \(target) bytes for \(source)"
    }
    if target >= 120, target * 2 > source * 7 {
      return "the translation is very long: \(target) bytes for \(source)"
    }
    return nil
  }
}
