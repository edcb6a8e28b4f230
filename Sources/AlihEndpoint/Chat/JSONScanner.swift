import Foundation

/// Finds JSON values among other text, also such as small models write them.
enum JSONScanner {
  /// Brackets that are never closed and are looked into all the same: an answer may be cut, and what is whole in it counts.
  private static let openBrackets = 8

  /// The values of brackets that are closed again, in their order; linear.
  static func values(in bytes: [UInt8]) -> [Any] {
    var values: [Any] = []
    var start = bytes.startIndex
    var open = 0
    while let bracket = bytes[start...].firstIndex(where: isOpening), open < openBrackets {
      guard let end = endOfValue(bytes, from: bracket) else {
        open += 1
        start = bracket + 1
        continue
      }
      if let value = value(Array(bytes[bracket..<end])) { values.append(value) }
      start = end
    }
    return values
  }

  /// The value that a text is as a whole, where it begins like a list or an object.
  static func value(in text: String) -> Any? {
    guard let first = text.utf8.first(where: { $0 > 0x20 }), isOpening(first) else { return nil }
    return values(in: Array(text.utf8)).first
  }

  private static func value(_ bytes: [UInt8]) -> Any? {
    (try? JSONSerialization.jsonObject(with: Data(bytes))) ?? LenientJSON.value(bytes)
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
  }

  /// Where the brackets that open at `open` are closed again, texts skipped; nil when they never are.
  private static func endOfValue(_ bytes: [UInt8], from open: Int) -> Int? {
    var depth = 0
    var isInText = false
    var index = open
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isInText: index += 1
      case UInt8(ascii: "\""): isInText.toggle()
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += isInText ? 0 : 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= isInText ? 0 : 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }
}
