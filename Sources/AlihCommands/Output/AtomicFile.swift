import AlihEndpoint
import AlihModel
import Foundation

/// A file that appears whole or not at all: written beside its place and renamed into it.
///
/// What is no regular file, such as `/dev/null`, is written to directly.
final class AtomicFile {
  private static let unfinished = Locked<Set<String>>([])

  private let path: String
  private let temporary: String
  private let descriptor: Int32

  /// Opens the file for writing and makes the folders above it.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    let folder = path.parentFolder
    do {
      if !folder.isEmpty {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
    } catch {
      throw CommandFailure(.cannotWrite, "can't make the folder '\(folder)': check its name and permissions")
    }
    let isSpecial = Self.kind(of: path).map { $0 != S_IFREG } ?? false
    let name = (path as NSString).lastPathComponent
    let part = (folder as NSString).appendingPathComponent(".\(name).part")
    if isSpecial {
      (temporary, descriptor) = (path, open(path, O_WRONLY))
    } else if let taken = Self.take(part) {
      (temporary, descriptor) = (part, taken)
    } else {
      temporary = part + "\(getpid())"
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    }
    guard descriptor >= 0 else {
      throw CommandFailure(.cannotWrite, "can't write '\(path)': \(Console.systemError())")
    }
    if !isSpecial { Self.unfinished.withLock { _ = $0.insert(temporary) } }
  }

  /// Opens the usual temporary file, which a killed run may have left, unless a living one is at work on it.
  private static func take(_ part: String) -> Int32? {
    let descriptor = open(part, O_WRONLY | O_CREAT, 0o666)
    guard descriptor >= 0 else { return nil }
    var (ours, there) = (stat(), stat())
    // The other one may have renamed it into its place since we opened it.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &ours) == 0, stat(part, &there) == 0,
      ours.st_ino == there.st_ino, ftruncate(descriptor, 0) == 0
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  deinit {
    guard Self.unfinished.withLock({ $0.remove(temporary) }) != nil else { return }
    close(descriptor)
    unlink(temporary)
  }

  /// Writes the whole file; one that holds these bytes already isn't touched, its time of change included.
  static func write(_ bytes: [UInt8], to path: String) throws {
    if holds(bytes, path) { return }
    let file = try AtomicFile(path)
    try file.write(bytes)
    try file.finish()
  }

  private static func holds(_ bytes: [UInt8], _ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size == bytes.count,
      let content = try? Data(contentsOf: URL(filePath: path))
    else { return false }
    return content.elementsEqual(bytes)
  }

  func write(_ bytes: [UInt8]) throws {
    try Console.write(bytes, to: descriptor, named: "'\(path)'")
  }

  /// Puts the finished file into its place.
  func finish() throws(CommandFailure) {
    let isOurs = Self.unfinished.withLock { $0.remove(temporary) } != nil
    let isClosed = close(descriptor) == 0
    guard isClosed, !isOurs || rename(temporary, path) == 0 else {
      let reason = Console.systemError()
      if isOurs { unlink(temporary) }
      throw CommandFailure(.cannotWrite, "can't write '\(path)': \(reason)")
    }
  }

  /// Removes what an interrupted run would leave behind.
  static func removeUnfinished() {
    for path in unfinished.withLock({ $0 }) { unlink(path) }
  }

  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
