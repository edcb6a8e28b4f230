/// What is audited: an article, with its translation or without, or a file of pairs.
package struct AuditedText: Sendable {
  /// A sentence, with what stands for it in the translation.
  package struct Unit: Sendable, Hashable {
    package var id: String
    package var source: String
    /// Nil where nobody has translated it.
    package var target: String?
    /// A headline has no room for the first form of a term.
    package var isHeadline: Bool
    /// Whether a person stands behind the translation, as far as the file says.
    package var isApproved: Bool

    package init(
      id: String, source: String, target: String? = nil, isHeadline: Bool = false, isApproved: Bool = true
    ) {
      self.id = id
      self.source = source
      self.target = target
      self.isHeadline = isHeadline
      self.isApproved = isApproved
    }
  }

  package var path: String
  /// Whether the units follow each other, so that a later mention may know of an earlier one.
  package var isArticle: Bool
  package var units: [Unit]
  /// ISO 8601, as far as it is known; what a term is called may depend on it.
  package var date: String?

  package init(path: String, isArticle: Bool, units: [Unit], date: String? = nil) {
    self.path = path
    self.isArticle = isArticle
    self.units = units
    self.date = date
  }
}
