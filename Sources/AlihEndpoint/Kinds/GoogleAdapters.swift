import AlihModel

/// Google's basic interface (v2): an API key, no glossary.
struct GoogleBasicAdapter: EndpointAdapter {
  let settings: EndpointSettings

  let limits = BatchLimits(segments: 100, bytes: 5_000)
  let faults = FaultRule.google

  /// The key goes in a header, because a URL ends up in logs; `format` is HTML unless said otherwise.
  func request(for batch: EndpointBatch) -> HTTPRequest {
    settings.request(
      settings.url("/language/translate/v2"),
      headers: settings.key.map { [$0.revealed(after: "x-goog-api-key: ")] } ?? [],
      json: JSONDocument.bytes(of: [
        "q": batch.texts, "source": batch.languages.source, "target": batch.languages.target,
        "format": "text",
      ]))
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    let items = JSONDocument(body)?.list(at: "/data/translations")
    return .inOrder(
      items?.map { JSONDocument(root: $0).value(at: "/translatedText") }, of: batch,
      usage: batch.billedCharacters)
  }
}

/// Google's advanced interface (v3): an access token, a project, and glossaries that the project keeps.
struct GoogleAdvancedAdapter: EndpointAdapter {
  let settings: EndpointSettings

  let limits = BatchLimits(segments: 256, bytes: 20_000)
  let faults = FaultRule.google

  func request(for batch: EndpointBatch) -> HTTPRequest {
    var fields: [String: Any] = [
      "contents": batch.texts, "mimeType": "text/plain", "sourceLanguageCode": batch.languages.source,
      "targetLanguageCode": batch.languages.target,
    ]
    if let glossary = settings.glossary {
      let name = glossary.contains("/") ? glossary : "\(parent)/glossaries/\(glossary)"
      fields["glossaryConfig"] = ["glossary": name]
    }
    let key = settings.key.map { [$0.revealed(after: "Authorization: Bearer ")] } ?? []
    return settings.request(
      settings.url("/v3/\(parent):translateText"),
      headers: key + ["x-goog-user-project: \(settings.project ?? "")"], json: JSONDocument.bytes(of: fields))
  }

  /// With a glossary, the list that used it is the one that counts.
  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    let items = JSONDocument(body)?.list(
      at: settings.glossary == nil ? "/translations" : "/glossaryTranslations")
    return .inOrder(
      items?.map { JSONDocument(root: $0).value(at: "/translatedText") }, of: batch,
      usage: batch.billedCharacters)
  }

  private var parent: String {
    "projects/\(settings.project ?? "")/locations/\(settings.location ?? "us-central1")"
  }
}

extension FaultRule {
  /// Google answers 403 for what others call 429.
  fileprivate static let google = [
    FaultRule(400...499, "dailylimitexceeded", .quota), FaultRule(400...499, "daily limit", .quota),
    FaultRule(403, "ratelimitexceeded", .rate), FaultRule(403, "userratelimitexceeded", .rate),
    FaultRule(403, "rate limit exceeded", .rate),
    FaultRule(400, "api key", .auth), FaultRule(400, "api_key", .auth),
  ]
}
