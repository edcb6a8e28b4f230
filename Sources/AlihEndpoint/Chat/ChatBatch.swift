import AlihModel

/// A batch as a chat model is asked for it, and the shape of the answer.
struct ChatBatch {
  var system: String
  var user: String
  /// Enough for any honest answer, as far as the context has room; a model that runs in circles is cut off here.
  var tokenLimit: Int
  /// Whether the request and the longest honest answer have room in the context.
  var fits: Bool

  /// - Parameter context: the model's, in tokens; nil where it is no matter.
  init(_ batch: EndpointBatch, _ prompt: TranslationPrompt, context: Int?) {
    (system, user) = prompt.messages(for: batch.segments, batch.languages)
    let answer = batch.segments.reduce(512) { $0 + $1.text.utf8.count + 60 }
    // About three bytes to a token: today's models make them of 2.5 to 5 bytes of Indonesian, English or JSON.
    let room = (context ?? Int.max / 2) - (system.utf8.count + user.utf8.count) / 3
    fits = answer <= room
    tokenLimit = min(answer, max(128, room))
  }

  static var schema: [String: Any] {
    func object(_ properties: [String: Any]) -> [String: Any] {
      [
        "type": "object", "additionalProperties": false, "properties": properties,
        "required": properties.keys.sorted(),
      ]
    }
    let item = object(["id": ["type": "string"], "text": ["type": "string"]])
    return object(["translations": ["type": "array", "items": item]])
  }
}

/// An endpoint that a model stands behind: told in words what to do, and answering in words.
protocol ChatAdapter: EndpointAdapter {
  var prompt: TranslationPrompt { get }
  /// The model's, in tokens; nil where it is no matter.
  var context: Int? { get }
}

extension ChatAdapter {
  var context: Int? { settings.context }
  /// Small enough to be answered whole.
  var limits: BatchLimits { BatchLimits(segments: 16, bytes: 6_000) }

  func fits(_ batch: EndpointBatch) -> Bool {
    context == nil || ChatBatch(batch, prompt, context: context).fits
  }

  /// The translations in a model's words; one that repeats the instructions is none.
  func translations(in text: String, of batch: EndpointBatch) -> Result<TranslationReply, TranslatorFailure> {
    ChatReply.translations(in: text, of: batch.ids).map { reply in
      let sources = Dictionary(
        batch.segments.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
      var reply = reply
      reply.translations.removeAll { translation in
        guard let words = prompt.leak(in: translation.text, of: sources[translation.id] ?? "") else {
          return false
        }
        reply.failures[translation.id] = Fault.malformed.failure(
          "the answer for it repeats the instructions: '\(ReplyText.excerpt(words))'")
        return true
      }
      return reply
    }
  }
}
