import AlihModel

/// The words that the checks go by, from `rules/check-words.tsv`, `contrasts.tsv` and `number-words.tsv`; immutable and shared.
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
    /// `akan`: what may be is said of what is to come.
    case sourceFuture = "source-future"
    case sourceHedge = "source-hedge"
    case targetHedge = "target-hedge"
    /// Who speaks, and who is spoken of.
    case sourceFirst = "source-first"
    case targetFirst = "target-first"
    case targetThird = "target-third"
    case sourceFrom = "source-from"
    case sourceTo = "source-to"
    case targetFrom = "target-from"
    case targetTo = "target-to"
    /// Words that turn who does something and whom it is done to.
    case targetPassive = "target-passive"
    case sourceTold = "source-told"
    /// In front of whom something is said by, and of what is compared with.
    case sourceAccording = "source-according"
    case targetAccording = "target-according"
    case sourceThan = "source-than"
    case targetThan = "target-than"
    case sourceIs = "source-is"
    /// In front of the last of a list, and where each of it has its own number.
    case sourceAnd = "source-and"
    case targetAnd = "target-and"
    /// In front of what something becomes, and of how much it changes: `menjadi`, `sebesar`.
    case sourceGoal = "source-goal"
    case targetGoal = "target-goal"
    case sourceStep = "source-step"
    case targetStep = "target-step"
    case sourceEach = "source-each"
    case targetEach = "target-each"
    /// Words that right English doubles: "had had".
    case targetDouble = "target-double"
    case sourceBy = "source-by"
    case targetBy = "target-by"
    /// What may stand between a verb and its object.
    case sourceArticle = "source-article"
    case targetArticle = "target-article"
    /// Verbs that say that something doesn't come to be: "mencegah agar tidak ..." denies nothing more.
    case sourcePreventing = "source-preventing"
    /// Words that name a segment in front of its number.
    case targetID = "target-id"
    /// Small words that tell a paraphrase from what has nothing to do with the source: `kami`, `jika`.
    case sourceTelling = "source-telling"
    /// Words that begin with `un` and deny nothing.
    case affirmativeUn = "target-un"
  }

  package static let file = "Glossary/id-en/rules/check-words.tsv"
  static let columns = ["kind", "words", "source", "translation", "finding"]

  let source: NumberLanguage
  let target: NumberLanguage
  let contrasts: Contrasts
  /// Of each word the lists that hold it, one bit each.
  private let lists: WordMap<UInt64>
  /// The lists' phrases by their first words, each as its words.
  private let phrases: WordMap<[(list: List, words: [String])]>
  /// By their first byte in small letters.
  let chatter: [[String]]

  /// Knows no word: for languages that have no table.
  package init() {
    (source, target) = (NumberLanguage(.indonesian), NumberLanguage(.english))
    (lists, phrases, chatter) = ([:], [:], Array(repeating: [], count: 256))
    contrasts = Contrasts()
  }

  /// - Parameter bytes: of a file below `Glossary/id-en/`.
  /// - Throws: `TSVTable.Problem` that names file and line, or what `bytes` throws.
  package init(reading bytes: (String) throws -> [UInt8]) throws {
    let table = try TSVTable(file: Self.file, bytes: try bytes(Self.file), columns: Self.columns)
    var lists = WordMap<UInt64>()
    var phrases = WordMap<[(list: List, words: [String])]>()
    var chatter: [[String]] = Array(repeating: [], count: 256)
    for row in table.rows {
      guard let list = List(rawValue: row.fields[0]) else {
        throw TSVTable.Problem(
          file: Self.file, line: row.line, message: "the kind '\(row.fields[0])' is unknown")
      }
      switch list {
      case .chatter:
        for phrase in row.fields[1].split(separator: "|") {
          chatter[Int((phrase.utf8.first ?? 0) | 0x20)].append(String(phrase))
        }
      case .affirmative, .targetAffirmative, .targetYet:
        for phrase in row.fields[1].split(separator: "|") {
          let words = phrase.split(separator: " ").map(String.init)
          phrases[words[0], default: []].append((list, words))
        }
      default:
        for word in row.fields[1].split(separator: " ") { lists[String(word), default: 0] |= list.bit }
      }
    }
    (self.lists, self.phrases, self.chatter) = (lists, phrases, chatter)
    let numbers = try TSVTable(
      file: NumberLanguage.file, bytes: try bytes(NumberLanguage.file), columns: NumberLanguage.columns)
    source = try NumberLanguage(.indonesian, numbers)
    target = try NumberLanguage(.english, numbers)
    contrasts = Contrasts(
      try TSVTable(
        file: Contrasts.file, bytes: try bytes(Contrasts.file), columns: Contrasts.columns))
  }

  func has(_ word: String, _ list: List) -> Bool { lists[word].map { $0 & list.bit != 0 } ?? false }

  /// How many words from `index` on are a phrase of the list; 0 for none.
  func phrase(_ words: [String], at index: Int, _ list: List) -> Int {
    guard let known = phrases[words[index]] else { return 0 }
    var longest = 0
    for (own, phrase) in known where own == list && phrase.count > longest {
      if words[index...].starts(with: phrase) { longest = phrase.count }
    }
    return longest
  }
}

extension CheckWords.List {
  /// Its bit: Swift stores an enumeration without payloads as its place among the cases.
  fileprivate var bit: UInt64 { 1 << withUnsafeBytes(of: self) { UInt64($0[0]) } }
}
