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

  /// A server's own words without the key, should it repeat it: before anything is cut to length, as half a key is a
  /// secret, too.
  func redacted(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    var result: [UInt8] = []
    while let range = rest.firstRange(of: Array(value.utf8)) {
      result += rest[..<range.lowerBound] + Array(description.utf8)
      rest = rest[range.upperBound...]
    }
    return result.isEmpty ? bytes : result + rest
  }
}
