import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

/// Alih as a client of `alih serve`, by the interfaces of others.
struct AlihInterfaceTests {
  private static let kinds: [Wire] = [.libretranslate, .apertium]

  /// Says that it is Alih, and answers a whole article with what it was asked for.
  private func server(_ wire: Wire) throws -> LoopbackServer {
    try LoopbackServer { request in
      guard request.line.hasSuffix("/v1/segments") else {
        guard case .status(let status, let body) = wire.translations(request, { _ in "alone" }) else {
          return .status(500, "")
        }
        return .headed(status, ["Alih-Segments: /v1/segments"], body)
      }
      let fields = request.json as? [String: Any]
      let segments = fields?["segments"] as? [[String: String]] ?? []
      let texts = segments.map { "\($0["role"] ?? ""): \($0["text"] ?? "")" }
      let body = try? JSONSerialization.data(withJSONObject: ["translations": texts])
      return .headed(200, ["Alih-Segments: /v1/segments"], String(decoding: body ?? Data(), as: UTF8.self))
    }
  }

  /// The sentences of an article, or lines without neighbors.
  private func segments(_ count: Int, areRelated: Bool = true) -> [SegmentRequest] {
    (1...count).map {
      SegmentRequest(
        id: "s\($0)", text: "Kalimat \($0).", role: $0 == 1 ? .headline : .paragraph,
        before: areRelated && $0 > 1 ? "Kalimat \($0 - 1)." : nil)
    }
  }

  private func body(_ request: LoopbackServer.Request?) -> [String: Any] {
    request?.json as? [String: Any] ?? [:]
  }

  @Test(arguments: kinds)
  func `an article goes to another Alih as a whole, once the first answer has shown what it is`(_ wire: Wire)
    async throws
  {
    let server = try server(wire)
    let translator = try Desk.translator(wire, server)
    var asked = segments(40)
    asked[0].date = "2024-11-01"
    for requests in [2, 3] {
      let reply = await translator.translate(asked, .indonesianToEnglish)
      #expect(reply.failures.isEmpty)
      let texts = Dictionary(uniqueKeysWithValues: reply.translations.map { ($0.id, $0.text) })
      #expect(texts["s1"] == "headline: Kalimat 1." && texts["s40"] == "paragraph: Kalimat 40.")
      #expect(server.requests.count == requests)
    }
    let last = body(server.requests.last)
    #expect((last["segments"] as? [Any])?.count == 40)
    #expect(last["related"] as? Bool == true && last["date"] as? String == "2024-11-01")
  }

  @Test(arguments: kinds) func `lines that have nothing to do with each other are said to be so`(_ wire: Wire)
    async throws
  {
    let server = try server(wire)
    let lines = segments(3, areRelated: false)
    _ = try await Desk.translator(wire, server).translate(unrelated: lines, .indonesianToEnglish)
    #expect(body(server.requests.last)["related"] as? Bool == false)
  }

  @Test(arguments: kinds) func `a server of another make is asked as before, with nothing beside`(
    _ wire: Wire
  )
    async throws
  {
    let server = try LoopbackServer { wire.translations($0) { "English of \($0)" } }
    let reply = try await Desk.translator(wire, server).translate(segments(20), .indonesianToEnglish)
    #expect(reply.translations.count == 20 && reply.failures.isEmpty)
    #expect(server.requests.count == (wire.isSingle ? 20 : 2))
    #expect(server.requests.allSatisfy { $0.line.hasSuffix("/translate") && !$0.head.contains("Alih-") })
  }

  @Test func `a key goes along by both ways`() async throws {
    let server = try server(.apertium)
    let translator = try Desk.translator(.apertium, server) { $0.key = Secret("k3y-0123456789") }
    _ = await translator.translate(segments(2), .indonesianToEnglish)
    #expect(server.requests.count == 2)
    #expect(server.requests.allSatisfy { $0.head.contains("Authorization: Bearer k3y-0123456789") })
  }
}
