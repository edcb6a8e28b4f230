import AlihFormats
import ArgumentParser
import Foundation

extension DocumentFormat: ExpressibleByArgument {}
extension Layout: ExpressibleByArgument {}
extension Boilerplate: ExpressibleByArgument {}
extension Progress.Style: ExpressibleByArgument {}

/// `alih translate`: article files to bilingual documents.
struct TranslateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translate",
    abstract: "Translates articles into bilingual documents.",
    discussion: """
      Folders are read recursively; '-' is standard input. A segment that the engine asked for could not do is \
      translated by the next one and marked as degraded.

      Example: alih translate berita/ -o out --format html --format json
      Example: alih translate --lines --engine offline < sentences.id > sentences.en
      """)

  @Argument(help: ArgumentHelp("Article files, folders, globs, or - for standard input.", valueName: "input"))
  var inputs: [String] = []

  @OptionGroup var engines: EngineOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A file, a folder, or - for standard output (the default).", valueName: "file|folder"))
  var output: String?

  @Option(
    help: ArgumentHelp("markdown, html, text or json; repeatable (default: by -o's extension, or markdown)."))
  var format: [DocumentFormat] = []

  @Option(help: "How source and translation stand together.")
  var layout = Layout.interleaved

  @Option(help: "What becomes of related links, promotion and credits.")
  var boilerplate = Boilerplate.mark

  @Option(
    help: ArgumentHelp("Articles at the same time (default: what fits the engines).", valueName: "number"))
  var concurrency: Int?

  @Flag(help: "Exit with 2 if any segment is degraded or untranslated.")
  var strict = false

  @Flag(help: "Each input line is one segment, each output line its translation, in order.")
  var lines = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Option(help: "What standard error shows of the progress.")
  var progress = Progress.Style.auto

  func validate() throws {
    if let concurrency, !(1...1_000).contains(concurrency) {
      throw ValidationError("--concurrency has to be a number from 1 to 1000")
    }
    if inputs.isEmpty, !lines {
      throw ValidationError("Missing expected argument '<input> ...'; use - for standard input")
    }
    if lines, !format.isEmpty {
      throw ValidationError("--lines writes plain lines; leave out --format")
    }
  }

  func run() async throws {
    let newsroom = try Newsroom(engines.terms)
    let desk = try newsroom.desk(engines)
    let workers = concurrency ?? newsroom.concurrency(of: engines.engine)
    let tally: Progress.Tally
    var status = ExitStatus.done
    if lines {
      let run = LinesRun(desk: desk, workers: workers, isQuiet: quiet)
      tally = try await run.translate(inputs.isEmpty ? ["-"] : inputs, to: output)
    } else {
      let files = try InputList.files(inputs)
      let plan = try OutputPlan(
        output: output, formats: format, isSeveral: files.count > 1 || InputList.holdsFolder(inputs))
      try plan.check(files.map { ($0.path, $0.relativePath) })
      let batch = ArticleBatch(
        desk: desk, plan: plan, layout: layout, boilerplate: boilerplate, workers: workers)
      var progress = Progress(progress, isQuiet: quiet, total: files.count)
      if try await !batch.translate(files, &progress) { status = .failed }
      tally = progress.tally
    }
    if status == .done, strict, tally.degraded + tally.untranslated > 0 { status = .degraded }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
