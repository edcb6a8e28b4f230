import FlyingFox
import Foundation
import Testing

@testable import AlihDesk

struct GateTests {
  private static let token = "00112233445566778899aabbccddeeff"
  private let gate = Gate(
    token: token, port: 4180,
    origins: ["http://127.0.0.1:4180", "http://localhost:4180", "https://desk.example"])

  private func verdict(
    _ method: HTTPMethod = .GET, _ path: String = "/", host: String? = "127.0.0.1:4180",
    origin: String? = nil,
    cookie: String? = token, token: String? = nil, isEntering: Bool = false
  ) -> Gate.Verdict {
    var headers: [HTTPHeader: String] = [:]
    if let host { headers[.host] = host }
    if let origin { headers[HTTPHeader("Origin")] = origin }
    if let cookie { headers[.cookie] = "other=1; alih-desk-4180=\(cookie)" }
    return gate.verdict(
      on: HTTPRequest(
        method: method, version: .http11, path: path,
        query: (token.map { [.init(name: "token", value: $0)] } ?? [])
          + (isEntering ? [.init(name: "in", value: "")] : []),
        headers: headers, body: Data()))
  }

  private func status(_ verdict: Gate.Verdict) -> Int? {
    if case .refused(let status, _) = verdict { status } else { nil }
  }

  @Test func `the address that was printed lets a browser in, and leaves the address`() {
    #expect(verdict(cookie: nil, token: Self.token) == .takesCookie(isSecure: false))
    #expect(verdict(isEntering: true) == .hasCookie)
    #expect(verdict() == .welcome)
    #expect(verdict(host: "localhost:4180") == .welcome)
  }

  @Test func `a browser that keeps no cookie is told so`() {
    let verdict = verdict(cookie: nil, isEntering: true)
    #expect(status(verdict) == 403)
    #expect(verdict == .refused(status: 403, Gate.forgetful))
  }

  @Test func `a proxy's own address lets a browser in, over TLS alone`() {
    #expect(verdict(host: "desk.example", cookie: nil, token: Self.token) == .takesCookie(isSecure: true))
    #expect(verdict(host: "desk.example") == .welcome)
    #expect(verdict(.POST, "/api/decide", host: "desk.example", origin: "https://desk.example") == .welcome)
    #expect(
      status(verdict(.POST, "/api/decide", host: "desk.example", origin: "http://desk.example")) == 403)
    #expect(
      status(verdict(.POST, "/api/decide", host: "desk.example", origin: "http://127.0.0.1:4180")) == 403)
  }

  @Test func `without the token nobody reads a page`() {
    #expect(status(verdict(cookie: nil)) == 403)
    #expect(status(verdict(cookie: "00112233445566778899aabbccddee")) == 403)
    #expect(status(verdict(cookie: Self.token.uppercased())) == 403)
    #expect(status(verdict(cookie: nil, token: "0")) == 403)
    #expect(status(verdict(.GET, "/article/1", cookie: nil, token: Self.token)) == 403)
  }

  @Test(arguments: [
    "desk.example:4180", "evil.desk.example", "example", "127.0.0.1:80", "127.0.0.1",
    "127.0.0.1:4180.desk.example",
  ])
  func `another name for this machine is refused`(host: String) {
    #expect(status(verdict(host: host)) == 421)
  }

  @Test func `no host at all is refused`() { #expect(status(verdict(host: nil)) == 421) }

  @Test(arguments: [nil, "null", "http://desk.example", "https://127.0.0.1:4180", "http://localhost:4180"])
  func `only the desk's own pages change anything`(origin: String?) {
    #expect(status(verdict(.POST, "/api/decide", origin: origin)) == 403)
  }

  @Test func `the desk's own page may`() {
    #expect(verdict(.POST, "/api/decide", origin: "http://127.0.0.1:4180") == .welcome)
    #expect(status(verdict(.POST, "/api/decide", origin: "http://127.0.0.1:4180", cookie: nil)) == 403)
  }

  @Test func `tokens are long and never the same`() {
    let tokens = Set((0..<100).map { _ in Gate.newToken() })
    #expect(tokens.count == 100 && tokens.allSatisfy { $0.count == 32 })
  }
}
