import AlihModel
import Foundation

/// What numbers in news count: `rules/figures.tsv`, with the numerals and scales of `rules/numbers.tsv`.
package struct FigureRules: Sendable {
  struct Unit: Sendable {
    /// What it is known by: its row's first word.
    let id: String
    let one: String
    let many: String

    /// `orang`, which says nothing of whom.
    var isGeneral: Bool { one == "person" }
  }

  struct State: Sendable {
    let english: String
    let isOfPeople: Bool
  }

  enum Word: Sendable {
    case people(Unit)
    case thing(Unit)
    case measure(Unit)
  }

  static let file = "Glossary/id-en/rules/figures.tsv"
  /// Words of the longest unit or state.
  static let longest = 3

  private(set) var words: [String: Word] = [:]
  private(set) var states: [String: State] = [:]
  private(set) var scaleWords: [String: String] = [:]
  private(set) var money: [String: String] = [:]
  /// `kerugian` -> `losses`
  private(set) var amounts: [String: String] = [:]
  private(set) var rates: [String: String] = [:]
  /// Of those, what money per one of them is: `dolar` -> `exchange rate`.
  private(set) var exchanges: [String: String] = [:]
  /// `harga` -> `price`; what has the price stands behind.
  private(set) var prices: [String: String] = [:]
  /// `unit`, `buah`: what they count stands before the number.
  private(set) var classifiers: Set<String> = []
  /// `menjadi`: what it stands behind has come to the number.
  private(set) var reached: Set<String> = []
  /// `lainnya`, `di antaranya`: stand between a number and what became of those people.
  private(set) var rest: Set<String> = []
  /// `pada`, `hingga`: behind a number that it is no number of.
  private(set) var ends: Set<String> = []
  /// `usia`, `kamar`: a number behind them counts nothing.
  private(set) var labels: Set<String> = []
  /// `susulan` -> `aftershock`
  private(set) var apart: [String: String] = [:]
  /// `tiga` -> 3
  private(set) var numerals: [String: Int] = [:]
  /// Those and `nothing` in letters, for a look whether a text has one.
  private(set) var countingLetters: [[UInt8]] = []
  /// `naik` -> `up`: an amount behind it is one of change.
  private(set) var changes: [String: String] = [:]
  /// `tidak ada`: none of what stands behind it.
  private(set) var nothing: [String: Bool] = [:]
  /// `lain`, `dari`: words with which `tidak ada` says nothing of all.
  private(set) var further: Set<String> = []
  /// What later stories can't tell less of: `dead`.
  private var grown: Set<String> = []
  /// `ribu` -> 1000
  private(set) var scales: [String: Int] = [:]

  package init(reading bytes: (String) throws -> [UInt8]) throws {
    let table = try TSVTable(
      file: Self.file, bytes: try bytes(Self.file),
      columns: ["kind", "words", "english", "example", "figure"])
    for row in table.rows {
      let english = row.fields[2].components(separatedBy: " | ")
      let names = row.fields[1].components(separatedBy: ", ").map { $0.lowercased() }
      let unit = Unit(id: names[0], one: english[0], many: english.last ?? english[0])
      for name in names {
        switch row.fields[0] {
        case "people": words[name] = .people(unit)
        case "thing": words[name] = .thing(unit)
        case "measure": words[name] = .measure(unit)
        case "state people", "state thing":
          states[name] = State(english: english[0], isOfPeople: row.fields[0] == "state people")
        case "scale": scaleWords[name] = english[0]
        case "money": money[name] = english[0]
        case "amount": amounts[name] = english[0]
        case "rate": rates[name] = english[0]
        case "exchange": (rates[name], exchanges[name]) = (english[0], english[1])
        case "price": prices[name] = english[0]
        case "classifier": classifiers.insert(name)
        case "reached": reached.insert(name)
        case "rest": rest.insert(name)
        case "label": labels.insert(name)
        case "end": ends.insert(name)
        case "apart": apart[name] = english[0]
        case "change": changes[name] = english[0]
        case "nothing": nothing[name] = true
        case "further": further.insert(name)
        case "grows": grown.insert(english[0])
        default:
          throw TSVTable.Problem(
            file: Self.file, line: row.line, message: "the kind '\(row.fields[0])' is unknown")
        }
      }
    }
    let numbersFile = "Glossary/id-en/rules/numbers.tsv"
    let numbers = try TSVTable(
      file: numbersFile, bytes: try bytes(numbersFile), columns: ["kind", "word", "value", "english"])
    for row in numbers.rows {
      guard let value = Int(row.fields[2]) else { continue }
      if row.fields[0] == "numeral" { numerals[row.fields[1]] = value }
      if row.fields[0] == "scale" { scales[row.fields[1]] = value }
    }
    countingLetters = (Array(numerals.keys) + nothing.keys).sorted().map { Array($0.utf8) }
  }

  /// Whether what a key counts can't become less.
  func onlyGrows(_ key: String) -> Bool {
    key.hasPrefix("people ") && grown.contains(String(key.dropFirst(7)))
  }
}
