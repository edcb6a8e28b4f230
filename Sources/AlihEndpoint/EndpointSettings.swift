import Foundation

/// One endpoint of `alih.yaml`, checked and ready to be asked.
package struct EndpointSettings: Sendable {
  /// As the user calls it.
  package var name: String
  /// The base, such as `http://127.0.0.1:8000/v1`.
  package var url: String
  package var model: String
  package var key: Secret?
  /// Requests at the same time.
  package var concurrency: Int
  package var requestsPerMinute: Int?
  /// Seconds that one exchange may take.
  package var timeout: Double

  package init(
    name: String, url: String, model: String, key: Secret? = nil, concurrency: Int = 4,
    requestsPerMinute: Int? = nil, timeout: Double = 60
  ) {
    self.name = name
    self.url = url
    self.model = model
    self.key = key
    self.concurrency = concurrency
    self.requestsPerMinute = requestsPerMinute
    self.timeout = timeout
  }

  /// What is wrong with an endpoint's URL, or nil: it needs `http` or `https` and a host, and holds no password.
  package static func problem(inURL url: String) -> String? {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), parts.host?.isEmpty == false
    else { return "the URL has to be like 'http://127.0.0.1:8000/v1'" }
    guard parts.user == nil, parts.password == nil, parts.query == nil else {
      return "the URL holds a name, password or query; put the key into an environment variable or a file"
    }
    return nil
  }

  /// `.../v1` -> `.../v1/chat/completions`
  var chatURL: String {
    var base = url
    while base.hasSuffix("/") { base.removeLast() }
    return base.hasSuffix("/chat/completions") ? base : base + "/chat/completions"
  }
}

/// An API key: it goes into a request, and prints as nothing.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let value: String

  /// Takes the key without the white space around it, or nil when nothing is left or a line break is inside.
  package init?(_ text: String) {
    value = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !value.isEmpty, value.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
      return nil
    }
  }

  package var description: String { "[key]" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }

  var authorization: String { "Authorization: Bearer \(value)" }

  /// A server's own words without the key, should it repeat it.
  func redacted(_ text: String) -> String { text.replacingOccurrences(of: value, with: description) }
}
