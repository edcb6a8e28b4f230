import AlihModel

/// The house's terms: finds them in Indonesian text, and tells whether a translation honored them.
///
/// Cost per word of text doesn't grow with the number of terms.
package struct Glossary: Sendable {
  let entries: [TermEntry]
  /// Of each entry: its source's words as written, and its conditions with their words numbered.
  let sources: [[[UInt8]]]
  /// Marks at the ends of its source, which a text has to have, too: `C++`, `.NET`.
  let marks: [(ahead: [UInt8], behind: [UInt8])]
  let demands: [[NumberedCondition]]
  let trie: TermTrie
  /// How people are called who are no terms.
  package let initials: InitialsRules
  let nameHeads: [NameHeads]
  /// English words that tell what stands for a term.
  package let renderingWords: RenderingWords
  /// Entries without a source: English words that the house doesn't write.
  package let styleRules: [Term]
  /// Entries by their source, where that is an acronym.
  let acronyms: [String: [Int]]
  /// The words that conditions on a whole article ask for.
  let articleWords: Set<WordTable.ID>
  let namesakes: Namesakes

  /// A condition whose words are numbers of the trie's table.
  struct NumberedCondition: Sendable {
    let place: TermCondition.Place
    let isNegated: Bool
    let reach: Int
    let words: [WordTable.ID]
    let kinds: [String]
  }

  /// A glossary without a term.
  package init() { self.init(entries: [], InitialsRules(), [], RenderingWords()) }

  /// Reads one layer of tables: no source may have two targets.
  package init(
    tables: [(file: String, bytes: [UInt8])], renderingWords: RenderingWords = RenderingWords()
  ) throws(GlossaryError) {
    try self.init(
      layers: [tables.map { TermTable(file: $0.file, bytes: $0.bytes) }], renderingWords: renderingWords)
  }

  /// Reads layers of tables, the house's first: a term of a later layer replaces those with its source in earlier
  /// ones; where it has a condition or a date, only as far as that holds.
  ///
  /// Throws every problem of every file at once; warnings don't throw, see `check(layers:)`.
  package init(
    layers: [[TermTable]], initials: InitialsRules = InitialsRules(), nameHeads: [NameHeads] = [],
    renderingWords: RenderingWords = RenderingWords()
  ) throws(GlossaryError) {
    let (entries, problems) = Self.merge(layers)
    let errors = problems.filter { $0.severity == .error }
    guard errors.isEmpty else { throw GlossaryError(problems: errors) }
    self.init(entries: entries, initials, nameHeads, renderingWords)
  }

  /// Everything that is wrong or suspicious in the tables, in order of place.
  ///
  /// - Parameter isCommon: whether a word of small letters is one of those that stand in every text: `dan`, `yang`.
  package static func check(
    layers: [[TermTable]], isCommon: (String) -> Bool = { _ in false }
  ) -> [GlossaryProblem] {
    let (entries, problems) = merge(layers)
    let review = GlossaryReview.problems(of: entries)
    guard !problems.contains(where: { $0.severity == .error }) else { return problems + review }
    let glossary = Glossary(entries: entries, InitialsRules(), [], RenderingWords())
    return problems + review + GlossaryReview.problems(of: glossary, isCommon: isCommon)
  }

  /// The terms, in the order of their tables.
  package var terms: [Term] { entries.filter { !$0.isTrap && !$0.isStyleRule }.map(\.term) }

  /// The terms that a service without conditions may be given: their sources mean one thing everywhere.
  package var unconditionalTerms: [Term] {
    let conditional = Set(entries.filter(\.isConditional).map(\.term.source))
    return terms.filter { !conditional.contains($0.source) }
  }

  private init(
    entries: [TermEntry], _ initials: InitialsRules, _ nameHeads: [NameHeads],
    _ renderingWords: RenderingWords
  ) {
    self.entries = entries
    self.initials = initials
    self.renderingWords = renderingWords
    styleRules = entries.filter(\.isStyleRule).map(\.term)
    acronyms = Dictionary(
      grouping: entries.indices.filter { index in
        let source = entries[index].term.source.utf8
        return (2...6).contains(source.count) && source.allSatisfy(\.isCapital)
      }, by: { entries[$0].term.source })
    var trie = TermTrie()
    // Later tables are asked before earlier ones, and conditional entries of a source before the one that always holds.
    let marks = entries.map { Self.marks(at: $0.term.source) }
    self.marks = marks
    let ranks = entries.indices.map { index in
      (-entries[index].layer, entries[index].isConditional || marks[index] != ([], []) ? 0 : 1, index)
    }.sorted { $0 < $1 }
    for (_, _, index) in ranks where !entries[index].isStyleRule && !entries[index].isHashtag {
      trie.insert(entries[index].term.source, entry: index)
    }
    sources = entries.map { entry in
      let bytes = Array(entry.term.source.utf8)
      return WordScan.words(in: bytes).map { Array(bytes[$0]) }
    }
    demands = entries.map { entry in
      entry.conditions.map { condition in
        NumberedCondition(
          place: condition.place, isNegated: condition.isNegated, reach: condition.reach,
          words: condition.words.filter { !TermCondition.kinds.contains($0) }.map {
            trie.insert(conditionWord: $0)
          },
          kinds: condition.words.filter { TermCondition.kinds.contains($0) })
      }
    }
    articleWords = Set(demands.joined().filter { $0.place == .article }.flatMap(\.words))
    self.nameHeads = nameHeads.map { heads in
      var heads = heads
      heads.ids = Set(heads.words.map { trie.insert(conditionWord: $0) })
      return heads
    }
    namesakes = Namesakes(
      countries: entries.map(\.term).filter { $0.kind == .country && !$0.source.contains(" ") }.map(\.source),
      initials
    ) { trie.insert(conditionWord: $0) }
    self.trie = trie
  }

  private static func merge(_ layers: [[TermTable]]) -> (entries: [TermEntry], problems: [GlossaryProblem]) {
    var problems: [GlossaryProblem] = []
    var merged: [TermEntry] = []
    for (rank, layer) in layers.enumerated() {
      var entries: [TermEntry] = []
      var keys: [String] = []
      // By their words in small letters, those that came before.
      var earlier = WordMap<[Int]>()
      for table in layer {
        problems += table.problems
        for entry in table.entries {
          entries.append(entry)
          keys.append(key(entry))
          if entry.isStyleRule { continue }
          let words = String(decoding: Folding.bytes(keys.last!.utf8), as: UTF8.self)
          let known = earlier[words] ?? []
          if let problem = conflict(entry, known.map { entries[$0] }) { problems.append(problem) }
          earlier[words] = known + [entries.count - 1]
        }
      }
      if !merged.isEmpty {
        // One with a condition or a date says nothing of other places and times.
        let sources = Set(
          entries.indices.filter { !entries[$0].isStyleRule && !entries[$0].isConditional }.map { keys[$0] })
        merged.removeAll { sources.contains(key($0)) }
      }
      merged += entries.map { entry in
        var entry = entry
        entry.layer = rank
        return entry
      }
    }
    return (merged, problems)
  }

  private static func marks(at source: String) -> (ahead: [UInt8], behind: [UInt8]) {
    let bytes = Array(source.utf8)
    let words = WordScan.words(in: bytes)
    guard let first = words.first, let last = words.last else { return ([], []) }
    return (Array(bytes[..<first.lowerBound]), Array(bytes[last.upperBound...]))
  }

  /// Entries with one key would match the same text.
  private static func key(_ entry: TermEntry) -> String {
    let bytes = Array(entry.term.source.utf8)
    let words = WordScan.words(in: bytes)
    guard let first = words.first, let last = words.last else { return entry.term.source }
    var key = Array(bytes[..<first.lowerBound])
    for word in words {
      if word != first { key.append(0x20) }
      key += bytes[word]
    }
    return String(decoding: key + bytes[last.upperBound...], as: UTF8.self)
  }

  private static func conflict(_ entry: TermEntry, _ earlier: [TermEntry]) -> GlossaryProblem? {
    func problem(_ severity: GlossaryProblem.Severity, _ message: String) -> GlossaryProblem {
      GlossaryProblem(file: entry.file, line: entry.line, severity: severity, message: message)
    }
    let source = entry.term.source
    let twins = earlier.filter { $0.letterCase == .any || key($0) == key(entry) }
    guard let twin = twins.first(where: { $0.holdsWhere(entry) }) else { return nil }
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
