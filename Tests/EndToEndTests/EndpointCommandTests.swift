import Foundation
import Loopback
import Testing

struct EndpointCommandTests {
  private static let key = "sk-rahasia-0123456789"

  private func run(_ server: LoopbackServer, _ arguments: String...) async throws -> Alih.Outcome {
    let alih = try Alih()
    try alih.write(
      """
      endpoints:
        newsroom: {kind: openai, url: "\(server.url)", model: m, timeout: 5, key: {env: DESK_KEY}}
        lost: {kind: libretranslate, url: "http://127.0.0.1:1", key: {env: NOT_SET_ANYWHERE}}
      """, to: "alih.yaml")
    let outcome = try await alih.run(
      ["endpoint"] + arguments, input: Data(),
      environment: ["DESK_KEY": Self.key, "XDG_STATE_HOME": alih.folder.path + "/state"])
    #expect(!outcome.output.contains(Self.key) && !outcome.errors.contains(Self.key))
    return outcome
  }

  private func good() throws -> LoopbackServer {
    try LoopbackServer { Wire.openai.translations($0) { "The news: \($0)" } }
  }

  @Test func `list shows what is configured and sends nothing`() async throws {
    let server = try good()
    let outcome = try await run(server, "list")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        newsroom\topenai\t\(server.url)\tm\tkey set
        lost\tlibretranslate\thttp://127.0.0.1:1\t-\tkey missing

        """)
    #expect(server.requests.isEmpty)
    let json = try await run(server, "list", "--json").output.split(separator: "\n")
    #expect(json.count == 2 && json.allSatisfy { $0.hasPrefix("{\"key\":") })
  }

  @Test func `test translates a sentence, or says why not`() async throws {
    let fine = try await run(try good(), "test", "newsroom")
    #expect(fine.status == 0 && fine.output.contains("\tThe news: Presiden"), "\(fine.output)\(fine.errors)")
    let refused = try await run(try LoopbackServer { _ in .status(401, "") }, "test", "newsroom", "--json")
    #expect(refused.status == 77 && refused.output.contains(#""fault":"auth""#), "\(refused.output)")
  }

  @Test func `probe says what the endpoint does`() async throws {
    let outcome = try await run(try good(), "probe", "newsroom")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("newsroom\tsegments kept\tyes\n"))
    #expect(outcome.output.contains("newsroom\tplaceholders kept\tyes\n"))
  }

  @Test func `a name that isn't there is wrong usage`() async throws {
    let outcome = try await run(try good(), "test", "newsrom")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("no endpoint is called 'newsrom'; did you mean 'newsroom'?"))
  }
}
