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
    var form = probe?.form ?? settings.form
    if settings.interface == .responses { form.interface = .responses }
    return EndpointTranslator(
      settings, prompts: try prompts(), terms: terms, client: client, form: form, observer: observer)
  }

  /// Of the prompts: what one of them is changed for is asked again.
  func promptFingerprints() throws(CommandFailure) -> (translation: Fingerprint, summary: Fingerprint) {
    do {
      let prompts = try Prompts.files.map(data.bytes)
      return (Fingerprint([prompts[0]]), Fingerprint(Array(prompts[1...])))
    } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  func prompts() throws(CommandFailure) -> Prompts {
    do {
      return try Prompts { file in
        (data.path + "/" + file, String(decoding: try data.bytes(file), as: UTF8.self))
      }
    } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
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
      // A key may have been pasted in the name's place.
      let isName = name.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
      place = isName ? "the environment variable '\(name)'" : "the environment variable that 'env' names"
    case .file(let path):
      text = try? String(contentsOfFile: path, encoding: .utf8)
      place = "the file '\(path)'"
    }
    guard let secret = text.flatMap(Secret.init) else {
      if !needsKeys { return nil }
      throw CommandFailure(
        .badConfiguration,
        "\(configuration.file ?? "alih.yaml"): the key of endpoint '\(endpoint.name)' should be in \(place), "
          + "which holds none\nPut one key there, or use --engine offline.")
    }
    return secret
  }
}
