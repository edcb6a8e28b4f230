import AlihModel

/// What English words can be, as far as the repair of a term has to know it.
///
/// Closed classes are from `rules/english-words.tsv`; nouns, verbs and adjectives are those of the lexicon's translations, with
/// the endings of their forms.
package struct EnglishWords: Sendable {
  enum Kind: String {
    case determiner, before, many, auxiliary, role, quantity, prefix, verb, adjectival, moment, candidacy,
      adverb, intent, other
    case pluralVerb = "plural-verb"
    case singularVerb = "singular-verb"
    case sourcePlural = "source-plural"
  }

  package static let file = "Glossary/id-en/rules/english-words.tsv"

  private var closed: [String: Set<Kind>] = [:]
  private var nouns: Set<String> = []
  private var people: Set<String> = []
  private var masses: Set<String> = []
  private var verbs: Set<String> = []
  /// Forms of the past that don't end in "ed": `rose`.
  private var pasts: Set<String> = []
  private var adjectives: Set<String> = []

  /// Without words: what stands before a noun is known by its article or number alone.
  package init() {}

  /// - Parameters:
  ///   - lexicon: tables with the columns lemma, class, english, features.
  ///   - irregular: `rules/irregular.tsv`, English forms that no rule gives.
  /// - Throws: `TSVTable.Problem` with file and line.
  package init(
    _ bytes: [UInt8], lexicon: [(name: String, bytes: [UInt8])] = [], irregular: [UInt8] = []
  ) throws(TSVTable.Problem) {
    for row in try TSVTable(file: Self.file, bytes: bytes, columns: ["class", "words"]).rows {
      guard let kind = Kind(rawValue: row.fields[0]) else {
        throw TSVTable.Problem(
          file: Self.file, line: row.line, message: "the class '\(row.fields[0])' is unknown")
      }
      for word in row.fields[1].split(separator: " ") { closed[String(word), default: []].insert(kind) }
    }
    if !irregular.isEmpty {
      let table = try TSVTable(
        file: "irregular.tsv", bytes: irregular, header: ["class", "base", "second", "third"])
      for row in table.rows {
        switch row.fields[0] {
        case "verb":
          verbs.formUnion(row.fields.dropFirst().flatMap { $0.split(separator: "/") }.map(String.init))
          pasts.formUnion(
            row.fields.dropFirst(2).prefix(1).flatMap { $0.split(separator: "/") }.map(String.init))
        case "noun": nouns.formUnion(row.fields.dropFirst())
        default: adjectives.formUnion(row.fields.dropFirst())
        }
      }
    }
    for table in lexicon {
      for row in try TSVTable(file: table.name, bytes: table.bytes, header: ["lemma", "class", "english"])
        .rows
      {
        guard row.fields.count > 2 else { continue }
        add(row.fields[2], row.fields[1], features: row.fields.count > 3 ? row.fields[3] : "")
      }
    }
  }

  private mutating func add(_ english: String, _ name: String, features: String) {
    let words = english.lowercased().split(separator: " ")
    switch name {
    case "noun":
      words.last.map { _ = nouns.insert(String($0)) }
      guard let last = words.last.map(String.init) else { return }
      if features.contains("human") { people.insert(last) }
      if features.contains("uncount") { masses.insert(last) }
    case "verb": words.first.map { _ = verbs.insert(String($0)) }
    case "adj": if words.count == 1 { adjectives.insert(english.lowercased()) }
    default: break
    }
  }

  func isA(_ kind: Kind, _ word: String) -> Bool { closed[word]?.contains(kind) == true }
  func isClosed(_ word: String) -> Bool {
    guard let kinds = closed[word] else { return false }
    return !kinds.isSubset(of: [
      .before, .many, .quantity, .prefix, .sourcePlural, .verb, .adjectival, .moment, .candidacy, .adverb,
      .intent,
    ])
  }

  /// Numbers above one, and words that want a plural: `12`, `1,500`, `several`.
  func wantsPlural(_ word: String) -> Bool {
    isA(.many, word)
      || word.first?.isNumber == true && word != "1" && word.allSatisfy { $0.isNumber || $0 == "," }
  }

  /// Whether a word is one of the language and no name.
  func isKnown(_ word: String) -> Bool { isNoun(word) || isVerb(word) || isAdjective(word) }

  func isNoun(_ word: String) -> Bool {
    // "agreed to": the lexicon's "trip to" ends in no noun.
    if isA(.other, word), word != "time" { return false }
    return Self.singulars(word).contains(where: nouns.contains)
      || ["tion", "ment", "ness", "ship", "ity", "ism", "ist", "tions", "ments", "ists"].contains(
        where: word.hasSuffix)
  }

  /// Whether a noun, or the last of several words, is a person: `citizen`, `civil servant`.
  func isPerson(_ noun: String) -> Bool {
    noun.lowercased().split(separator: " ").last.map { people.contains(String($0)) } ?? false
  }

  /// Whether a noun, or the last of several words, is one that is counted: `bill`, not `inflation`.
  func isCounted(_ noun: String) -> Bool {
    guard let last = noun.lowercased().split(separator: " ").last.map(String.init) else { return false }
    return nouns.contains(last) && !masses.contains(last)
  }

  /// Whether a word is a verb of the past, whatever else it may be: `refused`, `rose`.
  func isPast(_ word: String) -> Bool { word.hasSuffix("ed") || pasts.contains(word) }

  func isVerb(_ word: String) -> Bool {
    if verbs.contains(word) || word.hasSuffix("ed") || isA(.verb, word) { return true }
    if Self.singulars(word).dropFirst().contains(where: verbs.contains) { return true }
    guard word.hasSuffix("ing") else { return false }
    let stem = String(word.dropLast(3))
    return verbs.contains(stem) || verbs.contains(stem + "e")
  }

  func isAdjective(_ word: String) -> Bool {
    adjectives.contains(word) && !isA(.other, word) || isA(.before, word) || word.hasSuffix("ern")
  }

  /// The word itself, and what it may be the plural, or the third person, of.
  private static func singulars(_ word: String) -> [String] {
    var forms = [word]
    if word.hasSuffix("s"), !word.hasSuffix("ss") { forms.append(String(word.dropLast())) }
    if word.hasSuffix("es") { forms.append(String(word.dropLast(2))) }
    if word.hasSuffix("ies") { forms.append(word.dropLast(3) + "y") }
    if word.hasSuffix("men") { forms.append(word.dropLast(2) + "an") }
    return forms
  }
}
