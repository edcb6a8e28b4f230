import AlihModel
import Foundation

/// How patient Alih is; tests are less so.
struct Patience: Sendable {
  /// Seconds; doubled with each try, and then any time from zero up to it ("full jitter").
  var firstPause = 1.0
  var longestPause = 20.0
  /// Seconds; a server that asks for more is asked again after these.
  var longestRetryAfter = 60.0
  /// Failures in a row, requests under way together counted as one, that open the circuit breaker.
  var breakerThreshold = 4
  var breakerRest = Duration.seconds(30)
}

/// Sends an endpoint's batches as the table of decisions says: paced, within the budget, again where that can help.
final class RequestPolicy: Sendable {
  private struct State {
    var form: RequestForm
    var pace: Pace
    var breaker: CircuitBreaker
    var budget: Budget
    /// What the last outage was about, for those that the breaker holds back.
    var lastOutage: TranslatorFailure?
    /// Why the endpoint isn't asked any more in this run.
    var stop: TranslatorFailure?
  }

  private let adapter: any EndpointAdapter
  private let client: HTTPClient
  private let observer: (any AttemptObserver)?
  private let patience: Patience
  private let gate: RequestGate
  private let state: Locked<State>
  private var settings: EndpointSettings { adapter.settings }

  init(
    _ adapter: any EndpointAdapter, client: HTTPClient, form: RequestForm = RequestForm(),
    observer: (any AttemptObserver)? = nil, patience: Patience = Patience()
  ) {
    self.adapter = adapter
    self.client = client
    self.observer = observer
    self.patience = patience
    let settings = adapter.settings
    gate = RequestGate(concurrency: settings.concurrency)
    state = Locked(
      State(
        form: form,
        pace: Pace(
          requestsPerMinute: settings.requestsPerMinute, tokensPerMinute: settings.tokensPerMinute),
        breaker: CircuitBreaker(threshold: patience.breakerThreshold, rest: patience.breakerRest),
        budget: Budget(settings)))
  }

  /// The form of request that the server has turned out to understand.
  var form: RequestForm { state.withLock { $0.form } }

  /// Asks until there is a reply, or the table says that there won't be one.
  func ask(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> Result<
    TranslationReply, TranslatorFailure
  > {
    var tries: [Fault: Int] = [:]
    while true {
      let batch = EndpointBatch(segments: segments, languages: languages, form: form)
      let failure: TranslatorFailure
      switch await attempt(batch) {
      case .success(let reply): return .success(reply)
      case .failure(let reason): failure = reason
      }
      let decision = Decision.about(failure.fault)
      tries[failure.fault, default: 0] += 1
      let count = tries[failure.fault, default: 0]
      switch decision.action {
      case .simpler where batch.form != form: continue
      case .stop, .simpler:
        state.withLock { $0.stop = $0.stop ?? failure }
        return .failure(failure)
      case .again where count < decision.tries:
        do { try await pause(beforeTry: count) } catch { return .failure(Self.canceled) }
      default: return .failure(failure)
      }
    }
  }

  private static let canceled = Fault.canceled.failure("the request was canceled")

  /// One request from the queue to the observer.
  private func attempt(_ batch: EndpointBatch) async -> Result<TranslationReply, TranslatorFailure> {
    do { try await gate.enter() } catch { return .failure(Self.canceled) }
    defer { gate.leave() }
    if let failure = obstacle() { return .failure(failure) }
    do {
      try await adapter.prepare(batch.languages) { [self] request in
        let response = try await self.exchange(request)
        guard 200..<300 ~= response.status else { throw self.failure(of: response) }
        return response
      }
    } catch {
      let failure = Self.failure(error)
      note(failure, startedAt: .now)
      return .failure(failure)
    }
    let request = await adapter.request(for: batch)
    let estimate = adapter.estimate(request, batch)
    if let failure = state.withLock({ $0.budget.reserve(estimate) }) { return .failure(failure) }
    do { try await waitForTurn(estimate) } catch {
      state.withLock { $0.budget.settle(estimate, actual: nil) }
      return .failure(Self.canceled)
    }
    let (clock, started) = (ContinuousClock.now, Date())
    let reply = await reply(to: batch, request)
    settle(estimate, actual: reply.usage, isPaid: (try? reply.result.get()) != nil)
    await record(reply, batch, started: started, duration: clock.duration(to: .now) / .seconds(1))
    switch reply.result {
    case .success: wentWell()
    case .failure(let failure): note(failure, startedAt: clock)
    }
    return reply.result
  }

  /// Why there is no use in asking just now.
  private func obstacle() -> TranslatorFailure? {
    state.withLock { state in
      if let stop = state.stop { return stop }
      return state.breaker.mayPass() ? nil : state.lastOutage
    }
  }

  private func reply(to batch: EndpointBatch, _ request: HTTPRequest) async -> EndpointReply {
    do {
      let response = try await exchange(request)
      if 200..<300 ~= response.status { return adapter.reply(to: batch, response.body) }
      var failure = failure(of: response)
      if [.malformed, .overload, .unsupported].contains(failure.fault), simplify(batch.form, after: response)
      {
        failure.kind = Fault.unsupported.rawValue
      }
      return EndpointReply(result: .failure(failure))
    } catch {
      return EndpointReply(result: .failure(Self.failure(error)))
    }
  }

  /// Sends one request; whatever the status, a `Retry-After` holds for all requests to come.
  private func exchange(_ request: HTTPRequest) async throws -> HTTPResponse {
    var response = try await client.send(request)
    if let key = settings.key { response.body = key.redacted(response.body) }
    if let seconds = RetryAfter.seconds(in: response) {
      state.withLock { $0.pace.pause(for: min(seconds, patience.longestRetryAfter)) }
    }
    return response
  }

  private func failure(of response: HTTPResponse) -> TranslatorFailure {
    var failure = adapter.failure(response)
    if let seconds = RetryAfter.seconds(in: response), seconds > patience.longestRetryAfter {
      let (asked, most) = (min(seconds, 1e9), patience.longestRetryAfter)
      failure.message += String(
        format: " (it asks for a pause of %.0f s; Alih waits %g s at most)", asked, most)
    }
    return failure
  }

  private static func failure(_ error: any Error) -> TranslatorFailure {
    (error as? TranslatorFailure) ?? (error as? HTTPFailure)?.failure ?? canceled
  }

  /// Whether the server names a field of ours that it doesn't take; if so, the next request has a simpler form.
  private func simplify(_ form: RequestForm, after response: HTTPResponse) -> Bool {
    guard settings.kind.isChat, [400, 422, 500, 501].contains(response.status),
      let simpler = form.simpler(after: String(decoding: response.body, as: UTF8.self))
    else { return false }
    state.withLock { state in
      // Another worker may be further already.
      if state.form == form { state.form = simpler }
    }
    return true
  }

  private func pause(beforeTry count: Int) async throws {
    let longest = min(patience.longestPause, patience.firstPause * Double(1 << min(count - 1, 16)))
    try await Task.sleep(for: .seconds(Double.random(in: 0...longest)))
  }

  private func waitForTurn(_ estimate: Usage) async throws {
    let start = state.withLock { $0.pace.reserve(tokens: estimate.input + estimate.output) }
    if start > .now { try await Task.sleep(until: start, clock: .continuous) }
    // Another worker may have been told to wait longer in the meantime.
    while case let end = state.withLock({ $0.pace.pauseEnd }), end > .now {
      try await Task.sleep(until: end, clock: .continuous)
    }
  }

  private func settle(_ estimate: Usage, actual: Usage?, isPaid: Bool) {
    state.withLock { state in
      state.budget.settle(estimate, actual: actual ?? (isPaid ? estimate : nil))
      let difference = actual.map { $0.input + $0.output - estimate.input - estimate.output } ?? 0
      state.pace.add(tokens: difference)
    }
  }

  private func wentWell() {
    state.withLock { $0.breaker.wentWell() }
    gate.wentWell()
  }

  private func note(_ failure: TranslatorFailure, startedAt started: ContinuousClock.Instant) {
    let decision = Decision.about(failure.fault)
    if decision.halvesConcurrency { gate.wasTooMuch(startedAt: started) }
    guard decision.isOutage else { return }
    state.withLock { state in
      state.breaker.failed(startedAt: started)
      state.lastOutage = failure
    }
  }

  private func record(_ reply: EndpointReply, _ batch: EndpointBatch, started: Date, duration: Double) async {
    guard let observer else { return }
    var attempt = Attempt(
      endpoint: settings.name, model: settings.model, started: started, duration: duration,
      inputTokens: reply.usage?.input, outputTokens: reply.usage?.output,
      cost: reply.usage.flatMap { settings.price?.cost(of: $0) }, outcome: "done", segments: batch.segments)
    switch reply.result {
    case .success(let reply): attempt.translations = reply.translations
    case .failure(let failure): (attempt.outcome, attempt.message) = (failure.kind, failure.message)
    }
    await observer.record(attempt)
  }
}
