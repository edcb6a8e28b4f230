import Foundation

/// Reads what is meant as JSON and can only mean one thing: raw control characters in a text, an escape that is none (`\\.`),
/// keys and texts in other quotation marks or keys in none, comments, a comma behind the last item, Python's `None`, and
/// numbers that JSON has no words for (`NaN`, `1e999`), which become null.
///
/// Linear in the input, and as deep as `deepest`.
struct LenientJSON {
  private static let deepest = 64

  private let bytes: [UInt8]
  private var at = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one value that the bytes are; nil where they are none.
  static func value(_ bytes: some Sequence<UInt8>) -> Any? {
    var reader = Self(Array(bytes))
    guard let value = reader.value(0) else { return nil }
    reader.skipBlank()
    return reader.at == reader.bytes.count ? value : nil
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[at...].starts(with: text.utf8) else { return false }
    at += text.utf8.count
    return true
  }

  /// White space and comments.
  private mutating func skipBlank() {
    while let byte = next {
      if byte <= 0x20 {
        at += 1
      } else if take("//") {
        while let byte = next, byte != 0x0A { at += 1 }
      } else if take("/*") {
        while at < bytes.count, !take("*/") { at += 1 }
      } else {
        return
      }
    }
  }

  private mutating func value(_ depth: Int) -> Any? {
    guard depth < Self.deepest else { return nil }
    skipBlank()
    if take("{") { return object(depth) }
    if take("[") { return list(depth) }
    return text() ?? word().flatMap(Self.meaning(of:))
  }

  private mutating func object(_ depth: Int) -> [String: Any]? {
    var fields: [String: Any] = [:]
    while true {
      skipBlank()
      if take("}") { return fields }
      guard let key = text() ?? word() else { return nil }
      skipBlank()
      guard take(":"), let value = value(depth + 1) else { return nil }
      fields[key] = value
      skipBlank()
      guard take(",") || next == UInt8(ascii: "}") else { return nil }
    }
  }

  private mutating func list(_ depth: Int) -> [Any]? {
    var items: [Any] = []
    while true {
      skipBlank()
      if take("]") { return items }
      guard let value = value(depth + 1) else { return nil }
      items.append(value)
      skipBlank()
      // Between two objects a comma may be left out.
      let isNext = value is [String: Any] && next == UInt8(ascii: "{")
      guard take(",") || isNext || next == UInt8(ascii: "]") else { return nil }
    }
  }

  // MARK: Words and texts

  private mutating func word() -> String? {
    let start = at
    while let byte = next, byte > 0x20, !",:[]{}\"'/".utf8.contains(byte) { at += 1 }
    return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
  }

  private static func meaning(of word: String) -> Any? {
    switch word {
    case "true", "True": return true
    case "false", "False": return false
    case "null", "None", "undefined", "NaN", "Infinity", "-Infinity": return NSNull()
    default: return Double(word).map { $0.isFinite ? NSNumber(value: $0) : NSNull() }
    }
  }

  private static let quotes = [("\"", "\""), ("'", "'"), ("`", "`"), ("\u{201C}", "\u{201D}")]

  private mutating func text() -> String? {
    guard let (_, end) = Self.quotes.first(where: { take($0.0) }) else { return nil }
    var result: [UInt8] = []
    while let byte = next {
      if take(end) { return String(decoding: result, as: UTF8.self) }
      at += 1
      if byte == UInt8(ascii: "\\") { result += escaped() } else { result.append(byte) }
    }
    return nil
  }

  /// What an escape stands for, its backslash taken already.
  private mutating func escaped() -> [UInt8] {
    guard let byte = next else { return [] }
    at += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): return [0x20]
    case UInt8(ascii: "u"): return Array(String(decoding: units(), as: UTF16.self).utf8)
    default: return [byte]
    }
  }

  /// One UTF-16 unit, or both of a pair.
  private mutating func units() -> [UInt16] {
    guard let first = unit() else { return [0xFFFD] }
    let start = at
    guard (0xD800..<0xDC00).contains(first), take("\\u"), let second = unit() else {
      at = start
      return [first]
    }
    return [first, second]
  }

  private mutating func unit() -> UInt16? {
    guard at + 4 <= bytes.count,
      let value = UInt16(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { return nil }
    at += 4
    return value
  }
}
