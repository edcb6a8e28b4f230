import AlihGlossary
import AlihModel

/// Words that may stand for what was named before: `it`, `the country`; from `rules/pointing-words.tsv`.
package struct PointingWords: Sendable {
  private struct Family: Sendable {
    var kinds: Set<Term.Kind>
    /// "the country", and pronouns: these point back to what was named, the others may stand at the first mention.
    var names: [String]
    var pronouns: [String]
    /// The source's words for the same.
    var source: Set<String>
  }

  package static let file = "Glossary/id-en/rules/pointing-words.tsv"

  private var families: [Family] = []

  /// - Throws: `TSVTable.Problem` with file and line.
  package init(_ bytes: [UInt8]) throws(TSVTable.Problem) {
    let table = try TSVTable(
      file: Self.file, bytes: bytes,
      columns: ["kinds", "nouns", "pronouns", "source", "example", "later"])
    for row in table.rows {
      func words(_ column: Int) -> [String] { row.fields[column].split(separator: " ").map(String.init) }
      var kinds: Set<Term.Kind> = []
      for name in words(0) {
        guard let kind = Term.Kind(rawValue: name) else {
          throw TSVTable.Problem(file: Self.file, line: row.line, message: "the kind '\(name)' is unknown")
        }
        kinds.insert(kind)
      }
      let nouns = words(1).flatMap { ["the \($0)", "this \($0)", "that \($0)"] }
      families.append(Family(kinds: kinds, names: nouns, pronouns: words(2), source: Set(words(3))))
    }
  }

  /// Takes a word that points back to a term, where no word of the source accounts for it.
  ///
  /// - Parameter byName: whether a pronoun is too little.
  func claim(
    for kind: Term.Kind, beside words: Set<String>, byName: Bool = false, _ search: inout RenderingSearch
  ) -> Range<Int>? {
    for family in families where family.kinds.contains(kind) && words.isDisjoint(with: family.source) {
      if let range = search.claim(pointing: family.names + (byName ? [] : family.pronouns)) { return range }
    }
    return nil
  }

  /// A text's words in small letters, and `nya` where one ends so.
  static func words(of text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter }.flatMap {
        $0.count > 5 && $0.hasSuffix("nya") ? [String($0), "nya"] : [String($0)]
      })
  }
}
