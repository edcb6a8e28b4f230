import AlihModel

/// One row of the lexicon: one meaning of a lemma in one word class.
final class Sense: Sendable {
  let lemma: String
  let wordClass: WordClass
  /// The English base form; empty for words that English leaves out.
  let english: String
  let features: Features
  /// The preposition between this noun and the noun after it: `jumlah` prep=of.
  let complement: String?
  /// The form in front of another noun: `ekonomi` attr=economic.
  let attribute: String?
  /// Which word of `english` is inflected, counted from 0; nil for the usual one (a verb's first, a noun's last).
  let head: Int?
  /// How a preposition after this word is rendered: `["pada": "on"]`; an empty string drops it.
  let prepositions: [String: String]
  let conditions: [Condition]
  /// How many words the lemma has.
  let length: Int

  init(
    lemma: String, wordClass: WordClass, english: String, features: Features = [], complement: String? = nil,
    attribute: String? = nil, head: Int? = nil, prepositions: [String: String] = [:],
    conditions: [Condition] = []
  ) {
    self.lemma = lemma
    self.wordClass = wordClass
    self.english = english
    self.features =
      complement == nil ? features : features.union(Self.isProcess(lemma) ? [.prep, .process] : .prep)
    self.complement = complement
    self.attribute = attribute
    self.head = head
    self.prepositions = prepositions
    self.conditions = conditions
    length = lemma.utf8.reduce(1) { $0 + ($1 == UInt8(ascii: " ") ? 1 : 0) }
  }

  /// A noun of doing, such as "pembangunan" and "perbaikan", is told by its affixes.
  private static func isProcess(_ lemma: String) -> Bool { lemma.hasPrefix("pe") && lemma.hasSuffix("an") }

  /// Reads the five columns of a lexicon row.
  convenience init(fields: [String]) throws(LexiconProblem) {
    guard fields.count == 5 else {
      throw LexiconProblem("\(fields.count) columns instead of lemma, class, english, features, when")
    }
    guard let wordClass = WordClass(rawValue: fields[1]), wordClass != .punctuation, wordClass != .edge,
      wordClass != .unknown
    else { throw LexiconProblem("'\(fields[1])' is no word class") }
    var features: Features = []
    var complement: String?
    var attribute: String?
    var head: Int?
    var prepositions: [String: String] = [:]
    for item in fields[3].utf8.split(separator: UInt8(ascii: " ")) {
      let word = String(Substring(item))
      if let feature = Features.lexical[word] {
        features.insert(feature)
        continue
      }
      guard let equals = word.firstIndex(of: "=") else {
        throw LexiconProblem("'\(word)' is no feature")
      }
      let value = Self.unescaped(word[word.index(after: equals)...])
      switch word[..<equals] {
      case "prep": complement = value
      case "attr": attribute = value
      case "head": head = Int(value).map { $0 - 1 }
      case "dengan", "pada", "dari", "terhadap", "untuk", "atas", "ke", "kepada", "di", "dalam", "oleh",
        "akan",
        "tentang", "bagi", "dan":
        prepositions[String(word[..<equals])] = value == "-" ? "" : value
      default: throw LexiconProblem("'\(word)' is no feature")
      }
    }
    var conditions: [Condition] = []
    for item in fields[4].utf8.split(separator: UInt8(ascii: " ")) {
      conditions.append(try Condition(String(Substring(item))))
    }
    if attribute != nil { features.insert(.adjectival) }
    self.init(
      lemma: fields[0], wordClass: wordClass, english: fields[2], features: features, complement: complement,
      attribute: attribute, head: head, prepositions: prepositions, conditions: conditions)
  }
}

extension Sense {
  /// `_` stands for a blank inside a feature or condition.
  fileprivate static func unescaped(_ text: some StringProtocol) -> String {
    String(text.map { $0 == "_" ? " " : $0 })
  }
}

/// What is wrong with one row, without its place; the reader of the file adds that.
struct LexiconProblem: Error, Sendable {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}

/// A test on a word's neighbors that decides for a sense: `next=kali`, `!prev:verb`, `near=bola/gol`, `passive`.
struct Condition: Sendable, Equatable {
  enum Place: Sendable { case next, previous, secondNext, secondPrevious, near }
  enum Test: Sendable, Equatable {
    case word(Place, [String])
    case wordClass(Place, WordClass)
    case feature(Place, Features)
    case passive, active, first, last
    /// It ends a clause that has no verb before it.
    case predicate
    /// A noun and, before any mark, conjunction or preposition, a verb follow.
    case clause
  }

  let test: Test
  let negated: Bool

  init(_ text: String) throws(LexiconProblem) {
    var rest = Substring(text)
    negated = rest.first == "!"
    if negated { rest = rest.dropFirst() }
    switch rest {
    case "passive": test = .passive
    case "active": test = .active
    case "first": test = .first
    case "last": test = .last
    case "predicate": test = .predicate
    case "clause": test = .clause
    default:
      guard let split = rest.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
        throw LexiconProblem("'\(text)' is no condition")
      }
      let place: Place
      switch rest[..<split] {
      case "next": place = .next
      case "prev": place = .previous
      case "next2": place = .secondNext
      case "prev2": place = .secondPrevious
      case "near": place = .near
      default: throw LexiconProblem("'\(text)' is no condition")
      }
      let value = rest[rest.index(after: split)...]
      if rest[split] == "=" {
        test = .word(
          place, value.split(whereSeparator: { $0 == "/" || $0 == "|" }).map(Sense.unescaped))
      } else if value == "number" {
        test = .wordClass(place, .numeral)
      } else if let wordClass = WordClass(rawValue: String(value)) {
        test = .wordClass(place, wordClass)
      } else if let feature = Features.named(String(value)) {
        test = .feature(place, feature)
      } else {
        throw LexiconProblem("'\(text)' tests '\(value)', which is no class or feature")
      }
    }
  }
}

extension Sense {
  /// Whether the words around an expression let it stand: `tahun lalu` is no "last year" after a number, `korban tewas`
  /// no "fatalities" before `di`.
  ///
  /// - Parameter before: the words before it.
  func allows(_ before: [Node], next: Token?) -> Bool {
    let previous = before.last
    return conditions.allSatisfy { condition in
      switch condition.test {
      case .predicate: (Self.endsClause(next) && Node.lackVerb(before[...])) != condition.negated
      case .wordClass(.previous, let wordClass): (previous?.wordClass == wordClass) != condition.negated
      case .word(.previous, let words): words.contains(previous?.lower ?? "") != condition.negated
      case .feature(.previous, let feature):
        (previous?.features.contains(feature) ?? false) != condition.negated
      case .wordClass(.next, .numeral):
        (next?.kind == .number || next?.wordClass == .numeral || next?.lower == "satu") != condition.negated
      case .word(.next, let words): words.contains(next?.lower ?? "") != condition.negated
      default: true
      }
    }
  }

  private static func endsClause(_ next: Token?) -> Bool {
    next.map { $0.kind == .mark && $0.text != "(" } ?? true
  }
}

extension Node {
  /// Whether no verb stands among the last words before a mark or a conjunction that begins a clause.
  static func lackVerb(_ nodes: ArraySlice<Node>) -> Bool {
    for node in nodes.reversed() {
      if node.wordClass == .punctuation { return true }
      let classes = node.readings.map(\.wordClass)
      if classes.first == .verb || node.verb != nil { return false }
      if classes.first == .conjunction, node.lower != "dan", node.lower != "yang" { return true }
    }
    return true
  }
}
