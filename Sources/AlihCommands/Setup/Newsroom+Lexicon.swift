import AlihData
import AlihFormats
import AlihModel
import AlihOffline
import Foundation

/// The offline engine and its dictionary.
extension Newsroom {
  /// The engine with the built-in lexicon, before that the configured one, and before that those of the command line.
  ///
  /// - Parameter wording: which learned edits it makes; nil for none.
  func offlineEngine(
    and files: [String], _ wording: WordingOptions? = nil
  ) throws(CommandFailure) -> OfflineEngine {
    let own = try ownLexicon(and: files)
    let problems = Self.problems(inOwn: own)
    guard problems.isEmpty else {
      throw CommandFailure(.badConfiguration, problems.map(\.description).joined(separator: "\n"))
    }
    do {
      return try OfflineEngine(
        OfflineData(
          lexicon: Self.builtIn("lexicon", data), overrides: own, rules: Self.builtIn("rules", data),
          learned: wording.flatMap { try learnedFile($0) }))
    } catch {
      throw (error as? CommandFailure) ?? CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// The learned edits that the options or the configuration name.
  func learnedFile(_ options: WordingOptions) throws(CommandFailure) -> OfflineData.File? {
    guard let file = options.learned ?? configuration.learned, file != "none" else { return nil }
    guard let bytes = FileSystem.contents(of: file) else {
      throw CommandFailure(
        .badConfiguration, "can't read the learned wording '\(file)'\nMake it: alih learn -o \(file)")
    }
    return (file, [UInt8](bytes))
  }

  /// The engine with the built-in lexicon alone.
  static func offlineEngine(of data: DataFolder) throws -> OfflineEngine {
    try OfflineEngine(
      OfflineData(lexicon: builtIn("lexicon", data), overrides: [], rules: builtIn("rules", data)))
  }

  /// What is wrong in the lexicon: the built-in files, which are one dictionary, and the user's, which replace its rows.
  func lexiconProblems(and files: [String]) throws(CommandFailure) -> [TSVTable.Problem] {
    LexiconChecker.problems(in: try Self.builtIn("lexicon", data))
      + Self.problems(inOwn: try ownLexicon(and: files))
  }

  /// Each file by itself: a later one may say again what an earlier one says, and wins.
  private static func problems(inOwn files: [OfflineData.File]) -> [TSVTable.Problem] {
    files.flatMap { LexiconChecker.problems(in: [$0], sorted: false) }
  }

  func ownLexicon(and files: [String]) throws(CommandFailure) -> [OfflineData.File] {
    var own: [OfflineData.File] = []
    for place in (configuration.lexicon ?? []) + files {
      own += try Self.files(at: place, called: "lexicon")
    }
    return own
  }

  private static func builtIn(
    _ folder: String, _ data: DataFolder
  ) throws(CommandFailure) -> [OfflineData.File] {
    do {
      return try data.files(in: "Glossary/id-en/\(folder)", extension: "tsv").map {
        (name: $0, bytes: try data.bytes($0))
      }
    } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// Of a term list in the format of another program, what it is.
  private static func otherKind(of place: String) -> String? {
    ["csv": "CSV", "tbx": "TBX", "xlsx": "a workbook, which has to be saved as CSV first"][
      (place as NSString).pathExtension.lowercased()]
  }

  /// One file, or all tables right in a folder.
  static func files(
    at place: String, called name: String
  ) throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
    var files = [place]
    if FileSystem.isFolder(place) {
      files = (FileSystem.names(in: place) ?? []).filter { $0.hasSuffix(".tsv") && !$0.hasPrefix(".") }
        .map { (place as NSString).appendingPathComponent($0) }
    }
    if let kind = otherKind(of: place), FileSystem.holds(place) {
      throw CommandFailure(
        .badConfiguration,
        "'\(place)' is \(kind), and a \(name) is a table with tabs"
          + (name == "glossary"
            ? "\nTurn it into one: alih glossary import \(place) -o house.tsv, and name house.tsv instead."
            : ""))
    }
    var read: [(name: String, bytes: [UInt8])] = []
    for file in files {
      guard let bytes = FileSystem.contents(of: file) else {
        throw CommandFailure(
          .badConfiguration, "can't read the \(name) '\(file)'; check its path and permissions")
      }
      read.append((file, [UInt8](bytes)))
    }
    return read
  }
}
