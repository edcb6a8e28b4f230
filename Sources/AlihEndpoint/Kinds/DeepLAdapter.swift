import AlihModel

/// DeepL's `/v2/translate`, with the house terms as a glossary on the server.
struct DeepLAdapter: EndpointAdapter {
  let settings: EndpointSettings
  private let shelf: DeepLGlossaryShelf

  let limits = BatchLimits(segments: 50, bytes: 30_000)
  let faults = [
    FaultRule(456, "", .quota), FaultRule(404, "glossary", .unsupported),
    FaultRule(400, "glossary", .unsupported), FaultRule(529, "", .overload),
  ]

  init(settings: EndpointSettings, terms: [Term]) {
    var settings = settings
    // Keys of the free plan have their own host.
    if settings.url == EndpointKind.deepl.defaultURL, settings.key?.hasSuffix(":fx") == true {
      settings.url = "https://api-free.deepl.com"
    }
    self.settings = settings
    shelf = DeepLGlossaryShelf(DeepLGlossary(terms), own: settings.deepL.glossaries)
  }

  func prepare(_ languages: LanguagePair, _ exchange: @escaping Exchange) async -> String? {
    await shelf.fetch(languages, settings, headers: headers, exchange)
  }

  /// A glossary that the service knows no more costs the terms, not the translation.
  func yields(to failure: TranslatorFailure, of request: HTTPRequest) async -> Bool {
    let fields = JSONDocument(request.body)
    guard fields?.value(at: "/glossary_id") != nil || fields?.value(at: "/glossary_ids") != nil,
      failure.message.lowercased().holds("glossary")
    else { return false }
    await shelf.drop()
    return true
  }

  func request(for batch: EndpointBatch) async -> HTTPRequest {
    var fields: [String: Any] = [
      "text": batch.texts, "source_lang": batch.languages.source.uppercased(),
      "target_lang": batch.languages.target == "en" ? "EN-US" : batch.languages.target.uppercased(),
      "preserve_formatting": true, "split_sentences": "0", "context": context(of: batch),
    ].merging(settings.deepL.fields) { _, own in own }
    let glossaries = await shelf.ids
    if glossaries.count == 1 { fields["glossary_id"] = glossaries[0] }
    if glossaries.count > 1 { fields["glossary_ids"] = glossaries }
    return settings.request(
      settings.url("/v2/translate"), headers: headers, json: JSONDocument.bytes(of: fields))
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    let items = JSONDocument(body)?.list(at: "/translations")?.map(JSONDocument.init(root:))
    let billed = items?.compactMap { $0.count(at: "/billed_characters") }.reduce(0, +) ?? 0
    return .inOrder(
      items?.map { $0.value(at: "/text") }, of: batch,
      usage: billed > 0 ? Usage(input: billed, output: 0) : batch.billedCharacters)
  }

  private var headers: [String] {
    settings.key.map { [$0.revealed(after: "Authorization: DeepL-Auth-Key ")] } ?? []
  }

  /// The article around, which is free, and not translated; texts of one request don't see each other.
  private func context(of batch: EndpointBatch) -> String {
    let parts =
      [settings.deepL.context, batch.segments.first?.before] + batch.texts.map(Optional.init)
      + [batch.segments.last?.after]
    return String(decoding: parts.compactMap { $0 }.joined(separator: " ").utf8.prefix(8_000), as: UTF8.self)
  }
}
