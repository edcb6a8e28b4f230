import AlihModel

/// What is known of a lower-case word form.
final class KnownWord {
  let readings: [Reading]
  /// The multiword expressions that it begins as it stands.
  let expressions: Expressions
  /// Those that begin with the lemma of one of its readings: `disalahgunakan` is a form of `menyalahgunakan`.
  let expressionsOfLemmas: [(reading: Reading, expressions: Expressions)]
  private var knownStems: Set<String>?

  init(_ form: String, _ morphology: Morphology) {
    let lexicon = morphology.lexicon
    readings = form.utf8.count > 64 ? [] : morphology.readings(of: form)
    expressions = Expressions(lexicon.phrases(from: form))
    expressionsOfLemmas = readings.compactMap { reading in
      let lemma = reading.senses[0].lemma
      guard lemma != form, reading.cost < 1.5 else { return nil }
      let expressions = Expressions(lexicon.phrases(from: lemma))
      return expressions.isEmpty ? nil : (reading, expressions)
    }
  }
}

extension KnownWord {
  /// The stems of what any of its readings may be in English.
  func stems(_ english: English) -> Set<String> {
    if let knownStems { return knownStems }
    let found = Set(readings.flatMap(\.senses).flatMap { english.stems(of: $0) })
    knownStems = found
    return found
  }
}

/// The words a thread has met already: most words of a text are met again.
final class WordMemory {
  /// Words kept; what comes after them drives all of them out.
  private static let most = 20_000

  private let morphology: Morphology
  private var words = WordMap<KnownWord>()

  init(_ morphology: Morphology) {
    self.morphology = morphology
  }

  func word(_ form: String) -> KnownWord {
    if let known = words[form] { return known }
    if words.count > Self.most { words.removeAll() }
    let word = KnownWord(form, morphology)
    words[form] = word
    return word
  }

  func word(_ token: Token) -> KnownWord {
    if let known = token.known { return known }
    let word = word(token.lower)
    token.known = word
    return word
  }

  func readings(of token: Token) -> [Reading] { word(token).readings }
  func readings(of form: String) -> [Reading] { word(form).readings }
}

/// The memories of an engine: each is lent to one thread at a time, and none is thrown away.
final class WordMemories: Sendable {
  private let idle = Locked<[Shelved]>([])

  /// Only one thread has it at a time.
  private struct Shelved: @unchecked Sendable {
    let memory: WordMemory
  }

  func lend<Result>(_ morphology: Morphology, _ body: (WordMemory) -> Result) -> Result {
    let memory = idle.withLock { $0.popLast() }?.memory ?? WordMemory(morphology)
    defer { idle.withLock { $0.append(Shelved(memory: memory)) } }
    return body(memory)
  }
}

/// The multiword expressions that begin with one word, by their second word: few of the two hundred from "di" have the
/// right one.
struct Expressions {
  /// One of them, with its words cut.
  private struct Expression {
    let sense: Sense
    let words: [String]
  }

  private var bySecond = WordMap<[Expression]>()

  var isEmpty: Bool { bySecond.count == 0 }

  /// - Parameter senses: longest first, as they stay.
  init(_ senses: [Sense]) {
    for sense in senses {
      let words = sense.lemma.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
      bySecond[words.count > 1 ? words[1] : "", default: []].append(Expression(sense: sense, words: words))
    }
  }

  /// All senses of an expression, in the lexicon's order.
  func senses(of lemma: String) -> [Sense] {
    let words = lemma.utf8.split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard words.count > 1, let known = bySecond[String(Substring(words[1]))] else { return [] }
    return known.compactMap { $0.sense.lemma == lemma ? $0.sense : nil }
  }

  /// The longest expression that stands at a place; "-nya" may hang on the last word of a noun.
  func match(_ tokens: [Token], _ at: Int, where isAllowed: (Sense) -> Bool = { _ in true }) -> Sense? {
    guard !isEmpty, at + 1 < tokens.count, tokens[at + 1].kind == .word || tokens[at + 1].kind == .term
    else { return nil }
    let second = tokens[at + 1].lower
    if let known = bySecond[second] {
      for expression in known where isAllowed(expression.sense) && stands(expression, tokens, at) {
        return expression.sense
      }
    }
    guard second.hasSuffix("nya"), let known = bySecond[String(second.dropLast(3))] else { return nil }
    return known.first { $0.words.count == 2 && isAllowed($0.sense) && stands($0, tokens, at) }?.sense
  }

  private static let ofGrammar: [WordClass] = [.preposition, .adverb, .conjunction]

  private func stands(_ expression: Expression, _ tokens: [Token], _ at: Int) -> Bool {
    let (sense, words) = (expression.sense, expression.words)
    guard at + words.count <= tokens.count else { return false }
    // "Pasar Minggu" is a place, "pasar minggu" is none.
    if sense.features.contains(.caps),
      !tokens[at..<at + words.count].allSatisfy({ $0.isCapitalized || $0.kind == .term })
    {
      return false
    }
    for place in words.indices.dropFirst() {
      let (token, word) = (tokens[at + place], words[place])
      guard token.kind == .word || token.kind == .term && token.range.count == word.utf8.count else {
        return false
      }
      // "macet di Puncak" is no "at the top of"; in "Demo di Depan DPR" each word has a capital.
      if token.capitals == .initial, !tokens[at].isCapitalized, at == 0 || !tokens[at - 1].isCapitalized,
        Self.ofGrammar.contains(sense.wordClass)
      {
        return false
      }
      if token.lower != word {
        guard place == words.count - 1, sense.wordClass == .noun,
          token.lower.utf8.count == word.utf8.count + 3, token.lower.hasSuffix("nya"),
          token.lower.hasPrefix(word)
        else { return false }
      }
    }
    return true
  }
}
