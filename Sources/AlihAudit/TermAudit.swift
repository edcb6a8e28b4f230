import AlihGlossary
import AlihModel

/// Tells of each term in a text what the translation made of it.
///
/// Occurrences are counted, not their presence: three `Korut` need three renderings. A rendering that nothing in the
/// sentence accounts for may stand in the sentence beside it, for translators move sentence borders; and a later mention
/// may be a word that points back, as long as the source has no such word of its own for it.
package struct TermAudit: Sendable {
  private let glossary: Glossary
  private let pointing: PointingWords
  private let ignored: IgnoreList

  package init(glossary: Glossary, pointing: PointingWords, ignored: IgnoreList = IgnoreList()) {
    self.glossary = glossary
    self.pointing = pointing
    self.ignored = ignored
  }

  /// Every occurrence of the text, in order; linear in its length.
  package func occurrences(in text: AuditedText) -> [AuditedOccurrence] { result(on: text).occurrences }

  /// Every occurrence of the text, and renderings beyond them, in order; linear in its length.
  package func result(on text: AuditedText) -> AuditedResult {
    var pages = self.pages(of: text)
    if text.isArticle { lookAround(&pages) }
    let occurrences = pages.flatMap(\.occurrences).map { occurrence in
      guard occurrence.verdict.isMiss || occurrence.verdict == .ambiguous,
        let reason = ignored.reason(for: occurrence)
      else { return occurrence }
      var occurrence = occurrence
      (occurrence.verdict, occurrence.reason) = (.unchecked, reason)
      return occurrence
    }
    return AuditedResult(occurrences: occurrences, extras: pages.indices.flatMap { extras(in: &pages[$0]) })
  }

  /// Renderings left over of terms that stand in the unit, but not that often.
  private func extras(in page: inout Page) -> [ExtraRendering] {
    var extras: [ExtraRendering] = []
    var seen: Set<String> = []
    for occurrence in page.occurrences where occurrence.verdict != .unchecked {
      let term = occurrence.term
      guard seen.insert(term.target).inserted else { continue }
      let own = [term.target, term.adjective, term.laterMention, occurrence.found].compactMap(\.self)
      while let range = page.search.claim(own) {
        extras.append(ExtraRendering(path: occurrence.path, unit: occurrence.unit, term: term, range: range))
      }
    }
    return extras
  }

  /// A unit under examination: what of its translation isn't accounted for yet.
  private struct Page {
    let unit: AuditedText.Unit
    var occurrences: [AuditedOccurrence]
    /// Made when first needed: most units hold no term.
    lazy var search = RenderingSearch(unit.target ?? "")
  }

  private func pages(of text: AuditedText) -> [Page] {
    let sources = text.units.map(\.source)
    var mentions = Mentions(people: glossary.initials.people(in: text.isArticle ? sources : []))
    var seen: Set<String> = []
    return text.units.map { unit in
      if !text.isArticle {
        let people = glossary.initials.people(in: [unit.source])
        (mentions, seen) = (Mentions(style: .plain, people: people), [])
      }
      if text.isArticle { mentions.style = unit.isHeadline ? .headline : .running }
      let terms = glossary.occurrences(in: unit.source, mentions: &mentions)
      var page = Page(unit: unit, occurrences: [])
      guard !terms.isEmpty else { return page }
      let doubt = Looseness.reason(unit)
      let renderings = doubt == nil ? page.search.renderings(of: terms, in: unit.source) : []
      var words: Set<String>?
      for (index, term) in terms.enumerated() {
        let isFirst = seen.insert(term.term.target).inserted
        var occurrence = AuditedOccurrence(
          path: text.path, unit: unit, term: term.term, range: term.range, isFirstMention: isFirst,
          expected: term.rendering, verdict: .unchecked, reason: doubt)
        if doubt == nil {
          (occurrence.verdict, occurrence.foundRange) = verdict(
            on: term, renderings[index], isFirst: isFirst, &page.search, &words, unit)
        }
        page.occurrences.append(occurrence)
      }
      return page
    }
  }

  private func verdict(
    on occurrence: TermOccurrence, _ rendering: TermRendering?, isFirst: Bool,
    _ search: inout RenderingSearch, _ words: inout Set<String>?, _ unit: AuditedText.Unit
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
    if !isFirst {
      let own = words ?? PointingWords.words(of: unit.source)
      words = own
      if let range = pointing.claim(for: term.kind, beside: own, &search) { return (.later, range) }
    }
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
          if pages[neighbor].search.renderings(of: [term], in: "")[0] != nil {
            pages[index].occurrences[place].verdict = .ambiguous
            break
          }
        }
      }
    }
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
