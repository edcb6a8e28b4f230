import AlihModel

/// How Alih asks another Alih (`alih serve`), whatever interface the configuration names: an article at once.
///
/// Who `ia` is, and what was spelled out before, stands in other sentences than the one at hand; so the English is that of
/// the server's own run only where the server sees the article as a whole.
enum AlihInterface {
  /// What is translated well within a request's time.
  static let limits = BatchLimits(segments: 10_000, bytes: 4 << 20)

  static func request(for batch: EndpointBatch, _ settings: EndpointSettings) -> HTTPRequest {
    var fields: [String: Any] = [
      "from": batch.languages.source, "to": batch.languages.target,
      "segments": batch.segments.map { ["text": $0.text, "role": $0.role.rawValue] },
      // A sentence of an article has a neighbor, a line has none.
      "related": batch.segments.contains { $0.before != nil || $0.after != nil },
    ]
    if let date = batch.segments.first?.date { fields["date"] = date }
    return settings.request(
      settings.url(SegmentService.path), headers: [settings.keyHeader].compactMap(\.self),
      json: JSONDocument.bytes(of: fields))
  }

  static func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    .inOrder(JSONDocument(body)?.list(at: "/translations"), of: batch, usage: batch.billedCharacters)
  }
}
