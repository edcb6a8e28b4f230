import AlihModel

/// Ollama's own `/api/chat`: unlike its OpenAI-compatible interface it lets us set the context, and never cuts the
/// request silently.
struct OllamaAdapter: ChatAdapter {
  let settings: EndpointSettings
  let prompts: Prompts

  static let defaultContext = 8_192

  var context: Int? { settings.context ?? Self.defaultContext }
  var faults: [FaultRule] { [FaultRule(503, "busy", .rate)] }

  func request(for batch: EndpointBatch) -> HTTPRequest {
    let chat = ChatBatch(batch, prompts, context: context)
    var options: [String: Any] = ["num_ctx": context ?? Self.defaultContext]
    if batch.form.sendsTemperature { options["temperature"] = 0 }
    if batch.form.tokenLimit != .none { options["num_predict"] = chat.tokenLimit }
    var fields: [String: Any] = [
      "model": settings.model, "stream": false, "think": false, "truncate": false, "shift": false,
      "messages": [["role": "system", "content": chat.system], ["role": "user", "content": chat.user]],
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

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    guard let document = JSONDocument(body) else {
      return .failure(.malformed, "the answer is no JSON: '\(ReplyText.excerpt(body))'")
    }
    let usage = document.number(at: "/prompt_eval_count").map {
      Usage(input: $0, output: document.number(at: "/eval_count") ?? 0)
    }
    // Ollama may report an error with status 200.
    if let error = document.text(at: "/error") {
      return .failure(.overload, "the server reports '\(ReplyText.excerpt(error))'")
    }
    if document.text(at: "/done_reason") == "length" {
      let failure = Fault.tooBig.failure("the answer was cut off (done_reason: length)")
      return EndpointReply(result: .failure(failure), usage: usage)
    }
    if document.isNull(at: "/message/content") {
      return EndpointReply(
        result: .failure(Fault.refused.failure("the answer's content is null")), usage: usage)
    }
    guard let text = document.text(at: "/message/content") else {
      return .failure(.malformed, "the answer has no message with 'content'")
    }
    return EndpointReply(result: answers(in: text, to: batch), usage: usage)
  }
}
