import Foundation

/// The body of an OpenAI chat completion, in as plain a dialect as the server needs.
struct ChatRequest {
  /// What a server turned out to understand; it only ever gets simpler.
  struct Dialect: Sendable, Hashable {
    enum Format: String, Sendable {
      case schema = "json_schema"
      case object = "json_object"
      case none
    }

    var format = Format.schema
    var sendsTemperature = true
    var sendsTokenLimit = true

    /// The next simpler dialect after a refusal that names a field of ours, or nil when it names none.
    func descended(after message: String) -> Dialect? {
      var simpler = self
      let text = message.lowercased()
      if sendsTemperature, text.contains("temperature") {
        simpler.sendsTemperature = false
      } else if sendsTokenLimit, text.contains("max_completion_tokens") {
        simpler.sendsTokenLimit = false
      } else if format != .none,
        ["response_format", "json_schema", "json_object", "schema"].contains(where: text.contains)
      {
        simpler.format = format == .schema ? .object : .none
      } else {
        return nil
      }
      return simpler
    }
  }

  var model: String
  var system: String
  var user: String
  /// Enough for any honest answer; a model that runs in circles is cut off here.
  var tokenLimit: Int

  func body(_ dialect: Dialect) -> [UInt8] {
    var fields: [String: Any] = [
      "model": model, "stream": false,
      "messages": [["role": "system", "content": system], ["role": "user", "content": user]],
    ]
    if dialect.sendsTemperature { fields["temperature"] = 0 }
    if dialect.sendsTokenLimit { fields["max_completion_tokens"] = tokenLimit }
    switch dialect.format {
    case .schema: fields["response_format"] = ["type": "json_schema", "json_schema": Self.schema]
    case .object: fields["response_format"] = ["type": "json_object"]
    case .none: break
    }
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8]((try? JSONSerialization.data(withJSONObject: fields, options: options)) ?? Data())
  }

  private static var schema: [String: Any] {
    func object(_ properties: [String: Any]) -> [String: Any] {
      [
        "type": "object", "additionalProperties": false, "properties": properties,
        "required": properties.keys.sorted(),
      ]
    }
    let item = object(["id": ["type": "string"], "text": ["type": "string"]])
    let list: [String: Any] = ["type": "array", "items": item]
    return ["name": "translations", "strict": true, "schema": object(["translations": list])]
  }
}
