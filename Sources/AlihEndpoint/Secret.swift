import Foundation

/// An API key: it goes into a request, and prints as nothing.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let value: String

  /// Takes the key without the white space around it, or nil when nothing is left or a line break is inside.
  package init?(_ text: String) {
    value = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !value.isEmpty, value.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
      return nil
    }
  }

  package var description: String { "[key]" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// The key itself behind some words, for a header or body: `Authorization: Bearer ...`.
  func revealed(after words: String = "") -> String { words + value }

  func hasSuffix(_ suffix: String) -> Bool { value.hasSuffix(suffix) }

  /// A server's own words without the key, in whatever escape it repeats it: before anything is cut to length, as half a
  /// key is a secret, too. Linear but for text that begins like the key again and again.
  ///
  /// `sk/1` is found as `sk\/1`, `sk\u002f1`, `sk%2F1` and `sk&#47;1`; so is a key of which the server shows the first
  /// part only, if that is long.
  func redacted(_ bytes: [UInt8]) -> [UInt8] {
    let key = Array(value.utf8)
    var result: [UInt8] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      guard let end = Self.endOfKey(key, in: bytes, from: index) else {
        index += 1
        continue
      }
      result += bytes[start..<index] + Array(description.utf8)
      (start, index) = (end, end)
    }
    return withoutEncoded(start == 0 ? bytes : result + bytes[start...])
  }

  /// A text without the words in Base64 that hold the key, such as a header's that is repeated; linear.
  private func withoutEncoded(_ bytes: [UInt8]) -> [UInt8] {
    guard value.utf8.count >= Self.telling else { return bytes }
    var result: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { !Self.isBase64($0) } ?? bytes.count
      let word = bytes[start..<end]
      result += holdsKeyInBase64(word) ? Array(description.utf8)[...] : word
      if end < bytes.count { result.append(bytes[end]) }
      start = end + 1
    }
    return result
  }

  private func holdsKeyInBase64(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count * 3 >= value.utf8.count * 4 else { return false }
    var plain = word.filter { $0 != UInt8(ascii: "=") }
      .map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0 }
    if plain.count % 4 == 1 { plain.removeLast() }
    plain += Array(repeating: UInt8(ascii: "="), count: (4 - plain.count % 4) % 4)
    return Data(base64Encoded: Data(plain))?.range(of: Data(value.utf8)) != nil
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "+/-_=".utf8.contains(byte)
    }
  }

  func redacted(_ text: String) -> String { String(decoding: redacted(Array(text.utf8)), as: UTF8.self) }

  /// Bytes of a key that are enough to be a secret.
  private static let telling = 12

  private static func endOfKey(_ key: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    for (count, byte) in key.enumerated() {
      guard let next = end(of: byte, in: bytes, from: index) else { return count >= telling ? index : nil }
      index = next
    }
    return index
  }

  /// Where one byte of a key ends, written as itself or as JSON, a URL or HTML may write it.
  private static func end(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    func holds(_ text: String) -> Bool {
      let end = index + text.utf8.count
      guard end <= bytes.count else { return false }
      return zip(bytes[index..<end], text.utf8).allSatisfy { lowercased($0) == lowercased($1) }
    }
    if index < bytes.count, bytes[index] == byte { return index + 1 }
    let hex = (byte < 16 ? "0" : "") + String(byte, radix: 16)
    while index < bytes.count, bytes[index] == UInt8(ascii: "\\") { index += 1 }
    if index > start {
      if index < bytes.count, bytes[index] == byte { return index + 1 }
      return holds("u00\(hex)") ? index + 5 : nil
    }
    if holds("%") {
      index += 1
      while holds("25") { index += 2 }
      return holds(hex) ? index + 2 : nil
    }
    let entities = ["&#\(byte);", "&#x\(hex);", "&#0\(byte);"] + (named[byte].map { ["&\($0);"] } ?? [])
    return entities.first(where: holds).map { index + $0.utf8.count }
  }

  private static let named: [UInt8: String] = [
    UInt8(ascii: "&"): "amp", UInt8(ascii: "<"): "lt", UInt8(ascii: ">"): "gt", UInt8(ascii: "\""): "quot",
    UInt8(ascii: "'"): "apos", UInt8(ascii: "+"): "plus", UInt8(ascii: "/"): "sol",
    UInt8(ascii: "="): "equals",
  ]

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
