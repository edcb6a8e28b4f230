import AlihFormats
import AlihModel
import AlihStore
import AlihSummary
import ArgumentParser
import Foundation

extension SummaryLanguage: ExpressibleByArgument {}

/// `alih summarize`: what articles say, in a few sentences.
struct SummarizeCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "summarize",
    abstract: "Summarizes articles in a few sentences, in their language and translated.",
    discussion: """
      A configured language model writes the summary, and each number, name, date and quotation in it is looked for in the \
      article. Without a model, or where none can be believed, the article's weightiest sentences are the summary. With \
      --digest a folder becomes one document, the stories of one event together. The same command again does what is \
      new, changed or degraded.

      Example: alih summarize berita/ -o out --format html
      Example: alih summarize berita/ --digest -o digest.html --pages out
      Example: alih summarize berita/ --digest --brief --since last --watch nama.txt --format text
      Example: alih summarize berita.txt --sentences 2 --language target --format text
      """)

  @Argument(
    help: ArgumentHelp(
      "Article files, folders, globs, or - for standard input, which a pipe is without being named.",
      valueName: "input"), completion: .file())
  var inputs: [String] = []

  @OptionGroup var engines: EngineOptions

  @OptionGroup var input: InputOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A file, a folder, or - for standard output (the default).", valueName: "file|folder"),
    completion: .file())
  var output: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("markdown, html, text or json; repeatable (default: by -o's extension, or markdown)."))
  var format: [DocumentFormat] = []

  @Option(
    help: ArgumentHelp(
      "About how many words a summary has, as sentences allow (default: 60, unless --sentences is given).",
      valueName: "number"))
  var words: Int?

  @Option(help: ArgumentHelp("Sentences of a summary at most.", valueName: "number"))
  var sentences: Int?

  @Option(help: "Which texts are shown; with source alone nothing is translated.")
  var language = SummaryLanguage.both

  @Flag(help: "One document for all: stories of one event together, the largest and newest first.")
  var digest = false

  @Option(
    help: ArgumentHelp(
      "The folder of the articles' bilingual pages ('alih translate -o FOLDER --format html'), for the digest's links.",
      valueName: "folder"), completion: .directory)
  var pages: String?

  @OptionGroup var view: DigestOptions

  @Option(
    help: ArgumentHelp("Articles at the same time (default: what fits the engines).", valueName: "number"))
  var concurrency: Int?

  @Flag(help: "Say what there is to do, with requests, tokens and cost, and send and write nothing.")
  var dryRun = false

  @OptionGroup var gates: GateOptions

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Option(help: "What standard error shows of the progress.")
  var progress = Progress.Style.auto

  func validate() throws {
    try InputList.validate(inputs)
    if let words, !(10...2_000).contains(words) {
      throw ValidationError("--words has to be a number from 10 to 2000")
    }
    if let sentences, !(1...50).contains(sentences) {
      throw ValidationError("--sentences has to be a number from 1 to 50")
    }
    if let concurrency, !(1...1_000).contains(concurrency) {
      throw ValidationError("--concurrency has to be a number from 1 to 1000")
    }
    if view.isUsed, !digest {
      throw ValidationError("--top, --brief, --since, --watch and --notify are for a --digest")
    }
    if pages != nil, !digest { throw ValidationError("--pages is for the links of a --digest") }
  }

  func run() async throws {
    if dryRun { return try await forecast() }
    try await work(.ordinary)
  }

  func work(_ start: Store.Start) async throws {
    let newsroom = try Newsroom(engines.terms)
    let own = OwnOutputs(newsroom.configuration)
    let (list, plan) = try articles(own)
    let files = list.files
    let archive = try newsroom.archive(engines)
    let expenses = Expenses(archive: archive, try newsroom.route(engines))
    let watch = try view.watch.map { try WatchList(file: $0, newsroom.glossary(and: engines.terms.glossary)) }
    let batch = try batch(newsroom, archive, expenses, watch)
    if !InputList.named(inputs).contains("-") {
      try newsroom.takeUp(order, start, articles: files.count, engines, in: archive, isSummary: true)
    }
    let progress = Progress(progress, isQuiet: quiet, total: files.count, expenses: expenses)
    let failed =
      digest
      ? try await writeDigest(of: files, batch, newsroom, plan, own, progress)
      : try await batch.summarize(files, progress) { story in
        for format in plan.formats {
          let path = plan.path(for: story.file, format)
          let writer = SummaryWriter(story.summary, language)
          try write(writer.text(format, isOneLine: path == nil && isSeveral(files)), to: path, own)
        }
      }
    list.report(quietly: quiet)
    progress.close("article", output: plan.name)
    if !failed.isEmpty || !list.isComplete { throw ExitCode(ExitStatus.failed.rawValue) }
    let tally = progress.tally
    if let nothing = tally.nothing { throw nothing }
    if case let status = gates.status(tally), status != .done { throw ExitCode(status.rawValue) }
  }

  /// Says what the run would take.
  private func forecast() async throws {
    var newsroom = try Newsroom(engines.terms)
    newsroom.needsKeys = false
    let files = try articles(OwnOutputs(newsroom.configuration)).0.files
    let batch = try batch(newsroom, try newsroom.archive(engines), Expenses(archive: nil), nil)
    let run = DryRun(
      desk: batch.desks.translation, engine: try newsroom.firstEngine(engines),
      options: input.options(newsroom.languages))
    let report = await run.report(
      on: files, articles: { [$0.article] }, outlook: { await batch.outlook(on: $0) })
    if format == [.json] { try Console.printJSON(report) } else { try Console.print(report.text) }
    if report.failed > 0 { throw ExitCode(ExitStatus.failed.rawValue) }
  }

  private var length: SummaryLength {
    SummaryLength(words: words ?? (sentences == nil ? 60 : nil), sentences: sentences)
  }

  private func isSeveral(_ files: [InputFiles.File]) -> Bool {
    // A digest is one document, whatever goes in.
    !digest && (files.count > 1 || InputList.holdsFolder(inputs))
  }

  private func articles(_ own: OwnOutputs) throws -> (InputList, OutputPlan) {
    var list = try InputList(inputs, own: own)
    // Each article of a feed is a story of its own.
    list.files = list.files.flatMap(\.articles)
    var plan = try OutputPlan(output: output, formats: format, isSeveral: isSeveral(list.files))
    if let other = plan.formats.first(where: { !SummaryWriter.formats.contains($0) }) {
      throw CommandFailure(
        .wrongUsage, "a summary can't be written as \(other.rawValue)\nThere are: markdown, html, text, json."
      )
    }
    list.files = plan.withoutOutputs(list.files)
    list.expectOutputs(at: output)
    plan.tellApart(list.files)
    if !digest { try plan.check(list.files) }
    return (list, plan)
  }

  private func batch(
    _ newsroom: Newsroom, _ archive: Archive?, _ expenses: Expenses, _ watch: WatchList?
  ) throws -> SummaryBatch {
    SummaryBatch(
      desks: try newsroom.desks(engines, archive, expenses), summarizer: try newsroom.summarizer(),
      figures: try newsroom.figureReader(), stances: try newsroom.stanceReader(), archive: archive,
      languages: newsroom.languages, length: length,
      language: language,
      isDigest: digest, watch: watch, options: input.options(newsroom.languages),
      workers: concurrency ?? newsroom.concurrency(of: engines.engine))
  }

  private func writeDigest(
    of files: [InputFiles.File], _ batch: SummaryBatch, _ newsroom: Newsroom, _ plan: OutputPlan,
    _ own: OwnOutputs, _ progress: Progress
  ) async throws -> [String] {
    let glossary = try newsroom.glossary(and: engines.terms.glossary)
    let builder = DigestBuilder(
      desks: batch.desks, summarizer: batch.summarizer, glossary: glossary,
      names: DigestNames(finder: try newsroom.nameFinder(batch.desks.offline), glossary: glossary),
      sentences: length.inSentences,
      language: language,
      links: PageLinks(pages: pages, output: plan.path(for: "digest", plan.formats[0])),
      workers: batch.workers)
    let all = try await wholeDigest(of: files, batch, builder, newsroom.languages, progress)
    progress.explain(all.findings)
    let view = DigestView(
      options: view, language: language,
      memoryPath: DigestMemory.path(
        besides: StorePlace.path(newsroom.configuration), folder: FileSystem.currentFolder,
        inputs: inputs), watch: batch.watch)
    let digest = view.shown(all)
    let layout = DigestLayout(top: view.options.top, isBrief: view.options.brief)
    for format in plan.formats {
      try write(
        DigestWriter(digest, language, layout).text(format), to: plan.path(for: "digest", format), own)
    }
    try view.close(all, shown: digest)
    return all.failed
  }

  /// What groups the stories is let go before the digest, which is as large, is written.
  private func wholeDigest(
    of files: [InputFiles.File], _ batch: SummaryBatch, _ builder: DigestBuilder, _ languages: LanguagePair,
    _ progress: Progress
  ) async throws -> Digest {
    var stories: [SummaryBatch.Story] = []
    let failed = try await batch.summarize(files, progress) { stories.append($0) }
    return try await builder.digest(of: stories, failed: failed, languages)
  }

  private func write(_ text: String, to path: String?, _ own: OwnOutputs) throws {
    if let path {
      try own.write(Array(text.utf8), to: path)
    } else {
      try Console.write(Array(text.utf8))
    }
  }
}
