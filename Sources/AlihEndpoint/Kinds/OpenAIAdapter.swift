import AlihModel

/// OpenAI's `chat/completions`, which vLLM, llama.cpp, LM Studio and many others speak, too, or its `responses`.
struct OpenAIAdapter: ChatAdapter {
  let settings: EndpointSettings
  let prompts: Prompts

  func request(for batch: EndpointBatch) -> HTTPRequest {
    let chat = ChatBatch(batch, prompts, context: context(batch.form))
    let isChat = batch.form.interface == .chat
    let fields = isChat ? fields(chat, batch) : ResponsesInterface.fields(chat, batch, settings.model)
    return settings.request(
      settings.url(isChat ? "/chat/completions" : "/responses"),
      headers: settings.keyHeader.map { [$0] } ?? [],
      json: JSONDocument.bytes(of: fields))
  }

  private func fields(_ chat: ChatBatch, _ batch: EndpointBatch) -> [String: Any] {
    var fields: [String: Any] = [
      "model": settings.model, "stream": batch.form.streams, "messages": chat.messages(batch.form),
    ]
    if batch.form.streams { fields["stream_options"] = ["include_usage": true] }
    if batch.form.sendsTemperature { fields["temperature"] = 0 }
    if batch.form.tokenLimit != .none { fields[batch.form.tokenLimit.rawValue] = chat.tokenLimit }
    switch batch.form.format {
    case .schema:
      let schema: [String: Any] = [
        "name": batch.task.schemaName, "strict": true, "schema": ChatBatch.schema(batch.task),
      ]
      fields["response_format"] = ["type": "json_schema", "json_schema": schema]
    case .object: fields["response_format"] = ["type": "json_object"]
    case .none: break
    }
    return fields
  }

  func whole(_ stream: EventStream) -> Result<JSONDocument, TranslatorFailure> {
    if let last = stream.last(with: "/response/output") {
      return .success(JSONDocument(root: last.value(at: "/response") ?? JSONDocument.null))
    }
    let end = stream.last(with: "/choices/0/finish_reason")
    // Ollama's own pieces
    let isDone = stream.events.contains { $0.value(at: "/done") as? Bool == true }
    guard end != nil || stream.hasEnded || isDone else { return .failure(EventStream.cut) }
    let message: [String: Any] = [
      "content": stream.joined("/choices/0/delta/content", "/choices/0/message/content", "/message/content"),
      "refusal": stream.joined("/choices/0/delta/refusal"),
    ]
    return .success(
      JSONDocument(root: [
        "choices": [
          ["finish_reason": end?.text(at: "/choices/0/finish_reason") ?? "stop", "message": message]
        ], "usage": stream.last(with: "/usage")?.value(at: "/usage") ?? JSONDocument.null,
      ]))
  }

  /// Where servers that speak the interface half have the text.
  private static let otherPlaces = [
    "/choices/0/text", "/choices/0/delta/content", "/message/content", "/output_text", "/response",
    "/generated_text", "/0/generated_text", "/data/choices/0/message/content", "/candidates/0/content/parts",
  ]

  /// The message's text, unless the server says that there is none worth reading.
  func content(of document: JSONDocument) -> Result<String, TranslatorFailure> {
    if document.list(at: "/output") != nil { return ResponsesInterface.content(of: document) }
    if let refusal = document.text(at: "/choices/0/message/refusal"), !refusal.isEmpty {
      return .failure(Fault.refused.failure("the model refused: '\(ReplyText.excerpt(refusal))'"))
    }
    let reason = document.text(at: "/choices/0/finish_reason") ?? ""
    switch reason.lowercased() {
    case "content_filter", "safety":
      return .failure(Fault.refused.failure("a content filter stopped the answer"))
    case "length", "max_tokens", "model_length":
      return .failure(Fault.tooBig.failure("the answer was cut off (finish_reason: \(reason.lowercased()))"))
    case "error":
      return .failure(Fault.overload.failure("the server broke the answer off (finish_reason: error)"))
    default: break
    }
    if let call = document.arguments(at: "/choices/0/message/tool_calls")
      ?? document.parts(at: "/choices/0/message/function_call/arguments"),
      document.parts(at: "/choices/0/message/content")?.isEmpty ?? true
    {
      return .success(call)
    }
    guard document.value(at: "/choices/0/message/content") != nil else {
      if let text = Self.otherPlaces.lazy.compactMap(document.parts(at:)).first { return .success(text) }
      return .failure(Fault.malformed.failure("the answer has no 'choices' with a message and 'content'"))
    }
    if document.isNull(at: "/choices/0/message/content") {
      let thoughts = ["/choices/0/message/reasoning_content", "/choices/0/message/reasoning"].lazy
        .compactMap(document.text(at:)).first
      return .failure(
        thoughts == nil
          ? Fault.refused.failure("the answer's content is null")
          : Fault.malformed.failure("the answer is all thinking and has no content"))
    }
    guard let text = document.parts(at: "/choices/0/message/content") else {
      return .failure(Fault.malformed.failure("the answer's content is no text"))
    }
    return .success(text)
  }
}

extension EngineTask {
  /// What the schema of its answer is called.
  var schemaName: String { self == .translation ? "translations" : "summary" }
}
