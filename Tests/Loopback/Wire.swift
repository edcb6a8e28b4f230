import Foundation

/// What the kinds of endpoints look like from the server's side: the texts of a request, and a reply in kind.
package enum Wire: String, CaseIterable, Sendable {
  case openai, ollama, anthropic, libretranslate, deepl, google, googleAdvanced, azure, azureTargets,
    apertium, template

  package var isChat: Bool { [.openai, .ollama, .anthropic].contains(self) }

  /// A request holds one segment.
  package var isSingle: Bool { self == .apertium || self == .template }

  package var isBatch: Bool { !isSingle }

  /// A request holds several segments without ids.
  package var isInOrder: Bool { isBatch && !isChat }

  /// The ids and texts that a request asks for; without ids in the request, places stand for them.
  package func segments(of request: LoopbackServer.Request) -> [(id: String, text: String)] {
    if isChat {
      return request.chatSegments.map { ($0["id"] as? String ?? "", $0["text"] as? String ?? "") }
    }
    let fields = request.json as? [String: Any] ?? [:]
    let texts: [String]
    switch self {
    case .libretranslate, .google: texts = fields["q"] as? [String] ?? []
    case .deepl: texts = fields["text"] as? [String] ?? []
    case .googleAdvanced: texts = fields["contents"] as? [String] ?? []
    case .azure: texts = (request.json as? [[String: String]] ?? []).compactMap { $0["Text"] }
    case .azureTargets:
      texts = (fields["inputs"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
    case .template: texts = (fields["text"] as? String).map { [$0] } ?? []
    default:
      let fields = request.body.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
      texts = fields.filter { $0[0] == "q" }.map { $0.last?.removingPercentEncoding ?? "" }
    }
    return texts.enumerated().map { ("\($0)", $1) }
  }

  /// A reply with these items; a text may be anything that JSON can hold.
  package func reply(_ items: [(id: String, text: Any)]) -> LoopbackServer.Answer {
    let texts = items.map(\.text)
    func each(_ key: String) -> [[String: Any]] { texts.map { [key: $0] } }
    switch self {
    case .openai, .ollama, .anthropic:
      return said(Self.json(["translations": items.map { ["id": $0.id, "text": $0.text] }]))
    case .libretranslate: return .status(200, Self.json(["translatedText": texts]))
    case .deepl: return .status(200, Self.json(["translations": each("text")]))
    case .google: return .status(200, Self.json(["data": ["translations": each("translatedText")]]))
    case .googleAdvanced:
      let wrong: [[String: Any]] = texts.map { _ in ["translatedText": "without the glossary"] }
      return .status(
        200, Self.json(["translations": wrong, "glossaryTranslations": each("translatedText")]))
    case .azure:
      return .status(200, Self.json(texts.map { ["translations": [["text": $0, "to": "en"]]] }))
    case .azureTargets:
      return .status(
        200, Self.json(["value": texts.map { ["translations": [["text": $0, "language": "en"]]] }]))
    case .apertium:
      return .status(
        200, Self.json(["responseData": ["translatedText": texts.first ?? NSNull()], "responseStatus": 200]))
    case .template: return .status(200, Self.json(["result": ["text": texts.first ?? NSNull()]]))
    }
  }

  /// A chat model's reply whose content is `content`: a text or null.
  package func said(_ content: Any, stop: String? = nil) -> LoopbackServer.Answer {
    switch self {
    case .ollama:
      return .status(
        200,
        Self.json([
          "message": ["role": "assistant", "content": content], "done": true,
          "done_reason": stop ?? "stop", "prompt_eval_count": 100, "eval_count": 50,
        ]))
    case .anthropic:
      let blocks: Any = content is NSNull ? content : [["type": "text", "text": content]]
      return .status(
        200,
        Self.json([
          "type": "message", "content": blocks, "stop_reason": stop ?? "end_turn",
          "usage": ["input_tokens": 100, "output_tokens": 50],
        ]))
    default:
      let message: [String: Any] = ["role": "assistant", "content": content, "refusal": NSNull()]
      return .status(
        200,
        Self.json([
          "choices": [["index": 0, "finish_reason": stop ?? "stop", "message": message]],
          "usage": ["prompt_tokens": 100, "completion_tokens": 50],
        ]))
    }
  }

  /// A chat model that calls a function with its answer, as some servers do who are given a schema.
  package func called(_ arguments: [String: Any]) -> LoopbackServer.Answer {
    switch self {
    case .anthropic:
      let block: [String: Any] = ["type": "tool_use", "id": "t", "name": "answer", "input": arguments]
      return .status(200, Self.json(["type": "message", "content": [block], "stop_reason": "tool_use"]))
    case .ollama:
      let call: [String: Any] = ["function": ["name": "answer", "arguments": arguments]]
      let message: [String: Any] = ["role": "assistant", "content": "", "tool_calls": [call]]
      return .status(200, Self.json(["message": message, "done": true, "done_reason": "stop"]))
    default:
      let call: [String: Any] = [
        "function": ["name": "answer", "arguments": Self.json(arguments)], "type": "function",
      ]
      let message: [String: Any] = ["role": "assistant", "content": NSNull(), "tool_calls": [call]]
      return .status(200, Self.json(["choices": [["finish_reason": "tool_calls", "message": message]]]))
    }
  }

  /// A chat model's words as a stream that nobody asked for.
  package func streamed(_ content: String, isWhole: Bool = true) -> LoopbackServer.Answer {
    let half = content.index(content.startIndex, offsetBy: content.count / 2)
    let pieces = [String(content[..<half]), String(content[half...])]
    switch self {
    case .ollama:
      var lines = pieces.map { Self.json(["message": ["content": $0], "done": false]) }
      if isWhole { lines.append(Self.json(["done": true, "done_reason": "stop", "eval_count": 5])) }
      return .status(200, lines.joined(separator: "\n"))
    case .anthropic:
      var events: [[String: Any]] = [["type": "message_start", "message": ["usage": ["input_tokens": 7]]]]
      events += pieces.map { ["type": "content_block_delta", "delta": ["type": "text_delta", "text": $0]] }
      if isWhole {
        events.append([
          "type": "message_delta", "delta": ["stop_reason": "end_turn"], "usage": ["output_tokens": 5],
        ])
      }
      return .status(200, events.map { "event: x\ndata: \(Self.json($0))\n\n" }.joined())
    default:
      let events = pieces.map { ["choices": [["index": 0, "delta": ["content": $0]]]] }
      let end = isWhole ? "data: [DONE]\n\n" : ""
      return .status(200, ": ping\n\n" + events.map { "data: \(Self.json($0))\n\n" }.joined() + end)
    }
  }

  /// A good reply: for each text asked for, what `translation` makes of it.
  package func translations(
    _ request: LoopbackServer.Request, _ translation: (String) -> String
  ) -> LoopbackServer.Answer {
    reply(segments(of: request).map { ($0.id, translation($0.text)) })
  }

  package static func json(_ value: Any) -> String {
    let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}
