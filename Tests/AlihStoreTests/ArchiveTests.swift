import AlihModel
import Testing

@testable import AlihStore

struct ArchiveTests {
  private let scratch: Scratch
  private let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  private static let korut = TermOccurrence(
    term: Term(source: "Korut", target: "North Korea"), range: 0..<5, rendering: "North Korea")
  private static let asked = SegmentRequest(
    id: "b1.s2", text: "Ia membantahnya.", terms: [korut], before: "Menteri datang.", after: "Hujan turun.",
    article: "berita/a.txt")

  private func recalled(_ request: SegmentRequest, _ archive: Archive? = nil) -> String? {
    (archive ?? scratch.archive(store)).recall([request], from: "newsroom")[request.id]?.text
  }

  private func changed(_ change: (inout SegmentRequest) -> Void) -> SegmentRequest {
    var request = Self.asked
    change(&request)
    return request
  }

  @Test func `an answer is reused where it fits, whatever stands beside the sentence in its article`() {
    scratch.archive(store).record(Scratch.attempt([(Self.asked, "She denied it.")]))
    #expect(recalled(Self.asked) == "She denied it.")
    #expect(recalled(changed { $0.id = "b7.s1" }) == "She denied it.")
    #expect(recalled(changed { $0.before = "Presiden datang." }) == "She denied it.")
    #expect(recalled(changed { $0.article = "./berita/a.txt" }) == "She denied it.")
    #expect(recalled(changed { $0.article = "a.txt" }, scratch.archive(store, folder: "/desk/berita")) != nil)
  }

  @Test func `in another article it fits only between the same sentences`() {
    scratch.archive(store).record(Scratch.attempt([(Self.asked, "She denied it.")]))
    #expect(recalled(changed { $0.article = "b.txt" }) == "She denied it.")
    let elsewhere = changed {
      $0.article = "b.txt"
      $0.before = "Presiden datang."
    }
    #expect(recalled(elsewhere) == nil)
  }

  @Test func `another text, role or rendering of a term is another question`() {
    scratch.archive(store).record(Scratch.attempt([(Self.asked, "She denied it.")]))
    #expect(recalled(changed { $0.text = "Ia membenarkannya." }) == nil)
    #expect(recalled(changed { $0.role = .headline }) == nil)
    #expect(recalled(changed { $0.note = "a number changed" }) == nil)
    #expect(recalled(changed { $0.terms = [] }) == nil)
    #expect(recalled(changed { $0.terms[0].rendering = "DPRK" }) == nil)
  }

  @Test(arguments: [
    Provenance(engine: "newsroom", model: "n", prompt: "p", glossary: "g"),
    Provenance(engine: "newsroom", model: "m", prompt: "q", glossary: "g"),
  ])
  func `another model or prompt is asked anew`(_ provenance: Provenance) {
    scratch.archive(store).record(Scratch.attempt([(Self.asked, "She denied it.")]))
    #expect(recalled(Self.asked, scratch.archive(store, provenance)) == nil)
  }

  @Test func `another glossary with the same terms in the sentence is no reason to pay again`() {
    scratch.archive(store).record(Scratch.attempt([(Self.asked, "She denied it.")]))
    let other = Provenance(engine: "newsroom", model: "m", prompt: "p", glossary: "h")
    #expect(recalled(Self.asked, scratch.archive(store, other)) == "She denied it.")
  }

  @Test func `standard input is never the same article twice`() {
    let first = changed { $0.article = "-" }
    scratch.archive(store).record(Scratch.attempt([(first, "She denied it.")]))
    #expect(recalled(first) == "She denied it.")
    #expect(recalled(changed { ($0.article, $0.before) = ("-", "Presiden datang.") }) == nil)
  }

  @Test func `of several answers the last one counts, with what it was unsure of`() {
    let archive = scratch.archive(store)
    archive.record(Scratch.attempt([(Self.asked, "He denied it.")]))
    var attempt = Scratch.attempt([(Self.asked, "She denied it.")])
    attempt.translations[0].findings = [Finding(id: "unknown-word", message: "'x'")]
    archive.record(attempt)
    #expect(recalled(Self.asked) == "She denied it.")
    let known = archive.recall([Self.asked], from: "newsroom")
    #expect(known["b1.s2"]?.findings == [Finding(id: "unknown-word", message: "'x'")])
  }

  @Test func `only what is open is asked, with examples`() async throws {
    _ = try store.importUnits(from: "house.tmx", .indonesianToEnglish) { receive in
      try receive(MemoryUnit(source: "Hujan turun di Jakarta.", target: "It rained in Jakarta."))
    }
    let archive = scratch.archive(store)
    archive.record(Scratch.attempt([(Self.asked, "She denied it.")]))
    let open = SegmentRequest(id: "b1.s3", text: "Hujan turun di Bandung.")
    let translator = RememberingTranslator(Echo(), archive)
    let reply = await translator.translate([Self.asked, open], .indonesianToEnglish)
    #expect(
      reply.translations.sorted { $0.id < $1.id }.map(\.text) == [
        "She denied it.", "Hujan turun di Bandung. like It rained in Jakarta.",
      ])
  }

  /// Answers with what it was asked, and with the first example.
  private struct Echo: Translator {
    let name = "newsroom"
    let nature = EngineNature.model

    func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
      TranslationReply(
        translations: segments.map {
          Translation(id: $0.id, text: "\($0.text) like \($0.examples.first?.target ?? "nothing")")
        })
    }
  }
}
