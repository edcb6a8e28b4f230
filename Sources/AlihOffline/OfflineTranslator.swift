import AlihModel

/// The offline engine as the pipeline calls it: always there, never fails.
package struct OfflineTranslator: Translator {
  package let name = "offline"
  let engine: OfflineEngine

  package init(_ engine: OfflineEngine) {
    self.engine = engine
  }

  package func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
    guard languages == .indonesianToEnglish else {
      let failure = TranslatorFailure(
        kind: "unsupported",
        message: "the offline engine translates id to en, not \(languages.source) to \(languages.target)")
      return TranslationReply(
        translations: [], failures: Dictionary(segments.map { ($0.id, failure) }) { first, _ in first })
    }
    return TranslationReply(translations: translate(segments))
  }

  /// Translates without waiting for anything; segments of one article in order, so that later ones know the earlier.
  package func translate(_ segments: [SegmentRequest]) -> [Translation] {
    engine.memories.lend(engine.morphology) { translate(segments, $0) }
  }

  private func translate(_ segments: [SegmentRequest], _ memory: WordMemory) -> [Translation] {
    var context = ArticleContext()
    func translation(of segment: SegmentRequest) -> Translation {
      var sentence = SentenceTranslation(
        engine: engine, memory: memory, role: segment.role, context: context)
      // The sentence alone holds what the article remembers: what is noted there is written in place.
      context = ArticleContext()
      defer { context = sentence.context }
      return sentence.translation(of: segment)
    }
    var translations = segments.map { translation(of: $0) }
    // A headline's capitals tell no names; the text below does.
    guard let headline = segments.firstIndex(where: { $0.role == .headline }), !context.names.isEmpty else {
      return translations
    }
    let names = context.names.sure(among: segments.map(\.text))
    for place in segments.indices[headline...].prefix(while: { segments[$0].role == .headline }) {
      context = ArticleContext()
      context.names = names
      translations[place] = translation(of: segments[place])
    }
    return translations
  }
}

extension SentenceTranslation {
  mutating func translation(of segment: SegmentRequest) -> Translation {
    let source = segment.role == .dateline ? Self.dayFirst(segment.text, segment.date) : segment.text
    let text = translate(source, terms: segment.terms, people: segment.initials)
    return Translation(id: segment.id, text: text, findings: findings, edits: edits.count)
  }

  /// "12/9/2025" as "9/12/2025" where the article is of December 9, as its other days tell; as long as it was.
  private static func dayFirst(_ text: String, _ date: String?) -> String {
    guard let date else { return text }
    return text.replacing(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/) { match in
      let (month, day, year) = (match.output.1, match.output.2, match.output.3)
      func padded(_ number: Substring) -> String { number.count == 1 ? "0\(number)" : String(number) }
      return date.hasPrefix("\(year)-\(padded(month))-\(padded(day))")
        ? "\(day)/\(month)/\(year)" : String(match.output.0)
    }
  }
}
