import AlihFormats
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

  /// - Parameters:
  ///   - output: as given with `-o`.
  ///   - isSeveral: whether more than one article, or a folder of them, goes in.
  init(output: String?, formats given: [DocumentFormat], isSeveral: Bool) throws(CommandFailure) {
    var formats: [DocumentFormat] = []
    for format in given where !formats.contains(format) { formats.append(format) }
    guard let output, output != "-" else {
      place = .standardOutput
      self.formats = formats.isEmpty ? [.markdown] : formats
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
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    if exists ? isFolder.boolValue : output.hasSuffix("/") || kind.isEmpty {
      place = .folder(output)
      self.formats = formats.isEmpty ? [.markdown] : formats
      return
    }
    place = .file(output)
    self.formats = formats.isEmpty ? [DocumentFormat(fileExtension: kind.lowercased()) ?? .markdown] : formats
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

  /// As the user called it; nil for standard output.
  var name: String? {
    switch place {
    case .standardOutput: nil
    case .file(let path), .folder(let path): path
    }
  }

  /// The file for one article and format; nil for standard output.
  func path(for below: String, _ format: DocumentFormat) -> String? {
    switch place {
    case .standardOutput: nil
    case .file(let path): path
    case .folder(let folder):
      (folder as NSString).appendingPathComponent(Self.name(of: below == "-" ? "stdin" : below, format))
    }
  }

  private static func name(of below: String, _ format: DocumentFormat) -> String {
    format == .same ? below : (below as NSString).deletingPathExtension + "." + format.fileExtension
  }

  /// The files without those in the output folder, where that is inside of a folder of inputs: they are an earlier run's.
  func withoutOutputs(_ files: [InputFiles.File]) -> [InputFiles.File] {
    guard case .folder(let folder) = place else { return files }
    func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
    let outputs = absolute(folder) + "/"
    let inputs = files.filter { $0.isStandardInput || !absolute($0.path).hasPrefix(outputs) }
    return inputs.isEmpty ? files : inputs
  }

  /// Refuses a plan that would overwrite an input, or write two articles to one place.
  func check(_ files: [(path: String, below: String)]) throws(CommandFailure) {
    let inputs = Dictionary(
      files.compactMap { file in Self.identity(file.path).map { ($0, file.path) } },
      uniquingKeysWith: { first, _ in first })
    var owners: [String: String] = [:]
    for file in files {
      for format in formats {
        guard let path = path(for: file.below, format) else { continue }
        if let identity = Self.identity(path), let input = inputs[identity] {
          throw CommandFailure(
            .cannotWrite,
            "'\(path)' is the input '\(input)', which is never overwritten\nName another place with -o.")
        }
        if let owner = owners.updateValue(file.path, forKey: path) {
          throw CommandFailure(
            .wrongUsage,
            "'\(owner)' and '\(file.path)' would both be written to '\(path)'\nTranslate them into different folders."
          )
        }
      }
    }
  }

  private static func identity(_ path: String) -> [UInt64]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }
}
