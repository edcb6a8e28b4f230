import AlihModel

/// Stand-in until the checks are merged.
package struct QualityChecks: Sendable {
  package init(languages: LanguagePair = .indonesianToEnglish) {}

  package func findings(source: String, target: String, terms: [TermOccurrence] = []) -> [Finding] {
    source == target ? [Finding(id: "untranslated", message: "the translation is the source")] : []
  }

  package static func findings(for verdicts: [TermVerdict]) -> [Finding] {
    verdicts.filter { $0.verdict == .missing }.map {
      Finding(id: "term-missing", message: "'\($0.source)' should be '\($0.target)'")
    }
  }
}
