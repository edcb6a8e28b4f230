// What a line is by its shape alone, whatever its words say.

extension Line {
  /// "1. Beras", "2) Gula", "a. Garam", "• Kopi", "- Teh"
  var isListItem: Bool {
    var offset = range.lowerBound
    let end = range.upperBound
    var glyph = bytes.glyph(at: offset, before: end)
    if glyph.kind == .openBracket {
      offset += 1
      guard offset < end else { return false }
      glyph = bytes.glyph(at: offset, before: end)
    }
    switch glyph.kind {
    case .bullet, .dash:
      let after = offset + glyph.length
      return after < end && bytes.glyph(at: after, before: end).kind == .space
    case .digit:
      let first = offset
      while offset < end, offset - first < 3, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
    case .lower where glyph.length == 1: offset += 1
    default: return false
    }
    guard offset + 1 < end, bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: ")") else {
      return false
    }
    let next = bytes.glyph(at: offset + 1, before: end).kind
    return next == .space || bytes[offset] == UInt8(ascii: ".") && next == .upper
  }

  /// Short, with no mark at its end that a sentence or a part of one has.
  func isTitle(ofAtMost words: Int) -> Bool {
    guard self.words <= words, range.count <= words * 14, opening != .lower else { return false }
    guard last != UInt8(ascii: ":"), last != UInt8(ascii: ","), last != UInt8(ascii: ";") else {
      return false
    }
    guard ending == .stop else { return ending != .comma }
    // "Harga Naik?" is a title, "Harga naik." and "Harga naik..." are not.
    return "!?".utf8.contains(last) || last == UInt8(ascii: "'")
      || bytes[range].suffix(4).contains { "!?".utf8.contains($0) }
  }

  /// "BEIJING —", "JAKARTA, KOMPAS.com -", "Washington:"
  var isDateline: Bool {
    guard opening == .upper else { return false }
    let glyph = bytes.glyph(endingAt: range.upperBound, after: range.lowerBound)
    return glyph.kind == .dash && words <= 8 || last == UInt8(ascii: ":") && words <= 2
  }

  /// Capitalized words alone, as a name is: "Sari Dewi", "Budi van Houten".
  var isName: Bool {
    guard (2...5).contains(words) else { return false }
    return text.split(separator: " ").allSatisfy { word in
      word.first?.isUppercase == true && word.allSatisfy { $0.isLetter || ".'-".contains($0) }
    }
  }

  /// Whether a whole paragraph is set off as a quote: "> Kami siap".
  var isSetOffQuote: Bool { bytes[range.lowerBound] == UInt8(ascii: ">") }

  /// What the brackets at the end hold, when a picture's credit could: "(EPA)".
  var closingBracket: String? {
    let close = bytes[range.upperBound - 1]
    guard close == UInt8(ascii: ")") || close == UInt8(ascii: "]") else { return nil }
    let open = close == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")
    let from = max(range.lowerBound, range.upperBound - 80)
    guard let start = bytes[from..<range.upperBound].lastIndex(of: open) else { return nil }
    return String(decoding: bytes[(start + 1)..<(range.upperBound - 1)], as: UTF8.self)
  }

  /// "... kehidupan warga. (18.04.2020)": how a teaser for another article ends.
  var endsAsTeaser: Bool {
    guard let inside = closingBracket, inside.utf8.count == 10, NewsDate(in: inside) != nil else {
      return false
    }
    let before = bytes.trimming(range.lowerBound..<(range.upperBound - 12))
    return !before.isEmpty && bytes.glyph(endingAt: before.upperBound, after: before.lowerBound).kind == .stop
      || text.contains(" Oleh ")
  }
}
