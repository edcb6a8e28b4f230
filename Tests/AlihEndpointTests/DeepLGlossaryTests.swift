import AlihModel
import Foundation
import Loopback
import Testing

@testable import AlihEndpoint

struct DeepLGlossaryTests {
  private static let terms = [
    Term(source: "Korut", target: "North Korea"), Term(source: "Korsel", target: "South Korea"),
    Term(source: "Korut", target: "DPRK"), Term(source: "a\tb", target: "x"),
    Term(source: "Kompas", target: "compass", doNotTranslate: true),
  ]

  /// A server that keeps glossaries, with those of `names` already there.
  private func server(_ names: [String] = [], count: Int = 3) throws -> LoopbackServer {
    try LoopbackServer { request in
      switch request.line {
      case "GET /v3/glossaries":
        let list = names.map {
          ["glossary_id": "old", "name": $0, "dictionaries": [["entry_count": count]]] as [String: Any]
        }
        return .status(200, Wire.json(["glossaries": list]))
      case "POST /v3/glossaries": return .status(201, #"{"glossary_id":"new"}"#)
      default: return Wire.deepl.translations(request) { $0 }
      }
    }
  }

  private func lines(_ server: LoopbackServer) async throws -> [String] {
    let translator = try Desk.translator(.deepl, server, terms: Self.terms)
    await withTaskGroup(of: Void.self) { group in
      for _ in 1...5 {
        group.addTask {
          let reply = await translator.translate(Desk.segments(60), .indonesianToEnglish)
          #expect(reply.failures.isEmpty)
        }
      }
    }
    return server.requests.map(\.line)
  }

  @Test func `the house terms are uploaded once, and used by every request`() async throws {
    let server = try server()
    let lines = try await lines(server)
    #expect(lines.filter { $0 == "GET /v3/glossaries" }.count == 1)
    #expect(lines.filter { $0 == "POST /v3/glossaries" }.count == 1)
    let upload = try #require(server.requests.first { $0.line == "POST /v3/glossaries" })
    #expect(upload.body.contains(#""entries":"Korut\tNorth Korea\nKorsel\tSouth Korea\nKompas\tKompas""#))
    let requests = server.requests.filter { $0.line == "POST /v2/translate" }
    #expect(requests.count == 10)
    #expect(requests.allSatisfy { $0.body.contains(#""glossary_id":"new""#) })
  }

  @Test func `a glossary of the same content is used again`() async throws {
    let name = DeepLGlossary(Self.terms).name(.indonesianToEnglish)
    let server = try server(["someone else's", name])
    #expect(try await !lines(server).contains("POST /v3/glossaries"))
    #expect(server.requests.last?.body.contains(#""glossary_id":"old""#) == true)
  }

  @Test func `one that was changed under its name is not`() async throws {
    let name = DeepLGlossary(Self.terms).name(.indonesianToEnglish)
    #expect(try await lines(server([name], count: 2)).contains("POST /v3/glossaries"))
  }

  @Test func `another content has another name`() {
    let one = DeepLGlossary(Self.terms).name(.indonesianToEnglish)
    let other = DeepLGlossary(Self.terms.dropLast() + []).name(.indonesianToEnglish)
    #expect(one != other)
    #expect(one.count == other.count && one.hasPrefix("alih id-en "))
  }

  @Test func `an upload that fails is a failure of the batch, and tried again`() async throws {
    let isFirst = Locked(true)
    let server = try LoopbackServer { request in
      guard request.line.contains("glossaries") else { return Wire.deepl.translations(request) { $0 } }
      let isBad = isFirst.withLock { first in
        defer { first = false }
        return first
      }
      return isBad ? .status(456, "") : .status(200, #"{"glossary_id":"x"}"#)
    }
    let reply = try await Desk.translator(.deepl, server, terms: Self.terms)
      .translate(Desk.segments(2), .indonesianToEnglish)
    #expect(reply.failures.isEmpty, "\(reply.failures)")
  }
}
