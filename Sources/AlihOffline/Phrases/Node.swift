/// A word or phrase of the sentence under analysis, on its way from Indonesian to English.
///
/// A leaf stands for one token or one multiword expression; the structure rules join nodes into phrases whose `parts`
/// are in English order.
final class Node {
  enum Part {
    case node(Node)
    case text(String)
  }

  enum Article { case undecided, none, the, indefinite }

  /// How an attribute or possessor is written in front of its noun.
  ///
  /// A generic noun stands for its kind, and is plural where it can be: "pembuatan masker" -> "making of masks"; one of `many` is
  /// plural although its phrase is not: "one of the residents". The cardinal of "third" is "three".
  enum Form: String, CaseIterable {
    case plain = ""
    case adjective = "adj"
    case attribute = "attr"
    case possessive = "poss"
    case comparative, superlative
    case capitalized = "cap"
    case adverb, generic, many, cardinal
  }

  var wordClass: WordClass
  var features: Features
  let token: Token
  /// The token's word in small letters.
  let lower: String
  /// Tokens that it covers.
  var span: Range<Int>
  var readings: [Reading]
  /// What disambiguation chose of `readings`; nil for marks, names and entities.
  var reading: Reading?
  var sense: Sense?
  var parts: [Part] = []
  /// The node whose number and article the phrase has; itself for a leaf.
  private var headNode: Node?

  var article: Article = .undecided
  var form: Form = .plain
  /// Fixed English, for what needs no inflection.
  var text: String?
  var verb: VerbGroup?
  /// Whose it is, when "-nya" says so: "its", "his", "their".
  var possessor: String?
  /// Of a quotation mark: whether it ends the quotation.
  var closesQuote = false
  /// Whether the text is followed or preceded without a space, as `'s` is.
  var isSilent = false
  /// A preposition that goes before it although the source has none: "by", "on".
  var lead: String?

  var head: Node { headNode.map { $0.head } ?? self }
  /// Whether it names or means a person; a name that the gazetteer does not know is taken for one.
  var isHuman: Bool {
    let all = features.union(head.features)
    if !all.isDisjoint(with: [.human, .person]) { return true }
    return wordClass == .name && token.capitals != .all
      && all.isDisjoint(with: [.place, .org, .event, .time, .day, .year, .term])
  }

  /// Whether it names or means a woman.
  var isFemale: Bool {
    if features.union(head.features).contains(.female) { return true }
    // "aktris Dewi Sandra"
    return wordClass == .name
      && parts.contains { if case .node(let part) = $0 { part.features.contains(.female) } else { false } }
  }

  /// The noun that ends the phrase: "people" in "the number of people".
  var lastNoun: Node {
    for case .node(let child) in parts.reversed() where child.wordClass == .noun || child.wordClass == .name {
      return child.lastNoun
    }
    return self
  }

  var isLeaf: Bool { parts.isEmpty }

  init(token: Token, at index: Int, wordClass: WordClass, features: Features = [], text: String? = nil) {
    self.token = token
    lower = token.lower
    span = index..<(index + 1)
    self.wordClass = wordClass
    self.features = features.union(.leaf)
    self.text = text
    readings = []
  }

  /// A phrase of `nodes`, in the source's order, headed by `head`.
  init(_ nodes: ArraySlice<Node>, head: Node, parts: [Part]) {
    token = head.token
    lower = head.lower
    span = nodes.first!.span.lowerBound..<nodes.last!.span.upperBound
    wordClass = head.wordClass
    features = head.features.subtracting(.leaf)
    readings = []
    reading = head.reading
    sense = head.sense
    headNode = head
    self.parts = parts
  }

  /// Of the verb of "Blinken said": it stands after its speaker, and says nothing more.
  var isAttribution = false

  /// Of a question word: the verb whose auxiliary it draws in front of the subject.
  var asks: Node?

  /// Whether its verb is plural: the phrase is, or is one of several that "and" joins.
  var takesPluralVerb: Bool {
    isPlural || features.contains(.coordinated) || isPluralPronoun
  }

  /// Whether English counts it as several.
  var isPlural: Bool {
    if features.contains(.one) || features.contains(.indefinite) { return false }
    let head = head
    if head !== self, head.isPlural { return true }
    return !features.isDisjoint(with: [.counted, .plural, .many, .reduplicated])
  }
}

/// The English verb group of a clause: what tense, mood and negation do to a verb.
struct VerbGroup {
  enum Tense { case undecided, past, present, future, perfect, base, infinitive, gerund, participle }

  var tense: Tense = .undecided
  var progressive = false
  var passive = false
  var negated = false
  var notYet = false
  /// It began at a time that the sentence names, and goes on: the perfect stands, whatever dates are told.
  var lasts = false
  /// `can`, `must`, `need to`, in order.
  var modals: [String] = []
  /// `also`, `still`: between the first auxiliary and the verb.
  var adverbs: [String] = []
  /// Base form; "be" when an adjective or noun is the predicate.
  var verb: String
  var object: String?
  var pluralSubject = false
  /// In a report of the past, where "will" is "would" and "has" is "had".
  var isReported = false
  var firstPerson = false
  /// Behind a "that is" which English leaves out.
  var isShortened = false
  /// Its first auxiliary stands before the subject.
  var isAsked = false
  var afterParticle: String?
}
