import AlihModel

/// Stage 7: writes the English of a sentence: inflection, articles, capitals and spaces.
struct Generator {
  let english: English
  /// The sentence's tokens, for the spaces around marks.
  let tokens: [Token]
  let role: Role

  struct Piece {
    var text: String
    var spaceBefore = true
    var token: Int?
    var opensQuote = false
  }

  var pieces: [Piece] = []

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
          || tokens.closesLabel(node.span.lowerBound)
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

  mutating func mark(_ node: Node) {
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

  func joined() -> String {
    var result = ""
    var glueNext = true
    for piece in pieces where !piece.text.isEmpty {
      // "five" and "-story": one word.
      let isEnding = piece.token == nil && piece.text.utf8.count > 1 && piece.text.hasPrefix("-")
      if !glueNext, piece.spaceBefore, !isEnding { result.append(" ") }
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

  mutating func capitalize(_ from: Int) {
    guard let index = pieces.indices[from...].first(where: { !pieces[$0].text.isEmpty }) else { return }
    pieces[index].text = pieces[index].text.capitalizedFirst
  }

  mutating func add(_ text: String, token: Int? = nil) {
    if !text.isEmpty { pieces.append(Piece(text: text, token: token)) }
  }

  // MARK: Words

  mutating func emit(_ node: Node, plural: Bool) {
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

  mutating func phrase(_ node: Node, plural: Bool) {
    let head = node.headPart
    for part in node.parts {
      switch part {
      // "Suspect in Theft Case": a headline has no articles.
      case .text(let text): if role != .headline || text != "a" { add(text) }
      case .node(let child):
        let isHead = child === head
        let agrees = isHead || child.wordClass == .determiner
        emit(
          child,
          plural: agrees && child.form != .many
            ? plural
            : child.form == .attribute || child.form == .adjective
              ? child.features.contains(.plural)
              : child.isPlural || child.form == .generic || child.form == .many)
      }
    }
  }

  /// "a" before a vowel is "an", and no article stands beside another determiner: they meet only when all is written.
  mutating func fixArticles() {
    var last: Int?
    for index in pieces.indices where !pieces[index].text.isEmpty {
      defer { last = index }
      guard let last, pieces[last].token == nil, pieces[index].token == nil else { continue }
      let (word, next) = (pieces[last].text.lowercased(), pieces[index].text)
      // "di utara negara itu" -> "in the north of the country"
      if english.words.holds(word, in: .compass), next == "of" { pieces[last].text.removeLast(3) }
      // "a number of" and "of his friends"
      if ["of", "to", "with", "in", "is", "was", "are", "were"].contains(next),
        word == next || word.hasSuffix(" " + next)
      {
        pieces[index].text = ""
      } else if ["a", "the"].contains(word), english.words.holds(next, in: .determiner) {
        let isFirst = pieces[last].text != word
        pieces[last].text = ""
        if isFirst { pieces[index].text = next.capitalizedFirst }
      } else if word.hasSuffix(" the"), english.words.holds(next, in: .determiner) {
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

  mutating func leaf(_ node: Node, plural: Bool) {
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
      if node.form == .cardinal { text = english.cardinal(text) }
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
    let isCompass = node.features.contains(.capital) && english.words.holds(text, in: .compass)
    if isCompass, node.token.isCapitalized { text.removeLast(3) }
    if node.features.contains(.capital), node.wordClass != .pronoun, !isCompass || node.token.isCapitalized {
      text = text.capitalizedWords
    }
    add(text)
    if let clitic = node.reading?.clitic, node.wordClass == .preposition {
      add(clitic == "ku" ? "me" : clitic == "mu" ? "you" : node.possessor ?? "it")
    }
  }

  func pronoun(_ text: String, _ node: Node) -> String {
    let text = text == "he" && node.features.contains(.female) ? "she" : text
    if node.form == .possessive {
      return english.words.english(text, in: .possessive) ?? text
    }
    return node.features.contains(.objectCase) ? english.words.english(text, in: .object) ?? text : text
  }

}

extension Node {
  /// The part that carries the phrase's number.
  var headPart: Node? {
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

  var isFormOfBe: Bool {
    ["is", "are", "was", "were", "am", "be"].contains(self) || hasPrefix("is ") || hasPrefix("are ")
      || hasPrefix("was ") || hasPrefix("were ") || hasPrefix("am ")
  }
}
