import AlihModel

/// Anthropic's `/v1/messages`.
struct AnthropicAdapter: ChatAdapter {
  let settings: EndpointSettings
  let prompts: Prompts

  func request(for batch: EndpointBatch) -> HTTPRequest {
    let chat = ChatBatch(batch, prompts, context: context)
    var fields: [String: Any] = [
      "model": settings.model, "max_tokens": chat.tokenLimit, "system": chat.system,
      "messages": [["role": "user", "content": chat.user]],
    ]
    if batch.form.sendsTemperature { fields["temperature"] = 0 }
    if batch.form.format == .schema {
      fields["output_config"] = ["format": ["type": "json_schema", "schema": ChatBatch.schema(batch.task)]]
    }
    return settings.request(
      settings.url("/v1/messages"),
      headers: ["anthropic-version: 2023-06-01"]
        + (settings.key.map { [$0.revealed(after: "x-api-key: ")] } ?? []),
      json: JSONDocument.bytes(of: fields))
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    guard let document = JSONDocument(body) else {
      return .failure(.malformed, "the answer is no JSON: '\(ReplyText.excerpt(body))'")
    }
    let usage = document.number(at: "/usage/input_tokens").map {
      Usage(input: $0, output: document.number(at: "/usage/output_tokens") ?? 0)
    }
    func failure(_ fault: Fault, _ message: String) -> EndpointReply {
      EndpointReply(result: .failure(fault.failure(message)), usage: usage)
    }
    switch document.text(at: "/stop_reason") {
    case "refusal": return failure(.refused, "the model refused (stop_reason: refusal)")
    case "max_tokens", "model_context_window_exceeded":
      return failure(
        .tooBig, "the answer was cut off (stop_reason: \(document.text(at: "/stop_reason") ?? ""))")
    default: break
    }
    if document.isNull(at: "/content") { return failure(.refused, "the answer's content is null") }
    guard let blocks = document.list(at: "/content") else {
      return failure(.malformed, "the answer has no 'content'")
    }
    let text = blocks.compactMap { JSONDocument(root: $0).text(at: "/text") }.joined()
    return EndpointReply(result: answers(in: text, to: batch), usage: usage)
  }
}
