import AlihFormats
import AlihModel
import Foundation
import Yams

/// Reads `alih.yaml`; each complaint names file, line and column, and none shows a value that might be a key.
struct ConfigurationReader {
  private let file: String

  /// What holds where the file is silent.
  private let base: Configuration

  /// Reads the file that the user named, or `ALIH_CONFIG`, or the nearest `alih.yaml` upward, over the user's own, over
  /// the defaults.
  static func configuration(named explicit: String?) throws(CommandFailure) -> Configuration {
    let place = ConfigurationPlace()
    var base = Configuration()
    if let file = place.ofUser { base = try read(file, over: base) }
    if let file = explicit ?? place.named { return try read(file, over: base) }
    guard let file = try place.nearest(), file != place.ofUser else { return base }
    let configuration = try read(file, over: base)
    try checkKeys(of: configuration, in: file)
    return configuration
  }

  private static func read(_ file: String, over base: Configuration) throws(CommandFailure) -> Configuration {
    guard let bytes = FileSystem.contents(of: file), let text = String(bytes: bytes, encoding: .utf8)
    else {
      throw CommandFailure(
        .badConfiguration, "can't read the configuration '\(file)'; check that it exists and is UTF-8")
    }
    return try ConfigurationReader(file: file, over: base).configuration(text)
  }

  /// A file that was only found must not make any file of this user a key that is sent somewhere.
  private static func checkKeys(of configuration: Configuration, in file: String) throws(CommandFailure) {
    func real(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }
    let folder = real(file.parentFolder)
    for endpoint in configuration.endpoints {
      guard case .file(let place)? = endpoint.key else { continue }
      let key = real(place)
      guard key.hasPrefix(folder + "/") || key.hasPrefix("/run/secrets/") else {
        throw CommandFailure(
          .badConfiguration,
          "\(file): endpoint '\(endpoint.name)' takes its key from '\(place)', which is neither below "
            + "'\(folder)' nor in /run/secrets\nIf that is right, name the configuration: --config \(file)")
      }
    }
  }

  /// Of the file itself; endpoints have their own.
  static let keys = [
    "from", "to", "engines", "glossary", "builtin", "lexicon", "learned", "data", "store", "endpoints",
  ]

  init(file: String, over base: Configuration = Configuration()) {
    self.file = file
    self.base = base
  }

  func configuration(_ text: String) throws(CommandFailure) -> Configuration {
    var configuration = base
    configuration.file = file
    guard let root = try compose(text) else { return configuration }
    let fields = try YAMLFields(
      root, of: "the configuration", file: file, keys: Self.keys)
    configuration.from = try language("from", fields) ?? base.from
    configuration.to = try language("to", fields) ?? base.to
    configuration.engines = try fields.list("engines") ?? base.engines
    configuration.glossary = try fields.list("glossary")?.map(path) ?? base.glossary
    configuration.usesBuiltInTerms = try fields.truth("builtin") ?? base.usesBuiltInTerms
    configuration.lexicon = try fields.list("lexicon")?.map(path) ?? base.lexicon
    configuration.data = try fields.text("data").map(path) ?? base.data
    configuration.learned = try fields.text("learned").map(path) ?? base.learned
    configuration.store = try fields.text("store").map(path) ?? base.store
    if let node = fields["endpoints"] {
      let endpoints = try YAMLFields(node, of: "'endpoints'", file: file, keys: nil)
      for (name, node) in endpoints.all {
        configuration.endpoints.removeAll { $0.name == name }
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

  private func language(_ key: String, _ fields: YAMLFields) throws(CommandFailure) -> String? {
    guard let code = try fields.text(key) else { return nil }
    do { return try Newsroom.language(code) } catch { throw fields.failure(key, error.message) }
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
