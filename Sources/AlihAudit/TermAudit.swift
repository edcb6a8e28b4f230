import AlihGlossary
import AlihModel

/// Tells of each term in a text what the translation made of it.
///
/// Occurrences are counted, not their presence: three `Korut` need three renderings. A rendering that nothing in the
/// sentence accounts for may stand in the sentence beside it, for translators move sentence borders; and a later mention
/// may be a word that points back, as long as the source has no such word of its own for it.
package struct TermAudit: Sendable {
  private let glossary: Glossary
  private let ignored: IgnoreList

  package init(glossary: Glossary, ignored: IgnoreList = IgnoreList()) {
    self.glossary = glossary
    self.ignored = ignored
  }

  /// Every occurrence of the text, in order; linear in its length.
  package func occurrences(in text: AuditedText) -> [AuditedOccurrence] {
    var pages = self.pages(of: text)
    if text.isArticle { lookAround(&pages) }
    return pages.flatMap(\.occurrences).map { occurrence in
      guard occurrence.verdict.isMiss || occurrence.verdict == .ambiguous,
        let reason = ignored.reason(for: occurrence)
      else { return occurrence }
      var occurrence = occurrence
      (occurrence.verdict, occurrence.reason) = (.unchecked, reason)
      return occurrence
    }
  }

  /// A unit under examination: what of its translation isn't accounted for yet.
  private struct Page {
    var occurrences: [AuditedOccurrence]
    var search: RenderingSearch
  }

  private func pages(of text: AuditedText) -> [Page] {
    var mentions = Mentions()
    var seen: Set<String> = []
    return text.units.map { unit in
      if !text.isArticle { (mentions, seen) = (Mentions(style: .plain), []) }
      if text.isArticle { mentions.style = unit.isHeadline ? .headline : .running }
      let terms = glossary.occurrences(in: unit.source, mentions: &mentions)
      var search = RenderingSearch(unit.target ?? "")
      let doubt = Looseness.reason(unit)
      let renderings = doubt == nil ? search.renderings(of: terms) : []
      var pointers = PointingWords(unit)
      var occurrences: [AuditedOccurrence] = []
      for (index, term) in terms.enumerated() {
        let isFirst = seen.insert(term.term.target).inserted
        var occurrence = AuditedOccurrence(
          path: text.path, unit: unit, term: term.term, range: term.range, isFirstMention: isFirst,
          expected: term.rendering, verdict: .unchecked, reason: doubt)
        if doubt == nil {
          (occurrence.verdict, occurrence.foundRange) = verdict(
            on: term, renderings[index], isFirst: isFirst, &search, &pointers)
        }
        occurrences.append(occurrence)
      }
      return Page(occurrences: occurrences, search: search)
    }
  }

  private func verdict(
    on occurrence: TermOccurrence, _ rendering: TermRendering?, isFirst: Bool,
    _ search: inout RenderingSearch, _ pointers: inout PointingWords
  ) -> (AuditVerdict, Range<Int>?) {
    let term = occurrence.term
    if let rendering {
      let verdict: AuditVerdict =
        switch rendering.form {
        case .target: .honored
        case .adjective: .adjective
        case .laterMention: .later
        case .variant: .variant
        }
      return (verdict, rendering.range)
    }
    if let range = search.claim(term.forbidden) { return (.forbidden, range) }
    if !term.doNotTranslate, let range = search.claim([term.source]) { return (.untranslated, range) }
    if !isFirst, let range = pointers.claim(for: term, &search) { return (.later, range) }
    return (.missing, nil)
  }

  /// Misses whose rendering is left over in the sentence before or after become ambiguous.
  private func lookAround(_ pages: inout [Page]) {
    for index in pages.indices {
      for place in pages[index].occurrences.indices where pages[index].occurrences[place].verdict == .missing
      {
        let occurrence = pages[index].occurrences[place]
        let term = TermOccurrence(
          term: occurrence.term, range: occurrence.range, rendering: occurrence.expected)
        for neighbor in [index - 1, index + 1] where pages.indices.contains(neighbor) {
          if pages[neighbor].search.renderings(of: [term])[0] != nil {
            pages[index].occurrences[place].verdict = .ambiguous
            break
          }
        }
      }
    }
  }
}

/// Words that may stand for what was named before: `it`, `the country`.
struct PointingWords {
  /// Indonesian words that English renders by pronouns.
  private static let indonesian: Set<String> = ["ia", "dia", "beliau", "mereka"]
  private static let pronouns = [
    "it", "its", "itself", "they", "their", "them", "he", "his", "him", "she", "her",
  ]
  private static let nouns: [Term.Kind: [String]] = [
    .country: ["country", "nation", "state", "government", "regime", "communist state"],
    .place: ["city", "province", "region", "area", "town", "district", "island"],
    .organization: [
      "agency", "organization", "body", "institution", "bank", "company", "party", "ministry", "group",
      "commission", "house", "council", "firm", "board",
    ],
    .office: ["minister", "president", "official", "leader", "chief", "head"],
    .person: ["minister", "president", "official", "leader"],
  ]

  /// Pronouns of the translation that no pronoun of the source accounts for.
  private var free: Int

  init(_ unit: AuditedText.Unit) {
    func words(_ text: String) -> [Substring] { text.lowercased().split { !$0.isLetter } }
    let source = words(unit.source).count { word in
      Self.indonesian.contains(String(word)) || word.count > 5 && word.hasSuffix("nya")
    }
    free = words(unit.target ?? "").count { Self.pronouns.contains(String($0)) } - source
  }

  /// Takes a word that points back to the term, if the translation has one to spare.
  mutating func claim(for term: Term, _ search: inout RenderingSearch) -> Range<Int>? {
    let nouns = (Self.nouns[term.kind] ?? []).flatMap { ["the \($0)", "this \($0)", "that \($0)"] }
    if let range = search.claim(nouns) { return range }
    guard free > 0, Self.nouns[term.kind] != nil, let range = search.claim(Self.pronouns) else { return nil }
    free -= 1
    return range
  }
}

/// Translations that follow their source too loosely for a missing word to mean anything.
enum Looseness {
  /// Why a unit can't be checked; nil when it can.
  static func reason(_ unit: AuditedText.Unit) -> String? {
    guard let target = unit.target, target.contains(where: \.isLetter) else { return "not translated" }
    let (a, b) = (unit.source.utf8.count, target.utf8.count)
    if a >= 60, b * 2 < a { return "the translation is less than half as long as the source" }
    if b >= 60, a * 2 < b { return "the translation is more than twice as long as the source" }
    return nil
  }
}
