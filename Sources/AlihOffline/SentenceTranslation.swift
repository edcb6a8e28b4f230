import AlihModel

/// One sentence on its way through the stages.
struct SentenceTranslation {
  let engine: OfflineEngine
  let memory: WordMemory
  var role: Role
  /// Called with each stage's name and result, for `alih explain`; nil when nobody asks.
  var trace: ((_ stage: String, _ lines: [String]) -> Void)?

  /// Words that nobody knows.
  var findings: [Finding] = []
  /// The learned edits that were made.
  var edits: [Wording.Made] = []
  /// What learned edits are made in; kept on request alone.
  var draft: Wording.Draft?
  var keepsDraft = false
  /// What the article has said before this sentence and, after `translate`, with it.
  var context: ArticleContext

  init(engine: OfflineEngine, memory: WordMemory, role: Role, context: ArticleContext = ArticleContext()) {
    self.engine = engine
    self.memory = memory
    self.role = role
    self.context = context
  }

  /// - Parameter people: where persons' initials stand, which stay.
  mutating func translate(_ sentence: String, terms: [TermOccurrence], people: [Range<Int>] = []) -> String {
    var tokens = tokens(of: sentence, terms, people)
    let isShouting = role != .byline && (Self.isShouting(tokens) || isShoutedWord(tokens))
    if isShouting { for token in tokens { Self.calm(token) } }
    let isTitle = isTitleCase(tokens, role) && (role == .headline || tokens.last?.text != ".")
    if isTitle { role = .headline }
    // There a capital tells no name.
    let isCapitalized = isTitle || isShouting
    tokens = engine.entities.knowing(context.names, tokens, isTitle: isCapitalized)
    tokens = engine.entities.merged(tokens, Gazetteer(memory: memory, isTitle: isTitle))
    if !isCapitalized { context.names.add(engine.entities.names(in: tokens)) }
    trace?("entities", tokens.filter { $0.kind == .entity }.map { "\($0.text)\t\($0.english ?? "")" })
    var nodes = words(tokens, titleCase: isCapitalized)
    if !isCapitalized { context.names.add(nodes.compactMap(\.knownName)) }
    chooseClasses(&nodes)
    let lists = engine.words.lists(in: nodes)
    nodes = phrases(of: nodes)
    transfer(&nodes, tokens, lists)
    var text = Generator.text(of: nodes, english: engine.english, tokens: tokens, role: role)
    if isShouting { text = text.uppercased() } else if isTitle { text = text.titleCased }
    trace?("generation", [text])
    if role.takesWording, !isCapitalized { text = worded(text, of: sentence, tokens) }
    if let trace {
      let lost = SelfCheck.findings(tokens: tokens, text: text).map { "\($0.id)\t\($0.message)" }
      trace("check", lost.isEmpty ? ["every number, name, term and quotation mark is there"] : lost)
    }
    return text
  }

  private mutating func tokens(
    of sentence: String, _ terms: [TermOccurrence], _ people: [Range<Int>]
  ) -> [Token] {
    let engine = engine
    var tokens = Tokenizer.tokens(of: sentence, terms: terms.filter { !engine.isAffixed($0, in: sentence) })
    mark(people, in: &tokens)
    protectDateline(&tokens)
    protectInitials(&tokens)
    protectForeign(&tokens)
    protectEnglish(tokens)
    protectTitles(tokens)
    readMisspellings(&tokens)
    trace?("tokens", tokens.map { "\($0.text)\t\($0.kind)" })
    return tokens
  }

  /// Gives each word its class and sense, and marks what is not to be joined with its neighbors.
  private func chooseClasses(_ nodes: inout [Node]) {
    trace?(
      "morphology",
      nodes.filter { !$0.readings.isEmpty }.map { node in
        node.token.text + "\t"
          + node.readings.map { reading in
            "\(reading.wordClass.rawValue) \(reading.senses.map(\.english).joined(separator: "/"))"
              + (reading.derivation.map { " (\($0))" } ?? "")
          }.joined(separator: "; ")
      })
    engine.tagger.choose(
      nodes, headline: role == .headline, mayBeVerb: { engine.words.holds($0, in: .headlineVerb) })
    trace?(
      "classes",
      nodes.map { "\($0.token.text)\t\($0.wordClass.rawValue)\t\($0.sense?.english ?? $0.text ?? "")" })
    if role != .headline { relateStates(&nodes) }
    OnePerson.mark(nodes)
    protectPredicates(nodes)
    askStates(&nodes)
    stateStates(&nodes)
    for node in nodes {
      possessive(node)
      superlative(node)
      keepCapitals(node)
    }
  }

  private func phrases(of nodes: [Node]) -> [Node] {
    var rules: [String] = []
    let phrases = engine.structure.phrases(
      of: nodes, mentioned: context.lemmas, trace: trace == nil ? nil : { rules.append($0) })
    trace?("structure", rules)
    return phrases
  }

  /// Gives the phrases the order, verbs, articles and pronouns of English clauses, and notes for the article what they name.
  ///
  /// - Parameter lists: those of the rules' words that the sentence has.
  private mutating func transfer(_ nodes: inout [Node], _ tokens: [Token], _ lists: WordLists.Lists) {
    let cues = TenseCues(nodes, tokens, engine.words)
    let clauses = Clauses(
      auxiliaries: engine.auxiliaries, words: engine.words, role: role, mentioned: context.lemmas,
      isAboutWoman: context.isAboutWoman)
    // A headline has a grammar of its own.
    var applied = role == .headline ? [] : engine.sentenceRules.applyBeforeVerbGroups(to: &nodes, lists)
    nodes = clauses.verbGroups(of: nodes)
    if role != .headline { applied += engine.sentenceRules.applyAfterVerbGroups(to: &nodes, lists) }
    trace?("sentence rules", applied)
    clauses.objectsBehindVerbs(&nodes)
    clauses.resolve(&nodes, cues: cues)
    trace?(
      "transfer",
      nodes.map { node in
        "\(node.token.text)\t\(node.wordClass.rawValue)" + (node.verb.map { "\t\($0.tense)" } ?? "")
      })
    context.note(nodes)
  }

  static func isShouting(_ tokens: [Token]) -> Bool {
    guard tokens.contains(where: { $0.capitals == .all }) else { return false }
    let words = tokens.filter { $0.kind == .word && $0.text.utf8.count > 2 }
    if words.count == 2, tokens.count(where: { $0.kind == .word }) == 2,
      words.allSatisfy({ $0.capitals == .all && $0.text.utf8.count > 3 })
    {
      return true
    }
    return words.count > 2 && words.count(where: { $0.capitals == .all }) * 10 >= words.count * 9
  }

  /// A word alone, as above a headline or in subtitles, `EKONOMI`, `[MUSIK]`; but `ANTARA` and `KPAI` are names.
  func isShoutedWord(_ tokens: [Token]) -> Bool {
    let words = tokens.filter { $0.kind != .mark }
    guard words.count == 1, words[0].kind == .word, words[0].capitals == .all, words[0].text.utf8.count > 3
    else { return false }
    let readings = memory.readings(of: words[0])
    return readings.contains { !$0.isGuess } && !readings.contains { $0.wordClass == .name }
  }

  /// In running text a few names already make four words in five capitalized, so that there it takes nearly all.
  func isTitleCase(_ tokens: [Token], _ role: Role) -> Bool {
    let isTitle = role == .headline || role == .subheading || role == .related
    var (words, capitalized) = (0, 0)
    for token in tokens where token.kind == .word || isTitle && token.term != nil {
      guard token.text.utf8.count > 3, !engine.words.holds(token.lower, in: .smallInTitle) else { continue }
      words += 1
      if token.isCapitalized { capitalized += 1 }
    }
    let share = isTitle ? 8 : 9
    return words > 2 && capitalized * 10 >= words * share
  }

  static func calm(_ token: Token) {
    guard token.kind == .word, token.capitals == .all else { return }
    token.capitals = .none
    token.text = token.lower == "rp" ? "Rp" : token.lower
  }
}

extension String {
  /// A headline's capitals: every word but the small ones inside.
  var titleCased: String {
    let small: Set<Substring> = [
      "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "from", "with", "as",
    ]
    let words = split(separator: " ", omittingEmptySubsequences: false)
    return words.enumerated().map { index, word in
      let mark = word.prefix { "'\"‘“(".contains($0) }
      // An address has no capitals: `teluk.example`, `redaksi@teluk.example`.
      let isAddress =
        word.dropLast().contains { $0 == "." || $0 == "@" } && word.contains(where: \.isLowercase)
      return isAddress || index > 0 && index < words.count - 1 && small.contains(word)
        ? String(word) : mark + String(word.dropFirst(mark.count)).capitalizedFirst
    }.joined(separator: " ")
  }
}
