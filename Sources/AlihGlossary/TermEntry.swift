import AlihModel

/// A row of a term table: the term, and where it may match.
package struct TermEntry: Sendable {
  /// How the letters of a text have to agree with the entry's source.
  package enum LetterCase: String, Sendable, CaseIterable {
    /// Letter by letter: `AS` matches neither `as` nor `As`.
    case exact
    /// As written, with an initial capital, or in capitals throughout: `dolar AS`, `Dolar AS`, `DOLAR AS`.
    case capital
    /// In any case: `menteri luar negeri`, `Menteri Luar Negeri`.
    case any
  }

  package let term: Term
  package let letterCase: LetterCase
  package let conditions: [TermCondition]
  package let file: String
  package let line: Int

  /// Everything in English that honors the term: target, adjective, mention forms and variants.
  package var acceptedForms: [String] {
    [term.target, term.firstMention, term.laterMention, term.adjective].compactMap { $0 } + term.variants
  }

  /// Whether the two are names of one thing, as `Korea Utara` and `Korut` or `Amerika Serikat` and `AS` are.
  func isAnotherName(for other: TermEntry) -> Bool {
    term.target == other.term.target || term.variants.contains(other.term.target)
      || other.term.variants.contains(term.target)
  }
}
