import AlihModel

/// The language data that articles are cut by.
package struct SegmenterRules: Sendable {
  let abbreviations: Abbreviations
  let words: SentenceWords
  let roles: RolePatterns

  /// Reads its files by `bytes`, which takes a path below the data folder: `SegmenterRules(reading: folder.bytes)`.
  ///
  /// - Throws: `TSVTable.Problem` for a file that is wrong, and what `bytes` throws.
  package init(reading bytes: (String) throws -> [UInt8]) throws {
    func table(_ name: String, _ columns: [String]) throws -> TSVTable {
      let file = "Glossary/id-en/rules/" + name
      return try TSVTable(file: file, bytes: try bytes(file), columns: columns)
    }
    abbreviations = try Abbreviations(
      try table("abbreviations.tsv", ["abbreviation", "kind", "example"]))
    words = try SentenceWords(try table("sentence-words.tsv", ["word", "class"]))
    roles = try RolePatterns(
      try table("roles.tsv", ["role", "match", "text", "example", "counterexample"]))
  }
}
