import AlihModel

/// Stand-in until the checks are merged.
package struct QualityChecks: Sendable {
  package init() {}

  package func findings(source: String, target: String, terms: [TermOccurrence], languages: LanguagePair) -> [Finding] {
    source == target ? [Finding(id: "untranslated", message: "the translation is the source")] : []
  }
}
