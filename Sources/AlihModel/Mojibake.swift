extension String {
  /// The text as it was before UTF-8 was read as Windows-1252, once or several times; nil when nothing tells of that.
  ///
  /// "SÃ¼d" -> "Süd", "â€“" -> "–". Only what correct text can hardly hold is touched: "Ã" or "â" before a letter is
  /// a letter. Linear time; text without such characters costs one look at its bytes.
  package func repairingMojibake() -> String? {
    // The UTF-8 of "Â" to "ô", which a broken character begins with, begins with this byte.
    guard utf8.contains(0xC3) else { return nil }
    var repaired = Mojibake.repaired(Array(unicodeScalars))
    guard repaired != nil else { return nil }
    for _ in 0..<2 {
      guard let again = Mojibake.repaired(repaired ?? []) else { break }
      repaired = again
    }
    return repaired.map {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: $0)
      return String(text)
    }
  }
}

private enum Mojibake {
  /// One round of repair; nil when there was nothing to do.
  static func repaired(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var repaired: [Unicode.Scalar] = []
    var changed = false
    var offset = 0
    while offset < text.count {
      if let (scalars, length) = run(in: text, at: offset) {
        repaired += scalars
        offset += length
        changed = true
      } else {
        repaired.append(text[offset])
        offset += 1
      }
    }
    return changed ? repaired : nil
  }

  /// The broken characters that begin at `offset`, repaired, and how many scalars they were.
  private static func run(in text: [Unicode.Scalar], at offset: Int) -> ([Unicode.Scalar], Int)? {
    guard var first = character(in: text, at: offset) else { return lostQuote(in: text, at: offset) }
    var scalars: [Unicode.Scalar] = []
    var end = offset
    var isSure = false
    while true {
      isSure = isSure || self.isSure(first.scalar, in: text, at: end, length: first.length)
      scalars.append(first.scalar)
      end += first.length
      guard let next = character(in: text, at: end) else { break }
      first = next
    }
    // Two in a row, "Ð¼Ð¸", are no accident.
    return isSure || scalars.count > 1 ? (scalars, end - offset) : nil
  }

  /// "â€" alone: a closing quote whose last byte Windows-1252 has no character for.
  private static func lostQuote(in text: [Unicode.Scalar], at offset: Int) -> ([Unicode.Scalar], Int)? {
    guard text[offset] == "â", offset + 1 < text.count, text[offset + 1] == "€" else { return nil }
    return (["”"], 2)
  }

  /// The character whose UTF-8 the scalars from `offset` on are in Windows-1252.
  private static func character(in text: [Unicode.Scalar], at offset: Int) -> (
    scalar: Unicode.Scalar, length: Int
  )? {
    guard offset < text.count, let lead = byte(of: text[offset]) else { return nil }
    let length =
      switch lead {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0, offset + length <= text.count else { return nil }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for scalar in text[(offset + 1)..<(offset + length)] {
      guard let byte = byte(of: scalar), byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: [UInt32] = [0, 0, 0xA0, 0x800, 0x10000]
    guard value >= least[length], let scalar = Unicode.Scalar(value), scalar != "\u{FFFD}" else { return nil }
    return (scalar, length)
  }

  /// Whether one broken character alone is evidence enough.
  private static func isSure(
    _ scalar: Unicode.Scalar, in text: [Unicode.Scalar], at offset: Int, length: Int
  ) -> Bool {
    switch length {
    case 2:
      guard scalar.value <= 0x17F else { return false }
      guard "‘’“”‚„…–—‹›•".unicodeScalars.contains(text[offset + 1]) else { return true }
      // "IRMÃ”" is a capital and a closing quote: such a mark has to have a letter behind it.
      return scalar.value <= 0xFF && offset + 2 < text.count && text[offset + 2].properties.isAlphabetic
    case 3: return (0x2000...0x2BFF).contains(scalar.value) || scalar.value == 0xFEFF
    default: return (0x1F000...0x1FAFF).contains(scalar.value)
    }
  }

  /// The Windows-1252 byte, 0x80 or above, of a character; nil without one.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x80...0xFF: UInt8(scalar.value)
    case 0x152...0x2122: special[scalar]
    default: nil
    }
  }

  private static let special: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89,
    "Š": 0x8A,
    "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96,
    "—": 0x97,
    "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
  ]
}
