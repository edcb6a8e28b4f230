import AlihModel

/// Where the pass is.
extension Clauses {
  /// What the pass remembers of the clause it is in.
  struct State {
    var subject: Node?
    var relative: Node?
    var expectsRelative = false
    var newClause = true
    var lastNominal: Node?
    var previous: Node?
    var previousGroup: Node?
    var finiteSeen = false
    var quoteDepth = 0
    var reported = false
    /// Whether the report is one of the past: "said", not "says".
    var reportedPast = false
    /// Whether tenses are those of a past report: "will" is "would", "is" is "was".
    var isReport: Bool { reported && reportedPast && quoteDepth == 0 }
    var verbPrepositions: [String: String] = [:]
    var distance = 0
    var human: Node?
    /// A verb whose object is followed by an infinitive, as in "meminta warga mundur"; until its object is over.
    var control: Node?
    /// Whom such a verb is about, who owns what his infinitive has: "meminta Jepang membela sekutunya".
    var controlled: Node?
    /// The first subject of the sentence, to which later clauses come back.
    var topic: Node?
    /// The subject of the clause before a conjunction.
    var lastSubject: Node?
    /// Whether the last noun phrase is the object of a finite verb.
    var afterObject = false
    /// Whether a comma stood before the last "and", which then joins clauses rather than verbs.
    var joinsClauses = false
    /// Whether the next verb is wished for: "that residents should not enter".
    var isWish = false
    /// The last verb, when it is one of a relative clause.
    var relativeGroup: Node?
    /// Subject and finiteness of the clause around a relative clause with a subject of its own.
    var outerClause: (subject: Node?, finiteSeen: Bool)?
    /// The verb of such a relative clause, when it was the last verb.
    var closedRelative: Node?
    /// Whether the clause has said that something is more.
    var hasCompared = false
    /// Whether the clause has said from where or when.
    var cameFrom = false
    /// Whether the sentence has said "if".
    var isConditional = false
    /// Whether the sentence says what will or may be.
    var saysFuture = false
    /// Whether this clause is what is said behind "if".
    var isInCondition = false
    /// What was known before an open bracket: it comes back after the bracket.
    var beforeBracket: (Node?, Node?, Bool, Bool)?
    /// Whether the clause has a verb behind this one that is surely its own: "will", "is".
    var hasLaterVerb = false
    /// A verb that is the subject of the clause: "Merokok menyebabkan kanker".
    var verbSubject: Node?
    /// What stood before the last quotation mark.
    var beforeQuote: Node?
  }
}
