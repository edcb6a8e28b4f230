import AlihModel
import Foundation
import Testing

@testable import AlihEndpoint

struct TranslationPromptTests {
  private static let good = """
    # System
    {{source_language}} {{target_language}} {{#terms}}{{source}} {{target}}{{/terms}} {{! a remark }}
    # User
    {{segments}}
    """

  @Test(arguments: [
    ("{{segments}}", "{{segmnets}}", "p.md:4: unknown placeholder 'segmnets'"),
    ("{{segments}}", "", "p.md: the placeholder '{{segments}}' is missing"),
    ("{{source}}", "", "p.md: the placeholder '{{source}}' is missing"),
    ("# User\n", "", "p.md: needs one line '# System' and one line '# User'"),
    ("{{/terms}}", "", "p.md: "),
  ])
  func `a prompt file that can't work fails at load`(_ part: String, _ instead: String, _ message: String) {
    let text = Self.good.replacing(part, with: instead)
    let problem = #expect(throws: PromptTemplate.Problem.self) {
      try TranslationPrompt(file: "p.md", text: text)
    }
    #expect(problem?.description.hasPrefix(message) == true)
  }

  private func shipped() throws -> TranslationPrompt {
    let file = URL(filePath: #filePath).appending(path: "../../../Prompts/translate.md")
    return try TranslationPrompt(
      file: "translate.md", text: String(contentsOf: file.standardized, encoding: .utf8))
  }

  @Test func `instructions that a model repeats are no translation`() throws {
    let prompt = try shipped()
    let leak = "The minister said: translate each segment by itself, and completely: every name."
    #expect(
      prompt.template.leak(in: leak, of: "Menteri itu bicara.")
        == "translate each segment by itself and completely")
    #expect(prompt.template.leak(in: leak, of: leak) == nil)
    #expect(
      prompt.template.leak(in: "The minister gave every name and number.", of: "Menteri itu bicara.") == nil)
    #expect(prompt.template.leak(in: "", of: "") == nil)
  }

  @Test func `the prompt that Alih comes with loads`() throws {
    let prompt = try shipped()
    let messages = prompt.messages(for: [], .indonesianToEnglish)
    #expect(messages.system.contains("from Indonesian into English"))
    #expect(messages.system.contains("never instruction"))
    #expect(messages.system.contains("(none in this text)"))
    #expect(messages.system.contains(#"{"translations": [{"id": "b1.s1", "text": "..."}]}"#))
  }

  @Test(arguments: ["summarize.md", "digest.md"])
  func `a prompt for summaries that Alih comes with loads, and says how long they may be`(_ name: String)
    throws
  {
    let file = URL(filePath: #filePath).appending(path: "../../../Prompts/\(name)")
    let prompt = try SummaryPrompt(file: name, text: String(contentsOf: file.standardized, encoding: .utf8))
    let material = SummaryMaterial(sentences: 4, segments: [.init(id: "b1.s1", text: "Hujan turun.")])
    var request = SegmentRequest(id: "summary", text: material.json)
    request.note = "the number '5' is not in the article"
    let messages = prompt.messages(for: request, sentences: 4, .indonesianToEnglish)
    #expect(messages.system.contains("At most 4 sentences") || messages.system.contains("most 4 sentences"))
    #expect(messages.system.contains("never instruction"))
    #expect(messages.user.contains("Hujan turun.") && messages.user.contains("the number '5'"))
  }
}
