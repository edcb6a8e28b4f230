/// Marks in a text that nobody sees: soft hyphens, zero-width characters and marks of direction.
///
/// They split words for whoever reads letter by letter: "Pemerin\u{AD}tah" is no word of any lexicon.
package enum InvisibleMarks {
  /// The text without them, which is the same text to a reader; a joiner between pictures stays, for it makes one of two.
  package static func removed(from text: String) -> String {
    guard holdsAny(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      let isJoiner = scalar == "\u{200D}" && place > 0 && !scalars[place - 1].properties.isAlphabetic
      if isJoiner || !isMark(scalar) { result.append(scalar) }
    }
    return String(result)
  }

  /// A translation with the marks of the words that it has from the source letter by letter, such as names.
  package static func restored(in target: String, from source: String) -> String {
    guard holdsAny(source) else { return target }
    var marked: [String: String] = [:]
    for word in words(of: source) where holdsAny(word) {
      marked[removed(from: word)] = marked[removed(from: word)] ?? word
    }
    return words(of: target).map { marked[$0] ?? $0 }.joined()
  }

  /// Runs of letters, digits and invisible marks, and what stands between them.
  private static func words(of text: String) -> [String] {
    var words: [String.UnicodeScalarView] = []
    var wasInside: Bool?
    for scalar in text.unicodeScalars {
      let isInside = isMark(scalar) || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isInside != wasInside { words.append(String.UnicodeScalarView()) }
      words[words.count - 1].append(scalar)
      wasInside = isInside
    }
    return words.map { String($0) }
  }

  private static func holdsAny(_ text: String) -> Bool {
    // U+00AD begins with C2, U+200B to U+2060 with E2, U+FEFF with EF.
    guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) else { return false }
    return text.unicodeScalars.contains(where: isMark)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: true
    default: false
    }
  }
}
