import AlihModel

/// The words a thread has met already, with their readings: most words of a text are met again.
final class WordMemory {
  /// Words kept; what comes after them drives all of them out.
  private static let most = 20_000

  private var readings: [String: [Reading]] = [:]
  private var phrases: [String: Expressions] = [:]

  func readings(of form: String, _ morphology: Morphology) -> [Reading] {
    if let known = readings[form] { return known }
    if readings.count > Self.most { readings.removeAll(keepingCapacity: true) }
    let found = form.utf8.count > 64 ? [] : morphology.readings(of: form)
    readings[form] = found
    return found
  }

  func phrases(from first: String, _ lexicon: Lexicon) -> Expressions {
    if let known = phrases[first] { return known }
    if phrases.count > Self.most { phrases.removeAll(keepingCapacity: true) }
    let found = Expressions(lexicon.phrases(from: first))
    phrases[first] = found
    return found
  }
}

/// The memories of an engine: each is lent to one thread at a time, and none is thrown away.
final class WordMemories: Sendable {
  private let idle = Locked<[Shelved]>([])

  /// Only one thread has it at a time.
  private struct Shelved: @unchecked Sendable {
    let memory: WordMemory
  }

  func lend<Result>(_ body: (WordMemory) -> Result) -> Result {
    let memory = idle.withLock { $0.popLast() }?.memory ?? WordMemory()
    defer { idle.withLock { $0.append(Shelved(memory: memory)) } }
    return body(memory)
  }
}

/// The multiword expressions that begin with one word, by their second word: few of the two hundred from "di" have the
/// right one.
struct Expressions {
  private var bySecond: [Substring: [Sense]] = [:]

  /// - Parameter senses: longest first, as they stay.
  init(_ senses: [Sense]) {
    for sense in senses {
      let second = sense.lemma.drop { $0 != " " }.dropFirst().prefix { $0 != " " }
      bySecond[second, default: []].append(sense)
    }
  }

  /// All senses of an expression, in the lexicon's order.
  func senses(of lemma: String) -> [Sense] {
    let second = lemma.drop { $0 != " " }.dropFirst().prefix { $0 != " " }
    return bySecond[second, default: []].filter { $0.lemma == lemma }
  }

  /// The longest expression that stands at a place; "-nya" may hang on the last word of a noun.
  func match(_ tokens: [Token], _ at: Int, where isAllowed: (Sense) -> Bool = { _ in true }) -> Sense? {
    guard !bySecond.isEmpty, at + 1 < tokens.count,
      tokens[at + 1].kind == .word || tokens[at + 1].kind == .term
    else { return nil }
    let second = tokens[at + 1].lower[...]
    if let sense = bySecond[second]?.first(where: { isAllowed($0) && stands($0, tokens, at) }) {
      return sense
    }
    guard second.hasSuffix("nya") else { return nil }
    return bySecond[second.dropLast(3)]?.first { $0.length == 2 && isAllowed($0) && stands($0, tokens, at) }
  }

  private func stands(_ sense: Sense, _ tokens: [Token], _ at: Int) -> Bool {
    guard at + sense.length <= tokens.count else { return false }
    var index = at
    for word in sense.lemma.split(separator: " ") {
      defer { index += 1 }
      guard index > at else { continue }
      let token = tokens[index]
      guard token.kind == .word || token.kind == .term && token.range.count == word.utf8.count else {
        return false
      }
      if token.lower != word {
        guard index == at + sense.length - 1, sense.wordClass == .noun, token.lower == word + "nya" else {
          return false
        }
      }
    }
    return true
  }
}
