import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

/// Garbage for every reader of replies: seeded, so that a failure comes again.
struct DecoderFuzzTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static func good(_ wire: Wire, _ ids: [String]) -> [UInt8] {
    let answer = wire.reply(ids.map { ($0, "It rained \u{1F327} \"all\" night.") })
    guard case .status(_, let body) = answer else { return [] }
    return Array(body.utf8)
  }

  private static func mutated(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    let parts = [
      "{", "}", "[", "]", "\"", "null", ",", "1e999", "\\ud800", "\u{0}", "true", "```", "</think>", ":",
    ]
    for _ in 0..<Int.random(in: 1...6, using: &dice) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &dice)
      switch Int.random(in: 0..<5, using: &dice) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &dice)))
      case 2: bytes.insert(contentsOf: Array((parts.randomElement(using: &dice) ?? "").utf8), at: place)
      case 3: bytes.removeLast(bytes.count - place)
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
      }
    }
    return bytes
  }

  private static let numbers = [
    "9223372036854775807", "-9223372036854775808", "18446744073709551616", "1e308", "-1", "0", "1.5",
    "1e-320",
    "100000001", "null", "true", "\"12\"", "[]", "{}", "NaN", "1e999",
  ]

  /// Numbers wherever a reply has some, and in the fields that servers are known to have.
  private static func numbered(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    let fields = [
      "usage", "prompt_tokens", "completion_tokens", "input_tokens", "output_tokens",
      "cache_read_input_tokens",
      "billed_characters", "sourceCharacters", "prompt_eval_count", "eval_count", "retry_after", "n_ctx",
      "code",
      "responseStatus", "error", "estimated_time",
    ]
    func number() -> String { numbers.randomElement(using: &dice) ?? "0" }
    text.replace(/[0-9]+/) { _ in Bool.random(using: &dice) ? number() : "1" }
    let more = fields.shuffled(using: &dice).prefix(5).map { "\"\($0)\":\(number())" }.joined(separator: ",")
    text.replace("{", with: "{\(more),\"usage\":{\(more)},", maxReplacements: 1)
    return Array(text.utf8)
  }

  @Test(arguments: Wire.allCases)
  func `no number can crash what computes with it`(_ wire: Wire) async throws {
    var dice = Dice(state: 20_261_130)
    let good = Self.good(wire, ["b1.s1"])
    let bodies = Locked((0..<40).map { _ in String(decoding: Self.numbered(good, &dice), as: UTF8.self) })
    let server = try LoopbackServer { _ in
      .headed(200, ["Retry-After: 0"], bodies.withLock { $0.popLast() } ?? "{}")
    }
    let book = AttemptBook()
    for _ in 0..<40 {
      // Each its own: one that reports an error of its own may stop the endpoint.
      let translator = try Desk.translator(wire, server, patience: Patience(maxWait: 0), observer: book) {
        $0.price = EndpointSettings.Price(inputPerMillion: 1_000_000, outputPerMillion: 1_000_000)
        ($0.maxCost, $0.tokensPerMinute) = (1e9, 1_000_000_000)
      }
      _ = await translator.translate(Desk.segments(1), .indonesianToEnglish)
    }
    #expect(await book.attempts.count >= 40)
    for attempt in await book.attempts {
      #expect((0...100_000_000).contains(attempt.inputTokens ?? 0))
      #expect((0...100_000_000).contains(attempt.outputTokens ?? 0))
      #expect(attempt.cost.map { $0.isFinite && $0 >= 0 } ?? true)
    }
  }

  @Test(arguments: Wire.allCases)
  func `no reply can crash a reader or lose a segment`(_ wire: Wire) throws {
    var dice = Dice(state: 20_261_123)
    let settings = Desk.settings(wire, url: "http://127.0.0.1:1")
    let adapter = settings.adapter(try Desk.prompts(), terms: [])
    let batch = EndpointBatch(
      segments: Desk.segments(wire.isSingle ? 1 : 3), languages: .indonesianToEnglish)
    let good = Self.good(wire, batch.ids)
    for _ in 0..<1_500 {
      let body = Self.mutated(good, &dice)
      if case .success(let reply) = adapter.reply(to: batch, body).result {
        #expect((reply.translations.map(\.id) + reply.failures.keys).sorted() == batch.ids)
        #expect(reply.translations.allSatisfy { !$0.text.isEmpty && !$0.text.contains("\n") })
      }
      let head = Array("HTTP/1.1 500 X\r\nRetry-After: ".utf8) + body.prefix(40)
      let response = HTTPResponse(status: Int.random(in: 100...599, using: &dice), head: head, body: body)
      #expect(adapter.failure(response).message.count < 500)
      _ = RetryAfter.seconds(in: response)
    }
  }
}
