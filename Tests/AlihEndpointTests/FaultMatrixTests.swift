import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

/// Every fault of the wire against every kind of endpoint.
struct FaultMatrixTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// Of every segment; nil where all are translated in the end.
    var fault: Fault?
    var kinds: @Sendable (Wire) -> Bool = { _ in true }
    var answer: @Sendable (Wire, LoopbackServer.Request) -> LoopbackServer.Answer
    /// Short only where it is the timeout that ends the case.
    var timeout: Double { name.contains("silence") || name.contains("loris") ? 0.4 : 20 }
    var testDescription: String { name }

    init(
      _ name: String, _ fault: Fault?, for kinds: @escaping @Sendable (Wire) -> Bool = { _ in true },
      _ answer: @escaping @Sendable (Wire, LoopbackServer.Request) -> LoopbackServer.Answer
    ) {
      (self.name, self.fault, self.kinds, self.answer) = (name, fault, kinds, answer)
    }
  }

  private static func good(_ wire: Wire, _ request: LoopbackServer.Request) -> LoopbackServer.Answer {
    wire.translations(request) { "Fine: \($0)" }
  }

  private static func items(_ wire: Wire, _ request: LoopbackServer.Request) -> [(id: String, text: Any)] {
    wire.segments(of: request).map { ($0.id, "Fine: \($0.text)") }
  }

  private static let error = #"{"error":{"message":"kaput"}}"#

  private static let statuses: [Case] = [
    (301, .unsupported), (400, .unsupported), (401, .auth), (402, .quota), (403, .auth), (404, .unsupported),
    (405, .unsupported), (408, .overload), (499, .overload), (413, .tooBig), (422, .unsupported),
    (429, .rate), (456, .quota),
    (500, .overload), (502, .overload), (503, .overload), (504, .overload), (529, .overload),
    (204, .malformed),
  ].map { status, fault in Case("status \(status)", fault) { _, _ in .status(status, error) } }

  private static let gzipBomb: [UInt8] = {
    Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n".utf8) + GzipBomb.bytes
  }()

  private static let broken: [Case] = [
    Case("closed without a word", .transport) { _, _ in .raw("") },
    Case("reset in the middle", .transport) { _, _ in
      .reset("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"half\":")
    },
    Case("chunks cut", .transport) { _, _ in
      .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"half\":")
    },
    Case("fewer bytes than promised", .transport) { _, _ in
      .raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}")
    },
    Case("no HTTP", .transport) { _, _ in .raw("SSH-2.0-server\r\n") },
    Case("no gzip", .transport) { _, _ in
      .raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope")
    },
    Case("a gzip bomb", .malformed) { _, _ in .rawBytes(gzipBomb) },
    Case("HTML with status 200", .malformed) { _, _ in .status(200, "<html>Selamat datang</html>") },
    Case("a page of maintenance with status 200", .overload) { _, _ in
      .status(200, "<!doctype html>\n<title>Sedang pemeliharaan</title>")
    },
    Case("nothing with status 200", .malformed) { _, _ in .status(200, "") },
    Case("a JSON number", .malformed) { _, _ in .status(200, "7") },
    Case("another object", .malformed) { _, _ in .status(200, #"{"translations":{"a":1},"data":[]}"#) },
    Case("deep nesting", .malformed) { _, _ in .status(200, String(repeating: "[", count: 50_000)) },
    Case("invalid UTF-8", .malformed) { _, _ in
      .rawBytes(
        Array("HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"error\":\"".utf8) + [0xFF, 0xC3]
          + Array("\"}".utf8))
    },
    Case("silence", .transport) { _, _ in .stall("") },
    Case("silence in the middle", .transport) { _, _ in
      .stall("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":")
    },
    Case("a slow loris", .transport) { _, _ in .drip(.status(200, String(repeating: " ", count: 4_000)), 0.05)
    },
  ]

  /// Errors that come with status 200, as gateways send them; a template has pointers of its own for them.
  private static let errorsInside: [Case] = [
    (#"{"error":{"message":"Slow down, please","code":429}}"#, Fault.rate),
    (#"{"error":{"message":"x","code":"503"}}"#, .overload),
    (#"{"error":{"message":"x","type":"overloaded_error"},"type":"error"}"#, .overload),
    (#"{"type":"error","error":{"type":"rate_limit_error","message":"x"}}"#, .rate),
    (
      #"{"error":{"message":"Budget has been exceeded! Current cost: 5.2","type":"budget_exceeded","code":"429"}}"#,
      .quota
    ),
    (#"{"error":{"message":"x","code":"insufficient_quota"}}"#, .quota),
    (#"{"error":{"message":"x","code":401}}"#, .auth),
    (#"{"error":{"code":429001,"message":"x"}}"#, .rate),
    (#"{"success":false,"errors":[{"code":503,"message":"no capacity"}]}"#, .overload),
    (#"{"object":"error","message":"x","code":503}"#, .overload),
    (#"{"base_resp":{"status_code":1002,"status_msg":"rate limit"}}"#, .rate),
    (#"{"error_code":18,"error_msg":"request limit reached"}"#, .rate),
    (#"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"x"}}}"#, .rate),
    (#"{"status":"failed","message":"temporarily overloaded"}"#, .overload),
    (#"{"message":"Too many requests"}"#, .rate),
    (#"{"fault":{"faultstring":"x","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}}"#, .rate),
  ].map { body, fault in
    Case("200 with \(body)", fault, for: { $0 != .template }) { _, _ in .status(200, body) }
  }

  /// Refusals in the words of gateways.
  private static let gateways: [Case] = [
    (429, #"{"error":{"message":"No deployments available - crossed budget","code":"429"}}"#, Fault.quota),
    (
      429, #"{"error":{"message":"You exceeded your current quota. Please retry in 0.01s","code":429}}"#,
      .rate
    ),
    (
      429,
      #"{"error":{"message":"Rate limit reached. Upgrade at https://console.example/settings/billing"}}"#,
      .rate
    ),
    (400, #"{"error":{"message":"No connected db.","type":"no_db_connection","code":"400"}}"#, .auth),
    (400, #"{"error":{"message":"Invalid model name passed in model=x","code":"400"}}"#, .unsupported),
    (408, #"{"error":{"message":"The request took too long","code":"408"}}"#, .overload),
    (502, #"{"error":"Error code: 401 - no such key"}"#, .auth),
    (403, #"{"error":{"message":"Key limit exceeded (total limit)","code":403}}"#, .quota),
    (403, #"{"error":{"message":"User Rate Limit Exceeded","code":403}}"#, .rate),
    (400, #"{"error":{"message":"Request was throttled","code":"400"}}"#, .rate),
    (429, #"{"error":{"message":"You have exceeded your monthly included credits"}}"#, .quota),
    (429, #"{"error":{"message":"Request too large: limit 6000, requested 9000"}}"#, .tooBig),
    (400, #"{"error":{"message":"Input tokens exceed the configured limit of 4096 tokens"}}"#, .tooBig),
    (
      400, #"[{"error":{"code":400,"message":"API key not valid. Invalid API key","status":"INVALID"}}]"#,
      .auth
    ),
    (502, #"{"error":"Error code: 400 - maximum context length is 4096 tokens"}"#, .tooBig),
    (500, #"{"error":{"message":"CUDA out of memory. Tried to allocate 2.00 GiB","code":"500"}}"#, .tooBig),
    (400, #"{"error":{"message":"Your balance is too low, please recharge","code":"400"}}"#, .quota),
    (429, #"{"error":{"message":"Quota exhausted for today","code":"429"}}"#, .quota),
    (
      500, #"{"error":{"message":"Worker restarted. For further information see the log.","code":"500"}}"#,
      .overload
    ),
  ].map { status, body, fault in
    // A template says itself where the code is.
    Case("\(status) \(body)", fault, for: { $0 != .template }) { _, _ in .status(status, body) }
  }

  private static let contents: [Case] = [
    Case("a good answer", nil, good),
    Case("a late answer", nil) { .late(good($0, $1), 0.1) },
    Case("reordered ids", nil, for: \.isChat) { $0.reply(items($0, $1).reversed()) },
    Case("unknown ids beside the good ones", nil, for: \.isChat) {
      $0.reply([("b99", "x")] + items($0, $1) + [("", "y")])
    },
    Case("fenced JSON", nil, for: \.isChat) { wire, request in
      let list = Wire.json(["translations": items(wire, request).map { ["id": $0.id, "text": $0.text] }])
      return wire.said("Tentu!\n```json\n\(list)\n```\nAda lagi?")
    },
    Case("every id twice, with other words", .malformed, for: \.isChat) { wire, request in
      wire.reply(items(wire, request) + items(wire, request).map { ($0.id, "Other: \($0.text)") })
    },
    Case("the same answer twice", nil, for: \.isChat) { $0.reply(items($0, $1) + items($0, $1)) },
    Case("the call of a function", nil, for: \.isChat) { wire, request in
      wire.called(["translations": items(wire, request).map { ["id": $0.id, "text": $0.text] }])
    },
    Case("a list in a text", nil, for: \.isChat) { wire, request in
      let list = Wire.json(items(wire, request).map { ["id": $0.id, "text": $0.text] })
      return wire.said(Wire.json(["translations": list]))
    },
    Case("segments counted from one", nil, for: \.isChat) { wire, request in
      let list = items(wire, request).enumerated().map { ["id": $0 + 1, "text": $1.text] as [String: Any] }
      return wire.said(Wire.json(["translations": list]))
    },
    Case("the source beside the translation", nil, for: \.isChat) { wire, request in
      let list = zip(wire.segments(of: request), items(wire, request)).map { asked, item in
        ["id": asked.id, "text": asked.text, "translation": item.text]
      }
      return wire.said(Wire.json(["result": ["items": list]]))
    },
    Case("Python instead of JSON", nil, for: \.isChat) { wire, request in
      let list = items(wire, request).map { "{'id': '\($0.id)', 'note': None, 'text': '\($0.text)'}" }
      return wire.said("{'translations': [\(list.joined(separator: ", "))]}")
    },
    Case("a draft, then the answer", nil, for: \.isChat) { wire, request in
      let list = items(wire, request).map { ["id": $0.id, "text": $0.text] }
      let draft = list.map { ["id": $0["id"] ?? "", "text": "draft"] }
      return wire.said(Wire.json(["translations": draft]) + "\nBetter:\n" + Wire.json(["translations": list]))
    },
    Case("numbers that JSON has no words for", nil) { wire, request in
      guard case .status(let status, let body) = good(wire, request) else { return good(wire, request) }
      return .status(status, body.replacing(/\b(?:100|50)\b/, with: "NaN"))
    },
    Case("one segment refused", nil, for: \.isChat) { wire, request in
      request.segmentIDs.count > 1 ? wire.said(NSNull()) : good(wire, request)
    },
    Case("a thought in another tag", .malformed, for: \.isChat) { wire, request in
      let list = Wire.json(["translations": items(wire, request).map { ["id": $0.id, "text": $0.text] }])
      return wire.said("<seed:think budget=\"9\">First: \(list) Hmm, no")
    },
    Case("one too few", .malformed, for: \.isBatch) { $0.reply(items($0, $1).dropLast()) },
    Case("one too many", .malformed, for: \.isInOrder) {
      $0.reply(items($0, $1) + [("x", "surplus")])
    },
    Case("no text", .malformed) { wire, request in wire.reply(items(wire, request).map { ($0.id, 7) }) },
    Case("null for a text", .malformed) { wire, request in
      wire.reply(items(wire, request).map { ($0.id, NSNull()) })
    },
    Case("empty texts", .malformed) { wire, request in
      wire.reply(items(wire, request).map { ($0.id, " \n") })
    },
    Case("the same ids in capitals and brackets", nil, for: \.isChat) {
      $0.reply(items($0, $1).map { ("[\($0.id.uppercased())]", $0.text) })
    },
    Case("an object keyed by the ids", nil, for: \.isChat) { wire, request in
      wire.said(Wire.json(Dictionary(items(wire, request).map { ($0.id, $0.text) }) { one, _ in one }))
    },
    Case("an object on each line, and chatter behind", nil, for: \.isChat) { wire, request in
      let lines = items(wire, request).map { Wire.json(["id": $0.id, "text": $0.text]) }
      return wire.said(lines.joined(separator: "\n") + "\nI hope this helps!")
    },
    Case("raw line breaks and a comma too many", nil, for: \.isChat) { wire, request in
      let list = items(wire, request).map { "{\"id\":\"\($0.id)\",\"text\":\"\n\($0.text)\n\"}," }
      return wire.said("{\"translations\":[\(list.joined())]}")
    },
    Case("pieces although it was asked for whole", nil, for: \.isChat) { wire, request in
      wire.streamed(Wire.json(["translations": items(wire, request).map { ["id": $0.id, "text": $0.text] }]))
    },
    Case("pieces without the last", .transport, for: \.isChat) { wire, request in
      wire.streamed(Wire.json(["translations": [["id": "b1.s1", "text": "x"]]]), isWhole: false)
    },
    Case("a draft in an open thought", .malformed, for: \.isChat) { wire, request in
      let list = Wire.json(["translations": items(wire, request).map { ["id": $0.id, "text": $0.text] }])
      return wire.said("<think>First: \(list) Hmm, no, rather")
    },
    Case("content: null", .refused, for: \.isChat) { wire, _ in wire.said(NSNull()) },
    Case("chatter", .malformed, for: \.isChat) { wire, _ in wire.said("Maaf, saya tidak bisa.") },
    Case("cut off", .tooBig, for: \.isChat) { wire, _ in
      wire.said("{", stop: wire == .anthropic ? "max_tokens" : "length")
    },
  ]

  @Test(
    .timeLimit(.minutes(20)), arguments: statuses + broken + errorsInside + gateways + contents, Wire.allCases
  )
  func `each fault ends in its class, and each segment in one place`(_ fault: Case, _ wire: Wire) async throws
  {
    guard fault.kinds(wire) else { return }
    let server = try LoopbackServer { fault.answer(wire, $0) }
    let translator = try Desk.translator(wire, server) { $0.timeout = fault.timeout }
    let segments = Desk.segments(3)
    let reply = await translator.translate(segments, .indonesianToEnglish)
    let answered = reply.translations.map(\.id)
    #expect((answered + reply.failures.keys).sorted() == segments.map(\.id).sorted())
    if let expected = fault.fault {
      #expect(Set(reply.failures.values.map(\.kind)) == [expected.rawValue], "\(reply)")
    } else {
      #expect(reply.failures.isEmpty, "\(reply.failures)")
      for segment in segments {
        #expect(reply.translations.first { $0.id == segment.id }?.text == "Fine: \(segment.text)")
      }
    }
    #expect(!"\(reply)".contains("sk-rahasia"))
  }

  /// One bad answer first, then good ones: nothing may be lost by it.
  @Test(
    .timeLimit(.minutes(20)), arguments: statuses + broken + errorsInside + gateways + contents, Wire.allCases
  )
  func `an endpoint that recovers answers every segment`(_ fault: Case, _ wire: Wire) async throws {
    let passing: Set<Fault> = [.rate, .overload, .transport, .malformed, .tooBig]
    guard fault.kinds(wire), let expected = fault.fault, passing.contains(expected) else { return }
    let isFirst = Locked(true)
    let server = try LoopbackServer { request in
      let isBad = isFirst.withLock { first in
        defer { first = false }
        return first
      }
      return isBad ? fault.answer(wire, request) : Self.good(wire, request)
    }
    let translator = try Desk.translator(wire, server) { ($0.timeout, $0.concurrency) = (fault.timeout, 1) }
    let segments = Desk.segments(wire.isSingle ? 1 : 3)
    let reply = await translator.translate(segments, .indonesianToEnglish)
    // What was garbled is the caller's to ask for again; of a batch that is one short, the others are good.
    let isLost = expected == .malformed || wire.isSingle && expected == .tooBig
    let isShort = fault.name == "one too few" && wire.isChat
    let answered = isShort ? segments.count - 1 : isLost ? 0 : segments.count
    #expect(reply.translations.count == answered, "\(reply.failures)")
    #expect(reply.translations.count + reply.failures.count == segments.count)
  }
}
