import AlihModel

/// What is wrong with the engine's data, and where.
package typealias OfflineDataError = TSVTable.Problem

/// The files that the offline engine is made of, as bytes: it does no I/O itself.
package struct OfflineData: Sendable {
  package typealias File = (name: String, bytes: [UInt8])

  /// Every file of `Glossary/id-en/lexicon`.
  package var lexicon: [File]
  /// A user's own lexicon files, the strongest last.
  package var overrides: [File]
  /// The files of `Glossary/id-en/rules`, by name.
  package var rules: [String: File]
  /// What `alih learn` wrote; nil to go without.
  package var learned: File?

  package init(lexicon: [File], overrides: [File] = [], rules: [File], learned: File? = nil) {
    self.lexicon = lexicon
    self.overrides = overrides
    self.learned = learned
    self.rules = Dictionary(
      rules.map { ($0.name.split(separator: "/").last.map(String.init) ?? $0.name, $0) }
    ) { $1 }
  }

  /// The last columns of a file of rules, read by people and tests: a sentence to which the row is applied with what its
  /// translation contains, and a sentence to which it is not.
  static let exampleColumns = ["example", "translation", "counter", "counter_translation"]

  fileprivate func table(_ name: String, _ columns: [String]) throws(TSVTable.Problem) -> TSVTable {
    guard let file = rules[name] else {
      throw TSVTable.Problem(file: name, line: 1, message: "the offline engine's rules lack this file")
    }
    return try TSVTable(file: file.name, bytes: file.bytes, columns: columns)
  }
}

/// The rule-based Indonesian -> English engine: immutable, shared by all threads.
///
/// Its stages, in order: `Tokenizer`, `Entities`, `Morphology` with the multiword expressions, `ClassTagger`,
/// `Structure`, `Clauses`, `Generator`, `Wording` where there is a table, `SelfCheck`. Each takes the previous one's value. Linear in the sentence.
package final class OfflineEngine: Sendable {
  package let lexicon: Lexicon
  let morphology: Morphology
  let words: WordLists
  let entities: Entities
  let tagger: ClassTagger
  let structure: Structure
  let auxiliaries: Auxiliaries
  let sentenceRules: SentenceRules
  package let english: English
  package let wordingWords: WordingWords
  let wording: Wording?
  let memories = WordMemories()
  /// The stems of all English words of the lexicon; nil until somebody asks.
  let vocabulary = Locked<Set<String>?>(nil)

  /// Whether the engine would translate the lower-case word as a common word: it is in the lexicon, or derived from it.
  package func isOrdinaryWord(_ word: String) -> Bool {
    memories.lend(morphology) { $0.readings(of: word).contains { $0.wordClass != .name } }
  }

  /// Whether a term is the foreign root of a verb: `di-PHK`.
  func isAffixed(_ term: TermOccurrence, in sentence: String) -> Bool {
    let before = sentence.utf8.prefix(term.range.lowerBound)
    guard before.last == UInt8(ascii: "-") else { return false }
    let prefix = before.dropLast().reversed().prefix { $0 | 0x20 >= 97 && $0 | 0x20 <= 122 }
    return words.holds(String(decoding: prefix.reversed(), as: UTF8.self).lowercased(), in: .foreignPrefix)
  }

  package init(_ data: OfflineData) throws(OfflineDataError) {
    lexicon = try Lexicon(files: data.lexicon, overrides: data.overrides)
    words = try WordLists(data.table("word-lists.tsv", WordLists.columns))
    english = try English(
      irregular: data.table("irregular.tsv", English.columns),
      spelling: Spelling(data.table("spelling.tsv", Spelling.columns)), words: words)
    morphology = try Morphology(
      lexicon: lexicon, words: words,
      derivations: data.table("derivations.tsv", Derivation.columns + ["example", "translation"]),
      english: english)
    sentenceRules = SentenceRules(words)
    entities = Entities(
      numbers: try Numbers(data.table("numbers.tsv", Numbers.columns)), words: words, morphology: morphology)
    tagger = try ClassTagger(data.table("classes.tsv", ClassTagger.columns))
    structure = try Structure(data.table("structure.tsv", Structure.columns))
    auxiliaries = try Auxiliaries(data.table("auxiliaries.tsv", Auxiliaries.columns))
    let wordingWords = try WordingWords(data.table("wording-words.tsv", WordingWords.columns))
    self.wordingWords = wordingWords
    let inflection = english
    wording = try data.learned.map { file throws(TSVTable.Problem) in
      let table = try LearnedTable(file: file.name, bytes: file.bytes, words: wordingWords)
      return Wording(table, words: wordingWords, english: inflection)
    }
  }
}
