import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

struct RequestPolicyTests {
  static func good(_ request: LoopbackServer.Request) -> LoopbackServer.Answer {
    Wire.openai.translations(request) { "Fine: \($0)" }
  }

  /// Answers with `first` so many times, then well.
  func server(_ first: LoopbackServer.Answer, times: Int) throws -> LoopbackServer {
    let left = Locked(times)
    return try LoopbackServer { request in
      let isBad = left.withLock { left in
        left -= 1
        return left >= 0
      }
      return isBad ? first : Self.good(request)
    }
  }

  func translate(_ translator: EndpointTranslator, _ count: Int) async -> TranslationReply {
    await translator.translate(Desk.segments(count), .indonesianToEnglish)
  }

  private static let outages: [LoopbackServer.Answer] = [
    .status(429, ""), .status(503, #"{"error":{"message":"Loading model"}}"#), .raw(""), .status(500, ""),
  ]

  @Test(arguments: outages)
  func `a request waits an outage out, however often it fails in it`(_ answer: LoopbackServer.Answer)
    async throws
  {
    let server = try server(answer, times: 30)
    let patience = Patience(firstPause: 0.001, longestPause: 0.002, maxWait: 60, maxWaitForStranger: 60)
    #expect(await translate(try Desk.translator(server: server, patience: patience), 3).failures.isEmpty)
    #expect(server.connections >= 1 && server.requests.count + (server.connections - 1) >= 31)
  }

  /// A request that alone brings the server down must not hold up the others for ever.
  @Test func `a request that fails in outage after outage goes to the next engine`() async throws {
    let server = try LoopbackServer { request in
      request.body.contains("nomor 1.") ? .status(500, "") : Self.good(request)
    }
    let patience = Patience(firstPause: 0.001, longestPause: 0.002, maxWait: 60, maxWaitForStranger: 60)
    let translator = try Desk.translator(server: server, patience: patience) { $0.concurrency = 1 }
    let others = Locked(true)
    let busy = Task {
      while others.withLock({ $0 }) {
        _ = await translator.translate(Array(Desk.segments(3).dropFirst()), .indonesianToEnglish)
      }
    }
    let reply = await translate(translator, 1)
    others.withLock { $0 = false }
    await busy.value
    #expect(reply.failures.values.map(\.kind) == ["overload"])
    // More only where nobody else asked in between, and one outage went on.
    let asked = server.requests.count { $0.body.contains("nomor 1.") }
    #expect((Decision.about(.overload).tries...40).contains(asked), "\(asked)")
  }

  @Test(arguments: [3.0, 10, 30], outages)
  func `an outage in the middle of a run costs no segment`(_ length: Double, _ answer: LoopbackServer.Answer)
    async throws
  {
    // A hundred times faster than the program's own.
    let patience = Patience(firstPause: 0.01, longestPause: 0.75, maxWait: 12, maxWaitForStranger: 0.15)
    let began = Locked<ContinuousClock.Instant?>(nil)
    let served = Locked(0)
    let server = try LoopbackServer { request in
      if served.withLock({ $0 }) >= 3 {
        let start = began.withLock { began in
          began = began ?? .now
          return began!
        }
        if start.duration(to: .now) < .seconds(length / 100) { return answer }
      }
      served.withLock { $0 += 1 }
      return Self.good(request)
    }
    let reply = await translate(try Desk.translator(server: server, patience: patience), 200)
    #expect(reply.failures.isEmpty && reply.translations.count == 200, "\(reply.failures.first as Any)")
  }

  @Test func `the pause that one request is told holds for all`() async throws {
    let times = Locked<[ContinuousClock.Instant]>([])
    let server = try LoopbackServer { request in
      let count = times.withLock { times in
        times.append(.now)
        return times.count
      }
      return count == 1 ? .headed(503, ["Retry-After: 1"], "") : Self.good(request)
    }
    let patience = Patience(firstPause: 0.001, longestPause: 0.001)
    let translator = try Desk.translator(server: server, patience: patience) { $0.concurrency = 2 }
    async let first = translate(translator, 1)
    while times.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(10)) }
    // Time for the answer to reach the client, on a busy machine, too; the pause is longer.
    try await Task.sleep(for: .milliseconds(500))
    async let second = translate(translator, 1)
    let replies = await [first, second]
    #expect(replies.allSatisfy { $0.failures.isEmpty })
    let starts = times.withLock { $0 }
    #expect(starts.count == 3)
    #expect(starts.dropFirst().allSatisfy { starts[0].duration(to: $0) >= .milliseconds(950) })
  }

  @Test func `a pause holds even after a good answer`() async throws {
    let server = try LoopbackServer { request in
      guard case .status(let status, let body) = Self.good(request) else { return .raw("") }
      return .headed(status, ["Retry-After: 1"], body)
    }
    let translator = try Desk.translator(server: server, patience: Patience(firstPause: 0.001))
    let start = ContinuousClock.now
    _ = await translate(translator, 1)
    _ = await translate(translator, 1)
    #expect(start.duration(to: .now) >= .milliseconds(950))
  }

  @Test(arguments: [
    (["Retry-After: 86400"], ""), (["Retry-After: Fri, 01 Jan 2100 00:00:00 GMT"], ""),
    (["llm_provider-retry-after: 3600"], ""),
    (["x-ratelimit-remaining-requests: 0", "x-ratelimit-reset-requests: 2h"], ""),
    ([], #"{"error":"Slowdown: 100 per 1 hour"}"#), ([], #"{"error":{"message":"try again in 5m20s"}}"#),
    ([], #"{"error":{"message":"x","details":[{"retryDelay":"400s"}]}}"#),
  ])
  func `a pause longer than the run waits sends the rest on at once, and says so once`(
    _ lines: [String], _ body: String
  ) async throws {
    let server = try server(.headed(429, lines, body), times: 1_000)
    let book = AttemptBook()
    let translator = try Desk.translator(server: server, patience: Patience(), observer: book) {
      $0.concurrency = 1
    }
    let reply = await translate(translator, 64)
    #expect(server.requests.count == 1)
    #expect(reply.failures.count == 64 && reply.failures.values.allSatisfy { $0.kind == "rate" })
    let message = try #require(reply.failures.values.first?.message)
    #expect(message.contains("it asks for a pause of") && message.contains("max_wait is 120 s"), "\(message)")
    #expect(await book.notices.isEmpty, "the segments' own failure says it")
  }

  @Test func `pauses double up to over a minute, and what is under way together fails together`() throws {
    var standing = Standing(Patience())
    let start = ContinuousClock.now
    standing.wentWell(startedAt: start, pause: nil)
    func setback(_ started: Double, asked: Double? = nil) -> Standing.Setback {
      Standing.Setback(
        failure: Fault.overload.failure("x"), pause: asked, started: start + .seconds(started))
    }
    var now = 1.0
    var pauses: [Double] = []
    for _ in 1...50 { _ = standing.failed(setback(0.5), at: start + .seconds(now)) }
    while case .wait(let end) = standing.answer(at: start + .seconds(now)) {
      pauses.append((start + .seconds(now)).duration(to: end) / .seconds(1))
      now = start.duration(to: end) / .seconds(1)
      _ = standing.failed(setback(now), at: end)
    }
    #expect((7...9).contains(pauses.count) && pauses.max()! > 32, "\(pauses)")
    #expect(zip(pauses, [1, 2, 4, 8, 16, 32]).allSatisfy { (0.8 * $1...$1).contains($0) }, "\(pauses)")
    #expect(abs(pauses.reduce(0, +) - 120) < 1, "the last pause ends where the patience does")
    guard case .no(let failure) = standing.answer(at: start + .seconds(now + 59)) else {
      Issue.record("given up for a minute")
      return
    }
    #expect(failure.message.contains("max_wait"))
    guard case .go = standing.answer(at: start + .seconds(now + 60.1)),
      case .no = standing.answer(at: start + .seconds(now + 60.2))
    else {
      Issue.record("then one request tries, and the others don't wait for it")
      return
    }
    standing.wentWell(startedAt: start + .seconds(now + 60.1), pause: nil)
    guard case .go = standing.answer(at: start + .seconds(now + 61)) else {
      Issue.record("a good answer ends it")
      return
    }
  }

  @Test func `an endpoint that never answered isn't waited for as long, unless it says that it will come`() {
    for (isPromising, most) in [(false, 15.0), (true, 120)] {
      var standing = Standing(Patience())
      let start = ContinuousClock.now
      var now = 0.0
      while now < 500 {
        let moment = start + .seconds(now)
        guard case .no = standing.answer(at: moment) else {
          _ = standing.failed(
            Standing.Setback(
              failure: Fault.transport.failure("x"), isPromising: isPromising, started: moment),
            at: moment)
          if case .wait(let end) = standing.answer(at: moment) { now = start.duration(to: end) / .seconds(1) }
          continue
        }
        break
      }
      #expect(abs(now - most) < 1)
    }
  }

  @Test func `max_wait of zero waits for nothing`() async throws {
    let server = try server(.status(503, ""), times: 1_000)
    let translator = try Desk.translator(server: server, patience: Patience(maxWait: 0)) {
      $0.concurrency = 1
    }
    #expect(await translate(translator, 64).failures.count == 64)
    #expect(server.requests.count == 1)
  }

  @Test func `an endpoint that stays away is left alone`() async throws {
    let server = try server(.raw(""), times: 1_000)
    let patience = Patience(firstPause: 0.02, longestPause: 0.1, maxWait: 0.3, maxWaitForStranger: 0.3)
    let translator = try Desk.translator(server: server, patience: patience) { $0.concurrency = 1 }
    #expect(await translate(translator, 64).failures.count == 64)
    let asked = server.connections
    #expect((2...12).contains(asked))
    #expect(await translate(translator, 1).failures.values.map(\.kind) == ["transport"])
    #expect(server.connections == asked)
  }

  @Test func `garbage four times in a row is enough`() async throws {
    let server = try server(.status(200, "<html>"), times: 1_000)
    let translator = try Desk.translator(server: server) { $0.concurrency = 1 }
    #expect(await translate(translator, 160).failures.values.allSatisfy { $0.kind == "malformed" })
    #expect(server.requests.count == 4)
  }

  /// Such as LiteLLM's answer for a model that it doesn't know.
  @Test func `a bad request for one small segment, too, stops the endpoint with the server's words`()
    async throws
  {
    let words = #"{"error":{"message":"Router: no entry for 'x'","code":"400"}}"#
    let server = try server(.status(400, words), times: 1_000)
    let reply = await translate(try Desk.translator(server: server) { $0.concurrency = 4 }, 200)
    #expect(
      reply.failures.values.allSatisfy { $0.kind == "unsupported" && $0.message.contains("no entry for 'x'") }
    )
    #expect(server.requests.count <= 5)
  }

  @Test func `a bad request for some segments is theirs where a small one alone is taken`() async throws {
    let server = try LoopbackServer { request in
      request.body.contains("nomor 7.") ? .status(400, "") : Self.good(request)
    }
    let translator = try Desk.translator(server: server)
    let reply = await translate(translator, 16)
    #expect(reply.translations.count == 1 && reply.failures.values.allSatisfy { $0.kind == "malformed" })
    // Alone, as the chain asks next.
    let seventh = await translator.translate([Desk.segments(7)[6]], .indonesianToEnglish)
    #expect(seventh.failures.values.map(\.kind) == ["malformed"])
    #expect(await translate(translator, 1).failures.isEmpty, "the endpoint goes on")
  }

  @Test func `each request is recorded before its answer is used`() async throws {
    let server = try server(.status(503, #"{"error":"busy"}"#), times: 1)
    let book = AttemptBook()
    let translator = try Desk.translator(server: server, observer: book) {
      $0.price = EndpointSettings.Price(inputPerMillion: 1, outputPerMillion: 2)
    }
    #expect(await translate(translator, 2).failures.isEmpty)
    let attempts = await book.attempts
    #expect(attempts.map(\.outcome) == ["overload", "done"])
    #expect(attempts[0].message?.contains("answered 503: busy") == true && attempts[0].translations.isEmpty)
    #expect(attempts[1].inputTokens == 100 && attempts[1].outputTokens == 50)
    #expect(attempts[1].cost.map { abs($0 - 0.0002) < 1e-9 } == true)
    #expect(attempts[1].translations.map(\.id) == ["b1.s1", "b2.s1"])
    #expect(attempts[1].segments.map(\.id) == ["b1.s1", "b2.s1"] && attempts[1].model == "m")
  }

  @Test func `a canceled translation ends at once, whatever it waits for`() async throws {
    let silent = try LoopbackServer { _ in .stall("") }
    let busy = try LoopbackServer { _ in .headed(429, ["Retry-After: 110"], "") }
    for server in [silent, busy] {
      let translator = try Desk.translator(server: server, patience: Patience()) { $0.concurrency = 1 }
      let task = Task { await translate(translator, 64) }
      try await Task.sleep(for: .milliseconds(150))
      let start = ContinuousClock.now
      task.cancel()
      let reply = await task.value
      #expect(
        start.duration(to: .now) < .seconds(100), "the server asks for more, and the machine may be busy")
      #expect(reply.failures.count == 64)
    }
  }

  @Test func `the documentation has the table of decisions`() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../Documentation/Endpoints.md").standardized
    let text = try String(contentsOf: file, encoding: .utf8)
    if !text.contains(Decision.document) {
      Issue.record("Documentation/Endpoints.md should hold:\n\(Decision.document)")
    }
    #expect(Set(Decision.table.map(\.fault)) == Set(Fault.allCases))
    #expect(Decision.table.count == Fault.allCases.count)
  }
}

/// Keeps what an endpoint was asked.
actor AttemptBook: AttemptObserver {
  private(set) var attempts: [Attempt] = []
  private(set) var notices: [EndpointNotice] = []
  func record(_ attempt: Attempt) { attempts.append(attempt) }
  func hear(_ notice: EndpointNotice) { notices.append(notice) }
}

extension Desk {
  static func translator(
    server: LoopbackServer, patience: Patience = .short, observer: (any AttemptObserver)? = nil,
    _ change: (inout EndpointSettings) -> Void = { _ in }
  ) throws -> EndpointTranslator {
    try translator(.openai, server, patience: patience, observer: observer, change)
  }
}
