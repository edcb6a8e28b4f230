import CCurl
import Foundation

/// Sends requests over libcurl: one thread of its own, any number of exchanges at once, connections kept for reuse.
///
/// TLS is verified, redirects are not followed (the key would go along), and only `http` and `https` are spoken.
package final class HTTPClient: Sendable {
  private let loop: TransferLoop
  private let trace: (@Sendable (TracedExchange) -> Void)?

  /// - Parameter trace: hears of each exchange when it is over.
  package init(trace: (@Sendable (TracedExchange) -> Void)? = nil) {
    self.trace = trace
    loop = TransferLoop()
    let thread = Thread { [loop] in loop.run() }
    thread.name = "alih-http"
    thread.start()
  }

  /// Ends what is under way and waits for the thread, which takes a moment only.
  deinit {
    loop.stop()
    loop.ended.wait()
  }

  /// Sends a request and waits for the whole reply.
  ///
  /// - Throws: `HTTPFailure`, or `CancellationError` within a millisecond of the task's cancellation.
  package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard let trace else { return try await exchange(request) }
    let start = ContinuousClock.now
    let result: Result<HTTPResponse, any Error>
    do { result = .success(try await exchange(request)) } catch { result = .failure(error) }
    trace(TracedExchange(request, result, seconds: start.duration(to: .now) / .seconds(1)))
    return try result.get()
  }

  private func exchange(_ request: HTTPRequest) async throws -> HTTPResponse {
    let id = loop.newID()
    defer { loop.forget(id) }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        loop.start(Transfer(id: id, request: request, continuation: continuation))
      }
    } onCancel: {
      loop.cancel(id)
    }
  }
}
