import AlihModel

/// Stages 5 and 6 above the phrase: verb groups, subjects, copulas, agents, tense, articles and pronouns.
///
/// One pass from left to right over the phrases; linear.
struct Clauses {
  let auxiliaries: Auxiliaries
  let words: WordLists
  let role: Role
  /// Lemmas that the article has mentioned already: their nouns are definite.
  var mentioned: WordSet = []
  /// Whether the person that the article named last is a woman.
  var isAboutWoman = false

  func isChange(_ verb: Node?) -> Bool {
    verb?.sense.map { words.holds($0.lemma.prefix { $0 != " " }.description, in: .changing) } ?? false
  }

  static let nominal: [WordClass] = [.noun, .name, .pronoun, .numeral, .unknown, .determiner]

  func resolve(_ nodes: inout [Node], cues: TenseCues) {
    var state = State()
    // A sentence from the middle of a quotation has its closing mark only.
    if nodes.first(where: { $0.wordClass == .punctuation && Marks.quotes.contains($0.token.text) })?
      .closesQuote
      == true
    {
      state.quoteDepth = 1
    }
    state.saysFuture = nodes.contains { $0.verb.map { $0.tense == .future || !$0.modals.isEmpty } ?? false }
    var index = 0
    while index < nodes.count {
      let node = nodes[index]
      let next = index + 1 < nodes.count ? nodes[index + 1] : nil
      switch node.wordClass {
      case .punctuation: punctuation(node, &state)
      case .verb where node.verb != nil: verb(node, index, &nodes, &state, cues)
      case .conjunction:
        be(before: node, &nodes, &index, &state, cues)
        conjunction(node, next, nodes[(index + 1)...].prefix(40), &state)
      case .preposition:
        go(node, &nodes, &index, &state, cues)
        preposition(node, next, &state)
      case .noun, .name, .pronoun, .numeral, .unknown, .determiner:
        nominal(node, next, &nodes, &index, &state, cues)
      case .adjective: adjective(node, &nodes, &index, &state, cues)
      // "Korea Selatan, katanya, menginginkan ...": behind the aside the sentence goes on.
      case .adverb where node.features.contains(.aside):
        state.finiteSeen = state.subject == nil || next?.wordClass != .punctuation && next?.verb == nil
      default: break
      }
      if node.wordClass == .punctuation {
        state.hasCompared = false
      } else if node.compares {
        state.hasCompared = true
      }
      state.distance += 1
      if state.distance > 5 { state.verbPrepositions = [:] }
      if node.wordClass != .adverb || Self.takesAdverb(behind: state.previous) {
        state.previous = nodes[min(index, nodes.count - 1)]
      }
      index += 1
    }
    askQuestion(nodes, cues)
  }

  /// "dari sana": behind such a preposition an adverb is what it governs.
  private static func takesAdverb(behind previous: Node?) -> Bool {
    guard let previous else { return true }
    return ["dari", "ke", "di", "sejak"].contains(previous.lower)
  }

  func punctuation(_ node: Node, _ state: inout State) {
    switch node.token.text {
    case "\"", "“", "”", "‘‘", "’’", "''", "„":
      state.quoteDepth = node.closesQuote ? 0 : 1
      state.control = nil
      state.beforeQuote = state.previous
      state.newClause = true
      state.subject = nil
      state.finiteSeen = false
      state.reported = false
    case "(":
      state.beforeBracket = (state.subject, state.lastNominal, state.newClause, state.afterObject)
      state.newClause = false
      if state.subject == nil { state.subject = state.lastNominal }
    case ")":
      if let before = state.beforeBracket {
        (state.subject, state.lastNominal, state.newClause, state.afterObject) = before
        state.beforeBracket = nil
      }
    case ",", "-", "–", "—", "--":
      (state.newClause, state.isInCondition) = (true, false)
      state.control = nil
    default:
      state.newClause = true
      state.subject = nil
      state.finiteSeen = false
      state.reported = false
    }
  }
}
