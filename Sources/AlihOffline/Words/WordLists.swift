import AlihModel

/// The words that rules name, by list, each with the English that the rule writes for it; from `rules/word-lists.tsv`.
struct WordLists: Sendable {
  static let columns = ["list", "word", "english", "example", "translation"]

  /// The lists that a rule asks for; Documentation/RuleFormat.md says what each is.
  enum Name: String, CaseIterable, Sendable {
    case bearing
    case bearingFiller = "bearing-filler"
    case distance
    case duration
    case growing, level, period, which
    case hourPart = "hour-part"
    case latitude
    case quake
    case winning, losing
    case deadline, fronted, akan, place, indefinite
    case coming, planned, expected, since, until, already
    case ageOf = "age-of"
    case ofPerson = "of-person"
    case placeHead = "place-head"
    case street, road, settlement, locating, milestone, after, tough, company
    case companyEnd = "company-end"
    case settlementKind = "settlement-kind"
    case placeOffice = "place-office"
    case countedState = "counted-state"
    case headlineVerb = "headline-verb"
    case intensity, describing, narrative
    case noComma = "no-comma"
    case partOfTime = "part-of-time"
    case fold, deadly, happening, attributive, rumored, hoped, unreal, amount, ongoing, measured
    case besideScore = "beside-score"
    case priced, costing, sentencing, penalty, custody, kin, dying
    case kinOfMan = "kin-of-man"
    case kinOfWoman = "kin-of-woman"
    case foreignPrefix = "foreign-prefix"
    case clitic, nasal
    case hyphenPrefix = "hyphen-prefix"
    case gluedPrefix = "glued-prefix"
    case changing, asking, presenting, coordinating, contrasting, clausal, aged, age, counting, counted,
      calling, sayer
    case namePart = "name-part"
    case titled, question, reason, purpose, condition, concession, agent, doer, recipient, past, present
    case `while`, joining, copula, existing, denial, negation, whole, compared, among, wanting
    case oneOfThem = "one-of-them"
    case partOfYear = "part-of-year"
    case english, indonesian
    case smallInTitle = "small-in-title"
    case determiner, compass, object, possessive, reflexive
    case twoObjects = "two-objects"
    case takesWith = "takes-with"
    case amountBehind = "amount-behind"
    case saysHow = "says-how"
    case behindNot = "behind-not"
    case pointing, times, within, inverted
    case stating, message, manner, finding
    case askedState = "asked-state"
  }

  /// A word of a list, and the English that the rule writes for it.
  typealias Row = (word: String, english: String)

  /// Which lists something is in.
  struct Lists: OptionSet, Sendable {
    let rawValue: UInt128

    init(rawValue: UInt128) { self.rawValue = rawValue }
    init(_ name: Name) { rawValue = 1 << UInt128(name.index) }
  }

  /// By `Name.index`.
  private var lists = Array(repeating: WordMap<String>(), count: Name.allCases.count)
  private var memberships = WordMap<Lists>()
  private var rows = Array(repeating: [Row](), count: Name.allCases.count)
  /// The list `narrative`: what a word says of whether its sentence tells what happened.
  private(set) var narrative = WordMap<Double>()

  init(_ table: TSVTable) throws(TSVTable.Problem) {
    precondition(Name.allCases.count <= UInt128.bitWidth, "a list more than `Lists` has bits for")
    for row in table.rows {
      guard let name = Name(rawValue: row.fields[0]) else {
        throw TSVTable.Problem(
          file: table.file, line: row.line, message: "no rule asks for a list '\(row.fields[0])'")
      }
      lists[name.index][row.fields[1]] = row.fields[2]
      memberships[row.fields[1], default: []].formUnion(Lists(name))
      if name == .narrative { narrative[row.fields[1]] = Double(row.fields[2]) }
      rows[name.index].append((row.fields[1], row.fields[2]))
    }
    if let missing = Name.allCases.first(where: { rows[$0.index].isEmpty }) {
      throw TSVTable.Problem(
        file: table.file, line: 1, message: "a rule needs the list '\(missing.rawValue)', which has no row")
    }
  }

  /// The English of a word in a list; nil when the list does not hold it.
  func english(_ word: String, in list: Name) -> String? { lists[list.index][word] }

  func holds(_ word: String, in list: Name) -> Bool { lists[list.index].holds(word) }

  /// The lists that have a word of a sentence, its lemma, or the first of several words.
  func lists(in nodes: [Node]) -> Lists {
    var found: Lists = []
    for node in nodes {
      found.formUnion(lists(of: node.lower))
      if let lemma = node.sense?.lemma { found.formUnion(lists(of: lemma)) }
    }
    return found
  }

  private func lists(of word: String) -> Lists {
    let whole = memberships[word] ?? []
    guard let blank = word.utf8.firstIndex(of: UInt8(ascii: " ")) else { return whole }
    // "Jl Melati" of an entity has its capitals.
    return whole.union(memberships[word[..<blank].lowercased()] ?? [])
  }

  /// A list in the order of its rows.
  func rows(in list: Name) -> [Row] { rows[list.index] }
}

extension WordLists.Name {
  /// Its place among all cases, as which Swift stores an enumeration without payloads.
  fileprivate var index: Int { withUnsafeBytes(of: self) { Int($0[0]) } }
}
