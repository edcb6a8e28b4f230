/// What kinds of endpoints there are, and what each needs in `alih.yaml`.
package enum EndpointKind: String, Sendable, CaseIterable {
  case openai, ollama, anthropic, libretranslate, deepl, google, azure, apertium, template

  /// Where the service is, unless `url` says otherwise; nil where it has to.
  package var defaultURL: String? {
    switch self {
    case .ollama: "http://127.0.0.1:11434"
    case .anthropic: "https://api.anthropic.com"
    case .deepl: "https://api.deepl.com"
    case .google: "https://translation.googleapis.com"
    case .azure: "https://api.cognitive.microsofttranslator.com"
    case .openai, .libretranslate, .apertium, .template: nil
    }
  }

  /// Chat models take instructions; the others translate and nothing else.
  package var isChat: Bool { [.openai, .ollama, .anthropic].contains(self) }

  package var needsKey: Bool { [.anthropic, .deepl, .google, .azure].contains(self) }

  /// The keys of `alih.yaml` that belong to this kind, beside those that every kind has.
  package var ownKeys: [String] {
    switch self {
    case .openai: ["model", "context", "interface"]
    case .ollama, .anthropic: ["model", "context"]
    case .libretranslate: []
    case .deepl: DeepLSettings.keys
    case .google: ["project", "location", "glossary"]
    case .azure: ["region", "api_version", "deployment", "tone"]
    case .apertium: ["pair"]
    case .template: ["model", "request", "reply"]
    }
  }

  package static let commonKeys = [
    "kind", "url", "key", "concurrency", "requests_per_minute", "tokens_per_minute", "timeout", "max_wait",
    "price", "max_requests", "max_cost", "proxy", "ca_file",
  ]
}
