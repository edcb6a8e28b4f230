/// The exit codes of the command line's contract.
enum ExitStatus: Int32, Sendable {
  case done = 0
  case failed = 1
  /// Finished, but some segments are degraded or missing (with `--strict`).
  case degraded = 2
  /// A quality gate fell short.
  case fellShort = 3
  case wrongUsage = 64
  case noInput = 66
  case cannotWrite = 73
  case badConfiguration = 78
  case interrupted = 130
}

/// Ends the command: what happened, where, and what to do next.
struct CommandFailure: Error, Sendable, Hashable {
  var status: ExitStatus
  var message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
