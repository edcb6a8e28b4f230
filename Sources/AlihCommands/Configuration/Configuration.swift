import AlihEndpoint

/// What `alih.yaml` says; every path in it is made absolute, or relative to where Alih was started.
struct Configuration: Sendable {
  /// How the file is called in messages; nil for the built-in defaults.
  var file: String?
  var from: String?
  var to: String?
  /// In order of preference; nil when the file doesn't say.
  var engines: [String]?
  /// Files and folders of house terms, which win over the built-in ones.
  var glossary: [String] = []
  /// Whether the built-in terms hold below the house's.
  var usesBuiltInTerms = true
  /// Files and folders of words that the offline engine prefers to its own.
  var lexicon: [String]?
  /// The folder with `Prompts/` and `Glossary/`; nil for the built-in one.
  var data: String?
  /// What `alih learn` wrote for the offline engine; nil to go without.
  var learned: String?
  /// The job store; nil for the usual place.
  var store: String?
  /// In the order of the file.
  var endpoints: [Endpoint] = []

  /// The engines in order of preference: the file's list as it is, or all endpoints with the offline engine behind them.
  var order: [String] { engines ?? endpoints.map(\.name) + ["offline"] }

  struct Endpoint: Sendable {
    enum Key: Sendable, Hashable {
      case environment(String)
      case file(String)
    }

    /// Without the key.
    var settings: EndpointSettings
    var key: Key?
    var name: String { settings.name }

    /// The same, for somebody who asks whether it is there just now.
    var impatient: Endpoint {
      var endpoint = self
      endpoint.settings.maxWait = min(settings.maxWait, 5)
      return endpoint
    }
  }
}
