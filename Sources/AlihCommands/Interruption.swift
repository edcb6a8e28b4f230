import Dispatch
import Foundation

/// Ctrl-C and SIGTERM: no half-written file stays behind, and the exit code says what happened.
enum Interruption {
  /// Kept for as long as the program runs.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// Called once, before anything else runs.
  static func watch() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      source.setEventHandler {
        AtomicFile.removeUnfinished()
        Console.note("interrupted; what was finished is written\nThe same command starts over.")
        _exit(number == SIGINT ? ExitStatus.interrupted.rawValue : 128 + SIGTERM)
      }
      source.activate()
      sources.append(source)
    }
  }
}
