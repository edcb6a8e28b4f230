import AlihModel

/// Translates through one endpoint of any kind: segments go out in batches, and only what comes back for a segment
/// counts.
///
/// A batch that was too much goes again in halves. What a reply left out or garbled, the caller asks for again alone.
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
    _ settings: EndpointSettings, prompts: Prompts, terms: [Term] = [], client: HTTPClient,
    form: RequestForm = RequestForm(), observer: (any AttemptObserver)? = nil
  ) {
    self.init(
      settings.adapter(prompts, terms: terms), client: client, form: form, observer: observer,
      patience: Patience(maxWait: settings.maxWait))
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
    var batches = adapter.batches(of: segments, languages)
    var first = TranslationReply(translations: [])
    // What the server is, its first answer tells; Alih is then asked for the whole article.
    if policy.isAlih == nil, !batches.isEmpty { first = await finish(batches.removeFirst(), languages) }
    if policy.isAlih == true {
      first = TranslationReply(translations: [])
      batches = adapter.batches(of: segments, languages, within: AlihInterface.limits)
    }
    first.merge(await each(of: batches) { await self.finish($0, languages) })
    return first
  }

  package func hasRoom(for segment: SegmentRequest, _ languages: LanguagePair) -> Bool {
    adapter.fits(EndpointBatch(segments: [segment], languages: languages))
  }

  package func forecast(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> Forecast {
    var forecast = Forecast()
    for segments in adapter.batches(of: segments, languages) {
      let batch = EndpointBatch(segments: segments, languages: languages, form: form)
      forecast += adapter.forecast(await adapter.request(for: batch), batch)
    }
    return forecast
  }

  /// Asks for a batch, and for its halves when it was too much at once.
  private func finish(_ batch: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
    // The server may have told how little it takes since the batch was made.
    if batch.count > 1, !adapter.fits(EndpointBatch(segments: batch, languages: languages, form: form)) {
      return await finishHalves(of: batch, languages)
    }
    switch await policy.ask(batch, languages) {
    case .success(let reply): return reply
    case .failure(let failure):
      guard batch.count > 1, policy.mayHalve(after: failure) else {
        return .none(of: batch.map(\.id), failure)
      }
      return await finishHalves(of: batch, languages)
    }
  }

  private func finishHalves(of batch: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
    let middle = batch.count / 2
    return await each(of: [Array(batch[..<middle]), Array(batch[middle...])]) {
      await self.finish($0, languages)
    }
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
