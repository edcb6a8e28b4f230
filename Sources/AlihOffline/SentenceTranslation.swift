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
    var tokens = Tokenizer.tokens(
      of: sentence, terms: terms.filter { !self.engine.isAffixed($0, in: sentence) })
    mark(people, in: tokens)
    protectDateline(&tokens)
    protectInitials(&tokens)
    protectForeign(&tokens)
    protectEnglish(tokens)
    protectTitles(tokens)
    readMisspellings(&tokens)
    trace?("tokens", tokens.map { "\($0.text)\t\($0.kind)" })
    let shouting = role != .byline && (Self.isShouting(tokens) || isShoutedWord(tokens))
    if shouting { for token in tokens { Self.calm(token) } }
    let titleCase = isTitleCase(tokens, role) && (role == .headline || tokens.last?.text != ".")
    if titleCase { role = .headline }
    tokens = engine.entities.knowing(context.names, tokens, isTitle: titleCase || shouting)
    let memory = memory
    let engine = engine
    tokens = engine.entities.merged(
      tokens,
      knows: { token in
        let readings = memory.readings(of: token)
        if titleCase { return !readings.isEmpty }
        // An acronym is only what the gazetteer says; a capitalized word is no product of productive affixes.
        if token.capitals == .all, token.text.utf8.count > 1 {
          return readings.contains {
            $0.wordClass == .name || $0.senses[0].features.contains(.org)
              || $0.senses[0].features.contains(.title)
          }
        }
        // "RSUP Sanglah": inside a sentence no order has a capital.
        return readings.contains { !$0.isGuess && $0.voice != .bare && !$0.hasParticle }
      },
      isOrder: { token in
        memory.readings(of: token).contains {
          !$0.isGuess
            && ($0.hasParticle
              || $0.voice == .bare && token.text.utf8.count > 5
                && ["kan", "i"].contains(where: token.lower.hasSuffix))
        }
      },
      isName: { form in
        !titleCase && memory.readings(of: form).contains { $0.isPersonName }
      },
      isQuality: { form in
        let readings = memory.readings(of: form)
        return !titleCase && !readings.isEmpty
          && readings.allSatisfy { $0.wordClass == .adjective && !$0.isGuess }
      },
      isThing: { form in
        let readings = memory.readings(of: form)
        return !titleCase && !readings.isEmpty
          && readings.allSatisfy {
            $0.wordClass == .noun && !$0.isGuess
              && $0.senses.allSatisfy { $0.features.isDisjoint(with: [.human, .org, .title, .place]) }
          }
      },
      keeps: { form in
        memory.readings(of: form).contains {
          $0.isPersonName && $0.senses[0].english.lowercased() == form
        }
      },
      leads: { form in
        let readings = memory.readings(of: form)
        return titleCase
          ? !readings.isEmpty
          : !readings.isEmpty && !readings.allSatisfy { $0.wordClass == .name }
            && readings.contains {
              $0.wordClass != .name && !$0.senses[0].features.isDisjoint(with: [.org, .title, .place])
                || $0.wordClass == .adjective && $0.senses[0].features.contains(.human)
            }
      },
      isEnglish: { token, next in
        let readings = memory.readings(of: token)
        guard !titleCase, !readings.isEmpty, readings.allSatisfy({ $0.senses[0].english == token.lower })
        else { return false }
        guard let next else { return true }
        return readings.allSatisfy { $0.wordClass == .adjective }
          && memory.readings(of: next).allSatisfy {
            $0.wordClass == .name || $0.senses[0].english == next.lower
          }
      },
      expression: { tokens, at in
        memory.word(tokens[at]).expressions.match(tokens, at)
      })
    if !titleCase, !shouting { context.names.add(engine.entities.names(in: tokens)) }
    trace?("entities", tokens.filter { $0.kind == .entity }.map { "\($0.text)\t\($0.english ?? "")" })
    var nodes = words(tokens, titleCase: titleCase || shouting)
    if !titleCase, !shouting { context.names.add(nodes.compactMap(\.knownName)) }
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
    var rules: [String] = []
    nodes = engine.structure.phrases(
      of: nodes, mentioned: context.lemmas, trace: trace == nil ? nil : { rules.append($0) })
    trace?("structure", rules)
    let clauses = Clauses(
      auxiliaries: engine.auxiliaries, words: engine.words, role: role, mentioned: context.lemmas,
      isAboutWoman: context.isAboutWoman)
    let cues = TenseCues(nodes, tokens, engine.words)
    var applied = engine.sentenceRules.applyBeforeVerbGroups(to: &nodes, role: role)
    nodes = clauses.verbGroups(of: nodes)
    applied += engine.sentenceRules.applyAfterVerbGroups(to: &nodes, role: role)
    trace?("sentence rules", applied)
    clauses.objectsBehindVerbs(&nodes)
    clauses.resolve(&nodes, cues: cues)
    trace?(
      "transfer",
      nodes.map { node in
        "\(node.token.text)\t\(node.wordClass.rawValue)" + (node.verb.map { "\t\($0.tense)" } ?? "")
      })
    var isQuoted = nodes.first { Marks.quotes.contains($0.token.text) }?.closesQuote ?? false
    for node in nodes {
      if Marks.quotes.contains(node.token.text) { isQuoted = !node.closesQuote }
      context.note(node, isQuoted: isQuoted)
    }
    var text = Generator.text(of: nodes, english: engine.english, tokens: tokens, role: role)
    if shouting { text = text.uppercased() } else if titleCase { text = text.titleCased }
    trace?("generation", [text])
    if role.takesWording, !shouting, !titleCase { text = worded(text, of: sentence, tokens) }
    if let trace {
      let lost = SelfCheck.findings(tokens: tokens, text: text).map { "\($0.id)\t\($0.message)" }
      trace("check", lost.isEmpty ? ["every number, name, term and quotation mark is there"] : lost)
    }
    return text
  }

  static func isShouting(_ tokens: [Token]) -> Bool {
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
    let words = tokens.filter {
      ($0.kind == .word || isTitle && $0.term != nil) && $0.text.utf8.count > 3
        && !engine.words.holds($0.lower, in: .smallInTitle)
    }
    let share = isTitle ? 8 : 9
    return words.count > 2 && words.count(where: { $0.isCapitalized }) * 10 >= words.count * share
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
