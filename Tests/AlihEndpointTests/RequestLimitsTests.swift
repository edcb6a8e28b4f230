import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

/// What a run may ask and spend: requests at a time, of all, a minute, and money.
extension RequestPolicyTests {
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

  @Test func `max_cost waits for what is under way instead of leaving money unused`() async throws {
    let server = try LoopbackServer { .late(Self.good($0), 0.05) }
    let costs = AttemptBook()
    let translator = try Desk.translator(server: server, observer: costs) {
      // Estimated at about 1.4 a request, and 0.15 in the end.
      $0.price = EndpointSettings.Price(inputPerMillion: 1_000, outputPerMillion: 1_000)
      ($0.maxCost, $0.concurrency) = (3, 8)
    }
    let reply = await translate(translator, 16 * 12)
    #expect(reply.failures.isEmpty, "\(reply.failures.first as Any)")
    #expect(await costs.attempts.compactMap(\.cost).reduce(0, +) <= 3)
  }

  @Test(arguments: [
    (#""usage":{"prompt_tokens":0,"completion_tokens":0}"#),
    (#""usage":{"prompt_tokens":-5,"completion_tokens":-5}"#),
    (#""usage":{"prompt_tokens":1e300,"completion_tokens":1}"#), (#""usage":null"#),
    (#""usage":{"prompt_tokens":9223372036854775807,"completion_tokens":9223372036854775807}"#),
    (#""usage":{"prompt_tokens":1.5,"completion_tokens":2.5}"#), (#""usage":{"prompt_tokens":"many"}"#),
  ])
  func `a usage that can't be true is none, and the estimate counts`(_ usage: String) async throws {
    let server = try LoopbackServer { request in
      guard case .status(_, let body) = Self.good(request) else { return .raw("") }
      return .status(200, body.replacing(/"usage":\{[^}]*\}/, with: usage))
    }
    let book = AttemptBook()
    let translator = try Desk.translator(server: server, observer: book) {
      $0.price = EndpointSettings.Price(inputPerMillion: 1_000, outputPerMillion: 1_000)
      ($0.maxCost, $0.concurrency) = (4, 1)
    }
    let reply = await translate(translator, 16 * 12)
    #expect(!reply.translations.isEmpty && reply.failures.values.allSatisfy { $0.kind == "budget" })
    #expect((1...6).contains(server.requests.count), "\(server.requests.count)")
    #expect(await book.attempts.allSatisfy { $0.inputTokens == nil && ($0.cost ?? 0) > 0.1 })
  }

  @Test func `a request that timed out counts its estimate`() async throws {
    let server = try LoopbackServer { _ in .stall("") }
    let patience = Patience(firstPause: 0.001, longestPause: 0.001, maxWait: 100, maxWaitForStranger: 100)
    let translator = try Desk.translator(server: server, patience: patience) {
      $0.price = EndpointSettings.Price(inputPerMillion: 1_000, outputPerMillion: 1_000)
      ($0.maxCost, $0.concurrency, $0.timeout) = (3, 1, 1)
    }
    #expect(await translate(translator, 16).failures.values.map(\.kind).first == "budget")
    // Four by their estimates; one whose second was over before it left costs nothing.
    #expect((2...8).contains(server.requests.count))
  }

  @Test func `tokens per minute spread the requests`() async throws {
    let server = try LoopbackServer(Self.good)
    let translator = try Desk.translator(server: server) { $0.tokensPerMinute = 30_000 }
    let start = ContinuousClock.now
    #expect(await translate(translator, 64).failures.isEmpty)
    // Four requests of 150 tokens by the server's count: 2 ms a token, and the last one's own don't count.
    #expect(start.duration(to: .now) >= .milliseconds(850))
  }
}
