import AlihModel
import Foundation

/// Translates through an OpenAI-compatible `chat/completions` endpoint.
///
/// Segments go out in batches as JSON with ids, and only what comes back under its id counts. After three failed
/// connections in a row, or a refused key, the rest of the run doesn't ask again.
package final class OpenAITranslator: Translator {
  private struct State {
    var dialect = ChatRequest.Dialect()
    var failuresInARow = 0
    var outage: TranslatorFailure?
  }

  /// Segments and UTF-8 bytes of one request: small enough to be answered whole.
  private static let batchLimit = (segments: 16, bytes: 6_000)

  package let nature = EngineNature.model
  package let name: String
  private let settings: EndpointSettings
  private let prompt: TranslationPrompt
  private let client: HTTPClient
  private let gate: RequestGate
  private let observer: (any AttemptObserver)?
  private let state = Locked(State())

  package init(
    _ settings: EndpointSettings, prompt: TranslationPrompt, client: HTTPClient,
    observer: (any AttemptObserver)? = nil
  ) {
    self.observer = observer
    name = settings.name
    self.settings = settings
    self.prompt = prompt
    self.client = client
    gate = RequestGate(
      concurrency: settings.concurrency, requestsPerMinute: settings.requestsPerMinute)
  }

  package func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
    await withTaskGroup(of: TranslationReply.self) { group in
      for batch in Self.batches(of: segments) {
        group.addTask { await self.gate.pass { await self.ask(batch, languages) } }
      }
      var whole = TranslationReply(translations: [])
      for await reply in group {
        whole.translations += reply.translations
        whole.failures.merge(reply.failures) { first, _ in first }
      }
      return whole
    }
  }

  /// Neighbors stay together, because they explain each other.
  static func batches(of segments: [SegmentRequest]) -> [ArraySlice<SegmentRequest>] {
    var batches: [ArraySlice<SegmentRequest>] = []
    var start = 0
    var bytes = 0
    for (index, segment) in segments.enumerated() {
      let length = segment.text.utf8.count
      if index - start == batchLimit.segments || (index > start && bytes + length > batchLimit.bytes) {
        batches.append(segments[start..<index])
        (start, bytes) = (index, 0)
      }
      bytes += length
    }
    if start < segments.count { batches.append(segments[start...]) }
    return batches
  }

  private func ask(_ batch: ArraySlice<SegmentRequest>, _ languages: LanguagePair) async -> TranslationReply {
    let ids = batch.map(\.id)
    if let outage = state.withLock({ $0.outage }) { return ChatReply.none(of: ids, outage) }
    let (system, user) = prompt.messages(for: Array(batch), languages)
    let length = batch.reduce(0) { $0 + $1.text.utf8.count + 60 }
    let request = ChatRequest(
      model: settings.model, system: system, user: user, tokenLimit: 512 + length)
    let start = Date()
    func observe(_ outcome: String, _ translations: [Translation] = []) async {
      await observer?.record(
        Attempt(
          endpoint: name, model: settings.model, started: start, duration: -start.timeIntervalSinceNow,
          outcome: outcome, segments: Array(batch), translations: translations))
    }
    do {
      let response = try await send(request)
      guard response.status == 200 else {
        let failure = failure(of: response)
        note(failure)
        await observe(failure.kind)
        return ChatReply.none(of: ids, failure)
      }
      note(nil)
      let reply = ChatReply.reply(redacted(response.body), to: ids)
      await observe("done", reply.translations)
      return reply
    } catch {
      let message = (error as? HTTPFailure)?.message ?? "the request was canceled"
      let failure = Fault.transport.failure(message)
      note(failure)
      await observe(failure.kind)
      return ChatReply.none(of: ids, failure)
    }
  }

  /// Sends a request, in a simpler dialect each time the server names a field that it doesn't take.
  private func send(_ request: ChatRequest) async throws -> HTTPResponse {
    var dialect = state.withLock { $0.dialect }
    while true {
      let response = try await client.send(
        HTTPRequest(
          url: settings.chatURL,
          headers: ["Content-Type: application/json"] + (settings.key.map { [$0.authorization] } ?? []),
          body: request.body(dialect), deadlines: Deadlines(total: settings.timeout)))
      guard [400, 422, 500].contains(response.status),
        let simpler = dialect.descended(after: String(decoding: response.body, as: UTF8.self))
      else { return response }
      dialect = simpler
      state.withLock { $0.dialect = simpler }
    }
  }

  private func note(_ failure: TranslatorFailure?) {
    state.withLock { state in
      guard let failure, let fault = Fault(rawValue: failure.kind) else {
        state.failuresInARow = 0
        return
      }
      if fault == .transport || fault == .overload { state.failuresInARow += 1 }
      if fault.isFinal || state.failuresInARow == 3 { state.outage = failure }
    }
  }

  private func failure(of response: HTTPResponse) -> TranslatorFailure {
    let words = ChatReply.excerpt(redacted([UInt8](Self.words(of: response.body).utf8)))
    let lower = words.lowercased()
    let fault: Fault =
      switch response.status {
      case 401, 403: .auth
      case 402: .quota
      case 429: lower.contains("quota") ? .quota : .rate
      case 413: .tooBig
      case 400 where lower.contains("context"): .tooBig
      case 400, 422: .malformed
      case 408, 500...: .overload
      default: .unsupported
      }
    let place = HTTPFailure.place(settings.url)
    let hint = 300..<400 ~= response.status ? " (redirects aren't followed: give the final url)" : ""
    return fault.failure(
      "\(place) answered \(response.status)\(hint)" + (words.isEmpty ? "" : ": \(words)"))
  }

  /// Without the key, before anything is cut to length: half a key is a secret, too.
  private func redacted(_ bytes: [UInt8]) -> [UInt8] {
    guard let key = settings.key else { return bytes }
    return [UInt8](key.redacted(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  /// The message in an error's body, in any of the shapes that servers give it.
  private static func words(of body: [UInt8]) -> String {
    let root = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
    let error = root?["error"]
    let fields = error as? [String: Any]
    let message = fields?["message"] as? String ?? error as? String ?? root?["detail"] as? String
    let code = fields?["code"] as? String ?? fields?["type"] as? String
    guard let message else { return String(decoding: body, as: UTF8.self) }
    return message + (code.map { " [\($0)]" } ?? "")
  }
}
