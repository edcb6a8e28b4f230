/// A word beside a sentence mark.
struct NearWord {
  var text: String
  var offset: Int
}

/// What stands behind a sentence mark, its opening quotes, brackets and bullets taken off.
private struct Opening {
  var word: NearWord
  var kind: Glyph.Kind
  var isQuoted = false
  var isBulleted = false
  var isBracketed = false
}

extension SentenceScan {
  /// Whether the sentence ends at `mark`, which is not the end of the text.
  func endsSentence(_ mark: SentenceMark) -> Bool {
    let before = word(endingAt: mark.offset)
    guard let opening = opening(behind: mark), mayOpen(opening, behind: mark) else { return false }
    if let bracket = mark.bracket, !isFirst(bracket) {
      // "(benar?) Budi": the mark belongs to the bracket.
      return rules.words.opensSentence(opening.word.text) && kind(of: before) != .title
    }
    if mark.isGlued, !mark.closesQuote, !opening.isQuoted, !opening.isBracketed {
      guard separatesGlued(before, opening, mark) else { return false }
    }
    if mark.closesQuote, isAttribution(opening, behind: mark) { return false }
    switch mark.kind {
    case .strong: return !rules.abbreviations.joins(before.text + "!", opening.word.text)
    case .ellipsis: return !isFirst(mark.offset)
    case .fullStop:
      if mark.closesQuote, before.text.count > 1 { return true }
      return isFullStop(after: before, opening) && !isInsideShortQuote(mark)
    }
  }

  /// Whether a full stop stands in a short quote that nobody is said to have spoken: `Ia berkata: "Kami siap. Ayo."`
  ///
  /// Such a quote is one sentence; a long one, or one with an attribution behind it, breaks at its own full stops.
  private func isInsideShortQuote(_ mark: SentenceMark) -> Bool {
    guard let quote, mark.end - quote < Self.longQuote else { return false }
    var offset = mark.next
    while offset < min(end, quote + Self.longQuote) {
      let glyph = bytes.glyph(at: offset, before: end)
      if glyph.kind == .straightQuote || glyph.kind == .closeQuote && isDouble(offset) {
        guard bytes[offset - 1] == UInt8(ascii: ".") else { return false }
        let after = bytes.skippingSpace(from: offset + glyph.length, to: end)
        guard after < end else { return true }
        return after > offset + glyph.length && bytes.glyph(at: after, before: end).kind == .upper
          && !rules.words.attributesQuote(word(startingAt: after).text)
      }
      offset += glyph.length
    }
    return false
  }

  /// Bytes from which on a quote is long: two full lines of a newspaper page on a screen.
  private static let longQuote = 220

  /// The list number before `mark`: at the beginning of a sentence, behind a colon, or the next one of a list.
  func listItem(before mark: SentenceMark) -> (value: Int, offset: Int)? {
    guard mark.kind == .fullStop, !mark.closesQuote, mark.bracket == nil else { return nil }
    let word = word(endingAt: mark.offset)
    guard word.text.utf8.count <= 3, let value = Int(word.text), value >= 0 else { return nil }
    if mark.isGlued, bytes.glyph(at: mark.next, before: end).kind == .digit { return nil }
    if isFirst(word.offset) { return (value, start) }
    let before = bytes.skippingSpaceBack(from: word.offset, to: content)
    if before > content, bytes[before - 1] == UInt8(ascii: ":") { return (value, start) }
    guard value == (lastItem ?? -1) + 1, value > 1, let opening = opening(behind: mark),
      opening.kind == .upper
    else { return nil }
    return (value, word.offset)
  }

  /// The word that ends at `offset`, back to white space, a quote, a bracket or a comma; at most 48 bytes.
  func word(endingAt offset: Int) -> NearWord {
    var first = offset
    while first > content, offset - first < 48 {
      let glyph = bytes.glyph(endingAt: first, after: content)
      switch glyph.kind {
      case .upper, .lower, .digit, .dash: break
      case .other where bytes[first - 1] != UInt8(ascii: "\\"): break
      case .stop where bytes[first - 1] == UInt8(ascii: "."): break
      case .comma where bytes[first - 1] == UInt8(ascii: "/") || bytes[first - 1] == UInt8(ascii: ":"): break
      default: return NearWord(text: text(first..<offset), offset: first)
      }
      first -= glyph.length
    }
    return NearWord(text: text(first..<offset), offset: first)
  }

  /// What stands around `offset` without white space, as far as 80 bytes back and 40 on.
  private func run(around offset: Int) -> String {
    let limits = max(content, offset - 80)..<min(end, offset + 40)
    let first = bytes[limits.lowerBound..<offset].lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? limits.lowerBound
    let last = bytes[offset..<limits.upperBound].firstIndex { $0 <= 0x20 } ?? limits.upperBound
    return text(first..<last)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether nothing but quotes and white space stands between the sentence's beginning and `offset`.
  private func isFirst(_ offset: Int) -> Bool {
    var first = content
    while first < offset, first - content < 24 {
      let glyph = bytes.glyph(at: first, before: end)
      guard [.straightQuote, .apostrophe, .openQuote, .openBracket, .space].contains(glyph.kind) else {
        return false
      }
      first += glyph.length
    }
    return first >= offset
  }

  // What comes next

  private func opening(behind mark: SentenceMark) -> Opening? {
    var opening = Opening(word: NearWord(text: "", offset: mark.next), kind: .other)
    var offset = mark.next
    for _ in 0..<6 where offset < end {
      let glyph = bytes.glyph(at: offset, before: end)
      switch glyph.kind {
      case .straightQuote, .apostrophe, .openQuote: opening.isQuoted = true
      case .openBracket: opening.isBracketed = true
      case .bullet, .dash: opening.isBulleted = true
      case .stop where opening.isQuoted: break
      case .space where opening.isBulleted || opening.isQuoted: break
      default:
        opening.kind = glyph.kind
        opening.word = self.word(startingAt: offset)
        return opening
      }
      offset += glyph.length
    }
    return nil
  }

  /// The letters, digits and hyphens from `offset` on; at most 48 bytes.
  private func word(startingAt offset: Int) -> NearWord {
    var last = offset
    while last < end, last - offset < 48 {
      let glyph = bytes.glyph(at: last, before: end)
      guard [.upper, .lower, .digit, .dash].contains(glyph.kind) else { break }
      last += glyph.length
    }
    return NearWord(text: text(offset..<last), offset: offset)
  }

  private func mayOpen(_ opening: Opening, behind mark: SentenceMark) -> Bool {
    switch opening.kind {
    case .upper: true
    case .digit: !mark.isGlued || opening.isQuoted || mark.closesQuote
    case .lower:
      // detikcom, iPhone, the list item "b. Gula"
      !mark.isGlued && mark.kind == .fullStop
        && (isLetteredPart(opening.word) || rules.words.opensSmall(opening.word.text)
          || opening.word.text.dropFirst().contains(where: \.isUppercase))
    case .other: !mark.isGlued
    default: false
    }
  }

  /// `." Kata dia`, `?" Prabowo bertanya kembali`
  private func isAttribution(_ opening: Opening, behind mark: SentenceMark) -> Bool {
    guard !opening.isQuoted, !opening.isBracketed, opening.kind == .upper else { return false }
    if bytes[mark.end - 1] != UInt8(ascii: "."), rules.words.attributesQuote(opening.word.text) {
      return true
    }
    guard mark.kind == .strong else { return false }
    var offset = opening.word.offset
    for _ in 0..<6 {
      let word = word(startingAt: offset)
      guard let first = word.text.first else { return false }
      if !first.isUppercase { return rules.words.tellsQuote(word.text) }
      offset += word.text.utf8.count
      if offset < end, bytes[offset] == UInt8(ascii: ".") { offset += 1 }
      offset = bytes.skippingSpace(from: offset, to: end)
      guard offset < end else { return false }
    }
    return false
  }

  // Full stops

  /// Whether a mark with no white space behind it stands between two sentences: "impor.Jadi", not "Kompas.Com".
  private func separatesGlued(_ before: NearWord, _ opening: Opening, _ mark: SentenceMark) -> Bool {
    guard opening.kind == .upper, mark.offset > content, !isWebAddress(run(around: mark.offset)) else {
      return false
    }
    let word = opening.word.text
    if mark.kind == .fullStop, let kind = kind(of: before), kind != .either { return false }
    if mark.kind == .fullStop, rules.words.endsWebAddress(word) { return false }
    let letters = word.utf8.prefix { $0 != UInt8(ascii: "-") }
    let hasSmall = word.dropFirst().first?.isLowercase ?? false
    let last = bytes.glyph(endingAt: mark.offset, after: content).kind
    switch last {
    case .lower, .digit, .closeBracket, .closeQuote, .straightQuote:
      return hasSmall || (letters.count > 1 && before.text.utf8.count > 3)
    case .upper: return hasSmall && before.text.utf8.count > 1
    default: return false
    }
  }

  private func isFullStop(after before: NearWord, _ opening: Opening) -> Bool {
    guard let last = before.text.last else { return true }
    if rules.abbreviations.joins(before.text + ".", opening.word.text) { return false }
    if last.isNumber { return !isTornNumber(before, opening) }
    let opensSentence = rules.words.opensSentence(opening.word.text)
    switch kind(of: before) {
    case .title: return false
    case .name: return opensSentence || opening.isQuoted
    case .number:
      if opening.word.text.contains(where: \.isNumber) || isRoman(opening.word.text) { return false }
      return glues(before) == nil || opensSentence
    case .either: return !opening.isBracketed && !isLetteredPart(opening.word)
    case .phrase, nil: break
    }
    if isRoman(before.text), isLetteredPart(opening.word) { return false }
    guard before.text.utf8.count == 1 else { return true }
    if isFirst(before.offset) || followsColon(before) { return false }
    if last.isLowercase { return true }
    return opensSentence || opening.isQuoted || rules.words.countsByLetter(previous(before).text)
  }

  /// The kind of abbreviation that a word is, by the table or by its look: "M.Si", "U.S", "a.n".
  private func kind(of word: NearWord) -> Abbreviation? {
    if let kind = rules.abbreviations.kind(of: word.text) { return kind }
    if let part = word.text.split(separator: "/").last, part.count < word.text.count,
      let kind = rules.abbreviations.kind(of: String(part))
    {
      return kind
    }
    if let kind = glues(word) { return kind }
    let parts = word.text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, !isWebAddress(word.text) else { return nil }
    let isShort = parts.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isLetter) && !$0.isEmpty }
    guard isShort else { return nil }
    if let last = parts.last, let kind = rules.abbreviations.kind(of: String(last)) { return kind }
    let isInitials = parts.allSatisfy { $0.first?.isUppercase ?? false } || parts.allSatisfy { $0.count == 1 }
    return isInitials ? .name : nil
  }

  /// The abbreviation that a word has lost its space before: "SejarahVol", "olehDr".
  private func glues(_ word: NearWord) -> Abbreviation? {
    let text = word.text
    guard let upper = text.lastIndex(where: \.isUppercase), upper > text.startIndex,
      text[text.index(before: upper)].isLowercase
    else { return nil }
    let kind = rules.abbreviations.kind(of: String(text[upper...]))
    return text[upper...].utf8.count > 1 && (kind == .title || kind == .number) ? kind : nil
  }

  /// "pukul 15. 00 WIB", "Rp 155. 250.000"
  private func isTornNumber(_ before: NearWord, _ opening: Opening) -> Bool {
    guard opening.kind == .digit, before.text.utf8.count <= 3 else { return false }
    let digits = opening.word.text
    let after = word(
      startingAt: bytes.skippingSpace(from: opening.word.offset + digits.utf8.count, to: end)
    ).text
    if digits.utf8.count == 2 { return ["WIB", "WITA", "WIT"].contains(after.uppercased()) }
    let previous = previous(before).text
    return digits.utf8.count == 3
      && (previous.lowercased() == "rp" || previous.hasSuffix(".") && Int(previous.dropLast()) != nil)
  }

  private func isRoman(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.allSatisfy { "IVXLC".utf8.contains($0) }
  }

  /// The "B." of "Peraturan No. XI. B. 02", the "C/" of "Ltd. C/O".
  private func isLetteredPart(_ word: NearWord) -> Bool {
    let after = word.offset + 1
    return word.text.utf8.count == 1 && after < end && "./)".utf8.contains(bytes[after])
  }

  private func previous(_ word: NearWord) -> NearWord {
    self.word(endingAt: bytes.skippingSpaceBack(from: word.offset, to: content))
  }

  private func followsColon(_ word: NearWord) -> Bool {
    let before = bytes.skippingSpaceBack(from: word.offset, to: content)
    return before > content && bytes.glyph(endingAt: before, after: content).kind == .comma
  }

  private func isWebAddress(_ word: String) -> Bool {
    if word.contains("@") || word.contains("://") || word.lowercased().hasPrefix("www.") { return true }
    guard let dot = word.lastIndex(of: "."), word[..<dot].utf8.count > 2 else { return false }
    let ending = word[word.index(after: dot)...]
    guard ending.first?.isLowercase == true || ending.utf8.count <= 3 else { return false }
    return rules.words.endsWebAddress(String(ending.prefix { $0.isLetter }))
  }
}
