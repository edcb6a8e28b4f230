import AlihModel

/// A row of a term table: the term, and where it may match.
package struct TermEntry: Sendable {
  /// How the letters of a text have to agree with the entry's source.
  package enum LetterCase: String, Sendable, CaseIterable {
    /// Letter by letter: `AS` matches neither `as` nor `As`.
    case exact
    /// As written, with an initial capital, or in capitals throughout: `dolar AS`, `Dolar AS`, `DOLAR AS`.
    case capital
    /// As written, or in capitals throughout: `Gedung Putih`, but not a `Gedung putih`.
    case name
    /// As written, or as a name: `OPEC`, `Opec`.
    case acronym
    /// In any case: `menteri luar negeri`, `Menteri Luar Negeri`.
    case any
  }

  package let term: Term
  package let letterCase: LetterCase
  package let conditions: [TermCondition]
  /// The first and the last day on which it holds, ISO 8601; nil without one.
  package let from: String?
  package let until: String?
  /// A sentence where the entry matches, and one where it doesn't.
  package let example: String?
  package let counterexample: String?
  package let file: String
  package let line: Int
  /// Of later tables, which win, the greater.
  var layer = 0

  /// Words that are no term, whatever shorter one they hold: `SD card`.
  package var isTrap: Bool { term.target == TermTable.noTerm }

  /// English words that the house doesn't write, whatever the source says.
  package var isStyleRule: Bool { term.source.isEmpty }

  /// Hashtags are passed over in texts; the entry is kept for other programs.
  var isHashtag: Bool { term.source.hasPrefix("#") }

  /// Whether it holds in some places or at some times only.
  var isConditional: Bool { !conditions.isEmpty || from != nil || until != nil }

  /// Whether it holds only beside certain words or at certain times, where no other sense of its source does.
  var isCertain: Bool {
    from != nil || until != nil
      || conditions.contains { !$0.isNegated && [.before, .after, .near].contains($0.place) }
  }

  /// Whether it holds in an article of that day; of an unknown day, whether it holds until now.
  func holds(on date: String?) -> Bool {
    guard let date else { return until == nil }
    // "2024" and "2024-10" are compared as far as they go.
    if let from, date < from { return false }
    if let until, date.prefix(until.count) > until { return false }
    return true
  }

  /// Whether both hold in the same places at the same times.
  func holdsWhere(_ other: TermEntry) -> Bool {
    conditions == other.conditions && from == other.from && until == other.until
  }

  /// Everything in English that honors the term: target, adjective, mention forms and variants.
  package var acceptedForms: [String] {
    [term.target, term.firstMention, term.laterMention, term.adjective].compactMap { $0 } + term.variants
  }

  /// Whether the two are names of one thing, as `Korea Utara` and `Korut` or `Amerika Serikat` and `AS` are.
  func isAnotherName(for other: TermEntry) -> Bool { term.isAnotherName(for: other.term) }
}

extension Term {
  /// Whether the two are names of one thing.
  package func isAnotherName(for other: Term) -> Bool {
    target == other.target || variants.contains(other.target) || other.variants.contains(target)
  }
}
