import AlihModel

/// OpenAI's `chat/completions`, which vLLM, llama.cpp, LM Studio and many others speak, too.
struct OpenAIAdapter: ChatAdapter {
  let settings: EndpointSettings
  let prompts: Prompts

  func request(for batch: EndpointBatch) -> HTTPRequest {
    let chat = ChatBatch(batch, prompts, context: context)
    var fields: [String: Any] = [
      "model": settings.model, "stream": false,
      "messages": [["role": "system", "content": chat.system], ["role": "user", "content": chat.user]],
    ]
    if batch.form.sendsTemperature { fields["temperature"] = 0 }
    if batch.form.tokenLimit != .none { fields[batch.form.tokenLimit.rawValue] = chat.tokenLimit }
    switch batch.form.format {
    case .schema:
      let schema: [String: Any] = [
        "name": batch.task == .translation ? "translations" : "summary", "strict": true,
        "schema": ChatBatch.schema(batch.task),
      ]
      fields["response_format"] = ["type": "json_schema", "json_schema": schema]
    case .object: fields["response_format"] = ["type": "json_object"]
    case .none: break
    }
    return settings.request(
      settings.url("/chat/completions"),
      headers: settings.key.map { [$0.revealed(after: "Authorization: Bearer ")] } ?? [],
      json: JSONDocument.bytes(of: fields))
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    guard let document = JSONDocument(body) else {
      return .failure(.malformed, "the answer is no JSON: '\(ReplyText.excerpt(body))'")
    }
    let usage = document.number(at: "/usage/prompt_tokens").map {
      Usage(input: $0, output: document.number(at: "/usage/completion_tokens") ?? 0)
    }
    let result = content(of: document).flatMap { answers(in: $0, to: batch) }
    return EndpointReply(result: result, usage: usage)
  }

  /// The message's text, unless the server says that there is none worth reading.
  private func content(of document: JSONDocument) -> Result<String, TranslatorFailure> {
    if let refusal = document.text(at: "/choices/0/message/refusal"), !refusal.isEmpty {
      return .failure(Fault.refused.failure("the model refused: '\(ReplyText.excerpt(refusal))'"))
    }
    switch document.text(at: "/choices/0/finish_reason") {
    case "content_filter": return .failure(Fault.refused.failure("a content filter stopped the answer"))
    case "length":
      return .failure(Fault.tooBig.failure("the answer was cut off (finish_reason: length)"))
    default: break
    }
    guard let content = document.value(at: "/choices/0/message/content") else {
      return .failure(Fault.malformed.failure("the answer has no 'choices' with a message and 'content'"))
    }
    if document.isNull(at: "/choices/0/message/content") {
      return .failure(Fault.refused.failure("the answer's content is null"))
    }
    guard let text = content as? String else {
      return .failure(Fault.malformed.failure("the answer's content is no text"))
    }
    return .success(text)
  }
}
