import AlihModel

/// Anthropic's `/v1/messages`.
struct AnthropicAdapter: ChatAdapter {
  let settings: EndpointSettings
  let prompts: Prompts

  func request(for batch: EndpointBatch) -> HTTPRequest {
    let chat = ChatBatch(batch, prompts, context: context(batch.form))
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

  /// `message_start` has the usage of the request, `message_delta` that of the answer.
  func whole(_ stream: EventStream) -> Result<JSONDocument, TranslatorFailure> {
    guard let end = stream.last(with: "/delta/stop_reason") else { return .failure(EventStream.cut) }
    let asked = stream.last(with: "/message/usage")?.value(at: "/message/usage") as? [String: Any] ?? [:]
    let answered = end.value(at: "/usage") as? [String: Any] ?? [:]
    return .success(
      JSONDocument(root: [
        "content": [["type": "text", "text": stream.joined("/delta/text")]],
        "stop_reason": end.value(at: "/delta/stop_reason") ?? JSONDocument.null,
        "usage": asked.merging(answered) { _, last in last },
      ]))
  }

  func content(of document: JSONDocument) -> Result<String, TranslatorFailure> {
    let reason = document.text(at: "/stop_reason") ?? ""
    switch reason {
    case "refusal": return .failure(Fault.refused.failure("the model refused (stop_reason: refusal)"))
    case "max_tokens", "model_context_window_exceeded":
      return .failure(Fault.tooBig.failure("the answer was cut off (stop_reason: \(reason))"))
    default: break
    }
    if document.isNull(at: "/content") {
      return .failure(Fault.refused.failure("the answer's content is null"))
    }
    guard let text = document.parts(at: "/content") else {
      return .failure(Fault.malformed.failure("the answer has no 'content'"))
    }
    return .success(text.isEmpty ? document.arguments(at: "/content") ?? text : text)
  }
}
