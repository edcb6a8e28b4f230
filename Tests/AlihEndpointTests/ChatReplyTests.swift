import AlihModel
import Loopback
import Testing

@testable import AlihEndpoint

struct ChatReplyTests {
  private func reply(_ text: String, ids: [String] = ["b1.s1", "b1.s2"]) -> TranslationReply {
    answer(Array(LoopbackServer.completion(text: text).utf8), to: ids)
  }

  private func answer(_ body: [UInt8], to ids: [String]) -> TranslationReply {
    guard let prompts = try? Desk.prompts() else { return TranslationReply(translations: []) }
    let adapter = OpenAIAdapter(
      settings: EndpointSettings(name: "e", url: "http://h", model: "m"), prompts: prompts)
    let batch = EndpointBatch(
      segments: ids.map { SegmentRequest(id: $0, text: "x") }, languages: .indonesianToEnglish)
    switch adapter.reply(to: batch, body).result {
    case .success(let reply): return reply
    case .failure(let failure): return .none(of: ids, failure)
    }
  }

  private let both = #"{"translations":[{"id":"b1.s1","text":"One."},{"id":"b1.s2","text":"Two."}]}"#

  @Test(arguments: [
    "%", "```json\n%\n```", "Here you are:\n%\nAnything else?", "  %  ",
    "<think>{\"translations\":[]}</think>%",
    "[1] As you see: %",
  ])
  func `fences and chatter around the list are passed over`(_ frame: String) {
    let reply = reply(frame.replacing("%", with: both))
    #expect(reply.translations.map(\.text) == ["One.", "Two."])
    #expect(reply.failures.isEmpty)
  }

  @Test func `a bare list will do`() {
    #expect(reply(#"[{"id":"b1.s2","text":"Two."},{"id":"b1.s1","text":"One."}]"#).translations.count == 2)
  }

  @Test(arguments: [
    (#"{"translations":[{"id":"b1.s1","text":"One."}]}"#, "leaves it out"),
    (#"{"translations":[{"id":"b1.s1","text":"One."},{"id":"b9","text":"x"}]}"#, "leaves it out"),
    (#"{"translations":[{"id":"b1.s1","text":"One."},{"id":"b1.s2","text":""}]}"#, "empty"),
    (#"{"translations":[{"id":"b1.s1","text":"One."},{"id":"b1.s2","text":" \n "}]}"#, "empty"),
    (#"{"translations":[{"id":"b1.s1","text":"One."},{"id":"b1.s2","text":7}]}"#, "no text"),
    (#"{"translations":[{"id":"b1.s1","text":"One."},{"id":"b1.s2","text":null}]}"#, "no text"),
    (#"{"translations":[{"id":"b1.s1","text":"One."},{"id":"b1.s2"}]}"#, "no text"),
    (
      #"{"translations":[{"id":"b1.s2","text":"a"},{"id":"b1.s1","text":"One."},{"id":"b1.s2","text":"b"}]}"#,
      "twice"
    ),
    (#"{"translations":["Two.",{"id":"b1.s1","text":"One."},3]}"#, "leaves it out"),
  ])
  func `one bad item costs only its own segment`(_ text: String, _ reason: String) {
    let reply = reply(text)
    #expect(reply.translations.map(\.text) == ["One."])
    #expect(reply.failures.keys.sorted() == ["b1.s2"])
    #expect(reply.failures["b1.s2"]?.kind == "malformed")
    #expect(reply.failures["b1.s2"]?.message.contains(reason) == true)
  }

  @Test func `a translation is one line`() {
    let reply = reply(#"{"translations":[{"id":"a","text":"\nOne\n\ttwo\u0007. "}]}"#, ids: ["a"])
    #expect(reply.translations.map(\.text) == ["One two ."])
  }

  @Test(arguments: [
    ("", "malformed"),
    ("Sorry, but no.", "malformed"),
    ("{\"translations\":[{\"id\":\"b1.s1\",", "malformed"),
    (#"{"type":"object","properties":{"translations":{"type":"array"}}}"#, "malformed"),
    (String(repeating: "[", count: 200_000), "malformed"),
    (String(repeating: "{}", count: 100_000), "malformed"),
  ])
  func `garbage fails every segment`(_ text: String, _ kind: String) {
    let reply = reply(text)
    #expect(reply.translations.isEmpty)
    #expect(reply.failures.values.map(\.kind) == [kind, kind])
  }

  @Test(arguments: [
    (LoopbackServer.completion("null"), "refused"),
    (LoopbackServer.completion("null", finish: "content_filter"), "refused"),
    (LoopbackServer.completion("\"half\"", finish: "length"), "too-big"),
    (LoopbackServer.completion("[\"parts\"]"), "malformed"),
    (#"{"choices":[{"finish_reason":"stop","message":{"content":null,"refusal":"I can't."}}]}"#, "refused"),
    (#"{"choices":[]}"#, "malformed"),
    (#"{"choices":"none"}"#, "malformed"),
    ("<html>Bad gateway</html>", "malformed"),
    ("", "malformed"),
  ])
  func `an answer without usable content says why`(_ body: String, _ kind: String) {
    #expect(answer(Array(body.utf8), to: ["a"]).failures["a"]?.kind == kind)
  }

  @Test func `invalid UTF-8 in an answer is no crash`() {
    #expect(answer([0x7B, 0xFF, 0xFE, 0x7D], to: ["a"]).failures["a"]?.kind == "malformed")
  }

  @Test(arguments: [
    #"{"sentences":[{"text":"Satu.","segments":["b1.s1"]},{"text":" ","segments":[]},{"text":"Dua\n.","segments":[1,"b2.s1"]},7]}"#,
    "Sure!\n```json\n{\"sentences\":[{\"text\":\"Satu.\",\"segments\":[\"b1.s1\"]},{\"text\":\"Dua .\",\"segments\":[\"b2.s1\"]}]}\n```",
  ])
  func `a summary is found in an answer, and what is no sentence left out`(_ text: String) throws {
    let draft = try ChatReply.draft(in: text).get()
    #expect(draft.sentences.map(\.text) == ["Satu.", "Dua ."])
    #expect(draft.sentences.map(\.segments) == [["b1.s1"], ["b2.s1"]])
  }

  @Test(arguments: [
    "", "I can't help with that.", #"{"sentences":[]}"#, #"{"sentences":"none"}"#, #"[{"id":"b1"}]"#,
  ])
  func `an answer without sentences is malformed`(_ text: String) {
    let failure = #expect(throws: TranslatorFailure.self) { try ChatReply.draft(in: text).get() }
    #expect(failure?.kind == "malformed")
  }
}
