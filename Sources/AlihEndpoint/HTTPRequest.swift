/// A POST of JSON to an endpoint.
package struct HTTPRequest: Sendable {
  package var url: String
  /// `Name: value`, each on its own.
  package var headers: [String]
  package var body: [UInt8]
  package var deadlines: Deadlines
  /// A reply that is longer, after decompression, is refused.
  package var responseLimit: Int

  package init(
    url: String, headers: [String] = [], body: [UInt8], deadlines: Deadlines = Deadlines(),
    responseLimit: Int = 16 << 20
  ) {
    self.url = url
    self.headers = headers
    self.body = body
    self.deadlines = deadlines
    self.responseLimit = responseLimit
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

  package init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
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

  package init(_ reason: Reason, _ message: String) {
    self.reason = reason
    self.message = message
  }
}
