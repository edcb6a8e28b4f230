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

  /// What a service that can't take or find a glossary says, and how often it is asked for one in a run.
  private static let refusals: [(status: Int, body: String, uploads: Int)] = [
    (456, #"{"message":"Quota for number of glossaries exceeded"}"#, 1), (403, "", 1),
    (400, #"{"message":"Unsupported glossary language pair"}"#, 1), (404, "", 1), (200, "{}", 1),
    (429, "", 3),
    (500, "", 3),
  ]

  @Test(arguments: refusals)
  func `a glossary that can't be had costs the terms, not the translation, and is told once`(
    _ status: Int, _ body: String, _ uploads: Int
  ) async throws {
    let server = try LoopbackServer { request in
      switch request.line {
      case "GET /v3/glossaries": .status(200, #"{"glossaries":[]}"#)
      case "POST /v3/glossaries": .status(status, body)
      default: Wire.deepl.translations(request) { $0 }
      }
    }
    let book = AttemptBook()
    let translator = try Desk.translator(.deepl, server, terms: Self.terms, observer: book) {
      $0.concurrency = 1
    }
    for _ in 1...5 {
      #expect(await translator.translate(Desk.segments(2), .indonesianToEnglish).failures.isEmpty)
    }
    #expect(server.requests.count { $0.line == "POST /v3/glossaries" } == uploads)
    #expect(server.requests.allSatisfy { !$0.body.contains("glossary_id") })
    #expect(await book.notices.count == 1)
    #expect(await book.notices.first?.message.contains("enforces them afterwards") == true)
  }

  @Test func `a list that can't be read is no list, and one glossary request counts as one`() async throws {
    let server = try LoopbackServer { request in
      request.line.contains("glossaries") ? .status(403, "") : Wire.deepl.translations(request) { $0 }
    }
    let book = AttemptBook()
    let translator = try Desk.translator(.deepl, server, terms: Self.terms, observer: book) {
      $0.maxRequests = 2
    }
    #expect(await translator.translate(Desk.segments(2), .indonesianToEnglish).failures.isEmpty)
    #expect(
      await translator.translate(Desk.segments(2), .indonesianToEnglish).failures.values.map(\.kind)
        == ["budget", "budget"])
    #expect(await book.attempts.map(\.outcome) == ["auth", "done"])
  }

  @Test(arguments: [404, 400])
  func `a glossary that is gone in the middle of a run is left out`(_ status: Int) async throws {
    let server = try LoopbackServer { request in
      switch request.line {
      case "GET /v3/glossaries": .status(200, #"{"glossaries":[]}"#)
      case "POST /v3/glossaries": .status(201, #"{"glossary_id":"new"}"#)
      default:
        request.body.contains("glossary_id")
          ? .status(status, #"{"message":"Glossary not found"}"#) : Wire.deepl.translations(request) { $0 }
      }
    }
    let translator = try Desk.translator(.deepl, server, terms: Self.terms)
    #expect(await translator.translate(Desk.segments(2), .indonesianToEnglish).failures.isEmpty)
  }

  @Test func `old glossaries of ours are taken down, and nobody else's`() async throws {
    let current = DeepLGlossary(Self.terms).name(.indonesianToEnglish)
    let names = ["alih id-en 00000000000000aa", "desk's own", "alih id-de 00000000000000bb"]
    let isFull = Locked(true)
    for startsFull in [false, true] {
      isFull.withLock { $0 = startsFull }
      let server = try LoopbackServer { request in
        switch request.line {
        case "GET /v3/glossaries":
          return .status(
            200,
            Wire.json([
              "glossaries": names.map {
                ["name": $0, "glossary_id": "id of \($0.prefix(10))".replacing(" ", with: "-")]
              }
            ]))
        case "POST /v3/glossaries":
          return isFull.withLock({ $0 }) ? .status(456, "") : .status(201, #"{"glossary_id":"new"}"#)
        case let line where line.hasPrefix("DELETE"):
          isFull.withLock { $0 = false }
          return .status(204, "")
        default: return Wire.deepl.translations(request) { $0 }
        }
      }
      let translator = try Desk.translator(.deepl, server, terms: Self.terms)
      #expect(await translator.translate(Desk.segments(1), .indonesianToEnglish).failures.isEmpty)
      #expect(
        server.requests.map(\.line).filter { $0.hasPrefix("DELETE") } == [
          "DELETE /v3/glossaries/id-of-alih-id-en"
        ])
      #expect(server.requests.last?.body.contains(#""glossary_id":"new""#) == true, "\(current)")
    }
  }

  @Test func `a desk's own settings go along as they are`() async throws {
    let server = try LoopbackServer { Wire.deepl.translations($0) { $0 } }
    let translator = try Desk.translator(.deepl, server, terms: Self.terms) {
      $0.deepL.glossaries = ["g1", "g2"]
      $0.deepL.customInstructions = ["Write as a wire service does."]
      $0.deepL.context = "About a port."
      ($0.deepL.formality, $0.deepL.modelType) = ("prefer_more", "quality_optimized")
      ($0.deepL.translationMemory, $0.deepL.translationMemoryThreshold) = ("tm1", 80)
    }
    #expect(await translator.translate(Desk.segments(1), .indonesianToEnglish).failures.isEmpty)
    #expect(server.requests.count == 1)
    let body = try #require(server.requests.first?.body)
    for part in [
      #""glossary_ids":["g1","g2"]"#, #""custom_instructions":["Write as a wire service does."]"#,
      #""context":"About a port. Kalimat"#, #""formality":"prefer_more""#,
      #""model_type":"quality_optimized""#,
      #""translation_memory_id":"tm1""#, #""translation_memory_threshold":80"#,
    ] {
      #expect(body.contains(part), "\(body)")
    }
  }
}
