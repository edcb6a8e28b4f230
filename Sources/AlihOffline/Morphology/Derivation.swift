import AlihModel

/// One way in which Indonesian makes words of words: `pe*an` of a verb `me*` is the act; from `rules/derivations.tsv`.
struct Derivation: Sendable {
  static let columns = ["form", "letters", "of", "class", "makes", "english", "features"]

  /// What is written for the new word, beside plain text around `*`, the English of the word it is made of.
  enum English: Sendable {
    case text(ahead: String, behind: String)
    /// The verb's gerund: "handling".
    case act
    /// Who does it: "handler".
    case agent
    /// What it is like: "weakness".
    case quality
    /// The adjective's highest degree.
    case superlative
  }

  let ahead: String
  let behind: String
  /// The least number of letters between them.
  let letters: Int
  /// What the letters between them are tried as: `me*kan` for "sampai" is "mesampaikan".
  let bases: [String]
  let baseClass: WordClass
  /// Features that the base has to have.
  let demands: Features
  let makes: WordClass
  let english: English
  let features: Features
  /// Whether the new word has its base's features, too.
  let keepsFeatures: Bool

  init(_ row: TSVTable.Row, in file: String) throws(TSVTable.Problem) {
    func problem(_ message: String) -> TSVTable.Problem {
      TSVTable.Problem(file: file, line: row.line, message: message)
    }
    let parts = row.fields[0].split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let letters = Int(row.fields[1]) else {
      throw problem("a form is letters around one '*', and 'letters' a number: '\(row.fields[0])'")
    }
    (ahead, behind, self.letters) = (parts[0], parts[1], letters)
    bases = row.fields[2].split(separator: " ").map(String.init)
    let wanted = row.fields[3].split(separator: " ").map(String.init)
    guard let first = wanted.first, let baseClass = WordClass(rawValue: first),
      let makes = WordClass(rawValue: row.fields[4])
    else { throw problem("'\(row.fields[3])' or '\(row.fields[4])' is no class of words") }
    (self.baseClass, self.makes) = (baseClass, makes)
    var demands: Features = []
    for name in wanted.dropFirst() {
      guard let feature = Features.named(name) else { throw problem("there is no feature '\(name)'") }
      demands.insert(feature)
    }
    self.demands = demands
    var features: Features = []
    let names = row.fields[6].split(separator: " ").map(String.init)
    for name in names where name != Self.own {
      guard let feature = Features.named(name) else { throw problem("there is no feature '\(name)'") }
      features.insert(feature)
    }
    (self.features, keepsFeatures) = (features, names.contains(Self.own))
    english =
      switch row.fields[5] {
      case "{act}": .act
      case "{agent}": .agent
      case "{quality}": .quality
      case "{superlative}": .superlative
      default:
        if let star = row.fields[5].firstIndex(of: "*") {
          .text(
            ahead: String(row.fields[5][..<star]),
            behind: String(row.fields[5][row.fields[5].index(after: star)...]))
        } else {
          throw problem("'\(row.fields[5])' has no '*' for the word's English")
        }
      }
  }

  /// The name of the features that the base brings along.
  private static let own = "own"
  /// A base in every active form of a verb.
  static let active = "meN*"
  /// Behind a base: it may be a derived word itself.
  static let any = "+"

  /// The letters inside the affixes; nil when the word has not these affixes.
  func inside(_ form: String) -> Substring? {
    guard form.hasPrefix(ahead), form.hasSuffix(behind),
      form.utf8.count >= ahead.utf8.count + behind.utf8.count + letters
    else { return nil }
    return form.dropFirst(ahead.count).dropLast(behind.count)
  }

  /// As people write it: `pe-...-an`.
  var name: String { "\(ahead)-" + (behind.isEmpty ? "" : "...-\(behind)") }
}

/// How meN- meets a root: `s` makes `meny~`, so `sebut` is `menyebut`; the list `nasal` of `rules/word-lists.tsv`.
struct NasalPrefixes: Sendable {
  private struct Form: Sendable {
    let prefix: String
    /// Whether the root loses its first letter.
    let drops: Bool
  }

  /// By what a root begins with, the longest first; the last holds for every root.
  private let forms: [(initial: String, forms: [Form])]
  /// By prefix, the longest first: what a root may have begun with.
  private let starts: [(prefix: String, initials: [String])]

  init(_ rows: [WordLists.Row]) {
    let all = rows.map { row in
      (
        initial: row.word == "*" ? "" : row.word,
        forms: row.english.split(separator: " ").map {
          Form(prefix: String($0.dropLast()), drops: $0.last == "~")
        }
      )
    }
    forms = all.sorted { $0.initial.utf8.count > $1.initial.utf8.count }
    var starts: [String: Set<String>] = [:]
    for (initial, forms) in all {
      for form in forms {
        starts[form.prefix, default: []].insert(form.drops ? String(initial.prefix(1)) : "")
      }
    }
    self.starts = starts.map { ($0.key, $0.value.sorted()) }
      .sorted { ($1.prefix.utf8.count, $0.prefix) < ($0.prefix.utf8.count, $1.prefix) }
  }

  /// meN- with a root, the usual form first: `tulis` -> `menulis`; loans keep their consonant: `mempromosikan`.
  func active(of root: String) -> [String] {
    guard let first = root.first, let row = forms.first(where: { root.hasPrefix($0.initial) }) else {
      return []
    }
    return row.forms.map { $0.prefix + ($0.drops ? root.dropFirst(String(first).count) : root[...]) }
  }

  /// What `menyebut` may be made of, the longest prefix first: `sebut`.
  func roots(of active: String) -> [String] {
    starts.filter { active.hasPrefix($0.prefix) }.flatMap { prefix, initials in
      initials.map { $0 + active.dropFirst(prefix.count) }
    }
  }
}
