/// Where a number stands beside its line. In plain text it is written in letters of its own: nobody may read `10`⁶ as 106.
enum NumberPosition {
  case raised, lowered

  /// By the name of an element of pages.
  init?(tag: some StringProtocol) {
    switch tag.lowercased() {
    case "sup": self = .raised
    case "sub": self = .lowered
    default: return nil
    }
  }

  /// By what Word and OpenDocument call it: `superscript`, `super 58%`.
  init?(word: String?) {
    if word?.hasPrefix("super") == true {
      self = .raised
    } else if word?.hasPrefix("sub") == true {
      self = .lowered
    } else {
      return nil
    }
  }

  private static let line = Array("0123456789+−=()")
  private static let raisedLetters = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
  private static let loweredLetters = Array("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")

  /// `6` -> `⁶`; nil for what has no such letters.
  func shown(_ text: String) -> String? {
    let letters = self == .raised ? Self.raisedLetters : Self.loweredLetters
    var shown = ""
    for character in text {
      guard let place = Self.line.firstIndex(of: character == "-" ? "−" : character) else { return nil }
      shown.append(letters[place])
    }
    return text.contains(where: \.isNumber) ? shown : nil
  }

  /// The same text for a place that is raised or lowered itself: `⁶` -> `6`.
  static func plain(_ text: String) -> String {
    String(
      text.map { character in
        (raisedLetters.firstIndex(of: character) ?? loweredLetters.firstIndex(of: character)).map { line[$0] }
          ?? character
      })
  }
}
