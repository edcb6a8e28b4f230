import AlihAudit
import AlihFormats
import AlihModel
import Foundation

/// The inputs of a command as they were at a commit, or at the beginning of a day, in a folder of their own.
///
/// `git` and `tar` do the work; the folder is removed with the value.
final class EarlierInputs {
  let commit: String
  private let folder: URL
  private let top: String

  /// - Parameter moment: what names a commit, or `2026-11-30`.
  /// - Throws: `CommandFailure` where there is no repository or no such commit.
  init(_ paths: [String], at moment: String) throws(CommandFailure) {
    let place = Self.folder(of: paths.first ?? ".")
    top = try Self.git(place, "rev-parse", "--show-toplevel")
    commit =
      moment.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
      ? try Self.git(place, "rev-list", "-1", "--before=\(moment)T00:00:00", "HEAD")
      : try Self.git(place, "rev-parse", "--verify", "--end-of-options", "\(moment)^{commit}")
    guard !commit.isEmpty else {
      throw CommandFailure(.wrongUsage, "'\(top)' has no commit before \(moment)\nName a later day.")
    }
    folder = FileManager.default.temporaryDirectory.appending(path: "alih-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.failed, "no temporary folder can be made: \(error.localizedDescription)")
    }
    let archive = folder.appending(path: "a.tar").path
    let inside = try paths.map { path throws(CommandFailure) in try relative(path) }
    _ = try Self.git(top, ["archive", "--format=tar", "-o", archive, commit, "--"] + inside)
    _ = try Self.run("tar", ["-xf", archive, "-C", folder.path])
    try? FileManager.default.removeItem(atPath: archive)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Where a path's file or folder of then is.
  func path(of path: String) throws(CommandFailure) -> String {
    folder.appending(path: try relative(path)).path
  }

  private func relative(_ path: String) throws(CommandFailure) -> String {
    let whole = URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
    let root = URL(filePath: top).resolvingSymlinksInPath().path
    if whole == root { return "." }
    guard whole.hasPrefix(root + "/") else {
      throw CommandFailure(.wrongUsage, "'\(path)' is not in the repository '\(top)'\nGive --since a report.")
    }
    return String(whole.dropFirst(root.count + 1))
  }

  private static func folder(of path: String) -> String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && isFolder.boolValue ? path : URL(filePath: path).deletingLastPathComponent().path
  }

  private static func git(_ place: String, _ arguments: String...) throws(CommandFailure) -> String {
    try git(place, arguments)
  }

  private static func git(_ place: String, _ arguments: [String]) throws(CommandFailure) -> String {
    try run("git", ["-C", place] + arguments)
  }

  /// The first line that a program writes.
  private static func run(_ program: String, _ arguments: [String]) throws(CommandFailure) -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    do { try process.run() } catch {
      throw CommandFailure(.failed, "'\(program)' can't be run: \(error.localizedDescription)")
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let problem = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let line = problem.split(separator: "\n").first.map(String.init) ?? "it ended with an error"
      throw CommandFailure(.failed, "\(program): \(line)\nGive --since a commit, a day or a report.")
    }
    return text.split(separator: "\n").first.map(String.init) ?? ""
  }
}

extension EarlierAudit {
  private struct Report: Decodable {
    struct Counts: Decodable {
      let checked: Int
      let honored: Int
    }
    struct Row: Decodable {
      let source: String
      let coverage: Counts
    }

    let format: String
    let coverage: Counts
    let terms: [Row]
  }

  /// From the JSON that an audit wrote.
  ///
  /// - Throws: `CommandFailure` that names the file.
  init(report path: String) throws(CommandFailure) {
    guard let data = FileSystem.contents(of: path),
      let report = try? JSONDecoder().decode(Report.self, from: data), report.format == AuditReport.format
    else {
      throw CommandFailure(
        .wrongUsage, "'\(path)' is no report of an audit\nWrite one with --report json -o FILE.json.")
    }
    func coverage(_ counts: Report.Counts) -> Coverage {
      Coverage(checked: counts.checked, honored: counts.honored)
    }
    self.init(
      name: path, coverage: coverage(report.coverage),
      terms: Dictionary(report.terms.map { ($0.source, coverage($0.coverage)) }) { first, _ in first })
  }
}
