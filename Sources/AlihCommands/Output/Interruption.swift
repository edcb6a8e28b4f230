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

  /// Called once, before anything else runs.
  static func watch() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      source.setEventHandler {
        AtomicFile.removeUnfinished()
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
