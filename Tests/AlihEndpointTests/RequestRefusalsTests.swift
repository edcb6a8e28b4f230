import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

/// What servers refuse: one segment, all, a field, too much together.
extension RequestPolicyTests {
  @Test func `a refusal of one segment costs its neighbors nothing`() async throws {
    let server = try LoopbackServer { request in
      request.segmentIDs.contains("b5.s1") ? Wire.openai.said(NSNull()) : Self.good(request)
    }
    let reply = await translate(try Desk.translator(server: server), 16)
    #expect(reply.failures.keys.sorted() == ["b5.s1"] && reply.failures["b5.s1"]?.kind == "refused")
    #expect(server.requests.count == 9)
  }

  @Test func `a model that refuses everything is asked a few times`() async throws {
    let server = try LoopbackServer { _ in Wire.openai.said(NSNull()) }
    let translator = try Desk.translator(server: server) { $0.concurrency = 1 }
    let reply = await translate(translator, 160)
    #expect(reply.failures.values.allSatisfy { $0.kind == "refused" } && reply.failures.count == 160)
    #expect(server.requests.count <= 10 + 2 * 8)
  }

  @Test(arguments: [
    ("This model only supports streaming", "stream"), ("System role not supported", "system"),
  ])
  func `what a server insists on it gets`(_ words: String, _ field: String) async throws {
    let server = try LoopbackServer { request in
      let fields = request.json as? [String: Any] ?? [:]
      let roles = (fields["messages"] as? [[String: Any]] ?? []).compactMap { $0["role"] as? String }
      let isRefused = field == "stream" ? fields["stream"] as? Bool != true : roles.contains("system")
      return isRefused
        ? .status(400, Wire.json(["error": ["message": words]])) : Self.good(request)
    }
    let reply = await translate(try Desk.translator(server: server), 3)
    #expect(reply.failures.isEmpty && server.requests.count == 2)
  }

  @Test(arguments: [
    #"{"error":{"code":400,"type":"exceed_context_size_error","message":"too long","n_prompt_tokens":900,"n_ctx":1100}}"#,
    #"{"error":{"message":"This model's maximum context length is 1100 tokens.","code":"context_length_exceeded"}}"#,
  ])
  func `a server's own words about its context are heeded from then on`(_ body: String) async throws {
    let server = try LoopbackServer { request in
      request.segmentIDs.count > 4 ? .status(400, body) : Self.good(request)
    }
    let translator = try Desk.translator(server: server) { $0.concurrency = 1 }
    #expect(await translate(translator, 16).failures.isEmpty)
    let asked = server.requests.count
    #expect(translator.form.context == 1100)
    #expect(await translate(translator, 16).failures.isEmpty)
    #expect(server.requests.count - asked <= 6)
    #expect(server.requests.dropFirst(1).allSatisfy { $0.segmentIDs.count <= 8 })
  }

  @Test(arguments: [
    (401, "", "auth"), (403, "", "auth"), (404, "", "unsupported"),
    (429, #"{"error":{"type":"insufficient_quota","message":"pay"}}"#, "quota"),
  ])
  func `what won't pass stops the endpoint for the run`(_ status: Int, _ body: String, _ kind: String)
    async throws
  {
    let server = try server(.status(status, body), times: 1)
    let translator = try Desk.translator(server: server) { $0.concurrency = 1 }
    #expect(await translate(translator, 40).failures.values.allSatisfy { $0.kind == kind })
    #expect(await translate(translator, 1).failures.count == 1)
    #expect(server.requests.count == 1)
  }

  @Test func `segments that are too much together go in halves`() async throws {
    let server = try LoopbackServer { request in
      request.segmentIDs.count > 2 ? .status(413, "") : Self.good(request)
    }
    let reply = await translate(try Desk.translator(server: server), 11)
    #expect(reply.failures.isEmpty && reply.translations.count == 11)
  }

  /// Field lesson: a model that runs in circles only gets worse with a longer answer.
  @Test func `a segment that is too much by itself isn't asked for again`() async throws {
    let server = try LoopbackServer { _ in Wire.openai.said("salad salad salad", stop: "length") }
    let reply = await translate(try Desk.translator(server: server), 1)
    #expect(reply.failures.values.map(\.kind) == ["too-big"])
    #expect(server.requests.count == 1)
  }

  /// Field lesson: a reply with one paragraph too few must never shift the others.
  @Test func `a segment left out costs only itself`() async throws {
    let server = try LoopbackServer { request in
      let items = Wire.openai.segments(of: request).filter { $0.id != "b2.s1" }
      return Wire.openai.reply(items.map { ($0.id, "Fine: \($0.text)") })
    }
    let reply = await translate(try Desk.translator(server: server), 4)
    #expect(reply.failures.keys.sorted() == ["b2.s1"])
    #expect(reply.translations.map(\.id) == ["b1.s1", "b3.s1", "b4.s1"] && server.requests.count == 1)
  }
}
