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
    var mentions = Mentions()
    var seen: Set<String> = []
    return text.units.map { unit in
      if !text.isArticle { (mentions, seen) = (Mentions(style: .plain), []) }
      if text.isArticle { mentions.style = unit.isHeadline ? .headline : .running }
      let terms = glossary.occurrences(in: unit.source, mentions: &mentions)
      var page = Page(unit: unit, occurrences: [])
      guard !terms.isEmpty else { return page }
      let doubt = Looseness.reason(unit)
      let renderings = doubt == nil ? page.search.renderings(of: terms, in: unit.source) : []
      var pointers = PointingWords(unit)
      for (index, term) in terms.enumerated() {
        let isFirst = seen.insert(term.term.target).inserted
        var occurrence = AuditedOccurrence(
          path: text.path, unit: unit, term: term.term, range: term.range, isFirstMention: isFirst,
          expected: term.rendering, verdict: .unchecked, reason: doubt)
        if doubt == nil {
          (occurrence.verdict, occurrence.foundRange) = verdict(
            on: term, renderings[index], isFirst: isFirst, &page.search, &pointers)
        }
        page.occurrences.append(occurrence)
      }
      return page
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
          if pages[neighbor].search.renderings(of: [term], in: "")[0] != nil {
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
  /// English words that point to terms of some kinds, and the source's words for the same.
  private struct Family {
    let kinds: Set<Term.Kind>
    let english: [String]
    let indonesian: Set<String>
  }

  private static let things = ["it", "its", "they", "their", "them"]
  private static let families = [
    Family(
      kinds: [.country], english: nouns("country nation state government regime"),
      indonesian: ["negara", "negeri", "bangsa", "pemerintah", "rezim"]),
    Family(
      kinds: [.place], english: nouns("city province region area town district island"),
      indonesian: [
        "kota", "provinsi", "daerah", "kawasan", "wilayah", "kabupaten", "pulau", "distrik", "tempat",
      ]),
    Family(
      kinds: [.organization],
      english: nouns(
        "agency organization body institution bank company party ministry group commission council firm"),
      indonesian: [
        "badan", "organisasi", "lembaga", "institusi", "bank", "perusahaan", "partai", "kementerian",
        "kelompok",
        "komisi", "dewan", "instansi", "perseroan",
      ]),
    Family(
      kinds: [.office, .person], english: nouns("minister president official leader chief head"),
      indonesian: ["menteri", "presiden", "pejabat", "pemimpin", "ketua", "kepala"]),
    Family(
      kinds: [.country, .place, .organization], english: things,
      indonesian: ["ia", "dia", "mereka", "nya", "itu", "tersebut", "ini"]),
    Family(
      kinds: [.office, .person], english: ["he", "his", "him", "she", "her"],
      indonesian: ["ia", "dia", "beliau", "nya"]),
  ]

  private static func nouns(_ words: String) -> [String] {
    words.split(separator: " ").flatMap { ["the \($0)", "this \($0)", "that \($0)"] }
  }

  private let unit: AuditedText.Unit
  /// The source's words, and `nya` for each that ends so.
  private lazy var words: Set<String> = Set(
    unit.source.lowercased().split { !$0.isLetter }.flatMap {
      $0.count > 5 && $0.hasSuffix("nya") ? [String($0), "nya"] : [String($0)]
    })

  init(_ unit: AuditedText.Unit) { self.unit = unit }

  /// Takes a word that points back to the term, where no word of the source accounts for it.
  mutating func claim(for term: Term, _ search: inout RenderingSearch) -> Range<Int>? {
    for family in Self.families where family.kinds.contains(term.kind) {
      guard words.isDisjoint(with: family.indonesian) else { continue }
      if let range = search.claim(family.english) { return range }
    }
    return nil
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
