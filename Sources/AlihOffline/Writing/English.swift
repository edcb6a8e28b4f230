import AlihModel

/// Inflects English words: irregular forms from `rules/irregular.tsv`, the others by the endings in `rules/spelling.tsv`.
package struct English: Sendable {
  static let columns = ["class", "base", "second", "third"]

  let words: WordLists
  let spelling: Spelling

  private var verbs = WordMap<(past: String, participle: String)>()
  private var plurals = WordMap<String>()
  private var degrees = WordMap<(comparative: String, superlative: String)>()
  /// Irregular forms by their base.
  private(set) var bases = WordMap<String>()

  init(irregular table: TSVTable, spelling: Spelling, words: WordLists) throws(TSVTable.Problem) {
    self.spelling = spelling
    self.words = words
    for row in table.rows {
      let (base, second, third) = (row.fields[1], row.fields[2], row.fields[3])
      for form in [second, third] where !form.isEmpty && form != base { bases[form] = base }
      switch row.fields[0] {
      case "verb": verbs[base] = (second, third)
      case "noun": plurals[base] = second
      case "adj": degrees[base] = (second, third)
      default:
        throw TSVTable.Problem(
          file: table.file, line: row.line, message: "'\(row.fields[0])' has to be verb, noun or adj")
      }
    }
  }

  /// The plural of a noun, inflected at its last word: `bus stop` -> `bus stops`.
  func plural(_ noun: String, head: Int? = nil) -> String {
    inflect(noun, at: head ?? noun.utf8.count(where: { $0 == UInt8(ascii: " ") }), with: pluralWord)
  }

  /// `says`, `has`, `goes`, `tries`.
  func thirdPerson(_ verb: String) -> String {
    inflect(verb, at: 0) { word in
      switch word {
      case "be": "is"
      case "have": "has"
      case "can", "must", "may", "will", "should": word
      default: sForm(word)
      }
    }
  }

  func past(_ verb: String) -> String {
    inflect(verb, at: 0) { verbs[$0]?.past ?? edForm($0) }
  }

  func participle(_ verb: String) -> String {
    inflect(verb, at: 0) { verbs[$0]?.participle ?? edForm($0) }
  }

  func gerund(_ verb: String) -> String {
    inflect(verb, at: 0) { word in
      let letters = Array(word.utf8)
      guard let last = letters.last, letters.count > 2 else { return word + "ing" }
      if word.hasSuffix("ie") { return word.dropLast(2) + "ying" }
      if last == UInt8(ascii: "e"), !word.hasSuffix("ee"), !word.hasSuffix("oe"), !word.hasSuffix("ye") {
        return word.dropLast() + "ing"
      }
      if word.hasSuffix("ic"), verbs[word] != nil { return word + "king" }
      return doublesLast(letters, word) ? word + [letters.last!].asText + "ing" : word + "ing"
    }
  }

  /// `bigger`, `more important`.
  func comparative(_ adjective: String) -> String {
    degrees[adjective]?.comparative ?? degree(adjective, "er") ?? "more " + adjective
  }

  func superlative(_ adjective: String) -> String {
    degrees[adjective]?.superlative ?? degree(adjective, "est") ?? "most " + adjective
  }

  /// `clear` -> `clearly`, `easy` -> `easily`, `economic` -> `economically`.
  func adverb(_ adjective: String) -> String {
    if adjective.contains(" ") || adjective.hasSuffix("ly") { return "in a \(adjective) way" }
    return spelling.apply(.adverb, to: adjective) ?? adjective
  }

  /// Who does it: `write` -> `writer`; of a phrase its verb alone.
  func agent(_ verb: String) -> String {
    let word = String(verb.prefix { $0 != " " })
    return spelling.apply(.agent, to: word) ?? word
  }

  /// What it is like: `readable` -> `readability`; `-ness` is always understood.
  func quality(_ adjective: String) -> String {
    adjective.contains(" ") ? adjective + "ness" : spelling.apply(.quality, to: adjective) ?? adjective
  }

  /// `third` -> `three`.
  func cardinal(_ ordinal: String) -> String { spelling.apply(.cardinal, to: ordinal) ?? ordinal }

  /// `a` or `an`, by the sound that the word begins with.
  func indefiniteArticle(before word: String) -> String {
    let letters = word.prefix { $0.isLetter }
    // Acronyms without a vowel inside are spelled out: "an NGO", "an FBI agent", "a UN envoy".
    if letters.count > 1, letters.count <= 5, letters.allSatisfy({ $0.isUppercase }) {
      let isSpelled = letters.count <= 3 || !letters.contains { "AEIOU".contains($0) }
      if isSpelled { return "AEFHILMNORSX".contains(letters.first!) && letters != "EU" ? "an" : "a" }
    }
    let lower = word.lowercased()
    return spelling.apply(.article, to: lower) ?? ("aeiou".utf8.contains(lower.utf8.first ?? 0) ? "an" : "a")
  }

  private func inflect(_ phrase: String, at index: Int, with form: (String) -> String) -> String {
    if !phrase.utf8.contains(UInt8(ascii: " ")) { return form(phrase) }
    if let whole = plurals[phrase], index > 0 { return whole }
    var words = phrase.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.indices.contains(index) else { return phrase }
    words[index] = form(words[index])
    return words.joined(separator: " ")
  }

  private func pluralWord(_ word: String) -> String {
    if let irregular = plurals[word] { return irregular }
    if let hyphen = word.lastIndex(of: "-"), word.index(after: hyphen) < word.endIndex {
      return word[...hyphen] + pluralWord(String(word[word.index(after: hyphen)...]))
    }
    if let plural = spelling.apply(.plural, to: word) { return plural }
    if word.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }) { return word + "s" }
    return sForm(word)
  }

  private func sForm(_ word: String) -> String {
    let letters = Array(word.utf8)
    guard let last = letters.last else { return word }
    if last == UInt8(ascii: "y"), letters.count > 1, !Self.isVowel(letters[letters.count - 2]) {
      return word.dropLast() + "ies"
    }
    if let hissing = spelling.apply(.s, to: word) { return hissing }
    if last == UInt8(ascii: "o"), letters.count > 1, !Self.isVowel(letters[letters.count - 2]),
      word.utf8.count < 6
    {
      return word + "es"
    }
    return word + "s"
  }

  private func edForm(_ word: String) -> String {
    let letters = Array(word.utf8)
    guard let last = letters.last else { return word }
    if last == UInt8(ascii: "e") { return word + "d" }
    if last == UInt8(ascii: "y"), letters.count > 1, !Self.isVowel(letters[letters.count - 2]) {
      return word.dropLast() + "ied"
    }
    return doublesLast(letters, word) ? word + [last].asText + "ed" : word + "ed"
  }

  /// One stressed syllable that ends in a single consonant after a single vowel: `stop`, `plan`, `admit`.
  private func doublesLast(_ letters: [UInt8], _ word: String) -> Bool {
    guard letters.count >= 3 else { return false }
    let (a, b, c) = (letters[letters.count - 3], letters[letters.count - 2], letters[letters.count - 1])
    guard
      !Self.isVowel(a)
        || (a == UInt8(ascii: "u") && letters.count > 3 && letters[letters.count - 4] == UInt8(ascii: "q")),
      Self.isVowel(b), !Self.isVowel(c), !"wxyh".utf8.contains(c)
    else { return false }
    if Self.syllables(letters) == 1 { return true }
    return spelling.apply(.double, to: word).map { $0 != word } ?? false
  }

  private func degree(_ adjective: String, _ ending: String) -> String? {
    let letters = Array(adjective.utf8)
    guard letters.count > 2, letters.allSatisfy({ $0 >= 97 && $0 <= 122 }) else { return nil }
    let syllables = Self.syllables(letters)
    let last = letters[letters.count - 1]
    if last == UInt8(ascii: "y"), syllables <= 2, !Self.isVowel(letters[letters.count - 2]) {
      return adjective.dropLast() + "i" + ending
    }
    guard syllables == 1, !adjective.hasSuffix("ed") else { return nil }
    if last == UInt8(ascii: "e") { return adjective + ending.dropFirst() }
    let (a, b) = (letters[letters.count - 3], letters[letters.count - 2])
    if !Self.isVowel(a), Self.isVowel(b), !Self.isVowel(last), !"wxyh".utf8.contains(last) {
      return adjective + [last].asText + ending
    }
    return adjective + ending
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }

  private static func syllables(_ letters: [UInt8]) -> Int {
    var count = 0
    var inVowel = false
    for (index, letter) in letters.enumerated() {
      let vowel = isVowel(letter) || letter == UInt8(ascii: "y") && index > 0
      if vowel, !inVowel, !(letter == UInt8(ascii: "e") && index == letters.count - 1 && count > 0) {
        count += 1
      }
      inVowel = vowel
    }
    return max(count, 1)
  }
}

extension [UInt8] {
  fileprivate var asText: String { String(decoding: self, as: UTF8.self) }
}
