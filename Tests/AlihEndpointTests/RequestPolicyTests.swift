import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

struct RequestPolicyTests {
  private static func good(_ request: LoopbackServer.Request) -> LoopbackServer.Answer {
    Wire.openai.translations(request) { "Fine: \($0)" }
  }

  /// Answers with `first` so many times, then well.
  private func server(_ first: LoopbackServer.Answer, times: Int) throws -> LoopbackServer {
    let left = Locked(times)
    return try LoopbackServer { request in
      let isBad = left.withLock { left in
        left -= 1
        return left >= 0
      }
      return isBad ? first : Self.good(request)
    }
  }

  private func translate(_ translator: EndpointTranslator, _ count: Int) async -> TranslationReply {
    await translator.translate(Desk.segments(count), .indonesianToEnglish)
  }

  @Test(arguments: Decision.table.filter { $0.tries > 1 }.map(\.fault))
  func `a passing fault is tried as often as the table says, and no more`(_ fault: Fault) async throws {
    let answers: [Fault: LoopbackServer.Answer] = [
      .rate: .status(429, ""), .overload: .status(503, ""), .transport: .raw(""),
    ]
    let answer = try #require(answers[fault])
    let tries = Decision.about(fault).tries
    let patient = Patience(firstPause: 0.001, longestPause: 0.01, breakerThreshold: 100)
    let lucky = try server(answer, times: tries - 1)
    #expect(await translate(try Desk.translator(server: lucky, patience: patient), 3).failures.isEmpty)
    let unlucky = try server(answer, times: 1_000)
    let reply = await translate(try Desk.translator(server: unlucky, patience: patient), 3)
    #expect(reply.failures.values.map(\.kind) == Array(repeating: fault.rawValue, count: 3))
    #expect(unlucky.requests.count == tries)
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

  @Test(arguments: ["86400", "Fri, 01 Jan 2100 00:00:00 GMT"])
  func `a huge pause is cut short, and the message says so`(_ value: String) async throws {
    let server = try server(.headed(429, ["Retry-After: \(value)"], ""), times: 1_000)
    let patience = Patience(firstPause: 0.001, longestPause: 0.001, longestRetryAfter: 0.01)
    let reply = await translate(try Desk.translator(server: server, patience: patience), 1)
    let message = try #require(reply.failures.values.first?.message)
    #expect(message.contains("it asks for a pause of") && message.contains("Alih waits 0.01 s at most"))
  }

  @Test func `a refusal goes to the next engine at once`() async throws {
    let server = try LoopbackServer { _ in Wire.openai.said(NSNull()) }
    let reply = await translate(try Desk.translator(server: server), 3)
    #expect(reply.failures.values.allSatisfy { $0.kind == "refused" })
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [
    (401, "", "auth"), (403, "", "auth"), (404, "", "unsupported"),
    (429, #"{"error":{"type":"insufficient_quota","message":"pay"}}"#, "quota"),
  ])
  func `what won't pass stops the endpoint for the run`(_ status: Int, _ body: String, _ kind: String)
    async throws
  {
    let server = try server(.status(status, body), times: 1)
    let translator = try Desk.translator(server: server) { $0.concurrency = 1 }
    #expect(await translate(translator, 40).failures.values.allSatisfy { $0.kind == kind })
    #expect(await translate(translator, 1).failures.count == 1)
    #expect(server.requests.count == 1)
  }

  @Test func `segments that are too much together go in halves`() async throws {
    let server = try LoopbackServer { request in
      request.segmentIDs.count > 2 ? .status(413, "") : Self.good(request)
    }
    let reply = await translate(try Desk.translator(server: server), 11)
    #expect(reply.failures.isEmpty && reply.translations.count == 11)
  }

  /// Field lesson: a model that runs in circles only gets worse with a longer answer.
  @Test func `a segment that is too much by itself isn't asked for again`() async throws {
    let server = try LoopbackServer { _ in Wire.openai.said("salad salad salad", stop: "length") }
    let reply = await translate(try Desk.translator(server: server), 1)
    #expect(reply.failures.values.map(\.kind) == ["too-big"])
    #expect(server.requests.count == 1)
  }

  /// Field lesson: a reply with one paragraph too few must never shift the others.
  @Test func `a segment left out costs only itself`() async throws {
    let server = try LoopbackServer { request in
      let items = Wire.openai.segments(of: request).filter { $0.id != "b2.s1" }
      return Wire.openai.reply(items.map { ($0.id, "Fine: \($0.text)") })
    }
    let reply = await translate(try Desk.translator(server: server), 4)
    #expect(reply.failures.keys.sorted() == ["b2.s1"])
    #expect(reply.translations.map(\.id) == ["b1.s1", "b3.s1", "b4.s1"] && server.requests.count == 1)
  }

  @Test func `an endpoint that fails again and again is left alone`() async throws {
    let server = try server(.raw(""), times: 4)
    let translator = try Desk.translator(server: server) { $0.concurrency = 1 }
    #expect(await translate(translator, 64).failures.count == 64)
    #expect(server.connections == 4)
    #expect(await translate(translator, 1).failures.values.map(\.kind) == ["transport"])
    #expect(server.connections == 4)
  }

  @Test func `requests that fail together count as one failure`() {
    var breaker = CircuitBreaker(threshold: 2, rest: .seconds(9))
    let start = ContinuousClock.now
    for _ in 1...50 { breaker.failed(startedAt: start, at: start + .seconds(1)) }
    let stillOpen = breaker.mayPass(at: start + .seconds(1))
    breaker.failed(startedAt: start + .seconds(2), at: start + .seconds(3))
    let afterSecond = breaker.mayPass(at: start + .seconds(4))
    let afterRest = (breaker.mayPass(at: start + .seconds(13)), breaker.mayPass(at: start + .seconds(14)))
    #expect(stillOpen && !afterSecond)
    #expect(afterRest == (true, false), "one request tries, the others wait")
  }

  @Test func `overload halves the requests at a time, success brings them back`() {
    let gate = RequestGate(concurrency: 8)
    let start = ContinuousClock.now
    gate.wasTooMuch(startedAt: start)
    gate.wasTooMuch(startedAt: start)
    #expect(gate.limit == 4, "those under way together count once")
    gate.wasTooMuch(startedAt: .now)
    gate.wasTooMuch(startedAt: .now)
    gate.wasTooMuch(startedAt: .now)
    #expect(gate.limit == 1)
    for _ in 1...100 { gate.wentWell() }
    #expect(gate.limit == 8)
  }

  @Test func `a request that waits for its turn can be canceled at once`() async throws {
    let gate = RequestGate(concurrency: 1)
    try await gate.enter()
    let waiting = (1...20).map { _ in Task { try await gate.enter() } }
    try await Task.sleep(for: .milliseconds(20))
    for task in waiting { task.cancel() }
    for task in waiting { await #expect(throws: CancellationError.self) { try await task.value } }
    gate.leave()
    try await gate.enter()
  }

  @Test func `max_requests is kept to the letter`() async throws {
    let server = try LoopbackServer(Self.good)
    let translator = try Desk.translator(server: server) { ($0.maxRequests, $0.concurrency) = (3, 8) }
    let reply = await translate(translator, 160)
    #expect(server.requests.count == 3)
    #expect(reply.translations.count == 48)
    #expect(reply.failures.values.allSatisfy { $0.kind == "budget" })
    #expect(reply.failures.values.first?.message == "max_requests of 3 is reached")
  }

  @Test func `max_cost is never passed`() async throws {
    let server = try LoopbackServer(Self.good)
    let costs = AttemptBook()
    let translator = try Desk.translator(server: server, observer: costs) {
      $0.price = EndpointSettings.Price(inputPerMillion: 1_000, outputPerMillion: 10_000)
      ($0.maxCost, $0.concurrency) = (5, 8)
    }
    let reply = await translate(translator, 320)
    // 100 tokens in, 50 out: 0.1 + 0.5 a request.
    let spent = await costs.attempts.compactMap(\.cost).reduce(0, +)
    #expect(spent > 0.5 && spent <= 5.0001)
    #expect(reply.failures.values.allSatisfy { $0.kind == "budget" } && !reply.failures.isEmpty)
  }

  @Test func `tokens per minute spread the requests`() async throws {
    let server = try LoopbackServer(Self.good)
    let translator = try Desk.translator(server: server) { $0.tokensPerMinute = 30_000 }
    let start = ContinuousClock.now
    #expect(await translate(translator, 64).failures.isEmpty)
    // Four requests of 150 tokens by the server's count: 2 ms a token, and the last one's own don't count.
    #expect(start.duration(to: .now) >= .milliseconds(850))
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
    let busy = try LoopbackServer { _ in .headed(429, ["Retry-After: 50"], "") }
    for server in [silent, busy] {
      let translator = try Desk.translator(server: server, patience: Patience()) { $0.concurrency = 1 }
      let task = Task { await translate(translator, 64) }
      try await Task.sleep(for: .milliseconds(150))
      let start = ContinuousClock.now
      task.cancel()
      let reply = await task.value
      #expect(start.duration(to: .now) < .seconds(40), "the server asks for fifty")
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
  func record(_ attempt: Attempt) { attempts.append(attempt) }
}

extension Desk {
  static func translator(
    server: LoopbackServer, patience: Patience = .short, observer: (any AttemptObserver)? = nil,
    _ change: (inout EndpointSettings) -> Void = { _ in }
  ) throws -> EndpointTranslator {
    try translator(.openai, server, patience: patience, observer: observer, change)
  }
}
