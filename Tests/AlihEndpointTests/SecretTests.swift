import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

struct SecretTests {
  private static let key = "aB3/dEf+GhI12/34567890=="

  @Test(
    arguments: [
      { $0 }, { $0.replacing("/", with: "\\/") },
      { $0.replacing("/", with: "\\u002f").replacing("+", with: "\\u002B") },
      { $0.replacing("/", with: "\\\\\\/") }, { $0.replacing("/", with: "%2F").replacing("+", with: "%2b") },
      { $0.replacing("/", with: "%252F") },
      { $0.replacing("/", with: "&#47;").replacing("+", with: "&#x2B;") },
      { $0.replacing("/", with: "&sol;").replacing("=", with: "&equals;") }, { String($0.prefix(16)) },
      { Data("user:\($0)".utf8).base64EncodedString() },
      { Data($0.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_") },
      { $0.map { String(format: "\\u%04x", $0.asciiValue ?? 0) }.joined() },
    ] as [@Sendable (String) -> String])
  func `a key is found in every escape, and cut off as well`(_ written: @Sendable (String) -> String) throws {
    let key = try #require(Secret(Self.key))
    let shown = key.redacted("before \(written(Self.key)) behind")
    #expect(shown == "before [key] behind", "\(shown)")
  }

  @Test func `other text stays`() throws {
    let key = try #require(Secret(Self.key))
    for text in ["", "aB3/dEf", "\\\\\\ %25%25 &#", "a%2", "aB3\\"] { #expect(key.redacted(text) == text) }
  }

  /// A key may be a word of the news: it is hidden in what is shown, and nowhere else.
  @Test(arguments: Wire.allCases)
  func `no key edits a translation, and none is in a message`(_ wire: Wire) async throws {
    let server = try LoopbackServer { wire.translations($0) { _ in "The harbor opened." } }
    let reply = try await Desk.translator(wire, server) { $0.key = Secret("harbor") }
      .translate(Desk.segments(1), .indonesianToEnglish)
    #expect(reply.translations.map(\.text) == ["The harbor opened."], "\(reply.failures)")
    let loud = try LoopbackServer { _ in .status(200, #"{"error":"No such key: har\u0062or","x":["harbor"]}"#)
    }
    let failed = try await Desk.translator(wire, loud) { $0.key = Secret("harbor") }
      .translate(Desk.segments(1), .indonesianToEnglish)
    let message = try #require(failed.failures.values.first?.message)
    #expect(!message.contains("harbor") && !message.contains("u0062"), "\(message)")
  }

  @Test func `what goes over the wire is told in a line, without keys`() async throws {
    let lines = Locked<[TracedExchange]>([])
    let server = try LoopbackServer { request in
      guard case .status(_, let body) = Wire.openai.translations(request, { $0 }) else { return .raw("") }
      return .headed(200, [], body.replacing("Kalimat", with: "sk-rahasia\\u002d0123456789"))
    }
    let settings = Desk.settings(.openai, url: server.url)
    let translator = EndpointTranslator(
      settings.adapter(try Desk.prompts(), terms: []),
      client: HTTPClient { exchange in lines.withLock { $0.append(exchange) } }, patience: .short)
    _ = await translator.translate(Desk.segments(1), .indonesianToEnglish)
    let exchange = try #require(lines.withLock { $0 }.first)
    #expect(exchange.line.hasPrefix("POST 127.0.0.1:\(server.port)/v1/chat/completions 200, "))
    #expect(exchange.line.contains(" bytes out, ") && exchange.line.hasSuffix(" in, 100 tokens in, 50 out"))
    #expect(exchange.request.contains("Kalimat") && exchange.reply.contains("[key]"))
    #expect(!exchange.reply.contains("rahasia"))
  }
}
