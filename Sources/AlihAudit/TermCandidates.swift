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
      for run in words.runs {
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
        note(term, reason, definition, in: unit, of: text.path, phrases)
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
    _ term: String, _ reason: TermCandidate.Reason, _ definition: String?, in unit: AuditedText.Unit,
    of path: String, _ phrases: Set<String>?
  ) {
    var evidence = found[term] ?? Evidence(reason: reason, sentence: unit.source)
    evidence.count += 1
    if evidence.lastFile != path { evidence.files += 1 }
    evidence.lastFile = path
    if let definition, evidence.definition == nil {
      (evidence.reason, evidence.definition, evidence.sentence) = (.definition, definition, unit.source)
    }
    if let phrases {
      evidence.translated += 1
      // What the source has beside the term is a neighbor's: `Rusman Heriawan` of "Kepala BPS Rusman Heriawan".
      let own = Set(term.split(separator: " ").map(String.init))
      let neighbors = Set(unit.source.split { !$0.isLetter }.map(String.init)).subtracting(own)
      for phrase in phrases
      where !phrase.split(separator: " ").contains(where: {
        $0.first?.isUppercase == true && neighbors.contains(String($0))
      }) {
        evidence.targets[phrase, default: 0] += 1
      }
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
    let scored = evidence.targets.filter { $0.value >= Self.fewest }.map { phrase, both in
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

/// The capitalized words of a sentence, in runs.
struct CapitalWords {
  struct Word {
    var text: String
    var range: Range<Int>

    /// `BNPB`, `KPK`; no Roman numeral.
    var isAcronym: Bool {
      (2...8).contains(text.count) && text.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) }
        && !text.allSatisfy { "IVXLCM".contains($0) }
    }

    /// `Rusia-Ukraina`, and no `Undang-Undang`.
    var isCompound: Bool {
      let parts = text.split(separator: "-")
      return parts.count == 2 && parts[0] != parts[1]
        && parts.allSatisfy { $0.count > 1 && $0.first!.isUppercase }
    }
  }

  struct Run {
    var parts: [Word]

    var text: String { words.joined(separator: " ") }
    var words: [String] { parts.map(\.text) }
    var range: Range<Int> { parts[0].range.lowerBound..<parts[parts.count - 1].range.upperBound }
  }

  /// Small words inside of names.
  private static let joints: Set<String> = ["dan", "of", "the", "and", "untuk", "for"]

  private(set) var runs: [Run] = []
  /// Short and long form, from `Long Form (SHORT)` and `SHORT (Long Form)`.
  private(set) var definitions: [(short: String, long: String)] = []

  /// Linear. Words all in capitals are a headline's, and tell nothing.
  ///
  /// - Parameter heads: a capital at the start of a sentence tells of a name only in front of one of these; nil to take
  ///   every capital for a name's.
  init(_ text: String, heads: Set<String>? = nil) {
    let bytes = Array(text.utf8)
    // Addresses, handles and file names hold no names.
    let readable = Set(WordScan.words(in: bytes).map(\.lowerBound))
    let words = Self.words(bytes).filter { readable.contains($0.lowerBound) }
    let shouting = words.count { $0.count > 3 && bytes[$0].allSatisfy { (0x41...0x5A).contains($0) } }
    guard shouting * 2 < max(words.count, 4) else { return }
    var open: [Word] = []
    func close() -> Run? {
      while let last = open.last, Self.joints.contains(last.text) { open.removeLast() }
      if let heads, let first = open.first, first.range.lowerBound == words[0].lowerBound, !first.isAcronym,
        !heads.contains(first.text.lowercased())
      {
        open.removeFirst()
        while let next = open.first, Self.joints.contains(next.text) { open.removeFirst() }
      }
      defer { open = [] }
      return open.isEmpty ? nil : Run(parts: open)
    }
    var end = 0
    for word in words {
      let isNext = word.lowerBound == end + 1 && bytes[end] == UInt8(ascii: " ")
      end = word.upperBound
      if !isNext, let run = close() { runs.append(run) }
      let isCapital = (0x41...0x5A).contains(bytes[word.lowerBound])
      guard isCapital || !open.isEmpty && word.count <= 5 else {
        if let run = close() { runs.append(run) }
        continue
      }
      let text = String(decoding: bytes[word], as: UTF8.self)
      if isCapital || Self.joints.contains(text) {
        open.append(Word(text: text, range: word))
      } else if let run = close() {
        runs.append(run)
      }
    }
    if let run = close() { runs.append(run) }
    findDefinitions(bytes)
  }

  /// Every run, and every part of one that an article's or a title's first words could be cut off from.
  var phrases: [String] {
    runs.flatMap { run -> [String] in
      let words = run.words.prefix(8)
      return words.indices.map { words[$0...].joined(separator: " ") }.filter {
        !Self.joints.contains($0.lowercased())
      }
    }
  }

  /// `KPK` of `Komisi Pemberantasan Korupsi`.
  static func initials(of name: String) -> String {
    String(name.split(separator: " ").filter { !joints.contains(String($0)) }.compactMap(\.first))
  }

  private mutating func findDefinitions(_ bytes: [UInt8]) {
    for (index, run) in runs.enumerated() where index > 0 {
      let before = runs[index - 1]
      let gap = bytes[before.range.upperBound..<run.range.lowerBound]
      guard gap.elementsEqual(" (".utf8), run.range.upperBound < bytes.count,
        bytes[run.range.upperBound] == UInt8(ascii: ")")
      else { continue }
      if run.words.count == 1, let long = Self.longForm(of: run.text, in: before.words) {
        definitions.append((run.text, long))
      } else if run.words.count > 1, let short = before.words.last,
        Self.longForm(of: short, in: run.words) == run.text
      {
        definitions.append((short, run.text))
      }
    }
  }

  /// The shortest end of a name that a short form can be made of: letters in order, the first word's first among them,
  /// and one at least of every word (Schwartz and Hearst 2003, with Indonesian clippings such as `Kemlu`).
  static func longForm(of short: String, in words: [String]) -> String? {
    let letters = Array(short.lowercased()).filter(\.isLetter)
    guard (2...12).contains(letters.count), short.first?.isUppercase == true else { return nil }
    for start in words.indices.reversed().dropFirst() {
      let name = words[start...].filter { !joints.contains($0) }
      guard name.count <= letters.count, spells(letters[...], name[...]) else { continue }
      return words[start...].joined(separator: " ")
    }
    return nil
  }

  /// Whether the letters can be taken from the words in order, the first letter of each word among them.
  private static func spells(_ letters: ArraySlice<Character>, _ words: ArraySlice<String>) -> Bool {
    guard let word = words.first else { return letters.isEmpty }
    let own = Array(word.lowercased())
    guard let first = letters.first, first == own.first else { return false }
    // A clipping takes letters of a word in their order; as many as fit are tried, the most first.
    var taken = [1]
    var place = 1
    for (offset, letter) in letters.dropFirst().prefix(5).enumerated() {
      while place < own.count, own[place] != letter { place += 1 }
      guard place < own.count else { break }
      place += 1
      taken.append(offset + 2)
    }
    return taken.reversed().contains { spells(letters.dropFirst($0), words.dropFirst()) }
  }

  /// Letters, digits and bytes beyond ASCII, with hyphens and apostrophes between letters.
  private static func words(_ bytes: [UInt8]) -> [Range<Int>] {
    func isLetter(_ at: Int) -> Bool {
      at < bytes.count && (bytes[at] >= 0x80 || (0x41...0x5A).contains(bytes[at] & 0xDF))
    }
    func isWord(_ at: Int) -> Bool { isLetter(at) || at < bytes.count && (0x30...0x39).contains(bytes[at]) }
    var words: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      let start = at
      while isWord(at) || at > start && at < bytes.count && "-'".utf8.contains(bytes[at]) && isLetter(at + 1)
      {
        at += 1
      }
      if at > start { words.append(start..<at) } else { at += 1 }
    }
    return words
  }
}
