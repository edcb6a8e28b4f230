import AlihModel

/// Words by which a model's summary is held to what it rests on: `rules/summary-claims.tsv`.
package struct SummaryClaims: Sendable {
  enum Kind: String {
    case negation, refusal, cause, ground, accusation, hedge, unfinished, malay, english, label, intention
    case office, nearly, about, idle
    /// Words that make more of it, or another of its people: each has to be in what the sentence rests on.
    case weight
    /// Stands for what was counted before: `tujuh lainnya`.
    case other
    /// What someone or something does of its own, told of what is to come.
    case future
  }

  static let file = "Glossary/id-en/rules/summary-claims.tsv"

  /// Of each word its kinds; of an accusation the row too, since the words of a row stand for each other.
  private var kinds: [String: Set<Kind>] = [:]
  private var rows: [String: Int] = [:]

  package init(reading bytes: (String) throws -> [UInt8]) throws {
    let table = try TSVTable(
      file: Self.file, bytes: try bytes(Self.file), columns: ["kind", "words", "example"])
    for row in table.rows {
      guard let kind = Kind(rawValue: row.fields[0]) else {
        throw TSVTable.Problem(
          file: Self.file, line: row.line, message: "the kind '\(row.fields[0])' is unknown")
      }
      for word in row.fields[1].split(separator: " ").map(String.init) {
        kinds[word, default: []].insert(kind)
        if kind == .accusation { rows[word] = row.line }
      }
    }
  }

  func isOf(_ kind: Kind, _ word: String) -> Bool { kinds[word]?.contains(kind) ?? false }

  func has(_ kind: Kind, _ words: some Sequence<String>) -> Bool { words.contains { isOf(kind, $0) } }

  /// What a word accuses of, by a number; nil where it accuses of nothing.
  func accusation(_ word: String) -> Int? { rows[word] }
}
