import AlihModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files by their paths, whatever bytes these are: Foundation finds none whose name is no UTF-8 (`String.pathBytes`).
package enum FileSystem {
  /// Where relative paths begin; empty where that folder is gone.
  package static var currentFolder: String {
    guard let folder = getcwd(nil, 0) else { return "" }
    defer { free(folder) }
    return String(path: folder)
  }

  /// What a file holds; nil for what can't be read, and for more than 1 GB.
  package static func contents(of path: String) -> Data? {
    let descriptor = open(path.pathBytes, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return (try? ArticleFile.bytes(from: descriptor, path: path)).map { Data($0) }
  }

  /// The first 4,096 bytes of a file, or fewer.
  package static func beginning(of path: String) -> [UInt8] {
    let descriptor = open(path.pathBytes, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress!, buffer.count))
    }
  }

  /// Whether the path leads to anything, links followed.
  package static func holds(_ path: String) -> Bool { access(path.pathBytes, F_OK) == 0 }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path.pathBytes, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder and those above it.
  ///
  /// - Returns: whether it is there now; else `errno` says why not.
  package static func makeFolder(_ path: String) -> Bool {
    if isFolder(path) || mkdir(path.pathBytes, 0o777) == 0 { return true }
    if errno == ENOENT, !path.isEmpty, makeFolder(path.parentFolder), mkdir(path.pathBytes, 0o777) == 0 {
      return true
    }
    // Another program may have been faster.
    let reason = errno
    defer { errno = reason }
    return reason == EEXIST && isFolder(path)
  }

  /// The names in a folder, empty for the current one, in the order of their bytes; nil for a folder that can't be read.
  package static func names(in folder: String) -> [String]? {
    guard let stream = opendir((folder.isEmpty ? "." : folder).pathBytes) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        String(path: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    // Swift's own order takes two spellings of one letter for the same.
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
