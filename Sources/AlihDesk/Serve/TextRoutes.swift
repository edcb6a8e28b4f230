import AlihModel
import FlyingFox
import Foundation

/// The interfaces that programs speak: what each asks, and how it wants the answer.
struct TextRoutes: Sendable {
  let service: any TextService
  let key: String?
  let line: WaitingLine

  /// Bytes of a request.
  private static let largest = 8 << 20

  func answer(_ request: HTTPRequest) async -> HTTPResponse {
    var response = await said(to: request)
    // Alih as a client knows another by it, and asks for whole articles there.
    response.headers[HTTPHeader(SegmentService.header)] = SegmentService.path
    return response
  }

  private func said(to request: HTTPRequest) async -> HTTPResponse {
    do { return try await route(request.withBody(upTo: Self.largest)) } catch let problem as RequestProblem {
      return refusal(problem)
    } catch let refusal as WaitingLine.Refusal {
      return self.refusal(refusal)
    } catch {
      return .json(["error": "\(error)"], 400)
    }
  }

  private func route(_ request: HTTPRequest) async throws -> HTTPResponse {
    switch (request.method, request.path) {
    case (.GET, "/health"): return .json(["status": "ok"])
    case (.GET, "/languages"): return .json(LibreLanguage.all(service.languages))
    case (.GET, "/frontend/settings"): return .json(LibreSettings(needsKey: key != nil, service.languages))
    case (.GET, "/listPairs"): return .json(ApertiumPairs(service.languages))
    case (.POST, "/translate"), (.GET, "/translate"):
      let fields = try await RequestFields(request)
      try checkKey(request, fields)
      let client = Client(of: request)
      return fields["langpair"] == nil ? try await libre(fields, client) : try await apertium(fields, client)
    case (.POST, "/detect"):
      let fields = try await RequestFields(request)
      try checkKey(request, fields)
      // There is one pair of languages, and who asks wants a text of its source translated.
      return .json([Detected(confidence: 100, language: service.languages.source)])
    case (.POST, SegmentService.path):
      try checkKey(request, try await RequestFields(request))
      return try await segments(try await request.decoded(SegmentList.self), Client(of: request))
    case (.POST, "/v1/articles"), (.POST, "/v1/summaries"), (.POST, "/v1/audits"):
      let fields = try await RequestFields(request)
      try checkKey(request, fields)
      return try await own(request.path, fields, Client(of: request))
    case (_, "/translate"), (_, "/detect"), (_, SegmentService.path), (_, "/v1/articles"),
      (_, "/v1/summaries"),
      (_, "/v1/audits"):
      throw RequestProblem(405, "'\(request.path)' takes POST.")
    default: throw RequestProblem(404, "There is nothing at '\(request.path)'.")
    }
  }

  /// Works on a request in its turn, for as long as somebody waits for the answer.
  private func serve<Value: Sendable>(
    _ client: Client, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await line.serve(body) }
      group.addTask {
        try await client.leaves()
        throw WaitingLine.Refusal.left
      }
      return try await group.next()!
    }
  }

  private func checkKey(_ request: HTTPRequest, _ fields: RequestFields) throws {
    guard let key else { return }
    let bearer = request.headers[.authorization].map { $0.replacing("Bearer ", with: "") }
    let given = fields["api_key"] ?? bearer ?? ""
    let (one, other) = (Array(given.utf8), Array(key.utf8))
    let differs = zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } != 0
    if one.count != other.count || differs {
      throw RequestProblem(
        given.isEmpty ? 400 : 403, given.isEmpty ? "Please send an API key." : "Invalid API key.")
    }
  }

  // MARK: LibreTranslate

  private func libre(_ fields: RequestFields, _ client: Client) async throws -> HTTPResponse {
    guard let texts = fields.texts("q") else {
      throw RequestProblem(400, "Invalid request: missing q parameter")
    }
    guard let source = fields["source"] else {
      throw RequestProblem(400, "Invalid request: missing source parameter")
    }
    guard let target = fields["target"] else {
      throw RequestProblem(400, "Invalid request: missing target parameter")
    }
    let languages = service.languages
    guard source == "auto" || source == languages.source else {
      throw RequestProblem(400, "\(source) is not supported")
    }
    guard target == languages.target else { throw RequestProblem(400, "\(target) is not supported") }
    let format = fields["format"] ?? "text"
    guard format == "text" || format == "html" else {
      throw RequestProblem(400, "\(format) format is not supported")
    }
    let translated = try await serve(client) {
      if format == "text" { return await service.translate(texts) }
      var pieces: [String] = []
      for text in texts { pieces.append(try await service.translate(html: text)) }
      return pieces
    }
    let detected = source == "auto" ? Detected(confidence: 100, language: languages.source) : nil
    return fields.isList("q")
      ? .json(
        LibreAnswer(
          translatedText: translated,
          detectedLanguage: detected.map { Array(repeating: $0, count: texts.count) }))
      : .json(LibreAnswer(translatedText: translated[0], detectedLanguage: detected))
  }

  private struct LibreAnswer<Text: Encodable, Language: Encodable>: Encodable {
    var translatedText: Text
    var detectedLanguage: Language?
  }

  private struct Detected: Encodable {
    var confidence: Double
    var language: String
  }

  // MARK: Apertium

  private func apertium(_ fields: RequestFields, _ client: Client) async throws -> HTTPResponse {
    let pair = (fields["langpair"] ?? "").split(separator: "|").map { Self.twoLetters(String($0)) }
    guard pair == [service.languages.source, service.languages.target] else {
      return .json(
        ApertiumProblem(code: 400, message: "Bad Request", explanation: "That pair is not installed"), 400)
    }
    guard let text = fields["q"] else {
      return .json(ApertiumProblem(code: 400, message: "Bad Request", explanation: "Missing argument q"), 400)
    }
    let isHTML = fields["format"] == "html"
    let translated = try await serve(client) {
      isHTML
        ? try await service.translate(html: text)
        : await service.translate([text])[0]
    }
    return .json(ApertiumAnswer(responseData: .init(translatedText: translated)))
  }

  private struct ApertiumAnswer: Encodable {
    struct Text: Encodable { var translatedText: String }

    var responseData: Text
    var responseDetails: String?
    var responseStatus = 200
  }

  private struct ApertiumProblem: Encodable {
    var status = "error"
    var code: Int
    var message: String
    var explanation: String
  }

  /// Apertium's languages have three letters.
  private static func twoLetters(_ code: String) -> String {
    ["ind": "id", "eng": "en", "msa": "ms"][code] ?? code
  }

  // MARK: Alih

  private func segments(_ list: SegmentList, _ client: Client) async throws -> HTTPResponse {
    guard list.languages == service.languages else {
      throw RequestProblem(400, "\(list.from) to \(list.to) is not supported")
    }
    return .json(["translations": try await serve(client) { await service.translate(list) }])
  }

  private func own(_ path: String, _ fields: RequestFields, _ client: Client) async throws -> HTTPResponse {
    if path == "/v1/audits" {
      guard let pairs = fields.pairs("pairs") else {
        throw RequestProblem(400, "An audit needs 'pairs': objects with 'source' and 'target'.")
      }
      return json(try await serve(client) { try await service.audit(pairs) })
    }
    guard let text = fields["text"] else { throw RequestProblem(400, "The request needs a 'text'.") }
    let name = fields["path"] ?? "request"
    return json(
      try await serve(client) {
        path == "/v1/articles"
          ? try await service.article(text, path: name) : try await service.summary(text, path: name)
      })
  }

  private func json(_ text: String) -> HTTPResponse { .answer(200, "application/json", Data(text.utf8)) }

  // MARK: Refusals

  private func refusal(_ problem: RequestProblem) -> HTTPResponse {
    .json(["error": problem.message], problem.status)
  }

  private func refusal(_ refusal: WaitingLine.Refusal) -> HTTPResponse {
    var response: HTTPResponse
    switch refusal {
    case .left:
      // Nobody reads it.
      response = .json(["error": "The client left."], 499)
    case .full:
      response = .json(["error": "Too many requests are waiting; try again later."], 429)
      response.headers[HTTPHeader("Retry-After")] = "2"
    case .tooFast:
      response = .json(["error": "Slowdown: too many requests in a minute."], 429)
      response.headers[HTTPHeader("Retry-After")] = "60"
    case .closing:
      response = .json(["error": "The server is stopping."], 503)
      response.headers[HTTPHeader("Retry-After")] = "10"
    }
    return response
  }
}
