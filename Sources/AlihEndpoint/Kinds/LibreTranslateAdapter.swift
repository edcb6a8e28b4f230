import AlihModel

/// LibreTranslate's `/translate`.
struct LibreTranslateAdapter: EndpointAdapter {
  let settings: EndpointSettings

  let limits = BatchLimits(segments: 16, bytes: 4_000)
  let mayBeAlih = true
  let faults = [
    FaultRule(400, "text limit", .tooBig), FaultRule(400, "not supported", .unsupported),
    FaultRule(400, "api key", .auth),
  ]

  /// Lists go as JSON only, and the source language always: a guess would be made once for the whole list.
  func request(for batch: EndpointBatch) -> HTTPRequest {
    if batch.goesToAlih { return AlihInterface.request(for: batch, settings) }
    var fields: [String: Any] = [
      "q": batch.texts, "source": batch.languages.source, "target": batch.languages.target, "format": "text",
    ]
    if let key = settings.key { fields["api_key"] = key.revealed() }
    return settings.request(settings.url("/translate"), json: JSONDocument.bytes(of: fields))
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    if batch.goesToAlih { return AlihInterface.reply(to: batch, body) }
    return .inOrder(JSONDocument(body)?.list(at: "/translatedText"), of: batch, usage: batch.billedCharacters)
  }
}

extension EndpointBatch {
  /// What services without a report of their own bill.
  var billedCharacters: Usage { Usage(input: characters, output: 0) }
}
