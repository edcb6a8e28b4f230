/// When an endpoint's next request may start, by its limits per minute.
struct Pace: Sendable {
  private let perRequest: Duration
  private let perToken: Duration
  private let tokensPerMinute: Int?
  private var nextRequest = ContinuousClock.now
  private var nextTokens = ContinuousClock.now
  private var toldUntil = ContinuousClock.now

  init(requestsPerMinute: Int?, tokensPerMinute: Int?) {
    self.tokensPerMinute = tokensPerMinute
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

  /// Seconds of a wait that somebody who watches should hear of; nil for a short one, or one that was told already.
  mutating func news(of start: ContinuousClock.Instant) -> Double? {
    let now = ContinuousClock.now
    let seconds = now.duration(to: start) / .seconds(1)
    guard seconds >= 10, now >= toldUntil else { return nil }
    toldUntil = start
    return seconds
  }

  /// Tokens that an estimate left out count against the requests to come, for a minute at most: a server that reports
  /// nonsense doesn't stop the run.
  mutating func add(tokens: Int) { nextTokens += perToken * min(tokens, tokensPerMinute ?? 0) }
}
