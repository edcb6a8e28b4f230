import AlihModel

/// Stage 1: cuts a sentence into tokens that know their place. Linear in the sentence's length.
struct Tokenizer {
  private let bytes: [UInt8]
  private let terms: [TermOccurrence]
  private var tokens: [Token] = []

  static func tokens(of sentence: String, terms: [TermOccurrence] = []) -> [Token] {
    var tokenizer = Tokenizer(sentence, terms)
    tokenizer.run()
    return tokenizer.tokens
  }

  private init(_ sentence: String, _ terms: [TermOccurrence]) {
    let bytes = Array(sentence.utf8)
    self.bytes = bytes
    // An occurrence that does not lie on the letters of this very text is ignored.
    self.terms = terms.filter { occurrence in
      let range = occurrence.range
      guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= bytes.count else { return false }
      return [range.lowerBound, range.upperBound].allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
    }
    tokens.reserveCapacity(bytes.count / 5 + 1)
  }

  private mutating func run() {
    var at = 0
    var spaceBefore = false
    var term = 0
    while at < bytes.count {
      while term < terms.count, terms[term].range.lowerBound < at { term += 1 }
      let limit = term < terms.count ? terms[term].range.lowerBound : bytes.count
      if term < terms.count, limit == at {
        add(.term, at..<terms[term].range.upperBound, spaceBefore, terms[term])
        at = terms[term].range.upperBound
        term += 1
        spaceBefore = false
        continue
      }
      let space = spaceLength(at)
      if space > 0 {
        at += space
        spaceBefore = true
        continue
      }
      let (kind, end) = token(at, limit)
      add(kind, at..<end, spaceBefore)
      at = end
      spaceBefore = false
    }
  }

  private mutating func add(
    _ kind: Token.Kind, _ range: Range<Int>, _ spaceBefore: Bool, _ term: TermOccurrence? = nil
  ) {
    let text = String(decoding: bytes[range], as: UTF8.self)
    tokens.append(Token(kind: kind, range: range, text: text, spaceBefore: spaceBefore, term: term))
  }

  /// The token that begins at `at` and ends no later than `limit`.
  private func token(_ at: Int, _ limit: Int) -> (Token.Kind, Int) {
    if let end = opaqueEnd(at, limit) { return (.opaque, end) }
    if isDigit(at) { return numberEnd(at, limit) }
    if isLetter(at) { return (.word, currencyEnd(at, limit) ?? wordEnd(at, limit)) }
    let length = min(scalarLength(at), limit - at)
    var end = at + length
    // A run of one mark is one token: "--", "...", "!!!"; quotes and brackets stand alone.
    if length == 1, "-.!?*_=~".utf8.contains(bytes[at]) {
      while end < limit, bytes[end] == bytes[at] { end += 1 }
    }
    return (.mark, end)
  }

  /// `Rp1,2`: the currency's letters are a word of their own.
  private func currencyEnd(_ at: Int, _ limit: Int) -> Int? {
    guard isUpper(at) else { return nil }
    for code in ["Rp", "IDR", "USD", "RM", "EUR", "SGD", "AUD", "JPY", "CNY", "GBP", "MYR", "HKD", "SAR"]
    where bytes[at...].starts(with: code.utf8) {
      var end = at + code.utf8.count
      if code == "Rp", end < limit, bytes[end] == UInt8(ascii: ".") { end += 1 }
      if end < limit, isDigit(end) { return end }
      if code == "Rp", end < limit, spaceLength(end) > 0 { return end }
    }
    return nil
  }

  private func wordEnd(_ start: Int, _ limit: Int) -> Int {
    var at = start
    while at < limit {
      // "senilai40,8": a number that a word was glued to is a number all the same.
      if isDigit(at), at - start > 3, bytes[start..<at].allSatisfy({ $0 >= 97 && $0 <= 122 }),
        bytes[at..<limit].drop(while: { $0 >= 48 && $0 <= 57 }).first.map({ $0 == 0x2C || $0 == 0x2E })
          ?? false,
        isDigit(bytes[at..<limit].firstIndex { $0 < 48 || $0 > 57 }! + 1)
      {
        break
      }
      if isLetter(at) || isDigit(at) || isLowered(at) || isRaised(at) && (1...2).contains(at - start) {
        at += scalarLength(at)
      } else if at + 1 < limit, at > start, isJoiner(at),
        isLetter(at + joinerLength(at)) || isDigit(at + joinerLength(at))
      {
        at += joinerLength(at)
      } else if at > start, isDigit(at - 1), at + 1 < limit, isDigit(at + 1), ".,".utf8.contains(bytes[at]) {
        // "SK8.500": the half of a glued number would have another value.
        at += 1
      } else if bytes[at] == UInt8(ascii: "."), isInitialism(start, at, limit) {
        at += 1
      } else {
        break
      }
    }
    return min(at, limit)
  }

  /// `U.S.` or the `H.` of "H. Agus Salim": a capital letter between dots is one word with its dot.
  private func isInitialism(_ start: Int, _ dot: Int, _ limit: Int) -> Bool {
    guard dot > start, isUpper(dot - 1), dot - 1 == start || bytes[dot - 2] == UInt8(ascii: ".") else {
      return false
    }
    if dot - 1 == start, dot + 1 >= limit { return false }
    return true
  }

  private func numberEnd(_ start: Int, _ limit: Int) -> (Token.Kind, Int) {
    var at = start
    while at < limit {
      if isDigit(at) {
        at += 1
      } else if at + 1 < limit, isDigit(at + 1), ".,:/".utf8.contains(bytes[at]) {
        at += 1
      } else if at + 1 < limit, isDigit(at + 1), bytes[at] == UInt8(ascii: "-") {
        at += 1
      } else if dashLength(at) > 0, at + dashLength(at) < limit, isDigit(at + dashLength(at)) {
        at += dashLength(at)
      } else {
        break
      }
    }
    // "2G", "20an", "1990-an": letters that are glued on make it a word.
    if at < limit, isLetter(at) { return (.word, wordEnd(at, limit)) }
    if at + 2 < limit, bytes[at] == UInt8(ascii: "-"), bytes[at + 1] == UInt8(ascii: "a"),
      bytes[at + 2] == UInt8(ascii: "n"),
      at + 3 >= limit || !isLetter(at + 3)
    {
      return (.word, at + 3)
    }
    return (.number, at)
  }

  private func opaqueEnd(_ at: Int, _ limit: Int) -> Int? {
    let byte = bytes[at]
    if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#"), at + 1 < limit,
      isLetter(at + 1) || isDigit(at + 1) || bytes[at + 1] == UInt8(ascii: "_")
    {
      var end = at + 1
      while end < limit, isLetter(end) || isDigit(end) || "_.".utf8.contains(bytes[end]) {
        end += scalarLength(end)
      }
      while end > at, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
      return min(end, limit)
    }
    if byte >= 0xF0 { return emojiEnd(at, limit) }
    guard isLetter(at) else { return nil }
    return addressEnd(at, limit)
  }

  private func emojiEnd(_ at: Int, _ limit: Int) -> Int {
    var end = at
    while end < limit,
      bytes[end] >= 0xF0 || bytes[end...].starts(with: [0xEF, 0xB8, 0x8F])
        || bytes[end...].starts(with: [0xE2, 0x80, 0x8D])
    {
      end += scalarLength(end)
    }
    return min(end, limit)
  }

  /// A URL, a bare domain (`kompas.com`) or an e-mail address; nil when it is an ordinary word.
  private func addressEnd(_ start: Int, _ limit: Int) -> Int? {
    var end = start
    var sawMark = false
    // Up to a quotation mark, bracket, comma, semicolon or bar; one of @:./ has to be among them.
    scan: while end < limit, end - start < 2048, bytes[end] > 0x20, bytes[end] < 0x80 {
      switch bytes[end] {
      case 0x22, 0x3C, 0x3E, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x7C, 0x2C, 0x3B: break scan
      case 0x40, 0x3A, 0x2E, 0x2F: sawMark = true
      default: break
      }
      end += 1
    }
    guard sawMark else { return nil }
    while end > start, ".:!?'/".utf8.contains(bytes[end - 1]), bytes[end - 1] != UInt8(ascii: "/") {
      end -= 1
    }
    let text = bytes[start..<end]
    if text.starts(with: "http://".utf8) || text.starts(with: "https://".utf8)
      || text.starts(with: "www.".utf8)
    {
      return end
    }
    if let at = text.firstIndex(of: UInt8(ascii: "@")), at > start, text[at...].contains(UInt8(ascii: ".")) {
      return end
    }
    guard let dot = text.firstIndex(of: UInt8(ascii: ".")), dot > start, dot + 1 < end else { return nil }
    let host = text.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") }
    guard let lastDot = host.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let suffix = host[(lastDot + 1)...].prefix { $0 != UInt8(ascii: "-") }
    // "Warta.com-Wakil Ketua ...": behind the dash of a dateline the sentence begins.
    let isDateline =
      suffix.endIndex < host.endIndex && suffix.endIndex + 1 < end && isUpper(suffix.endIndex + 1)
    guard isDateline || suffix.endIndex == host.endIndex else { return nil }
    // "KABAR.NET", but no domain in "selesai.Info".
    let isShouted = !host.contains { $0 >= 97 && $0 <= 122 }
    guard
      Self.topLevelDomains.contains(where: {
        $0.utf8.elementsEqual(isShouted ? suffix.map { $0 | 0x20 } : Array(suffix))
      }),
      host.allSatisfy({
        $0 < 0x80 && ($0 | 0x20 >= 97 && $0 | 0x20 <= 122 || $0 >= 48 && $0 <= 57 || $0 == 45 || $0 == 46)
      })
    else { return nil }
    return isDateline ? suffix.endIndex : end
  }

  private static let topLevelDomains = [
    "com", "id", "org", "net", "co", "go", "tv", "info", "gov", "edu", "io", "news",
  ]

  private func isDigit(_ at: Int) -> Bool { at < bytes.count && bytes[at] >= 48 && bytes[at] <= 57 }

  private func isUpper(_ at: Int) -> Bool { bytes[at] >= 65 && bytes[at] <= 90 }

  /// A letter of any script: ASCII letters, and whatever is not ASCII and is no known punctuation or space.
  private func isLetter(_ at: Int) -> Bool {
    guard at < bytes.count else { return false }
    let byte = bytes[at]
    if byte < 0x80 { return byte | 0x20 >= 97 && byte | 0x20 <= 122 }
    if byte == 0xC3, at + 1 < bytes.count, bytes[at + 1] == 0x97 || bytes[at + 1] == 0xB7 { return false }
    if byte == 0xC2 {
      return at + 1 < bytes.count && (bytes[at + 1] == 0xAA || bytes[at + 1] == 0xB5 || bytes[at + 1] == 0xBA)
    }
    if byte == 0xE2 { return at + 1 < bytes.count && bytes[at + 1] >= 0xB0 }
    if byte == 0xE3 {
      return at + 1 < bytes.count && !(bytes[at + 1] == 0x80 && at + 2 < bytes.count && bytes[at + 2] < 0xA0)
    }
    if byte == 0xEF { return at + 1 < bytes.count && bytes[at + 1] < 0xB8 }
    return byte < 0xF0 && byte >= 0xC3
  }

  /// A small digit below the line is part of its word: `CO₂`, `H₂O`.
  private func isLowered(_ at: Int) -> Bool {
    at + 2 < bytes.count && bytes[at] == 0xE2 && bytes[at + 1] == 0x82
      && (0x80...0x89).contains(bytes[at + 2])
  }

  /// One above it is of a unit, `km²`; behind a longer word it is a note's number.
  private func isRaised(_ at: Int) -> Bool {
    guard at + 1 < bytes.count else { return false }
    if bytes[at] == 0xC2 { return [0xB2, 0xB3, 0xB9].contains(bytes[at + 1]) }
    return at + 2 < bytes.count && bytes[at] == 0xE2 && bytes[at + 1] == 0x81
      && (0xB0...0xB9).contains(bytes[at + 2])
  }

  private func isJoiner(_ at: Int) -> Bool { joinerLength(at) > 0 }

  /// A hyphen or apostrophe inside a word: `anak-anak`, `Ma'ruf`, `Jum’at`.
  private func joinerLength(_ at: Int) -> Int {
    // "S&P", "AT&T"
    if bytes[at] == UInt8(ascii: "&"), at > 0, at + 1 < bytes.count, isUpper(at - 1), isUpper(at + 1) {
      return 1
    }
    if bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "'") { return 1 }
    if bytes[at] == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80,
      bytes[at + 2] == 0x99 || bytes[at + 2] == 0x90 || bytes[at + 2] == 0x91
    {
      return 3
    }
    return 0
  }

  private func dashLength(_ at: Int) -> Int {
    bytes[at] == 0xE2 && at + 2 < bytes.count && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x93 ? 3 : 0
  }

  private func spaceLength(_ at: Int) -> Int {
    switch bytes[at] {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: 1
    case 0xC2 where at + 1 < bytes.count && bytes[at + 1] == 0xA0: 2
    case 0xE2
    where at + 2 < bytes.count && bytes[at + 1] == 0x80 && (bytes[at + 2] < 0x90 || bytes[at + 2] == 0xAF): 3
    case 0xE3 where at + 2 < bytes.count && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80: 3
    case 0xEF where at + 2 < bytes.count && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF: 3
    default: 0
    }
  }

  private func scalarLength(_ at: Int) -> Int {
    let byte = bytes[at]
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return min(length, bytes.count - at)
  }
}
