import AlihEndpoint
import Yams

/// Reads one endpoint of `alih.yaml`: the keys that every kind has, and those of its own.
struct EndpointReader {
  let file: String

  func endpoint(_ name: String, _ node: Node) throws(CommandFailure) -> Configuration.Endpoint {
    let any = try YAMLFields(node, of: "endpoint '\(name)'", file: file, keys: nil)
    if name == "offline" || name == "auto" {
      throw any.failure(nil, "an endpoint can't be called '\(name)': that is an engine of Alih's own")
    }
    let kind = try kind(any)
    let fields = try YAMLFields(
      node, of: "endpoint '\(name)'", file: file, keys: EndpointKind.commonKeys + kind.ownKeys)
    var settings = EndpointSettings(name: name, kind: kind, url: try url(of: kind, fields))
    settings.model = try (kind.isChat ? fields.required("model") : fields.text("model")) ?? ""
    settings.concurrency = try fields.whole("concurrency", in: 1...1_000) ?? 4
    settings.timeout = try fields.number("timeout", in: 0.1...86_400) ?? 60
    settings.maxWait = try fields.number("max_wait", in: 0...86_400) ?? settings.maxWait
    if kind.isChat { settings.context = try fields.whole("context", in: 1_024...100_000_000) }
    settings.interface = try choice("interface", fields) ?? .chat
    try readLimits(fields, into: &settings)
    try readRoute(fields, into: &settings)
    settings.region = try headerText("region", fields)
    settings.project = try headerText("project", fields)
    settings.location = try fields.text("location")
    settings.apiVersion = try choice("api_version", of: ["3.0", AzureTargetsAdapter.version], fields)
    settings.deployment = try fields.text("deployment")
    settings.tone = try fields.text("tone")
    for key in ["deployment", "tone"]
    where fields[key] != nil && settings.apiVersion != AzureTargetsAdapter.version {
      throw fields.failure(
        key, "'\(key)' has an effect only with api_version: \(AzureTargetsAdapter.version)")
    }
    if kind == .google { settings.glossary = try fields.text("glossary") }
    if kind == .deepl { settings.deepL = try deepL(fields) }
    settings.pair = try fields.text("pair")
    if kind == .template { settings.template = try TemplateReader(file: file).template(fields) }
    var key: Configuration.Endpoint.Key?
    if let node = fields["key"] { key = try self.key(node, fields) }
    if key == nil, kind.needsKey {
      throw fields.failure(nil, "endpoint '\(name)' lacks 'key': write key: {env: NAME} or key: {file: PATH}")
    }
    return Configuration.Endpoint(settings: settings, key: key)
  }

  private func deepL(_ fields: YAMLFields) throws(CommandFailure) -> DeepLSettings {
    typealias Limit = DeepLSettings
    var settings = DeepLSettings()
    settings.glossaries = try (fields.list("glossary") ?? []) + (fields.list("glossary_ids") ?? [])
    guard settings.glossaries.count <= Limit.mostGlossaries else {
      throw fields.failure("glossary_ids", "DeepL takes \(Limit.mostGlossaries) glossaries at most")
    }
    settings.customInstructions = try fields.list("custom_instructions") ?? []
    guard settings.customInstructions.count <= Limit.mostInstructions,
      settings.customInstructions.allSatisfy({ $0.count <= Limit.longestInstruction })
    else {
      throw fields.failure(
        "custom_instructions",
        "DeepL takes \(Limit.mostInstructions) instructions of \(Limit.longestInstruction) characters at most"
      )
    }
    settings.context = try fields.text("context")
    settings.formality = try choice("formality", of: Limit.formalities, fields)
    settings.modelType = try choice("model_type", of: Limit.modelTypes, fields)
    settings.translationMemory = try fields.text("translation_memory_id")
    settings.translationMemoryThreshold = try fields.whole("translation_memory_threshold", in: 0...100)
    return settings
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ fields: YAMLFields
  ) throws(CommandFailure) -> Choice? {
    try choice(key, of: Choice.allCases.map(\.rawValue), fields).flatMap(Choice.init)
  }

  /// One of a few words.
  private func choice(
    _ key: String, of words: [String], _ fields: YAMLFields
  ) throws(CommandFailure) -> String? {
    guard let word = try fields.text(key) else { return nil }
    guard words.contains(word) else {
      let meant = NearMiss.suggestion(for: word, among: words)
      throw fields.failure(
        key,
        "unknown \(key) '\(word)'" + (meant.isEmpty ? "; there are: \(words.joined(separator: ", "))" : meant)
      )
    }
    return word
  }

  private func kind(_ fields: YAMLFields) throws(CommandFailure) -> EndpointKind {
    let word = try fields.required("kind")
    guard let kind = EndpointKind(rawValue: word) else {
      let known = EndpointKind.allCases.map(\.rawValue)
      let meant = NearMiss.suggestion(for: word, among: known)
      throw fields.failure(
        "kind",
        "unknown kind '\(word)'" + (meant.isEmpty ? "; there are: \(known.joined(separator: ", "))" : meant))
    }
    return kind
  }

  private func url(of kind: EndpointKind, _ fields: YAMLFields) throws(CommandFailure) -> String {
    let url: String
    if let place = kind.defaultURL {
      url = try fields.text("url") ?? place
    } else {
      url = try fields.required("url")
    }
    let queries: Set<String> = kind == .openai ? ["api-version"] : []
    if let problem = EndpointSettings.problem(inURL: url, allowing: queries) {
      throw fields.failure("url", problem)
    }
    if let name = EndpointTemplate.placeholders(in: url).first {
      throw fields.failure(
        "url",
        name == "key"
          ? "the URL is no place for '{key}': logs keep it"
            + "\nSend it as a header, headers: {Authorization: 'Bearer {key}'}."
          : "nothing fills '{\(name)}' in the URL\nWrite it into 'form', 'json' or 'headers' of the request.")
    }
    return url
  }

  private func readLimits(_ fields: YAMLFields, into settings: inout EndpointSettings) throws(CommandFailure)
  {
    settings.requestsPerMinute = try fields.whole("requests_per_minute", in: 1...1_000_000)
    settings.tokensPerMinute = try fields.whole("tokens_per_minute", in: 1...1_000_000_000)
    settings.maxRequests = try fields.whole("max_requests", in: 0...1_000_000_000)
    settings.maxCost = try fields.number("max_cost", in: 0...1_000_000_000)
    if let node = fields["price"] {
      let price = try YAMLFields(
        node, of: "'price'", file: file, keys: ["input_per_million", "output_per_million"])
      settings.price = EndpointSettings.Price(
        inputPerMillion: try price.number("input_per_million", in: 0...1_000_000) ?? 0,
        outputPerMillion: try price.number("output_per_million", in: 0...1_000_000) ?? 0)
    }
    if settings.maxCost != nil, settings.price == nil {
      throw fields.failure("max_cost", "'max_cost' needs 'price', or nobody knows what a request costs")
    }
  }

  private func readRoute(_ fields: YAMLFields, into settings: inout EndpointSettings) throws(CommandFailure) {
    settings.route.caFile = try fields.text("ca_file").map { ConfigurationReader.path($0, in: file) }
    settings.route.proxy = try fields.text("proxy")
    if let proxy = settings.route.proxy, EndpointSettings.problem(inURL: proxy) != nil {
      throw fields.failure(
        "proxy",
        "'proxy' has to be like 'http://proxy.example:3128'"
          + "\nA proxy that needs a name and password goes into the environment variable 'https_proxy'.")
    }
  }

  /// A text that becomes part of a header or address: no line break, no blank.
  private func headerText(_ key: String, _ fields: YAMLFields) throws(CommandFailure) -> String? {
    guard let text = try fields.text(key) else { return nil }
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }) else {
      throw fields.failure(key, "'\(key)' has to be one word")
    }
    return text
  }

  private func key(_ node: Node, _ endpoint: YAMLFields) throws(CommandFailure) -> Configuration.Endpoint.Key
  {
    guard case .mapping = node else {
      throw endpoint.failure(
        "key", "a key has no place in this file\nWrite key: {env: NAME} or key: {file: PATH}.")
    }
    let fields = try YAMLFields(node, of: "'key'", file: file, keys: ["env", "file"])
    switch (try fields.text("env"), try fields.text("file")) {
    case (let name?, nil):
      // What doesn't look like a name may be the key itself, and is not shown.
      guard name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil else {
        throw fields.failure(
          "env", "'env' takes the name of an environment variable, such as NEWSROOM_KEY, never the key itself"
        )
      }
      return .environment(name)
    case (nil, let place?): return .file(ConfigurationReader.path(place, in: file))
    default: throw fields.failure(nil, "'key' needs either 'env' or 'file'")
    }
  }
}
