import AlihEndpoint
import Yams

/// Reads `request` and `reply` of an endpoint of kind `template`.
struct TemplateReader {
  let file: String

  func template(_ endpoint: YAMLFields) throws(CommandFailure) -> EndpointTemplate {
    guard let requestNode = endpoint["request"], let replyNode = endpoint["reply"] else {
      throw endpoint.failure(nil, "an endpoint of kind 'template' needs 'request' and 'reply'")
    }
    let request = try YAMLFields(
      requestNode, of: "'request'", file: file, keys: ["method", "headers", "json", "form"])
    let reply = try YAMLFields(
      replyNode, of: "'reply'", file: file, keys: ["list", "text", "error", "error_kind", "kinds"])
    var template = EndpointTemplate(body: try body(request), text: try pointer("text", reply) ?? "")
    template.method = try method(request)
    if case .form(let form) = template.body, template.method == .get,
      let field = form.first(where: { $0.value.contains("{key}") })
    {
      throw request.failure(
        "form",
        "with method GET the form goes into the URL, which is no place for the key in '\(field.name)': logs keep it"
          + "\nSend it as a header, headers: {Authorization: 'Bearer {key}'}, or use method: POST.")
    }
    template.headers = try texts("headers", request)
    for (name, value) in template.headers {
      guard (name + value).unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
        throw request.failure("headers", "the header '\(name)' has a line break or control character")
      }
      let isSecret = name.lowercased().split(separator: "-").contains { word in
        ["authorization", "auth", "key", "apikey", "token", "secret", "cookie", "password"].contains(word)
      }
      guard !isSecret || value.contains("{key}") else {
        throw request.failure(
          "headers", "a key has no place in this file\nWrite {key} here, and 'key: {env: NAME}'.")
      }
    }
    template.list = try pointer("list", reply)
    template.error = try pointer("error", reply)
    template.errorKind = try pointer("error_kind", reply)
    template.kinds = try kinds(reply)
    if template.list == nil, template.text.isEmpty {
      throw reply.failure(
        nil, "'reply' needs 'text', the JSON Pointer to the translation, such as /result/text")
    }
    return template
  }

  private func method(_ request: YAMLFields) throws(CommandFailure) -> HTTPRequest.Method {
    let word = try request.text("method") ?? "POST"
    guard let method = HTTPRequest.Method(rawValue: word), method != .delete else {
      throw request.failure("method", "'method' has to be GET, POST or PUT")
    }
    return method
  }

  private func body(_ request: YAMLFields) throws(CommandFailure) -> EndpointTemplate.Body {
    switch (request["json"], request["form"]) {
    case (let node?, nil): return .json(try value(node, request))
    case (nil, .some): return .form(try texts("form", request))
    default: throw request.failure(nil, "'request' needs either 'json' or 'form'")
    }
  }

  /// A mapping of names to texts, with known placeholders only.
  private func texts(_ key: String, _ parent: YAMLFields) throws(CommandFailure) -> [(
    name: String, value: String
  )] {
    guard let node = parent[key] else { return [] }
    let fields = try YAMLFields(node, of: "'\(key)'", file: file, keys: nil)
    var texts: [(name: String, value: String)] = []
    for (name, node) in fields.all {
      guard let text = node.scalar?.string else { throw fields.failure(name, "'\(name)' has to be text") }
      try check(text, name, fields)
      texts.append((name, text))
    }
    return texts
  }

  private func value(_ node: Node, _ parent: YAMLFields) throws(CommandFailure) -> EndpointTemplate.Value {
    switch node {
    case .mapping:
      let fields = try YAMLFields(node, of: "'json'", file: file, keys: nil)
      var values: [String: EndpointTemplate.Value] = [:]
      for (name, node) in fields.all { values[name] = try value(node, fields) }
      return .object(values)
    case .sequence(let items):
      var values: [EndpointTemplate.Value] = []
      for item in items { values.append(try value(item, parent)) }
      return .list(values)
    default:
      if node.tag == Tag(.null) { return .null }
      if let truth = node.bool, node.tag == Tag(.bool) { return .bool(truth) }
      if let number = node.int, node.tag == Tag(.int) { return .integer(number) }
      if let number = node.float, node.tag == Tag(.float) { return .number(number) }
      let text = node.scalar?.string ?? ""
      try check(text, "json", parent)
      return .text(text)
    }
  }

  private func check(_ text: String, _ key: String, _ fields: YAMLFields) throws(CommandFailure) {
    let known = EndpointTemplate.placeholders
    for name in EndpointTemplate.placeholders(in: text) where !known.contains(name) {
      throw fields.failure(
        key, "unknown placeholder '{\(name)}'; there are: \(known.map { "{\($0)}" }.joined(separator: ", "))")
    }
  }

  private func pointer(_ key: String, _ fields: YAMLFields) throws(CommandFailure) -> String? {
    guard let text = try fields.text(key) else { return nil }
    guard text.hasPrefix("/") else {
      throw fields.failure(key, "'\(key)' has to be a JSON Pointer, such as /data/0/text")
    }
    return text
  }

  private func kinds(_ reply: YAMLFields) throws(CommandFailure) -> [(kind: String, fault: Fault)] {
    var kinds: [(kind: String, fault: Fault)] = []
    let known = Fault.allCases.filter { ![.budget, .canceled].contains($0) }
    guard let node = reply["kinds"] else { return [] }
    let fields = try YAMLFields(node, of: "'kinds'", file: file, keys: nil)
    for (kind, node) in fields.all {
      let word = node.scalar?.string ?? ""
      guard let fault = Fault(rawValue: word), known.contains(fault) else {
        throw fields.failure(
          kind, "unknown fault '\(word)'; there are: \(known.map(\.rawValue).joined(separator: ", "))")
      }
      kinds.append((kind, fault))
    }
    return kinds
  }
}
