import AlihData
import AlihEndpoint
import AlihModel
import Foundation

extension Newsroom {
  /// An endpoint as an engine, asked in the form that a probe found to work.
  ///
  /// - Parameter terms: the whole glossary, for services that keep one.
  func translator(
    _ endpoint: Configuration.Endpoint, terms: [Term] = [], client: HTTPClient,
    observer: (any AttemptObserver)? = nil
  ) throws(CommandFailure) -> EndpointTranslator {
    var settings = try settings(endpoint)
    let probe = ProbeShelf().probe(of: settings)
    settings.context = settings.context ?? probe?.context
    return EndpointTranslator(
      settings, prompt: try prompt(), terms: terms, client: client, form: probe?.form ?? RequestForm(),
      observer: observer)
  }

  private static let promptFile = "Prompts/translate.md"

  func promptBytes() throws(CommandFailure) -> [UInt8] {
    do { return try data.bytes(Self.promptFile) } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  func prompt() throws(CommandFailure) -> TranslationPrompt {
    do {
      return try TranslationPrompt(
        file: data.path + "/" + Self.promptFile, text: String(decoding: try promptBytes(), as: UTF8.self))
    } catch {
      throw (error as? CommandFailure) ?? CommandFailure(.badConfiguration, "\(error)")
    }
  }

  func settings(_ endpoint: Configuration.Endpoint) throws(CommandFailure) -> EndpointSettings {
    var settings = endpoint.settings
    settings.key = try secret(endpoint)
    return settings
  }

  private func secret(_ endpoint: Configuration.Endpoint) throws(CommandFailure) -> Secret? {
    let text: String?
    let place: String
    switch endpoint.key {
    case nil: return nil
    case .environment(let name):
      text = ProcessInfo.processInfo.environment[name]
      place = "the environment variable '\(name)'"
    case .file(let path):
      text = try? String(contentsOfFile: path, encoding: .utf8)
      place = "the file '\(path)'"
    }
    guard let secret = text.flatMap(Secret.init) else {
      throw CommandFailure(
        .badConfiguration,
        "\(configuration.file ?? "alih.yaml"): the key of endpoint '\(endpoint.name)' should be in \(place), "
          + "which holds none\nPut one key there, or use --engine offline.")
    }
    return secret
  }
}
