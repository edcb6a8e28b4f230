import AlihModel
import Foundation

/// One thing that a person decided about a sentence of an article; what came before it stays in the store.
package struct Decision: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable {
    case approved, edited
    /// Nothing holds any more: the next run may write the sentence anew.
    case reopened
  }

  /// What is decided on.
  package struct Place: Sendable, Hashable {
    /// The article's whole path.
    package var article: String
    package var segment: String
    package var source: String
    /// Which of the article's segments with this source, from 0.
    package var occurrence: Int

    package init(article: String, segment: String, source: String, occurrence: Int = 0) {
      self.article = article
      self.segment = segment
      self.source = source
      self.occurrence = occurrence
    }
  }

  /// Counted from 1 in the store; 0 before it is stored.
  package var id: Int64 = 0
  package var place: Place
  package var kind: Kind
  package var target: String
  /// The translation that stood there when it was decided on.
  package var before: String
  /// Who had translated it.
  package var engine: String
  package var person: String
  package var at: Date
  /// The decision that this one took back.
  var undoes: Int64?

  package init(
    _ kind: Kind, _ place: Place, target: String, before: String, engine: String, by person: String,
    at: Date = Date()
  ) {
    self.place = place
    self.kind = kind
    self.target = target
    self.before = before
    self.engine = engine
    self.person = person
    self.at = at
  }

  /// Nil where the sentence is open again.
  package var review: ReviewedSegment? {
    guard let state = Review.State(rawValue: kind.rawValue) else { return nil }
    return ReviewedSegment(
      id: place.segment, source: place.source, occurrence: place.occurrence, target: target, engine: engine,
      review: Review(state: state, by: person, at: at.formatted(.iso8601)))
  }
}

/// Somebody else decided on the sentence since it was looked at.
package struct DecisionConflict: Error, Sendable {
  /// What holds now; nothing was written.
  package var standing: Decision

  package init(standing: Decision) { self.standing = standing }
}
