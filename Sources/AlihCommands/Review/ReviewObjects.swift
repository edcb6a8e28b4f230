import AlihDesk
import AlihModel
import AlihStore
import Foundation

/// A sentence as `alih review list --json` gives it.
struct ReviewObject: Encodable {
  var path: String
  var id: String
  var role: Role
  var source: String
  var target: String
  var engine: String
  var status: SegmentStatus
  var reasons: [String]
  var review: Review?
  /// What was decided when the source was another one.
  var earlier: Earlier?

  struct Earlier: Encodable {
    var source: String
    var target: String
  }

  init(_ segment: DeskSegment, _ article: DeskArticle) {
    path = article.path
    id = segment.id
    role = segment.role
    source = segment.place.source
    target = segment.segment.target
    engine = segment.segment.engine
    status = segment.segment.status
    reasons = segment.reasons
    review = segment.segment.review
    earlier = segment.earlier.map { Earlier(source: $0.source, target: $0.target) }
  }
}

/// A decision as `alih review log --json` gives it.
struct DecisionObject: Encodable {
  var id: Int64
  var article: String
  var segment: String
  var source: String
  var kind: Decision.Kind
  var target: String
  var before: String
  var engine: String
  var by: String
  /// ISO 8601, UTC.
  var at: String

  init(_ decision: Decision) {
    id = decision.id
    article = decision.place.article
    segment = decision.place.segment
    source = decision.place.source
    kind = decision.kind
    target = decision.target
    before = decision.before
    engine = decision.engine
    by = decision.person
    at = decision.at.formatted(.iso8601)
  }
}
