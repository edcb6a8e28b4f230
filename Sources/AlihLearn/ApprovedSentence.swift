import AlihModel

/// A sentence whose translation people stand behind.
package struct ApprovedSentence: Sendable {
  /// As the memory or the file calls it.
  package var id: String
  /// What it is a part of; sentences of one article are held out together.
  package var article: String
  /// With its terms.
  package var request: SegmentRequest
  package var target: String

  package init(id: String, article: String, request: SegmentRequest, target: String) {
    (self.id, self.article, self.request, self.target) = (id, article, request, target)
  }
}
