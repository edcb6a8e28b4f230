import AlihFormats
import AlihModel
import ArgumentParser
import Foundation

extension SummaryLanguage: ExpressibleByArgument {}

/// `alih summarize`: what articles say, in a few sentences.
struct SummarizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summarize",
    abstract: "Summarizes articles, each by its weightiest sentences, translated.",
    discussion: """
      The sentences are the article's own, chosen offline; engines translate them as 'alih translate' does, and what an \
      endpoint was paid for is never asked for again. With --digest a folder becomes one document, the stories of one \
      event together.

      Example: alih summarize berita/ -o out --format html
      Example: alih summarize berita/ --digest -o digest.html --pages out
      Example: alih summarize berita.txt --sentences 2 --language target --format text
      """)

  @Argument(help: ArgumentHelp("Article files, folders, globs, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @OptionGroup var engines: EngineOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A file, a folder, or - for standard output (the default).", valueName: "file|folder"))
  var output: String?

  @Option(
    help: ArgumentHelp("markdown, html, text or json; repeatable (default: by -o's extension, or markdown)."))
  var format: [DocumentFormat] = []

  @Option(help: ArgumentHelp("Sentences of a summary at most.", valueName: "number"))
  var sentences = 3

  @Option(help: "Which texts are shown; with source alone nothing is translated.")
  var language = SummaryLanguage.both

  @Flag(help: "One document for all: stories of one event together, the largest and newest first.")
  var digest = false

  @Option(
    help: ArgumentHelp(
      "The folder of the articles' bilingual pages ('alih translate -o FOLDER --format html'), for the digest's links.",
      valueName: "folder"))
  var pages: String?

  @Option(
    help: ArgumentHelp("Articles at the same time (default: what fits the engines).", valueName: "number"))
  var concurrency: Int?

  @Flag(help: "Say what there is to do, with requests, tokens and cost, and send and write nothing.")
  var dryRun = false

  @Flag(help: "Exit with 2 if any sentence is degraded or untranslated.")
  var strict = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Option(help: "What standard error shows of the progress.")
  var progress = Progress.Style.auto

  func validate() throws {
    if !(1...50).contains(sentences) { throw ValidationError("--sentences has to be a number from 1 to 50") }
    if let concurrency, !(1...1_000).contains(concurrency) {
      throw ValidationError("--concurrency has to be a number from 1 to 1000")
    }
    if pages != nil, !digest { throw ValidationError("--pages is for the links of a --digest") }
  }

  func run() async throws {
    let newsroom = try Newsroom(engines.terms)
    let files = try InputList.files(inputs)
    // A digest is one document, whatever goes in.
    let isSeveral = !digest && (files.count > 1 || InputList.holdsFolder(inputs))
    let plan = try OutputPlan(output: output, formats: format, isSeveral: isSeveral)
    if !digest { try plan.check(files.map { ($0.path, $0.relativePath) }) }
    let archive = try newsroom.archive(engines)
    let expenses = Expenses(archive: dryRun ? nil : archive)
    let batch = SummaryBatch(
      desk: try newsroom.desk(engines, archive, expenses), summarizer: try newsroom.summarizer(),
      languages: newsroom.languages, sentences: sentences, language: language, isDigest: digest,
      workers: concurrency ?? newsroom.concurrency(of: engines.engine))
    if dryRun {
      let report = await DryRun(desk: batch.desk, engine: try newsroom.firstEngine(engines)).report(
        on: files, sentences: { batch.chosenSentences(of: $0) })
      if format == [.json] { try Console.printJSON(report) } else { try Console.print(report.text) }
      if report.failed > 0 { throw ExitCode(ExitStatus.failed.rawValue) }
      return
    }
    let progress = Progress(progress, isQuiet: quiet, total: files.count, expenses: expenses)
    var failed: [String] = []
    if digest {
      let builder = DigestBuilder(
        summarizer: batch.summarizer, glossary: try newsroom.glossary(and: engines.terms.glossary),
        pages: pages,
        output: plan.path(for: "digest", plan.formats[0]))
      var stories: [SummaryBatch.Story] = []
      failed = try await batch.summarize(files, progress) { stories.append($0) }
      let digest = builder.digest(of: stories, failed: failed, newsroom.languages)
      for format in plan.formats {
        try write(DigestWriter(digest, language).text(format), to: plan.path(for: "digest", format))
      }
    } else {
      failed = try await batch.summarize(files, progress) { story in
        for format in plan.formats {
          let path = plan.path(for: story.file.relativePath, format)
          let writer = SummaryWriter(story.summary, language)
          try write(writer.text(format, isOneLine: path == nil && isSeveral), to: path)
        }
      }
    }
    progress.close(files.count == 1 ? "article" : "articles", output: plan.name)
    if !failed.isEmpty { throw ExitCode(ExitStatus.failed.rawValue) }
    let tally = progress.tally
    if strict, tally.degraded + tally.untranslated > 0 { throw ExitCode(ExitStatus.degraded.rawValue) }
  }

  private func write(_ text: String, to path: String?) throws {
    if let path {
      try AtomicFile.write(Array(text.utf8), to: path)
    } else {
      try Console.write(Array(text.utf8))
    }
  }
}
