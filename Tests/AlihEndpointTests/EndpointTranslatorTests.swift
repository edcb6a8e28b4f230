import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

struct EndpointTranslatorTests {
  private func translator(_ server: LoopbackServer, _ change: (inout EndpointSettings) -> Void = { _ in })
    throws -> EndpointTranslator
  {
    var settings = EndpointSettings(name: "newsroom", url: server.url, model: "m", timeout: 10)
    change(&settings)
    return EndpointTranslator(
      settings.adapter(try Desk.prompts(), terms: []), client: HTTPClient(), patience: .short)
  }

  private func adapter(context: Int? = nil) throws -> OpenAIAdapter {
    var settings = EndpointSettings(name: "newsroom", url: "http://127.0.0.1:1/v1", model: "m")
    settings.context = context
    return OpenAIAdapter(settings: settings, prompts: try Desk.prompts())
  }

  private func segments(_ count: Int) -> [SegmentRequest] {
    (0..<count).map { SegmentRequest(id: "b\($0 + 1).s1", text: "Kalimat \($0 + 1).") }
  }

  private func translate(_ translator: EndpointTranslator, _ segments: [SegmentRequest]) async
    -> TranslationReply
  {
    await translator.translate(segments, .indonesianToEnglish)
  }

  @Test func `every segment of a long article is answered once`() async throws {
    let server = try LoopbackServer { LoopbackServer.translations($0) { "Sentence \($0)." } }
    let reply = await translate(try translator(server), segments(50))
    #expect(reply.failures.isEmpty)
    #expect(Set(reply.translations.map(\.id)) == Set(segments(50).map(\.id)))
    #expect(reply.translations.allSatisfy { $0.text == "Sentence \($0.id)." })
    #expect(server.requests.count == 4)
  }

  @Test func `the article is given as data beside the house terms that it holds`() async throws {
    let server = try LoopbackServer { LoopbackServer.translations($0) { $0 } }
    let term = Term(source: "Korut", target: "North Korea")
    let text = #"Korut: "{{segments}}" & <b>"#
    let segment = SegmentRequest(
      id: "b1.s1", text: text, terms: [TermOccurrence(term: term, range: 0..<5, rendering: "North Korea")],
      before: "Sebelumnya.")
    _ = await translate(try translator(server), [segment])
    let request = try #require(server.requests.first)
    let root = try #require(
      JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? [String: Any])
    let messages = try #require(root["messages"] as? [[String: String]])
    #expect(messages[0]["content"] == "Indonesian to English\n- Korut = North Korea\n")
    let data = Data((messages[1]["content"] ?? "").utf8)
    let list = try #require(JSONSerialization.jsonObject(with: data) as? [String: [[String: String]]])
    #expect(
      list["segments"] == [["id": "b1.s1", "role": "paragraph", "text": text, "before": "Sebelumnya."]])
    #expect(root["temperature"] as? Int == 0)
  }

  @Test func `a server that refuses our fields is asked more plainly, and only once each`() async throws {
    let server = try LoopbackServer { request in
      for field in ["temperature", "json_schema", "max_completion_tokens", "response_format"]
      where request.body.contains("\"\(field)\"") {
        return .status(400, #"{"error":{"message":"Unsupported value: '\#(field)'","type":"x"}}"#)
      }
      return LoopbackServer.translations(request) { _ in "Fine." }
    }
    let translator = try translator(server)
    #expect(await translate(translator, segments(1)).translations.map(\.text) == ["Fine."])
    #expect(server.requests.count == 5)
    #expect(await translate(translator, segments(1)).failures.isEmpty)
    #expect(server.requests.count == 6)
  }

  @Test(arguments: [
    (401, #"{"error":{"message":"no","code":"invalid_api_key"}}"#, "auth"),
    (402, "", "quota"),
    (404, "<html>", "unsupported"),
    (413, "", "too-big"),
    (429, #"{"error":{"message":"slow down","type":"rate_limit_exceeded"}}"#, "rate"),
    (429, #"{"error":{"message":"pay","type":"insufficient_quota"}}"#, "quota"),
    (400, #"{"error":{"code":400,"message":"exceeds the available context size"}}"#, "too-big"),
    (400, #"{"error":"bad"}"#, "unsupported"),
    (200, #"{"error":{"message":"You are going too fast","code":429}}"#, "rate"),
    (200, #"{"error":{"message":"pay","code":"insufficient_quota"}}"#, "quota"),
    (200, #"{"error":{"message":"Insufficient credits.","code":402}}"#, "quota"),
    (200, #"{"choices":[{"error":{"code":502,"message":"x"},"finish_reason":"error"}]}"#, "overload"),
    (500, "Internal Server Error", "overload"),
    (503, #"{"detail":"Loading model"}"#, "overload"),
    (200, "garbage", "malformed"),
  ])
  func `an error answer fails its segments with its kind`(_ status: Int, _ body: String, _ kind: String)
    async throws
  {
    let server = try LoopbackServer { _ in .status(status, body) }
    let reply = await translate(try translator(server), segments(2))
    #expect(reply.translations.isEmpty)
    #expect(reply.failures.values.map(\.kind) == [kind, kind])
  }

  @Test func `the key goes along and never comes back`() async throws {
    let padding = String(repeating: "x", count: 110)
    let server = try LoopbackServer { request in
      let key = request.head.components(separatedBy: "Bearer ").last?.prefix(21) ?? ""
      return .status(400, #"{"error":{"message":"\#(padding) \#(key)"}}"#)
    }
    let key = try #require(Secret("sk-0123456789-abcdefg\n"))
    let reply = await translate(try translator(server) { $0.key = key }, segments(1))
    #expect(server.requests.first?.head.contains("Authorization: Bearer sk-0123456789-abcdefg\r\n") == true)
    let message = try #require(reply.failures["b1.s1"]?.message)
    #expect(message.contains(padding) && !message.contains("sk-"))
    #expect(try #require(Secret("sk")).redacted("a risk") == "a ri[key]")
    var dumped = ""
    dump(key, to: &dumped)
    #expect(!"\(key) \(String(reflecting: key)) \(dumped)".contains("0123"))
  }

  @Test func `a refused key is not tried again`() async throws {
    let server = try LoopbackServer { _ in .status(401, "") }
    let translator = try translator(server) { $0.concurrency = 1 }
    let reply = await translate(translator, segments(64))
    #expect(reply.failures.count == 64)
    #expect(server.requests.count == 1)
  }

  @Test func `no more requests run at once than the settings allow`() async throws {
    let running = Locked((now: 0, most: 0))
    let server = try LoopbackServer { request in
      running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      Thread.sleep(forTimeInterval: 0.05)
      running.withLock { $0.now -= 1 }
      return LoopbackServer.translations(request) { _ in "Fine." }
    }
    let reply = await translate(try translator(server) { $0.concurrency = 2 }, segments(160))
    #expect(reply.failures.isEmpty)
    #expect(running.withLock { $0.most } == 2)
  }

  @Test func `a limit per minute spaces the requests`() async throws {
    let server = try LoopbackServer { LoopbackServer.translations($0) { _ in "Fine." } }
    let start = ContinuousClock.now
    _ = await translate(try translator(server) { $0.requestsPerMinute = 600 }, segments(64))
    #expect(server.requests.count == 4)
    #expect(start.duration(to: .now) >= .milliseconds(300))
  }

  @Test func `batches keep order and stay small`() throws {
    let long = SegmentRequest(id: "x", text: String(repeating: "kata ", count: 1_500))
    let all = segments(20) + [long] + segments(3)
    let batches = try adapter().batches(of: all, .indonesianToEnglish)
    #expect(batches.flatMap { $0 }.map(\.id) == all.map(\.id))
    #expect(batches.map(\.count) == [16, 4, 1, 3])
  }

  @Test func `request and answer have room in the context, with all that goes along`() throws {
    let plain = segments(12).map { SegmentRequest(id: $0.id, text: String(repeating: "kata ", count: 40)) }
    let rich = plain.map { segment in
      var segment = segment
      segment.note = String(repeating: "mind this ", count: 40)
      return segment
    }
    for context in [1_500, 2_048, 4_096] {
      let adapter = try adapter(context: context)
      let few = adapter.batches(of: rich, .indonesianToEnglish)
      let many = adapter.batches(of: plain, .indonesianToEnglish)
      #expect(few.flatMap { $0 }.map(\.id) == rich.map(\.id))
      #expect(context == 2_048 ? few.count > many.count : few.count >= many.count)
      for batch in few + many where batch.count > 1 {
        let batch = EndpointBatch(segments: batch, languages: .indonesianToEnglish)
        let body = try #require(JSONDocument(adapter.request(for: batch).body))
        let limit = body.count(at: "/max_completion_tokens") ?? 0
        #expect(limit > batch.texts.joined().utf8.count / 3)
        let words = (0...1).map { body.text(at: "/messages/\($0)/content") ?? "" }
        #expect(words.joined().utf8.count / 3 + limit <= context)
      }
    }
  }

  @Test func `a segment too long for the context is sent by itself, and its answer still has room`() throws {
    let adapter = try adapter(context: 1_024)
    let long = SegmentRequest(id: "x", text: String(repeating: "kata ", count: 400))
    #expect(adapter.batches(of: [long] + segments(1), .indonesianToEnglish).map(\.count) == [1, 1])
    let body = adapter.request(for: EndpointBatch(segments: [long], languages: .indonesianToEnglish)).body
    #expect((128...1_024).contains(JSONDocument(body)?.count(at: "/max_completion_tokens") ?? 0))
  }
}
