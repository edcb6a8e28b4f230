import AlihEndpoint
import Testing

@testable import AlihCommands

struct EndpointReaderTests {
  private func read(_ endpoint: String) throws -> EndpointSettings {
    let text = "endpoints:\n  press:\n" + endpoint.split(separator: "\n").map { "    \($0)\n" }.joined()
    let configuration = try ConfigurationReader(file: "desk/alih.yaml").configuration(text)
    return try #require(configuration.endpoints.first?.settings)
  }

  private func message(_ endpoint: String) -> String {
    (#expect(throws: CommandFailure.self) { try read(endpoint) })?.message ?? ""
  }

  @Test func `every key that all kinds have is read`() throws {
    let settings = try read(
      """
      kind: libretranslate
      url: http://127.0.0.1:5000
      tokens_per_minute: 90000
      max_requests: 50
      max_cost: 2.5
      price: {input_per_million: 20}
      proxy: http://proxy.example:3128
      ca_file: house.pem
      """)
    #expect(settings.kind == .libretranslate && settings.tokensPerMinute == 90_000)
    #expect(settings.maxRequests == 50 && settings.maxCost == 2.5)
    #expect(settings.route == Route(proxy: "http://proxy.example:3128", caFile: "desk/house.pem"))
  }

  @Test(arguments: [
    ("kind: ollama\nmodel: m", EndpointKind.ollama, "http://127.0.0.1:11434"),
    ("kind: anthropic\nmodel: m\nkey: {env: K}", .anthropic, "https://api.anthropic.com"),
    ("kind: deepl\nkey: {env: K}\nglossary: g", .deepl, "https://api.deepl.com"),
    (
      "kind: google\nkey: {env: K}\nproject: p\nlocation: l\nglossary: g", .google,
      "https://translation.googleapis.com"
    ),
    (
      "kind: azure\nkey: {env: K}\nregion: southeastasia", .azure,
      "https://api.cognitive.microsofttranslator.com"
    ),
    ("kind: apertium\nurl: http://h:2737\npair: ind|zlm", .apertium, "http://h:2737"),
  ])
  func `each kind has its keys and its address`(_ text: String, _ kind: EndpointKind, _ url: String) throws {
    let settings = try read(text)
    #expect(settings.kind == kind && settings.url == url)
  }

  @Test(arguments: [
    ("kind: apertium\nurl: http://h\nmodel: m", "unknown key 'model' in endpoint 'press'"),
    (
      "kind: deepl\nkey: {env: K}\nglosary: g",
      "unknown key 'glosary' in endpoint 'press'; did you mean 'glossary'?"
    ),
    ("kind: deepl", "endpoint 'press' lacks 'key'"),
    ("kind: azure\nkey: {env: K}\ntone: formal", "'tone' has an effect only with api_version: 2026-06-06"),
    (
      "kind: azure\nkey: {env: K}\napi_version: \"3.0\"\ndeployment: d",
      "'deployment' has an effect only with api_version: 2026-06-06"
    ),
    ("kind: openai\nurl: http://h", "endpoint 'press' lacks 'model'"),
    ("kind: libretranslate", "endpoint 'press' lacks 'url'"),
    ("kind: apertium\nurl: http://h\nmax_cost: 1", "'max_cost' needs 'price'"),
    (
      "kind: openai\nmodel: m\nurl: \"http://h/v1?api-version=1&token=secret\"",
      "the URL holds a name, password"
    ),
    ("kind: openai\nmodel: m\nurl: http://h\nkey: {env: sk-secret-0123}", "'env' takes the name of an"),
    ("kind: apertium\nurl: http://h\nconcurrency: 2.5", "'concurrency' has to be a whole number"),
    ("kind: apertium\nurl: http://h\nproxy: http://me:secret@p", "'proxy' has to be like"),
    ("kind: azure\nkey: {env: K}\nregion: \"a b\"", "'region' has to be one word"),
  ])
  func `a mistake is told`(_ text: String, _ expected: String) {
    let message = message(text)
    #expect(message.contains(expected), "\(message)")
    #expect(!message.contains("secret"))
  }

  private static let template = """
    kind: template
    url: https://mt.example/api
    key: {env: K}
    request:
      method: PUT
      headers: {X-Key: "{key}"}
      json: {q: "{texts}", n: 3, x: 0.5, deep: [null, true, "{from}"]}
    reply:
      list: /data
      text: /text
      error: /error/message
      error_kind: /error/code
      kinds: {BUSY: rate}
    """

  @Test func `a template is read whole`() throws {
    let template = try #require(try read(Self.template).template)
    #expect(template.method == .put && template.list == "/data" && template.text == "/text")
    #expect(template.headers.map(\.value) == ["{key}"])
    #expect(template.kinds.map(\.fault) == [.rate])
    guard case .json(.object(let fields)) = template.body else {
      Issue.record("no JSON object")
      return
    }
    #expect(fields.keys.sorted() == ["deep", "n", "q", "x"])
  }

  @Test(arguments: [
    ("method: PUT", "method: DELETE", "'method' has to be GET, POST or PUT"),
    ("\"{from}\"", "\"{form}\"", "unknown placeholder '{form}'; there are: {text}, {texts}"),
    ("json: {q", "jsn: {q", "unknown key 'jsn' in 'request'; did you mean 'json'?"),
    ("list: /data", "list: data", "'list' has to be a JSON Pointer"),
    ("BUSY: rate", "BUSY: budget", "unknown fault 'budget'; there are: auth, quota, rate"),
    ("X-Key: \"{key}\"", "Authorization: Bearer sk-1", "a key has no place in this file"),
    ("X-Key: \"{key}\"", "X-Key: \"a\\r\\nb\"", "has a line break or control character"),
    ("X-Key: \"{key}\"", "X-Api-Token: abc123", "a key has no place in this file"),
    (
      "method: PUT\n  headers: {X-Key: \"{key}\"}\n  json: {q: \"{texts}\", n: 3, x: 0.5, deep: [null, true, \"{from}\"]}",
      "method: GET\n  form: {q: \"{text}\", k: \"{key}\"}", "is no place for the key in 'k'"
    ),
    ("  list: /data\n  text: /text\n", "", "'reply' needs 'text'"),
    ("example/api", "example/{key}/t", "the URL is no place for '{key}'"),
    ("example/api", "example/{from}", "nothing fills '{from}' in the URL"),
  ])
  func `a mistake in a template is told`(_ part: String, _ instead: String, _ expected: String) {
    let message = message(Self.template.replacing(part, with: instead))
    #expect(message.contains(expected), "\(message)")
    #expect(!message.contains("sk-1"))
  }
}
