/// What a person decided about the translation of one segment: shown in every document, and never overwritten by a run.
package struct Review: Sendable, Hashable, Codable {
  package enum State: String, Sendable, Codable {
    /// The translation stands as the engine wrote it.
    case approved
    /// A person wrote it.
    case edited
  }

  package var state: State
  /// The system's user, or the name given with `--as`.
  package var by: String
  /// ISO 8601, UTC: `2026-11-30T08:15:00Z`.
  package var at: String

  package init(state: State, by: String, at: String) {
    self.state = state
    self.by = by
    self.at = at
  }

  /// What stands behind a sentence that a person decided on, in documents for people.
  package static let mark = "✓"

  /// `edited by rina, 2026-11-30T08:15:00Z`
  package var line: String {
    "\(state.rawValue) by \(by.split(whereSeparator: \.isNewline).joined(separator: " ")), \(at)"
  }
}

/// A translation that a person decided on, and the sentence that it belongs to.
package struct ReviewedSegment: Sendable, Hashable {
  /// The segment's id when it was decided on; text put in above it changes ids, but not what was decided.
  package var id: String
  package var source: String
  /// Which of the article's segments with this source it is, from 0.
  package var occurrence: Int
  package var target: String
  /// Who had translated it.
  package var engine: String
  package var review: Review

  package init(
    id: String, source: String, occurrence: Int, target: String, engine: String, review: Review
  ) {
    self.id = id
    self.source = source
    self.occurrence = occurrence
    self.target = target
    self.engine = engine
    self.review = review
  }
}
