import AlihGlossary
import AlihModel
import AlihQuality
import AlihSegmenter
import Testing

@testable import AlihPipeline

struct TranslationDeskTests {
  private func desk(_ engines: [ScriptedTranslator]) throws -> TranslationDesk {
    TranslationDesk(
      segmenter: try Fixture.segmenter(), glossary: Fixture.glossary, checks: House.checks,
      engines: engines,
      languages: .indonesianToEnglish)
  }

  private let text = """
    Hujan Lebat Guyur Kota Contoh

    Hujan lebat turun sepanjang malam di Kota Contoh. Ratusan warga mengungsi ke sekolah.

    (EPA)

    Bantuan datang pada pagi hari.
    """

  @Test func `every segment is there, in its place, with a state`() async throws {
    let offline = ScriptedTranslator("offline") { .success("It rained: \($0.id).") }
    let flaky = ScriptedTranslator("newsroom") { $0.id.hasSuffix("1") ? .success("Rain at \($0.id).") : nil }
    let result = try await desk([flaky, offline]).translate(Article(path: "a.txt", bytes: Array(text.utf8)))
    let segments = result.blocks.flatMap(\.segments)
    #expect(
      segments.map(\.source).joined(separator: " ").filter { $0 != " " } == text.filter { !$0.isWhitespace })
    #expect(segments.first { $0.source == "(EPA)" }?.status == .kept)
    #expect(segments.first { $0.source == "(EPA)" }?.target == "(EPA)")
    for segment in segments where segment.status != .kept {
      #expect(segment.status == (segment.engine == "newsroom" ? .translated : .degraded))
      #expect(segment.target.contains(segment.id))
    }
  }

  @Test func `lines come back in their number and order`() async throws {
    let lines = ["Satu.", "", "  ", "Dua.", "3", "Satu."]
    let results = try await desk([ScriptedTranslator("offline") { .success("<\($0.text)>") }]).translate(
      lines: lines)
    #expect(results.map(\.target) == ["<Satu.>", "", "  ", "<Dua.>", "3", "<Satu.>"])
  }

  @Test func `an empty article is no trouble`() async throws {
    let result = try await desk([]).translate(Article(path: "a.txt", bytes: []))
    #expect(result.blocks.isEmpty)
  }

  @Test func `the ledger notices a segment that got lost, moved or changed`() throws {
    let article = Article(
      path: "a.txt", bytes: Array("Satu. Dua.".utf8),
      blocks: [
        Block(
          id: "b1", role: .paragraph, range: 0..<10,
          segments: [
            Segment(id: "b1.s1", range: 0..<5, text: "Satu."),
            Segment(id: "b1.s2", range: 6..<10, text: "Dua."),
          ])
      ])
    let good = [("b1.s1", "Satu.", "One."), ("b1.s2", "Dua.", "Two.")]
    func check(_ segments: [(String, String, String)]) throws(LedgerError) {
      let block = BilingualBlock(
        id: "b1", role: .paragraph,
        segments: segments.map {
          BilingualSegment(
            id: $0.0, source: $0.1, target: $0.2, engine: "offline", status: .translated, terms: [],
            findings: [])
        })
      try Ledger.check(
        article,
        BilingualArticle(
          path: "a.txt", languages: .indonesianToEnglish, byline: nil, date: nil, blocks: [block],
          findings: []))
    }
    try check(good)
    #expect(throws: LedgerError.self) { try check([good[0]]) }
    #expect(throws: LedgerError.self) { try check([good[1], good[0]]) }
    #expect(throws: LedgerError.self) { try check([good[0], good[0]]) }
    #expect(throws: LedgerError.self) { try check([good[0], ("b1.s2", "Tiga.", "Two.")]) }
    #expect(throws: LedgerError.self) { try check([good[0], ("b1.s2", "Dua.", "")]) }
  }
}
