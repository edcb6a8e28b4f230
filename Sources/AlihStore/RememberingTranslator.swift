import AlihModel

/// An engine that is not asked twice for the same: what it was paid for comes from the archive.
///
/// The engine itself hands each reply to the archive as it arrives, before this type or anybody else uses it.
package struct RememberingTranslator: Translator {
  private let engine: any Translator
  private let archive: Archive

  package init(_ engine: any Translator, _ archive: Archive) {
    self.engine = engine
    self.archive = archive
  }

  package var name: String { engine.name }
  package var nature: EngineNature { engine.nature }

  package func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
    await reply(to: segments) { await engine.translate($0, languages) }
  }

  package func translate(unrelated segments: [SegmentRequest], _ languages: LanguagePair) async
    -> TranslationReply
  {
    await reply(to: segments) { await engine.translate(unrelated: $0, languages) }
  }

  package func hasRoom(for segment: SegmentRequest, _ languages: LanguagePair) -> Bool {
    engine.hasRoom(for: segment, languages)
  }

  package func forecast(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> Forecast {
    await engine.forecast(open(segments, archive.recall(segments, from: name)), languages)
  }

  private func reply(
    to segments: [SegmentRequest], asking ask: ([SegmentRequest]) async -> TranslationReply
  ) async -> TranslationReply {
    let known = archive.recall(segments, from: name)
    let open = open(segments, known)
    var reply = open.isEmpty ? TranslationReply(translations: []) : await ask(open)
    reply.translations += known.values
    return reply
  }

  /// What is left to ask for, with similar sentences for an engine that can follow them.
  private func open(_ segments: [SegmentRequest], _ known: [String: Translation]) -> [SegmentRequest] {
    segments.filter { known[$0.id] == nil }.map { segment in
      var segment = segment
      if nature == .model, segment.task == .translation {
        segment.examples = archive.examples(for: segment.text)
      }
      return segment
    }
  }
}
