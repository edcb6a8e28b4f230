import AlihModel

/// Stand-in until the offline engine is merged.
package struct OfflineTranslator: Translator {
  package let name = "offline"

  package init() {}

  package func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
    TranslationReply(translations: segments.map { Translation(id: $0.id, text: "[" + $0.text + "]") })
  }
}
