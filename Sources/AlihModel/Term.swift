/// One entry of a glossary: what a source term is called in the house's English.
package struct Term: Sendable, Hashable {
  /// What kind of thing a term names; a translator chooses grammar by it.
  package enum Kind: String, Sendable, CaseIterable {
    case country, place, organization, person, office, nationality, economy, law, military, event, health,
      religion
    case sport, other
  }

  /// As it stands in Indonesian text: `Korut`.
  package var source: String
  /// The house rendering, without an article: `North Korea`.
  package var target: String
  /// The form before a noun: `North Korean`; nil when the target itself serves.
  package var adjective: String?
  /// Whether running text puts "the" before the target: `United States`, `United Nations`.
  package var takesArticle: Bool
  /// Other renderings that count as honored: `the North`, `Pyongyang`.
  package var variants: [String]
  /// Renderings that the house doesn't want: `Communist China`.
  package var forbidden: [String]
  /// The form at the first mention in an article, and at later ones, where the house distinguishes them.
  package var firstMention: String?
  package var laterMention: String?
  package var kind: Kind
  /// The term stays as it is, in every language.
  package var doNotTranslate: Bool
  package var note: String?
  /// Who approved it, and where it comes from.
  package var approvedBy: String?
  package var reference: String?

  package init(
    source: String, target: String, adjective: String? = nil, takesArticle: Bool = false,
    variants: [String] = [], forbidden: [String] = [], firstMention: String? = nil,
    laterMention: String? = nil, kind: Kind = .other,
    doNotTranslate: Bool = false, note: String? = nil, approvedBy: String? = nil, reference: String? = nil
  ) {
    self.source = source
    self.target = target
    self.adjective = adjective
    self.takesArticle = takesArticle
    self.variants = variants
    self.forbidden = forbidden
    self.firstMention = firstMention
    self.laterMention = laterMention
    self.kind = kind
    self.doNotTranslate = doNotTranslate
    self.note = note
    self.approvedBy = approvedBy
    self.reference = reference
  }
}

/// A term where it stands in a segment.
package struct TermOccurrence: Sendable, Hashable {
  package var term: Term
  /// UTF-8 offsets into the segment's text; a clitic or prefix that is glued on (`AS-nya`, `se-Indonesia`) is outside.
  /// A definition, "Korea Utara (Korut)", is one occurrence that covers its bracket too.
  package var range: Range<Int>
  /// What to write here as a noun: `North Korea`, `United States (US)`; the article comes by `term.takesArticle`.
  package var rendering: String

  package init(term: Term, range: Range<Int>, rendering: String) {
    self.term = term
    self.range = range
    self.rendering = rendering
  }
}

/// Whether a translation kept a term of its source.
package struct TermVerdict: Sendable, Hashable, Codable {
  package enum Verdict: String, Sendable, Codable {
    case honored, missing
  }

  package var source: String
  package var target: String
  /// What stands in the translation for it; nil when nothing does.
  package var found: String?
  package var verdict: Verdict
  /// What stands there instead and is ruled out by the glossary; nil when nothing is.
  package var forbidden: String?

  package init(source: String, target: String, found: String?, verdict: Verdict, forbidden: String? = nil) {
    self.source = source
    self.target = target
    self.found = found
    self.verdict = verdict
    self.forbidden = forbidden
  }
}
