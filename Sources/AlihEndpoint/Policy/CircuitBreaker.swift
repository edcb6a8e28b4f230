/// Stops asking an endpoint that fails again and again, and lets one request try now and then.
struct CircuitBreaker: Sendable {
  private let threshold: Int
  private let rest: Duration
  private var failures = 0
  private var lastFailure: ContinuousClock.Instant?
  private var openUntil: ContinuousClock.Instant?

  init(threshold: Int, rest: Duration) {
    self.threshold = threshold
    self.rest = rest
  }

  /// Whether a request may go; after a rest, one may, and the others wait for how it fares.
  mutating func mayPass(at now: ContinuousClock.Instant = .now) -> Bool {
    guard let end = openUntil else { return true }
    guard now >= end else { return false }
    openUntil = now + rest
    return true
  }

  mutating func wentWell() { (failures, openUntil) = (0, nil) }

  /// Requests that were under way together fail for one reason, and count once.
  mutating func failed(startedAt started: ContinuousClock.Instant, at now: ContinuousClock.Instant = .now) {
    if let lastFailure, started < lastFailure { return }
    lastFailure = now
    failures += 1
    if failures >= threshold { openUntil = now + rest }
  }
}
