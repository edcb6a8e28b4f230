import AlihModel

/// Stage 7: writes the English of a sentence: inflection, articles, capitals and spaces.
struct Generator {
  let english: English
  /// The sentence's tokens, for the spaces around marks.
  let tokens: [Token]
  let role: Role

  private struct Piece {
    var text: String
    var spaceBefore = true
    var token: Int?
    var opensQuote = false
  }

  private var pieces: [Piece] = []

  init(english: English, tokens: [Token], role: Role) {
    self.english = english
    self.tokens = tokens
    self.role = role
  }

  static func text(of nodes: [Node], english: English, tokens: [Token], role: Role) -> String {
    var generator = Generator(english: english, tokens: tokens, role: role)
    var startsSentence = true
    var startsWithCapital = false
    for node in nodes {
      let first = generator.pieces.count
      if node.wordClass == .punctuation {
        if !node.isSilent { generator.mark(node) }
      } else {
        generator.emit(node, plural: node.isPlural)
      }
      if startsSentence, node.wordClass != .punctuation, generator.pieces.count > first {
        if node.token.kind == .entity || generator.tokens[node.span.lowerBound].isCapitalized
          || generator.tokens[node.span.lowerBound].kind == .term || first == 0 || startsWithCapital
        {
          generator.capitalize(first)
        }
        startsSentence = false
      }
      if node.wordClass == .punctuation, let mark = node.token.text.first,
        "\"“”.!?:…„".contains(mark) || node.token.text == "--"
      {
        // The source tells: behind a quotation, "kata Presiden" goes on with the sentence.
        let next = node.span.upperBound
        let start = next < tokens.count ? tokens[next].text.first : nil
        startsSentence = start.map { !$0.isLowercase } ?? true
        startsWithCapital = start?.isUppercase ?? false
      }
    }
    generator.fixArticles()
    return generator.joined()
  }

  // MARK: Marks and spaces

  private mutating func mark(_ node: Node) {
    let text = node.token.text
    // "at 2:30 p.m.": one full stop ends both.
    if text == ".", pieces.last?.text.hasSuffix(".m.") == true { return }
    var space = node.token.spaceBefore
    switch text {
    case ",", ".", ";", "!", "?", ")", "]", "}", "%", "…", "..", "...":
      if !pieces.isEmpty { space = false }
    case "\"", "“", "„", "”": space = !node.closesQuote
    default: break
    }
    pieces.append(
      Piece(
        text: text, spaceBefore: space, token: node.span.lowerBound,
        opensQuote: Marks.quotes.contains(text) && !node.closesQuote))
  }

  private func joined() -> String {
    var result = ""
    var glueNext = true
    for piece in pieces where !piece.text.isEmpty {
      if !glueNext, piece.spaceBefore { result.append(" ") }
      result += piece.text
      glueNext = false
      guard let token = piece.token else { continue }
      let text = tokens[token].text
      if Marks.openings.contains(text) { glueNext = true }
      if Marks.quotes.contains(text) {
        glueNext = piece.opensQuote
      } else if tokens[token].kind == .mark, token + 1 < tokens.count, !tokens[token + 1].spaceBefore,
        !Marks.closings.contains(text)
      {
        glueNext = true
      } else if tokens[token].kind == .mark, token + 1 < tokens.count, !tokens[token + 1].spaceBefore,
        text == ":" || text == "." || text == ",", tokens[token + 1].kind == .number
      {
        glueNext = true
      }
    }
    return result
  }

  private mutating func capitalize(_ from: Int) {
    guard let index = pieces.indices[from...].first(where: { !pieces[$0].text.isEmpty }) else { return }
    pieces[index].text = pieces[index].text.capitalizedFirst
  }

  private mutating func add(_ text: String, token: Int? = nil) {
    if !text.isEmpty { pieces.append(Piece(text: text, token: token)) }
  }

  // MARK: Words

  private mutating func emit(_ node: Node, plural: Bool) {
    if node.isSilent { return }
    if node.wordClass == .punctuation {
      mark(node)
      return
    }
    if let lead = node.lead { add(lead) }
    if let group = node.verb {
      verb(group, node)
      return
    }
    let start = pieces.count
    let plural = plural || node.isLeaf && node.features.contains(.reduplicated)
    if let possessor = node.possessor, !node.isLeaf { add(possessor) }
    defer { if let asked = node.asks?.verb { add(question(asked).auxiliary) } }
    if node.isLeaf { leaf(node, plural: plural) } else { phrase(node, plural: plural) }
    guard pieces.count > start else { return }
    switch node.article {
    case .the:
      pieces.insert(Piece(text: "the"), at: start)
    case .indefinite:
      pieces.insert(Piece(text: english.indefiniteArticle(before: pieces[start].text)), at: start)
    case .none, .undecided: break
    }
    if node.form == .possessive, node.wordClass != .pronoun {
      pieces[pieces.count - 1].text += pieces[pieces.count - 1].text.hasSuffix("s") && plural ? "'" : "'s"
    }
  }

  private mutating func phrase(_ node: Node, plural: Bool) {
    let head = node.headPart
    for part in node.parts {
      switch part {
      case .text(let text): add(text)
      case .node(let child):
        let isHead = child === head
        let agrees = isHead || child.wordClass == .determiner
        emit(
          child,
          plural: agrees
            ? plural
            : child.form == .attribute || child.form == .adjective
              ? child.features.contains(.plural) : child.isPlural || child.form == .generic)
      }
    }
  }

  private static let determiners: Set<String> = [
    "the", "this", "these", "those", "my", "your", "his", "her", "its", "our", "their",
  ]

  /// "a" before a vowel is "an", and no article stands beside another determiner: they meet only when all is written.
  private mutating func fixArticles() {
    var last: Int?
    for index in pieces.indices where !pieces[index].text.isEmpty {
      defer { last = index }
      guard let last, pieces[last].token == nil, pieces[index].token == nil else { continue }
      let (word, next) = (pieces[last].text.lowercased(), pieces[index].text)
      // "di utara negara itu" -> "in the north of the country"
      if Self.compass.contains(word), next == "of" { pieces[last].text.removeLast(3) }
      // "a number of" and "of his friends"
      if ["of", "to", "with", "in", "is", "was", "are", "were"].contains(next),
        word == next || word.hasSuffix(" " + next)
      {
        pieces[index].text = ""
      } else if ["a", "the"].contains(word), Self.determiners.contains(next) {
        let isFirst = pieces[last].text != word
        pieces[last].text = ""
        if isFirst { pieces[index].text = next.capitalizedFirst }
      } else if word.hasSuffix(" the"), Self.determiners.contains(next) {
        pieces[last].text = String(pieces[last].text.dropLast(4))
      } else if ["every", "each", "several", "some", "various", "many"].contains(word), next == "the" {
        pieces[index].text = ""
      }
    }
    for index in pieces.indices.dropLast()
    where pieces[index].token == nil && ["a", "A", "an", "An"].contains(pieces[index].text) {
      if pieces[index + 1].text == "other" {
        pieces[index + 1].text = pieces[index].text.first == "A" ? "Another" : "another"
        pieces[index].text = ""
        continue
      }
      let article = english.indefiniteArticle(before: pieces[index + 1].text)
      pieces[index].text = pieces[index].text.first == "A" ? article.capitalizedFirst : article
    }
  }

  private mutating func leaf(_ node: Node, plural: Bool) {
    if let term = node.token.term {
      var text = term.rendering
      if node.form == .adjective || node.form == .attribute { text = term.term.adjective ?? text }
      if plural, node.wordClass == .noun, node.form == .plain, !node.features.contains(.capital) {
        text = english.plural(text)
      }
      if node.features.contains(.capital) { text = text.capitalizedWords }
      add(text, token: node.span.lowerBound)
      return
    }
    if let text = node.text {
      add(text, token: node.span.lowerBound)
      return
    }
    guard let sense = node.sense else {
      add(node.token.english ?? node.token.text, token: node.span.lowerBound)
      return
    }
    var text = sense.english
    switch node.wordClass {
    case .noun:
      if sense.features.contains(.gerund), !text.hasSuffix("ing"),
        text.split(separator: " ").first?.hasSuffix("ing") != true
      {
        text = english.gerund(text)
      } else if node.form == .attribute || node.form == .adjective {
        text = sense.attribute ?? text
      } else if node.form == .adverb {
        text = english.adverb(sense.attribute ?? text)
      } else if plural, sense.features.isDisjoint(with: [.uncount, .plural]) {
        text = english.plural(text, head: sense.head)
      }
    case .name:
      if node.form == .adjective || node.form == .attribute { text = sense.attribute ?? text }
    case .pronoun: text = pronoun(text, node)
    case .adjective where node.form == .adverb: text = english.adverb(text)
    case .adjective:
      if node.form == .comparative { text = english.comparative(text) }
      if node.form == .superlative || node.reading?.features.contains(.comparative) == true {
        text = english.superlative(text)
      }
    case .determiner:
      if plural || node.features.contains(.plural) {
        text = text == "this" ? "these" : text == "that" ? "those" : text
      }
    default: break
    }
    if let possessor = node.possessor, node.wordClass != .preposition { add(possessor) }
    // "Anda" is polite, "You" in the middle of a sentence is not.
    // "China Selatan" -> "South China", "China selatan" -> "southern China"
    let isCompass = node.features.contains(.capital) && Self.compass.contains(text)
    if isCompass, node.token.isCapitalized { text.removeLast(3) }
    if node.features.contains(.capital), node.wordClass != .pronoun, !isCompass || node.token.isCapitalized {
      text = text.capitalizedWords
    }
    add(text)
    if let clitic = node.reading?.clitic, node.wordClass == .preposition {
      add(clitic == "ku" ? "me" : clitic == "mu" ? "you" : node.possessor ?? "it")
    }
  }

  private func pronoun(_ text: String, _ node: Node) -> String {
    let text = text == "he" && node.features.contains(.female) ? "she" : text
    if node.form == .possessive {
      return Self.possessives[text] ?? text
    }
    return node.features.contains(.possessed) ? Self.objects[text] ?? text : text
  }

  private static let compass: Set<String> = ["northern", "southern", "eastern", "western"]
  private static let objects = ["I": "me", "he": "him", "she": "her", "we": "us", "they": "them"]
  private static let possessives = [
    "I": "my", "he": "his", "she": "her", "we": "our", "they": "their", "you": "your", "it": "its",
    "who": "whose",
  ]

  // MARK: Verbs

  private mutating func verb(_ group: VerbGroup, _ node: Node) {
    var words = group.isAsked ? question(group).rest : conjugated(group)
    if let particle = group.afterParticle { words.append(particle) }
    for word in words { add(word) }
    if let object = group.object {
      if group.passive {
        if object != "ku", object != "mu" { add("by " + (object == "nya" ? "him" : object)) }
      } else {
        add(object == "ku" ? "me" : object == "mu" ? "you" : object == "nya" ? "it" : object)
      }
    }
  }

  /// A finite verb group taken apart: "has been built" -> "has" and "been built", "knows" -> "does" and "know".
  private func question(_ group: VerbGroup) -> (auxiliary: String, rest: [String]) {
    let words = conjugated(group)
    let isAuxiliary =
      words[0].isFormOfBe
      || ["will", "would", "can", "could", "cannot", "must", "may", "might", "should", "do", "does", "did"]
        .contains(words[0])
      || group.tense == .perfect
    if isAuxiliary { return (words[0], Array(words.dropFirst())) }
    let auxiliary = group.tense == .past ? "did" : group.pluralSubject || group.firstPerson ? "do" : "does"
    var plain = group
    plain.tense = .base
    return (auxiliary, conjugated(plain))
  }

  /// Adverbs that a negation comes before: "not always", "not yet".
  private static let staysInNegation: Set<String> = [
    "much", "widely", "greatly", "quite", "necessarily",
    "yet", "only", "always", "really", "too", "very", "just", "necessarily", "entirely", "fully", "directly",
    "easily", "immediately", "quickly", "simply", "merely", "again", "ever", "completely", "automatically",
    "officially",
  ]

  /// The words of a verb group: `has not been attacked`, `will also come`, `to build`.
  func conjugated(_ group: VerbGroup) -> [String] {
    if group.negated, let ever = group.adverbs.firstIndex(of: "ever") {
      var never = group
      never.negated = false
      never.adverbs[ever] = "never"
      return conjugated(never)
    }
    if group.verb.hasPrefix("not ") {
      // "tak peduli" is one verb: "not care" -> "did not care".
      var negated = group
      negated.verb = String(group.verb.dropFirst(4))
      negated.negated = true
      return conjugated(negated)
    }
    if group.verb.hasPrefix("be ") {
      var core = group
      core.verb = "be"
      let tail = String(group.verb.dropFirst(3))
      // "was not also injured": the adverbs stay between "be" and what follows it.
      return conjugated(core) + [tail]
    }
    let verb = group.verb
    var modals = group.modals
    // "be able to" and the like inflect; the last verb is a base form.
    var auxiliaries: [String] = []
    let plural = group.pluralSubject
    let present: (String) -> String = { word in
      if word == "be" { return group.firstPerson ? "am" : plural ? "are" : "is" }
      if word.hasPrefix("be ") {
        return (group.firstPerson ? "am" : plural ? "are" : "is") + word.dropFirst(2)
      }
      return plural || group.firstPerson ? word : english.thirdPerson(word)
    }
    let past: (String) -> String = { word in
      if word == "be" { return plural ? "were" : "was" }
      if word.hasPrefix("be ") { return (plural ? "were" : "was") + word.dropFirst(2) }
      return english.past(word)
    }
    // The chain from the right: passive, progressive, perfect, modal.
    var chain: [(word: String, next: VerbGroup.Tense)] = []
    if group.passive {
      chain.append(("be", .participle))
    }
    if group.progressive, verb != "be", !group.passive {
      chain.insert(("be", .gerund), at: 0)
    } else if group.progressive, group.passive {
      chain = [("be", .gerund), ("be", .participle)]
    }
    if group.tense == .perfect { chain.insert(("have", .participle), at: 0) }
    if let needTo = modals.first(where: { $0.contains(" ") }) {
      let base = needTo.split(separator: " ").dropLast().joined(separator: " ")
      if base.hasPrefix("be ") {
        chain.insert((String(base.dropFirst(3)), .infinitive), at: 0)
        chain.insert(("be", .undecided), at: 0)
      } else {
        chain.insert((base, .infinitive), at: 0)
      }
      modals.removeAll { $0 == needTo }
    }
    for modal in modals.reversed() { chain.insert((modal, .base), at: 0) }
    let will = group.isReported ? "would" : "will"
    if group.tense == .future { chain.insert((will, .base), at: 0) }
    if group.tense == .future, let modal = modals.first {
      // "akan dapat" -> "will be able to"
      chain =
        [(will, .base), (modal == "can" ? "be able" : modal == "must" ? "have" : modal, .infinitive)]
        + chain.filter { $0.word != will && $0.word != modal }
    }
    chain.append((verb, .base))
    // Inflect the first by tense, each other by what stands before it.
    let first = chain[0].word
    let isModal = ["can", "must", "may", "will", "would", "should"].contains(first)
    switch group.tense {
    case .past where isModal:
      auxiliaries.append(
        first == "can" ? "could" : first == "may" ? "might" : first == "must" ? "had to" : first)
    case .past: auxiliaries.append(past(first))
    case .perfect where group.isReported && first == "have": auxiliaries.append("had")
    case .present, .undecided, .perfect, .future: auxiliaries.append(isModal ? first : present(first))
    case .base: auxiliaries.append(first)
    case .infinitive:
      auxiliaries.append("to")
      auxiliaries.append(first)
    case .gerund where modals.count < group.modals.count && first == "be":
      // "saat hendak pergi" -> "when about to go"
      break
    case .gerund: auxiliaries.append(isModal ? first : english.gerund(first))
    case .participle: auxiliaries.append(group.passive ? english.participle(verb) : english.participle(first))
    }
    if group.tense == .participle, group.passive { return group.adverbs + auxiliaries }
    for index in chain.indices.dropFirst() {
      switch chain[index - 1].next {
      case .participle: auxiliaries.append(english.participle(chain[index].word))
      case .gerund: auxiliaries.append(english.gerund(chain[index].word))
      case .infinitive:
        auxiliaries.append("to")
        auxiliaries.append(chain[index].word)
      default: auxiliaries.append(chain[index].word)
      }
    }
    let main = auxiliaries.removeLast()
    var words = auxiliaries
    let finite = ![.base, .infinitive, .gerund, .participle].contains(group.tense)
    if group.negated {
      if !finite {
        words.insert("not", at: 0)
        return group.adverbs + words + [main]
      }
      // "did not always win", but "also did not win".
      let inner = group.adverbs.filter(Self.staysInNegation.contains)
      let outer = group.adverbs.filter { !Self.staysInNegation.contains($0) }
      if let be = words.first, be.isFormOfBe {
        return [be] + outer + ["not"] + inner + words.dropFirst() + [main]
      }
      if words.isEmpty, main.isFormOfBe { return [main] + outer + ["not"] + inner }
      let did = group.tense == .past ? "did" : plural || group.firstPerson ? "do" : "does"
      switch words.first {
      case nil: return outer + [did, "not"] + inner + [group.verb]
      case "need", "needs", "needed", "had to":
        let base = words[0] == "had to" ? "have to" : "need"
        return outer + [did, "not"] + inner + [base] + words.dropFirst() + [main]
      case "can": return outer + ["cannot"] + inner + words.dropFirst() + [main]
      default: return outer + [words[0], "not"] + inner + words.dropFirst() + [main]
      }
    }
    if group.tense == .base { return group.adverbs + words + [main] }
    if words.isEmpty { return main.isFormOfBe ? [main] + group.adverbs : group.adverbs + [main] }
    return [words[0]] + group.adverbs + words.dropFirst() + [main]
  }
}

extension Node {
  /// The part that carries the phrase's number.
  fileprivate var headPart: Node? {
    for part in parts {
      if case .node(let child) = part, child.head === head { return child }
    }
    return nil
  }
}

extension String {
  var capitalizedFirst: String {
    guard let first = unicodeScalars.first, first.properties.isLowercase else { return self }
    return first.properties.uppercaseMapping + String(unicodeScalars.dropFirst())
  }

  /// Each word but the small ones begins with a capital.
  var capitalizedWords: String {
    split(separator: " ", omittingEmptySubsequences: false)
      .map {
        ["of", "the", "and", "for", "in", "on", "to"].contains($0) ? String($0) : String($0).capitalizedFirst
      }
      .joined(separator: " ")
  }

  fileprivate var isFormOfBe: Bool {
    ["is", "are", "was", "were", "am", "be"].contains(self) || hasPrefix("is ") || hasPrefix("are ")
      || hasPrefix("was ") || hasPrefix("were ") || hasPrefix("am ")
  }
}
