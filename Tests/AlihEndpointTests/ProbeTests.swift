import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

struct ProbeTests {
  private static let english = [
    "Kantor itu pindah ke Bandung pada tahun 1987.": "The office moved to Bandung in 1987.",
    "Hujan turun di Bogor sepanjang tahun 1993.": "It rained in Bogor throughout 1993.",
    "Mereka membangun jembatan baru pada tahun 2006.": "They built a new bridge in 2006.",
    "Sekolah itu dibuka di Medan pada tahun 2014.": "The school opened in Medan in 2014.",
  ]

  private static func translation(_ text: String) -> String {
    english[text] ?? text.replacing("Berkas", with: "The file")
  }

  private func probe(
    _ wire: Wire, _ answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Answer?
  ) async throws -> Probe {
    let server = try LoopbackServer { request in
      answer(request) ?? wire.translations(request, Self.translation)
    }
    let settings = Desk.settings(wire, url: server.url.replacing("/v1", with: ""))
    return await EndpointExaminer(
      settings, prompts: try Desk.prompts(), client: HTTPClient(), patience: .short
    )
    .probe(.indonesianToEnglish)
  }

  private static func isGreeting(_ request: LoopbackServer.Request) -> Bool {
    request.body.contains("Write no JSON")
  }

  @Test(arguments: Wire.allCases)
  func `a good endpoint passes in all points`(_ wire: Wire) async throws {
    let probe = try await probe(wire) { request in
      Self.isGreeting(request) ? wire.reply([("b1.s1", "Hello.")]) : nil
    }
    #expect(probe.failure == nil)
    #expect(probe.keepsSegments == true && probe.keepsOrder == true && probe.keepsPlaceholders == true)
    #expect(probe.hitsTargetLanguage == true)
    #expect(probe.honorsSchema == (wire.isChat ? true : nil))
    #expect(probe.form == RequestForm())
  }

  @Test func `a schema that binds nothing is found out`() async throws {
    let probe = try await probe(.openai) { Self.isGreeting($0) ? Wire.openai.said("Hello there!") : nil }
    #expect(probe.honorsSchema == false)
    #expect(probe.form.format == .object)
  }

  @Test func `fields that a server refuses are left out from then on`() async throws {
    let probe = try await probe(.openai) { request in
      request.body.contains("json_schema") || request.body.contains("json_object")
        ? .status(400, #"{"error":{"message":"response_format is not supported"}}"#) : nil
    }
    #expect(probe.failure == nil && probe.form.format == .none && probe.honorsSchema == nil)
  }

  @Test func `pairs that are swapped, another language and lost placeholders are seen`() async throws {
    let probe = try await probe(.deepl) { request in
      let texts = Wire.deepl.segments(of: request).map(\.text)
      return Wire.deepl.reply(
        texts.reversed().map { ("", $0.replacing("{nama_1}", with: "{name_1}").replacing(".", with: "!")) })
    }
    #expect(
      probe.keepsOrder == false && probe.hitsTargetLanguage == false && probe.keepsPlaceholders == false)
  }

  @Test func `a refused key is told`() async throws {
    let probe = try await probe(.anthropic) { _ in .status(401, "") }
    #expect(probe.failure?.hasPrefix("auth: http://127.0.0.1:") == true)
  }

  @Test(arguments: [
    (Wire.openai, "GET /models", #"{"data":[{"id":"x"},{"id":"m","max_model_len":4096}]}"#, 4_096),
    (.openai, "GET /props", #"{"default_generation_settings":{"n_ctx":2048},"total_slots":1}"#, 2_048),
    (.ollama, "POST /api/show", #"{"model_info":{"gemma3.context_length":2048}}"#, 2_048),
    (.ollama, "POST /api/show", #"{"model_info":{"gemma3.context_length":131072}}"#, 8_192),
  ])
  func `the server says how much fits`(_ wire: Wire, _ line: String, _ body: String, _ context: Int)
    async throws
  {
    let probe = try await probe(wire) { request in
      if request.line == line { return .status(200, body) }
      return request.line.hasPrefix("GET") ? .status(404, "") : nil
    }
    #expect(probe.context == context)
  }
}
