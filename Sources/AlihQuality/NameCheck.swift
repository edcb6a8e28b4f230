import AlihModel

/// Whether the names of the source are in the translation.
///
/// A name is a run of capitalized words that begins neither a sentence nor is a term; of each run, the words that are no
/// ordinary words have to be there, perhaps in another spelling (`Nikosia`, `Nicosia`).
struct NameCheck {
  let isOrdinaryWord: @Sendable (String) -> Bool

  func findings(_ source: CheckedText, _ target: CheckedText) -> [Finding] {
    let names = names(in: source)
    guard !names.isEmpty else { return [] }
    var stems: Set<String> = []
    var words: Set<String> = []
    for token in target.tokens where token.kind == .word {
      let word = token.folded
      words.insert(word)
      stems.insert(Self.stem(word))
    }
    var findings: [Finding] = []
    var reported: Set<String> = []
    for name in names where !words.contains(name.folded) && !stems.contains(Self.stem(name.folded)) {
      guard reported.insert(name.folded).inserted else { continue }
      findings.append(
        Finding(
          name.isAcronym ? .acronymMissing : .nameMissing,
          "the name '\(name.text)' is not in the translation"))
    }
    return findings
  }

  private struct Name {
    let text: String
    let folded: String
    let isAcronym: Bool
  }

  private func names(in text: CheckedText) -> [Name] {
    let words = text.tokens.count { $0.kind == .word }
    let capitals = text.tokens.count { $0.kind == .word && text.isCapitalized($0) }
    // A headline capitalizes everything.
    if words > 3, capitals * 10 > words * 6 { return [] }
    var names: [Name] = []
    var startsSentence = true
    var previousWasName = false
    for (index, token) in text.tokens.enumerated() {
      guard token.kind == .word else {
        if endsSentence(text, index) { startsSentence = true }
        if token.kind == .mark, !text.isMark(index, "-"), !text.isMark(index, ".") { previousWasName = false }
        continue
      }
      defer { startsSentence = false }
      let isCapitalized = text.isCapitalized(token)
      defer { previousWasName = isCapitalized }
      guard isCapitalized, !token.isTerm, token.range.count > 1, !startsSentence || previousWasName else {
        continue
      }
      let folded = token.folded
      // `Kementeriannya` and `Pemberantasan` are ordinary, too.
      if isOrdinaryWord(folded) || IndonesianWords.function.contains(folded) || isOrdinaryForm(folded) {
        continue
      }
      if index + 1 < text.tokens.count, text.tokens[index + 1].kind == .number, text.tokens[index + 1].isGlued
      {
        continue
      }
      if index > 0, token.isGlued,
        text.isMark(index - 1, "@") || text.isMark(index - 1, "/") || text.isMark(index - 1, "#")
      {
        continue
      }
      if text.bytes[token.range].allSatisfy({ [0x49, 0x56, 0x58].contains($0) }) { continue }
      let written = text.text(token)
      names.append(
        Name(text: written, folded: folded, isAcronym: !written.utf8.contains(where: \.isSmall)))
    }
    return names
  }

  private func endsSentence(_ text: CheckedText, _ index: Int) -> Bool {
    for mark: Character in [".", "!", "?", ":", "\"", "(", "\n", ";"] where text.isMark(index, mark) {
      // A dot behind an initial or an abbreviation ends nothing.
      if mark == ".", index > 0, text.tokens[index - 1].range.count <= 4,
        text.isCapitalized(text.tokens[index - 1])
      {
        return false
      }
      return true
    }
    let token = text.tokens[index]
    return token.kind == .mark && token.range.count > 1
  }

  /// An affixed ordinary word: `Kementeriannya`, `Keberhasilan`, `Pemberantasan`.
  private func isOrdinaryForm(_ word: String) -> Bool {
    if word.hasSuffix("nya"), isOrdinaryWord(String(word.dropLast(3))) { return true }
    guard word.utf8.count > 6 else { return false }
    let prefixes = ["pem", "pen", "per", "ke", "peng", "mem", "men", "meng", "ber", "ter", "di", "pe"]
    let suffixes = ["an", "kan", "nya"]
    return suffixes.contains { word.hasSuffix($0) } && prefixes.contains { word.hasPrefix($0) }
  }

  /// The first letters of a name, without what Indonesian and English spell differently.
  static func stem(_ folded: String) -> String {
    var stem: [UInt8] = []
    var previous: UInt8 = 0
    for byte in folded.utf8 {
      let letter: UInt8 =
        switch byte {
        case UInt8(ascii: "c"), UInt8(ascii: "q"): UInt8(ascii: "k")
        case UInt8(ascii: "y"), UInt8(ascii: "j"): UInt8(ascii: "i")
        case UInt8(ascii: "v"), UInt8(ascii: "w"): UInt8(ascii: "f")
        case UInt8(ascii: "z"): UInt8(ascii: "s")
        default: byte
        }
      if letter == UInt8(ascii: "h") && !stem.isEmpty || letter == previous { continue }
      stem.append(letter)
      previous = letter
      if stem.count == 4 { break }
    }
    return String(decoding: stem, as: UTF8.self)
  }
}
