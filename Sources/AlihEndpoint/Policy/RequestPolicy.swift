import AlihModel
import Foundation

/// Sends an endpoint's batches as the table of decisions says: paced, within the budget, again where that can help.
final class RequestPolicy: Sendable {
  private struct State {
    var form: RequestForm
    var pace: Pace
    var standing: Standing
    var budget: Budget
    /// Whether the server is Alih; nil before its first answer.
    var isAlih: Bool?
  }

  private let adapter: any EndpointAdapter
  private let client: HTTPClient
  private let observer: (any AttemptObserver)?
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
    let settings = adapter.settings
    gate = RequestGate(concurrency: settings.concurrency)
    state = Locked(
      State(
        form: form,
        pace: Pace(
          requestsPerMinute: settings.requestsPerMinute, tokensPerMinute: settings.tokensPerMinute),
        standing: Standing(patience), budget: Budget(settings)))
  }

  /// The form of request that the server has turned out to understand.
  var form: RequestForm { state.withLock { $0.form } }

  /// Whether the server is Alih; nil as long as it has not answered.
  var isAlih: Bool? { adapter.mayBeAlih ? state.withLock { $0.isAlih } : false }

  /// Asks until there is a reply, or the table says that there won't be one.
  func ask(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> Result<
    TranslationReply, TranslatorFailure
  > {
    var outages: Set<Int> = []
    while true {
      let batch = EndpointBatch(
        segments: segments, languages: languages, form: form, goesToAlih: isAlih == true)
      let reply: EndpointReply
      do { reply = try await attempt(batch) } catch { return .failure(error) }
      guard let failure = reply.failure else { return reply.result }
      let decision = Decision.about(failure.fault)
      switch decision.action {
      case .simpler where batch.form != form: continue
      case .simpler, .alone:
        if reply.isRejection { return await examine(batch, failure) }
        if decision.action == .alone { return reply.result }
        if let request = reply.request, await adapter.yields(to: failure, of: request) { continue }
        return .failure(stop(for: failure))
      case .stop: return .failure(stop(for: failure))
      case .again:
        // What fails within one outage failed once.
        outages.insert(state.withLock { $0.standing.outages })
        if outages.count >= decision.tries { return .failure(failure) }
      default: return reply.result
      }
    }
  }

  /// Whether the halves of a batch may fare better: of what a model refuses, as long as it answers now and then.
  func mayHalve(after failure: TranslatorFailure) -> Bool {
    guard Decision.about(failure.fault).action == .halves else { return false }
    return failure.fault != .refused || state.withLock { $0.standing.refusesSome }
  }

  private static let canceled = Fault.canceled.failure("the request was canceled")

  private func stop(for failure: TranslatorFailure) -> TranslatorFailure {
    gate.letSingle(false)
    return state.withLock { $0.standing.stop(for: failure) }
  }

  /// Finds out whether a "bad request" is the fault of the segments: a server that refuses a small one alone refuses all.
  private func examine(
    _ batch: EndpointBatch, _ failure: TranslatorFailure
  ) async -> Result<TranslationReply, TranslatorFailure> {
    defer { gate.letSingle(state.withLock { $0.standing.isPaused }) }
    let smallest = batch.segments.min { $0.text.utf8.count < $1.text.utf8.count }
    guard let smallest, smallest.text.utf8.count <= 500 else { return .failure(failure) }
    if batch.segments.count > 1 {
      var alone = batch
      alone.segments = [smallest]
      let reply: EndpointReply
      do { reply = try await attempt(alone, first: true) } catch { return .failure(error) }
      if case .success(let answer) = reply.result {
        let others = batch.ids.filter { $0 != smallest.id }
        var all = TranslationReply.none(of: others, failure)
        all.merge(answer)
        return .success(all)
      }
      guard reply.isRejection else { return .failure(failure) }
    }
    guard state.withLock({ $0.standing.rejected() }) else { return .failure(failure) }
    return .failure(stop(for: Fault.unsupported.failure(failure.message)))
  }

  /// One request from the queue to the observer.
  ///
  /// - Parameter first: before all who wait.
  /// - Throws: why nothing was sent.
  private func attempt(_ batch: EndpointBatch, first: Bool = false) async throws(TranslatorFailure)
    -> EndpointReply
  {
    do { try await gate.enter(first: first) } catch { throw Self.canceled }
    defer { gate.leave() }
    try await waitUntilWell()
    if let words = await adapter.prepare(batch.languages, { try await self.exchangeBeside($0) }) {
      await tell(EndpointNotice(message: words))
    }
    let request = await adapter.request(for: batch)
    let estimate = adapter.estimate(request, batch)
    try await reserve(estimate)
    do {
      try await waitForTurn(estimate)
      try await waitUntilWell()
    } catch {
      state.withLock { $0.budget.settle(estimate, actual: nil) }
      throw error
    }
    let (clock, started) = (ContinuousClock.now, Date())
    var reply = await reply(to: batch, request)
    reply.request = request
    let used = reply.usage ?? (reply.isCharged ? estimate : nil)
    // What was paid for is safe before anything is computed from it.
    await record(
      reply, used, batch.segments, started: started, duration: clock.duration(to: .now) / .seconds(1))
    settle(estimate, used)
    await judge(reply, startedAt: clock)
    return reply
  }

  /// Waits for the end of a pause; what waits here was not tried.
  private func waitUntilWell() async throws(TranslatorFailure) {
    while true {
      switch state.withLock({ $0.standing.answer() }) {
      case .go: return
      case .no(let failure): throw failure
      case .wait(let end):
        do { try await Task.sleep(until: end, clock: .continuous) } catch { throw Self.canceled }
      }
    }
  }

  /// Takes the estimate from the budget; waits while requests under way may leave room for it.
  private func reserve(_ estimate: Usage) async throws(TranslatorFailure) {
    while true {
      switch state.withLock({ $0.budget.reserve(estimate) }) {
      case .granted: return
      case .used(let failure): throw failure
      case .waits: do { try await Task.sleep(for: .milliseconds(10)) } catch { throw Self.canceled }
      }
    }
  }

  private func waitForTurn(_ estimate: Usage) async throws(TranslatorFailure) {
    let (start, wait) = state.withLock { state in
      let start = state.pace.reserve(tokens: estimate.input + estimate.output)
      return (start, state.pace.news(of: start))
    }
    guard start > .now else { return }
    if let wait {
      await tell(
        EndpointNotice(
          message:
            "the next request waits \(Int(wait.rounded(.up))) s, as requests_per_minute or tokens_per_minute says",
          pause: wait))
    }
    do { try await Task.sleep(until: start, clock: .continuous) } catch { throw Self.canceled }
  }

  private func reply(to batch: EndpointBatch, _ request: HTTPRequest) async -> EndpointReply {
    do {
      let response = try await client.send(request)
      // A gateway's page of errors says nothing of what stands behind it.
      if adapter.mayBeAlih {
        let isAlih = response.header(SegmentService.header) != nil
        state.withLock {
          $0.isAlih = isAlih ? true : $0.isAlih ?? (200..<300 ~= response.status ? false : nil)
        }
      }
      guard 200..<300 ~= response.status else { return refusal(response, batch.form) }
      var reply = adapter.reply(to: batch, response.body)
      reply.status = response.status
      reply.pause = RetryAfter.seconds(in: response)
      if reply.hasNothing { explain(&reply, shown(response), batch) }
      return reply
    } catch {
      var reply = EndpointReply(result: .failure((error as? HTTPFailure)?.failure ?? Self.canceled))
      reply.isCharged = (error as? HTTPFailure)?.mayBeCharged ?? false
      reply.isPromising = (error as? HTTPFailure)?.showsServer ?? false
      return reply
    }
  }

  /// A reply of status 200 without an answer: its words without the key, or the error that it holds.
  private func explain(_ reply: inout EndpointReply, _ response: HTTPResponse, _ batch: EndpointBatch) {
    if settings.template?.error == nil, let (failure, status) = adapter.failureInside(response.body) {
      (reply.result, reply.status, reply.isCharged) = (.failure(failure), status, false)
      reply.pause = reply.pause ?? RetryAfter.seconds(inBody: response.body)
      reply.isPromising = true
    } else if let failure = adapter.outage(in: response.body) {
      (reply.result, reply.isCharged, reply.isPromising) = (.failure(failure), false, true)
    } else if let failure = adapter.reply(to: batch, response.body).failure {
      reply.result = .failure(failure)
    }
  }

  /// A reply of another status than 2xx.
  private func refusal(_ response: HTTPResponse, _ form: RequestForm) -> EndpointReply {
    let response = shown(response)
    var failure = adapter.failure(response)
    if [.malformed, .overload, .unsupported].contains(failure.fault), simplify(form, after: response) {
      failure.kind = Fault.unsupported.rawValue
    }
    if failure.fault == .tooBig, let context = ContextLimit.tokens(toldIn: response.body) {
      state.withLock { $0.form.context = context }
    }
    var reply = EndpointReply(result: .failure(failure))
    reply.status = response.status
    reply.isCharged = false
    // A server that only ever says 500 is no better than none.
    reply.isPromising = response.status != 500
    let mayName = [.rate, .overload].contains(failure.fault)
    reply.pause =
      RetryAfter.seconds(in: response) ?? (mayName ? RetryAfter.seconds(inBody: response.body) : nil)
    return reply
  }

  /// A reply as a message may show it.
  private func shown(_ response: HTTPResponse) -> HTTPResponse {
    var response = response
    if let key = settings.key { response.body = key.redacted(response.body) }
    return response
  }

  /// A request beside the batches, which counts as one.
  private func exchangeBeside(_ request: HTTPRequest) async throws -> HTTPResponse {
    let nothing = Usage(input: 0, output: 0)
    try await reserve(nothing)
    defer { state.withLock { $0.budget.settle(nothing, actual: nil) } }
    let (clock, started) = (ContinuousClock.now, Date())
    let result: Result<HTTPResponse, TranslatorFailure>
    do {
      let response = shown(try await client.send(request))
      result = 200..<300 ~= response.status ? .success(response) : .failure(adapter.failure(response))
    } catch {
      result = .failure((error as? HTTPFailure)?.failure ?? Self.canceled)
    }
    var reply = EndpointReply(result: result.map { _ in TranslationReply(translations: []) })
    reply.isCharged = false
    await record(reply, nil, [], started: started, duration: clock.duration(to: .now) / .seconds(1))
    return try result.get()
  }

  /// Whether the server names a field of ours that it doesn't take; if so, the next request has a simpler form.
  private func simplify(_ form: RequestForm, after response: HTTPResponse) -> Bool {
    guard settings.kind.isChat, [400, 404, 422, 500, 501].contains(response.status),
      let simpler = form.simpler(
        after: String(decoding: response.body, as: UTF8.self), status: response.status)
    else { return false }
    if response.status == 404, simpler.interface == form.interface { return false }
    state.withLock { state in
      // Another worker may be further already.
      if state.form == form { state.form = simpler }
    }
    return true
  }

  private func settle(_ estimate: Usage, _ used: Usage?) {
    state.withLock { state in
      state.budget.settle(estimate, actual: used)
      if let used { state.pace.add(tokens: used.input + used.output - estimate.input - estimate.output) }
    }
  }

  /// Draws from a reply what it says of the endpoint.
  private func judge(_ reply: EndpointReply, startedAt started: ContinuousClock.Instant) async {
    guard let failure = reply.failure else {
      let notice = state.withLock { $0.standing.wentWell(startedAt: started, pause: reply.pause) }
      if let notice { await tell(notice) }
      gate.letSingle(state.withLock { $0.standing.isPaused })
      return gate.wentWell()
    }
    let decision = Decision.about(failure.fault)
    if decision.halvesConcurrency { gate.wasTooMuch(startedAt: started) }
    let setback = Standing.Setback(
      failure: failure, pause: reply.pause, isPromising: reply.isPromising, started: started)
    switch decision.action {
    case .again:
      let notice = state.withLock { $0.standing.failed(setback) }
      gate.letSingle(state.withLock { $0.standing.isPaused })
      if let notice { await tell(notice) }
    case .alone where reply.isRejection:
      // What it means is found out with one request; the others wait for that.
      gate.letSingle(true)
    case .alone: state.withLock { $0.standing.garbled(setback) }
    case .halves where failure.fault == .refused: state.withLock { $0.standing.refused() }
    default: break
    }
  }

  private func tell(_ notice: EndpointNotice) async {
    var notice = notice
    notice.endpoint = settings.name
    await observer?.hear(notice)
  }

  private func record(
    _ reply: EndpointReply, _ used: Usage?, _ segments: [SegmentRequest], started: Date, duration: Double
  ) async {
    guard let observer else { return }
    var attempt = Attempt(
      endpoint: settings.name, model: settings.model, started: started, duration: duration,
      inputTokens: reply.usage?.input, outputTokens: reply.usage?.output,
      cost: used.flatMap { settings.price?.cost(of: $0) }, outcome: "done", segments: segments)
    switch reply.result {
    case .success(let reply): attempt.translations = reply.translations
    case .failure(let failure): (attempt.outcome, attempt.message) = (failure.kind, failure.message)
    }
    await observer.record(attempt)
  }
}
