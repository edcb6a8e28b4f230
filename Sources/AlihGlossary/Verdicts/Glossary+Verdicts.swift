import AlihModel

extension Glossary {
  /// Whether each occurrence has a rendering of its own in the translation, in the order of the occurrences.
  ///
  /// Target, adjective, mention forms and variants count, inflected or not; three `Korut` need three renderings.
  package func verdicts(
    for occurrences: [TermOccurrence], of source: String, in target: String
  ) -> [TermVerdict] {
    guard !occurrences.isEmpty else { return [] }
    var search = RenderingSearch(target, renderingWords)
    let renderings = search.renderings(of: occurrences, in: source, licensed: licensedForms)
    return zip(occurrences, renderings).map { occurrence, rendering in
      guard let rendering else {
        return TermVerdict(
          source: occurrence.term.source, target: occurrence.rendering, found: nil, verdict: .missing,
          forbidden: search.claim(occurrence.term.forbidden).map { search.text(of: $0) })
      }
      return TermVerdict(
        source: occurrence.term.source, target: occurrence.rendering,
        found: search.text(of: rendering.range), verdict: .honored)
    }
  }

  /// Forms that honor a term though its entry doesn't hold them: another sense of its source, and its target with a variant
  /// of a part: "American president" for `presiden AS`, whose part `AS` may be American.
  package func licensedForms(of term: Term) -> [String] {
    let source = TermText(term.source)
    let search = TermSearch(glossary: self, text: source, context: ArticleContext())
    let senses = search.entries(from: 0, through: search.words.count).map { entries[$0] }
    // Where a word beside it or the date says which sense it is, the others are wrong: `bayar PBB` isn't the UN.
    let own = senses.filter { $0.term.target == term.target }
    let isCertain = !own.isEmpty && own.allSatisfy(\.isCertain)
    var forms =
      isCertain
      ? []
      : senses.flatMap { [$0.term.target, $0.term.adjective] }
        .compactMap(\.self).filter { $0 != term.target && $0 != TermTable.noTerm }
    for index in search.words.indices {
      for part in search.hits(from: index) where part.path.count < search.words.count {
        let part = entries[part.entry].term
        for own in [part.target, part.adjective].compactMap(\.self)
        where term.target.holds(bytesOf: own) && own != term.target {
          for other in part.variants + [part.target] + (part.adjective.map { [$0] } ?? []) where other != own
          {
            forms.append(term.target.replacing(own, with: other))
          }
          break
        }
      }
    }
    return forms
  }

  /// Words that the house's style rules out, whatever the source says; in the order of the rules.
  package func styleProblems(in target: String) -> [StyleProblem] {
    guard !styleRules.isEmpty else { return [] }
    var search = RenderingSearch(target, renderingWords)
    return styleRules.flatMap { rule in
      var found: [StyleProblem] = []
      while let range = search.claim(rule.forbidden) {
        found.append(StyleProblem(rule: rule, range: range, found: search.text(of: range)))
      }
      return found
    }
  }
}

/// Words of a translation that the house doesn't write.
package struct StyleProblem: Sendable {
  package let rule: Term
  /// UTF-8 offsets into the translation.
  package let range: Range<Int>
  package let found: String
}
