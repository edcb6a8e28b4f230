import AlihModel

/// What an audit of the same texts found before, for the history of a term.
package struct EarlierAudit: Sendable {
  /// A term whose translations are others than before, or checked otherwise.
  package struct Change: Sendable {
    package let source: String
    /// Nil where the term wasn't there.
    package let before: Coverage?
    package let now: Coverage?

    /// How many misses more than before.
    var worsening: Int { Self.misses(now) - Self.misses(before) }

    private static func misses(_ coverage: Coverage?) -> Int {
      coverage.map { $0.checked - $0.honored } ?? 0
    }
  }

  /// The commit, date or report that was named.
  package let name: String
  package let coverage: Coverage
  let terms: [String: Coverage]

  package init(name: String, coverage: Coverage, terms: [String: Coverage]) {
    (self.name, self.coverage, self.terms) = (name, coverage, terms)
  }

  package init(name: String, _ report: AuditReport) {
    self.init(
      name: name, coverage: report.coverage,
      terms: Dictionary(report.terms.map { ($0.source, $0.coverage) }) { first, _ in first })
  }

  /// The terms of a later report that changed, those with more misses than before first.
  func changes(in report: AuditReport) -> [Change] {
    let now = Dictionary(report.terms.map { ($0.source, $0.coverage) }) { first, _ in first }
    return Set(terms.keys).union(now.keys).filter { terms[$0] != now[$0] }
      .map { Change(source: $0, before: terms[$0], now: now[$0]) }
      .sorted { $0.worsening != $1.worsening ? $0.worsening > $1.worsening : $0.source < $1.source }
  }
}

extension AuditReport {
  /// Empty without an earlier audit.
  package var changes: [EarlierAudit.Change] { earlier?.changes(in: self) ?? [] }
}
