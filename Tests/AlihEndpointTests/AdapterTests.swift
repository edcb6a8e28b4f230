import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

/// What each kind of endpoint sends, and what its own errors mean.
struct AdapterTests {
  private static let korut = Term(source: "Korut", target: "North Korea", kind: .country)
  private static let segment = SegmentRequest(
    id: "b1.s1", text: "Korut menembak.",
    terms: [TermOccurrence(term: korut, range: 0..<5, rendering: "North Korea")])

  /// The one request that a translation of `segment` takes.
  private func request(_ wire: Wire, _ change: (inout EndpointSettings) -> Void = { _ in }) async throws
    -> LoopbackServer.Request
  {
    let server = try LoopbackServer { wire.translations($0) { _ in "Fine." } }
    let translator = try Desk.translator(wire, server, change)
    let reply = await translator.translate([Self.segment], .indonesianToEnglish)
    #expect(reply.translations.map(\.text) == ["Fine."], "\(reply.failures)")
    #expect(server.requests.count == 1)
    return try #require(server.requests.first)
  }

  @Test(arguments: [
    ("https://h", "/v1/messages", "https://h/v1/messages"),
    ("https://h/v1/", "/v1/messages", "https://h/v1/messages"),
    ("https://h/v1/messages", "/v1/messages", "https://h/v1/messages"),
    ("https://h/api/v1?tenant=desk", "/v1/messages", "https://h/api/v1/messages?tenant=desk"),
    ("https://h/v1", "/chat/completions", "https://h/v1/chat/completions"),
    ("https://h/v1", "", "https://h/v1"),
  ])
  func `an address may end with the path's beginning`(url: String, path: String, whole: String) {
    #expect(EndpointSettings(name: "e", kind: .anthropic, url: url).url(path) == whole)
  }

  @Test(arguments: [
    (Wire.openai, "POST /chat/completions", "authorization: bearer sk-rahasia-0123456789"),
    (.ollama, "POST /api/chat", "authorization: bearer sk-rahasia-0123456789"),
    (.anthropic, "POST /v1/messages", "x-api-key: sk-rahasia-0123456789"),
    (.libretranslate, "POST /translate", ""),
    (.google, "POST /language/translate/v2", "x-goog-api-key: sk-rahasia-0123456789"),
    (
      .googleAdvanced, "POST /v3/projects/desk/locations/us-central1:translateText",
      "authorization: bearer sk-rahasia-0123456789"
    ),
    (
      .azure, "POST /translate?api-version=3.0&from=id&to=en&textType=plain",
      "ocp-apim-subscription-key: sk-rahasia-0123456789"
    ),
    (.apertium, "POST /translate", "content-type: application/x-www-form-urlencoded"),
    (.template, "POST /", "x-key: sk-rahasia-0123456789"),
  ])
  func `the address and the key are where the service wants them`(
    _ wire: Wire, _ line: String, _ header: String
  ) async throws {
    let request = try await request(wire)
    #expect(request.line == line)
    #expect(header.isEmpty || request.head.lowercased().contains(header + "\r\n"))
    #expect(!request.line.contains("sk-"))
  }

  @Test(arguments: [
    (Wire.openai, #""response_format":{"json_schema":{"name":"translations","schema":{"#),
    (.openai, #""max_completion_tokens":"#), (.openai, #""temperature":0"#), (.openai, #""stream":false"#),
    (.ollama, #""format":{"additionalProperties":false"#), (.ollama, #""stream":false"#),
    (.ollama, #""num_ctx":8192"#), (.ollama, #""truncate":false"#), (.ollama, #""shift":false"#),
    (.ollama, #""think":false"#),
    (.anthropic, #""output_config":{"format":{"schema":{"#), (.anthropic, #""max_tokens":"#),
    (.anthropic, #""system":"Indonesian to English"#),
    (
      .libretranslate,
      #""api_key":"sk-rahasia-0123456789","format":"text","q":["Korut menembak."],"source":"id""#
    ),
    (.google, #""format":"text""#),
    (.googleAdvanced, #""glossary":"projects/desk/locations/us-central1/glossaries/house""#),
    (.googleAdvanced, #""mimeType":"text/plain""#),
    (
      .azure,
      #"[{"Text":"<mstrans:dictionary translation=\"North Korea\">Korut</mstrans:dictionary> menembak."}]"#
    ),
    (.apertium, "langpair=ind%7Ceng&markUnknown=no&format=txt&q=Korut%20menembak."),
    (.template, #"{"pair":"id-en","text":"Korut menembak."}"#),
  ])
  func `the body says what the service needs to be told`(_ wire: Wire, _ part: String) async throws {
    let request = try await request(wire)
    #expect(request.body.contains(part), "\(request.body)")
  }

  @Test(arguments: [
    (Wire.openai, 429, #"{"error":{"message":"x","type":"insufficient_quota"}}"#, Fault.quota),
    (.openai, 429, #"{"error":{"message":"x","code":"rate_limit_exceeded"}}"#, .rate),
    (.openai, 400, #"{"error":{"code":400,"type":"exceed_context_size_error","message":"x"}}"#, .tooBig),
    (.openai, 400, #"{"error":{"code":"context_length_exceeded","message":"x"}}"#, .tooBig),
    (.openai, 400, #"{"error":{"code":"content_filter","message":"x"}}"#, .refused),
    (
      .openai, 503, #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#, .overload
    ),
    (.ollama, 404, #"{"error":"model 'm' not found"}"#, .unsupported),
    (.ollama, 503, #"{"error":"server busy, maximum pending requests exceeded"}"#, .rate),
    (.ollama, 200, #"{"error":"unexpected EOF"}"#, .overload),
    (.ollama, 200, #"{"error":"model 'x' not found"}"#, .overload),
    (.anthropic, 429, #"{"type":"error","error":{"type":"rate_limit_error","message":"x"}}"#, .rate),
    (.anthropic, 529, #"{"type":"error","error":{"type":"overloaded_error","message":"x"}}"#, .overload),
    (
      .anthropic, 400,
      #"{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long"}}"#, .tooBig
    ),
    (
      .anthropic, 400,
      #"{"type":"error","error":{"type":"billing_error","message":"Your credit balance is too low"}}"#, .quota
    ),
    (.anthropic, 200, #"{"content":[],"stop_reason":"refusal"}"#, .refused),
    (.libretranslate, 400, #"{"error":"Invalid request: request (9) exceeds text limit (5)"}"#, .tooBig),
    (.libretranslate, 400, #"{"error":"id is not supported"}"#, .unsupported),
    (.libretranslate, 400, #"{"error":"Visit https://x.example to get an API key"}"#, .auth),
    (.libretranslate, 403, #"{"error":"Invalid API key"}"#, .auth),
    (.libretranslate, 429, #"{"error":"Slowdown: 5 per 1 minute"}"#, .rate),
    (.deepl, 456, #"{"message":"Quota Exceeded"}"#, .quota),
    (.deepl, 429, "", .rate), (.deepl, 529, "", .overload), (.deepl, 403, "", .auth),
    (
      .google, 403,
      #"{"error":{"code":403,"message":"User Rate Limit Exceeded","errors":[{"reason":"userRateLimitExceeded"}]}}"#,
      .rate
    ),
    (
      .google, 403,
      #"{"error":{"code":403,"message":"Daily Limit Exceeded","errors":[{"reason":"dailyLimitExceeded"}]}}"#,
      .quota
    ),
    (
      .google, 400, #"{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}}"#,
      .auth
    ),
    (.google, 403, #"{"error":{"code":403,"message":"The caller does not have permission"}}"#, .auth),
    (.azure, 403, #"{"error":{"code":403001,"message":"Out of call volume quota"}}"#, .quota),
    (.azure, 400, #"{"error":{"code":400077,"message":"request too big"}}"#, .tooBig),
    (.azure, 400, #"{"error":{"code":400036,"message":"The target language is not valid"}}"#, .unsupported),
    (.azure, 401, #"{"error":{"code":401000,"message":"x"}}"#, .auth),
    (.azure, 429, #"{"error":{"code":429001,"message":"x"}}"#, .rate),
    (.azure, 408, #"{"error":{"code":408001,"message":"x"}}"#, .overload),
    (
      .apertium, 400,
      #"{"status":"error","code":400,"message":"Bad Request","explanation":"That pair is not installed"}"#,
      .unsupported
    ),
    (.template, 418, #"{"error":{"message":"x","code":"USED_UP"}}"#, .quota),
    (.template, 200, #"{"error":{"message":"x","code":"used_up"}}"#, .quota),
    (.template, 200, #"{"error":{"message":"x","code":"odd"}}"#, .malformed),
  ])
  func `a service's own errors are known`(_ wire: Wire, _ status: Int, _ body: String, _ fault: Fault)
    async throws
  {
    let server = try LoopbackServer { _ in .status(status, body) }
    let reply = try await Desk.translator(wire, server).translate([Self.segment], .indonesianToEnglish)
    #expect(reply.failures.values.map(\.kind) == [fault.rawValue], "\(reply)")
  }

  @Test func `a deployment of Azure OpenAI keeps its query and has its own header`() async throws {
    let request = try await request(.openai) { $0.url += "/openai/deployments/d?api-version=2024-06-01" }
    #expect(request.line == "POST /openai/deployments/d/chat/completions?api-version=2024-06-01")
    #expect(request.head.lowercased().contains("\r\napi-key: sk-rahasia-0123456789\r\n"))
    #expect(!request.head.lowercased().contains("authorization"))
  }

  @Test func `Azure's newer interface has its targets in the body`() async throws {
    let answer = #"{"value":[{"translations":[{"text":"Fine.","language":"en","sourceCharacters":15}]}]}"#
    let server = try LoopbackServer { _ in .status(200, answer) }
    let book = AttemptBook()
    let translator = try Desk.translator(.azure, server, observer: book) {
      ($0.apiVersion, $0.deployment, $0.tone) = ("2026-06-06", "news", "formal")
    }
    let reply = await translator.translate([Self.segment], .indonesianToEnglish)
    #expect(reply.translations.map(\.text) == ["Fine."], "\(reply.failures)")
    let request = try #require(server.requests.first)
    #expect(request.line == "POST /translate?api-version=2026-06-06")
    #expect(
      request.body
        == #"{"inputs":[{"language":"id","targets":[{"deploymentName":"news","language":"en","tone":"formal"}],"text":"Korut menembak."}]}"#
    )
    #expect(await book.attempts.first?.inputTokens == 15)
  }

  @Test(arguments: [true, false])
  func `a model that is only to be had through responses is asked there`(_ isSetting: Bool) async throws {
    let server = try LoopbackServer { request in
      guard request.line.hasSuffix("/responses") else {
        return .status(
          404,
          #"{"error":{"message":"This model is only supported in v1/responses and not in v1/chat/completions."}}"#
        )
      }
      let text = #"{"translations":[{"id":"b1.s1","text":"Fine."}]}"#
      return .status(
        200,
        Wire.json([
          "status": "completed",
          "output": [["type": "message", "content": [["type": "output_text", "text": text]]]],
          "usage": ["input_tokens": 40, "output_tokens": 9],
        ]))
    }
    let book = AttemptBook()
    var settings = Desk.settings(.openai, url: server.url)
    if isSetting { settings.interface = .responses }
    let translator = EndpointTranslator(
      settings.adapter(try Desk.prompts(), terms: []), client: HTTPClient(), form: settings.form,
      observer: book,
      patience: .short)
    for _ in 1...2 {
      #expect(
        await translator.translate([Self.segment], .indonesianToEnglish).translations.map(\.text) == ["Fine."]
      )
    }
    #expect(server.requests.count == (isSetting ? 2 : 3))
    let body = try #require(server.requests.last?.body)
    for part in [
      #""input":"{"#, #""instructions":"#, #""max_output_tokens":"#, #""store":false"#,
      #""text":{"format":{"name":"translations","schema":"#,
    ] {
      #expect(body.contains(part), "\(body)")
    }
    #expect(await book.attempts.last?.inputTokens == 40)
  }

  @Test(arguments: [
    ("The tariff &amp; the ministry", "Tarif & kementerian", "The tariff & the ministry"),
    ("&quot;We aren&#39;t afraid,&quot; he said", "x", "\"We aren't afraid,\" he said"),
    ("&#x2018;Yes&#X2019; &ndash; no", "x", "\u{2018}Yes\u{2019} \u{2013} no"),
    ("a &amp;lt; b", "x", "a &lt; b"),
    ("Write &amp; as &amp;amp;", "Tulis &amp; begini", "Write &amp; as &amp;amp;"),
    ("AT&T; R&D", "x", "AT&T; R&D"),
    ("&#0; &#xD800; &#9999999; &bogus;", "x", "&#0; &#xD800; &#9999999; &bogus;"),
  ])
  func `a service's HTML entities are decoded once, unless the source has its own`(
    _ answer: String, _ source: String, _ expected: String
  ) async throws {
    #expect(ReplyText.decoded(answer, of: source) == expected)
    let server = try LoopbackServer { Wire.libretranslate.translations($0) { _ in answer } }
    let segment = SegmentRequest(id: "a", text: source)
    let reply = try await Desk.translator(.libretranslate, server).translate([segment], .indonesianToEnglish)
    #expect(reply.translations.map(\.text) == [expected])
  }

  @Test func `what Anthropic's cache read or wrote counts as input`() {
    let usage = [
      "input_tokens": 10, "cache_read_input_tokens": 900, "cache_creation_input_tokens": 90,
      "output_tokens": 5,
    ]
    #expect(Usage(reportedIn: JSONDocument(root: ["usage": usage])) == Usage(input: 1_000, output: 5))
  }

  @Test(arguments: [
    (Wire.openai, "Gagal di information desk", false), (.openai, "response_format is not supported", true),
    (.openai, "Unknown field: format", true), (.openai, "for further information", false),
  ])
  func `only a field's own name makes a request simpler`(_ wire: Wire, _ words: String, _ isSimpler: Bool) {
    #expect((RequestForm().simpler(after: words, status: 400) != nil) == isSimpler)
    #expect(RequestForm().simpler(after: "the information format", status: 500) == nil)
  }

  @Test func `the free plan of DeepL has its own host`() throws {
    let url = try #require(EndpointKind.deepl.defaultURL)
    func host(_ key: String) -> String {
      let settings = EndpointSettings(name: "d", kind: .deepl, url: url, key: Secret(key))
      return DeepLAdapter(settings: settings, terms: []).settings.url
    }
    #expect(host("abc:fx") == "https://api-free.deepl.com")
    #expect(host("abc") == "https://api.deepl.com")
  }

  @Test func `a text with dictionary marks of its own gets none from us`() {
    var segment = Self.segment
    segment.text = "Korut <mstrans:dictionary translation=\"x\">y</mstrans:dictionary>"
    #expect(AzureAdapter.marked(segment) == segment.text)
  }

  @Test func `a segment that looks like a placeholder is sent as it is`() async throws {
    let server = try LoopbackServer { Wire.template.translations($0) { $0 } }
    let segment = SegmentRequest(id: "a", text: "{key} dan {texts} \"x\"")
    let reply = try await Desk.translator(.template, server).translate([segment], .indonesianToEnglish)
    #expect(reply.translations.map(\.text) == [segment.text])
  }

  @Test func `a template may take a list, and GET with a query`() async throws {
    let server = try LoopbackServer { _ in .status(200, #"{"out":[{"t":"One."},{"t":"Two."}]}"#) }
    let translator = try Desk.translator(.template, server) {
      $0.template = EndpointTemplate(
        body: .json(
          .object(["all": .text("{texts}"), "n": .integer(3), "deep": .list([.null, .bool(true)])])),
        list: "/out", text: "/t")
    }
    let reply = await translator.translate(Desk.segments(2), .indonesianToEnglish)
    #expect(reply.translations.map(\.text).sorted() == ["One.", "Two."])
    #expect(
      server.requests.first?.body
        == #"{"all":["Kalimat nomor 1.","Kalimat nomor 2."],"deep":[null,true],"n":3}"#)
    let query = try Desk.translator(.template, server) {
      $0.template = EndpointTemplate(
        method: .get, body: .form([(name: "q", value: "{text}")]), text: "/out/0/t")
    }
    _ = await query.translate([SegmentRequest(id: "a", text: "a&b ç")], .indonesianToEnglish)
    #expect(server.requests.last?.line == "GET /?q=a%26b%20%C3%A7")
  }
}
