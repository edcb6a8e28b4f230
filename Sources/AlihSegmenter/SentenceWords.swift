import AlihModel

/// Words that tell the ends of sentences: the classes of `sentence-words.tsv`.
struct SentenceWords: Sendable {
  enum Class: String, CaseIterable {
    /// Opens sentences and is hardly ever part of a name: `Namun`
    case starter
    /// The letter after it is its number: `Grup` B
    case counted
    /// Tells after names that the quote before is theirs: `?" Prabowo bertanya`
    case quotative
    /// Tells right after a quote who speaks, even with a capital: `." Kata dia`
    case attribution
    /// The end of a web address: `Tempo.Co`
    case domain
    /// Opens sentences with a small letter: `detikcom`
    case small
  }

  private var words: [Class: Set<String>] = [:]

  init(_ table: TSVTable) throws(TSVTable.Problem) {
    for row in table.rows {
      guard let kind = Class(rawValue: row.fields[1]) else {
        throw TSVTable.Problem(
          file: table.file, line: row.line,
          message: "'\(row.fields[1])' is no class of word; use one of "
            + Class.allCases.map(\.rawValue).joined(separator: ", "))
      }
      words[kind, default: []].insert(row.fields[0])
    }
  }

  func opensSentence(_ word: String) -> Bool {
    if words[.starter]?.contains(word) == true || words[.small]?.contains(word) == true { return true }
    // "Kemenangannya", "Ditanyakan": no name has both such a beginning and such an ending.
    guard word.utf8.count >= 7, word.hasSuffix("nya") || word.hasSuffix("kan") else { return false }
    return ["Me", "Ber", "Di", "Ter", "Pe", "Ke", "Se"].contains { word.hasPrefix($0) }
  }

  func opensSmall(_ word: String) -> Bool { words[.small]?.contains(word) == true }

  func countsByLetter(_ word: String) -> Bool {
    words[.counted]?.contains(Self.capitalized(word)) == true
  }

  func tellsQuote(_ word: String) -> Bool { words[.quotative]?.contains(word) == true }

  func attributesQuote(_ word: String) -> Bool {
    words[.attribution]?.contains(word.lowercased()) == true
  }

  func endsWebAddress(_ word: String) -> Bool { words[.domain]?.contains(word.lowercased()) == true }

  private static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }
}
