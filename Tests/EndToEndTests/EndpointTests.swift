import Foundation
import Loopback
import Testing

struct EndpointTests {
  private static let key = "sk-rahasia-0123456789"
  private static let story = """
    Hujan Lebat Guyur Kota Contoh

    Hujan lebat turun sepanjang malam. Ratusan warga mengungsi ke sekolah.
    """

  /// Right English for the story's sentences.
  private static func reply(to request: LoopbackServer.Request) -> LoopbackServer.Answer {
    Wire.openai.reply(
      Wire.openai.segments(of: request).map { segment in
        let english =
          switch segment.text.prefix(9) {
          case "Hujan Leb": "Heavy Rain Pours Down on Contoh City"
          case "Hujan leb": "Heavy rain fell all through the night."
          case "Ratusan w": "Hundreds of residents took refuge in a school."
          default:
            segment.text.replacing("Warga", with: "Resident").replacing("mengungsi", with: "took refuge")
          }
        return (id: segment.id, text: english)
      })
  }

  private func translated(
    by url: String, _ extra: String..., change: (String) -> String = { $0 }
  ) async throws -> (outcome: Alih.Outcome, segments: [[String: Any]]) {
    let alih = try Alih()
    try alih.write(Self.story, to: "a.txt")
    try alih.write(
      change(
        """
        engines: [newsroom, offline]
        endpoints:
          newsroom: {kind: openai, url: "\(url)", model: m, timeout: 1, max_wait: 1, key: {env: DESK_KEY}}
        """), to: "alih.yaml")
    let outcome = try await alih.run(
      ["translate", "a.txt", "-o", "a.json"] + extra, input: Data(), environment: ["DESK_KEY": Self.key])
    #expect(!outcome.errors.contains(Self.key) && !outcome.output.contains(Self.key))
    return (outcome, alih.names().contains("a.json") ? try alih.segments(in: "a.json") : [])
  }

  /// The article came out whole, by the offline engine, and one line says why.
  private func expectFallback(
    _ result: (outcome: Alih.Outcome, segments: [[String: Any]]), because reason: String
  ) {
    #expect(result.outcome.status == 0)
    #expect(result.segments.count == 3)
    for segment in result.segments {
      #expect(segment["status"] as? String == "degraded")
      #expect(segment["engine"] as? String == "offline")
      #expect((segment["target"] as? String)?.isEmpty == false)
      let findings = segment["findings"] as? [[String: Any]] ?? []
      #expect(findings.contains { ($0["id"] as? String)?.hasPrefix("fallback-") == true })
    }
    let lines = result.outcome.errors.split(separator: "\n").filter { $0.contains("next engine") }
    #expect(lines.count == 1, "\(result.outcome.errors)")
    #expect(lines.first?.contains(reason) == true, "\(result.outcome.errors)")
  }

  @Test func `a good answer is taken, and the key goes to the endpoint alone`() async throws {
    let server = try LoopbackServer { Self.reply(to: $0) }
    let (outcome, segments) = try await translated(by: server.url, "--strict")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(segments.count == 3)
    #expect(
      segments.allSatisfy { $0["engine"] as? String == "newsroom" && $0["status"] as? String == "translated" }
    )
    #expect(server.requests.allSatisfy { $0.head.contains("Bearer \(Self.key)") })
  }

  @Test func `an endpoint that is down`() async throws {
    expectFallback(
      try await translated(by: "http://127.0.0.1:1/v1"), because: "nothing answers at http://127.0.0.1:1")
  }

  @Test func `an endpoint that is slow`() async throws {
    let server = try LoopbackServer { _ in .stall("") }
    expectFallback(try await translated(by: server.url), because: "within 1 s")
  }

  @Test(arguments: [
    LoopbackServer.Answer.status(200, "<html>Halo</html>"),
    .status(200, LoopbackServer.completion(text: "Tentu! Ini terjemahannya.")),
    .status(500, "kaput"),
    .status(401, #"{"error":{"message":"bad key sk-rahasia-0123456789"}}"#),
    .raw("SSH-2.0\r\n"),
  ])
  func `an endpoint that answers garbage`(_ answer: LoopbackServer.Answer) async throws {
    let server = try LoopbackServer { _ in answer }
    expectFallback(try await translated(by: server.url), because: "newsroom: ")
  }

  @Test func `only the segments left out go to the offline engine, and strict says so`() async throws {
    let server = try LoopbackServer { request in
      let first = request.segmentIDs.first { $0 == "b1.s1" } ?? ""
      return .status(
        200,
        LoopbackServer.completion(
          text: #"{"translations":[{"id":"\#(first)","text":"Heavy rain hits town"}]}"#))
    }
    let (outcome, segments) = try await translated(by: server.url, "--strict")
    #expect(outcome.status == 2)
    #expect(segments.map { $0["engine"] as? String } == ["newsroom", "offline", "offline"])
  }

  @Test func `a server that is restarted in the middle costs no segment, and the pause is told`() async throws
  {
    let count = Count()
    let server = try LoopbackServer { request in
      if (2...3).contains(count.next()) { return .status(503, #"{"error":{"message":"Loading model"}}"#) }
      return Self.reply(to: request)
    }
    let alih = try Alih()
    for name in ["a", "b", "c", "d"] {
      try alih.write(Self.story + "Warga \(name) mengungsi.\n", to: "\(name).txt")
    }
    try alih.write(
      """
      engines: [newsroom, offline]
      endpoints:
        newsroom: {kind: openai, url: "\(server.url)", model: m, concurrency: 1, key: {env: DESK_KEY}}
      """, to: "alih.yaml")
    let outcome = try await alih.run(
      [
        "translate", "a.txt", "b.txt", "c.txt", "d.txt", "-o", "out", "--format", "json", "--strict",
        "--progress", "plain", "-vv",
      ],
      input: Data(), environment: ["DESK_KEY": Self.key])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("newsroom: http://127.0.0.1:\(server.port) answered 503: Loading model"))
    #expect(outcome.errors.contains("asked again in 1 s"))
    #expect(outcome.errors.contains("POST 127.0.0.1:\(server.port)/v1/chat/completions 200, "))
    #expect(outcome.errors.contains("> {") && !outcome.errors.contains(Self.key))
  }

  private final class Count: @unchecked Sendable {
    private let lock = NSLock()
    private var number = 0

    func next() -> Int {
      lock.withLock {
        number += 1
        return number
      }
    }
  }

  @Test func `a key that isn't there is bad configuration, unless nobody needs it`() async throws {
    let missing = { (text: String) in text.replacing("DESK_KEY", with: "NOT_SET_ANYWHERE") }
    let (outcome, _) = try await translated(by: "http://127.0.0.1:1/v1", change: missing)
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("the environment variable 'NOT_SET_ANYWHERE'"))
    let (offline, segments) = try await translated(
      by: "http://127.0.0.1:1/v1", "--engine", "offline", "--strict", change: missing)
    #expect(offline.status == 0)
    #expect(segments.allSatisfy { $0["status"] as? String == "translated" })
  }
}
