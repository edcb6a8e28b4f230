import Foundation

/// One endpoint of `alih.yaml`, checked and ready to be asked.
package struct EndpointSettings: Sendable {
  /// In whatever unit the desk counts; the same for `max_cost`.
  package struct Price: Sendable, Hashable {
    package var inputPerMillion: Double
    package var outputPerMillion: Double

    package init(inputPerMillion: Double, outputPerMillion: Double) {
      self.inputPerMillion = inputPerMillion
      self.outputPerMillion = outputPerMillion
    }

    package func cost(of usage: Usage) -> Double {
      (Double(usage.input) * inputPerMillion + Double(usage.output) * outputPerMillion) / 1_000_000
    }
  }

  /// As the user calls it.
  package var name: String
  package var kind: EndpointKind
  /// The base, such as `http://127.0.0.1:8000/v1`.
  package var url: String
  /// Empty where the kind knows no models.
  package var model: String
  package var key: Secret?
  /// Requests at the same time.
  package var concurrency: Int
  package var requestsPerMinute: Int?
  package var tokensPerMinute: Int?
  package var maxRequests: Int?
  package var maxCost: Double?
  package var price: Price?
  /// Seconds that one exchange may take.
  package var timeout: Double
  /// Seconds of an outage that a run sits out.
  package var maxWait = 120.0
  package var route = Route()
  /// Tokens that the model sees at once, request and answer together.
  package var context: Int?
  /// Of kind `openai`: what the server is asked through at first.
  package var interface = RequestForm.Interface.chat
  /// Azure: where the resource is.
  package var region: String?
  /// Azure: the version of its interface; nil for 3.0.
  package var apiVersion: String?
  /// Azure's newer interface: a deployed model, and how it is to sound.
  package var deployment: String?
  package var tone: String?
  /// Google: with a project, the advanced interface (v3) is used.
  package var project: String?
  package var location: String?
  /// The name of a glossary on the server (Google v3).
  package var glossary: String?
  package var deepL = DeepLSettings()
  /// Apertium: such as `ind|eng`.
  package var pair: String?
  package var template: EndpointTemplate?

  package init(
    name: String, kind: EndpointKind = .openai, url: String, model: String = "", key: Secret? = nil,
    concurrency: Int = 4, requestsPerMinute: Int? = nil, timeout: Double = 60
  ) {
    self.name = name
    self.kind = kind
    self.url = url
    self.model = model
    self.key = key
    self.concurrency = concurrency
    self.requestsPerMinute = requestsPerMinute
    self.timeout = timeout
  }

  /// What is wrong with an endpoint's URL, or nil: it needs `http` or `https` and a host, and holds no password.
  ///
  /// - Parameter queries: names that its query may have.
  package static func problem(inURL url: String, allowing queries: Set<String> = []) -> String? {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), parts.host?.isEmpty == false
    else { return "the URL has to be like 'http://127.0.0.1:8000/v1'" }
    let isPlain = parts.queryItems.map { $0.allSatisfy { queries.contains($0.name) } } ?? true
    guard parts.user == nil, parts.password == nil, isPlain else {
      return "the URL holds a name, password or query; put the key into an environment variable or a file"
    }
    return nil
  }

  /// The form of request that nobody has tried yet.
  package var form: RequestForm {
    var form = RequestForm()
    form.interface = interface
    return form
  }

  /// What the settings change about an answer, beside the model: for fingerprints, empty with none of them.
  package var answerFields: [String] {
    deepL.answerFields + [apiVersion, deployment, tone].compactMap(\.self)
  }

  /// A path below the base, ahead of its query, without what the base already ends with: `/v1/messages` below `.../v1`.
  func url(_ path: String) -> String {
    let query = url.firstIndex(of: "?").map { String(url[$0...]) } ?? ""
    var base = url.dropLast(query.count)
    while base.hasSuffix("/") { base.removeLast() }
    let ends = path.indices.dropFirst().filter { path[$0] == "/" } + [path.endIndex]
    let said = ends.last { base.hasSuffix(path[..<$0]) } ?? path.startIndex
    return base + path[said...] + query
  }

  /// How the key goes into a header: Azure OpenAI, whose addresses name a version of its interface, has a header of its own.
  var keyHeader: String? {
    key?.revealed(after: url.contains("?api-version=") ? "api-key: " : "Authorization: Bearer ")
  }

  /// A request with this endpoint's deadlines and way through the network.
  func request(
    _ url: String, _ method: HTTPRequest.Method = .post, headers: [String] = [], json: [UInt8] = []
  ) -> HTTPRequest {
    HTTPRequest(
      method, url: url, headers: (json.isEmpty ? [] : ["Content-Type: application/json"]) + headers,
      body: json, deadlines: Deadlines(total: timeout), route: route, secret: key)
  }
}
