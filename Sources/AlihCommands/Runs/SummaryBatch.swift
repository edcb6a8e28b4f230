import AlihFormats
import AlihModel
import AlihPipeline
import AlihStore
import AlihSummary
import Foundation

/// Summarizes article files; a bad article is reported, and the others go on.
struct SummaryBatch: Sendable {
  /// A summarized article, and what a digest needs to know of it; its size doesn't follow the article's.
  struct Story: Sendable {
    var file: InputFiles.File
    var summary: ArticleSummary
    /// For a digest alone, as is what follows.
    var print: StoryPrint?
    var figures: [Figure] = []
    /// What its headline and first sentences say that another story may say the opposite of.
    var stances: [Stance] = []
    /// Of the watched terms and names, those in its text.
    var watched: [String] = []
    /// The first day that it tells of, with the year of its event's other stories where it has none.
    var told: StoryDay?

    /// When it was published or, else, what it tells of first; for which of two stories is newer.
    var time: String { summary.date ?? told?.text ?? "" }
    var day: String? { time.isEmpty ? nil : String(time.prefix(10)) }

    /// Who its file says has published it, its byline's paper, or the folder that it lies in.
    var outlet: String {
      if let outlet = summary.outlet { return outlet }
      let parts = (summary.byline ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      return parts.count > 1 ? parts[parts.count - 1] : file.relativePath.parentFolder
    }
  }

  private struct Outcome: Sendable {
    var path: String
    var story: Story?
    var error: String?
    var record: Job.Article?
  }

  /// Sentences of a story in which its figures are looked for.
  private static let figureSentences = 20
  /// And in which it says what the event is.
  private static let stanceSentences = 5

  let desks: Newsroom.Desks
  let summarizer: ExtractiveSummarizer
  let figures: FigureReader
  let stances: StanceReader
  /// Remembers how each article ended.
  let archive: Archive?
  let languages: LanguagePair
  let length: SummaryLength
  let language: SummaryLanguage
  let isDigest: Bool
  let watch: WatchList?
  let options: SourceFile.Options
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
    var recorder = JobRecorder(archive)
    var isFinished = false
    defer { recorder.close(isFinished: isFinished) }
    try await concurrentMap(
      next: { next.next() }, limit: workers, transform: { await outcome(of: $0) },
      receive: { outcome in
        recorder.add(outcome.record)
        guard let story = outcome.story else {
          failed.append(outcome.path)
          progress.failed(outcome.path, outcome.error ?? "")
          return
        }
        let segments = story.summary.sentences.map(\.translation)
        progress.explain(segments.flatMap(\.findings) + story.summary.findings)
        if let nothing = story.summary.findings.first(where: { $0.kind == .noStory }) {
          progress.note("'\(story.file.path)': \(nothing.message)")
        }
        try receive(story)
        progress.finished(outcome.path, Progress.Tally(segments, story.summary.findings))
      })
    isFinished = true
    return failed
  }

  /// What summarizing an article would take; nothing is sent. Of a summary that a model writes, the sentences to be
  /// translated are taken to be like the article's own.
  func outlook(on article: Article) async -> Outlook {
    let article = desks.translation.segmented(article)
    let chosen = headline(of: article) + extract(of: article)
    var outlook = Outlook()
    if language != .source { outlook = await desks.translation.outlook(on: chosen, of: article.path) }
    if let writer = desks.summary {
      var written = await writer.forecast(on: article, count: length.inSentences)
      // The request for a summary translates none of the segments counted here.
      written.segments = 0
      outlook.forecast += written
    }
    return outlook
  }

  private func outcome(of file: InputFiles.File) async -> Outcome {
    var outcome = Outcome(path: file.path)
    do {
      let source = try SourceFile.read(file, options)
      let content = Fingerprint([source.bytes]).description
      (outcome.story, outcome.record) = await story(
        desks.translation.segmented(source.article), file, content)
    } catch {
      outcome.error = "\(error)"
      outcome.record = Job.Article(path: file.path, content: "", message: outcome.error)
    }
    return outcome
  }

  private func story(
    _ article: Article, _ file: InputFiles.File, _ content: String
  ) async -> (Story, Job.Article) {
    let read = isDigest ? summarizer.story(of: article) : nil
    let summary: SummaryRecord
    if let known = known(of: file.path, content) {
      summary = known
    } else {
      summary = await made(of: article, read)
    }
    var story = Story(file: file, summary: summary.summary(of: article, languages))
    if let read {
      story.print = summarizer.print(of: read)
      story.told = story.print?.days.first
      story.watched = watch?.matches(in: article) ?? []
      let sentences = article.blocks.filter { [.headline, .paragraph, .list].contains($0.role) }.flatMap {
        block in block.segments.map { (text: $0.text, isHeadline: block.role == .headline) }
      }
      story.figures = sentences.prefix(Self.figureSentences).flatMap { figures.figures(in: $0.text) }
      // What a sentence says it of is known better than what a headline, in capitals, does.
      let first = sentences.prefix(Self.stanceSentences)
      story.stances = (first.filter { !$0.isHeadline } + first.filter(\.isHeadline)).flatMap {
        stances.stances(in: $0.text, isHeadline: $0.isHeadline)
      }
    }
    return (story, Job.Article(path: file.path, content: content, segments: summary.rows))
  }

  private func known(of path: String, _ content: String) -> SummaryRecord? {
    guard let archive, let job = archive.job else { return nil }
    var kept: [String: BilingualSegment] = [:]
    archive.keep { () throws(StoreProblem) in kept = try job.keptSegments(of: path, content: content) }
    return SummaryRecord(kept)
  }

  private func made(of article: Article, _ read: AlihSummary.Story?) async -> SummaryRecord {
    let written = await desks.summary?.summary(of: article, count: length.inSentences)
    let headline = headline(of: article)
    var chosen = (written?.sentences ?? []).map { (ids: $0.segments, text: $0.text, role: Role.paragraph) }
    let isFallback = chosen.isEmpty && written != nil
    if chosen.isEmpty { chosen = extract(of: article, read).map { ([$0.id], $0.text, $0.role) } }
    var findings = written?.findings ?? []
    if chosen.isEmpty {
      findings.append(Finding(.noStory, "the article has no sentence to summarize"))
    }
    let texts = headline + chosen.enumerated().map { ("\($0)", $1.text, $1.role) }
    var segments = await translate(texts, of: article.path)
    if isFallback {
      for place in headline.count..<segments.count { segments[place].status = .degraded }
    }
    return SummaryRecord(
      title: Array(segments.prefix(headline.count)),
      sentences: zip(chosen, segments.dropFirst(headline.count)).map {
        ArticleSummary.Sentence(segments: $0.ids, translation: $1)
      },
      engine: (isFallback || written == nil ? nil : written?.engine) ?? "offline", findings: findings)
  }

  private func headline(of article: Article) -> [(id: String, text: String, role: Role)] {
    let shown = article.blocks.first { $0.role == .headline }?.segments.map {
      ($0.id, $0.text, Role.headline)
    }
    return shown ?? article.title.map { [("title", $0, .headline)] } ?? []
  }

  private func extract(
    of article: Article, _ read: AlihSummary.Story? = nil
  ) -> [(id: String, text: String, role: Role)] {
    summarizer.sentences(of: read ?? summarizer.story(of: article), length).map { ($0.id, $0.text, $0.role) }
  }

  /// With the source alone asked for, nothing is translated.
  private func translate(
    _ texts: [(id: String, text: String, role: Role)], of article: String
  ) async -> [BilingualSegment] {
    guard language == .source else { return await desks.translation.translate(texts, of: article) }
    return texts.map {
      BilingualSegment(
        id: $0.id, source: $0.text, target: "", engine: "", status: .kept, terms: [], findings: [])
    }
  }
}
