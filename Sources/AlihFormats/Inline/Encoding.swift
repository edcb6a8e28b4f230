/// Which bytes stand for which letters: by byte order mark, by what the file declares, and by what the bytes can be.
enum Encoding {
  /// The text in UTF-8 without a byte order mark, and the name of its encoding where that isn't UTF-8.
  ///
  /// Nil for bytes that are neither UTF-8 nor another encoding that Alih reads: invalid UTF-8 is Windows-1252 where it can be,
  /// that is, without a letter of several bytes and without control characters.
  static func utf8(_ bytes: [UInt8], declared: String? = nil) -> (bytes: [UInt8], name: String?)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (Array(bytes.dropFirst(3)), nil) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      return (utf32(bytes.dropFirst(4), isLittle: true), "UTF-32")
    }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return (utf32(bytes.dropFirst(4), isLittle: false), "UTF-32")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return (utf16(bytes.dropFirst(2), isLittle: true), "UTF-16") }
    if bytes.starts(with: [0xFE, 0xFF]) { return (utf16(bytes.dropFirst(2), isLittle: false), "UTF-16") }
    if let isLittle = wideOrder(bytes) { return (utf16(bytes[...], isLittle: isLittle), "UTF-16") }
    let isValid = UTF8Faults(in: bytes).count == 0
    switch declared?.lowercased() {
    case "utf-8", "utf8", "us-ascii", nil: break
    case "windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1", "iso-8859-15":
      // Pages declare it by habit: what is UTF-8 all the same is no chance.
      if !isValid || !bytes.contains(where: { $0 >= 0x80 }) { return (windows1252(bytes), "Windows-1252") }
    default: return isValid ? (bytes, nil) : nil
    }
    if isValid { return (bytes, nil) }
    return canBeWindows1252(bytes) ? (windows1252(bytes), "Windows-1252") : nil
  }

  /// Whether every other byte is NUL, as in Latin letters in UTF-16, and which comes first.
  private static func wideOrder(_ bytes: [UInt8]) -> Bool? {
    let sample = bytes.prefix(200)
    let zeros = sample.indices.filter { sample[$0] == 0 }
    let odd = zeros.count { $0 % 2 == 1 }
    guard sample.count >= 4, zeros.count * 5 >= sample.count * 2, odd == 0 || odd == zeros.count else {
      return nil
    }
    return odd > 0
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
    let bytes = Array(bytes)
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { at -> UInt16 in
      let (high, low) = isLittle ? (bytes[at + 1], bytes[at]) : (bytes[at], bytes[at + 1])
      return UInt16(high) << 8 | UInt16(low)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func utf32(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
    let bytes = Array(bytes)
    let units = stride(from: 0, to: bytes.count - 3, by: 4).map { at -> UInt32 in
      let four: [UInt8] = isLittle ? bytes[at..<at + 4].reversed() : Array(bytes[at..<at + 4])
      return four.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    return Array(String(decoding: units, as: UTF32.self).utf8)
  }

  /// A text in it has words; a letter of UTF-8 that is damaged elsewhere shows that it is none.
  private static func canBeWindows1252(_ bytes: [UInt8]) -> Bool {
    var isAfterHigh = false
    for byte in bytes {
      if byte < 0x20, ![0x09, 0x0A, 0x0C, 0x0D].contains(byte) { return false }
      if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) { return false }
      // Two letters beyond ASCII beside each other are rare in Indonesian and English, and UTF-8's rule.
      if byte >= 0x80, isAfterHigh { return false }
      isAfterHigh = byte >= 0xC2
    }
    return true
  }

  static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      scalars.append(
        (0x80...0x9F).contains(byte) ? Unicode.Scalar(marks[Int(byte) - 0x80])! : Unicode.Scalar(byte))
    }
    return Array(String(scalars).utf8)
  }

  /// Of the bytes 0x80 to 0x9F, by the WHATWG's encoding standard.
  private static let marks: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
