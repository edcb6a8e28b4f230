import AlihGlossary
import AlihModel
import AlihQuality
import Testing

@testable import AlihPipeline

struct EngineChainTests {
  private static let offline = ScriptedTranslator("offline") { _ in
    .success("Offline says so about North Korea.")
  }

  private func finish(
    _ text: String, terms: [TermOccurrence] = [], by engines: [ScriptedTranslator]
  ) async -> BilingualSegment {
    let chain = EngineChain(
      engines: engines, glossary: Fixture.glossary, checks: QualityChecks(), languages: .indonesianToEnglish)
    let plan = SegmentPlan(
      id: "b1.s1", source: text, request: SegmentRequest(id: "b1.s1", text: text, terms: terms))
    return await chain.finish([plan])[0]
  }

  private let korut = TermOccurrence(
    term: Term(source: "Korut", target: "North Korea"), range: 0..<5, rendering: "North Korea")

  @Test func `the first engine's good answer is taken`() async {
    let engine = ScriptedTranslator("newsroom") { _ in .success("It rained all day.") }
    let segment = await finish("Hujan turun sepanjang hari.", by: [engine, Self.offline])
    #expect(segment.target == "It rained all day.")
    #expect(segment.engine == "newsroom")
    #expect(segment.status == .translated)
  }

  @Test func `a failure goes to the next engine and is named`() async {
    let engine = ScriptedTranslator("newsroom") { _ in
      .failure(TranslatorFailure(kind: "refused", message: "a content filter stopped the answer"))
    }
    let segment = await finish("Hujan turun sepanjang hari.", by: [engine, Self.offline])
    #expect(segment.engine == "offline")
    #expect(segment.status == .degraded)
    #expect(
      segment.findings.first
        == Finding(id: "fallback-refused", message: "newsroom: a content filter stopped the answer"))
  }

  @Test(arguments: ["", "Hujan turun sepanjang hari."])
  func `an answer that is none goes to the next engine`(_ answer: String) async {
    let engine = ScriptedTranslator("newsroom") { _ in .success(answer) }
    let segment = await finish("Hujan turun sepanjang hari.", by: [engine, Self.offline])
    #expect(segment.engine == "offline")
    #expect(segment.findings.contains { $0.id.hasPrefix("fallback-") })
  }

  @Test func `a segment that the engine forgot goes to the next engine`() async {
    let segment = await finish(
      "Hujan turun sepanjang hari.", by: [ScriptedTranslator("newsroom") { _ in nil }, Self.offline])
    #expect(segment.findings.first?.id == "fallback-malformed")
    #expect(segment.status == .degraded)
  }

  @Test func `a term left in the source language is repaired`() async {
    let engine = ScriptedTranslator("newsroom") { _ in .success("Korut fired two missiles.") }
    let segment = await finish("Korut menembakkan dua rudal.", terms: [korut], by: [engine, Self.offline])
    #expect(segment.target == "North Korea fired two missiles.")
    #expect(segment.status == .translated)
    #expect(segment.terms.map(\.verdict) == [.honored])
  }

  @Test func `a wrong term that can't be repaired goes to the next engine`() async {
    let engine = ScriptedTranslator("newsroom") { _ in .success("The country fired two missiles.") }
    let segment = await finish("Korut menembakkan dua rudal.", terms: [korut], by: [engine, Self.offline])
    #expect(segment.engine == "offline")
    #expect(segment.findings.first?.id == "fallback-term-missing")
    #expect(segment.findings.first?.message.contains("'Korut'") == true)
  }

  @Test func `the last engine's answer stands, its findings with it`() async {
    let engine = ScriptedTranslator("offline") { _ in .success("The country fired two missiles.") }
    let segment = await finish("Korut menembakkan dua rudal.", terms: [korut], by: [engine])
    #expect(segment.status == .translated)
    #expect(segment.findings.contains { $0.id == "term-missing" })
  }

  @Test func `a segment that no engine could do is empty and says why`() async {
    let failing = ScriptedTranslator("newsroom") { _ in
      .failure(TranslatorFailure(kind: "rate", message: "slow down"))
    }
    let segment = await finish("Hujan turun sepanjang hari.", by: [failing])
    #expect(segment.status == .untranslated)
    #expect(segment.target.isEmpty)
    #expect(segment.findings.map(\.id) == ["fallback-rate"])
  }
}
