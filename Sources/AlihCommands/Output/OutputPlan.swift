import AlihFormats
import AlihModel
import Foundation

/// Where the documents of a run go: standard output, one file, or a folder.
struct OutputPlan: Sendable {
  enum Place: Sendable, Hashable {
    case standardOutput
    case file(String)
    case folder(String)
  }

  let place: Place
  let formats: [DocumentFormat]
  /// The names of documents whose own would be another article's, by the article's path in bytes.
  private var names: [[UInt8]: TwinName] = [:]

  private struct TwinName: Sendable {
    var name: String
    /// From 2 on where several articles have one name.
    var number: Int

    func numbered(_ name: String) -> String { number > 1 ? "\(name)-\(number)" : name }
  }

  /// - Parameters:
  ///   - output: as given with `-o`.
  ///   - isSeveral: whether more than one article, or a folder of them, goes in.
  init(output: String?, formats given: [DocumentFormat], isSeveral: Bool) throws(CommandFailure) {
    var formats: [DocumentFormat] = []
    for format in given where !formats.contains(format) { formats.append(format) }
    guard let output, output != "-" else {
      place = .standardOutput
      self.formats = formats.isEmpty ? [.markdown] : formats
      guard ![.docx, .odt, .epub].contains(self.formats[0]) || !Console.isOutputTerminal else {
        throw CommandFailure(
          .wrongUsage, "\(self.formats[0].rawValue) is nothing for a terminal; name a file with -o")
      }
      guard self.formats.count == 1 else {
        throw CommandFailure(
          .wrongUsage, "several formats don't fit into standard output; name a folder with -o")
      }
      guard self.formats[0].isConcatenable || !isSeveral else {
        throw CommandFailure(
          .wrongUsage,
          "several \(self.formats[0].rawValue) documents don't fit into standard output; name a folder with -o"
        )
      }
      return
    }
    let name = (output as NSString).lastPathComponent
    let kind = (name as NSString).pathExtension
    if FileSystem.holds(output) ? FileSystem.isFolder(output) : output.hasSuffix("/") || kind.isEmpty {
      place = .folder(output)
      self.formats = formats.isEmpty ? [.markdown] : formats
      return
    }
    place = .file(output)
    self.formats = try formats.isEmpty ? [Self.format(of: output)] : formats
    guard !isSeveral else {
      throw CommandFailure(
        .wrongUsage,
        "-o '\(output)' is one file, but there are several articles\nName a folder: -o '\(output)/'.")
    }
    guard self.formats.count == 1 else {
      throw CommandFailure(
        .wrongUsage,
        "-o '\(output)' is one file, but there are several formats\nName a folder: -o '\(output)/'.")
    }
  }

  var isFolder: Bool { if case .folder = place { true } else { false } }

  /// The format that a file's name asks for.
  private static func format(of path: String) throws(CommandFailure) -> DocumentFormat {
    if path.lowercased().hasSuffix(".12.xlf") { return .xliff12 }
    // A device or pipe has no ending.
    if let format = DocumentFormat(path: path) ?? ((path as NSString).pathExtension.isEmpty ? .markdown : nil)
    {
      return format
    }
    let ending = (path as NSString).pathExtension
    let known = DocumentFormat.allCases.map(\.fileExtension).filter { !$0.isEmpty }
    throw CommandFailure(
      .wrongUsage,
      "'.\(ending)' is no kind of document that is written" + NearMiss.suggestion(for: ending, among: known)
        + "\nName one with --format, or end the file in one of: \(known.map { "." + $0 }.joined(separator: ", "))."
    )
  }

  /// As the user called it; nil for standard output.
  var name: String? {
    switch place {
    case .standardOutput: nil
    case .file(let path), .folder(let path): path
    }
  }

  /// The file for one article and format; nil for standard output.
  func path(for file: InputFiles.File, _ format: DocumentFormat) -> String? {
    let stem = Self.stem(file.relativePath)
    guard let twin = names[Array(file.path.utf8)] else {
      return path(for: stem, of: file.relativePath, format)
    }
    return path(
      for: format == .same ? twin.numbered(stem) : twin.numbered(twin.name), of: file.relativePath, format)
  }

  /// The same for a document that is of no single article, such as a digest.
  func path(for name: String, _ format: DocumentFormat) -> String? { path(for: name, of: name, format) }

  private func path(for name: String, of below: String, _ format: DocumentFormat) -> String? {
    switch place {
    case .standardOutput: return nil
    case .file(let path): return path
    case .folder(let folder):
      let ending = format == .same ? (below as NSString).pathExtension : format.fileExtension
      return (folder as NSString).appendingPathComponent(ending.isEmpty ? name : "\(name).\(ending)")
    }
  }

  /// Where the index of the pages goes; nil where there is no folder of pages.
  func index(of files: [InputFiles.File]) -> String? {
    guard case .folder(let folder) = place, formats.contains(.html) else { return nil }
    let pages = Set(files.compactMap { path(for: $0, .html) })
    // A saved page is often called index.html itself.
    return ["index.html", "alih-index.html"].map { (folder as NSString).appendingPathComponent($0) }
      .first { !pages.contains($0) }
  }

  private static func stem(_ below: String) -> String {
    below == "-" ? "stdin" : (below as NSString).deletingPathExtension
  }

  /// Gives each document a name of its own: "a.txt" and "a.html" are written to "a.txt.md" and "a.html.md", two "a.txt" of two
  /// folders to "a.md" and "a-2.md", and a page that is asked for in its own format and as a page to "a.html" and "a.html.html".
  mutating func tellApart(_ files: [InputFiles.File]) {
    guard case .folder = place else { return }
    let endings = formats.contains(.same) ? Set(formats.map(\.fileExtension)).subtracting([""]) : []
    for file in files where endings.contains((file.relativePath as NSString).pathExtension.lowercased()) {
      names[Array(file.path.utf8)] = TwinName(name: file.relativePath, number: 1)
    }
    let byStem = Dictionary(grouping: files) { Array(Self.stem($0.relativePath).utf8) }
    for twins in byStem.values where twins.count > 1 {
      var counts: [[UInt8]: Int] = [:]
      let kinds = Set(twins.map { ($0.relativePath as NSString).pathExtension.lowercased() })
      for file in twins {
        let name =
          kinds.count > 1 || !endings.isDisjoint(with: kinds)
          ? file.relativePath : Self.stem(file.relativePath)
        let number = counts[Array(name.utf8), default: 0] + 1
        counts[Array(name.utf8)] = number
        names[Array(file.path.utf8)] = TwinName(name: name, number: number)
      }
    }
  }

  /// The files without those in the output folder, where that is inside of a folder of inputs: they are an earlier run's.
  func withoutOutputs(_ files: [InputFiles.File]) -> [InputFiles.File] {
    guard case .folder(let folder) = place else { return files }
    func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
    let outputs = absolute(folder) + "/"
    let inputs = files.filter { $0.isStandardInput || !absolute($0.path).hasPrefix(outputs) }
    return inputs.isEmpty ? files : inputs
  }

  /// Refuses a plan that would overwrite an input.
  func check(_ files: [InputFiles.File]) throws(CommandFailure) {
    let inputs = Dictionary(
      files.compactMap { file in Self.identity(file.path).map { ($0, file.path) } },
      uniquingKeysWith: { first, _ in first })
    for file in files {
      for format in formats {
        guard let path = path(for: file, format), let identity = Self.identity(path),
          let input = inputs[identity]
        else { continue }
        throw CommandFailure(
          .cannotWrite,
          "'\(path)' is the input '\(input)', which is never overwritten\nName another place with -o.")
      }
    }
  }

  private static func identity(_ path: String) -> [UInt64]? {
    var status = stat()
    guard stat(path.pathBytes, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }
}
