import AlihModel
import Foundation
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

  @Test(arguments: [
    #"{"b1.s1":"One.","b1.s2":"Two."}"#, #"{"translations":{"b1.s1":"One.","B1.S2":{"text":"Two."}}}"#,
    #"[{"id":"(b1.s1)","translation":"One."},{"ID":"b1.s2","text":"Two."}]"#,
    "{\"id\":\"b1.s1\",\"text\":\"One.\"}\n{\"id\":\"b1.s2\",\"text\":\"Two.\"}\nDone.",
    "<think>{\"b1.s1\":\"draft\"}</think>\n{\"b1.s1\":\"One.\",\"b1.s2\":\"Two.\",}",
    #"[THINK]no[/THINK]{"translations":[{"id":"b1.s1","text":"One."},{"id":"b1.s2","text":"Two."}]}"#,
    #"{"translations":[{"id":"b1.s1","text":"One\u002e"},{"id":"b1.s2","text":"Two\."}]}"#,
    "{\"b1.s1\":\"One.\"}\n{\"b1.s2\":\"Two.\"}", #"[{"b1.s1":"One."},{"b1.s2":"Two."}]"#,
    #"{"Translations":[{"ID":"b1.s1","Text":"One."},{"segment_id":"b1.s2","translated_text":"Two."}]}"#,
    #"{"result":{"data":{"segments":[{"id":"b1.s1","en":"One."},{"id":"b1.s2","text":"x","target":"Two."}]}}}"#,
    #"{"translations":[{"id":1,"text":"One."},{"id":2,"text":"Two."}]}"#,
    #"{“translations”: [{“id”: “b1.s1”, “text”: “One.”}, {“id”: “b1.s2”, “text”: “Two.”}]}"#,
    "{translations: [{id: 'b1.s1', text: 'One.'}, // the first\n {id: 'b1.s2', text: 'Two.'}]}",
    #"{"translations":[{"id":"b1.s1","text":"One."},{"id":"b1.s2","text":"Two."}"#,
    #"{"translations":[{"id":"b1.s1","text":"no"},{"id":"b1.s2","text":"no"}]} {"b1.s1":"One.","b1.s2":"Two."}"#,
    #""{\"b1.s1\":\"One.\",\"b1.s2\":\"Two.\"}""#,
    "<|channel|>analysis<|message|>{\"b1.s1\":\"no\"}<|channel|>final<|message|>{\"b1.s1\":\"One.\",\"b1.s2\":\"Two.\"}",
    "\u{FEFF}{\"translations\":[{\"id\":\"b1.s1\",\"text\":\"\tOne.\r\n\"},{\"id\":\"b1.s2\",\"text\":\"Two.\"}]}",
    #"{"translations":[["b1.s1","One."],["b1.s2","Two."]]}"#, #"{"translations":{"0":"One.","1":"Two."}}"#,
    #"{"translations":{"2":{"text":"Two."},"1":{"text":"One."}}}"#,
    #"{"translations":[{"id":"segment b1.s1","text":"One."},{"id":"b1.s2 (headline)","text":["Two."]}]}"#,
    #"{"translations":[{"id":"b1.s1","text":{"en":"One."}},{"id":"b1.s2","translations":{"en":"Two."}}]}"#,
    #"{"translations":[{"id":"b1.s1","text":"{\"text\":\"One.\"}"} {"id":"b1.s2","text":`Two.`}]}"#,
    "b1.s1: One.\nb1.s2: Two.", "Here it is:\n\n[b1.s1] One.\n[b1.s2] Two.\n\nLet me know!",
    "b1.s1\tOne.\nb1.s2\tTwo.", "- **b1.s1**: One.\n- **b1.s2**: Two.",
    "| id | text |\n|---|---|\n| b1.s1 | One. |\n| b1.s2 | Two. |", "id,text\nb1.s1,\"One.\"\nb1.s2,\"Two.\"",
    "translations:\n  - id: b1.s1\n    text: \"One.\"\n  - id: b1.s2\n    text: Two.",
    "<translations><segment id=\"b1.s1\">One.</segment><segment id=\"b1.s2\">Two.</segment></translations>",
  ])
  func `an answer in another shape is understood where only one thing can be meant`(_ text: String) {
    let reply = reply(text)
    #expect(reply.translations.map(\.text) == ["One.", "Two."], "\(reply.failures)")
  }

  @Test(arguments: [
    #"<think>{"b1.s1":"One.","b1.s2":"Two."}"#, #"Sure. <THINKING> [1] {"b1.s1":"One.","b1.s2":"Two."}"#,
    #"[THINK]{"b1.s1":"One.","b1.s2":"Two."}"#, #"{"b1.s1":"One.","summary":"Two."}"#, #"["One.","Two."]"#,
    #"<think effort="high">{"b1.s1":"One.","b1.s2":"Two."}"#, #"<seed:think>{"b1.s1":"One.","b1.s2":"Two."}"#,
    #"<|channel>thought {"b1.s1":"One.","b1.s2":"Two."}"#, #"<scratchpad>{"b1.s1":"One.","b1.s2":"Two."}"#,
    #"{"translations":[{"id":2,"text":"One."},{"id":3,"text":"Two."}]}"#,
    "<|START_THINKING|>{\"b1.s1\":\"One.\",\"b1.s2\":\"Two.\"}",
    "◁think▷{\"b1.s1\":\"One.\",\"b1.s2\":\"Two.\"}",
    "b1.s1: One.\nb1.s1: Two.", "I can't translate b1.s1 and b1.s2: they are empty.", "b1.s1: One.\nb1.s2:",
    "b1.s1:\nb1.s2: Two.",
    "b1.s10: One.\nb1.s2: Two.", #"{"translations":{"1":"One.","3":"Two."}}"#,
    "<think>b1.s1: One.\nb1.s2: Two.",
  ])
  func `what a model thinks, and what could mean two things, is no answer`(_ text: String) {
    #expect(reply(text).translations.isEmpty)
  }

  @Test func `ids that differ only in what may be changed are taken to the letter`() {
    let reply = reply(
      #"{"translations":[{"id":"A-1","text":"x"},{"id":"a1","text":"One."}]}"#, ids: ["a1", "a.1"])
    #expect(reply.translations.map(\.id) == ["a1"] && reply.failures.keys.sorted() == ["a.1"])
  }

  @Test func `a line's quotation marks are its own`() {
    let reply = reply("b1.s1: \"We go,\" he said.\nb1.s2: \"Fine,\" she said. \"Go.\"")
    #expect(reply.translations.map(\.text) == ["\"We go,\" he said.", "\"Fine,\" she said. \"Go.\""])
  }

  @Test(arguments: [
    #"{"choices":[{"text":%,"finish_reason":"stop"}]}"#, #"{"output_text":%}"#, #"[{"generated_text":%}]"#,
    #"{"message":{"content":%}}"#, #"{"choices":[{"delta":{"content":%}}]}"#,
    #"{"code":0,"data":{"choices":[{"message":{"content":%}}]}}"#,
    #"{"candidates":[{"content":{"parts":[{"text":%}]}}]}"#,
    "{\"message\":{\"content\":%},\"done\":false}\n{\"message\":{\"content\":\"\"},\"done\":true}",
  ])
  func `the text is found where other servers have it`(_ body: String) {
    let reply = answer(Array(body.replacing("%", with: Wire.json(both)).utf8), to: ["b1.s1", "b1.s2"])
    #expect(reply.translations.map(\.text) == ["One.", "Two."], "\(reply.failures)")
  }

  @Test func `a function may be called for each segment`() {
    let calls = [("b1.s1", "One."), ("b1.s2", "Two.")].map { id, text in
      ["function": ["name": "translate", "arguments": Wire.json(["id": id, "text": text])]]
    }
    let body = Wire.json(["choices": [["message": ["content": NSNull(), "tool_calls": calls]]]])
    #expect(answer(Array(body.utf8), to: ["b1.s1", "b1.s2"]).translations.map(\.text) == ["One.", "Two."])
  }

  @Test func `an article about such models keeps its tags`() {
    let reply = reply(#"{"translations":[{"id":"a","text":"It writes <think> first."}]}"#, ids: ["a"])
    #expect(reply.translations.map(\.text) == ["It writes <think> first."])
  }

  @Test(arguments: [
    #"[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":%}]"#,
    #"[{"text":%}]"#, #"[{"type":"output_text","text":%}]"#, "[%]", #"{"type":"text","text":%}"#,
    #"[{"type":"text","text":{"value":%,"annotations":[]}}]"#,
  ])
  func `content may be a list of parts`(_ parts: String) {
    let content = parts.replacing("%", with: Wire.json(both))
    #expect(answer(Array(LoopbackServer.completion(content).utf8), to: ["b1.s1", "b1.s2"]).failures.isEmpty)
  }

  @Test func `the responses interface answers in a list of outputs`() {
    let output: [[String: Any]] = [
      ["type": "reasoning", "summary": []],
      ["type": "message", "content": [["type": "output_text", "text": both]]],
    ]
    let body = Wire.json(["status": "completed", "error": NSNull(), "output": output])
    #expect(answer(Array(body.utf8), to: ["b1.s1", "b1.s2"]).failures.isEmpty)
    let streamed = "event: response.completed\ndata: {\"response\":\(body)}\n\n"
    #expect(answer(Array(streamed.utf8), to: ["b1.s1", "b1.s2"]).failures.isEmpty)
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
    (LoopbackServer.completion("7"), "malformed"),
    (
      #"{"choices":[{"finish_reason":"stop","message":{"content":null,"reasoning_content":"Hm."}}]}"#,
      "malformed"
    ),
    (#"{"choices":[{"finish_reason":"max_tokens","message":{"content":"half"}}]}"#, "too-big"),
    (#"{"status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[]}"#, "too-big"),
    (#"{"output":[{"type":"message","content":[{"type":"refusal","refusal":"No."}]}]}"#, "refused"),
    (#"{"output":[{"type":"reasoning","content":[{"type":"text","text":"{}"}]}]}"#, "malformed"),
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
