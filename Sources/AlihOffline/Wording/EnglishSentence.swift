/// An English sentence as tokens that give its text back letter by letter.
package struct EnglishSentence: Sendable {
  package var tokens: [EnglishToken]
  /// How many places the fixed phrases have.
  private(set) var fixedPlaces = 0
  /// Behind the last token.
  private var rest: String

  /// Stand for the sentence's two ends where its words are looked at with their neighbors.
  package static let start = EnglishToken.start
  package static let end = EnglishToken.end

  /// Linear in the text.
  ///
  /// - Parameter fixed: what else has to stay where it stands, such as house terms; in any case, and in the plural.
  package init(_ text: String, fixed: [String] = [], words: WordingWords) {
    (tokens, rest) = Self.tokens(of: text)
    classify(words)
    for phrase in fixed { fix(phrase) }
  }

  package var text: String {
    var text = ""
    for token in tokens { text += token.blank + token.text }
    return text + rest
  }

  /// The words between marks and blanks; `Bank's`, `co-operate`, `1.2`, `10:29` are one each.
  private static func tokens(of text: String) -> ([EnglishToken], rest: String) {
    let scalars = Array(text.unicodeScalars)
    var tokens: [EnglishToken] = []
    var (at, blank) = (0, 0)
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    while at < scalars.count {
      if scalars[at].properties.isWhitespace {
        at += 1
        continue
      }
      let start = at
      at += 1
      if scalars[start].isPartOfWord {
        while at < scalars.count {
          if scalars[at].isPartOfWord || scalars[at].properties.generalCategory == .nonspacingMark {
            at += 1
          } else if at + 1 < scalars.count, scalars[at + 1].isPartOfWord, joining.contains(scalars[at]) {
            at += 2
          } else {
            break
          }
        }
      }
      let word = string(start..<at)
      tokens.append(
        EnglishToken(text: word, lower: word.lowercased(), blank: string(blank..<start), kind: .fixed))
      blank = at
    }
    return (tokens, string(blank..<scalars.count))
  }

  private static let joining: Set<Unicode.Scalar> = ["'", "’", ".", ",", ":", "/", "-", "‑"]
  private static let sentenceEnds: Set<String> = [
    ".", "!", "?", ":", "\"", "“", "‘", "(", "–", "—", "-", ";",
  ]

  private mutating func classify(_ words: WordingWords) {
    var starts = true
    for index in tokens.indices {
      let token = tokens[index]
      guard token.isWord else {
        tokens[index].kind = token.text == "," ? .function : .fixed
        if Self.sentenceEnds.contains(token.text) { starts = true }
        continue
      }
      tokens[index].kind = kind(of: token, starts: starts, words)
      tokens[index].startsSentence = starts
      starts = false
    }
  }

  private func kind(of token: EnglishToken, starts: Bool, _ words: WordingWords) -> EnglishToken.Kind {
    let scalars = token.text.unicodeScalars
    if scalars.contains(where: { $0.properties.numericType != nil }) { return .fixed }
    let kind = words.kind(of: token.lower)
    guard scalars.contains(where: \.properties.isUppercase) else { return kind }
    // A sentence's first word may be a name, unless everybody knows it; "I" is always large.
    let isOnlyFirst = !scalars.dropFirst().contains(where: \.properties.isUppercase)
    return starts && isOnlyFirst && kind == .function && token.lower != "i" ? kind : .fixed
  }

  /// Fixes each place where the words of a phrase stand.
  private mutating func fix(_ phrase: String) {
    let words = Self.tokens(of: phrase).0.map(\.lower)
    guard let last = words.last, words.count <= tokens.count else { return }
    for start in 0...(tokens.count - words.count) where tokens[start].lower == words[0] || words.count == 1 {
      let inside = words.indices.dropLast().allSatisfy { tokens[start + $0].lower == words[$0] }
      let end = tokens[start + words.count - 1].lower
      guard inside, end == last || Self.isPlural(end, of: last) else { continue }
      for index in start..<(start + words.count) {
        tokens[index].kind = .fixed
        if index > start { tokens[index - 1].isJoined = true }
      }
      fixedPlaces += 1
    }
  }

  private static func isPlural(_ form: String, of word: String) -> Bool {
    [word + "s", word + "es", word + "'s", word + "s'"].contains(form)
      || word.hasSuffix("y") && form == word.dropLast() + "ies"
      || word.hasSuffix("man") && form == word.dropLast(2) + "en"
  }

  /// The lower-case words of an Indonesian sentence, for edits that ask what stands there.
  package static func words(of source: String) -> Set<String> {
    var words: Set<String> = []
    for word in source.unicodeScalars.split(whereSeparator: { !$0.isPartOfWord }) {
      words.insert(String(String.UnicodeScalarView(word)).lowercased())
    }
    return words
  }
}
