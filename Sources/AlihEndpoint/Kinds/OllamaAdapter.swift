import AlihModel

/// Ollama's own `/api/chat`: unlike its OpenAI-compatible interface it lets us set the context, and never cuts the
/// request silently.
struct OllamaAdapter: ChatAdapter {
  let settings: EndpointSettings
  let prompts: Prompts

  static let defaultContext = 8_192

  var ownContext: Int? { settings.context ?? Self.defaultContext }
  var faults: [FaultRule] { [FaultRule(503, "busy", .rate)] }
  /// What it can't do any more after it has said 200.
  var spokenFault: Fault { .overload }

  func request(for batch: EndpointBatch) -> HTTPRequest {
    let chat = ChatBatch(batch, prompts, context: context(batch.form))
    var options: [String: Any] = ["num_ctx": ownContext ?? Self.defaultContext]
    if batch.form.sendsTemperature { options["temperature"] = 0 }
    if batch.form.tokenLimit != .none { options["num_predict"] = chat.tokenLimit }
    var fields: [String: Any] = [
      "model": settings.model, "stream": false, "think": false, "truncate": false, "shift": false,
      "messages": chat.messages(batch.form),
      "options": options,
    ]
    switch batch.form.format {
    case .schema: fields["format"] = ChatBatch.schema(batch.task)
    case .object: fields["format"] = "json"
    case .none: break
    }
    return settings.request(
      settings.url("/api/chat"),
      headers: settings.key.map { [$0.revealed(after: "Authorization: Bearer ")] } ?? [],
      json: JSONDocument.bytes(of: fields))
  }

  func whole(_ stream: EventStream) -> Result<JSONDocument, TranslatorFailure> {
    guard let end = stream.events.last(where: { $0.value(at: "/done") as? Bool == true }),
      var fields = end.root as? [String: Any]
    else { return .failure(EventStream.cut) }
    fields["message"] = ["content": stream.joined("/message/content")]
    return .success(JSONDocument(root: fields))
  }

  func content(of document: JSONDocument) -> Result<String, TranslatorFailure> {
    if document.text(at: "/done_reason") == "length" {
      return .failure(Fault.tooBig.failure("the answer was cut off (done_reason: length)"))
    }
    if let call = document.arguments(at: "/message/tool_calls"),
      document.parts(at: "/message/content")?.isEmpty ?? true
    {
      return .success(call)
    }
    if document.isNull(at: "/message/content") {
      return .failure(Fault.refused.failure("the answer's content is null"))
    }
    guard let text = document.parts(at: "/message/content") else {
      return .failure(Fault.malformed.failure("the answer has no message with 'content'"))
    }
    return .success(text)
  }
}
