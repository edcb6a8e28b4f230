import AlihModel

/// The wording of a request for a summary, from `Prompts/summarize.md` or `Prompts/digest.md`.
struct SummaryPrompt: Sendable {
  let template: PromptTemplate

  init(file: String, text: String) throws(PromptTemplate.Problem) {
    template = try PromptTemplate(
      file: file, text: text, placeholders: ["source_language", "sentences", "segments"])
  }

  func messages(
    for request: SegmentRequest, sentences: Int, _ languages: LanguagePair
  ) -> (system: String, user: String) {
    var material = SummaryMaterial(json: request.text)
    material?.note = request.note
    return template.messages([
      "source_language": PromptTemplate.name(of: languages.source), "sentences": "\(sentences)",
      "segments": material?.json ?? request.text,
    ])
  }
}
