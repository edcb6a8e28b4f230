import AlihModel

/// DeepL's `/v2/translate`, with the house terms as a glossary on the server.
struct DeepLAdapter: EndpointAdapter {
  let settings: EndpointSettings
  private let shelf: DeepLGlossaryShelf

  let limits = BatchLimits(segments: 50, bytes: 30_000)
  let faults = [
    FaultRule(456, "", .quota), FaultRule(404, "glossary", .unsupported), FaultRule(529, "", .overload),
  ]

  init(settings: EndpointSettings, terms: [Term]) {
    var settings = settings
    // Keys of the free plan have their own host.
    if settings.url == EndpointKind.deepl.defaultURL, settings.key?.hasSuffix(":fx") == true {
      settings.url = "https://api-free.deepl.com"
    }
    self.settings = settings
    shelf = DeepLGlossaryShelf(DeepLGlossary(terms))
  }

  func prepare(_ languages: LanguagePair, _ exchange: @escaping Exchange) async throws {
    guard settings.glossary == nil else { return }
    try await shelf.fetch(languages, settings, headers: headers, exchange)
  }

  func request(for batch: EndpointBatch) async -> HTTPRequest {
    var fields: [String: Any] = [
      "text": batch.texts, "source_lang": batch.languages.source.uppercased(),
      "target_lang": batch.languages.target == "en" ? "EN-US" : batch.languages.target.uppercased(),
      "preserve_formatting": true, "split_sentences": "0", "context": context(of: batch),
    ]
    if let glossary = await glossary { fields["glossary_id"] = glossary }
    return settings.request(
      settings.url("/v2/translate"), headers: headers, json: JSONDocument.bytes(of: fields))
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    let document = JSONDocument(body)
    let items = document?.list(at: "/translations").map { $0.map(JSONDocument.init(root:)) }
    let billed = items?.compactMap { $0.number(at: "/billed_characters") }.reduce(0, +) ?? 0
    return .inOrder(
      items?.map { $0.value(at: "/text") }, of: batch,
      usage: billed > 0 ? Usage(input: billed, output: 0) : batch.billedCharacters)
  }

  private var glossary: String? {
    get async { if let own = settings.glossary { own } else { await shelf.id } }
  }

  private var headers: [String] {
    settings.key.map { [$0.revealed(after: "Authorization: DeepL-Auth-Key ")] } ?? []
  }

  /// The article around, which is free, and not translated; texts of one request don't see each other.
  private func context(of batch: EndpointBatch) -> String {
    let parts = [batch.segments.first?.before] + batch.texts.map(Optional.init) + [batch.segments.last?.after]
    return String(decoding: parts.compactMap { $0 }.joined(separator: " ").utf8.prefix(8_000), as: UTF8.self)
  }
}
