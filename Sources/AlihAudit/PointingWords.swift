import AlihGlossary
import AlihModel

/// Words that may stand for what was named before: `it`, `the country`; from `rules/pointing-words.tsv`.
package struct PointingWords: Sendable {
  private struct Family: Sendable {
    var kinds: Set<Term.Kind>
    var nouns: [String]
    /// `the country`, `this country`: these point back to what was named, pronouns may stand for anything.
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
      families.append(
        Family(
          kinds: kinds, nouns: words(1),
          names: words(1).flatMap { ["the \($0)", "this \($0)", "that \($0)"] },
          pronouns: words(2), source: Set(words(3))))
    }
  }

  /// Takes as many pointing words as the source has words of its own for: "the country" for `negara itu`.
  ///
  /// - Parameter words: the source's, beside its terms.
  func passOver(_ words: [String], _ search: inout RenderingSearch) {
    for family in families {
      for _ in 0..<words.count(where: family.source.contains) {
        guard search.claim(pointing: family.names + family.pronouns) != nil else { break }
      }
    }
  }

  /// Takes a word that points back to a term.
  ///
  /// - Parameters:
  ///   - byName: whether a pronoun is too little.
  ///   - isHeadline: whether articles are left out.
  func claim(
    for kind: Term.Kind, byName: Bool, isHeadline: Bool, _ search: inout RenderingSearch
  ) -> Range<Int>? {
    for family in families where family.kinds.contains(kind) {
      if let range = search.claim(pointing: family.names + (byName ? [] : family.pronouns)) { return range }
      if isHeadline, let range = search.claim(bare: family.nouns) { return range }
    }
    return nil
  }

  /// A text's words in small letters beside the ranges, and `nya` where one ends so.
  static func words(of text: String, beside ranges: [Range<Int>]) -> [String] {
    var bytes = Array(text.utf8)
    for range in ranges { for at in range.clamped(to: bytes.indices) { bytes[at] = UInt8(ascii: " ") } }
    return String(decoding: bytes, as: UTF8.self).lowercased().split { !$0.isLetter }.flatMap {
      $0.count > 5 && $0.hasSuffix("nya") ? [String($0), "nya"] : [String($0)]
    }
  }
}
