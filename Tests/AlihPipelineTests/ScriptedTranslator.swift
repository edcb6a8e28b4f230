import AlihModel

/// An engine that says what a test wants it to say.
struct ScriptedTranslator: Translator {
  let name: String
  let nature: EngineNature
  let answer: @Sendable (SegmentRequest) -> Result<String, TranslatorFailure>?

  init(
    _ name: String, nature: EngineNature = .rules,
    _ answer: @escaping @Sendable (SegmentRequest) -> Result<String, TranslatorFailure>?
  ) {
    self.name = name
    self.nature = nature
    self.answer = answer
  }

  func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
    var reply = TranslationReply(translations: [])
    for segment in segments {
      switch answer(segment) {
      case .success(let text): reply.translations.append(Translation(id: segment.id, text: text))
      case .failure(let failure): reply.failures[segment.id] = failure
      case nil: break
      }
    }
    return reply
  }
}

/// An engine that forgets the third segment of a batch and counts the segments of each request.
struct CountingTranslator: Translator {
  actor Batches {
    private(set) var sizes: [Int] = []
    func add(_ size: Int) { sizes.append(size) }
  }

  let name = "counting"
  let nature: EngineNature
  let batches = Batches()

  func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
    await batches.add(segments.count)
    return TranslationReply(
      translations: segments.prefix(2).map { Translation(id: $0.id, text: "It is day \($0.id.dropFirst()).") }
    )
  }
}
