import AlihModel

/// Lets as many requests through at a time as go well: one more after each full round, half as many on overload, and one
/// alone during an outage.
final class RequestGate: Sendable {
  private struct State {
    var limit: Double
    var running = 0
    var isSingle = false
    var lastID: UInt64 = 0
    var waiting: [(id: UInt64, continuation: CheckedContinuation<Void, any Error>)] = []
    /// Ids that were canceled before they began to wait.
    var canceled: Set<UInt64> = []
    var narrowed: ContinuousClock.Instant?

    var width: Int { isSingle ? 1 : Int(limit) }

    /// Those that may go now.
    mutating func admitted() -> [CheckedContinuation<Void, any Error>] {
      let count = min(waiting.count, max(0, width - running))
      running += count
      defer { waiting.removeFirst(count) }
      return waiting.prefix(count).map(\.continuation)
    }
  }

  private let most: Double
  private let state: Locked<State>

  init(concurrency: Int) {
    most = Double(max(1, concurrency))
    state = Locked(State(limit: most))
  }

  /// How many may run at the same time just now.
  var limit: Int { state.withLock { Int($0.limit) } }

  /// Waits for a turn, first come, first served; `leave()` gives it back.
  ///
  /// - Parameter first: before all who wait.
  /// - Throws: `CancellationError` at once when the task is canceled.
  func enter(first: Bool = false) async throws {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    defer { state.withLock { _ = $0.canceled.remove(id) } }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let result: Result<Void, any Error>? = state.withLock { state in
          if state.canceled.contains(id) { return .failure(CancellationError()) }
          guard first || state.waiting.isEmpty, state.running < state.width else {
            state.waiting.insert((id, continuation), at: first ? 0 : state.waiting.count)
            return nil
          }
          state.running += 1
          return .success(())
        }
        if let result { continuation.resume(with: result) }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        guard let index = state.waiting.firstIndex(where: { $0.id == id }) else {
          state.canceled.insert(id)
          return nil as CheckedContinuation<Void, any Error>?
        }
        return state.waiting.remove(at: index).continuation
      }
      waiter?.resume(throwing: CancellationError())
    }
  }

  func leave() { change { $0.running -= 1 } }

  /// Lets one request at a time through, or as many as went well before.
  func letSingle(_ isSingle: Bool) { change { $0.isSingle = isSingle } }

  func wentWell() { change { $0.limit = min(most, $0.limit + 1 / $0.limit) } }

  /// Halves the limit, once for all requests that were under way together.
  func wasTooMuch(startedAt started: ContinuousClock.Instant) {
    change { state in
      if let narrowed = state.narrowed, started < narrowed { return }
      state.limit = max(1, (state.limit / 2).rounded(.down))
      state.narrowed = .now
    }
  }

  private func change(_ body: (inout State) -> Void) {
    let admitted = state.withLock { state in
      body(&state)
      return state.admitted()
    }
    for continuation in admitted { continuation.resume() }
  }
}
