import AlihGlossary
import AlihModel
import AlihQuality

/// Lets language models write summaries, and believes them nothing that the article doesn't say.
///
/// A summary is in the article's language, so that each of its numbers, names, dates and quotations can be looked for in the
/// article; it is translated afterwards like any text. What isn't there is told the model once; if it stays, the next
/// model is asked.
package struct AbstractiveSummarizer: Sendable {
  /// What became of asking for a summary.
  package struct Outcome: Sendable {
    /// Empty where no model wrote a summary that can be used.
    package var sentences: [SummaryDraft.Sentence] = []
    /// Who wrote it.
    package var engine = ""
    /// Why a model before it, or any, didn't.
    package var findings: [Finding] = []
  }

  /// Sentences that a part of a long article may have more than the whole: merging chooses among them.
  private static let more = 2
  private static let storyRoles: Set<Role> = [.headline, .paragraph, .subheading, .list, .quote]

  private let models: [any Translator]
  private let languages: LanguagePair
  private let glossary: Glossary
  private let checks: QualityChecks
  private let check: SummaryCheck

  /// Nil where none of the engines is a language model.
  ///
  /// - Parameters:
  ///   - engines: in order of preference.
  ///   - words: tells which words of a sentence say what it is about.
  ///   - claims: words that claim more than others.
  package init?(
    engines: [any Translator], languages: LanguagePair, glossary: Glossary, checks: QualityChecks,
    words: ExtractiveSummarizer, claims: SummaryClaims, figures: FigureReader
  ) {
    models = engines.filter { $0.nature == .model }
    guard !models.isEmpty else { return nil }
    self.languages = languages
    self.glossary = glossary
    self.checks = checks
    check = SummaryCheck(claims: claims, words: words, figures: figures)
  }

  /// At most `count` sentences on an article that has its segments; one that doesn't fit a model's context goes in parts.
  package func summary(of article: Article, count: Int) async -> Outcome {
    let passages = Self.passages(of: article)
    guard !passages.isEmpty else { return Outcome() }
    return await outcome(passages, .summary(sentences: count), of: article.path)
  }

  /// At most `count` sentences from several summaries of one event; each names the sentences that it rests on by their ids.
  package func digest(of sentences: [SummaryMaterial.Passage], count: Int) async -> Outcome {
    await outcome(sentences, .digest(sentences: count), of: "")
  }

  /// What the first model will be asked for one article; nothing is sent.
  package func forecast(on article: Article, count: Int) async -> Forecast {
    let passages = Self.passages(of: article)
    guard !passages.isEmpty else { return Forecast() }
    return await models[0].forecast(
      [Self.request(passages, .summary(sentences: count), of: article.path)], languages)
  }

  private static func passages(of article: Article) -> [SummaryMaterial.Passage] {
    article.blocks.filter { storyRoles.contains($0.role) }.flatMap { block in
      block.segments.map { SummaryMaterial.Passage(id: $0.id, role: block.role, text: $0.text) }
    }
  }

  private static func request(
    _ passages: [SummaryMaterial.Passage], _ task: EngineTask, of article: String
  ) -> SegmentRequest {
    var request = SegmentRequest(
      id: "summary", text: SummaryMaterial(sentences: task.sentences, segments: passages).json,
      article: article)
    request.task = task
    return request
  }

  private func outcome(
    _ passages: [SummaryMaterial.Passage], _ task: EngineTask, of article: String
  ) async -> Outcome {
    let material = SummaryPassages(passages, glossary, checks, check)
    var outcome = Outcome()
    for model in models {
      switch await written(material, task, by: model, of: article) {
      case .success(let sentences):
        outcome.sentences = sentences
        outcome.engine = model.name
        return outcome
      case .failure(let refusal):
        outcome.findings += refusal.complaints
        outcome.findings.append(
          Finding(fallbackFrom: model.name, reason: refusal.failure.kind, refusal.failure.message))
      }
    }
    return outcome
  }

  /// Why a model's answer, or its silence, is no summary.
  private struct Refusal: Error {
    let failure: TranslatorFailure
    var complaints: [Finding] = []
  }

  private typealias Written = Result<[SummaryDraft.Sentence], Refusal>

  /// A checked summary by one model, in parts where the whole has no room.
  private func written(
    _ material: SummaryPassages, _ task: EngineTask, by model: any Translator, of article: String
  ) async -> Written {
    let request = Self.request(material.passages, task, of: article)
    if !model.hasRoom(for: request, languages), let parts = material.halves() {
      return await merged(parts, material, task, by: model, of: article)
    }
    switch await draft(request, of: material, by: model) {
    case .failure(let refusal) where refusal.failure.kind == "too-big":
      guard let parts = material.halves() else { return .failure(refusal) }
      return await merged(parts, material, task, by: model, of: article)
    case let result: return result
    }
  }

  /// Asks, and once more when the answer says what the material doesn't.
  private func draft(_ request: SegmentRequest, of material: SummaryPassages, by model: any Translator) async
    -> Written
  {
    var request = request
    for isSecond in [false, true] {
      let reply = await model.translate([request], languages)
      guard let text = reply.translations.first?.text, let draft = SummaryDraft(json: text) else {
        let failure =
          reply.failures[request.id] ?? TranslatorFailure(kind: "malformed", message: "no answer")
        if failure.kind == "malformed", !isSecond { continue }
        return .failure(Refusal(failure: failure))
      }
      let sentences = material.distinct(draft.sentences).prefix(request.task.sentences).map(
        material.supported)
      let complaints = material.complaints(sentences)
      if complaints.isEmpty { return .success(Array(sentences)) }
      let note = complaints.map(\.message).joined(separator: "; ")
      if isSecond {
        let failure = TranslatorFailure(kind: "ungrounded", message: note)
        return .failure(Refusal(failure: failure, complaints: complaints))
      }
      request.note = note
    }
    return .failure(Refusal(failure: TranslatorFailure(kind: "malformed", message: "no answer")))
  }

  /// Summarizes each part and then the summaries; ends, because each part is smaller than the whole.
  private func merged(
    _ parts: [SummaryPassages], _ whole: SummaryPassages, _ task: EngineTask, by model: any Translator,
    of article: String
  ) async -> Written {
    var sentences: [SummaryDraft.Sentence] = []
    for part in parts {
      let shorter = min(task.sentences + Self.more, max(1, part.passages.count))
      switch await written(part, task.with(sentences: shorter), by: model, of: article) {
      case .success(let some): sentences += some
      case .failure(let failure): return .failure(failure)
      }
    }
    // A merge has to make less of it, or there would be no end.
    guard sentences.count < whole.passages.count, sentences.count > task.sentences else {
      return .success(Array(sentences.prefix(task.sentences)))
    }
    let passages = sentences.enumerated().map { SummaryMaterial.Passage(id: "\($0 + 1)", text: $1.text) }
    let merging = SummaryPassages(passages, glossary, checks, check)
    return await written(merging, .digest(sentences: task.sentences), by: model, of: article).map { merged in
      merged.map { sentence in
        let rests = sentence.segments.compactMap { Int($0) }.flatMap { sentences[$0 - 1].segments }
        return SummaryDraft.Sentence(text: sentence.text, segments: rests.withoutRepetition)
      }
    }
  }
}

extension EngineTask {
  fileprivate var sentences: Int {
    switch self {
    case .translation: 0
    case .summary(let count), .digest(let count): count
    }
  }

  fileprivate func with(sentences: Int) -> EngineTask {
    if case .digest = self { .digest(sentences: sentences) } else { .summary(sentences: sentences) }
  }
}

extension [String] {
  fileprivate var withoutRepetition: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
