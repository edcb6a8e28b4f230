import AlihModel

/// Segments that go out in one request; one alone where the task is no translation.
struct EndpointBatch: Sendable {
  var segments: [SegmentRequest]
  var languages: LanguagePair
  var form = RequestForm()
  /// Whether the server has shown itself to be Alih.
  var goesToAlih = false

  var task: EngineTask { segments.first?.task ?? .translation }
  var ids: [String] { segments.map(\.id) }
  var texts: [String] { segments.map(\.text) }
  /// Unicode code points, as most services count.
  var characters: Int { segments.reduce(0) { $0 + $1.text.unicodeScalars.count } }
}

/// What one request of an endpoint may hold.
struct BatchLimits: Sendable, Hashable {
  var segments: Int
  /// Of the segments' texts.
  var bytes: Int
}

/// What an endpoint's reply says, and what follows from it for the next request.
struct EndpointReply: Sendable {
  var result: Result<TranslationReply, TranslatorFailure>
  /// As the reply reports it; nil where it doesn't.
  var usage: Usage?
  /// What was asked.
  var request: HTTPRequest?
  /// Of the reply, or of the error in it; nil where none came.
  var status: Int?
  /// Seconds that the server asks to be left alone.
  var pause: Double?
  /// Whether there is a server that was or will be well.
  var isPromising = false
  /// Whether the request has to be paid for all the same, as far as anybody can tell.
  var isCharged = true

  init(result: Result<TranslationReply, TranslatorFailure>, usage: Usage? = nil) {
    self.result = result
    self.usage = usage
  }

  var failure: TranslatorFailure? { if case .failure(let failure) = result { failure } else { nil } }
  /// Whether not one segment came back.
  var hasNothing: Bool { (try? result.get())?.translations.isEmpty ?? true }
  /// A "bad request" for no reason that is known.
  var isRejection: Bool { (status == 400 || status == 422) && failure?.fault == .malformed }

  static func failure(_ fault: Fault, _ message: String) -> EndpointReply {
    EndpointReply(result: .failure(fault.failure(message)))
  }
}

/// What one kind of endpoint means by a request and a reply; when and how often to ask is `RequestPolicy`'s business.
protocol EndpointAdapter: Sendable {
  var settings: EndpointSettings { get }
  var limits: BatchLimits { get }
  /// Whether servers of this kind may be `alih serve`, which has an interface of its own for us.
  var mayBeAlih: Bool { get }
  /// What this kind's errors mean beyond `FaultRule.common`; the first that fits counts.
  var faults: [FaultRule] { get }
  /// Whether a batch within the limits has room where it is read.
  func fits(_ batch: EndpointBatch) -> Bool

  /// Of an error with status 200 and no word that is known.
  var spokenFault: Fault { get }

  /// Puts on the server what helps the batches, once for all who ask; what can't be had there is done without.
  ///
  /// - Returns: one line about what can't be had, the first time.
  func prepare(_ languages: LanguagePair, _ exchange: @escaping Exchange) async -> String?
  func request(for batch: EndpointBatch) async -> HTTPRequest
  /// Reads a reply of status 200; each id of the batch ends in exactly one of the two lists.
  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply
  /// Whether the next request is another after this refusal, because something that only helps is left out from now on.
  func yields(to failure: TranslatorFailure, of request: HTTPRequest) async -> Bool
  /// Where an error's message and code are, beyond the usual places.
  func words(of error: JSONDocument) -> (message: String?, code: String?)
}

/// Sends a request beside the batches, and throws a `TranslatorFailure` unless its status is 2xx.
typealias Exchange = @Sendable (HTTPRequest) async throws -> HTTPResponse

extension EndpointAdapter {
  var mayBeAlih: Bool { false }
  var faults: [FaultRule] { [] }
  func fits(_ batch: EndpointBatch) -> Bool { true }
  var spokenFault: Fault { .malformed }
  func prepare(_ languages: LanguagePair, _ exchange: @escaping Exchange) async -> String? { nil }
  func yields(to failure: TranslatorFailure, of request: HTTPRequest) async -> Bool { false }
  func words(of error: JSONDocument) -> (message: String?, code: String?) { (nil, nil) }

  /// Before a reply tells: about three bytes to a token, and as much to write as to read; others count characters.
  func estimate(_ request: HTTPRequest, _ batch: EndpointBatch) -> Usage {
    guard settings.kind.isChat else { return Usage(input: batch.characters, output: 0) }
    return Usage(input: request.body.count / 3, output: batch.texts.reduce(20) { $0 + $1.utf8.count / 2 })
  }

  /// What a batch will use, from a good day to a bad one. Services count characters, which is exact.
  ///
  /// Tokenizers of today's models make a token of 2.5 to 5 bytes of Indonesian, English or JSON; a translation is about as
  /// long as its source; and on a bad day one segment in five has to be asked for again alone.
  func forecast(_ request: HTTPRequest, _ batch: EndpointBatch) -> Forecast {
    let count = batch.segments.count
    if case .summary(let sentences) = batch.task {
      return Forecast(
        segments: count, requests: 1...2, inputTokens: request.body.count / 5...request.body.count * 4 / 5,
        outputTokens: 30 * sentences...200 * sentences)
    }
    guard settings.kind.isChat else {
      let characters = batch.characters
      return Forecast(segments: count, requests: 1...1, inputTokens: characters...characters)
    }
    let again = (count + 4) / 5
    let text = batch.texts.reduce(0) { $0 + $1.utf8.count }
    let alone = request.body.count - text + text / count
    let answer = text + 40 * count
    return Forecast(
      segments: count, requests: 1...1 + again,
      inputTokens: request.body.count / 5...(request.body.count + again * alone) * 2 / 5,
      outputTokens: answer / 5...(answer + again * answer / count) / 2)
  }

  /// Cuts segments into batches; neighbors stay together, because they explain each other.
  ///
  /// - Parameter limits: nil for those of the kind.
  func batches(
    of segments: [SegmentRequest], _ languages: LanguagePair, within limits: BatchLimits? = nil
  ) -> [[SegmentRequest]] {
    let limits = limits ?? self.limits
    var batches: [[SegmentRequest]] = []
    var bytes = 0
    for segment in segments {
      let length = segment.text.utf8.count
      if let last = batches.last, last.count < limits.segments, bytes + length <= limits.bytes,
        fits(EndpointBatch(segments: last + [segment], languages: languages))
      {
        batches[batches.count - 1].append(segment)
        bytes += length
      } else {
        batches.append([segment])
        bytes = length
      }
    }
    return batches
  }
}

extension EndpointSettings {
  /// The adapter of this endpoint's kind.
  ///
  /// - Parameter terms: the whole glossary, for services that keep one.
  func adapter(_ prompts: Prompts, terms: [Term]) -> any EndpointAdapter {
    switch kind {
    case .openai: OpenAIAdapter(settings: self, prompts: prompts)
    case .ollama: OllamaAdapter(settings: self, prompts: prompts)
    case .anthropic: AnthropicAdapter(settings: self, prompts: prompts)
    case .libretranslate: LibreTranslateAdapter(settings: self)
    case .deepl: DeepLAdapter(settings: self, terms: terms)
    case .google where project != nil: GoogleAdvancedAdapter(settings: self)
    case .google: GoogleBasicAdapter(settings: self)
    case .azure where apiVersion == AzureTargetsAdapter.version: AzureTargetsAdapter(settings: self)
    case .azure: AzureAdapter(settings: self)
    case .apertium: ApertiumAdapter(settings: self)
    case .template: TemplateAdapter(settings: self)
    }
  }
}
