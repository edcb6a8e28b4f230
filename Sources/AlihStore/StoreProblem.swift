import GRDB

/// Why the store can't be used; `description` is for the user and says what to do.
package struct StoreProblem: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Reason: Sendable, Hashable {
    /// Written by a newer Alih.
    case newer
    /// No database, or a damaged one; what SQLite says.
    case damaged(String)
    case full
    /// What the system says.
    case unwritable(String)
    /// Other processes kept it locked for too long.
    case busy
    case other(String)
  }

  package let path: String
  package let reason: Reason

  init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(path: String, _ error: any Error) {
    self.path = path
    guard let error = error as? DatabaseError else {
      reason = .other("\(error)")
      return
    }
    let message = error.message ?? "error \(error.resultCode.rawValue)"
    reason =
      switch error.resultCode {
      case .SQLITE_NOTADB, .SQLITE_CORRUPT: .damaged(message)
      case .SQLITE_FULL: .full
      case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: .full
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_IOERR: .unwritable(message)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      default: .other(message)
      }
  }

  package var description: String {
    switch reason {
    case .newer:
      "the job store '\(path)' was written by a newer Alih\n"
        + "Use that one, or name another store with the environment variable ALIH_STORE."
    case .damaged(let message):
      "the job store '\(path)' is damaged or no store (\(message))\n"
        + "Move it away and start again: mv '\(path)' '\(path).damaged'"
    case .full:
      "no space for the job store '\(path)'\nMake room on its disk, or name another place with ALIH_STORE."
    case .unwritable(let message):
      "can't write the job store '\(path)' (\(message))\n"
        + "Check the permissions of the file and of its folder, or name another place with ALIH_STORE."
    case .busy:
      "the job store '\(path)' was locked by another program for 10 s\nWait until that one is done."
    case .other(let message): "the job store '\(path)' failed: \(message)\nTry again, or report this."
    }
  }
}
