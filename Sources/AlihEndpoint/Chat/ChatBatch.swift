import AlihModel

/// A batch as a chat model is asked for it, and the shape of the answer.
struct ChatBatch {
  var system: String
  var user: String
  /// Enough for any honest answer, as far as the context has room; a model that runs in circles is cut off here.
  var tokenLimit: Int
  /// Whether the request and the longest honest answer have room in the context.
  var fits: Bool

  /// Tokens of a context that nothing is known of, which every model of today has.
  private static let usualContext = 8_192

  /// - Parameter context: the model's, in tokens; nil where it is no matter.
  init(_ batch: EndpointBatch, _ prompts: Prompts, context: Int?) {
    (system, user) = prompts.messages(for: batch)
    var context = context ?? Int.max / 2
    let answer: Int
    switch batch.task {
    case .translation: answer = batch.segments.reduce(512) { $0 + $1.text.utf8.count + 60 }
    case .summary(let sentences), .digest(let sentences):
      answer = 512 + 250 * sentences
      context = min(context, Self.usualContext)
    }
    // About three bytes to a token: today's models make them of 2.5 to 5 bytes of Indonesian, English or JSON.
    let room = context - (system.utf8.count + user.utf8.count) / 3
    fits = answer <= room
    tokenLimit = min(answer, max(128, room))
  }

  /// The messages of a conversation; some models have no place for a system's words but the user's own.
  func messages(_ form: RequestForm) -> [[String: Any]] {
    form.sendsSystem
      ? [["role": "system", "content": system], ["role": "user", "content": user]]
      : [["role": "user", "content": system + "\n\n" + user]]
  }

  static func schema(_ task: EngineTask) -> [String: Any] {
    func object(_ properties: [String: Any]) -> [String: Any] {
      [
        "type": "object", "additionalProperties": false, "properties": properties,
        "required": properties.keys.sorted(),
      ]
    }
    func list(_ items: [String: Any]) -> [String: Any] { ["type": "array", "items": items] }
    let text = ["type": "string"]
    return switch task {
    case .translation: object(["translations": list(object(["id": text, "text": text]))])
    case .summary, .digest: object(["sentences": list(object(["text": text, "segments": list(text)]))])
    }
  }
}

/// An endpoint that a model stands behind: told in words what to do, and answering in words.
protocol ChatAdapter: EndpointAdapter {
  var prompts: Prompts { get }
  /// The model's as the desk has it, in tokens; nil where it is no matter.
  var ownContext: Int? { get }
  /// A reply that came in pieces, as it would look in one.
  func whole(_ stream: EventStream) -> Result<JSONDocument, TranslatorFailure>
  /// The model's words, unless the server says that there are none worth reading.
  func content(of document: JSONDocument) -> Result<String, TranslatorFailure>
}

extension ChatAdapter {
  var ownContext: Int? { settings.context }

  /// The model's, also as the server has told it.
  func context(_ form: RequestForm) -> Int? { [ownContext, form.context].compactMap(\.self).min() }

  /// Small enough to be answered whole.
  var limits: BatchLimits { BatchLimits(segments: 16, bytes: 6_000) }

  func fits(_ batch: EndpointBatch) -> Bool {
    let context = context(batch.form)
    return context == nil && batch.task == .translation || ChatBatch(batch, prompts, context: context).fits
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    let document: JSONDocument
    if let whole = JSONDocument(body) {
      document = whole
    } else if let stream = EventStream(body) {
      switch whole(stream) {
      case .success(let whole): document = whole
      case .failure(let failure): return EndpointReply(result: .failure(failure))
      }
    } else {
      return .failure(.malformed, "the answer is no JSON: '\(ReplyText.excerpt(body))'")
    }
    let result = content(of: document).flatMap { answers(in: $0, to: batch) }
    let usage = Usage(reportedIn: document)
    // No answer with words comes of nothing.
    let isKnown = usage?.output != 0 || (try? result.get()) == nil
    return EndpointReply(result: result, usage: isKnown ? usage : nil)
  }

  /// What a model's words hold for a batch; an answer that repeats the instructions is none.
  func answers(in text: String, to batch: EndpointBatch) -> Result<TranslationReply, TranslatorFailure> {
    let found: Result<TranslationReply, TranslatorFailure> =
      batch.task == .translation
      ? ChatReply.translations(in: text, of: batch.ids)
      : ChatReply.draft(in: text).map { draft in
        TranslationReply(translations: batch.ids.map { Translation(id: $0, text: draft.json) })
      }
    return found.map { reply in
      let sources = Dictionary(
        batch.segments.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
      var reply = reply
      reply.translations.removeAll { translation in
        let source = sources[translation.id] ?? ""
        guard let words = prompts.leak(in: translation.text, of: source, batch.task) else { return false }
        reply.failures[translation.id] = Fault.malformed.failure(
          "the answer for it repeats the instructions: '\(ReplyText.excerpt(words))'")
        return true
      }
      return reply
    }
  }
}
