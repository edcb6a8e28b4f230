import AlihModel
import Foundation

@testable import AlihOffline

/// The engine of this checkout's data.
enum HouseEngine {
  static let folder = URL(filePath: #filePath).appending(path: "../../../Glossary/id-en").standardized
  static let lexicon = files("lexicon")
  static let rules = files("rules")

  static let initials = rules.first { $0.name == "rules/initials.tsv" }.flatMap {
    try? InitialsRules($0.bytes)
  }

  private static let loaded = Result { try OfflineEngine(OfflineData(lexicon: lexicon, rules: rules)) }

  static var engine: OfflineEngine { get throws { try loaded.get() } }

  private static func files(_ name: String) -> [OfflineData.File] {
    let place = folder.appending(path: name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.filter { $0.hasSuffix(".tsv") }.sorted().map { file in
      let data = FileManager.default.contents(atPath: place.appending(path: file).path) ?? Data()
      return (name: "\(name)/\(file)", bytes: [UInt8](data))
    }
  }

  /// The house's engine with one line of a rules file taken away.
  static func without(line: Int, of name: String) throws -> OfflineEngine {
    let files = rules.map { file -> OfflineData.File in
      guard file.name == "rules/\(name)" else { return file }
      var lines = file.bytes.split(separator: 10, omittingEmptySubsequences: false)
      lines.remove(at: line - 1)
      return (file.name, Array(lines.joined(separator: [10])))
    }
    return try OfflineEngine(OfflineData(lexicon: lexicon, rules: files))
  }

  /// A rules file of the house with its rows, whatever its columns are.
  static func table(_ name: String) throws -> TSVTable {
    try TSVTable(file: name, bytes: rules.first { $0.name == "rules/\(name)" }?.bytes ?? [], header: [])
  }
}

extension OfflineEngine {
  /// An engine with the house's rules and a small lexicon of its own: rows with `|` for the tabs.
  static func with(_ rows: String...) throws -> OfflineEngine {
    try OfflineEngine(OfflineData(lexicon: [lexiconFile(rows)], rules: HouseEngine.rules))
  }

  /// The tokens after the entity stage, with nothing known but nouns.
  static func merged(
    _ sentence: String, known: Set<String> = [], terms: [TermOccurrence] = []
  ) throws -> [Token] {
    let rows = known.union(["rumah"]).map { "\($0)|noun|thing||" }
    let engine = try OfflineEngine(OfflineData(lexicon: [lexiconFile(rows)], rules: HouseEngine.rules))
    return engine.entities.merged(
      Tokenizer.tokens(of: sentence, terms: terms),
      Gazetteer(memory: WordMemory(engine.morphology), isTitle: false))
  }

  /// The sentence's words after class tagging.
  func tagged(_ sentence: String) -> [Node] {
    let nodes = Tokenizer.tokens(of: sentence).enumerated().map { index, token in
      let node = Node(token: token, at: index, wordClass: token.kind == .mark ? .punctuation : .unknown)
      if token.kind == .word { node.readings = morphology.readings(of: token.lower) }
      if token.kind == .number { node.wordClass = .numeral }
      return node
    }
    tagger.choose(nodes, headline: false)
    return nodes
  }

  /// The structure rules and the auxiliaries that were applied to a sentence, and its translation.
  func trace(of sentence: String) -> (structure: [String], auxiliaries: Set<String>, english: String) {
    var translation = SentenceTranslation(engine: self, memory: WordMemory(morphology), role: .paragraph)
    nonisolated(unsafe) var stages: [String: [[String]]] = [:]
    translation.trace = { stage, lines in
      stages[stage] = lines.map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
    }
    let english = translation.translate(sentence, terms: [])
    // A word that was joined with a verb is no phrase of its own after the transfer, or has become "be".
    let alone = (stages["transfer"] ?? []).filter { $0[1] != "verb" }.map { $0[0].lowercased() }
    let auxiliaries = Set((stages["classes"] ?? []).map { $0[0].lowercased() }).subtracting(alone)
    return ((stages["structure"] ?? []).map { $0[0] }, auxiliaries, english)
  }

  func translation(of sentence: String, role: Role = .paragraph) -> String {
    var translation = SentenceTranslation(engine: self, memory: WordMemory(morphology), role: role)
    let people = HouseEngine.initials?.people(in: [sentence]).places(in: sentence) ?? []
    return translation.translate(sentence, terms: [], people: people)
  }
}

/// A lexicon file of `rows` with `|` for the tabs.
func lexiconFile(_ rows: [String], name: String = "small.tsv") -> OfflineData.File {
  let lines = [Lexicon.columns.joined(separator: "|")] + rows
  return (name, Array(lines.joined(separator: "\n").replacing("|", with: "\t").utf8))
}

/// A table written as text with `|` for the tabs, its header first.
func smallTable(_ rows: String...) throws -> TSVTable {
  let text = rows.joined(separator: "\n").replacing("|", with: "\t")
  return try TSVTable(file: "small.tsv", bytes: Array(text.utf8), header: [])
}
