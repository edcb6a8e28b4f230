import FlyingFox
import Foundation

extension HTTPResponse {
  /// What every answer says: nothing is loaded from elsewhere, framed, sniffed or kept by anybody between.
  private static let guards: [(String, String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ]

  static func answer(
    _ status: Int = 200, _ type: String, _ body: Data, _ more: [(String, String)] = []
  ) -> HTTPResponse {
    var headers = HTTPHeaders()
    for (name, value) in guards + more { headers[HTTPHeader(name)] = value }
    headers[.contentType] = type
    // In one piece: by itself the server writes 4 KB at a time.
    return HTTPResponse(
      statusCode: HTTPStatusCode(status, phrase: phrase(status)), headers: headers,
      body: HTTPBodySequence(data: body, suggestedBufferSize: max(body.count, 1)))
  }

  static func page(_ html: String, _ status: Int = 200) -> HTTPResponse {
    answer(status, "text/html; charset=utf-8", Data(html.utf8))
  }

  static func json(_ value: some Encodable, _ status: Int = 200) -> HTTPResponse {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(value)) ?? Data("{}".utf8)
    return answer(status, "application/json", data)
  }

  static func redirect(to place: String, _ more: [(String, String)] = []) -> HTTPResponse {
    answer(303, "text/plain", Data(), [("Location", place)] + more)
  }

  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 202: "Accepted"
    case 303: "See Other"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 413: "Content Too Large"
    case 421: "Misdirected Request"
    case 429: "Too Many Requests"
    case 503: "Service Unavailable"
    default: "Error"
    }
  }
}

/// A request that can't be served: its status, and a sentence for the person who sent it.
struct RequestProblem: Error, Sendable {
  var status: Int
  var message: String

  init(_ status: Int, _ message: String) {
    self.status = status
    self.message = message
  }
}

extension HTTPRequest {
  /// The fields of the address, with their escapes resolved: the server hands them on as they were sent.
  var fields: [(name: String, value: String)] {
    query.map { (Self.plain($0.name), Self.plain($0.value)) }
  }

  func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// A field of a form or an address as a person wrote it: `Rp1%2C2+triliun` -> `Rp1,2 triliun`.
  static func plain(_ text: some StringProtocol) -> String {
    let spaced = String(text).replacing("+", with: " ")
    return spaced.removingPercentEncoding ?? spaced
  }

  /// The request with its whole body.
  ///
  /// FlyingFox takes what is left unread of a long body for the next request: it is read to its end, and what is beyond
  /// the limit is forgotten.
  /// - Throws: `RequestProblem` for a body of more than `limit` bytes.
  func withBody(upTo limit: Int) async throws -> HTTPRequest {
    var body = Data()
    var count = 0
    for try await chunk in bodySequence {
      count += chunk.count
      if count > limit { body = Data() } else { body.append(chunk) }
      if count > 1 << 30 { Client(of: self).hangUp() }
    }
    guard count <= limit else { throw RequestProblem(413, "The request is longer than \(limit) bytes.") }
    var request = self
    request.setBodyData(body)
    return request
  }

  func decoded<Value: Decodable>(_ type: Value.Type) async throws -> Value {
    let data = try await bodyData
    do { return try JSONDecoder().decode(type, from: data) } catch {
      throw RequestProblem(400, "The request is no JSON object with the fields that are needed.")
    }
  }
}
