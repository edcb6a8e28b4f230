import AlihModel
import Foundation

/// How patient Alih is with an endpoint; tests are less so. All times are seconds.
struct Patience: Sendable {
  /// The first pause of an outage; each further one is twice as long.
  var firstPause = 1.0
  var longestPause = 75.0
  /// The longest outage that a run sits out; a server that asks for more isn't waited for at all.
  var maxWait = 120.0
  /// The same for an endpoint where no server has shown itself: it may not be running at all.
  var maxWaitForStranger = 15.0
  /// Until an endpoint that was given up is asked once more.
  var rest = 60.0
  /// Replies without one usable segment, in a row, after which it is given up, too.
  var garbledReplies = 4
  /// Refusals in a row after which no batch is looked through for what is refused.
  var refusals = 8
}

/// Whether an endpoint may be asked just now: one answer for all of its requests.
///
/// It is well, paused, given up for a while, or stopped for the run. An outage begins with a failure that is the
/// endpoint's own and ends with a good answer; its pauses double. Requests that were under way together fail together.
struct Standing: Sendable {
  enum Answer: Sendable {
    case go
    case wait(until: ContinuousClock.Instant)
    case no(TranslatorFailure)
  }

  /// A failure of the endpoint's own.
  struct Setback: Sendable {
    var failure: TranslatorFailure
    /// Seconds that the server asked to be left alone.
    var pause: Double?
    /// Whether it shows that there is a server, which was or will be well.
    var isPromising = false
    var started: ContinuousClock.Instant
  }

  private struct Outage {
    let began: ContinuousClock.Instant
    var lastFailure: ContinuousClock.Instant
    var pause = 0.0
    var end: ContinuousClock.Instant
    var failure: TranslatorFailure
    var isGivenUp = false
  }

  private let patience: Patience
  private var outage: Outage?
  private var stop: TranslatorFailure?
  private var isThere = false
  private var hasAnswered = false
  private var lastGarbled: ContinuousClock.Instant?
  private var garbled = 0
  private var rejections = 0
  private var refusals = 0
  /// A pause that came with a good answer.
  private var quietEnd: ContinuousClock.Instant?
  /// How many outages there were, so that a request that fails several times in one counts it once.
  private(set) var outages = 0

  init(_ patience: Patience) { self.patience = patience }

  var isPaused: Bool { outage.map { !$0.isGivenUp } ?? false }

  mutating func answer(at now: ContinuousClock.Instant = .now) -> Answer {
    if let stop { return .no(stop) }
    if var outage {
      if now < outage.end { return outage.isGivenUp ? .no(outage.failure) : .wait(until: outage.end) }
      // One request tries; the others don't wait for it.
      if outage.isGivenUp { outage.end = now + .seconds(patience.rest) }
      self.outage = outage
      return .go
    }
    if let quietEnd, now < quietEnd { return .wait(until: quietEnd) }
    return .go
  }

  /// - Returns: the reason of the first stop, if this isn't it.
  mutating func stop(for failure: TranslatorFailure) -> TranslatorFailure {
    stop = stop ?? failure
    return stop ?? failure
  }

  /// A good answer ends an outage, unless it was under way before.
  ///
  /// - Returns: a long pause that it asks for.
  @discardableResult
  mutating func wentWell(startedAt started: ContinuousClock.Instant, pause: Double?) -> EndpointNotice? {
    (isThere, hasAnswered, garbled, rejections, refusals) = (true, true, 0, 0, 0)
    if let outage, started >= outage.lastFailure { self.outage = nil }
    guard let pause, pause <= patience.maxWait else { return nil }
    let end = ContinuousClock.now + .seconds(pause)
    let isNews = pause >= 10 && quietEnd.map { $0 + .seconds(5) < end } ?? true
    quietEnd = end
    return isNews && pause >= 10
      ? EndpointNotice(message: "asks to be left alone for \(Self.seconds(pause))", pause: pause) : nil
  }

  /// Counts a server's "bad request" for one small segment, and says whether it can only be the endpoint's fault.
  mutating func rejected() -> Bool {
    rejections += 1
    return !hasAnswered || rejections >= 3
  }

  /// Counts a refusal of the model's.
  mutating func refused() { refusals += 1 }

  /// Whether refusals come one by one, for what stands in single segments.
  var refusesSome: Bool { refusals < patience.refusals }

  /// Counts a reply without one usable segment.
  mutating func garbled(_ setback: Setback, at now: ContinuousClock.Instant = .now) {
    if let lastGarbled, setback.started < lastGarbled { return }
    lastGarbled = now
    garbled += 1
    guard garbled >= patience.garbledReplies else { return }
    outage = Outage(
      began: now, lastFailure: now, end: now + .seconds(patience.rest), failure: setback.failure,
      isGivenUp: true)
  }

  /// Pauses the endpoint, or gives it up.
  ///
  /// - Returns: the pause, where it is news.
  mutating func failed(_ setback: Setback, at now: ContinuousClock.Instant = .now) -> EndpointNotice? {
    let asked = ReportedNumber(clamping: setback.pause ?? 0).value
    let isFirst = outage == nil
    if isFirst { outages += 1 }
    var outage = outage ?? Outage(began: now, lastFailure: now, end: now, failure: setback.failure)
    defer { self.outage = outage }
    guard !outage.isGivenUp else {
      outage.end = max(outage.end, now + .seconds(max(asked, patience.rest)))
      return nil
    }
    let isTogether = !isFirst && setback.started < outage.lastFailure
    isThere = isThere || setback.isPromising
    let most = isThere ? patience.maxWait : min(patience.maxWait, patience.maxWaitForStranger)
    let left = most - outage.began.duration(to: now) / .seconds(1)
    outage.lastFailure = now
    outage.failure = setback.failure
    guard asked <= left, left > 0 else {
      outage.isGivenUp = true
      outage.end = now + .seconds(max(asked, patience.rest))
      outage.failure.message += Self.reason(asked: asked, most: most, maxWait: patience.maxWait)
      // The failure of the segments that wait says so, once.
      return nil
    }
    if isTogether {
      outage.end = max(outage.end, now + .seconds(asked))
      return nil
    }
    let own = isFirst ? (asked > 0 ? asked : patience.firstPause) : outage.pause * 2
    outage.pause = max(asked, min(own, patience.longestPause, left))
    // Many processes that wait for one server come back one by one; what was asked for, or is the last try, is kept.
    let isExact = asked > 0 || outage.pause == left
    outage.end = now + .seconds(outage.pause * (isExact ? 1 : .random(in: 0.8...1)))
    guard isFirst || outage.pause >= 10 else { return nil }
    return EndpointNotice(
      message: "\(setback.failure.message); asked again in \(Self.seconds(outage.pause))", pause: outage.pause
    )
  }

  private static func reason(asked: Double, most: Double, maxWait: Double) -> String {
    if asked > maxWait {
      return " (it asks for a pause of \(seconds(asked)); max_wait is \(seconds(maxWait)))"
    }
    return most < maxWait
      ? " (not one answer within \(seconds(most)))" : " (no better within max_wait of \(seconds(maxWait)))"
  }

  /// `0.3 s`, `45 s`, `3600 s`
  private static func seconds(_ value: Double) -> String {
    value < 1 ? String(format: "%.1f s", value) : "\(Int(value.rounded(.up))) s"
  }
}
