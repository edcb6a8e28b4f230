import AlihModel

/// What a full stop after an abbreviation means.
enum Abbreviation: String, CaseIterable {
  /// A name follows, never the end of a sentence: `Dr.`
  case title
  /// Part of a name, the end only before a word that opens sentences: `S.H.`
  case name
  /// No end when a number follows: `No. 12`
  case number
  /// A capital after it opens a new sentence: `dll.`
  case either
  /// Words that hold no sentence end together: `3. Liga`
  case phrase
}

/// The abbreviations of `abbreviations.tsv`, looked up by the word before a full stop.
struct Abbreviations: Sendable {
  private var exact: [String: Abbreviation] = [:]
  private var anyCase: [String: Abbreviation] = [:]
  private var phrases: Set<String> = []

  init(_ table: TSVTable) throws(TSVTable.Problem) {
    for row in table.rows {
      let (text, kind) = (row.fields[0], Abbreviation(rawValue: row.fields[1]))
      guard !text.isEmpty, let kind else {
        throw TSVTable.Problem(
          file: table.file, line: row.line,
          message: "'\(row.fields[1])' is no kind of abbreviation; use one of "
            + Abbreviation.allCases.map(\.rawValue).joined(separator: ", "))
      }
      if kind == .phrase {
        phrases.insert(text)
      } else if text == text.lowercased() {
        anyCase[text] = kind
      } else {
        exact[text] = kind
      }
    }
  }

  /// The abbreviation that `word`, without its final full stop, is.
  func kind(of word: String) -> Abbreviation? {
    exact[word] ?? anyCase[word.lowercased()]
  }

  /// Whether the words on both sides of a sentence mark belong together: "3." and "Liga".
  func joins(_ before: String, _ after: String) -> Bool {
    phrases.contains(before + " " + after)
  }
}
