/// A text cut into words and single marks, by bytes.
struct CheckedText {
  struct Token {
    enum Kind { case word, number, mark }

    let kind: Kind
    let range: Range<Int>
    /// Lower case in ASCII and Latin-1, as the word lists are.
    let folded: String
    /// Nothing stands between it and the token before.
    let isGlued: Bool
    /// Part of a glossary term.
    let isTerm: Bool
  }

  let bytes: [UInt8]
  let tokens: [Token]

  var hasLetters: Bool { tokens.contains { $0.kind == .word } }
  var hasDigits: Bool { tokens.contains { $0.kind == .number } }

  /// `termRanges` are in order and don't overlap.
  init(_ text: String, termRanges: [Range<Int>] = []) {
    let bytes = Array(text.utf8)
    self.bytes = bytes
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 5 + 1)
    var at = 0
    var term = 0
    var isGlued = false
    while at < bytes.count {
      let blank = Self.blankWidth(bytes, at)
      if blank > 0 {
        at += blank
        isGlued = false
        continue
      }
      let start = at
      let kind: Token.Kind
      if bytes[at].isDigit {
        while at < bytes.count, bytes[at].isDigit { at += 1 }
        kind = .number
      } else if Self.letterWidth(bytes, at) > 0 {
        while at < bytes.count, case let width = Self.letterWidth(bytes, at), width > 0 { at += width }
        kind = .word
      } else {
        at += 1
        while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
        kind = .mark
      }
      while term < termRanges.count, termRanges[term].upperBound <= start { term += 1 }
      let isTerm = term < termRanges.count && termRanges[term].lowerBound <= start
      tokens.append(
        Token(
          kind: kind, range: start..<at, folded: Self.folded(bytes[start..<at]), isGlued: isGlued,
          isTerm: isTerm))
      isGlued = true
    }
    self.tokens = tokens
  }

  func text(_ token: Token) -> String { String(decoding: bytes[token.range], as: UTF8.self) }

  private static func folded(_ letters: ArraySlice<UInt8>) -> String {
    var previous: UInt8 = 0
    return String(unsafeUninitializedCapacity: letters.count) { folded in
      for (index, byte) in letters.enumerated() {
        let isLatinCapital = previous == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97
        folded[index] = byte.isCapital || isLatinCapital ? byte + 0x20 : byte
        previous = byte
      }
      return letters.count
    }
  }

  func isCapitalized(_ token: Token) -> Bool {
    let first = bytes[token.range.lowerBound]
    if first.isCapital { return true }
    guard first == 0xC3, token.range.count > 1 else { return false }
    let second = bytes[token.range.lowerBound + 1]
    return second >= 0x80 && second <= 0x9E
  }

  /// Whether the token is this one ASCII mark.
  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .mark && tokens[index].range.count == 1
      && bytes[tokens[index].range.lowerBound] == UInt8(ascii: mark)
  }

  private static func letterWidth(_ bytes: [UInt8], _ at: Int) -> Int {
    let byte = bytes[at]
    if byte < 0x80 { return byte.isCapital || byte.isSmall ? 1 : 0 }
    switch byte {
    case 0xC3...0xDF: return 2
    case 0xE0, 0xE1, 0xE3...0xED: return 3
    default: return 0
    }
  }

  private static func blankWidth(_ bytes: [UInt8], _ at: Int) -> Int {
    if bytes[at] == 0x20 || bytes[at] >= 0x09 && bytes[at] <= 0x0D { return 1 }
    if at + 1 < bytes.count, bytes[at] == 0xC2, bytes[at + 1] == 0xA0 { return 2 }
    let isThin = at + 2 < bytes.count && bytes[at] == 0xE2 && bytes[at + 1] == 0x80
    return isThin && ((0x80...0x8B).contains(bytes[at + 2]) || bytes[at + 2] == 0xAF) ? 3 : 0
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isCapital: Bool { self >= 0x41 && self <= 0x5A }
  var isSmall: Bool { self >= 0x61 && self <= 0x7A }
}
