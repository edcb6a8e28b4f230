import AlihEndpoint
import AlihFormats
import AlihModel
import Foundation

/// A file that appears whole or not at all: written beside its place and renamed into it.
///
/// The bytes are on the disk before the name is, so that a power failure leaves the old file or the new one. A link in
/// the place of a document is refused: what it leads to is somebody else's. What is no regular file, such as
/// `/dev/null`, is written to directly.
final class AtomicFile {
  private static let unfinished = Locked<Set<String>>([])

  private let path: String
  private let temporary: String
  private let descriptor: Int32

  /// Opens the file for writing and makes the folders above it.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    let folder = path.parentFolder
    guard folder.isEmpty || FileSystem.makeFolder(folder) else {
      throw CommandFailure(.cannotWrite, "can't make the folder '\(folder)': check its name and permissions")
    }
    switch Self.kind(of: path) {
    case S_IFLNK? where !Self.leadsToSpecial(path):
      throw CommandFailure(
        .cannotWrite,
        "'\(path)' is a link, and what it leads to is not written over\nRemove it, or name another place.")
    case S_IFDIR?:
      throw CommandFailure(.cannotWrite, "can't write to '\(path)': a folder is in its place")
    case nil, S_IFREG?:
      (temporary, descriptor) = Self.newFile(in: folder, like: path)
    default:
      (temporary, descriptor) = (path, open(path.pathBytes, O_WRONLY | O_CLOEXEC))
    }
    guard descriptor >= 0 else {
      throw CommandFailure(cannotWrite: "'\(path)'")
    }
    if temporary != path { Self.unfinished.withLock { _ = $0.insert(temporary) } }
  }

  /// A file that nobody else has or can plant, with the permissions of the one that it will replace.
  private static func newFile(in folder: String, like path: String) -> (String, Int32) {
    var status = stat()
    let mode: mode_t? = stat(path.pathBytes, &status) == 0 ? status.st_mode & 0o7777 : nil
    while true {
      let name = "\(prefix)\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36))\(suffix)"
      let place = (folder as NSString).appendingPathComponent(name)
      let descriptor = open(place.pathBytes, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      if descriptor < 0, errno == EEXIST { continue }
      if descriptor >= 0 {
        flock(descriptor, LOCK_EX | LOCK_NB)
        if let mode { fchmod(descriptor, mode) }
      }
      return (place, descriptor)
    }
  }

  private static let prefix = ".alih-"
  private static let suffix = ".part"
  private static let cleaned = Locked<Set<String>>([])

  /// Removes what killed runs left in a folder: of a process that is gone, and that nobody on another machine holds.
  private static func clean(_ folder: String) {
    guard cleaned.withLock({ $0.insert(folder).inserted }) else { return }
    for name in FileSystem.names(in: folder) ?? [] where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      guard let process = Int32(name.dropFirst(prefix.count).prefix { $0 != "-" }), process != getpid(),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      let place = (folder as NSString).appendingPathComponent(name)
      let descriptor = open(place.pathBytes, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(place.pathBytes) }
      close(descriptor)
    }
  }

  deinit {
    guard Self.unfinished.withLock({ $0.remove(temporary) }) != nil else { return }
    close(descriptor)
    unlink(temporary.pathBytes)
  }

  /// Writes the whole file; one that holds these bytes already isn't touched, its time of change included.
  static func write(_ bytes: [UInt8], to path: String) throws {
    clean(path.parentFolder)
    if holds(bytes, path) { return }
    let file = try AtomicFile(path)
    try file.write(bytes)
    try file.finish()
  }

  private static func holds(_ bytes: [UInt8], _ path: String) -> Bool {
    var status = stat()
    guard lstat(path.pathBytes, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size == bytes.count,
      let content = FileSystem.contents(of: path)
    else { return false }
    return content.elementsEqual(bytes)
  }

  func write(_ bytes: [UInt8]) throws {
    try Console.write(bytes, to: descriptor, named: "'\(path)'")
  }

  /// Puts the finished file into its place.
  func finish() throws(CommandFailure) {
    let isOurs = Self.unfinished.withLock { $0.remove(temporary) } != nil
    let isOnDisk = !isOurs || fsync(descriptor) == 0
    let isClosed = close(descriptor) == 0
    guard isOnDisk, isClosed, !isOurs || rename(temporary.pathBytes, path.pathBytes) == 0 else {
      let failure = CommandFailure(cannotWrite: "'\(path)'")
      if isOurs { unlink(temporary.pathBytes) }
      throw failure
    }
    if isOurs { Self.sync(folder: path.parentFolder) }
  }

  /// The new name is on the disk, too; where a file system can't say so, nothing more can be done.
  private static func sync(folder: String) {
    let descriptor = open((folder.isEmpty ? "." : folder).pathBytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Removes what an interrupted run would leave behind.
  static func removeUnfinished() {
    for path in unfinished.withLock({ $0 }) { unlink(path.pathBytes) }
  }

  /// What stands there, a link for itself; nil for nothing.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path.pathBytes, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Whether a link leads to a device or pipe, as `/dev/stdout` does.
  private static func leadsToSpecial(_ path: String) -> Bool {
    var status = stat()
    guard stat(path.pathBytes, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }
}
