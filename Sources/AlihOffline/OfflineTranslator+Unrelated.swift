import AlihModel

extension OfflineTranslator {
  /// Translates each segment as if it were alone, so that the result doesn't depend on what happens to be beside it.
  package func translate(unrelated segments: [SegmentRequest], _ languages: LanguagePair) async
    -> TranslationReply
  {
    guard languages == .indonesianToEnglish else { return await translate(segments, languages) }
    return TranslationReply(
      translations: engine.memories.lend(engine.morphology) { memory in
        segments.map { segment in
          var sentence = SentenceTranslation(engine: engine, memory: memory, role: segment.role)
          return sentence.translation(of: segment)
        }
      })
  }
}
