import AlihModel

/// The words that the checks go by, from `rules/check-words.tsv` and `rules/number-words.tsv`; immutable and shared.
package final class CheckWords: Sendable {
  /// A list of the table, by its name there.
  enum List: String {
    case abbreviation, calendar, capitalized, affirmative, chatter, note
    case targetOpen = "target-open"
    case sourceFunction = "source-function"
    case targetFunction = "target-function"
    case sourceNegator = "source-negator"
    case targetNegator = "target-negator"
    case sourceNegative = "source-negative"
    case targetNegative = "target-negative"
    case targetAffirmative = "target-affirmative"
    case targetYet = "target-yet"
    /// Words that name a segment in front of its number.
    case targetID = "target-id"
    /// Words that begin with `un` and deny nothing.
    case affirmativeUn = "target-un"
  }

  package static let file = "Glossary/id-en/rules/check-words.tsv"
  static let columns = ["kind", "words", "source", "translation", "finding"]

  let source: NumberLanguage
  let target: NumberLanguage
  private let lists: [List: Set<String>]
  /// The phrases of a list, each as its words.
  private let phrases: [List: [[String]]]
  /// By their first byte in small letters.
  let chatter: [UInt8: [String]]

  /// Knows no word: for languages that have no table.
  package init() {
    (source, target) = (NumberLanguage(.indonesian), NumberLanguage(.english))
    (lists, phrases, chatter) = ([:], [:], [:])
  }

  /// - Parameter bytes: of a file below `Glossary/id-en/`.
  /// - Throws: `TSVTable.Problem` that names file and line, or what `bytes` throws.
  package init(reading bytes: (String) throws -> [UInt8]) throws {
    let table = try TSVTable(file: Self.file, bytes: try bytes(Self.file), columns: Self.columns)
    var lists: [List: Set<String>] = [:]
    var phrases: [List: [[String]]] = [:]
    var chatter: [String] = []
    for row in table.rows {
      guard let list = List(rawValue: row.fields[0]) else {
        throw TSVTable.Problem(
          file: Self.file, line: row.line, message: "the kind '\(row.fields[0])' is unknown")
      }
      switch list {
      case .chatter: chatter += row.fields[1].split(separator: "|").map(String.init)
      case .affirmative, .targetAffirmative, .targetYet:
        phrases[list, default: []] += row.fields[1].split(separator: "|").map {
          $0.split(separator: " ").map(String.init)
        }
      default: lists[list, default: []].formUnion(row.fields[1].split(separator: " ").map(String.init))
      }
    }
    (self.lists, self.phrases) = (lists, phrases)
    self.chatter = Dictionary(grouping: chatter) { ($0.utf8.first ?? 0) | 0x20 }
    let numbers = try TSVTable(
      file: NumberLanguage.file, bytes: try bytes(NumberLanguage.file), columns: NumberLanguage.columns)
    source = try NumberLanguage(.indonesian, numbers)
    target = try NumberLanguage(.english, numbers)
  }

  func has(_ word: String, _ list: List) -> Bool { lists[list]?.contains(word) == true }

  /// How many words from `index` on are a phrase of the list; 0 for none.
  func phrase(_ words: [String], at index: Int, _ list: List) -> Int {
    var longest = 0
    for phrase in phrases[list] ?? [] where phrase.count > longest && index + phrase.count <= words.count {
      if words[index] == phrase[0], words[index..<index + phrase.count].elementsEqual(phrase) {
        longest = phrase.count
      }
    }
    return longest
  }
}
