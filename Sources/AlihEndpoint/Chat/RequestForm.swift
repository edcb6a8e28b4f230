/// What a chat server turned out to understand; it only ever gets simpler.
package struct RequestForm: Sendable, Hashable, Codable {
  package enum Format: String, Sendable, Codable {
    case schema, object, none
  }

  package enum TokenLimit: String, Sendable, Codable {
    case completion = "max_completion_tokens"
    case plain = "max_tokens"
    case none
  }

  package var format = Format.schema
  package var sendsTemperature = true
  package var tokenLimit = TokenLimit.completion

  package init() {}

  /// The next simpler form after a refusal that names a field of ours, or nil when it names none.
  func simpler(after message: String) -> RequestForm? {
    var simpler = self
    let text = message.lowercased()
    if sendsTemperature, text.contains("temperature") {
      simpler.sendsTemperature = false
    } else if tokenLimit != .none, text.contains(tokenLimit.rawValue) {
      simpler.tokenLimit = tokenLimit == .completion ? .plain : .none
    } else if format != .none,
      ["response_format", "output_config", "json_schema", "json_object", "schema", "format"].contains(
        where: text.contains)
    {
      simpler.format = format == .schema ? .object : .none
    } else {
      return nil
    }
    return simpler
  }
}
