import AlihModel

/// English words that tell what stands for a term in a translation; from `rules/rendering-words.tsv`, which explains them.
package struct RenderingWords: Sendable {
  package static let file = "Glossary/id-en/rules/rendering-words.tsv"

  enum Kind: String {
    case article, general, joint, order, pair, small
  }

  private var lists: [Kind: [String]] = [:]

  /// Without words: renderings count only as the glossary has them.
  package init() {}

  /// - Throws: `TSVTable.Problem` with file and line.
  package init(_ bytes: [UInt8]) throws(TSVTable.Problem) {
    let table = try TSVTable(file: Self.file, bytes: bytes, columns: ["class", "words", "example"])
    for row in table.rows {
      guard let kind = Kind(rawValue: row.fields[0]) else {
        throw TSVTable.Problem(
          file: Self.file, line: row.line, message: "the class '\(row.fields[0])' is unknown")
      }
      lists[kind, default: []] += row.fields[1].split(separator: " ").map(String.init)
    }
  }

  /// The words of a kind, in the table's order.
  func list(_ kind: Kind) -> [String] { lists[kind] ?? [] }

  func holds(_ word: some StringProtocol, _ kind: Kind) -> Bool { list(kind).contains { $0 == word } }

  func holds(_ word: [UInt8], _ kind: Kind) -> Bool { list(kind).contains { $0.utf8.elementsEqual(word) } }
}
