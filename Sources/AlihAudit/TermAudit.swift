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
  private let swaps: TermSwaps?
  private let surroundings: Surroundings?
  private let omissions: Omissions?
  private let ignored: IgnoreList

  /// - Parameters:
  ///   - swaps: nil to take no notice of terms in each other's place.
  ///   - omissions: nil to allow none.
  ///   - surroundings: nil to take a term that was left out with all around it for missing.
  package init(
    glossary: Glossary, pointing: PointingWords, swaps: TermSwaps? = nil, surroundings: Surroundings? = nil,
    omissions: Omissions? = nil, ignored: IgnoreList = IgnoreList()
  ) {
    self.glossary = glossary
    self.pointing = pointing
    self.swaps = swaps
    self.surroundings = surroundings
    self.omissions = omissions
    self.ignored = ignored
  }

  /// Every occurrence of the text, in order; linear in its length.
  package func occurrences(in text: AuditedText) -> [AuditedOccurrence] { result(on: text).occurrences }

  /// Every occurrence of the text, and renderings beyond them, in order; linear in its length.
  package func result(on text: AuditedText) -> AuditedResult {
    var pages = self.pages(of: text)
    if text.isArticle { lookAround(&pages) }
    markStrangers(&pages)
    excuseLeftOut(&pages)
    markExchanged(&pages)
    excuseSaidOtherwise(&pages)
    let occurrences = pages.flatMap(\.occurrences).map { occurrence in
      guard occurrence.verdict.isMiss || occurrence.verdict == .ambiguous,
        let match = ignored.match(for: occurrence)
      else { return occurrence }
      var occurrence = occurrence
      (occurrence.verdict, occurrence.reason, occurrence.ignoredBy) = (.unchecked, match.reason, match.place)
      return occurrence
    }
    return AuditedResult(
      occurrences: occurrences, extras: pages.indices.flatMap { extras(in: &pages[$0]) },
      slips: slips(in: text) + pages.flatMap(\.slips))
  }

  /// What the style rules forbid, with or without a term in the source.
  private func slips(in text: AuditedText) -> [StyleSlip] {
    text.units.flatMap { unit in
      glossary.styleProblems(in: unit.target ?? "").map { problem in
        StyleSlip(
          path: text.path, unit: unit, range: problem.range, found: problem.found,
          wanted: problem.rule.target)
      }
    }
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

  /// Terms that were named, under any of their names: the US of `AS` is that of `Amerika`.
  private struct Named {
    private var terms: [String: Term] = [:]

    init(_ terms: some Sequence<Term> = []) { for term in terms { insert(term) } }

    mutating func insert(_ term: Term) { terms[term.target] = term }
    func holds(_ term: Term) -> Bool {
      terms[term.target] != nil || terms.values.contains { $0.isAnotherName(for: term) }
    }
  }

  /// How many lines of a table a pointing word may point back over.
  private static let memory = 4

  /// A unit under examination: what of its translation isn't accounted for yet.
  private struct Page {
    let unit: AuditedText.Unit
    let renderingWords: RenderingWords
    var occurrences: [AuditedOccurrence]
    /// Renderings of what is no term in the source.
    var slips: [StyleSlip] = []
    /// Made when first needed: most units hold no term.
    lazy var search = RenderingSearch(unit.target ?? "", renderingWords)
  }

  private func pages(of text: AuditedText) -> [Page] {
    let sources = text.units.map(\.source)
    var mentions = Mentions(
      people: glossary.initials.people(in: text.isArticle ? sources : []),
      context: glossary.context(of: text.isArticle ? sources : [], date: text.date))
    var seen = Named()
    // Of a table's last lines, which may be one text; a term that they hold may be pointed back to.
    var lines: [[Term]] = []
    return text.units.map { unit in
      let recent = Named(lines.joined())
      if !text.isArticle {
        let people = glossary.initials.people(in: [unit.source])
        (mentions, seen) = (
          Mentions(
            style: .plain, people: people, context: glossary.context(of: [unit.source], date: text.date)),
          Named()
        )
      }
      if text.isArticle { mentions.style = unit.isHeadline ? .headline : .running }
      let terms = glossary.occurrences(in: unit.source, mentions: &mentions)
      if !text.isArticle { lines = lines.suffix(Self.memory) + [terms.map(\.term)] }
      var page = Page(unit: unit, renderingWords: glossary.renderingWords, occurrences: [])
      let lookalikes = unit.target == nil ? [] : glossary.lookalikes(in: unit.source, mentions: mentions)
      guard !terms.isEmpty else {
        takeLookalikes(lookalikes, &page, text.path)
        return page
      }
      let doubt = Looseness.reason(unit)
      let renderings =
        doubt == nil
        ? page.search.renderings(of: terms, in: unit.source, licensed: glossary.licensedForms) : []
      for (index, term) in terms.enumerated() {
        let isFirst = !seen.holds(term.term)
        seen.insert(term.term)
        var occurrence = AuditedOccurrence(
          path: text.path, unit: unit, term: term.term, range: term.range, isFirstMention: isFirst,
          expected: term.rendering, verdict: .unchecked, reason: doubt)
        if doubt == nil {
          (occurrence.verdict, occurrence.foundRange) = verdict(
            on: term.term, renderings[index], &page.search)
        }
        page.occurrences.append(occurrence)
      }
      if doubt == nil { pointBack(&page, beside: recent, isArticle: text.isArticle) }
      Self.alignMentions(&page.occurrences)
      Self.excuseSecondNames(&page.occurrences)
      takeLookalikes(lookalikes, &page, text.path)
      return page
    }
  }

  /// Renderings of persons' initials and names, and of acronyms that the article explains as something else, as if they were
  /// terms: "the US (25)" for `AS (25)`.
  private func takeLookalikes(_ lookalikes: [TermOccurrence], _ page: inout Page, _ path: String) {
    // In "AS (25) fled from the US" the letters don't tell the person from the country.
    var asked: Set<String> = []
    let kept = Set(
      lookalikes.map(\.term.source).filter { asked.insert($0).inserted && page.search.claim([$0]) != nil })
    for lookalike in lookalikes where !kept.contains(lookalike.term.source) {
      let term = lookalike.term
      let forms = [term.target, term.adjective, term.firstMention].compactMap(\.self)
        .filter { $0 != term.source }
      guard let range = page.search.claim(forms) else { continue }
      page.slips.append(
        StyleSlip(
          path: path, unit: page.unit, range: range, found: page.search.text(of: range),
          wanted: page.unit.source.part(lookalike.range),
          reason: "it is no '\(term.target)' in this article, but a person's or another's"))
    }
  }

  /// Several mentions of a term have their renderings in the order of the source: of "Irak" and "Irak", which became "Iraqi"
  /// and "Iraq", the first one is the first.
  private static func alignMentions(_ occurrences: inout [AuditedOccurrence]) {
    let found = occurrences.indices.filter { occurrences[$0].foundRange != nil }
    for places in Dictionary(grouping: found, by: { occurrences[$0].term.target }).values
    where places.count > 1 {
      let sorted = places.map { (occurrences[$0].verdict, occurrences[$0].foundRange!) }
        .sorted { $0.1.lowerBound < $1.1.lowerBound }
      for (place, (verdict, range)) in zip(places, sorted) {
        (occurrences[place].verdict, occurrences[place].foundRange) = (verdict, range)
      }
    }
  }

  /// A name beside its other name, as in "Bank Indonesia BI", is said once.
  private static func excuseSecondNames(_ occurrences: inout [AuditedOccurrence]) {
    for place in occurrences.indices where occurrences[place].verdict == .missing {
      let own = occurrences[place]
      let isBeside = occurrences.contains { other in
        other.verdict.isAccepted && other.term.target == own.term.target
          && (other.range.upperBound + 1 == own.range.lowerBound
            || own.range.upperBound + 1 == other.range.lowerBound)
      }
      guard isBeside else { continue }
      (occurrences[place].verdict, occurrences[place].reason) = (
        .unchecked, "its other name stands beside it"
      )
    }
  }

  private func verdict(
    on term: Term, _ rendering: TermRendering?, _ search: inout RenderingSearch
  ) -> (AuditVerdict, Range<Int>?) {
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
    return (.missing, nil)
  }

  /// Misses for which a word stands that points back, "the country", or the head of the rendering alone, "the court".
  private func pointBack(_ page: inout Page, beside recent: Named, isArticle: Bool) {
    let missing = page.occurrences.indices.filter { page.occurrences[$0].verdict == .missing }
    guard !missing.isEmpty else { return }
    let own = PointingWords.words(of: page.unit.source, beside: page.occurrences.map(\.range))
    pointing.passOver(own, &page.search)
    let isHeadline = page.unit.isHeadline || page.search.isTitled
    for place in missing {
      let term = page.occurrences[place].term
      let isNew = page.occurrences[place].isFirstMention
      // "She said" for `kata Menkeu`: who holds an office is named in a line before.
      let isUnknown = isNew && !recent.holds(term) && term.kind != .office
      let mayPoint = !isNew || !isArticle
      let range =
        page.search.claimHead(of: term, asTitle: true)
        ?? (mayPoint
          ? pointing.claim(for: term.kind, byName: isUnknown, isHeadline: isHeadline, &page.search)
            ?? page.search.claimHead(of: term, asTitle: false) : nil)
      if let range { (page.occurrences[place].verdict, page.occurrences[place].foundRange) = (.later, range) }
    }
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

  /// Terms that the translator left out together with what stands around them are not checked.
  private func excuseLeftOut(_ pages: inout [Page]) {
    guard let surroundings else { return }
    for index in pages.indices where pages[index].occurrences.contains(where: { $0.verdict == .missing }) {
      let reading = Surroundings.Reading(pages[index].unit, beside: pages[index].occurrences.map(\.range))
      excuse(&pages[index]) { occurrence, _ in
        surroundings.areLeftOut(around: occurrence.range, in: reading)
          ? "what stands around it in the source was left out, too" : nil
      }
    }
  }

  /// Nor are those that other words of the translation say: a name behind a title, "the rebels" for `pemberontak Yaman`.
  private func excuseSaidOtherwise(_ pages: inout [Page]) {
    for index in pages.indices {
      excuse(&pages[index]) { occurrence, others in
        omissions?.reason(for: occurrence, beside: others)
          ?? surroundings?.head(of: occurrence).map { "'the \($0)' says it" }
      }
    }
  }

  private func excuse(_ page: inout Page, _ reason: (AuditedOccurrence, [AuditedOccurrence]) -> String?) {
    for place in page.occurrences.indices where page.occurrences[place].verdict == .missing {
      guard let reason = reason(page.occurrences[place], page.occurrences) else { continue }
      (page.occurrences[place].verdict, page.occurrences[place].reason) = (.unchecked, reason)
    }
  }

  /// Terms in whose place another one stands.
  private func markStrangers(_ pages: inout [Page]) {
    guard let swaps else { return }
    for index in pages.indices where pages[index].unit.target != nil && !pages[index].occurrences.isEmpty {
      guard pages[index].occurrences.contains(where: { $0.verdict == .missing || $0.verdict == .ambiguous })
      else { continue }
      let terms = pages[index].occurrences.map(\.range)
      if surroundings?.isUnrelated(Surroundings.Reading(pages[index].unit, beside: terms)) == true {
        continue
      }
      for place in pages[index].occurrences.indices {
        let occurrence = pages[index].occurrences[place]
        guard occurrence.verdict == .missing || occurrence.verdict == .ambiguous,
          let range = swaps.stranger(
            for: occurrence.term, in: pages[index].search, source: pages[index].unit.source)
        else { continue }
        (pages[index].occurrences[place].verdict, pages[index].occurrences[place].foundRange) = (
          .swapped, range
        )
        pages[index].search.take(range)
      }
    }
  }

  /// Terms that stand in each other's place.
  private func markExchanged(_ pages: inout [Page]) {
    guard let swaps else { return }
    for index in pages.indices where pages[index].unit.target != nil && !pages[index].occurrences.isEmpty {
      for (one, other) in swaps.exchanged(pages[index].occurrences, surroundings) {
        let (a, b) = (pages[index].occurrences[one].foundRange, pages[index].occurrences[other].foundRange)
        (pages[index].occurrences[one].verdict, pages[index].occurrences[one].foundRange) = (.swapped, b)
        (pages[index].occurrences[other].verdict, pages[index].occurrences[other].foundRange) = (.swapped, a)
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
