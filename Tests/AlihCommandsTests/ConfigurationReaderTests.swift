import AlihEndpoint
import Testing

@testable import AlihCommands

struct ConfigurationReaderTests {
  private func read(_ text: String) throws -> Configuration {
    try ConfigurationReader(file: "desk/alih.yaml").configuration(text)
  }

  private static let whole = """
    from: id
    to: en
    engines: [newsroom, offline]
    glossary: [Glossary/id-en/terms, /house.tsv]
    endpoints:
      newsroom:
        kind: openai
        url: http://127.0.0.1:8000/v1
        model: gemma-3-270m
        key: {env: NEWSROOM_KEY}
        concurrency: 8
        requests_per_minute: 600
        timeout: 2.5
        price: {input_per_million: 0.15, output_per_million: 0.60}
    lexicon: [words.tsv]
    builtin: false
    data: own
    """

  @Test func `every documented key is read`() throws {
    let configuration = try read(Self.whole)
    #expect(configuration.from == "id")
    #expect(configuration.engines == ["newsroom", "offline"])
    #expect(configuration.glossary == ["desk/Glossary/id-en/terms", "/house.tsv"])
    #expect(configuration.lexicon == ["desk/words.tsv"])
    #expect(!configuration.usesBuiltInTerms && configuration.data == "desk/own")
    let endpoint = try #require(configuration.endpoints.first)
    #expect(endpoint.name == "newsroom")
    #expect(endpoint.key == .environment("NEWSROOM_KEY"))
    #expect(endpoint.settings.concurrency == 8)
    #expect(endpoint.settings.requestsPerMinute == 600)
    #expect(endpoint.settings.timeout == 2.5)
    #expect(endpoint.settings.price == .init(inputPerMillion: 0.15, outputPerMillion: 0.60))
  }

  @Test(arguments: ["", "# nothing yet\n", "from:\n", "endpoints:\n"])
  func `an empty file is the defaults`(_ text: String) throws {
    let configuration = try read(text)
    #expect(configuration.engines == nil && configuration.glossary.isEmpty && configuration.endpoints.isEmpty)
    #expect(configuration.order == ["offline"] && configuration.usesBuiltInTerms)
  }

  @Test func `endpoints keep the order of the file, and keys may be in files`() throws {
    let endpoint = "{kind: openai, url: 'https://x.example/v1', model: m, key: {file: secrets/key}}"
    let configuration = try read("endpoints:\n  zebra: \(endpoint)\n  ant: \(endpoint)\n")
    #expect(configuration.endpoints.map(\.name) == ["zebra", "ant"])
    #expect(configuration.endpoints[0].key == .file("desk/secrets/key"))
  }

  @Test(arguments: [
    ("from: id", "from: indo", "1:7: 'indo' is no language; write two or three small letters, such as 'id'"),
    ("to: en", "to: English", "2:5: 'English' is no language"),
    ("from: id", "glosary: x", "1:1: unknown key 'glosary' in the configuration; did you mean 'glossary'?"),
    ("from: id", "zzz: x", "1:1: unknown key 'zzz' in the configuration; there are: from, to, engines"),
    (
      "model: gemma-3-270m", "modell: x",
      "9:5: unknown key 'modell' in endpoint 'newsroom'; did you mean 'model'?"
    ),
    ("kind: openai", "kind: opanai", "7:11: unknown kind 'opanai'; did you mean 'openai'?"),
    ("model: gemma-3-270m", "# model", "7:5: endpoint 'newsroom' lacks 'model'"),
    (
      "[newsroom, offline]", "[newsrom]",
      "3:10: 'engines' names 'newsrom', which is no endpoint here; did you mean"
    ),
    ("http://127.0.0.1:8000/v1", "127.0.0.1", "8:10: the URL has to be like"),
    ("http://127.0.0.1:8000/v1", "http://me:pass@host/v1", "8:10: the URL holds a name, password or query"),
    ("concurrency: 8", "concurrency: many", "11:18: 'concurrency' has to be a number from 1 to 1000"),
    ("timeout: 2.5", "timeout: -1", "13:14: 'timeout' has to be a number"),
    ("{env: NEWSROOM_KEY}", "sk-12345", "10:10: a key has no place in this file"),
    ("{env: NEWSROOM_KEY}", "{env: A, file: B}", "10:10: 'key' needs either 'env' or 'file'"),
    ("{env: NEWSROOM_KEY}", "{evn: A}", "10:11: unknown key 'evn' in 'key'; did you mean 'env'?"),
    ("  newsroom:\n", "  offline:\n", "an endpoint can't be called 'offline'"),
    ("to: en", "from: en", "'from' is there twice; remove one"),
    ("to: en", "to: [en", ""),
    ("to: en", "to: [en]", "2:5: 'to' has to be a word or text"),
    ("from: id", "- id", ""),
  ])
  func `a mistake is shown with its place`(_ part: String, _ instead: String, _ message: String) {
    let text = Self.whole.replacing(part, with: instead)
    let failure = #expect(throws: CommandFailure.self) { try read(text) }
    #expect(failure?.status == .badConfiguration)
    #expect(failure?.message.hasPrefix("desk/alih.yaml:") == true)
    #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "")")
  }

  @Test(arguments: [
    "key: sk-12345", "key: {env: [sk-12345]}", "key: {sk-12345", "key: \"sk-12345",
    "url: http://u:sk-12345@h/v1",
  ])
  func `a key written into the file is never shown`(_ line: String) {
    let text = "endpoints:\n  a:\n    kind: openai\n    model: m\n    \(line)\n"
    let failure = #expect(throws: CommandFailure.self) { try read(text) }
    #expect(failure?.message.contains("sk-") == false)
  }
}
