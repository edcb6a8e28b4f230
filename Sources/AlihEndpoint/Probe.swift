import AlihModel
import Foundation

/// What an endpoint really does, as found by asking it.
package struct Probe: Sendable, Codable {
  package var checked: Date
  /// Why nothing else could be found out; nil where the endpoint translates.
  package var failure: String?
  /// The richest form of request that the server takes and heeds; kinds other than chat have only one.
  package var form = RequestForm()
  /// Whether a schema binds the answer, even against the words of the request.
  package var honorsSchema: Bool?
  /// Every segment came back, under its own id or in its own place.
  package var keepsSegments: Bool?
  package var keepsOrder: Bool?
  /// Into English, as far as that can be told by its commonest words; nil for other languages.
  package var hitsTargetLanguage: Bool?
  package var keepsPlaceholders: Bool?
  /// Tokens that requests may count on, as the server says; nil where it doesn't.
  package var context: Int?
  /// Seconds for the first small batch.
  package var seconds: Double?
}

/// Asks an endpoint a handful of small questions.
package struct EndpointExaminer: Sendable {
  private let settings: EndpointSettings
  private let prompts: Prompts
  private let client: HTTPClient
  private let patience: Patience

  package init(_ settings: EndpointSettings, prompts: Prompts, client: HTTPClient) {
    self.init(settings, prompts: prompts, client: client, patience: Patience(maxWait: settings.maxWait))
  }

  init(_ settings: EndpointSettings, prompts: Prompts, client: HTTPClient, patience: Patience) {
    self.settings = settings
    self.prompts = prompts
    self.client = client
    self.patience = patience
  }

  /// Each text has a year of its own, by which a swapped pair is seen.
  private static let sentences = [
    "Kantor itu pindah ke Bandung pada tahun 1987.", "Hujan turun di Bogor sepanjang tahun 1993.",
    "Mereka membangun jembatan baru pada tahun 2006.", "Sekolah itu dibuka di Medan pada tahun 2014.",
  ]
  private static let years = ["1987", "1993", "2006", "2014"]
  private static let placeholders = ["{nama_1}", "%s", "ph0@tb.x", "https://desk.example/a?b=1"]

  /// Takes at most six requests and no more than the endpoint's own deadlines and tries.
  package func probe(_ languages: LanguagePair) async -> Probe {
    var probe = Probe(checked: Date())
    let translator = translator(form: settings.form)
    let segments = Self.sentences.enumerated().map { SegmentRequest(id: "b\($0 + 1).s1", text: $1) }
    let start = ContinuousClock.now
    let reply = await translator.translate(segments, languages)
    probe.seconds = start.duration(to: .now) / .seconds(1)
    guard !reply.translations.isEmpty else {
      let failure = reply.failures.values.first
      probe.failure = failure.map { "\($0.kind): \($0.message)" } ?? "no answer"
      return probe
    }
    probe.keepsSegments = reply.failures.isEmpty
    let texts = segments.map { segment in reply.translations.first { $0.id == segment.id }?.text }
    probe.keepsOrder = zip(texts, Self.years).allSatisfy { $0?.contains($1) ?? true }
    if languages.target == "en" {
      probe.hitsTargetLanguage = texts.compactMap { $0 }.allSatisfy(Self.isEnglish)
    }
    probe.keepsPlaceholders = await keepsPlaceholders(translator, languages)
    probe.form = translator.form
    if settings.kind.isChat {
      probe.context = await context()
      await findForm(&probe, languages)
    }
    return probe
  }

  private func translator(form: RequestForm) -> EndpointTranslator {
    EndpointTranslator(settings.adapter(prompts, terms: []), client: client, form: form, patience: patience)
  }

  private static func isEnglish(_ text: String) -> Bool {
    let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    return !words.isDisjoint(with: ["the", "in", "a", "an", "was", "to", "of", "they", "that"])
  }

  private func keepsPlaceholders(_ translator: EndpointTranslator, _ languages: LanguagePair) async -> Bool? {
    let text = "Berkas {nama_1} untuk %s dari ph0@tb.x ada di https://desk.example/a?b=1 sekarang."
    let reply = await translator.translate([SegmentRequest(id: "b1.s1", text: text)], languages)
    guard let answer = reply.translations.first?.text else { return nil }
    return Self.placeholders.allSatisfy(answer.contains)
  }

  /// Asks against the schema: an answer that is a list of translations all the same was bound by it. Where a server
  /// takes schemas and ignores them, it is asked for any JSON object instead, which more servers know.
  private func findForm(_ probe: inout Probe, _ languages: LanguagePair) async {
    let words = """
      # System
      Greet the reader in one short sentence of plain words. Write no JSON.
      {{#terms}}{{source}}{{target}}{{source_language}}{{target_language}}{{/terms}}
      # User
      Hello!{{#terms}}{{segments}}{{/terms}}
      """
    guard probe.form.format == .schema, let greeting = try? TranslationPrompt(file: "probe", text: words)
    else {
      return
    }
    let batch = EndpointBatch(
      segments: [SegmentRequest(id: "b1.s1", text: "Halo!")], languages: languages, form: probe.form)
    var prompts = prompts
    prompts.translation = greeting
    let adapter = settings.adapter(prompts, terms: [])
    guard let response = try? await client.send(adapter.request(for: batch)), response.status == 200 else {
      return
    }
    let isBound = (try? adapter.reply(to: batch, response.body).result.get()) != nil
    probe.honorsSchema = isBound
    if !isBound { probe.form.format = .object }
  }

  /// What the server says of its context, in the ways of llama.cpp, vLLM and Ollama.
  private func context() async -> Int? {
    if settings.kind == .ollama {
      let body = JSONDocument.bytes(of: ["model": settings.model])
      let details = await answer(settings.request(settings.url("/api/show"), headers: headers, json: body))
      let info = details?.value(at: "/model_info") as? [String: Any] ?? [:]
      let length = info.first { $0.key.hasSuffix(".context_length") }?.value
      // A model's whole context may not fit into the memory: more than usual is for the user to ask for.
      return ReportedNumber(length)?.whole.map { min($0, OllamaAdapter.defaultContext) }
    }
    // A deployment of Azure has neither of these addresses.
    guard settings.kind == .openai, !settings.url.contains("?") else { return nil }
    let models = await answer(settings.request(settings.url("/models"), .get, headers: headers))
    for model in models?.list(at: "/data") ?? [] {
      let model = JSONDocument(root: model)
      if model.text(at: "/id") == settings.model, let length = model.count(at: "/max_model_len") {
        return length
      }
    }
    let root = settings.url("").replacing(/\/v1$/, with: "")
    let properties = await answer(settings.request(root + "/props", .get, headers: headers))
    return properties?.count(at: "/default_generation_settings/n_ctx") ?? properties?.count(at: "/n_ctx")
  }

  private var headers: [String] {
    settings.key.map { [$0.revealed(after: "Authorization: Bearer ")] } ?? []
  }

  private func answer(_ request: HTTPRequest) async -> JSONDocument? {
    guard let response = try? await client.send(request), response.status == 200 else { return nil }
    return JSONDocument(response.body)
  }
}
