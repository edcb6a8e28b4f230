import Foundation

/// Who is served and who waits: first come, first served, and nobody waits behind a line that is full.
package actor WaitingLine {
  package enum Refusal: Error, Sendable { case full, tooFast, closing }

  private let places: Int
  private let longest: Int
  private let requestsPerMinute: Int?
  private var busy = 0
  private var waiting: [CheckedContinuation<Bool, Never>] = []
  private var isClosing = false
  private var starts: [ContinuousClock.Instant] = []
  private var drain: [CheckedContinuation<Void, Never>] = []

  /// - Parameters:
  ///   - places: how many are worked on at once.
  ///   - longest: how many may wait for a place.
  package init(places: Int, longest: Int, requestsPerMinute: Int? = nil) {
    self.places = places
    self.longest = longest
    self.requestsPerMinute = requestsPerMinute
  }

  /// Works on something as soon as there is a place.
  ///
  /// - Throws: `Refusal`, or what `body` throws.
  package func serve<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
    try await enter()
    defer { leave() }
    return try await body()
  }

  private func enter() async throws {
    if isClosing { throw Refusal.closing }
    if let requestsPerMinute {
      let now = ContinuousClock.now
      starts.removeAll { $0.duration(to: now) > .seconds(60) }
      guard starts.count < requestsPerMinute else { throw Refusal.tooFast }
      starts.append(now)
    }
    guard busy >= places else {
      busy += 1
      return
    }
    guard waiting.count < longest else { throw Refusal.full }
    // The one who leaves hands the place over, so that nobody can slip in between.
    guard await withCheckedContinuation({ waiting.append($0) }) else { throw Refusal.closing }
  }

  private func leave() {
    if !waiting.isEmpty { return waiting.removeFirst().resume(returning: true) }
    busy -= 1
    if busy == 0 { endDrain() }
  }

  /// Takes nobody in any more, and sends away who waits.
  package func close() {
    isClosing = true
    for one in waiting { one.resume(returning: false) }
    waiting = []
  }

  /// Returns when nothing is worked on any more.
  package func drained() async {
    guard busy > 0 else { return }
    await withCheckedContinuation { drain.append($0) }
  }

  private func endDrain() {
    for one in drain { one.resume() }
    drain = []
  }
}
