/// A word or mark of an English sentence, with what an edit may do to it.
package struct EnglishToken: Sendable, Hashable {
  package enum Kind: Sendable {
    /// Stays, letter by letter: a number, name, house term, negation, modal, adverb of meaning, quotation mark.
    case fixed
    /// Comes and goes with the wording: `the`, `of`, `which`, a comma.
    case function
    /// May be exchanged for another, and never lost.
    case content
  }

  package var text: String
  /// In lower case.
  package var lower: String
  /// What stands before it: nothing or a blank.
  package var blank: String
  package var kind: Kind
  /// Whether its capital is the sentence's.
  package var startsSentence = false
  /// Whether it is inside a fixed phrase that goes on behind it.
  var isJoined = false

  package var isWord: Bool { text.unicodeScalars.first?.isPartOfWord ?? false }

  /// As other sentences may have it: names and numbers are all the same there.
  package var heard: String {
    guard kind == .fixed, let first = text.unicodeScalars.first else { return lower }
    if text.unicodeScalars.contains(where: { $0.properties.numericType != nil }) { return Self.number }
    return first.properties.isUppercase && !startsSentence ? Self.name : lower
  }

  /// Whether it is a name or a number, as far as one can see.
  var isProper: Bool {
    guard kind == .fixed, let first = text.unicodeScalars.first else { return false }
    return first.properties.isUppercase || first.properties.numericType != nil
  }

  /// Stands for any number, any name, and the sentence's two ends.
  static let number = "#"
  static let name = "^"
  static let start = "<"
  static let end = ">"
}

extension Unicode.Scalar {
  /// A letter or digit.
  var isPartOfWord: Bool {
    isASCII
      ? (0x61...0x7A).contains(value | 0x20) || (0x30...0x39).contains(value)
      : properties.isAlphabetic || properties.numericType != nil
  }
}
