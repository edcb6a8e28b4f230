import AlihFormats
import AlihModel
import AlihPipeline
import AlihStore
import ArgumentParser
import Foundation

extension DocumentFormat: ExpressibleByArgument {
  /// By its name or by what its files end in: markdown, md.
  public init?(argument: String) {
    guard
      let format = DocumentFormat(rawValue: argument.lowercased()) ?? DocumentFormat(fileExtension: argument)
    else { return nil }
    self = format
  }
}
extension Layout: ExpressibleByArgument {}
extension Boilerplate: ExpressibleByArgument {}
extension Progress.Style: ExpressibleByArgument {}

/// `alih translate`: article files to bilingual documents.
struct TranslateCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "translate",
    abstract: "Translates articles into bilingual documents.",
    discussion: """
      Folders are read recursively; '-' is standard input. A segment that the engine asked for could not do is \
      translated by the next one and marked as degraded. The same command goes on where an interrupted run stopped; \
      what an endpoint was paid for is never asked for again.

      Taken from folders: \(SourceFormat.listed). A file given by itself is read whatever its name is.

      Example: alih translate berita/ -o out --format html --format json
      Example: alih translate berita/ --dry-run
      Example: alih translate --lines --engine offline < sentences.id > sentences.en
      """)

  @Argument(
    help: ArgumentHelp(
      "Article files, folders, globs, or - for standard input, which a pipe is without being named.",
      valueName: "input"), completion: .file())
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "A text to translate, in place of files; without -o and --format its English alone is printed.",
      valueName: "text"))
  var text: String?

  @OptionGroup var engines: EngineOptions

  @OptionGroup var input: InputOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A file, a folder, or - for standard output (the default).", valueName: "file|folder"),
    completion: .file())
  var output: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "markdown, html, text, json, jsonl, xliff (2.1), xliff12, tmx, docx, odt, epub, csv, po, or same: the input's own, with its markup; repeatable (default: by -o's extension, or markdown)."
    ))
  var format: [DocumentFormat] = []

  @Option(help: "How source and translation stand together.")
  var layout = Layout.interleaved

  @Option(help: "What becomes of related links, promotion and credits.")
  var boilerplate = Boilerplate.mark

  @Option(
    help: ArgumentHelp("Articles at the same time (default: what fits the engines).", valueName: "number"))
  var concurrency: Int?

  @Option(
    help: ArgumentHelp(
      "Of the articles, those of one shard: 0/4 to 3/4. Which they are follows from their paths alone.",
      valueName: "index/count"))
  var shard: Shard?

  @Flag(help: "Say what there is to do, with requests, tokens and cost, and send and write nothing.")
  var dryRun = false

  @OptionGroup var gates: GateOptions

  @Flag(help: "Each input line is one segment, each output line its translation, in order.")
  var lines = false

  @Flag(help: "With --format same, don't mark text that is degraded or untranslated.")
  var unmarked = false

  @Flag(help: "Write over documents that a person changed since Alih wrote them.")
  var overwrite = false

  @Flag(
    inversion: .prefixedNo, help: "Write an index of a folder's pages (index.html), those to look at first.")
  var index = true

  @Flag(help: "Remove the documents in -o's folder whose articles are gone, unless a person changed them.")
  var prune = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Option(help: "What standard error shows of the progress.")
  var progress = Progress.Style.auto

  func validate() throws {
    if let concurrency, !(1...1_000).contains(concurrency) {
      throw ValidationError("--concurrency has to be a number from 1 to 1000")
    }
    if !lines, text == nil { try InputList.validate(inputs) }
    if text != nil, !inputs.isEmpty || lines || shard != nil {
      throw ValidationError("--text takes the place of files; leave out <input>, --lines and --shard")
    }
    if text?.allSatisfy(\.isWhitespace) == true { throw ValidationError("--text needs a text") }
    if prune, output == nil { throw ValidationError("--prune is for the documents in the folder of -o") }
    if lines, shard != nil {
      throw ValidationError("--shard is for articles; cut a file of lines with split(1)")
    }
    if lines, !format.isEmpty, !(dryRun && format == [.json]) {
      throw ValidationError("--lines writes plain lines; leave out --format")
    }
  }

  func run() async throws {
    if dryRun { return try await forecast() }
    guard lines else { return try await work(.ordinary) }
    let newsroom = try Newsroom(engines.terms)
    let archive = try newsroom.archive(engines)
    let expenses = Expenses(archive: archive, try newsroom.route(engines))
    let inputs = InputList.named(inputs)
    let progress = Progress(.none, isQuiet: quiet, total: inputs.count, expenses: expenses)
    let run = LinesRun(
      desk: try newsroom.desk(engines, archive, expenses), workers: workers(newsroom), progress: progress)
    try await run.translate(inputs, to: output)
    try end(.done, progress.tally)
  }

  /// Whether the English of `--text` alone is printed.
  private var isPlain: Bool { text != nil && output == nil && format.isEmpty }

  /// Translates the articles, as a job.
  func work(_ start: Store.Start) async throws {
    let newsroom = try Newsroom(engines.terms)
    let (list, plan) = try articles(newsroom)
    let files = list.files
    let archive = try newsroom.archive(engines)
    let expenses = Expenses(archive: archive, try newsroom.route(engines))
    let batch = ArticleBatch(
      desk: try newsroom.desk(engines, archive, expenses), archive: archive, plan: plan,
      layout: isPlain ? .target : layout, marks: !unmarked && !isPlain, boilerplate: boilerplate,
      options: options(newsroom), overwrites: overwrite,
      workers: workers(newsroom),
      index: index && shard == nil && files.count > 1 ? plan.index(of: files) : nil)
    let progress = Progress(progress, isQuiet: quiet, total: files.count, expenses: expenses)
    // What standard input gave is gone afterwards: no job could go on with it.
    if text == nil, !InputList.named(inputs).contains("-") {
      try newsroom.takeUp(order, start, articles: files.count, engines, in: archive)
    }
    let isComplete = try await batch.translate(files, progress)
    list.report(quietly: quiet)
    try Leftovers(plan, archive)?.settle(removing: prune, quietly: quiet)
    progress.close("article", output: plan.name)
    try end(isComplete && list.isComplete ? .done : .failed, progress.tally)
  }

  /// Says what the run would take.
  private func forecast() async throws {
    var newsroom = try Newsroom(engines.terms)
    newsroom.needsKeys = false
    let archive = try newsroom.archive(engines)
    let run = DryRun(
      desk: try newsroom.desk(engines, archive, Expenses(archive: nil)),
      engine: try newsroom.firstEngine(engines), options: options(newsroom))
    let report: DryRun.Report
    if lines {
      report = try await run.report(onLinesOf: InputList.named(inputs))
    } else {
      let (list, _) = try articles(newsroom)
      report = await run.report(on: list.files) { await run.desk.outlook(on: $0) }
    }
    if format == [.json] { try Console.printJSON(report) } else { try Console.print(report.text) }
    try end(report.failed == 0 ? .done : .failed, Progress.Tally())
  }

  /// The articles of the command, or of its shard, and where their documents go.
  private func articles(_ newsroom: Newsroom) throws -> (InputList, OutputPlan) {
    var list =
      try text.map(InputList.init(text:)) ?? InputList(inputs, own: OwnOutputs(newsroom.configuration))
    if let shard { list.files = list.files.filter { shard.holds($0.relativePath) } }
    var plan = try OutputPlan(
      output: output, formats: isPlain ? [.same] : format,
      isSeveral: list.files.count > 1 || InputList.holdsFolder(inputs))
    list.files = plan.withoutOutputs(list.files)
    // Each article of a feed has its documents in a folder; written in place, a feed is one.
    if case .folder = plan.place, !plan.formats.contains(.same) {
      list.files = list.files.flatMap(\.articles)
    }
    list.expectOutputs(at: output)
    plan.tellApart(list.files)
    try plan.check(list.files)
    return (list, plan)
  }

  /// A page that is written in place says in its head, too, what it says in its story.
  private func options(_ newsroom: Newsroom) -> SourceFile.Options {
    var options = input.options(newsroom.languages)
    if format.contains(.same), !input.without.contains(.labels) { options.parts.insert(.labels) }
    return options
  }

  private func workers(_ newsroom: Newsroom) -> Int {
    concurrency ?? newsroom.concurrency(of: engines.engine)
  }

  private func end(_ status: ExitStatus, _ tally: Progress.Tally) throws {
    var status = status
    if status == .done, let nothing = tally.nothing { throw nothing }
    if status == .done { status = gates.status(tally) }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
