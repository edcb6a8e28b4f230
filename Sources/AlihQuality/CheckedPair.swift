import AlihModel

/// A segment's source and translation, as all checks read them.
final class CheckedPair {
  let source: CheckedText
  let target: CheckedText
  let terms: [TermOccurrence]
  let words: CheckWords
  let dictionary: any SourceDictionary

  init(
    _ source: CheckedText, _ target: CheckedText, terms: [TermOccurrence], words: CheckWords,
    dictionary: any SourceDictionary
  ) {
    (self.source, self.target, self.terms) = (source, target, terms)
    (self.words, self.dictionary) = (words, dictionary)
  }

  /// Made when a check first needs it.
  private(set) lazy var alignment = Alignment(source, target, stems, words, dictionary)

  /// Of each token of the source, the stems of what it may become; made when a check first needs them.
  private(set) lazy var stems = Alignment.stems(of: source, terms, dictionary)

  typealias Match = (token: Int, place: Int)

  /// The words of the source that stand once in it and that something stands for, with its place; in the source's order.
  private(set) lazy var matches: [Match] = {
    let often = Dictionary(grouping: source.tokens, by: \.folded)
    return alignment.source.compactMap { word in
      guard let place = word.match, often[source.tokens[word.token].folded]?.count == 1 else { return nil }
      return (word.token, place)
    }
  }()

  /// The source's words in small letters, and those of them that are no part of a term.
  private(set) lazy var written = Set(source.words)
  private(set) lazy var unbound = Set(source.tokens.lazy.filter { !$0.isTerm }.map(\.folded))

  private(set) lazy var isSourceHeadline = isHeadline(source)

  /// Whether a word of the source is a common one of its language, which English doesn't write alike.
  func isTranslatable(_ index: Int) -> Bool {
    let token = source.tokens[index]
    guard token.kind == .word, !token.isTerm, !words.has(token.folded, .targetFunction),
      words.has(token.folded, .sourceFunction) || dictionary.isOrdinaryWord(token.folded)
    else { return false }
    return stems[index]?.contains(dictionary.stem(ofEnglish: token.folded)) != true
  }

  /// A headline capitalizes everything but its small words.
  func isHeadline(_ text: CheckedText) -> Bool {
    let words = text.tokens.filter { $0.kind == .word }
    let capitals = words.count { text.isCapitalized($0) }
    let ordinary = words.count {
      $0.range.count > 3 && !text.isCapitalized($0) && !self.words.has($0.folded, .sourceFunction)
        && !self.words.has($0.folded, .targetFunction)
    }
    return words.count > 3 && capitals * 10 > words.count * 6 && ordinary * 10 < words.count
  }
}

extension CheckedText {
  /// The indices of all words and numbers.
  var wordTokens: [Int] { tokens.indices.filter { tokens[$0].kind != .mark } }

  /// All words and numbers in small letters.
  var words: [String] { tokens.filter { $0.kind != .mark }.map(\.folded) }

  /// The first phrase that begins at one of the text's tokens; capitals don't matter.
  ///
  /// - Parameter phrases: by their first byte in small letters.
  func firstPhrase(of phrases: [[String]], where isMeant: (String) -> Bool) -> String? {
    for token in tokens {
      for phrase in phrases[Int(bytes[token.range.lowerBound] | 0x20)]
      where begins(phrase, at: token) && isMeant(phrase) {
        return phrase
      }
    }
    return nil
  }

  func holds(_ phrase: String) -> Bool { tokens.contains { begins(phrase, at: $0) } }

  private func begins(_ phrase: String, at token: Token) -> Bool {
    let phrase = phrase.utf8
    return bytes[token.range.lowerBound...].prefix(phrase.count).elementsEqual(phrase) {
      $0 | 0x20 == $1 | 0x20
    }
  }

  /// Where a clause may end: `,`, `;`, `:`, brackets, dashes, quotation marks, and the ends of sentences.
  func isClauseMark(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .mark else { return false }
    if token.range.count > 1 { return true }
    let mark = bytes[token.range.lowerBound]
    // A hyphen and an apostrophe join words; a dot or comma between digits is part of a number.
    let isGlued = index + 1 < tokens.count && tokens[index + 1].isGlued
    return ",;:()[]\"".utf8.contains(mark) && !(isGlued && mark == UInt8(ascii: ",")) || endsSentence(index)
      || mark == UInt8(ascii: "-") && !isGlued
  }

  /// A dot, exclamation or question mark behind which a sentence ends, closing quotation marks left aside.
  func endsSentence(_ index: Int) -> Bool {
    guard isMark(index, ".") || isMark(index, "!") || isMark(index, "?"), index > 0 else { return false }
    let before = tokens[index - 1]
    if isMark(index, ".") {
      // `p.m.`
      if before.kind == .word, before.isGlued && index > 1 && isMark(index - 2, ".") { return false }
    }
    var next = index + 1
    while next < tokens.count, isQuote(next) || isMark(next, ")") { next += 1 }
    guard next < tokens.count else { return true }
    if next == index + 1, tokens[next].isGlued { return false }
    return tokens[next].kind != .word || isCapitalized(tokens[next])
  }

  /// `menuntut`, `memukul`
  func isActiveVerb(_ index: Int) -> Bool { hasPrefix("me", index) }
  /// `dituntut`, `dipukul`
  func isPassiveVerb(_ index: Int) -> Bool { hasPrefix("di", index) }

  private func hasPrefix(_ prefix: String, _ index: Int) -> Bool {
    tokens[index].folded.hasPrefix(prefix) && tokens[index].range.count > 5 && !isCapitalized(tokens[index])
  }

  /// The stretches between clause marks and words of a kind, such as "and".
  func parts(at isJoint: (Token) -> Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for index in 0...tokens.count
    where index == tokens.count || isClauseMark(index) || isJoint(tokens[index]) {
      if index > start { parts.append(start..<index) }
      start = index + 1
    }
    return parts
  }

  /// Double quotation marks of any shape; single ones are apostrophes too often.
  func isQuote(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .mark else { return false }
    let mark = bytes[token.range]
    if mark.count == 1 { return mark.first == 0x22 }
    if mark.count == 3 { return mark.starts(with: [0xE2, 0x80]) && (0x9C...0x9E).contains(mark.last!) }
    return mark.count == 2 && mark.first == 0xC2 && (mark.last == 0xAB || mark.last == 0xBB)
  }

  /// The last token that is no closing quotation mark or bracket.
  var lastInside: Int? {
    tokens.indices.last {
      !isQuote($0) && !isMark($0, ")") && !isMark($0, "'") && !isMark($0, "]")
        && !bytes[tokens[$0].range].elementsEqual("’".utf8)
    }
  }

  /// The tokens of each sentence.
  func sentences(_ words: CheckWords) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    for index in tokens.indices where endsSentence(index) {
      // The dot of an abbreviation ends one only where all ends.
      if isMark(index, "."), index + 1 < tokens.count, words.has(tokens[index - 1].folded, .abbreviation) {
        continue
      }
      var end = index + 1
      while end < tokens.count, isQuote(end) || isMark(end, ")") { end += 1 }
      if end > start, tokens[start..<end].contains(where: { $0.kind != .mark }) {
        sentences.append(start..<end)
      }
      start = max(start, end)
    }
    if start < tokens.count, tokens[start...].contains(where: { $0.kind != .mark }) {
      sentences.append(start..<tokens.count)
    }
    return sentences
  }
}
