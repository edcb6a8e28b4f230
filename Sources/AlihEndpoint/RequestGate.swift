/// Lets as many requests through at a time as an endpoint's settings allow, and no more a minute.
final class RequestGate: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
    var nextStart = ContinuousClock.now
  }

  private let state: Locked<State>
  private let interval: Duration

  init(concurrency: Int, requestsPerMinute: Int?) {
    state = Locked(State(free: max(1, concurrency)))
    interval = requestsPerMinute.map { .seconds(60) / max(1, $0) } ?? .zero
  }

  /// Runs `body` when it is its turn.
  func pass<Result: Sendable>(_ body: () async -> Result) async -> Result {
    await enter()
    defer { leave() }
    let start = state.withLock { state in
      let start = max(state.nextStart, .now)
      state.nextStart = start + interval
      return start
    }
    if interval > .zero { try? await Task.sleep(until: start, clock: .continuous) }
    return await body()
  }

  private func enter() async {
    await withCheckedContinuation { continuation in
      let mayEnter = state.withLock { state in
        guard state.free == 0 else {
          state.free -= 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if mayEnter { continuation.resume() }
    }
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
