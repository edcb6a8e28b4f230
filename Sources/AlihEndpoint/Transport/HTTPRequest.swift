/// A request to an endpoint.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  package var method: Method
  package var url: String
  /// `Name: value`, each on its own.
  package var headers: [String]
  package var body: [UInt8]
  package var deadlines: Deadlines
  /// A reply that is longer, after decompression, is refused.
  package var responseLimit: Int
  package var route: Route
  /// What of the request and its reply is never shown.
  package var secret: Secret?

  package init(
    _ method: Method = .post, url: String, headers: [String] = [], body: [UInt8] = [],
    deadlines: Deadlines = Deadlines(), responseLimit: Int = 16 << 20, route: Route = Route(),
    secret: Secret? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.deadlines = deadlines
    self.responseLimit = responseLimit
    self.route = route
    self.secret = secret
  }
}

/// How an endpoint's host is reached and trusted; what is nil here comes from the environment, as in curl.
package struct Route: Sendable, Hashable {
  /// `http://proxy:3128`; else `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy`.
  package var proxy: String?
  /// Certificates in PEM; else `CURL_CA_BUNDLE`, `SSL_CERT_FILE`, or the system's.
  package var caFile: String?

  package init(proxy: String? = nil, caFile: String? = nil) {
    self.proxy = proxy
    self.caFile = caFile
  }
}

/// How long an exchange and its parts may take, in seconds.
package struct Deadlines: Sendable, Hashable {
  package var connect: Double
  /// From the start to the first byte of the reply: a model that thinks is silent until then.
  package var firstByte: Double
  /// Between two bytes of the reply.
  package var idle: Double
  package var total: Double

  /// Derives the parts from the `timeout` of an endpoint in `alih.yaml`.
  package init(total: Double = 60) {
    self.total = total
    connect = min(10, total)
    firstByte = total
    idle = min(20, total)
  }
}

/// What came back, whatever its status.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var body: [UInt8]
  /// The status line and the header lines, as they came.
  private let head: [UInt8]

  package init(status: Int, head: [UInt8] = [], body: [UInt8]) {
    self.status = status
    self.head = head
    self.body = body
  }

  /// The value of a header of the final reply, whatever the case of its name; the last one counts.
  package func header(_ name: String) -> String? {
    headers.last { $0.name == name.lowercased() }?.value
  }

  /// The headers of the final reply in their order, names in small letters.
  package var headers: [(name: String, value: String)] {
    String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingPrefix(while: \.isWhitespace)
      return (line[..<colon].lowercased(), String(value))
    }
  }
}

/// Why no reply came back at all.
package struct HTTPFailure: Error, Sendable, Hashable {
  package enum Reason: String, Sendable {
    case badURL, unreachable, slow, brokenReply, tooLong, insecure, closed
  }

  package var reason: Reason
  /// One line that names the place, and no secret.
  package var message: String
  /// False for a server of another kind.
  var isHTTP = true

  package init(_ reason: Reason, _ message: String) {
    self.reason = reason
    self.message = message
  }
}
