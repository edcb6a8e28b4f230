import AlihModel
import Foundation
import Yams

/// Reads `alih.yaml`; each complaint names file, line and column, and none shows a value that might be a key.
struct ConfigurationReader {
  private let file: String

  /// Reads the file that the user named, or the nearest `alih.yaml` upward, or gives the defaults.
  static func configuration(named explicit: String?) throws(CommandFailure) -> Configuration {
    guard let file = explicit ?? nearest() else { return Configuration() }
    guard let bytes = try? FileHandle(forReadingAtPath: file)?.readToEnd() ?? Data(),
      FileManager.default.fileExists(atPath: file), let text = String(bytes: bytes, encoding: .utf8)
    else {
      throw CommandFailure(
        .badConfiguration, "can't read the configuration '\(file)'; check that it exists and is UTF-8")
    }
    return try ConfigurationReader(file: file).configuration(text)
  }

  private static func nearest() -> String? {
    var folder = URL(filePath: FileManager.default.currentDirectoryPath).standardized
    while true {
      let file = folder.appending(path: "alih.yaml")
      if FileManager.default.fileExists(atPath: file.path) { return file.path }
      let parent = folder.deletingLastPathComponent().standardized
      if parent.path == folder.path || folder.path == "/" { return nil }
      folder = parent
    }
  }

  init(file: String) { self.file = file }

  func configuration(_ text: String) throws(CommandFailure) -> Configuration {
    var configuration = Configuration(file: file)
    guard let root = try compose(text) else { return configuration }
    let fields = try YAMLFields(
      root, of: "the configuration", file: file,
      keys: ["from", "to", "engines", "glossary", "lexicon", "store", "endpoints"])
    configuration.from = try fields.text("from")
    configuration.to = try fields.text("to")
    configuration.engines = try fields.list("engines")
    configuration.glossary = try fields.list("glossary")?.map(path)
    configuration.lexicon = try fields.list("lexicon")?.map(path)
    configuration.store = try fields.text("store").map(path)
    if let node = fields["endpoints"] {
      let endpoints = try YAMLFields(node, of: "'endpoints'", file: file, keys: nil)
      for (name, node) in endpoints.all {
        configuration.endpoints.append(try EndpointReader(file: file).endpoint(name, node))
      }
    }
    let known = configuration.endpoints.map(\.name) + ["offline"]
    for engine in configuration.engines ?? [] where !known.contains(engine) {
      throw fields.failure(
        "engines",
        "'engines' names '\(engine)', which is no endpoint here"
          + NearMiss.suggestion(for: engine, among: known)
          + "\nDescribe it under 'endpoints', or take it out of the list.")
    }
    return configuration
  }

  private func path(_ path: String) -> String { Self.path(path, in: file) }

  /// A path of the configuration, which is relative to its file.
  static func path(_ path: String, in file: String) -> String {
    if path.hasPrefix("/") { return path }
    let folder = file.parentFolder
    return folder.isEmpty ? path : (folder as NSString).appendingPathComponent(path)
  }

  private func compose(_ text: String) throws(CommandFailure) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      // Yams' own description shows the line, and a line may hold a key.
      let (mark, problem): (Mark?, String) =
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
          .composer(_, let problem, let mark, _):
          (mark, problem)
        case .duplicatedKeysInMapping(let keys, let context):
          (context.mark, "'\(keys.first ?? "")' is there twice; remove one")
        default: (nil, "this is no YAML")
        }
      throw CommandFailure(.badConfiguration, "\(file):\(mark.map { "\($0)" } ?? "1:1"): \(problem)")
    } catch {
      throw CommandFailure(.badConfiguration, "\(file):1:1: this is no YAML")
    }
  }
}
