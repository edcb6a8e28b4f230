/// What `alih.yaml` says; every path in it is made absolute, or relative to where Alih was started.
struct Configuration: Sendable {
  /// How the file is called in messages; nil for the built-in defaults.
  var file: String?
  var from: String?
  var to: String?
  /// In order of preference; nil when the file doesn't say.
  var engines: [String]?
  /// Files and folders; nil stands for the built-in terms.
  var glossary: [String]?
  /// The job store; nil for the usual place.
  var store: String?
  /// In the order of the file.
  var endpoints: [Endpoint] = []

  struct Endpoint: Sendable {
    enum Key: Sendable, Hashable {
      case environment(String)
      case file(String)
    }

    struct Price: Sendable, Hashable {
      var inputPerMillion: Double
      var outputPerMillion: Double
    }

    var name: String
    var url: String
    var model: String
    var key: Key?
    var concurrency = 4
    var requestsPerMinute: Int?
    /// Seconds.
    var timeout = 60.0
    /// For estimates of cost; nothing else reads it.
    var price: Price?
  }
}
