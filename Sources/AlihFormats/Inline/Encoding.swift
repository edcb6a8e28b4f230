#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which bytes stand for which letters: by byte order mark, by what the file declares, and by what the bytes can be.
enum Encoding: Sendable, Hashable {
  case utf8
  case utf16(isLittle: Bool)
  case utf32(isLittle: Bool)
  case windows1252
  /// By the name that the system's iconv knows.
  case named(String)

  /// As findings call it.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .utf32: "UTF-32"
    case .windows1252: "Windows-1252"
    case .named(let name): name
    }
  }

  /// The encoding of a text, and whether a byte order mark says so.
  ///
  /// What is neither UTF-8 nor what it declares to be is Windows-1252 where it can be, that is, without a letter of several
  /// bytes and without control characters, else what its pairs of bytes are (`EastAsianText`), and else UTF-8 with damage.
  static func of(_ bytes: [UInt8], declared: String? = nil) -> (encoding: Encoding, hasMark: Bool) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, true) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32(isLittle: true), true) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32(isLittle: false), true) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(isLittle: true), true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(isLittle: false), true) }
    if let isLittle = wideOrder(bytes) { return (.utf16(isLittle: isLittle), false) }
    let faults = UTF8Faults(in: bytes).count
    let isValid = faults == 0
    switch declared.map({ wider[$0.lowercased()] ?? $0.lowercased() }) {
    case "utf-8", "utf8", nil: break
    case "us-ascii", "ascii", "windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1":
      // Pages declare it by habit: what is UTF-8 all the same is no chance.
      return (isValid ? .utf8 : .windows1252, false)
    case let name?:
      // A text of seven bits, such as ISO-2022-JP, is valid UTF-8 and says nothing in it.
      if !isValid || name.hasPrefix("iso-2022") || name == "hz-gb-2312" || name == "utf-7" {
        if Iconv(from: name, to: "UTF-8") != nil { return (.named(name.uppercased()), false) }
      }
    }
    if isValid { return (.utf8, false) }
    if canBeWindows1252(bytes) { return (.windows1252, false) }
    return (EastAsianText(bytes, faults: faults).encoding.map { .named($0) } ?? .utf8, false)
  }

  /// By declared names, the encodings that have all of their letters and more: what browsers read (WHATWG, Encoding, 4.2).
  private static let wider = [
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "big5": "big5-hkscs",
    "iso-8859-9": "windows-1254",
    "tis-620": "windows-874", "iso-8859-11": "windows-874",
  ]

  /// Whether bytes can be a text in it, of which the last letter may be cut.
  func isTrue(of bytes: [UInt8]) -> Bool {
    guard case .named(let name) = self, let iconv = Iconv(from: name, to: "UTF-8") else { return false }
    return iconv.converted(bytes, isLenient: false) != nil
      || iconv.converted(Array(bytes.dropLast()), isLenient: false) != nil
  }

  /// The text in UTF-8 without a byte order mark, and the name of its encoding where that isn't UTF-8.
  ///
  /// Never nil for bytes without a declared encoding; what is damaged in UTF-8 shows as U+FFFD.
  static func utf8(_ bytes: [UInt8], declared: String? = nil) -> (bytes: [UInt8], name: String?)? {
    let text = DecodedText(bytes, declared: declared)
    let isWhole = UTF8Faults(in: text.bytes).count == 0
    let whole = isWhole ? text.bytes : Array(String(decoding: text.bytes, as: UTF8.self).utf8)
    return (whole, text.encoding == .utf8 ? nil : text.encoding.name)
  }

  /// The byte order mark, which UTF-16 and UTF-32 have, too.
  var mark: [UInt8] { encoded([0xEF, 0xBB, 0xBF]) ?? [] }

  /// Bytes without a byte order mark in UTF-8; those that are UTF-8 already stay as they are, damage included.
  func decoded(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .utf8: bytes
    case .utf16(let isLittle): Self.utf16(bytes, isLittle: isLittle)
    case .utf32(let isLittle): Self.utf32(bytes, isLittle: isLittle)
    case .windows1252: Self.windows1252(bytes)
    case .named(let name): Iconv(from: name, to: "UTF-8")?.converted(bytes, isLenient: true) ?? bytes
    }
  }

  /// UTF-8 in this encoding; nil where a letter has no place in it.
  func encoded(_ utf8: [UInt8]) -> [UInt8]? {
    switch self {
    case .utf8: return utf8
    case .utf16(let isLittle):
      return String(decoding: utf8, as: UTF8.self).utf16.flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isLittle ? [low, high] : [high, low]
      }
    case .utf32(let isLittle):
      return String(decoding: utf8, as: UTF8.self).unicodeScalars.flatMap { scalar in
        let value = isLittle ? scalar.value.littleEndian : scalar.value.bigEndian
        return withUnsafeBytes(of: value) { Array($0) }
      }
    case .windows1252:
      var bytes: [UInt8] = []
      for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
        if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
          bytes.append(UInt8(scalar.value))
        } else if let place = Self.marks.firstIndex(where: { $0 == scalar.value }) {
          bytes.append(UInt8(0x80 + place))
        } else {
          return nil
        }
      }
      return bytes
    case .named(let name):
      return Iconv(from: "UTF-8", to: name)?.converted(utf8, isLenient: false)
    }
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

  private static func utf16(_ bytes: [UInt8], isLittle: Bool) -> [UInt8] {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { at -> UInt16 in
      let (high, low) = isLittle ? (bytes[at + 1], bytes[at]) : (bytes[at], bytes[at + 1])
      return UInt16(high) << 8 | UInt16(low)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func utf32(_ bytes: [UInt8], isLittle: Bool) -> [UInt8] {
    let units = stride(from: 0, to: bytes.count - 3, by: 4).map { at -> UInt32 in
      let four: [UInt8] = isLittle ? bytes[at..<at + 4].reversed() : Array(bytes[at..<at + 4])
      return four.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    return Array(String(decoding: units, as: UTF32.self).utf8)
  }

  /// A text in it has words; a letter of UTF-8 that is damaged elsewhere shows that it is none.
  private static func canBeWindows1252(_ bytes: [UInt8]) -> Bool {
    var previous: UInt8 = 0
    var letters = 0
    for byte in bytes {
      if byte < 0x20, ![0x09, 0x0A, 0x0C, 0x0D].contains(byte) { return false }
      if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) { return false }
      if byte >= 0x80, previous >= 0xC2, !mayFollow(byte, previous) { return false }
      // Three in a row are another alphabet's word.
      letters = byte >= 0xC2 ? letters + 1 : 0
      if letters > 2 { return false }
      previous = byte
    }
    return true
  }

  /// Whether a letter of Windows-1252 may have this byte behind it: another small one, a quotation mark, a dash, an ellipsis or a
  /// hard blank (`caféé`, `CAFÉ”`, `café’s`). All else is far likelier a letter of UTF-8, such as the euro's and the dashes' `â`.
  private static func mayFollow(_ byte: UInt8, _ letter: UInt8) -> Bool {
    let isSmall = letter >= 0xE0 && letter != 0xE2
    let isMark = [0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xA0, 0xAB, 0xBB].contains(byte)
    return isMark && (isSmall || (0xC8...0xCB).contains(letter)) || isSmall && byte >= 0xE0 && byte != 0xE2
  }

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
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

/// A conversion of the system's iconv.
private final class Iconv {
  private let handle: iconv_t

  init?(from: String, to: String) {
    // iconv takes options behind a slash; a file's declaration has none to give.
    guard !from.isEmpty, from.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
      return nil
    }
    guard let handle = iconv_open(to, from), handle != iconv_t(bitPattern: -1) else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// - Parameter isLenient: whether a byte that means nothing is U+FFFD; otherwise there is no answer.
  func converted(_ bytes: [UInt8], isLenient: Bool) -> [UInt8]? {
    var input = bytes.map { CChar(bitPattern: $0) }
    var result: [UInt8] = []
    var piece = [CChar](repeating: 0, count: 1 << 14)
    var isWhole = true
    input.withUnsafeMutableBufferPointer { buffer in
      var from = buffer.baseAddress
      var left = buffer.count
      while left > 0, isWhole {
        let (code, error) = piece.withUnsafeMutableBufferPointer { room -> (Int, Int32) in
          var to = room.baseAddress
          var free = room.count
          let code = iconv(handle, &from, &left, &to, &free)
          let error = errno
          result += room[0..<room.count - free].map { UInt8(bitPattern: $0) }
          return (code, error)
        }
        guard code == -1, error != E2BIG else { continue }
        guard isLenient, left > 0 else {
          isWhole = false
          break
        }
        result += [0xEF, 0xBF, 0xBD]
        from = from.map { $0 + 1 }
        left -= 1
      }
    }
    return isWhole ? result : nil
  }
}
