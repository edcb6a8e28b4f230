import AlihModel

/// Words that begin or end names of streets, markets, firms and papers, inside of which no term is meant; from
/// `rules/name-heads.tsv`: `Jalan Letjen Suprapto`, `Bank Jatim`, `Jawa Pos`.
package struct NameHeads: Sendable {
  package static let file = "Glossary/id-en/rules/name-heads.tsv"

  let words: [String]
  /// Whether the words stand behind the term, `Jawa Pos`, and not ahead of it.
  let isBehind: Bool
  /// At most how many words ahead of the term; those between are capitalized, too.
  let reach: Int
  /// Which terms are no terms there.
  let kinds: Set<Term.Kind>
  /// A sentence with such a name and no term; and one with the word and a term.
  package let example: String
  package let counterexample: String
  /// The words as the glossary's table numbers them.
  var ids: Set<WordTable.ID> = []

  /// - Throws: `TSVTable.Problem` with file and line.
  package static func list(_ bytes: [UInt8]) throws(TSVTable.Problem) -> [NameHeads] {
    let table = try TSVTable(
      file: file, bytes: bytes, columns: ["words", "side", "reach", "classes", "example", "counterexample"])
    return try table.rows.map { row throws(TSVTable.Problem) in
      func problem(_ message: String) -> TSVTable.Problem {
        TSVTable.Problem(file: file, line: row.line, message: message)
      }
      guard ["ahead", "behind"].contains(row.fields[1]) else {
        throw problem("the side '\(row.fields[1])' is unknown; it is 'ahead' or 'behind'")
      }
      guard let reach = Int(row.fields[2]), (1...4).contains(reach) else {
        throw problem("the reach '\(row.fields[2])' is no number from 1 to 4")
      }
      var kinds: Set<Term.Kind> = row.fields[3] == "all" ? Set(Term.Kind.allCases) : []
      for name in row.fields[3].split(separator: " ") where name != "all" {
        guard let kind = Term.Kind(rawValue: String(name)) else {
          throw problem("the class '\(name)' is unknown")
        }
        kinds.insert(kind)
      }
      return NameHeads(
        words: row.fields[0].split(separator: " ").map(String.init), isBehind: row.fields[1] == "behind",
        reach: reach, kinds: kinds, example: row.fields[4], counterexample: row.fields[5])
    }
  }
}
