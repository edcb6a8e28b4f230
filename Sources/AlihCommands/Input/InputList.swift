import AlihFormats
import Foundation

/// The articles that a command line names.
enum InputList {
  /// - Throws: `CommandFailure` with exit code 66 when an input doesn't exist or a folder holds nothing to read.
  static func files(
    _ arguments: [String], extensions: Set<String> = InputFiles.extensions
  ) throws(CommandFailure) -> [InputFiles.File] {
    let inputs: InputFiles
    do { inputs = try InputFiles(arguments, extensions: extensions) } catch {
      throw CommandFailure(.noInput, "\(error)")
    }
    guard !inputs.files.isEmpty else {
      throw CommandFailure(
        .noInput,
        "no article in \(arguments.map { "'\($0)'" }.joined(separator: ", "))"
          + (inputs.skipped.count > 0 ? "; \(inputs.skipped.count) files of other kinds were skipped" : ""))
    }
    return inputs.files
  }

  static func holdsFolder(_ arguments: [String]) -> Bool {
    arguments.contains { argument in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) && isFolder.boolValue
    }
  }
}
