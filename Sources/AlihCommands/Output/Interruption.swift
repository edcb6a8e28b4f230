import AlihEndpoint
import AlihModel
import Dispatch
import Foundation

/// Ctrl-C and SIGTERM: no half-written file stays behind, and the exit code says what happened.
enum Interruption {
  /// Kept for as long as the program runs.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// The job that this process works on, if any.
  static let job = Locked<Int64?>(nil)

  /// What a server does instead of ending at once; a second signal ends it.
  private static let server = Locked<(stop: @Sendable () async -> Void, isStopping: Bool)?>(nil)

  /// Ends a server in its own time at the first signal.
  ///
  /// - Returns: tells whether it has been asked to stop.
  static func onStop(_ stop: @escaping @Sendable () async -> Void) -> @Sendable () -> Bool {
    server.withLock { $0 = (stop, false) }
    return { server.withLock { $0?.isStopping ?? false } }
  }

  private static func stopServer() -> Bool {
    let stop = server.withLock { server -> (@Sendable () async -> Void)? in
      guard server?.isStopping == false else { return nil }
      server?.isStopping = true
      return server?.stop
    }
    guard let stop else { return false }
    Task { await stop() }
    return true
  }

  /// Called once, before anything else runs.
  static func watch() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      source.setEventHandler {
        if stopServer() { return }
        AtomicFile.removeUnfinished()
        Console.clearLine()
        let next = job.withLock { $0 }.map { "Go on with: alih jobs resume \($0)" }
        Console.note(
          "interrupted; what was finished is written\n\(next ?? "The same command starts over.")")
        _exit(ExitStatus.interrupted.rawValue)
      }
      source.activate()
      sources.append(source)
    }
  }
}
