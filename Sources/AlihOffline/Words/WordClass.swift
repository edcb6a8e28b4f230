import AlihModel

/// A word's part of speech, as the lexicon's `class` column names it.
enum WordClass: String, Sendable, CaseIterable {
  case noun, verb, name
  case numeral = "num"
  case classifier = "clf"
  case determiner = "det"
  case pronoun = "pron"
  case adjective = "adj"
  case adverb = "adv"
  case preposition = "prep"
  case conjunction = "conj"
  case particle = "part"
  case interjection = "interj"
  /// Not written in the lexicon: punctuation, the edge of a sentence, a word nobody knows.
  case punctuation, edge, unknown
}

/// What the lexicon and the structure rules say of a word, one bit each.
struct Features: OptionSet, Sendable, Hashable {
  let rawValue: UInt64

  // From the lexicon; Documentation/RuleFormat.md says what each means.
  static let uncount = Features(rawValue: 1 << 0)
  static let plural = Features(rawValue: 1 << 1)
  static let many = Features(rawValue: 1 << 2)
  static let human = Features(rawValue: 1 << 3)
  static let place = Features(rawValue: 1 << 4)
  static let org = Features(rawValue: 1 << 5)
  static let time = Features(rawValue: 1 << 6)
  static let unit = Features(rawValue: 1 << 7)
  static let event = Features(rawValue: 1 << 8)
  static let title = Features(rawValue: 1 << 9)
  static let the = Features(rawValue: 1 << 10)
  static let bare = Features(rawValue: 1 << 11)
  static let gerund = Features(rawValue: 1 << 12)
  static let say = Features(rawValue: 1 << 13)
  static let that = Features(rawValue: 1 << 14)
  static let to = Features(rawValue: 1 << 15)
  static let ing = Features(rawValue: 1 << 16)
  static let base = Features(rawValue: 1 << 17)
  static let intrans = Features(rawValue: 1 << 18)
  static let stative = Features(rawValue: 1 << 19)
  static let after = Features(rawValue: 1 << 20)
  static let pre = Features(rawValue: 1 << 21)
  static let clause = Features(rawValue: 1 << 22)
  static let degree = Features(rawValue: 1 << 23)
  static let spoken = Features(rawValue: 1 << 24)
  static let dated = Features(rawValue: 1 << 25)
  static let female = Features(rawValue: 1 << 26)
  /// Matches only in capitals: the acronym AS is not the "as" of an axle.
  static let caps = Features(rawValue: 1 << 27)
  /// A noun whose number follows it: `pasal 5`, "Article 5".
  static let numbered = Features(rawValue: 1 << 28)
  /// An adjective of what has become of something: `tiga rumah rusak`, "three houses were damaged".
  static let result = Features(rawValue: 1 << 29)
  /// An adverb that says who speaks: `katanya`, "he said".
  static let aside = Features(rawValue: 1 << 30)

  // From the analysis of the sentence.
  static let capital = Features(rawValue: 1 << 32)
  static let leaf = Features(rawValue: 1 << 33)
  /// A noun phrase that takes no further modifier in front: it has its determiner, possessor or number.
  static let closed = Features(rawValue: 1 << 34)
  static let definite = Features(rawValue: 1 << 35)
  /// A pronoun that is an object: "him".
  static let objectCase = Features(rawValue: 1 << 36)
  static let prep = Features(rawValue: 1 << 37)
  static let comparative = Features(rawValue: 1 << 40)
  static let person = Features(rawValue: 1 << 41)
  static let adjectival = Features(rawValue: 1 << 42)
  static let counted = Features(rawValue: 1 << 43)
  static let ordinal = Features(rawValue: 1 << 44)
  static let indefinite = Features(rawValue: 1 << 45)
  static let reduplicated = Features(rawValue: 1 << 46)
  static let clitic = Features(rawValue: 1 << 47)
  /// A time that is to come: "the next five years".
  static let coming = Features(rawValue: 1 << 48)
  static let year = Features(rawValue: 1 << 49)
  static let term = Features(rawValue: 1 << 50)
  static let money = Features(rawValue: 1 << 51)
  static let one = Features(rawValue: 1 << 52)
  /// A day or a date; a preposition before it is "on".
  static let day = Features(rawValue: 1 << 54)
  /// The noun of doing something to what follows it: "pembangunan jalan".
  static let process = Features(rawValue: 1 << 55)
  static let coordinated = Features(rawValue: 1 << 53)
  /// A person's age in years: "34".
  static let age = Features(rawValue: 1 << 57)
  /// A phrase of five words and more, which goes behind "of" rather than in front of its noun.
  static let long = Features(rawValue: 1 << 59)
  /// An adjective with "sangat" and the like, which is a predicate rather than an attribute.
  static let graded = Features(rawValue: 1 << 58)
  /// A time of day: "10:30".
  static let clock = Features(rawValue: 1 << 56)
  /// An age in tens: `20-an tahun`, "in their 20s".
  static let decade = Features(rawValue: 1 << 61)
  /// A number with a percent sign.
  static let percent = Features(rawValue: 1 << 60)

  /// The names that the lexicon's `features` column may use.
  static let lexical: WordMap<Features> = [
    "uncount": .uncount, "plural": .plural, "many": .many, "human": .human, "place": .place, "org": .org,
    "time": .time, "unit": .unit, "event": .event, "title": .title, "the": .the, "bare": .bare,
    "gerund": .gerund, "say": .say, "that": .that, "to": .to, "ing": .ing, "base": .base,
    "intrans": .intrans, "stative": .stative, "after": .after, "pre": .pre, "clause": .clause,
    "degree": .degree, "spoken": .spoken, "dated": .dated, "female": .female, "caps": .caps,
    "person": .person, "ordinal": .ordinal, "numbered": .numbered, "result": .result,
    "aside": .aside,
  ]

  /// The names that a structure rule may test, beyond the lexical ones.
  static let structural: WordMap<Features> = [
    "capital": .capital, "leaf": .leaf, "closed": .closed, "definite": .definite, "prep": .prep,
    "comparative": .comparative, "adjectival": .adjectival, "counted": .counted, "indefinite": .indefinite,
    "reduplicated": .reduplicated, "clitic": .clitic, "coming": .coming, "year": .year, "term": .term,
    "money": .money, "one": .one, "coordinated": .coordinated, "day": .day, "process": .process,
    "age": .age, "percent": .percent, "graded": .graded, "long": .long,
    "decade": .decade, "clock": .clock,
  ]

  static func named(_ name: String) -> Features? { lexical[name] ?? structural[name] }
}
