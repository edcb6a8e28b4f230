import AlihFormats
import AlihModel
import AlihPipeline
import AlihSummary

/// Summarizes article files; a bad article is reported, and the others go on.
struct SummaryBatch: Sendable {
  /// A summarized article, and what a digest needs to know of it; its size doesn't follow the article's.
  struct Story: Sendable {
    var file: InputFiles.File
    var summary: ArticleSummary
    /// For a digest alone.
    var print: StoryPrint?
  }

  private enum Outcome: Sendable {
    case story(Story)
    case failure(path: String, message: String)
  }

  let desk: TranslationDesk
  let summarizer: ExtractiveSummarizer
  let languages: LanguagePair
  let sentences: Int
  let language: SummaryLanguage
  let isDigest: Bool
  /// Articles at the same time.
  let workers: Int

  /// Hands on the stories in the order of the files.
  ///
  /// - Returns: the paths of articles that failed.
  func summarize(
    _ files: [InputFiles.File], _ progress: Progress, _ receive: (Story) throws -> Void
  ) async throws -> [String] {
    var next = files.makeIterator()
    var failed: [String] = []
    try await concurrentMap(
      next: { next.next() }, limit: workers, transform: { await outcome(of: $0) },
      receive: { outcome in
        switch outcome {
        case .story(let story):
          let segments = story.summary.sentences.map(\.translation)
          progress.explain(segments.flatMap(\.findings))
          try receive(story)
          progress.finished(story.file.path, Progress.Tally(segments))
        case .failure(let path, let message):
          failed.append(path)
          progress.failed(path, message)
        }
      })
    return failed
  }

  /// What of an article goes to the engines: its headline and the sentences that stand for it.
  func chosenSentences(of article: Article) -> [(id: String, text: String, role: Role)] {
    let article = desk.segmented(article)
    return chosen(article, summarizer.sentences(of: article, count: sentences))
  }

  private func chosen(
    _ article: Article, _ sentences: [ExtractiveSummarizer.Choice]
  ) -> [(id: String, text: String, role: Role)] {
    let headline = article.blocks.first { $0.role == .headline }?.segments ?? []
    return headline.map { ($0.id, $0.text, Role.headline) } + sentences.map { ($0.id, $0.text, $0.role) }
  }

  private func outcome(of file: InputFiles.File) async -> Outcome {
    let article: Article
    do { article = desk.segmented(try ArticleFile.article(in: file)) } catch {
      return .failure(path: file.path, message: "\(error)")
    }
    let (sentences, print): ([ExtractiveSummarizer.Choice], StoryPrint?) =
      isDigest
      ? summarizer.outline(of: article, count: sentences)
      : (summarizer.sentences(of: article, count: sentences), nil)
    let chosen = chosen(article, sentences)
    let segments =
      language == .source
      ? chosen.map {
        BilingualSegment(
          id: $0.id, source: $0.text, target: "", engine: "", status: .kept, terms: [], findings: [])
      } : await desk.translate(chosen, of: article.path)
    let headline = chosen.count - sentences.count
    var findings = article.findings
    if sentences.isEmpty {
      findings.append(Finding(id: "no-story", message: "the article has no sentence to summarize"))
    }
    let summary = ArticleSummary(
      path: article.path, languages: languages, byline: article.byline, date: article.date,
      title: Self.joined(segments.prefix(headline)),
      sentences: segments.dropFirst(headline).map {
        ArticleSummary.Sentence(segments: [$0.id], translation: $0)
      },
      engine: "offline", findings: findings)
    return .story(Story(file: file, summary: summary, print: print))
  }

  /// A headline of several sentences as one.
  private static func joined(_ segments: ArraySlice<BilingualSegment>) -> BilingualSegment? {
    guard var title = segments.first else { return nil }
    for segment in segments.dropFirst() {
      title.source += " " + segment.source
      title.target += " " + segment.target
      title.terms += segment.terms
      title.findings += segment.findings
    }
    title.source = title.source.split { $0.isNewline }.joined(separator: " ")
    return title
  }
}
