import AlihModel

/// English spelling by a word's ending or beginning, from `rules/spelling.tsv`: `*ic` -> `*ically`.
struct Spelling: Sendable {
  static let columns = ["kind", "word", "becomes", "example", "result"]

  enum Kind: String, CaseIterable, Sendable {
    /// The noun's plural.
    case plural
    /// The ending that -s needs: `*ch` -> `*ches`.
    case s
    /// The stem before -ed and -ing: `*mit` -> `*mitt`.
    case double
    case adverb, agent, quality
    /// The number of an ordinal: `third` -> `three`.
    case cardinal
    /// The indefinite article before the word.
    case article
  }

  private struct Rule: Sendable {
    let ahead: String
    let behind: String
    let isWhole: Bool
    let becomes: String
  }

  private var rules: [Kind: [Rule]] = [:]

  init(_ table: TSVTable) throws(TSVTable.Problem) {
    for row in table.rows {
      guard let kind = Kind(rawValue: row.fields[0]) else {
        let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw TSVTable.Problem(
          file: table.file, line: row.line, message: "'\(row.fields[0])' is none of \(kinds)")
      }
      let parts = row.fields[1].split(separator: "*", omittingEmptySubsequences: false).map(String.init)
      rules[kind, default: []].append(
        Rule(ahead: parts[0], behind: parts.last!, isWhole: parts.count == 1, becomes: row.fields[2]))
    }
    // What is said of more letters is said more closely; a whole word is said of most closely.
    for kind in rules.keys {
      rules[kind]?.sort {
        ($0.isWhole ? 1 : 0, ($0.ahead + $0.behind).utf8.count) > (
          $1.isWhole ? 1 : 0, ($1.ahead + $1.behind).utf8.count
        )
      }
    }
  }

  /// What a word becomes by the closest rule of a kind; nil when none speaks of it.
  func apply(_ kind: Kind, to word: String) -> String? {
    for rule in rules[kind] ?? [] {
      if rule.isWhole {
        if word == rule.ahead { return rule.becomes }
      } else if word.hasPrefix(rule.ahead), word.hasSuffix(rule.behind),
        word.utf8.count >= rule.ahead.utf8.count + rule.behind.utf8.count
      {
        return rule.becomes.replacing(
          "*", with: word.dropFirst(rule.ahead.count).dropLast(rule.behind.count))
      }
    }
    return nil
  }
}
