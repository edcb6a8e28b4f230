/// What the character at an offset means to a splitter: coarse, and one byte long when the bytes are no UTF-8.
struct Glyph {
  enum Kind {
    /// White space of any width, NBSP, zero-width space and byte order mark included.
    case space
    case upper, lower, digit
    /// `.` `!` `?` `…`
    case stop
    /// `"`, which opens and closes alike.
    case straightQuote
    /// `'` and `` ` ``, apostrophes too.
    case apostrophe
    case openQuote, closeQuote
    case openBracket, closeBracket
    case dash, bullet
    /// `,` `;` `:` `/` and other marks that go on with a sentence.
    case comma
    /// Symbols, and letters without case.
    case other
  }

  let kind: Kind
  /// Bytes.
  let length: Int
}

extension [UInt8] {
  /// The character at `offset`, which is below `end`.
  @inline(__always)
  func glyph(at offset: Int, before end: Int) -> Glyph {
    let byte = self[offset]
    return byte < 0x80 ? Glyph(kind: Glyph.ascii[Int(byte)], length: 1) : wideGlyph(at: offset, before: end)
  }

  private func wideGlyph(at offset: Int, before end: Int) -> Glyph {
    guard let scalar = scalar(at: offset, before: end) else { return Glyph(kind: .other, length: 1) }
    return Glyph(kind: Glyph.kind(of: scalar.value), length: scalar.length)
  }

  /// The character at `offset`; nil when the bytes there are no UTF-8.
  private func scalar(at offset: Int, before end: Int) -> (value: Unicode.Scalar, length: Int)? {
    let first = self[offset]
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0, offset + length <= end else { return nil }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for next in self[(offset + 1)..<(offset + length)] {
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// The character that ends at `offset`, which is above `start`.
  func glyph(endingAt offset: Int, after start: Int) -> Glyph {
    var first = offset - 1
    while first > start, offset - first < 4, self[first] & 0xC0 == 0x80 { first -= 1 }
    let glyph = glyph(at: first, before: offset)
    return glyph.length == offset - first ? glyph : Glyph(kind: .other, length: 1)
  }

  /// The first offset from `offset` on that holds no white space.
  func skippingSpace(from offset: Int, to end: Int) -> Int {
    var offset = offset
    while offset < end {
      let glyph = glyph(at: offset, before: end)
      guard glyph.kind == .space else { break }
      offset += glyph.length
    }
    return offset
  }

  /// A range without the white space at both its ends.
  func trimming(_ range: Range<Int>) -> Range<Int> {
    let start = skippingSpace(from: range.lowerBound, to: range.upperBound)
    return start..<skippingSpaceBack(from: range.upperBound, to: start)
  }

  /// The last offset down to `start` that white space doesn't end at.
  func skippingSpaceBack(from offset: Int, to start: Int) -> Int {
    var end = offset
    while end > start {
      let glyph = glyph(endingAt: end, after: start)
      guard glyph.kind == .space else { break }
      end -= glyph.length
    }
    return end
  }
}

extension Glyph {
  fileprivate static let ascii: [Kind] = (0..<128).map { byte in
    switch UInt8(byte) {
    case 0x09...0x0D, 0x1C...0x20: .space
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
    case UInt8(ascii: "\""): .straightQuote
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .openBracket
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .closeBracket
    case UInt8(ascii: "-"): .dash
    case UInt8(ascii: "*"): .bullet
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "&"),
      UInt8(ascii: "="), UInt8(ascii: "|"), UInt8(ascii: "_"):
      .comma
    default: .other
    }
  }

  fileprivate static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case "\u{A0}", "\u{85}", "\u{1680}", "\u{2000}"..."\u{200B}", "\u{2028}", "\u{2029}", "\u{202F}",
      "\u{205F}", "\u{2060}", "\u{3000}", "\u{FEFF}":
      .space
    case "…": .stop
    case "“", "„", "‘", "‚", "«", "‹": .openQuote
    case "”", "’", "»", "›": .closeQuote
    case "–", "—", "―", "−", "‐", "‑": .dash
    case "•", "·", "●", "▪", "◦", "‣", "■", "►": .bullet
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: .upper
      case .lowercaseLetter: .lower
      case .decimalNumber: .digit
      default: .other
      }
    }
  }
}
