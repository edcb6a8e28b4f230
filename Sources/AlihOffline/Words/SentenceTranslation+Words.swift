import AlihModel

/// Tokens become nodes with their readings.
extension SentenceTranslation {
  /// Nodes with their readings; multiword expressions, longest first, become one node.
  mutating func words(_ tokens: [Token], titleCase: Bool) -> [Node] {
    var nodes: [Node] = []
    nodes.reserveCapacity(tokens.count)
    var quoteOpen = false
    var at = 0
    while at < tokens.count {
      let node = node(tokens, at, after: nodes, titleCase: titleCase)
      if node.wordClass == .punctuation, Marks.quotes.contains(node.token.text) {
        node.closesQuote = closesQuote(
          node.token, next: at + 1 < tokens.count ? tokens[at + 1] : nil, isFirst: at == 0, quoteOpen)
        quoteOpen = !node.closesQuote
      }
      nodes.append(node)
      at = node.span.upperBound
    }
    return nodes
  }

  private mutating func node(
    _ tokens: [Token], _ at: Int, after before: [Node], titleCase: Bool
  ) -> Node {
    let token = tokens[at]
    switch token.kind {
    case .word:
      guard let phrase = expression(tokens, at, after: before) else {
        return word(tokens, at, titleCase: titleCase)
      }
      if token.isCapitalized, !Self.mayBegin(tokens, at), !titleCase { phrase.features.insert(.capital) }
      return phrase
    case .number:
      return Node(
        token: token, at: at, wordClass: .numeral, features: .counted, text: Numbers.english(token.text))
    case .mark: return Node(token: token, at: at, wordClass: .punctuation, text: token.text)
    case .opaque: return Node(token: token, at: at, wordClass: .name, text: token.text)
    case .entity: return entity(token, at)
    case .term:
      // "Prancis Terbuka" is a tournament.
      if let name = expression(tokens, at, after: before), name.wordClass == .name,
        tokens[name.span].allSatisfy(\.isCapitalized)
      {
        return name
      }
      return term(token, at)
    }
  }

  private mutating func word(_ tokens: [Token], _ at: Int, titleCase: Bool) -> Node {
    let token = tokens[at]
    let node = Node(token: token, at: at, wordClass: .unknown)
    let atStart = Self.mayBegin(tokens, at)
    node.readings = readings(of: token, atStart: atStart, titleCase: titleCase)
    if node.readings.isEmpty {
      node.features.insert(.uncount)
      node.text = token.text
      findings.append(Finding(.unknownWord, "'\(token.text)' is not in the lexicon"))
    } else if token.isCapitalized, !atStart, !titleCase {
      node.features.insert(.capital)
    }
    // "Dr. Agus": the dot of an abbreviation is part of its English.
    if at + 2 < tokens.count, tokens[at + 1].text == ".", !tokens[at + 1].spaceBefore,
      node.readings.first?.senses[0].english.hasSuffix(".") == true
    {
      node.span = at..<(at + 2)
    }
    return node
  }

  private func entity(_ token: Token, _ at: Int) -> Node {
    var features = token.features
    let isName = token.wordClass == .name
    if isName, features.isDisjoint(with: token.capitals == .all ? [.time, .person] : .time),
      let known = memory.readings(of: token).first(where: { $0.wordClass == .name }),
      // Whom the article calls a person is no place: "Pak Oman".
      !features.contains(.person) || !known.senses[0].features.contains(.place)
    {
      features.formUnion(known.senses[0].features)
    }
    if token.capitals == .all, isName, features.isEmpty, token.text.utf8.count > 1 { features.insert(.org) }
    if features.isEmpty, context.persons.contains(token.text) { features.insert(.person) }
    if features.contains(.person), let first = token.lower.split(separator: " ").first,
      memory.readings(of: String(first)).contains(where: \.isWomansName)
    {
      features.insert(.female)
    }
    return Node(
      token: token, at: at, wordClass: token.wordClass ?? .name, features: features, text: token.english)
  }

  /// Whether a sentence or title may begin there, so that a capital says nothing.
  static func mayBegin(_ tokens: [Token], _ at: Int) -> Bool {
    at == 0 || tokens[at - 1].kind == .mark && ![",", ";", ")"].contains(tokens[at - 1].text)
      || tokens.closesLabel(at - 1)
  }

  /// The blanks around a straight quotation mark tell which end it is; where they don't, that one is open does.
  func closesQuote(_ token: Token, next: Token?, isFirst: Bool, _ quoteOpen: Bool) -> Bool {
    switch token.text {
    case "”": true
    case "“", "„": quoteOpen && !token.spaceBefore
    default: !isFirst && !token.spaceBefore || quoteOpen && !isFirst
    }
  }

  func term(_ token: Token, _ at: Int) -> Node {
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
      // "WNI" are people, and mostly many; bird flu is not counted.
      if lower, let noun = memory.readings(of: token).first(where: { $0.wordClass == .noun }) {
        let known: Features = last?.hasSuffix("s") == true ? [.human, .uncount] : [.human, .uncount, .many]
        features.formUnion(noun.senses[0].features.intersection(known))
      }
    }
    return Node(token: token, at: at, wordClass: wordClass, features: features)
  }

  func expression(_ tokens: [Token], _ at: Int, after before: [Node]) -> Node? {
    let word = memory.word(tokens[at])
    let isAllowed = { (sense: Sense) in
      let next = at + sense.length < tokens.count ? tokens[at + sense.length] : nil
      // "luka di tangan." is no "in the hands of".
      let lacksNoun = sense.wordClass == .preposition && (next?.kind ?? .mark) == .mark
      return !(lacksNoun && sense.english.hasSuffix(" of")) && !isPointedAt(sense, tokens, at, next)
        && sense.allows(before, next: next)
    }
    if let sense = word.expressions.match(tokens, at, where: isAllowed) {
      return expressionNode(sense, tokens, at, voice: sense.wordClass == .verb ? .active : .none)
    }
    guard at + 1 < tokens.count, tokens[at + 1].kind == .word || tokens[at + 1].kind == .term else {
      return nil
    }
    for (reading, expressions) in word.expressionsOfLemmas {
      // "Ibunya guru SD": his mother is no "ibu guru".
      if reading.wordClass == .noun, reading.clitic != nil { continue }
      if let sense = expressions.match(tokens, at, where: isAllowed) {
        let node = expressionNode(
          sense, tokens, at, voice: reading.wordClass == .verb ? reading.voice : .none)
        if reading.features.contains(.reduplicated) { node.readings[0].features.insert(.reduplicated) }
        return node
      }
    }
    return nil
  }

  /// "di dalam ruangan" is "indoors", "di dalam ruangan itu" in that very room.
  private func isPointedAt(_ sense: Sense, _ tokens: [Token], _ at: Int, _ next: Token?) -> Bool {
    guard sense.wordClass == .adverb, let next, engine.words.holds(next.lower, in: .pointing) else {
      return false
    }
    let last = tokens[at + sense.length - 1]
    return memory.readings(of: tokens[at]).contains { $0.wordClass == .preposition }
      && memory.readings(of: last).contains { $0.wordClass == .noun && $0.clitic == nil }
  }

  /// The readings that a word's capitals allow: a name is capitalized, and a capitalized name is no common noun.
  func readings(of token: Token, atStart: Bool, titleCase: Bool) -> [Reading] {
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

  func expressionNode(_ sense: Sense, _ tokens: [Token], _ at: Int, voice: Reading.Voice) -> Node {
    let last = tokens[at + sense.length - 1]
    let first = tokens[at]
    let token = Token(
      kind: .word, range: first.range.lowerBound..<last.range.upperBound,
      text: tokens[at..<at + sense.length].map(\.text).joined(separator: " "), spaceBefore: first.spaceBefore)
    token.capitals = first.capitals
    let node = Node(token: token, at: at, wordClass: sense.wordClass)
    node.span = at..<(at + sense.length)
    let isCapitalized = tokens[at..<at + sense.length].allSatisfy { $0.isCapitalized || $0.kind == .term }
    // "ekspor batu bara" is coal, however a regency is called.
    let senses = memory.word(String(sense.lemma.prefix { $0 != " " })).expressions.senses(of: sense.lemma)
      .filter { isCapitalized || !$0.features.contains(.caps) }
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
    if engine.words.holds(last.lower, in: .pointing) { node.features.insert(.closed) }
    return node
  }

  /// A noun with "-nya" has its possessor: nothing more is joined in front of it.
  func possessive(_ node: Node) {
    guard node.wordClass == .noun, node.reading?.clitic != nil else { return }
    node.features.formUnion([.closed, .clitic])
  }

  /// "PSM" is no "Psm": an acronym that the lexicon writes as a name keeps its capitals.
  func keepCapitals(_ node: Node) {
    guard node.wordClass == .name, node.token.capitals == .all, node.text == nil, let sense = node.sense,
      sense.attribute == nil, sense.english != node.token.text, sense.english.lowercased() == node.lower
    else { return }
    node.text = node.token.text
  }

  /// `tercepat` is "the fastest" wherever it stands, `sebelumnya` "the previous".
  func superlative(_ node: Node) {
    if node.wordClass == .adjective, node.sense?.features.contains(.the) == true {
      node.features.insert(.definite)
    }
    guard node.wordClass == .adjective, node.lower.hasPrefix("ter"), let english = node.sense?.english,
      english.hasSuffix("est") || english.hasPrefix("most ") || ["worst", "best", "least"].contains(english)
    else { return }
    node.features.insert(.definite)
  }
}
