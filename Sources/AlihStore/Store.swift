import AlihModel
import Foundation
import GRDB

/// The file in which Alih remembers: jobs, every answer that was paid for, and the translation memory.
///
/// One SQLite file in WAL mode. Several processes may use it at once. What was written survives the end of the process
/// at any moment; a paid answer survives a power failure too.
package final class Store: Sendable {
  package let path: String
  private let connection: Connection
  private let writes = Locked<Int64>(0)

  /// Opens the store, and makes it when there is none.
  package init(_ path: String) throws(StoreProblem) {
    self.path = path
    connection = Connection(try Self.opened(path))
  }

  /// The open file, which changes only when somebody deletes it under us.
  private final class Connection: @unchecked Sendable {
    private let lock = NSLock()
    private var current: (queue: DatabaseQueue, file: FileIdentity?)

    init(_ current: (DatabaseQueue, FileIdentity?)) { self.current = current }

    func with<Result>(_ body: (inout (queue: DatabaseQueue, file: FileIdentity?)) throws -> Result) rethrows
      -> Result
    {
      lock.lock()
      defer { lock.unlock() }
      return try body(&current)
    }
  }

  /// Differs whenever this or another process has written since: what was read before may be something else now.
  package func changeMark() throws(StoreProblem) -> [Int64] {
    let others = try read { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    return [others, writes.withLock { $0 }]
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreProblem) -> Value {
    do { return try connection.with { try $0.queue.read(body) } } catch { throw problem(error) }
  }

  /// Runs `body` in a transaction.
  ///
  /// - Parameter isPaid: whether it holds what money was spent on, and has to be on the disk before this returns.
  func write<Value>(isPaid: Bool = false, _ body: (Database) throws -> Value) throws(StoreProblem) -> Value {
    do {
      return try connection.with { current in
        if FileIdentity(path) != current.file { current = try restored(from: current.queue) }
        return try current.queue.writeWithoutTransaction { database in
          try database.execute(sql: isPaid ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
          var result: Value?
          try database.inTransaction(.immediate) {
            result = try body(database)
            return .commit
          }
          writes.withLock { $0 += 1 }
          return result!
        }
      }
    } catch {
      throw problem(error)
    }
  }

  /// Writes a store that was deleted while we use it into its place again: the open file still holds everything.
  private func restored(from queue: DatabaseQueue) throws -> (DatabaseQueue, FileIdentity?) {
    if FileIdentity(path) == nil {
      try Self.makeFolder(of: path)
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      Self.makePrivate(path)
      try queue.vacuum(into: path)
    }
    return try Self.opened(path)
  }

  private static func opened(_ path: String) throws(StoreProblem) -> (DatabaseQueue, FileIdentity?) {
    var configuration = GRDB.Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(10)
    var attempts = 0
    while true {
      do {
        try makeFolder(of: path)
        makePrivate(path)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let migrator = Migrations.migrator
        if try queue.read(migrator.hasBeenSuperseded) { throw StoreProblem(path: path, reason: .newer) }
        try migrator.migrate(queue)
        return (queue, FileIdentity(path))
      } catch let problem as StoreProblem {
        throw problem
      } catch {
        // Another process may be making the same store at this moment.
        attempts += 1
        guard attempts < 5, let error = error as? DatabaseError,
          [.SQLITE_BUSY, .SQLITE_ERROR, .SQLITE_LOCKED].contains(error.resultCode)
        else { throw StoreProblem(path: path, error) }
        usleep(50_000)
      }
    }
  }

  /// Makes an empty file for its owner alone, where there is none: it will hold articles. SQLite gives the files beside
  /// it the same permissions.
  private static func makePrivate(_ path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  private static func makeFolder(of path: String) throws(StoreProblem) {
    let folder = path.parentFolder
    guard !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StoreProblem(path: path, reason: .unwritable("the folder '\(folder)' can't be made"))
    }
  }

  private func problem(_ error: any Error) -> StoreProblem {
    (error as? StoreProblem) ?? StoreProblem(path: path, error)
  }
}

/// A file on its device, whatever path leads to it.
private struct FileIdentity: Equatable {
  let device: UInt64
  let number: UInt64

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
