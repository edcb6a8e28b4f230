import AlihModel

/// Checks a translation against its source, sentence by sentence; every check is linear in the two texts.
///
/// A finding is something to look at, never a proof: a free but right translation may raise one, a bad one may not.
package struct QualityChecks: Sendable {
  private let languages: LanguagePair
  private let isOrdinaryWord: @Sendable (String) -> Bool

  /// `isOrdinaryWord` tells of a lower-case word whether a dictionary has it, as `gunung` in `Gunung Merapi`: such a
  /// word may be translated although it is capitalized. Without it there are more false `name-missing`.
  package init(
    languages: LanguagePair = .indonesianToEnglish,
    isOrdinaryWord: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.languages = languages
    self.isOrdinaryWord = { IndonesianWords.capitalized.contains($0) || isOrdinaryWord($0) }
  }

  /// What is suspicious in a translation; `terms` are the source's, for what they cover is checked by their verdicts.
  package func findings(source: String, target: String, terms: [TermOccurrence] = []) -> [Finding] {
    let original = CheckedText(source, termRanges: terms.map(\.range))
    let translation = CheckedText(target)
    guard original.hasLetters || original.hasDigits else { return [] }
    guard !translation.bytes.isEmpty, translation.hasLetters || translation.hasDigits else {
      return [Finding(.untranslated, "the translation is empty")]
    }
    var findings = IntegrityCheck.findings(original, translation, languages)
    findings += QuoteCheck.findings(original, translation)
    guard languages == .indonesianToEnglish else { return findings }
    if findings.contains(where: { $0.kind == .untranslated }) { return findings }
    findings += NumberCheck.findings(original, translation)
    findings += NameCheck(isOrdinaryWord: isOrdinaryWord).findings(original, translation)
    return findings
  }

  /// One `term-missing` for each term that the translation lost.
  package static func findings(for verdicts: [TermVerdict]) -> [Finding] {
    verdicts.filter { $0.verdict == .missing }.map {
      if let forbidden = $0.forbidden {
        return Finding(
          .termForbidden,
          "'\(forbidden)' stands for '\($0.source)', and is forbidden; the glossary wants '\($0.target)'")
      }
      return Finding(
        .termMissing,
        "'\($0.source)' should be '\($0.target)', but the translation has neither it nor a variant")
    }
  }

  /// What a summary of these texts may say.
  package func grounds(in texts: [String]) -> Grounds {
    Grounds(texts, languages.source == "en" ? .english : .indonesian, isOrdinaryWord: isOrdinaryWord)
  }
}
