import AlihModel

/// A batch as a chat model is asked for it, and the shape of the answer.
struct ChatBatch {
  var system: String
  var user: String
  /// Enough for any honest answer; a model that runs in circles is cut off here.
  var tokenLimit: Int

  init(_ batch: EndpointBatch, _ prompt: TranslationPrompt) {
    (system, user) = prompt.messages(for: batch.segments, batch.languages)
    tokenLimit = batch.segments.reduce(512) { $0 + $1.text.utf8.count + 60 }
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

extension BatchLimits {
  /// Small enough to be answered whole: by default 16 segments and 6,000 bytes, less where the context is narrow.
  ///
  /// Of the context, 1,000 tokens are the instructions'; the rest is shared by text and answer with its JSON.
  static func chat(context: Int?) -> BatchLimits {
    let bytes = context.map { max(200, ($0 - 1_000) * 3 / 4) } ?? 6_000
    return BatchLimits(segments: 16, bytes: min(6_000, bytes))
  }
}
