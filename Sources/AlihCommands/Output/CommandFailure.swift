import Foundation

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
  /// An endpoint can't be reached, or is out of order.
  case unreachable = 69
  case cannotWrite = 73
  /// An endpoint's quota or limit, or the run's own budget, is used up.
  case usedUp = 75
  /// An endpoint doesn't take the key.
  case denied = 77
  case badConfiguration = 78
  case interrupted = 130

  /// Where an endpoint's fault is all that came of it, such as `auth`.
  init(fault: String) {
    switch fault {
    case "auth": self = .denied
    case "quota", "budget", "rate": self = .usedUp
    case "transport", "overload": self = .unreachable
    default: self = .failed
    }
  }
}

/// Ends the command: what happened, where, and what to do next.
struct CommandFailure: Error, Sendable, Hashable {
  var status: ExitStatus
  var message: String
  /// The disk is full: whatever else is to be written there fails, too.
  var isDiskFull = false

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  /// - Parameters:
  ///   - place: a path in quotation marks, or "standard output".
  ///   - error: the system's number for what was wrong.
  init(cannotWrite place: String, _ error: Int32 = errno) {
    isDiskFull = [ENOSPC, EDQUOT].contains(error)
    status = .cannotWrite
    message =
      "can't write to \(place): \(Console.systemError(error))"
      + (isDiskFull ? "\nMake room, and give the same command again: it goes on." : "")
  }
}
