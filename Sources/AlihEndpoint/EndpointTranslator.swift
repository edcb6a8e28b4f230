import AlihModel

/// Translates through one endpoint of any kind: segments go out in batches, and only what comes back for a segment
/// counts. What a batch got wrong is asked for again in smaller ones, as `Decision.table` says.
package final class EndpointTranslator: Translator {
  package let name: String
  package let nature: EngineNature
  private let adapter: any EndpointAdapter
  private let policy: RequestPolicy

  /// - Parameters:
  ///   - terms: the whole glossary, for services that keep one.
  ///   - form: the form of request that the server is known to understand.
  ///   - observer: hears of each request before its answer is used.
  package convenience init(
    _ settings: EndpointSettings, prompt: TranslationPrompt, terms: [Term] = [], client: HTTPClient,
    form: RequestForm = RequestForm(), observer: (any AttemptObserver)? = nil
  ) {
    self.init(
      settings.adapter(prompt, terms: terms), client: client, form: form, observer: observer,
      patience: Patience())
  }

  init(
    _ adapter: any EndpointAdapter, client: HTTPClient, form: RequestForm = RequestForm(),
    observer: (any AttemptObserver)? = nil, patience: Patience
  ) {
    name = adapter.settings.name
    nature = adapter.settings.kind.isChat ? .model : .service
    self.adapter = adapter
    policy = RequestPolicy(adapter, client: client, form: form, observer: observer, patience: patience)
  }

  /// The form of request that the server has turned out to understand.
  package var form: RequestForm { policy.form }

  package func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
    await each(of: adapter.batches(of: segments)) { await self.finish($0, languages) }
  }

  /// Asks for a batch, and once more for what its reply leaves open.
  private func finish(_ batch: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
    let reply: TranslationReply
    switch await policy.ask(batch, languages) {
    case .success(let answer): reply = answer
    case .failure(let failure): reply = .none(of: batch.map(\.id), failure)
    }
    guard batch.count > 1, !reply.failures.isEmpty else { return reply }
    func open(_ action: Decision.Action) -> [SegmentRequest] {
      batch.filter { segment in
        reply.failures[segment.id].map { Decision.about($0.fault).action == action } ?? false
      }
    }
    let (tooBig, alone) = (open(.halves), open(.alone))
    let halves = [tooBig.prefix(tooBig.count / 2), tooBig.suffix((tooBig.count + 1) / 2)]
    var whole = await each(of: halves.filter { !$0.isEmpty }.map(Array.init) + alone.map { [$0] }) {
      await self.finish($0, languages)
    }
    let answered = Set(whole.translations.map(\.id))
    whole.merge(reply)
    for id in answered { whole.failures[id] = nil }
    return whole
  }

  private func each(
    of batches: [[SegmentRequest]], _ body: @escaping @Sendable ([SegmentRequest]) async -> TranslationReply
  ) async -> TranslationReply {
    await withTaskGroup(of: TranslationReply.self) { group in
      for batch in batches { group.addTask { await body(batch) } }
      return await group.reduce(into: TranslationReply(translations: [])) { $0.merge($1) }
    }
  }
}
