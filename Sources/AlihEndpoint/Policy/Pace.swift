/// When an endpoint's next request may start: its limits per minute, and the time it asked to be left alone.
struct Pace: Sendable {
  private let perRequest: Duration
  private let perToken: Duration
  private var nextRequest = ContinuousClock.now
  private var nextTokens = ContinuousClock.now
  /// Shared by all of the endpoint's requests.
  private(set) var pauseEnd = ContinuousClock.now

  init(requestsPerMinute: Int?, tokensPerMinute: Int?) {
    perRequest = requestsPerMinute.map { .seconds(60) / max(1, $0) } ?? .zero
    perToken = tokensPerMinute.map { .seconds(60) / max(1, $0) } ?? .zero
  }

  /// Takes the next free moment for a request of so many tokens.
  mutating func reserve(tokens: Int) -> ContinuousClock.Instant {
    let start = max(nextRequest, nextTokens, .now)
    nextRequest = start + perRequest
    nextTokens = start + perToken * tokens
    return start
  }

  /// Tokens that an estimate left out count against the requests to come.
  mutating func add(tokens: Int) { nextTokens += perToken * tokens }

  mutating func pause(for seconds: Double) { pauseEnd = max(pauseEnd, .now + .seconds(seconds)) }
}
