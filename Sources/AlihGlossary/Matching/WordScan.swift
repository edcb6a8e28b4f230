/// The words of a text, found byte by byte: letters and digits; hyphens, slashes, dashes and dots are boundaries.
///
/// Web and mail addresses, handles and hashtags are left out, for no term is meant in them.
package struct WordScan {
  private static let gluedPrefixes: Set<[UInt8]> = Set(
    ["se", "anti", "pro", "non", "pasca", "pra", "eks", "di", "antar"].map { Array($0.utf8) })

  /// Offsets of the words of `bytes`, which have to be valid UTF-8; linear in their number.
  ///
  /// A prefix glued to a capital is a word of its own: `seIndonesia` is `se` and `Indonesia`.
  package static func words(in bytes: [UInt8]) -> [Range<Int>] {
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
        dropWords(gluedTo: start, bytes, &words)
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

  /// `detik.com`, `BMKG.go.id`, `https://...`, `redaksi@...`, `@kemlu`, `#AS`, `AS.pdf`, `AS_2.png`.
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
    case UInt8(ascii: "."):
      return next.isSmall && bytes[word.upperBound - 1].isSmall || endsLikeAddress(bytes, word.upperBound + 1)
    case UInt8(ascii: ":"): return next == UInt8(ascii: "/") || next == UInt8(ascii: "\\")
    case UInt8(ascii: "@"), UInt8(ascii: "_"): return next.isLetter || next.isDigit
    default: return false
    }
  }

  /// Endings of domains and of file names.
  private static let endings: Set<[UInt8]> = Set(
    """
    com net org id co go or ac sch mil gov edu info tv me io ai app dev xyz news online site uk us au jp sg my
    pdf doc docx odt rtf txt csv tsv xls xlsx ods ppt pptx odp jpg jpeg png gif svg webp heic tif tiff bmp mp3 mp4 mov avi
    mkv wav ogg webm zip rar gz tar apk exe dmg iso html htm php xml json md epub psd ai
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })

  /// Whether what follows a dot is all of `pdf`, `go.id` or `COM`, and no sentence glued on.
  private static func endsLikeAddress(_ bytes: [UInt8], _ start: Int) -> Bool {
    let ending = bytes[start...].prefix { $0.isWordByte }
    guard ending.count <= 6, endings.contains(Folding.bytes(ending)) else { return false }
    return ending.allSatisfy { !$0.isCapital } || ending.allSatisfy { !$0.isSmall } && ending.count > 2
      || ending.elementsEqual("ID".utf8) || ending.elementsEqual("CO".utf8)
      || ending.endIndex < bytes.count && bytes[ending.endIndex] == UInt8(ascii: ".")
        && bytes[ending.endIndex...].dropFirst().first?.isCapital == true
  }

  /// Drops the words that an address goes on from: `laporan` and `AS` of `laporan-AS_2.pdf`.
  private static func dropWords(gluedTo start: Int, _ bytes: [UInt8], _ words: inout [Range<Int>]) {
    var start = start
    while let last = words.last, last.upperBound == start - 1, "-_/\\+~".utf8.contains(bytes[start - 1]) {
      words.removeLast()
      start = last.lowerBound
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
