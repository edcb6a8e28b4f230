import AlihModel
import AlihStore
import ArgumentParser
import Foundation

/// Which job a command is about.
struct JobOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The job's number (default: the job last worked on).", valueName: "job"),
    completion: .custom { _, _, _ in JobOptions.numbers })
  var job: Int64?

  /// For the shell: the jobs that there are.
  private static var numbers: [String] {
    let store = (try? ConfigurationReader.configuration(named: nil)).flatMap { try? StorePlace.store($0) }
    return ((try? store?.jobs()) ?? [])?.map { "\($0.id)" } ?? []
  }

  @Option(
    help: ArgumentHelp("The configuration (default: the nearest alih.yaml upward).", valueName: "file"),
    completion: .file())
  var config: String?

  @OptionGroup var verbosity: VerbosityOptions

  func store() throws(CommandFailure) -> Store {
    try StorePlace.store(try ConfigurationReader.configuration(named: config))
  }

  func report(in store: Store) throws -> JobReport {
    guard let report = try job.map(store.job) ?? store.jobs().first else {
      throw CommandFailure(
        .failed,
        (job.map { "there is no job \($0)" } ?? "there is no job yet")
          + "\nSee which there are: alih jobs list")
    }
    return report
  }
}

/// `alih jobs`: what ran, and how to go on with it.
struct JobsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs",
    abstract: "Shows what ran, goes on with what is unfinished, redoes what is degraded.",
    discussion: "Example: alih jobs resume 3",
    subcommands: [
      ListCommand.self, ShowCommand.self, ResumeCommand.self, RetryCommand.self, DiscardCommand.self,
    ])

  /// `alih jobs list`: all jobs, the last one first.
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists all jobs, the one last worked on first.",
      discussion: "Example: alih jobs list --json")

    @Option(
      help: ArgumentHelp("The configuration (default: the nearest alih.yaml upward).", valueName: "file"),
      completion: .file())
    var config: String?

    @Flag(help: "One object a line.")
    var json = false

    func run() throws {
      let store = try StorePlace.store(try ConfigurationReader.configuration(named: config))
      for job in try store.jobs() {
        if json { try Console.printJSON(JobObject(job)) } else { try Console.print(JobTable.line(job)) }
      }
    }
  }

  /// `alih jobs show`: one job with its engines and articles.
  struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows a job with what its engines did and how each article ended.",
      discussion: "Example: alih jobs show 3")

    @OptionGroup var options: JobOptions

    @Flag(help: "One object.")
    var json = false

    func run() throws {
      let store = try options.store()
      let job = try options.report(in: store)
      let articles = try store.articles(of: job.id)
      let configuration = try ConfigurationReader.configuration(named: options.config)
      let usual = LanguagePair(source: configuration.from ?? "id", target: configuration.to ?? "en")
      let decided = try Decided(job, in: store, usual)
      if json { return try Console.printJSON(JobObject(job, articles, decided)) }
      for line in JobTable.lines(job, articles, decided) { try Console.print(line) }
    }
  }

  /// `alih jobs resume`: goes on where a run stopped.
  struct ResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "resume", abstract: "Goes on with an interrupted job.",
      discussion: """
        Giving the same command again in the same folder does the same.

        Example: alih jobs resume 3
        """)

    @OptionGroup var options: JobOptions

    func run() async throws {
      let job = try options.report(in: options.store())
      guard job.state != .finished else {
        throw CommandFailure(
          .failed, "job \(job.id) is finished\nRedo what is degraded in it: alih jobs retry \(job.id)")
      }
      try await PastCommand.again(job).work(.ordinary)
    }
  }

  /// `alih jobs retry`: redoes degraded segments.
  struct RetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retry",
      abstract: "Redoes the degraded and untranslated segments of a job, and no others.",
      discussion: """
        The documents are written again, with what was good before as it was.

        Example: alih jobs retry 3
        """)

    @OptionGroup var options: JobOptions

    func run() async throws {
      let job = try options.report(in: options.store())
      guard job.degraded + job.untranslated + job.failed > 0 || job.state != .finished else {
        return Console.note("job \(job.id) has nothing degraded; nothing to do")
      }
      try await PastCommand.again(job).work(.retry)
    }
  }

  /// `alih jobs discard`: forgets a job.
  struct DiscardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "discard", abstract: "Forgets a job; documents and what was paid for stay.",
      discussion: "Example: alih jobs discard 3")

    @Argument(help: ArgumentHelp("The job's number.", valueName: "job"))
    var job: Int64

    @Option(
      help: ArgumentHelp("The configuration (default: the nearest alih.yaml upward).", valueName: "file"),
      completion: .file())
    var config: String?

    func run() throws {
      let store = try StorePlace.store(try ConfigurationReader.configuration(named: config))
      guard let report = try store.job(job) else {
        throw CommandFailure(.failed, "there is no job \(job)\nSee which there are: alih jobs list")
      }
      if let process = report.process {
        throw CommandFailure(
          .failed, "process \(process) is at work on job \(job)\nWait for it, or stop it: kill \(process)")
      }
      try store.discard(job)
      Console.note("job \(job) is forgotten")
    }
  }
}
