import AlihEndpoint
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
      keys: ["from", "to", "engines", "glossary", "store", "endpoints"])
    configuration.from = try fields.text("from")
    configuration.to = try fields.text("to")
    configuration.engines = try fields.list("engines")
    configuration.glossary = try fields.list("glossary")?.map(path)
    configuration.store = try fields.text("store").map(path)
    if let node = fields["endpoints"] {
      let endpoints = try YAMLFields(node, of: "'endpoints'", file: file, keys: nil)
      for (name, node) in endpoints.all { configuration.endpoints.append(try endpoint(name, node)) }
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

  private func endpoint(_ name: String, _ node: Node) throws(CommandFailure) -> Configuration.Endpoint {
    let fields = try YAMLFields(
      node, of: "endpoint '\(name)'", file: file,
      keys: ["kind", "url", "model", "key", "concurrency", "requests_per_minute", "timeout", "price"])
    if name == "offline" || name == "auto" {
      throw fields.failure(nil, "an endpoint can't be called '\(name)': that is an engine of Alih's own")
    }
    let kind = try fields.required("kind")
    guard kind == "openai" else {
      throw fields.failure("kind", "unknown kind '\(kind)'; there is: openai")
    }
    let url = try fields.required("url")
    if let problem = EndpointSettings.problem(inURL: url) { throw fields.failure("url", problem) }
    var endpoint = Configuration.Endpoint(name: name, url: url, model: try fields.required("model"))
    endpoint.key = try fields["key"].map { node throws(CommandFailure) in try key(node, fields) }
    endpoint.concurrency = try fields.number("concurrency", in: 1...1_000).map { Int($0) } ?? 4
    endpoint.requestsPerMinute = try fields.number("requests_per_minute", in: 1...1_000_000).map { Int($0) }
    endpoint.timeout = try fields.number("timeout", in: 0.1...86_400) ?? 60
    if let node = fields["price"] {
      let price = try YAMLFields(
        node, of: "'price'", file: file, keys: ["input_per_million", "output_per_million"])
      endpoint.price = Configuration.Endpoint.Price(
        inputPerMillion: try price.number("input_per_million", in: 0...1_000_000) ?? 0,
        outputPerMillion: try price.number("output_per_million", in: 0...1_000_000) ?? 0)
    }
    return endpoint
  }

  private func key(_ node: Node, _ endpoint: YAMLFields) throws(CommandFailure) -> Configuration.Endpoint.Key
  {
    guard case .mapping = node else {
      throw endpoint.failure(
        "key", "a key has no place in this file\nWrite key: {env: NAME} or key: {file: PATH}.")
    }
    let fields = try YAMLFields(node, of: "'key'", file: file, keys: ["env", "file"])
    switch (try fields.text("env"), try fields.text("file")) {
    case (let name?, nil): return .environment(name)
    case (nil, let place?): return .file(path(place))
    default: throw fields.failure(nil, "'key' needs either 'env' or 'file'")
    }
  }

  private func path(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    let folder = (file as NSString).deletingLastPathComponent
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
