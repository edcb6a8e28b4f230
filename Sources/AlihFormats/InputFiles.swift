import AlihModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The article files that the arguments of a command name.
package struct InputFiles: Sendable {
  /// One file, or standard input.
  package struct File: Sendable, Hashable {
    /// As the user would write it: `news/2024/a.txt`, or `-`.
    package let path: String
    /// Below the folder that was given, `2024/a.txt`; for a file given by itself its name. For `-o DIR`.
    package let relativePath: String
    /// Where the file is; that of an article is in it.
    package let place: String
    /// Which article of a file that holds several, from 1; nil for a file by itself.
    package let part: Int?
    /// What stands in the place of a file's content.
    package let text: String?

    package init(path: String, relativePath: String) {
      (self.path, self.relativePath, place, part, text) = (path, relativePath, path, nil, nil)
    }

    /// A text that stands in no file.
    package init(text: String) {
      (path, relativePath, place, part) = ("-", "text", "-", nil)
      self.text = text.hasSuffix("\n") ? text : text + "\n"
    }

    /// An article of a file that holds several: `kabar.rss#2`, for `-o DIR` `kabar/02.rss`.
    private init(part: Int, of count: Int, in file: File) {
      (place, text) = (file.place, nil)
      path = "\(file.path)#\(part)"
      self.part = part
      let dot = file.relativePath.lastIndex(of: ".") ?? file.relativePath.endIndex
      let number = String(part)
      let zeros = String(repeating: "0", count: String(count).count - number.count)
      relativePath = file.relativePath[..<dot] + "/" + zeros + number + file.relativePath[dot...]
    }

    /// Its articles, where it is a feed or a mailbox that holds several; else itself.
    ///
    /// A file that can't be read is itself, so that its error is told where it is read.
    package var articles: [File] {
      let count = part == nil && !isStandardInput ? SourceFile.countOfArticles(in: self) : 1
      return count < 2 ? [self] : (1...count).map { File(part: $0, of: count, in: self) }
    }

    package var isStandardInput: Bool { path == "-" }
  }

  /// A file in a folder that is passed over, and why.
  package struct Skipped: Sendable, Hashable {
    package enum Reason: String, Sendable, CaseIterable {
      case hidden, kind, special
      /// Something may have been lost that the user wanted translated.
      case unreadable
      /// A link that leads to nothing.
      case dangling
      /// A folder that was read already, through another link.
      case loop
      /// Alih wrote it: a document, a summary, a report.
      case own
    }

    package let path: String
    package let reason: Reason

    package init(path: String, reason: Reason) {
      self.path = path
      self.reason = reason
    }
  }

  /// In the order of the arguments, a folder's files sorted by path; each once.
  package private(set) var files: [File] = []
  package var skipped: [Skipped] {
    passed.filter { passed in passed.place.map { !taken.contains($0) } ?? true }.map(\.skipped)
  }

  /// The kinds of file that are taken from a folder; a file given by itself is read whatever its name is.
  package static let extensions = SourceFormat.extensions

  private let extensions: Set<String>

  /// Where they are, whatever way leads there; by bytes, for two names that Unicode calls equal are two files.
  private var taken: Set<[UInt8]> = []
  private var passed: [(place: [UInt8]?, skipped: Skipped)] = []
  private var passedPlaces: Set<[UInt8]> = []

  /// Expands files, folders (with all below them), patterns that the shell left alone, and `-`.
  ///
  /// - Parameter extensions: of the files that are taken from a folder.
  /// - Throws: `InputError` for an argument that names nothing.
  package init(_ arguments: [String], extensions: Set<String> = Self.extensions) throws(InputError) {
    self.extensions = extensions
    for argument in arguments {
      if argument == "-" {
        add(File(path: "-", relativePath: "-"), at: "-")
        continue
      }
      let paths = Self.kind(of: argument) == nil ? Self.matches(argument) : [argument]
      guard !paths.isEmpty else { throw InputError(path: argument) }
      for path in paths { try add(path) }
    }
  }

  private mutating func add(_ file: File, at place: String) {
    if taken.insert(Array(place.utf8)).inserted { files.append(file) }
  }

  private mutating func skip(_ path: String, _ reason: Skipped.Reason, at place: String) {
    let place = Array(place.utf8)
    guard passedPlaces.insert(place).inserted else { return }
    passed.append((place, Skipped(path: path, reason: reason)))
  }

  private mutating func add(_ path: String) throws(InputError) {
    switch Self.kind(of: path) {
    case .folder:
      guard let names = FileSystem.names(in: path) else { throw InputError(path: path, isUnreadable: true) }
      var open: Set<Identity> = []
      addAll(names, of: path, below: "", &open)
    case .file, .special:
      let name = Self.name(of: path)
      let folder = path.contains("/") ? String(path.prefix(upTo: path.lastIndex(of: "/")!)) : "."
      add(
        File(path: path, relativePath: name), at: Self.place(of: folder.isEmpty ? "/" : folder) + "/" + name)
    case nil: throw InputError(path: path)
    }
  }

  private mutating func addAll(
    _ names: [String], of folder: String, below: String, _ open: inout Set<Identity>
  ) {
    if let identity = Identity(folder), !open.insert(identity).inserted {
      passed.append((nil, Skipped(path: folder, reason: .loop)))
      return
    }
    let whole = Self.place(of: folder)
    func path(_ name: String) -> String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }
    for name in names {
      let (path, place) = (path(name), "\(whole)/\(name)")
      if name.hasPrefix(".") {
        skip(path, .hidden, at: place)
        continue
      }
      switch Self.kind(of: path) {
      case .folder:
        if let inner = FileSystem.names(in: path) {
          addAll(inner, of: path, below: below + name + "/", &open)
        } else {
          skip(path, .unreadable, at: place)
        }
      case .file where isArticle(name, path): add(File(path: path, relativePath: below + name), at: place)
      case .file: skip(path, .kind, at: place)
      case .special: skip(path, .special, at: place)
      case nil: skip(path, Self.isLink(path) ? .dangling : .unreadable, at: place)
      }
    }
  }

  /// By its ending; a feed is often called `.xml`, and one in JSON `.json`, as much else is.
  private func isArticle(_ name: String, _ path: String) -> Bool {
    let ending = Self.fileExtension(of: name)
    if extensions.contains(ending) { return true }
    guard extensions == Self.extensions, ["xml", "json"].contains(ending) else { return false }
    return SourceFormat.isFeedOrPage(Beginning(FileSystem.beginning(of: path)))
  }

  // The file system

  private enum Kind {
    case file, folder, special
  }

  /// A folder on its device, whatever links lead to it.
  private struct Identity: Hashable {
    let device: UInt64
    let number: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path.pathBytes, &status) == 0 else { return nil }
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  /// What a path leads to, links followed; nil when to nothing.
  private static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path.pathBytes, &status) == 0 else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .special
    }
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path.pathBytes, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The paths that a pattern with `*`, `?` or `[...]` matches, sorted.
  private static func matches(_ pattern: String) -> [String] {
    guard pattern.contains(where: { "*?[".contains($0) }) else { return [] }
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern.pathBytes, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { String(path: $0) }
    }
  }

  /// Where a folder is, links followed.
  private static func place(of folder: String) -> String {
    guard let place = realpath(folder.pathBytes, nil) else { return folder }
    defer { free(place) }
    return String(path: place)
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func fileExtension(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}

/// An argument that names no input; the exit code for it is 66.
package struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  package let path: String
  private let isUnreadable: Bool

  init(path: String, isUnreadable: Bool = false) {
    self.path = path
    self.isUnreadable = isUnreadable
  }

  package var description: String {
    if isUnreadable { return "the folder '\(path)' can't be read\nCheck its permissions." }
    let isPattern = path.contains { "*?[".contains($0) }
    return isPattern
      ? "no file matches '\(path)'\nCheck the pattern, or give a folder to read all of it."
      : "there is no '\(path)'\nCheck the path; '-' reads standard input."
  }
}
