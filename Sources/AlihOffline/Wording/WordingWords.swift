import AlihModel

/// How single English words are treated by learned edits; from `rules/wording-words.tsv`.
package struct WordingWords: Sendable {
  static let columns = ["list", "word", "example"]

  private enum List: String {
    case function, negation, modal, adverb, relation, person
  }

  private var lists: [String: List] = [:]

  init(_ table: TSVTable) throws(TSVTable.Problem) {
    for row in table.rows {
      guard let list = List(rawValue: row.fields[0]) else {
        throw TSVTable.Problem(
          file: table.file, line: row.line,
          message: "'\(row.fields[0])' has to be function, negation, modal, adverb, relation or person")
      }
      lists[row.fields[1]] = list
    }
  }

  /// What an edit may do with a word in lower case.
  func kind(of word: String) -> EnglishToken.Kind {
    // "isn't", "won't"
    if word.hasSuffix("n't") || word.hasSuffix("n’t") { return .fixed }
    return switch lists[word] {
    case .function: .function
    case .negation, .modal, .adverb, .relation, .person: .fixed
    case nil: .content
    }
  }
}
