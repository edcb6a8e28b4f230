import Foundation

/// One request and what came of it, for somebody who wants to see what goes over the wire; keys are masked.
package struct TracedExchange: Sendable {
  package var method: String
  /// Host, port and path, without the query.
  package var address: String
  /// Nil where no reply came.
  package var status: Int?
  /// Why none came.
  package var failure: String?
  package var seconds: Double
  package var bytesOut: Int
  package var bytesIn: Int
  /// As a chat server's reply reports it.
  package var usage: Usage?
  package var request: String
  package var reply: String

  init(_ request: HTTPRequest, _ result: Result<HTTPResponse, any Error>, seconds: Double) {
    let parts = URLComponents(string: request.url)
    method = request.method.rawValue
    address = (parts?.host ?? "") + (parts?.port.map { ":\($0)" } ?? "") + (parts?.path ?? "")
    self.seconds = seconds
    let response = try? result.get()
    status = response?.status
    if case .failure(let error) = result { failure = (error as? HTTPFailure)?.message ?? "canceled" }
    bytesOut = request.body.count
    bytesIn = response?.body.count ?? 0
    usage = response.flatMap { JSONDocument($0.body) }.flatMap(Usage.init(reportedIn:))
    func shown(_ body: [UInt8]) -> String {
      String(decoding: request.secret?.redacted(body) ?? body, as: UTF8.self)
    }
    self.request = shown(request.body)
    reply = shown(response?.body ?? [])
  }

  /// `POST 127.0.0.1:8000/v1/chat/completions 200, 532 ms, 4810 bytes out, 1203 in, 900 tokens in, 120 out`
  package var line: String {
    let outcome = status.map { "\($0)" } ?? "no reply (\(failure ?? ""))"
    let tokens = usage.map { ", \($0.input) tokens in, \($0.output) out" } ?? ""
    return
      "\(method) \(address) \(outcome), \(Int(seconds * 1000)) ms, \(bytesOut) bytes out, \(bytesIn) in\(tokens)"
  }
}
