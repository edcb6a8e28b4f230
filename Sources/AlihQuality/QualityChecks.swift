import AlihModel

/// Checks a translation against its source, sentence by sentence; every check is linear in the two texts.
///
/// A finding is something to look at, never a proof: a free but right translation may raise one, a bad one may not.
/// `Scripts/evaluate checks` tells how often each is.
package struct QualityChecks: Sendable {
  private let languages: LanguagePair
  private let words: CheckWords
  /// Of the source's language.
  package let dictionary: any SourceDictionary

  /// - Parameter dictionary: of the source's language; without it nothing is known of what a sentence says.
  package init(
    languages: LanguagePair = .indonesianToEnglish, words: CheckWords,
    dictionary: any SourceDictionary = EmptyDictionary()
  ) {
    (self.languages, self.words, self.dictionary) = (languages, words, dictionary)
  }

  /// A segment's answer, as it came and as it is now.
  package struct Answer {
    package var source: String
    package var target: String
    /// Before terms were repaired, which may hide that the source was copied.
    package var original: String
    /// The source's; what they cover is checked by their verdicts.
    package var terms: [TermOccurrence]
    /// Where persons' initials stand in the source.
    package var initials: [Range<Int>]
    /// Of the article.
    package var names: NameRuns

    package init(
      source: String, target: String, original: String? = nil, terms: [TermOccurrence] = [],
      initials: [Range<Int>] = [], names: NameRuns = NameRuns()
    ) {
      (self.source, self.target, self.original) = (source, target, original ?? target)
      (self.terms, self.initials, self.names) = (terms, initials, names)
    }
  }

  package func findings(source: String, target: String, terms: [TermOccurrence] = []) -> [Finding] {
    findings(on: Answer(source: source, target: target, terms: terms))
  }

  /// What is suspicious in an answer.
  ///
  /// - Parameter isByRules: whether rules wrote it, which add nothing and leave nothing out: what it says isn't compared then.
  package func findings(on answer: Answer, isByRules: Bool = false) -> [Finding] {
    let pair = pair(answer.source, answer.target, answer.terms)
    guard pair.source.hasLetters || pair.source.hasDigits else { return [] }
    guard !pair.target.bytes.isEmpty, pair.target.hasLetters || pair.target.hasDigits else {
      return [Finding(.untranslated, "the translation is empty")]
    }
    let isKnown = languages == .indonesianToEnglish
    let first =
      answer.original == answer.target ? pair : self.pair(answer.source, answer.original, answer.terms)
    var findings = IntegrityCheck(pair: first).findings(isIndonesian: isKnown)
    if findings.contains(where: { $0.kind == .untranslated }) { return findings }
    let hasChatter = findings.contains { $0.kind == .chatter }
    if !isByRules {
      findings += AdditionCheck(pair: pair).findings().filter { !hasChatter || $0.kind != .chatter }
    }
    guard isKnown else { return findings + QuoteCheck(pair: pair).findings(comparing: false) }
    if !isByRules { findings += ContentCheck(pair: pair).findings() }
    if findings.contains(where: { $0.kind == .unrelated }) { return findings }
    findings += NegationCheck(pair).findings(isByRules: isByRules)
    findings += QuoteCheck(pair: pair).findings(comparing: !isByRules)
    findings += NumberCheck.findings(pair.source, pair.target, words)
    if !isByRules {
      findings += CertaintyCheck(pair: pair).findings()
      // A wrong date is told once.
      if !findings.contains(where: { $0.kind == .numberChanged }) {
        findings += ContrastCheck(pair: pair).findings() + PairingCheck(pair: pair).findings()
      }
      findings += ListCheck(pair: pair).findings()
    }
    if !isByRules, !findings.contains(where: { $0.kind == .sourceCopied || $0.kind == .language }) {
      findings += LeftoverCheck(pair: first).finding().map { [$0] } ?? []
    }
    return findings
      + NameCheck(pair: pair, initials: answer.initials, names: answer.names).findings(comparing: !isByRules)
  }

  /// What is suspicious in an article's answers beside each other, in its order; of each its findings.
  package func findings(among answers: [Answer]) -> [[Finding]] {
    guard languages == .indonesianToEnglish else { return answers.map { _ in [] } }
    return NeighborCheck(pairs: answers.map { pair($0.source, $0.original, $0.terms) }).findings()
  }

  private func pair(_ source: String, _ target: String, _ terms: [TermOccurrence]) -> CheckedPair {
    CheckedPair(
      CheckedText(source, termRanges: terms.map(\.range)), CheckedText(target), terms: terms, words: words,
      dictionary: dictionary)
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

  /// A word of a summary, in the source's language, that is another of its kind in the texts: `turun` for `naik`.
  ///
  /// - Parameters:
  ///   - texts: what it rests on.
  ///   - others: whose words the summary may have as well.
  package func contrast(_ summary: String, with texts: [String], beside others: [String])
    -> (said: String, wanted: String)?
  {
    guard languages.source == "id" else { return nil }
    func mentions(_ text: CheckedText) -> [Contrasts.Mention] {
      words.contrasts.mentions(inSource: text, nil)
    }
    let own = CheckedText(summary)
    let said = mentions(own)
    let known = Set(others.flatMap { mentions(CheckedText($0)) }.map(\.member))
    for text in texts.map({ CheckedText($0) }) {
      for mention in said where !known.contains(mention.member) {
        guard
          let wanted = mentions(text).first(where: { other in
            other.family == mention.family && !said.contains { $0.member == other.member }
          })
        else { continue }
        return (own.text(own.tokens[mention.token]), text.text(text.tokens[wanted.token]))
      }
    }
    return nil
  }

  /// What a summary of these texts may say.
  package func grounds(in texts: [String]) -> Grounds {
    let (words, dictionary) = (words, dictionary)
    return Grounds(texts, languages.source == "en" ? words.target : words.source, words) {
      words.has($0, .capitalized) || dictionary.isOrdinaryWord($0)
    }
  }
}
