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

  /// Of kind `openai`: `/chat/completions`, or `/responses` where a server has nothing else for a model.
  package enum Interface: String, Sendable, Codable, CaseIterable {
    case chat, responses
  }

  package var format = Format.schema
  package var sendsTemperature = true
  package var tokenLimit = TokenLimit.completion
  package var interface = Interface.chat
  /// Whether the instructions go as a message of their own.
  package var sendsSystem = true
  /// Whether the answer is asked for in pieces, which some servers insist on.
  package var streams = false
  /// The model's, in tokens, as the server told it when it was exceeded.
  package var context: Int?

  package init() {}

  /// Reads what a probe kept, also of a version that knew fewer forms.
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    format = try fields.decode(Format.self, forKey: .format)
    sendsTemperature = try fields.decode(Bool.self, forKey: .sendsTemperature)
    tokenLimit = try fields.decode(TokenLimit.self, forKey: .tokenLimit)
    interface = try fields.decodeIfPresent(Interface.self, forKey: .interface) ?? .chat
    sendsSystem = try fields.decodeIfPresent(Bool.self, forKey: .sendsSystem) ?? true
    streams = try fields.decodeIfPresent(Bool.self, forKey: .streams) ?? false
    context = try fields.decodeIfPresent(Int.self, forKey: .context)
  }

  /// The next simpler form after a refusal that names a field of ours, or nil when it names none.
  func simpler(after message: String, status: Int) -> RequestForm? {
    var simpler = self
    let text = message.lowercased()
    if interface == .chat, ["v1/responses", "/responses", "responses api"].contains(where: text.holds) {
      simpler.interface = .responses
    } else if sendsTemperature, text.holds("temperature") {
      simpler.sendsTemperature = false
    } else if tokenLimit != .none, Self.namesOfLimits.contains(where: text.holds) {
      simpler.tokenLimit = tokenLimit == .completion && interface == .chat ? .plain : .none
    } else if format != .none,
      Self.namesOfFormats.contains(where: text.holds) || status < 500 && text.holds("format")
    {
      simpler.format = format == .schema ? .object : .none
    } else if sendsSystem, Self.namesOfSystem.contains(where: text.holds) {
      simpler.sendsSystem = false
    } else if !streams, status < 500, text.holds("stream") || text.holds("streaming") {
      simpler.streams = true
    } else {
      return nil
    }
    return simpler
  }

  private static let namesOfLimits = [
    "max_completion_tokens", "max_tokens", "max_output_tokens", "num_predict",
  ]
  private static let namesOfSystem = [
    "system role", "role 'system'", "role system", "system message",
    "system messages", "system prompt", "system instruction", "developer instruction", "roles must alternate",
  ]
  private static let namesOfFormats = [
    "response_format", "output_config", "json_schema", "json_object", "json schema", "schema", "grammar",
    "structured output", "structured outputs", "text.format",
  ]
}
