/// A source and a target language, as BCP 47 primary tags: `id` -> `en`.
package struct LanguagePair: Sendable, Hashable {
  package var source: String
  package var target: String

  package init(source: String, target: String) {
    self.source = source
    self.target = target
  }

  /// The pair that the offline engine translates.
  package static let indonesianToEnglish = LanguagePair(source: "id", target: "en")
}
