import AlihFormats
import AlihModel
import AlihPipeline
import AlihStore

/// Translates article files into documents; a bad article is reported, and the others go on.
struct ArticleBatch: Sendable {
  let desk: TranslationDesk
  /// Remembers how each article ended.
  let archive: Archive?
  let plan: OutputPlan
  let layout: Layout
  /// Whether documents in the input's own format say what is degraded or untranslated.
  let marks: Bool
  let boilerplate: Boilerplate
  let options: SourceFile.Options
  /// Whether documents that a person changed are written over.
  let overwrites: Bool
  /// Articles at the same time.
  let workers: Int
  /// The page that leads to the articles' pages; nil for none.
  var index: String?

  private struct Outcome: Sendable {
    var path: String
    var documents: [(path: String?, bytes: [UInt8])] = []
    var tally = Progress.Tally()
    var findings: [Finding] = []
    var error: String?
    var record: Job.Article?
    var entry: IndexPage.Entry?
  }

  /// Reads, translates and writes each file, the documents in the order of the files.
  ///
  /// - Returns: false when an article failed.
  /// - Throws: when the one place that all goes to can't be written to, or the disk is full; nothing after it would succeed.
  func translate(_ files: [InputFiles.File], _ progress: Progress) async throws -> Bool {
    var next = files.makeIterator()
    var isComplete = true
    var isFirst = true
    let isSeveral = files.count > 1
    var recorder = JobRecorder(archive)
    var keeper = DocumentKeeper(archive, overwrites: overwrites)
    var entries: [IndexPage.Entry] = []
    var isFinished = false
    defer { recorder.close(isFinished: isFinished) }
    try await concurrentMap(
      next: { next.next() }, limit: workers,
      transform: { file in await outcome(of: file, isSeveral: isSeveral) },
      receive: { outcome in
        var outcome = outcome
        progress.explain(outcome.findings)
        defer { recorder.add(outcome.record, keeper.takeWritten()) }
        if let error = outcome.error {
          isComplete = false
          entries.append(IndexPage.Entry(path: outcome.path, problem: error))
          progress.failed(outcome.path, error)
          return
        }
        do { try write(outcome, isFirst: isFirst, &keeper, progress) } catch let failure as CommandFailure
          where failure.status == .cannotWrite && !failure.isDiskFull && plan.isFolder
        {
          // A place that can't be written to is this article's trouble alone.
          isComplete = false
          outcome.record?.message = failure.message
          entries.append(IndexPage.Entry(path: outcome.path, problem: failure.message))
          progress.failed(outcome.path, failure.message)
          return
        }
        isFirst = false
        if let entry = outcome.entry { entries.append(entry) }
        progress.finished(outcome.path, outcome.tally)
      })
    if let index {
      let page = IndexPage(options.languages ?? .indonesianToEnglish, entries).text
      if let beside = try keeper.write(Array(page.utf8), to: index, of: "-") {
        progress.note("'\(index)' was changed since Alih wrote it, and stays; the new one is '\(beside)'")
      }
      recorder.add(nil, keeper.takeWritten())
    }
    isFinished = true
    return isComplete
  }

  /// Writes an article's documents into their places, or to standard output.
  private func write(
    _ outcome: Outcome, isFirst: Bool, _ keeper: inout DocumentKeeper, _ progress: Progress
  ) throws {
    for document in outcome.documents {
      guard let path = document.path else {
        if Console.isOutputTerminal, document.bytes.contains(0) {
          throw CommandFailure(.wrongUsage, "this document is nothing for a terminal; name a file with -o")
        }
        let isSeparated = !isFirst && plan.formats != [.json] && plan.formats != [.jsonl]
        try Console.write((isSeparated ? [0x0A] : []) + document.bytes)
        continue
      }
      if let beside = try keeper.write(
        document.bytes, to: path, of: outcome.path, sources: outcome.record?.segments.map(\.source) ?? [])
      {
        progress.note(
          "'\(path)' was changed since Alih wrote it, and stays; the new one is '\(beside)' "
            + "(--overwrite replaces it, 'alih review import' takes the changes in)")
      }
    }
  }

  private func outcome(of file: InputFiles.File, isSeveral: Bool) async -> Outcome {
    var outcome = Outcome(path: file.path)
    var content = ""
    do {
      let source = try SourceFile.read(file, options)
      var kept: [String: BilingualSegment] = [:]
      if let job = archive?.job {
        content = Fingerprint([source.bytes]).description
        archive?.keep { () throws(StoreProblem) in
          kept = try job.keptSegments(of: file.path, content: content)
        }
      }
      let reviewed = archive?.reviews(of: file.path) ?? []
      var article = try await desk.translate(source.article, keeping: kept, reviewed: reviewed)
      let segmented = desk.segmented(source.article)
      article.findings += source.findings(of: article, segmented)
      let segments = article.blocks.flatMap(\.segments)
      let roles = article.blocks.flatMap { block in block.segments.map { ($0.id, block.role) } }
      outcome.record = Job.Article(
        path: file.path, content: content, segments: segments,
        roles: Dictionary(roles, uniquingKeysWith: { first, _ in first }))
      outcome.tally = Progress.Tally(segments, article.findings)
      outcome.findings = segments.flatMap(\.findings)
      if let index, let page = plan.path(for: file, .html) {
        outcome.entry = IndexPage.Entry(article, page: PageLinks.link(from: index, to: page))
      }
      outcome.documents = try plan.formats.map { format in
        let path = plan.path(for: file, format)
        let bytes =
          format == .same
          ? try source.bytes(of: article, segmented, layout, marks: marks)
          : try BilingualDocument.bytes(
            article, format: format, layout: layout, boilerplate: boilerplate,
            compact: path == nil && isSeveral)
        return (path, bytes)
      }
    } catch {
      outcome.error = "\(error)"
      outcome.record = Job.Article(path: file.path, content: content, message: outcome.error)
    }
    return outcome
  }
}
