import AlihModel

/// One sentence on its way through the stages.
struct SentenceTranslation {
  let engine: OfflineEngine
  let memory: WordMemory
  private(set) var role: Role
  /// Called with each stage's name and result, for `alih explain`; nil when nobody asks.
  var trace: ((_ stage: String, _ lines: [String]) -> Void)?

  private(set) var unknown: [String] = []
  /// What the article has said before this sentence and, after `translate`, with it.
  private(set) var context: ArticleContext

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
    trace?("tokens", tokens.map { "\($0.text)\t\($0.kind)" })
    let shouting = role != .byline && Self.isShouting(tokens)
    if shouting { for token in tokens { Self.calm(token) } }
    let titleCase = Self.isTitleCase(tokens, role) && (role == .headline || tokens.last?.text != ".")
    if titleCase { role = .headline }
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
        return readings.contains { !$0.isGuess && $0.voice != .bare }
      },
      isName: { form in
        !titleCase && memory.readings(of: form).contains { $0.isPersonName }
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
        return !titleCase && !readings.isEmpty
          && readings.allSatisfy { $0.wordClass == .adjective && $0.senses[0].english == token.lower }
          && memory.readings(of: next).allSatisfy {
            $0.wordClass == .name || $0.senses[0].english == next.lower
          }
      },
      expression: { tokens, at in
        memory.word(tokens[at]).expressions.match(tokens, at)
      })
    trace?("entities", tokens.filter { $0.kind == .entity }.map { "\($0.text)\t\($0.english ?? "")" })
    var nodes = words(tokens, titleCase: titleCase || shouting)
    trace?(
      "morphology",
      nodes.filter { !$0.readings.isEmpty }.map { node in
        node.token.text + "\t"
          + node.readings.map { reading in
            "\(reading.wordClass.rawValue) \(reading.senses.map(\.english).joined(separator: "/"))"
              + (reading.derivation.map { " (\($0))" } ?? "")
          }.joined(separator: "; ")
      })
    engine.tagger.choose(nodes, headline: role == .headline)
    trace?(
      "classes",
      nodes.map { "\($0.token.text)\t\($0.wordClass.rawValue)\t\($0.sense?.english ?? $0.text ?? "")" })
    OnePerson.mark(nodes)
    protectPredicates(nodes)
    for node in nodes {
      possessive(node)
      superlative(node)
    }
    var rules: [String] = []
    nodes = engine.structure.phrases(
      of: nodes, mentioned: context.lemmas, trace: trace == nil ? nil : { rules.append($0) })
    trace?("structure", rules)
    let clauses = Clauses(
      auxiliaries: engine.auxiliaries, words: engine.words, role: role, mentioned: context.lemmas,
      isAboutWoman: context.isAboutWoman)
    let cues = TenseCues(nodes)
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
    for node in nodes { context.note(node) }
    var text = Generator.text(of: nodes, english: engine.english, tokens: tokens, role: role)
    if shouting { text = text.uppercased() } else if titleCase { text = text.titleCased }
    trace?("generation", [text])
    if let trace {
      let lost = SelfCheck.findings(tokens: tokens, text: text).map { "\($0.id)\t\($0.message)" }
      trace("check", lost.isEmpty ? ["every number, name, term and quotation mark is there"] : lost)
    }
    return text
  }

  /// What stands before the dash of "Jakarta, Warta Nusa -- Bank Indonesia ..." is a place and an agency, not a sentence.
  private func protectDateline(_ tokens: inout [Token]) {
    guard role == .paragraph || role == .dateline,
      let dash = tokens.prefix(9).firstIndex(where: {
        ["--", "-", "—", "–"].contains($0.text) && $0.spaceBefore
      }),
      dash > 0, dash + 1 < tokens.count, tokens[dash + 1].spaceBefore,
      tokens[..<dash].allSatisfy({ $0.kind != .word || $0.isCapitalized || $0.capitals == .mixed })
    else { return }
    for index in 0..<dash where tokens[index].kind == .word { tokens[index].kind = .opaque }
  }

  /// `AS (25)` is a person.
  private func mark(_ people: [Range<Int>], in tokens: [Token]) {
    guard !people.isEmpty else { return }
    for token in tokens where token.kind == .word && people.contains(where: { $0.overlaps(token.range) }) {
      (token.kind, token.english, token.wordClass, token.features) = (.entity, token.text, .name, [.person])
    }
  }

  /// The writers' initials that close an article: `(asa)`, `[mg/ii]`.
  private func protectInitials(_ tokens: inout [Token]) {
    guard let close = tokens.last?.text, close == ")" || close == "]",
      let open = tokens.lastIndex(where: { $0.text == "(" || $0.text == "[" }), tokens.count - open <= 9,
      open == 0 || Marks.sentenceStarts.contains(tokens[open - 1].text)
    else { return }
    let inside = (open + 1)..<(tokens.count - 1)
    let isInitials = inside.allSatisfy {
      tokens[$0].kind == .mark && tokens[$0].text == "/"
        || tokens[$0].kind == .word && tokens[$0].text.utf8.count <= 4 && !tokens[$0].isCapitalized
    }
    if isInitials { for index in inside where tokens[index].kind == .word { tokens[index].kind = .opaque } }
  }

  /// What a bracket or a quotation says in another language stays: `biaya (fee based income)`, `marjin (Net Interest Margin/NIM)`.
  ///
  /// It has a small word that nobody knows, or is followed by its initials, and has no word that only Indonesian has.
  private func protectForeign(_ tokens: inout [Token]) {
    var at = 0
    while let open = tokens[at...].firstIndex(where: { $0.kind == .mark && Self.closing[$0.text] != nil }) {
      at = open + 1
      let (isBracket, end) = (tokens[open].text == "(", Self.closing[tokens[open].text])
      guard let close = tokens[at...].prefix(12).firstIndex(where: { $0.text == end }) else { continue }
      let words = tokens[at..<close].filter { $0.kind == .word && $0.text.utf8.count > 1 }
      guard words.count > 1, tokens[at..<close].allSatisfy({ $0.kind == .word || $0.kind == .mark }),
        !words.contains(where: { Self.indonesian.contains($0.lower) })
      else { continue }
      let unknown = words.count { word in
        !word.isCapitalized && word.text.utf8.count > (isBracket ? 3 : 2)
          && memory.readings(of: word).isEmpty
      }
      // In a quotation a few unknown words may be slips.
      let isUnknown = isBracket ? unknown > 0 : unknown * 2 >= words.count
      let initials = String(words.dropLast().compactMap { $0.text.first }).uppercased()
      let isDefined = words.count > 2 && words.last?.capitals == .all && words.last?.text == initials
      guard isUnknown || isDefined else { continue }
      for index in at..<close where tokens[index].kind == .word { tokens[index].kind = .opaque }
    }
  }

  private static let closing = ["(": ")", "'": "'", "‘": "’", "“": "”", "\"": "\""]

  /// The title of a song or a film stays: `lagu "Sudah"`.
  private func protectTitles(_ tokens: [Token]) {
    for at in tokens.indices.dropLast(2) where tokens[at + 1].kind == .mark {
      guard Self.isQuote(tokens[at + 1].text), Self.titled.contains(tokens[at].lower),
        let end = Self.closing[tokens[at + 1].text],
        let close = tokens[(at + 2)...].prefix(8).firstIndex(where: { $0.text == end })
      else { continue }
      let words = tokens[(at + 2)..<close].filter { $0.kind == .word }
      guard
        words.allSatisfy({
          $0.isCapitalized || ["di", "ke", "dari", "yang", "dan", "untuk"].contains($0.text)
        })
      else { continue }
      for word in words { word.kind = .opaque }
    }
  }

  static func isQuote(_ text: String) -> Bool { text != "(" && closing[text] != nil }

  static let titled: Set<String> = [
    "lagu", "film", "single", "album", "sinetron", "novel", "serial", "singel",
  ]

  /// What is said in English stays, a whole sentence as well as a part between marks.
  private func protectEnglish(_ tokens: [Token]) {
    for stretch in tokens.split(whereSeparator: { $0.kind == .mark && $0.text != "," && $0.text != "'" }) {
      let words = stretch.filter { $0.kind == .word }
      guard words.count > 3, !words.contains(where: { Self.indonesian.contains($0.lower) }),
        words.count(where: { Self.english.contains($0.lower) }) * 3 >= words.count
      else { continue }
      for word in words { word.kind = .opaque }
    }
  }

  /// Small words that no Indonesian has.
  private static let english: Set<String> = [
    "the", "of", "and", "is", "are", "was", "were", "be", "been", "you", "i", "my", "me", "your", "we", "our",
    "they", "their", "he", "she", "it", "its", "this", "that", "have", "has", "not", "for", "with", "to",
    "in",
    "on", "at", "by", "from", "will", "would", "can", "don't", "i'm", "it's", "what", "who", "when", "so",
    "but",
    "or", "if", "do", "no", "all", "an",
  ]

  /// Small words that no English has.
  private static let indonesian: Set<String> = [
    "di", "ke", "dari", "yang", "dan", "atau", "untuk", "dengan", "pada", "dalam", "oleh", "itu", "ini",
    "adalah",
    "tidak", "akan", "para", "sebagai", "serta", "juga", "karena", "bahwa",
  ]

  /// "Kondisi korban kritis." -> "The victims' condition is critical.": an adjective that ends a clause without a verb is
  /// what the clause says, and joins no noun.
  private func protectPredicates(_ nodes: [Node]) {
    guard role == .paragraph || role == .quote else { return }
    var start: Int? = 0
    for (at, node) in nodes.enumerated() {
      if Self.clausal.contains(node.lower) {
        start = at + 1
      } else if node.wordClass == .punctuation {
        let next = at + 1 < nodes.count ? nodes[at + 1].token.text : ""
        let closes =
          node.token.text == "." || node.token.text == "," && (Self.isQuote(next) || start ?? 0 > 1)
        if let start, closes { Self.protectPredicate(of: nodes[start..<at]) }
        // A quotation is a clause when it is the whole of what stands before its comma.
        start = at == 0 && Self.isQuote(node.token.text) ? 1 : nil
      }
    }
  }

  private static func protectPredicate(of clause: ArraySlice<Node>) {
    guard let first = clause.first, let adjective = clause.last,
      [.noun, .name, .determiner].contains(first.wordClass), !["ini", "itu"].contains(first.lower),
      adjective.wordClass == .adjective, adjective.features.isDisjoint(with: [.ordinal, .pre]),
      adjective.reading?.clitic == nil, let noun = clause.dropLast().last, noun.wordClass == .noun,
      noun.lower != "luka",
      let english = adjective.sense?.english,
      !["al", "ic", "ary", "eign", "ain", "ial", "ent"].contains(where: english.hasSuffix)
        || Self.conditions.contains(english),
      clause.count < 7,
      clause.allSatisfy({ [.noun, .name, .determiner, .adjective, .adverb].contains($0.wordClass) })
    else { return }
    adjective.features.insert(.closed)
  }

  /// A clause begins behind them.
  private static let clausal: Set<String> = [
    "bahwa", "tetapi", "tapi", "namun", "sehingga", "jika", "kalau", "bila", "apabila", "meski", "meskipun",
    "walau", "walaupun",
  ]
  /// What something is in spite of an ending that mostly tells of what kind it is.
  private static let conditions: Set<String> = [
    "critical", "normal", "different", "ideal", "optimal", "urgent", "minimal", "essential", "silent",
  ]

  /// Nodes with their readings; multiword expressions, longest first, become one node.
  private mutating func words(_ tokens: [Token], titleCase: Bool) -> [Node] {
    var nodes: [Node] = []
    nodes.reserveCapacity(tokens.count)
    var quoteOpen = false
    var at = 0
    while at < tokens.count {
      let token = tokens[at]
      switch token.kind {
      case .word:
        if let phrase = expression(tokens, at, after: nodes) {
          if token.isCapitalized, !Self.mayBegin(tokens, at), !titleCase {
            phrase.features.insert(.capital)
          }
          nodes.append(phrase)
          at = phrase.span.upperBound
          continue
        }
        let node = Node(token: token, at: at, wordClass: .unknown)
        let atStart = Self.mayBegin(tokens, at)
        node.readings = readings(of: token, atStart: atStart, titleCase: titleCase)
        if node.readings.isEmpty {
          node.features.insert(.uncount)
          node.text = token.text
          unknown.append(token.text)
        } else if token.isCapitalized, !atStart, !titleCase {
          node.features.insert(.capital)
        }
        nodes.append(node)
        // "Dr. Agus": the dot of an abbreviation is part of its English.
        if at + 1 < tokens.count, tokens[at + 1].text == ".", !tokens[at + 1].spaceBefore,
          at + 2 < tokens.count,
          node.readings.first?.senses[0].english.hasSuffix(".") == true
        {
          node.span = at..<(at + 2)
          at += 1
        }
      case .number:
        nodes.append(
          Node(
            token: token, at: at, wordClass: .numeral, features: [.counted], text: Numbers.english(token.text)
          ))
      case .mark:
        let mark = Node(token: token, at: at, wordClass: .punctuation, text: token.text)
        if Marks.quotes.contains(token.text) {
          mark.closesQuote = closesQuote(
            token, next: at + 1 < tokens.count ? tokens[at + 1] : nil, isFirst: at == 0, quoteOpen)
          quoteOpen = !mark.closesQuote
        }
        nodes.append(mark)
      case .opaque:
        nodes.append(Node(token: token, at: at, wordClass: .name, text: token.text))
      case .entity:
        var features = token.features
        if let known =
          token.wordClass == .name
            && features.isDisjoint(with: token.capitals == .all ? [.time, .person] : .time)
          ? memory.readings(of: token).first(where: { $0.wordClass == .name }) : nil
        {
          features.formUnion(known.senses[0].features)
        }
        if token.capitals == .all, token.wordClass == .name, features.isEmpty, token.text.utf8.count > 1 {
          features.insert(.org)
        }
        if features.isEmpty, context.persons.contains(token.text) { features.insert(.person) }
        if features.contains(.person), let first = token.lower.split(separator: " ").first,
          memory.readings(of: String(first)).contains(where: \.isWomansName)
        {
          features.insert(.female)
        }
        let node = Node(
          token: token, at: at, wordClass: token.wordClass ?? .name, features: features, text: token.english)
        nodes.append(node)
      case .term:
        nodes.append(term(token, at))
      }
      at += 1
    }
    return nodes
  }

  /// Whether a sentence or title may begin there, so that a capital says nothing.
  private static func mayBegin(_ tokens: [Token], _ at: Int) -> Bool {
    at == 0 || tokens[at - 1].kind == .mark && ![",", ";", ")"].contains(tokens[at - 1].text)
  }

  /// The blanks around a straight quotation mark tell which end it is; where they don't, that one is open does.
  private func closesQuote(_ token: Token, next: Token?, isFirst: Bool, _ quoteOpen: Bool) -> Bool {
    switch token.text {
    case "”": true
    case "“", "„": quoteOpen && !token.spaceBefore
    default: !isFirst && !token.spaceBefore || quoteOpen && !isFirst
    }
  }

  private func term(_ token: Token, _ at: Int) -> Node {
    let kind = token.term!.term.kind
    var features: Features = [.term]
    var wordClass = WordClass.name
    switch kind {
    case .country, .place: features.insert(.place)
    case .organization: features.insert(.org)
    case .person: features.insert(.person)
    case .office:
      features.formUnion([.title, .human])
      wordClass = .noun
    case .nationality: features.insert(.place)
    case .economy, .law, .military, .health, .other, .event, .religion, .sport:
      // "Indonesian citizen" is a noun, "Constitutional Court" a name.
      let last = token.term!.rendering.split(separator: " ").last
      let lower = last?.unicodeScalars.first?.properties.isLowercase ?? false
      if lower { wordClass = .noun } else { features.insert(.org) }
    }
    return Node(token: token, at: at, wordClass: wordClass, features: features)
  }

  private func expression(_ tokens: [Token], _ at: Int, after before: [Node]) -> Node? {
    let word = memory.word(tokens[at])
    if let sense = word.expressions.match(
      tokens, at,
      where: { $0.allows(before, next: at + $0.length < tokens.count ? tokens[at + $0.length] : nil) })
    {
      return expressionNode(sense, tokens, at, voice: sense.wordClass == .verb ? .active : .none)
    }
    guard at + 1 < tokens.count, tokens[at + 1].kind == .word || tokens[at + 1].kind == .term else {
      return nil
    }
    for (reading, expressions) in word.expressionsOfLemmas {
      if let sense = expressions.match(tokens, at) {
        let node = expressionNode(
          sense, tokens, at, voice: reading.wordClass == .verb ? reading.voice : .none)
        if reading.features.contains(.reduplicated) { node.readings[0].features.insert(.reduplicated) }
        return node
      }
    }
    return nil
  }

  /// The readings that a word's capitals allow: a name is capitalized, and a capitalized name is no common noun.
  private func readings(of token: Token, atStart: Bool, titleCase: Bool) -> [Reading] {
    let all = memory.readings(of: token)
    guard all.contains(where: { $0.wordClass == .name }) else { return all }
    if token.capitals != .all, all.contains(where: { $0.senses[0].features.contains(.caps) }) {
      return all.filter { !$0.senses[0].features.contains(.caps) }
    }
    if !token.isCapitalized {
      let others = all.filter { $0.wordClass != .name }
      return others.isEmpty && token.lower.utf8.count > 4 ? all : others
    }
    let names = all.filter { $0.wordClass == .name }
    if !titleCase, !atStart || token.capitals == .all { return names }
    // At the start of a sentence, and in a title, a common word is likelier.
    return all.map { reading in
      var reading = reading
      if reading.wordClass == .name { reading.cost += 1 }
      return reading
    }
  }

  private func expressionNode(_ sense: Sense, _ tokens: [Token], _ at: Int, voice: Reading.Voice) -> Node {
    let last = tokens[at + sense.length - 1]
    let first = tokens[at]
    let token = Token(
      kind: .word, range: first.range.lowerBound..<last.range.upperBound,
      text: tokens[at..<at + sense.length].map(\.text).joined(separator: " "), spaceBefore: first.spaceBefore)
    token.capitals = first.capitals
    let node = Node(token: token, at: at, wordClass: sense.wordClass)
    node.span = at..<(at + sense.length)
    let senses = memory.word(String(sense.lemma.prefix { $0 != " " })).expressions.senses(of: sense.lemma)
    var readings: [Reading] = []
    for candidate in senses where !readings.contains(where: { $0.wordClass == candidate.wordClass }) {
      var reading = Reading(
        wordClass: candidate.wordClass, senses: senses.filter { $0.wordClass == candidate.wordClass })
      reading.cost = Float(readings.count) * 0.6
      if candidate.wordClass == .verb { reading.voice = voice == .none ? .active : voice }
      if last.lower.hasSuffix("nya"), !sense.lemma.hasSuffix("nya"), candidate.wordClass == .noun {
        reading.clitic = "nya"
      }
      reading.derivation = "expression"
      readings.append(reading)
    }
    node.readings = readings
    // "kondisinya tidak pasti": a negated quality is a predicate.
    if sense.wordClass == .adjective, first.lower == "tidak" { node.features.insert(.graded) }
    // "negeri ini" has its determiner.
    if ["ini", "itu", "tersebut"].contains(last.lower) { node.features.insert(.closed) }
    return node
  }

  /// A noun with "-nya" has its possessor: nothing more is joined in front of it.
  private func possessive(_ node: Node) {
    guard node.wordClass == .noun, node.reading?.clitic != nil else { return }
    node.features.formUnion([.closed, .clitic])
  }

  /// `tercepat` is "the fastest" wherever it stands.
  private func superlative(_ node: Node) {
    guard node.wordClass == .adjective, node.lower.hasPrefix("ter"), let english = node.sense?.english,
      english.hasSuffix("est") || english.hasPrefix("most ") || ["worst", "best", "least"].contains(english)
    else { return }
    node.features.insert(.definite)
  }

  private static func isShouting(_ tokens: [Token]) -> Bool {
    let words = tokens.filter { $0.kind == .word && $0.text.utf8.count > 2 }
    if words.count == 2, tokens.count(where: { $0.kind == .word }) == 2,
      words.allSatisfy({ $0.capitals == .all && $0.text.utf8.count > 3 })
    {
      return true
    }
    return words.count > 2 && words.count(where: { $0.capitals == .all }) * 10 >= words.count * 9
  }

  /// In running text a few names already make four words in five capitalized, so that there it takes nearly all.
  private static func isTitleCase(_ tokens: [Token], _ role: Role) -> Bool {
    let isTitle = role == .headline || role == .subheading || role == .related
    let words = tokens.filter {
      ($0.kind == .word || isTitle && $0.term != nil) && $0.text.utf8.count > 3
        && !smallTitleWords.contains($0.lower)
    }
    let share = isTitle ? 8 : 9
    return words.count > 2 && words.count(where: { $0.isCapitalized }) * 10 >= words.count * share
  }

  /// Words that headlines write small.
  private static let smallTitleWords: Set<String> = [
    "yang", "dari", "untuk", "dengan", "karena", "pada", "dalam", "oleh", "agar", "saat", "atau", "bagi",
    "demi",
    "lewat", "hingga", "serta", "atas", "akibat", "bila", "jika", "tanpa", "sebagai", "bahwa", "soal", "usai",
  ]

  private static func calm(_ token: Token) {
    guard token.kind == .word, token.capitals == .all else { return }
    token.capitals = .none
    token.text = token.lower
  }
}

extension String {
  /// A headline's capitals: every word but the small ones inside.
  fileprivate var titleCased: String {
    let small: Set<Substring> = [
      "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "from", "with", "as",
    ]
    let words = split(separator: " ", omittingEmptySubsequences: false)
    return words.enumerated().map { index, word in
      let mark = word.prefix { "'\"‘“(".contains($0) }
      return index > 0 && index < words.count - 1 && small.contains(word)
        ? String(word) : mark + String(word.dropFirst(mark.count)).capitalizedFirst
    }.joined(separator: " ")
  }
}
