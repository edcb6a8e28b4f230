/// The words of a text, found byte by byte: letters and digits; hyphens, slashes, dashes and dots are boundaries.
///
/// Web and mail addresses, handles and hashtags are left out, for no term is meant in them.
struct WordScan {
  private static let gluedPrefixes: Set<[UInt8]> = Set(
    ["se", "anti", "pro", "non", "pasca", "pra", "eks", "di", "antar"].map { Array($0.utf8) })

  /// Offsets of the words of `bytes`, which have to be valid UTF-8; linear in their number.
  ///
  /// A prefix glued to a capital is a word of its own: `seIndonesia` is `se` and `Indonesia`.
  static func words(in bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      let width = letterWidth(bytes, at)
      guard width > 0 else {
        at += 1
        continue
      }
      var start = at
      var sawCapital = false
      while at < bytes.count {
        let width = letterWidth(bytes, at)
        guard width > 0 else { break }
        if bytes[at].isCapital {
          if !sawCapital, at > start, gluedPrefixes.contains(Array(bytes[start..<at])) {
            words.append(start..<at)
            start = at
          }
          sawCapital = true
        }
        at += width
      }
      if beginsAddress(bytes, start..<at) {
        while at < bytes.count, !bytes[at].isBlank { at += 1 }
      } else {
        words.append(start..<at)
      }
    }
    return words
  }

  /// The width of the letter or digit at `at`; 0 for anything else.
  private static func letterWidth(_ bytes: [UInt8], _ at: Int) -> Int {
    let byte = bytes[at]
    if byte < 0x80 { return byte.isLetter || byte.isDigit ? 1 : 0 }
    switch byte {
    case 0xC3 where at + 1 < bytes.count && (bytes[at + 1] == 0x97 || bytes[at + 1] == 0xB7): return 0
    case 0xC3...0xDF: return 2
    case 0xE0, 0xE1, 0xE4...0xED: return 3
    case 0xE3: return at + 1 < bytes.count && bytes[at + 1] == 0x80 ? 0 : 3
    default: return 0
    }
  }

  /// `detik.com`, `www.kpk.go.id`, `https://...`, `redaksi@...`, `@kemlu`, `#AS`.
  private static func beginsAddress(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    if word.lowerBound > 0 {
      let before = bytes[word.lowerBound - 1]
      if before == UInt8(ascii: "@") || before == UInt8(ascii: "#") || before == UInt8(ascii: "_") {
        return true
      }
    }
    guard word.upperBound + 1 < bytes.count else { return false }
    let (mark, next) = (bytes[word.upperBound], bytes[word.upperBound + 1])
    switch mark {
    case UInt8(ascii: "."): return next.isSmall && bytes[word.upperBound - 1].isSmall
    case UInt8(ascii: ":"): return next == UInt8(ascii: "/")
    case UInt8(ascii: "@"), UInt8(ascii: "_"): return next.isLetter
    default: return false
    }
  }
}

extension UInt8 {
  var isCapital: Bool { self >= 0x41 && self <= 0x5A }
  var isSmall: Bool { self >= 0x61 && self <= 0x7A }
  var isLetter: Bool { isCapital || isSmall }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

/// Letters without regard to case, for ASCII and the Latin-1 letters that names bring along (`É`, `Ü`).
enum Folding {
  static func byte(_ byte: UInt8, after previous: UInt8) -> UInt8 {
    if byte.isCapital { return byte | 0x20 }
    if previous == 0xC3, byte >= 0x80, byte <= 0x9E, byte != 0x97 { return byte + 0x20 }
    return byte
  }

  static func bytes(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var previous: UInt8 = 0
    return bytes.map { byte in
      defer { previous = byte }
      return Self.byte(byte, after: previous)
    }
  }
}
