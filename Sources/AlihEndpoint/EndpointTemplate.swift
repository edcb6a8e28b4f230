/// Any other HTTP service, as `alih.yaml` describes it; nothing in it is evaluated.
package struct EndpointTemplate: Sendable {
  /// A JSON value, in which texts may hold placeholders.
  package indirect enum Value: Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case null
    case list([Value])
    case object([String: Value])
  }

  package enum Body: Sendable {
    case json(Value)
    /// With GET it becomes the query.
    case form([(name: String, value: String)])
  }

  package var method: HTTPRequest.Method
  package var headers: [(name: String, value: String)]
  package var body: Body
  /// JSON Pointer to the list of translations; nil where a request holds one segment.
  package var list: String?
  /// JSON Pointer to the text, in an item of the list or in the reply.
  package var text: String
  /// JSON Pointers to an error's message and kind.
  package var error: String?
  package var errorKind: String?
  /// What the service's own kinds of errors mean.
  package var kinds: [(kind: String, fault: Fault)]

  package init(
    method: HTTPRequest.Method = .post, headers: [(name: String, value: String)] = [], body: Body,
    list: String? = nil, text: String, error: String? = nil, errorKind: String? = nil,
    kinds: [(kind: String, fault: Fault)] = []
  ) {
    self.method = method
    self.headers = headers
    self.body = body
    self.list = list
    self.text = text
    self.error = error
    self.errorKind = errorKind
    self.kinds = kinds
  }

  package static let placeholders = ["text", "texts", "from", "to", "model", "key"]

  /// The names in braces in a text that look like placeholders: `{text}` gives `text`.
  package static func placeholders(in text: String) -> [String] {
    text.matches(of: /\{([a-z_]+)\}/).map { String($0.output.1) }
  }
}
