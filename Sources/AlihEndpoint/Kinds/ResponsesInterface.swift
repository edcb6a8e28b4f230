import AlihModel

/// OpenAI's `responses`: what it is asked in and answers with, where `chat/completions` aren't to be had.
enum ResponsesInterface {
  static func fields(_ chat: ChatBatch, _ batch: EndpointBatch, _ model: String) -> [String: Any] {
    var fields: [String: Any] = [
      "model": model, "instructions": chat.system, "input": chat.user, "store": false,
      "stream": batch.form.streams,
    ]
    if batch.form.sendsTemperature { fields["temperature"] = 0 }
    if batch.form.tokenLimit != .none { fields["max_output_tokens"] = chat.tokenLimit }
    switch batch.form.format {
    case .schema:
      let format: [String: Any] = [
        "type": "json_schema", "name": batch.task.schemaName, "strict": true,
        "schema": ChatBatch.schema(batch.task),
      ]
      fields["text"] = ["format": format]
    case .object: fields["text"] = ["format": ["type": "json_object"]]
    case .none: break
    }
    return fields
  }

  /// The text of the messages in `output`; what the model thought stands there, too, under other types.
  static func content(of document: JSONDocument) -> Result<String, TranslatorFailure> {
    let parts = document.documents(at: "/output").filter { $0.text(at: "/type") == "message" }
      .flatMap { $0.documents(at: "/content") }
    if let refusal = parts.lazy.compactMap({ $0.text(at: "/refusal") }).first {
      return .failure(Fault.refused.failure("the model refused: '\(ReplyText.excerpt(refusal))'"))
    }
    if document.text(at: "/status") == "incomplete" {
      let reason = document.text(at: "/incomplete_details/reason") ?? "incomplete"
      return .failure(
        reason == "content_filter"
          ? Fault.refused.failure("a content filter stopped the answer")
          : Fault.tooBig.failure("the answer was cut off (\(ReplyText.excerpt(reason)))"))
    }
    let text = parts.compactMap { $0.text(at: "/text") }.joined()
    guard !text.isEmpty else {
      return .failure(Fault.malformed.failure("the answer's 'output' holds no text"))
    }
    return .success(text)
  }
}
