import AlihGlossary
import AlihModel
import Foundation

/// Collects terms that the glossary lacks, with what speaks for each.
///
/// Counted are acronyms, definitions (`Kementerian Luar Negeri (Kemlu)`, either way round, or its name and its acronym in
/// one article), runs of capitalized words that begin with a word for an institution or office, and compounds of names.
/// Where texts have translations, the target is what stands in them beside the term most exclusively (Dice's coefficient
/// of the sentences that hold the one and the other). Linear in the texts; memory follows the number of candidates.
package struct TermCandidates: Sendable {
  private struct Evidence: Sendable {
    var reason: TermCandidate.Reason
    var definition: String?
    var count = 0
    /// How often it was no part of a longer name.
    var alone = 0
    var files = 0
    var lastFile = ""
    var sentence: String
    /// Sentences with a translation, and how many of them hold each phrase.
    var translated = 0
    var targets: [String: Int] = [:]
  }

  /// Of sentences that hold both, among those that hold either: below, the two have nothing to do with each other.
  private static let likeness = 0.6
  /// In how many sentences both have to stand, for once is chance.
  private static let fewest = 2
  private static let longest = 8

  private let glossary: Glossary
  private let known: Set<String>
  private let heads: Set<String>
  private let furniture: Set<String>
  private let isOrdinaryWord: @Sendable (String) -> Bool
  private var found: [String: Evidence] = [:]
  private var targetCounts: [String: Int] = [:]

  /// - Parameters:
  ///   - heads: words that begin the names of institutions and offices: `Kementerian`, `Direktur`.
  ///   - furniture: words in capitals that are no terms: `BACA`, `JUGA`.
  ///   - isOrdinaryWord: whether a word of small letters is one that a dictionary has, written in capitals for emphasis.
  package init(
    glossary: Glossary, heads: Set<String>, furniture: Set<String> = [],
    isOrdinaryWord: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.glossary = glossary
    self.heads = heads
    self.furniture = furniture
    self.isOrdinaryWord = isOrdinaryWord
    known = Set(glossary.terms.map { $0.source.lowercased() })
  }

  package mutating func add(_ text: AuditedText) {
    var acronyms: Set<String> = []
    var names: [String] = []
    let people = glossary.initials.people(in: text.units.map(\.source))
    for unit in text.units where !isFurniture(unit.source) {
      let words = CapitalWords(unit.source, heads: heads)
      let covered = glossary.occurrences(in: unit.source).map(\.range) + people.places(in: unit.source)
      var inSentence: [String: (reason: TermCandidate.Reason, definition: String?)] = [:]
      var alone: Set<String> = []
      for run in words.runs {
        alone.insert(run.text)
        for word in run.parts where !covered.contains(where: { $0.overlaps(word.range) }) {
          if word.isAcronym, isTerm(word, in: unit.source) { inSentence[word.text] = (.acronym, nil) }
          if word.isCompound { inSentence[word.text] = (.compound, nil) }
        }
        if run.words.count > 1 {
          names.append(run.text)
          // "Wakil Presiden Bimo Seno" is an office that the glossary has, and a person.
          let isKnown = covered.contains { $0.lowerBound == run.range.lowerBound }
          if heads.contains(run.words[0].lowercased()), !isKnown {
            inSentence[run.text] = (.name, nil)
          }
        }
      }
      for (short, long) in words.definitions where !known.contains(short.lowercased()) {
        inSentence[short] = (.definition, long)
      }
      acronyms.formUnion(inSentence.filter { $0.value.reason == .acronym }.map(\.key))
      let phrases = unit.target.map { Set(CapitalWords($0).phrases) }
      for phrase in phrases ?? [] { targetCounts[phrase, default: 0] += 1 }
      for (term, (reason, definition)) in inSentence where !known.contains(term.lowercased()) {
        note(term, reason, definition, isAlone: alone.contains(term), in: unit, of: text.path, phrases)
      }
    }
    for acronym in acronyms where found[acronym]?.definition == nil {
      let name = names.first { CapitalWords.initials(of: $0) == acronym }
      if acronym.count > 2, let name {
        found[acronym]?.reason = .definition
        found[acronym]?.definition = name
      }
    }
  }

  /// Whether an acronym may be a term: no furniture, no word in capitals, no money.
  private func isTerm(_ word: CapitalWords.Word, in source: String) -> Bool {
    if furniture.contains(word.text) || isOrdinaryWord(word.text.lowercased()) { return false }
    if source.utf8.dropFirst(word.range.upperBound).first == UInt8(ascii: "$") { return false }
    return !Self.currencies.contains(word.text)
  }

  /// Whether a line holds no sentence: a writer's name behind a label, the letters of writers, a line in capitals.
  private func isFurniture(_ source: String) -> Bool {
    guard source.contains(where: \.isLowercase) else { return true }
    guard let colon = source.firstIndex(of: ":") else { return false }
    return source[..<colon].split(separator: " ").contains { furniture.contains($0.uppercased()) }
      && source[..<colon].split(separator: " ").count < 3
  }

  private static let currencies = Set(Locale.Currency.isoCurrencies.map { $0.identifier.uppercased() }).union(
    ["RP", "RM", "NT"])

  private mutating func note(
    _ term: String, _ reason: TermCandidate.Reason, _ definition: String?, isAlone: Bool,
    in unit: AuditedText.Unit, of path: String, _ phrases: Set<String>?
  ) {
    var evidence = found[term] ?? Evidence(reason: reason, sentence: unit.source)
    evidence.count += 1
    evidence.alone += isAlone ? 1 : 0
    if evidence.lastFile != path { evidence.files += 1 }
    evidence.lastFile = path
    if let definition, evidence.definition == nil {
      (evidence.reason, evidence.definition, evidence.sentence) = (.definition, definition, unit.source)
    }
    if let phrases {
      evidence.translated += 1
      let rendering = PossibleRendering(of: term, in: unit.source)
      for phrase in phrases where rendering.may(be: phrase) { evidence.targets[phrase, default: 0] += 1 }
    }
    found[term] = evidence
  }

  /// Definitions first, then what stands in most texts; what stands once in one text without a definition is left out.
  package var ranked: [TermCandidate] {
    found.filter { $0.value.definition != nil || $0.value.count > 1 }.map { term, evidence in
      let sentence = evidence.sentence.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
      let shown = evidence.definition.map { "\($0) (\(term)): \(sentence)" } ?? sentence
      return TermCandidate(
        source: term, target: target(of: evidence), count: evidence.count, files: evidence.files,
        reason: evidence.reason, evidence: shown.count > 200 ? shown.prefix(200) + "..." : shown)
    }.sorted { a, b in
      func weight(_ candidate: TermCandidate) -> Int {
        (candidate.files * 2 + candidate.count) * (candidate.reason == .definition ? 3 : 1)
      }
      let (x, y) = (weight(a), weight(b))
      return x != y ? x > y : a.source < b.source
    }
  }

  private func target(of evidence: Evidence) -> String? {
    guard evidence.translated > 0 else { return nil }
    // Of an acronym that only stands inside of longer names, a name of several words is that of all of it: "Fire and Disaster
    // Department" of "Damkar dan PB".
    let scored = evidence.targets.filter {
      $0.value >= Self.fewest && (evidence.alone > 0 || !$0.key.contains(" ") || evidence.reason != .acronym)
    }.map { phrase, both in
      (phrase, Double(2 * both) / Double(evidence.translated + targetCounts[phrase, default: both]))
    }
    let best = scored.max { a, b in
      a.1 != b.1 ? a.1 < b.1 : a.0.count != b.0.count ? a.0.count < b.0.count : a.0 > b.0
    }
    guard let best, best.1 >= Self.likeness else { return nil }
    // A sentence's first article is no part of the name.
    return best.0.hasPrefix("The ") ? String(best.0.dropFirst(4)) : best.0
  }
}

/// What may render a term in the translation of a sentence that holds it.
private struct PossibleRendering {
  private let term: String
  private let own: Set<String>
  /// The sentence's other words.
  private let neighbors: Set<String>

  init(of term: String, in source: String) {
    self.term = term
    own = Set(term.split(separator: " ").map(String.init))
    neighbors = Set(source.split { !$0.isLetter }.map(String.init)).subtracting(own)
  }

  func may(be phrase: String) -> Bool {
    if phrase == term { return true }
    let words = phrase.split(separator: " ").map(String.init)
    // What the source has beside the term is a neighbor's: `Rusman Heriawan` of "Kepala BPS Rusman Heriawan".
    if words.contains(where: { $0.first?.isUppercase == true && neighbors.contains($0) }) { return false }
    // What both write alike is a part of the term: `BPS` of "Kepala BPS".
    if Set(words).isStrictSubset(of: own) { return false }
    if words.count > 1 {
      // "Sample Bank SBK": an acronym behind its own name, perhaps cut off.
      return !words.last!.split(separator: "-").contains { CapitalWords.isAcronym(String($0)) }
        || CapitalWords.joints.contains(words[words.count - 2])
    }
    // `JR` isn't "Line", but `IKEA` is "Ikea".
    return !CapitalWords.isAcronym(term) || CapitalWords.isAcronym(phrase)
      || phrase.lowercased() == term.lowercased()
  }
}
