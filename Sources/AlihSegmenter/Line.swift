/// A paragraph of an article as its layout shows it, before anyone has read it.
struct Line {
  let bytes: [UInt8]
  /// Without the white space around it, and never empty.
  let range: Range<Int>
  /// Runs between white space, counted no further than a few dozen.
  let words: Int
  /// The last character that is no closing quote or bracket.
  let ending: Glyph.Kind
  /// The last byte, for colons and dashes.
  var last: UInt8 { bytes[range.upperBound - 1] }

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    words = Self.countWords(bytes, range)
    ending = Self.ending(bytes, range)
  }

  /// All of it; don't ask for long ones in a loop.
  var text: String { String(decoding: bytes[range], as: UTF8.self) }

  var endsSentence: Bool { ending == .stop }

  /// The first character behind opening quotes.
  var opening: Glyph.Kind {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let glyph = bytes.glyph(at: offset, before: range.upperBound)
      guard [.straightQuote, .openQuote, .apostrophe].contains(glyph.kind) else { return glyph.kind }
      offset += glyph.length
    }
    return .other
  }

  /// Whether the words of a pattern stand where it wants them; a bullet or bracket before them doesn't matter.
  func matches(_ pattern: [UInt8], _ match: RolePatterns.Match) -> Bool {
    var range = range
    if range.count > pattern.count,
      [UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "-")].contains(bytes[range.lowerBound])
    {
      range = bytes.trimming((range.lowerBound + 1)..<range.upperBound)
    }
    switch match {
    case .line:
      return holds(pattern, at: range.lowerBound)
        && bytes[(range.lowerBound + pattern.count)..<range.upperBound].allSatisfy {
          " .:-".utf8.contains($0)
        }
    case .start:
      return holds(pattern, at: range.lowerBound) && !isLetter(at: range.lowerBound + pattern.count)
    case .title: return matches(pattern, .start) && isTitle(ofAtMost: 12)
    case .label:
      guard holds(pattern, at: range.lowerBound) else { return false }
      let after = bytes.skippingSpace(from: range.lowerBound + pattern.count, to: range.upperBound)
      return after < range.upperBound && bytes[after] == UInt8(ascii: ":")
    case .end: return holds(pattern, at: range.upperBound - pattern.count)
    case .within: return range.contains { holds(pattern, at: $0) }
    case .inline, .agency: return false
    }
  }

  private func isLetter(at offset: Int) -> Bool {
    guard offset < range.upperBound else { return false }
    return [.upper, .lower].contains(bytes.glyph(at: offset, before: range.upperBound).kind)
  }

  private func holds(_ pattern: [UInt8], at offset: Int) -> Bool {
    guard offset >= range.lowerBound, offset + pattern.count <= range.upperBound else { return false }
    for (index, byte) in pattern.enumerated()
    where bytes[offset + index] | Self.small(bytes[offset + index]) != byte {
      return false
    }
    return true
  }

  /// The bit that makes an ASCII capital small.
  private static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? 0x20 : 0
  }

  private static func countWords(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var words = 1
    for offset in range where bytes[offset] == UInt8(ascii: " ") && bytes[offset + 1] != UInt8(ascii: " ") {
      words += 1
      if words > 60 { break }
    }
    return words
  }

  private static func ending(_ bytes: [UInt8], _ range: Range<Int>) -> Glyph.Kind {
    var end = range.upperBound
    while end > range.lowerBound {
      let glyph = bytes.glyph(endingAt: end, after: range.lowerBound)
      guard [.straightQuote, .closeQuote, .apostrophe, .closeBracket].contains(glyph.kind) else {
        return glyph.kind
      }
      end -= glyph.length
    }
    return .other
  }
}
