/// A finished article: every block and segment of the source beside its translation.
package struct BilingualArticle: Sendable {
  package var path: String
  package var languages: LanguagePair
  package var byline: String?
  package var date: String?
  package var blocks: [BilingualBlock]
  package var findings: [Finding]

  package init(
    path: String, languages: LanguagePair, byline: String?, date: String?, blocks: [BilingualBlock],
    findings: [Finding]
  ) {
    self.path = path
    self.languages = languages
    self.byline = byline
    self.date = date
    self.blocks = blocks
    self.findings = findings
  }
}

package struct BilingualBlock: Sendable {
  package var id: String
  package var role: Role
  package var segments: [BilingualSegment]

  package init(id: String, role: Role, segments: [BilingualSegment]) {
    self.id = id
    self.role = role
    self.segments = segments
  }
}

/// How a segment ended; each ends in exactly one of these.
package enum SegmentStatus: String, Sendable, Codable {
  /// By the engine that was asked for.
  case translated
  /// By a fallback, because the engine that was asked for gave no acceptable answer.
  case degraded
  /// No engine could; the target is empty.
  case untranslated
  /// Nothing to translate: the source is the target.
  case kept
}

package struct BilingualSegment: Sendable {
  package var id: String
  package var source: String
  package var target: String
  package var engine: String
  package var status: SegmentStatus
  package var terms: [TermVerdict]
  package var findings: [Finding]
  /// Of the target, with the ids of the source's, outer before inner.
  package var spans: [InlineSpan] = []
  /// How many learned edits are in the target.
  package var edits = 0
  /// Nil until a person decided on it.
  package var review: Review?

  package init(
    id: String, source: String, target: String, engine: String, status: SegmentStatus, terms: [TermVerdict],
    findings: [Finding]
  ) {
    self.id = id
    self.source = source
    self.target = target
    self.engine = engine
    self.status = status
    self.terms = terms
    self.findings = findings
  }
}
