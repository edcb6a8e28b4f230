import AlihModel

/// The house's terms: finds them in Indonesian text, and tells whether a translation honored them.
///
/// Cost per word of text doesn't grow with the number of terms.
package struct Glossary: Sendable {
  let entries: [TermEntry]
  /// Of each entry: its source's words as written, and its conditions with their words numbered.
  let sources: [[[UInt8]]]
  let demands: [[NumberedCondition]]
  let trie: TermTrie
  /// How people are called who are no terms.
  package let initials: InitialsRules

  /// A condition whose words are numbers of the trie's table.
  struct NumberedCondition: Sendable {
    let place: TermCondition.Place
    let isNegated: Bool
    let words: [WordTable.ID]
    let takesNumbers: Bool
  }

  /// A glossary without a term.
  package init() { self.init(entries: [], InitialsRules()) }

  /// Reads one layer of tables: no source may have two targets.
  package init(tables: [(file: String, bytes: [UInt8])]) throws(GlossaryError) {
    try self.init(layers: [tables.map { TermTable(file: $0.file, bytes: $0.bytes) }])
  }

  /// Reads layers of tables, the house's first: a term of a later layer replaces those with its source in earlier ones.
  ///
  /// Throws every problem of every file at once; warnings don't throw, see `check(layers:)`.
  package init(layers: [[TermTable]], initials: InitialsRules = InitialsRules()) throws(GlossaryError) {
    let (entries, problems) = Self.merge(layers)
    let errors = problems.filter { $0.severity == .error }
    guard errors.isEmpty else { throw GlossaryError(problems: errors) }
    self.init(entries: entries, initials)
  }

  /// Everything that is wrong or suspicious in the tables, in order of place.
  package static func check(layers: [[TermTable]]) -> [GlossaryProblem] {
    let (entries, problems) = merge(layers)
    return problems + GlossaryReview.problems(of: entries)
  }

  /// The terms, in the order of their tables.
  package var terms: [Term] { entries.map(\.term) }

  private init(entries: [TermEntry], _ initials: InitialsRules) {
    self.entries = entries
    self.initials = initials
    var trie = TermTrie()
    // Conditional entries of a source are asked before the one that always holds.
    for conditional in [true, false] {
      for (index, entry) in entries.enumerated() where entry.conditions.isEmpty != conditional {
        trie.insert(entry.term.source, entry: index)
      }
    }
    sources = entries.map { entry in
      let bytes = Array(entry.term.source.utf8)
      return WordScan.words(in: bytes).map { Array(bytes[$0]) }
    }
    demands = entries.map { entry in
      entry.conditions.map { condition in
        NumberedCondition(
          place: condition.place, isNegated: condition.isNegated,
          words: condition.words.filter { $0 != "#" }.map { trie.insert(conditionWord: $0) },
          takesNumbers: condition.words.contains("#"))
      }
    }
    self.trie = trie
  }

  private static func merge(_ layers: [[TermTable]]) -> (entries: [TermEntry], problems: [GlossaryProblem]) {
    var problems: [GlossaryProblem] = []
    var merged: [TermEntry] = []
    for layer in layers {
      var sources: Set<String> = []
      var byWords: [String: [TermEntry]] = [:]
      for table in layer {
        problems += table.problems
        for entry in table.entries {
          let key = key(entry)
          let words = String(decoding: Folding.bytes(key.utf8), as: UTF8.self)
          let earlier = byWords[words, default: []]
          if let problem = conflict(entry, earlier) { problems.append(problem) }
          byWords[words] = earlier + [entry]
          sources.insert(key)
        }
      }
      if !merged.isEmpty { merged.removeAll { sources.contains(key($0)) } }
      merged += layer.flatMap(\.entries)
    }
    return (merged, problems)
  }

  /// Entries with one key would match the same text.
  private static func key(_ entry: TermEntry) -> String {
    let bytes = Array(entry.term.source.utf8)
    let words = WordScan.words(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    return words.joined(separator: " ")
  }

  private static func conflict(_ entry: TermEntry, _ earlier: [TermEntry]) -> GlossaryProblem? {
    func problem(_ severity: GlossaryProblem.Severity, _ message: String) -> GlossaryProblem {
      GlossaryProblem(file: entry.file, line: entry.line, severity: severity, message: message)
    }
    let source = entry.term.source
    let twins = earlier.filter { $0.letterCase == .any || key($0) == key(entry) }
    guard let twin = twins.first(where: { $0.conditions == entry.conditions }) else { return nil }
    let place = twin.file == entry.file ? "line \(twin.line)" : "\(twin.file):\(twin.line)"
    if twin.term.target != entry.term.target {
      return problem(
        .error,
        "'\(source)' is defined twice with different targets ('\(twin.term.target)', '\(entry.term.target)'), first "
          + "in \(place); remove one, or make one a variant, or give each a condition in the column when")
    }
    return problem(.warning, "'\(source)' is already defined in \(place) and never matches here; remove one")
  }
}
