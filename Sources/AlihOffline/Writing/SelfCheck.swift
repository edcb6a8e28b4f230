import AlihModel

/// Stage 8: tells what of the source is missing in the English that the engine wrote.
///
/// It knows from the earlier stages what each number, name and term was to become, and asks for exactly that. Linear in
/// the two texts.
struct SelfCheck {
  /// How often each word and number of the English still waits for its source; words in lower case.
  private var supply: [String: Int]
  private var findings: [Finding] = []

  /// What `text`, the translation of `tokens` as the entity stage left them, lost.
  static func findings(tokens: [Token], text: String) -> [Finding] {
    var check = Self(supply: Dictionary(pieces(of: text).map { ($0, 1) }, uniquingKeysWith: +))
    for token in tokens { check.look(for: token) }
    check.compareQuotes(tokens, text)
    return check.findings
  }

  private init(supply: [String: Int]) { self.supply = supply }

  private mutating func look(for token: Token) {
    switch token.kind {
    case .number: require(Numbers.english(token.text), of: token, .numberMissing)
    case .opaque: require(token.text, of: token, .nameMissing)
    case .term: lookForTerm(token)
    case .entity:
      let english = token.english ?? token.text
      let isNumber = token.wordClass != .name || !token.features.isDisjoint(with: [.time, .day, .year])
      require(english, of: token, isNumber ? .numberMissing : .nameMissing)
    case .word, .mark: break
    }
  }

  private mutating func require(_ english: String, of token: Token, _ kind: Finding.Kind) {
    if !take(english) { report(kind, "'\(token.text)' should be '\(english)' in the translation") }
  }

  private mutating func lookForTerm(_ token: Token) {
    guard let occurrence = token.term else { return }
    let term = occurrence.term
    let forms = [occurrence.rendering, term.adjective, term.target].compactMap { $0 } + term.variants
    if !forms.contains(where: { take($0) }) {
      report(
        .termMissing, "'\(token.text)' should be '\(occurrence.rendering)' in the translation")
    }
  }

  /// Takes the words of `english` from the supply; leaves it alone and says no when one is not there.
  private mutating func take(_ english: String) -> Bool {
    var taken: [String] = []
    for piece in Self.pieces(of: english) {
      guard let found = ([piece] + Self.plurals(of: piece)).first(where: { supply[$0, default: 0] > 0 })
      else {
        for word in taken { supply[word, default: 0] += 1 }
        return false
      }
      supply[found, default: 0] -= 1
      taken.append(found)
    }
    return true
  }

  private static func plurals(of word: String) -> [String] {
    guard word.utf8.last.map({ $0 >= 0x61 }) == true else { return [] }
    return [word + "s", word + "es"] + (word.hasSuffix("y") ? [word.dropLast() + "ies"] : [])
      + (word.hasSuffix("man") ? [word.dropLast(2) + "en"] : [])
  }

  private mutating func compareQuotes(_ tokens: [Token], _ text: String) {
    var source = 0
    for token in tokens where token.kind == .mark && Self.isQuote(token.text) { source += 1 }
    let target = text.unicodeScalars.count { Self.quotes.contains($0) }
    if source != target {
      report(
        .quotesUnbalanced, "the source has \(source) quotation marks, the translation \(target)")
    }
  }

  private static let quotes: Set<Unicode.Scalar> = ["\"", "“", "”", "„", "«", "»"]

  private static func isQuote(_ text: String) -> Bool {
    text.unicodeScalars.count == 1 && quotes.contains(text.unicodeScalars.first!)
  }

  private mutating func report(_ kind: Finding.Kind, _ message: String) {
    findings.append(Finding(kind, message))
  }

  /// Words in lower case, and numbers with their inner separators; without marks and blanks.
  ///
  /// "Rp1.2 trillion, 10:29" -> `rp`, `1.2`, `trillion`, `10:29`
  private static func pieces(of text: String) -> [String] {
    let bytes = Array(text.lowercased().utf8)
    var pieces: [String] = []
    var start = 0
    while start < bytes.count {
      guard isDigit(bytes[start]) || isLetter(bytes, start) else {
        start += 1
        continue
      }
      let number = isDigit(bytes[start])
      var end = start + 1
      while end < bytes.count {
        if number ? isDigit(bytes[end]) : isLetter(bytes, end) {
          end += 1
        } else if number, end + 1 < bytes.count, isDigit(bytes[end + 1]), ".,:/".utf8.contains(bytes[end]) {
          end += 2
        } else {
          break
        }
      }
      pieces.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end
    }
    return pieces
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// A letter, or a byte of a character beyond ASCII that is no general punctuation.
  private static func isLetter(_ bytes: [UInt8], _ at: Int) -> Bool {
    let byte = bytes[at]
    if byte < 0x80 { return (0x61...0x7A).contains(byte) }
    var lead = at
    while lead > 0, at - lead < 3, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
    return bytes[lead] != 0xE2 && bytes[lead] != 0xC2
  }
}
