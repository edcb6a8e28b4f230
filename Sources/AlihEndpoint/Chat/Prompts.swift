import AlihModel

/// The wording of all requests that a chat model gets.
package struct Prompts: Sendable {
  /// Below the folder of the data, in the order in which they are given.
  package static let files = ["Prompts/translate.md", "Prompts/summarize.md", "Prompts/digest.md"]

  var translation: TranslationPrompt
  let summary: SummaryPrompt
  let digest: SummaryPrompt

  /// - Throws: what is wrong with a file, and where, in one line.
  package init(reading text: (String) throws -> (file: String, text: String)) throws {
    let texts = try Self.files.map(text)
    translation = try TranslationPrompt(file: texts[0].file, text: texts[0].text)
    summary = try SummaryPrompt(file: texts[1].file, text: texts[1].text)
    digest = try SummaryPrompt(file: texts[2].file, text: texts[2].text)
  }

  func messages(for batch: EndpointBatch) -> (system: String, user: String) {
    let segments = batch.segments
    return switch batch.task {
    case .translation: translation.messages(for: segments, batch.languages)
    case .summary(let count): summary.messages(for: segments[0], sentences: count, batch.languages)
    case .digest(let count): digest.messages(for: segments[0], sentences: count, batch.languages)
    }
  }

  /// Words of the instructions that an answer repeats, though its source has none of them.
  func leak(in answer: String, of source: String, _ task: EngineTask) -> String? {
    switch task {
    case .translation: translation.template.leak(in: answer, of: source)
    case .summary: summary.template.leak(in: answer, of: source)
    case .digest: digest.template.leak(in: answer, of: source)
    }
  }
}
