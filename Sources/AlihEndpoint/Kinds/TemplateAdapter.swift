import AlihModel

/// Any HTTP service that `alih.yaml` describes: placeholders in the request, JSON Pointers into the reply.
struct TemplateAdapter: EndpointAdapter {
  let settings: EndpointSettings
  private let template: EndpointTemplate

  let limits: BatchLimits
  let faults: [FaultRule]

  init(settings: EndpointSettings) {
    self.settings = settings
    template = settings.template ?? EndpointTemplate(body: .form([]), text: "")
    limits = BatchLimits(segments: template.list == nil ? 1 : 32, bytes: 5_000)
    faults = template.kinds.map { FaultRule(200...599, $0.kind.lowercased(), $0.fault) }
  }

  func request(for batch: EndpointBatch) -> HTTPRequest {
    let values = [
      "text": batch.texts.joined(separator: "\n"), "from": batch.languages.source,
      "to": batch.languages.target, "model": settings.model, "key": settings.key?.revealed() ?? "",
    ]
    var request = settings.request(settings.url, template.method)
    request.headers = template.headers.map { "\($0.name): \(Self.filled($0.value, values))" }
    switch template.body {
    case .json(let value):
      request.headers.append("Content-Type: application/json")
      request.body = JSONDocument.bytes(of: Self.json(value, values, batch.texts))
    case .form(let fields):
      let form = FormBody.text(fields.map { ($0.name, Self.filled($0.value, values)) })
      if template.method == .get {
        request.url += (request.url.contains("?") ? "&" : "?") + form
      } else {
        request.headers.append("Content-Type: application/x-www-form-urlencoded")
        request.body = Array(form.utf8)
      }
    }
    return request
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    guard let document = JSONDocument(body) else {
      return .failure(.malformed, "the answer is no JSON: '\(ReplyText.excerpt(body))'")
    }
    if let error = template.error.flatMap(document.word(at:)) {
      let kind = template.errorKind.flatMap(document.word(at:)) ?? error
      let fault = faults.first { kind.lowercased().holds($0.word) }?.fault ?? .malformed
      return .failure(fault, "the server reports '\(ReplyText.excerpt(error))'")
    }
    let texts: [Any?]? =
      if let list = template.list {
        document.list(at: list)?.map { JSONDocument(root: $0).value(at: template.text) }
      } else {
        document.value(at: template.text).map { [$0] }
      }
    return .inOrder(texts, of: batch, usage: batch.billedCharacters)
  }

  func words(of error: JSONDocument) -> (message: String?, code: String?) {
    (template.error.flatMap(error.word(at:)), template.errorKind.flatMap(error.word(at:)))
  }

  /// One pass: a segment that holds `{key}` stays as it is.
  private static func filled(_ text: String, _ values: [String: String]) -> String {
    text.replacing(/\{([a-z_]+)\}/) { values[String($0.output.1)] ?? String($0.output.0) }
  }

  private static func json(_ value: EndpointTemplate.Value, _ values: [String: String], _ texts: [String])
    -> Any
  {
    switch value {
    case .text("{texts}"): texts
    case .text(let text): filled(text, values)
    case .integer(let number): number
    case .number(let number): number
    case .bool(let truth): truth
    case .null: JSONDocument.null
    case .list(let items): items.map { json($0, values, texts) }
    case .object(let fields): fields.mapValues { json($0, values, texts) }
    }
  }
}
