import AlihFormats
import AlihModel
import ArgumentParser
import Foundation

/// The articles that a command line names, and what lies beside them.
struct InputList {
  var files: [InputFiles.File]
  private(set) var skipped: [InputFiles.Skipped]

  /// What is named; a pipe on standard input needs no name.
  static func named(_ arguments: [String]) -> [String] { arguments.isEmpty ? ["-"] : arguments }

  /// - Throws: where nothing is named and standard input is a terminal.
  static func validate(_ arguments: [String]) throws {
    guard arguments.isEmpty, Console.isInputTerminal else { return }
    throw ValidationError("Missing expected argument '<input> ...'; use - to type the article")
  }

  /// A text of the command line itself.
  init(text: String) { (files, skipped) = ([InputFiles.File(text: text)], []) }

  /// - Parameters:
  ///   - extensions: of the files that are taken from a folder.
  ///   - own: knows what Alih wrote itself, which is never read again.
  /// - Throws: `CommandFailure` with exit code 66 when an input doesn't exist or there is nothing to read.
  init(
    _ arguments: [String], extensions: Set<String> = InputFiles.extensions, own: OwnOutputs
  ) throws(CommandFailure) {
    let inputs: InputFiles
    let arguments = Self.named(arguments)
    do { inputs = try InputFiles(arguments, extensions: extensions) } catch {
      throw CommandFailure(.noInput, "\(error)")
    }
    files = inputs.files.filter { $0.isStandardInput || !own.holds($0.path) }
    let kept = Set(files)
    skipped =
      inputs.skipped
      + inputs.files.filter { !kept.contains($0) }.map { InputFiles.Skipped(path: $0.path, reason: .own) }
    guard !files.isEmpty || !isComplete else {
      let names = arguments.map { "'\($0)'" }.joined(separator: ", ")
      throw CommandFailure(.noInput, "no article in \(names)" + (summary.map { "; \($0)" } ?? ""))
    }
  }

  /// Whether everything that was asked for could be read.
  var isComplete: Bool { !skipped.contains { $0.reason == .unreadable } }

  /// What stands where this run writes is no news: the run before wrote it.
  mutating func expectOutputs(at output: String?) {
    guard let output else { return }
    func place(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
    let own = place(output)
    skipped.removeAll { skipped in
      let path = place(skipped.path)
      return skipped.reason == .own && (path == own || path.hasPrefix(own + "/"))
    }
  }

  /// Names what was not read: losses each by itself, the rest by kind; to a program all of it, one by one.
  func report(quietly isQuiet: Bool) {
    if Console.speaksJSON {
      for skipped in skipped where skipped.reason != .hidden {
        Console.event(["event": "skipped", "path": skipped.path, "reason": skipped.reason.rawValue])
      }
      return
    }
    for loss in skipped where loss.reason == .unreadable {
      Console.note("can't read '\(loss.path)'\nCheck its permissions.")
    }
    if !isQuiet, let summary { Console.note(summary) }
  }

  /// `not read: 2 of other kinds (a.pdf, b.png), 1 that Alih wrote (c.html)`; nil where there is nothing to say.
  var summary: String? {
    let parts = InputFiles.Skipped.Reason.allCases.compactMap { reason -> String? in
      let paths = skipped.filter { $0.reason == reason }.map(\.path)
      guard let words = Self.words[reason], !paths.isEmpty else { return nil }
      let names = paths.prefix(3).joined(separator: ", ") + (paths.count > 3 ? ", ..." : "")
      return "\(paths.count) \(paths.count == 1 ? words.one : words.several) (\(names))"
    }
    return parts.isEmpty ? nil : "not read: " + parts.joined(separator: ", ")
  }

  private static let words: [InputFiles.Skipped.Reason: (one: String, several: String)] = [
    .kind: ("of another kind", "of other kinds"), .special: ("that is no file", "that are no files"),
    .dangling: ("link to nothing", "links to nothing"),
    .loop: ("folder linked twice", "folders linked twice"),
    .own: ("that Alih wrote", "that Alih wrote"),
  ]

  static func holdsFolder(_ arguments: [String]) -> Bool {
    arguments.contains(where: FileSystem.isFolder)
  }
}
