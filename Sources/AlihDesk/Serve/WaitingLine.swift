import Foundation

/// Who is served and who waits: first come, first served, and nobody waits behind a line that is full.
package actor WaitingLine {
  package enum Refusal: Error, Sendable {
    case full, tooFast, closing
    /// Who asked has left.
    case left
  }

  private let places: Int
  private let longest: Int
  private let requestsPerMinute: Int?
  private var busy = 0
  private var waiting: [(ticket: Int, turn: CheckedContinuation<Bool, Never>)] = []
  private var tickets = 0
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

  /// Works on something as soon as there is a place; who is cancelled leaves the line.
  ///
  /// - Throws: `Refusal`, or what `body` throws.
  package func serve<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
    try await enter()
    defer { leave() }
    return try await body()
  }

  /// Who is served and who waits.
  var length: Int { busy + waiting.count }

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
    tickets += 1
    let ticket = tickets
    // The one who leaves hands the place over, so that nobody can slip in between.
    let isServed = await withTaskCancellationHandler {
      await withCheckedContinuation { turn in
        if Task.isCancelled { turn.resume(returning: false) } else { waiting.append((ticket, turn)) }
      }
    } onCancel: {
      Task { await giveUp(ticket) }
    }
    guard isServed else { throw isClosing ? Refusal.closing : Refusal.left }
  }

  private func giveUp(_ ticket: Int) {
    guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
    waiting.remove(at: place).turn.resume(returning: false)
  }

  private func leave() {
    if !waiting.isEmpty { return waiting.removeFirst().turn.resume(returning: true) }
    busy -= 1
    if busy == 0 { endDrain() }
  }

  /// Takes nobody in any more, and sends away who waits.
  package func close() {
    isClosing = true
    for one in waiting { one.turn.resume(returning: false) }
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
