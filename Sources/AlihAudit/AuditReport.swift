import AlihGlossary
import AlihModel

/// What an audit found, put together text by text; its size follows the occurrences that it keeps, not the
/// texts.
package struct AuditReport: Sendable {
  /// One row of the glossary, over all texts.
  package struct TermRow: Sendable {
    package var source: String
    /// The target, and the adjective where there is one.
    package var expected: [String]
    package var verdicts: [AuditVerdict: Int] = [:]
    package var coverage = Coverage()
    package var occurrences = 0
    /// What people wrote of the term's entries: notes, who approved them, and where they come from.
    package private(set) var notes: [String] = []
    package private(set) var approved: [String] = []
    package private(set) var references: [String] = []

    /// The same in words.
    package var remarks: String {
      (notes + approved.map { "approved by \($0)" } + references.map { "source: \($0)" })
        .joined(separator: "; ")
    }

    fileprivate mutating func note(_ term: Term) {
      if let note = term.note, !notes.contains(note) { notes.append(note) }
      if let name = term.approvedBy, !approved.contains(name) { approved.append(name) }
      if let place = term.reference, !references.contains(place) { references.append(place) }
    }

    package subscript(_ verdict: AuditVerdict) -> Int { verdicts[verdict] ?? 0 }
    /// How often an editor has something to mend.
    package var misses: Int { verdicts.reduce(0) { $0 + ($1.key.isMiss ? $1.value : 0) } }
    /// How badly the term needs an editor: its misses by what they are, and by their share of what was checked.
    package var weight: Double {
      let misses = verdicts.reduce(0) { $0 + $1.key.weight * $1.value }
      return Double(misses) * Double(self.misses) / Double(max(1, coverage.checked))
    }
  }

  package struct FileRow: Sendable {
    package var path: String
    package var segments: Int
    package var occurrences: Int
    package var coverage: Coverage
  }

  /// One word with several on the other side, and how often each.
  package struct Inconsistency: Sendable {
    package var text: String
    package var renderings: [(text: String, count: Int)]
  }

  package private(set) var coverage = Coverage()
  /// As far as they are kept.
  package private(set) var occurrences: [AuditedOccurrence] = []
  /// How many there were.
  package private(set) var occurrenceCount = 0
  /// The ignore list's entries that held, as `file:line`.
  package private(set) var usedIgnores: Set<String> = []
  /// No misses, and no part of the coverage: translators may repeat a name where the source has none.
  package private(set) var extras: [ExtraRendering] = []
  /// Words that the house never writes; no part of the coverage, which is of terms.
  package private(set) var slips: [StyleSlip] = []
  package private(set) var files: [FileRow] = []
  /// Of one term on each row, those with the weightiest misses first.
  package private(set) var terms: [TermRow] = []
  /// Sources of the glossary that no text holds, in the glossary's order.
  package private(set) var unused: [String] = []
  /// What the glossary lacks, when that was asked for.
  package var unlisted: [TermCandidate] = []
  /// What the same texts were like before, when that was asked for.
  package var earlier: EarlierAudit?

  private var rows: [String: TermRow] = [:]
  private var bySource: [String: [String: Int]] = [:]
  private var byRendering: [String: [String: Int]] = [:]
  private var isTranslated = false

  package init() {}

  /// Whether any text had a translation.
  package var hasTranslations: Bool { isTranslated }

  package func count(of verdict: AuditVerdict) -> Int { terms.reduce(0) { $0 + $1[verdict] } }

  /// Which occurrences a report is made of, beside their counts.
  package enum Keeping: Sendable {
    case all, mends, none
  }

  package mutating func add(_ text: AuditedText, _ result: AuditedResult, keeping: Keeping = .all) {
    let found = result.occurrences
    extras += result.extras
    slips += result.slips
    var file = FileRow(
      path: text.path, segments: text.units.count, occurrences: found.count, coverage: Coverage())
    if text.units.contains(where: { $0.target != nil }) { isTranslated = true }
    for occurrence in found {
      coverage.add(occurrence.verdict)
      file.coverage.add(occurrence.verdict)
      let term = occurrence.term
      var row =
        rows[term.source]
        ?? TermRow(source: term.source, expected: [term.target] + (term.adjective.map { [$0] } ?? []))
      row.verdicts[occurrence.verdict, default: 0] += 1
      row.coverage.add(occurrence.verdict)
      row.occurrences += 1
      row.note(term)
      rows[term.source] = row
      if let found = occurrence.found, !occurrence.verdict.isAccepted {
        bySource[term.source, default: [:]][found, default: 0] += 1
        byRendering[found, default: [:]][term.source, default: 0] += 1
      } else if occurrence.verdict.isAccepted {
        bySource[term.source, default: [:]][term.target, default: 0] += 1
      }
    }
    occurrenceCount += found.count
    usedIgnores.formUnion(found.compactMap(\.ignoredBy))
    switch keeping {
    case .all: occurrences += found
    case .mends: occurrences += found.filter { $0.verdict.isMiss || $0.verdict == .ambiguous }
    case .none: break
    }
    files.append(file)
  }

  /// Puts the rows in order, once all texts are in.
  package mutating func finish(_ glossary: Glossary) {
    terms = rows.values.sorted { a, b in
      a.weight != b.weight
        ? a.weight > b.weight
        : a.occurrences != b.occurrences ? a.occurrences > b.occurrences : a.source < b.source
    }
    var seen: Set<String> = []
    unused = glossary.terms.map(\.source).filter { rows[$0] == nil && seen.insert($0).inserted }
  }

  /// Terms with a rendering that their entry doesn't license, beside others; inflection, case and articles make no
  /// difference, and what the entry licenses counts as its target.
  package var termsWithSeveralRenderings: [Inconsistency] { Self.inconsistencies(bySource) }

  /// Renderings that no entry licenses and that stand for more than one term.
  package var renderingsOfSeveralTerms: [Inconsistency] { Self.inconsistencies(byRendering) }

  private static func inconsistencies(_ table: [String: [String: Int]]) -> [Inconsistency] {
    table.map { text, counts in
      var merged: [String: (text: String, count: Int, best: Int)] = [:]
      for (other, count) in counts.sorted(by: { $0.key < $1.key }) {
        let key = key(other)
        var entry = merged[key] ?? (other, 0, 0)
        entry.count += count
        if count > entry.best { (entry.text, entry.best) = (other, count) }
        merged[key] = entry
      }
      return Inconsistency(
        text: text,
        renderings: merged.values.map { ($0.text, $0.count) }.sorted {
          $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0
        })
    }.filter { $0.renderings.count > 1 }.sorted { a, b in
      let (x, y) = (a.renderings.reduce(0) { $0 + $1.count }, b.renderings.reduce(0) { $0 + $1.count })
      return x != y ? x > y : a.text < b.text
    }
  }

  /// `The U.S.` and `US`, `Ministers` and `minister` are one.
  private static func key(_ text: String) -> String {
    var words = text.lowercased().replacing(".", with: "").split(separator: " ")
    if words.first == "the" { words.removeFirst() }
    let key = words.joined(separator: " ")
    return key.count > 3 && key.hasSuffix("s") ? String(key.dropLast()) : key
  }
}
