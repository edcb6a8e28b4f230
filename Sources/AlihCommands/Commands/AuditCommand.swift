import AlihAudit
import AlihFormats
import AlihGlossary
import AlihModel
import ArgumentParser
import Foundation

/// `alih audit`: what became of the house's terms.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Counts, for each house term, what the translations made of it.",
    discussion: """
      Articles (.txt) show which terms occur; Alih's JSON, XLIFF, TMX, and tables of pairs (.tsv, .csv with the columns \
      source and target) also how each was translated.

      Example: alih translate berita/ -o out --format json && alih audit out --report html -o coverage.html
      Example: alih audit pairs.tsv --min-coverage 95
      Example: alih audit source.id --translation target.en --report json
      """)

  enum Report: String, ExpressibleByArgument, CaseIterable {
    case markdown, html, json, csv

    /// By its name or by what its files end in: markdown, md.
    init?(argument: String) {
      guard
        let report = Report(rawValue: argument.lowercased()) ?? Report(fileExtension: argument.lowercased())
      else {
        return nil
      }
      self = report
    }

    init?(fileExtension: String) {
      switch fileExtension {
      case "md", "markdown": self = .markdown
      case "html", "htm": self = .html
      case "json": self = .json
      case "csv": self = .csv
      default: return nil
      }
    }
  }

  @Argument(
    help: ArgumentHelp(
      "Articles or bilingual files, folders, globs, or - for standard input, which a pipe is without being named.",
      valueName: "input"), completion: .file())
  var inputs: [String] = []

  @OptionGroup var terms: TermOptions

  @Option(
    help: ArgumentHelp(
      "The inputs' translations, line by line: a file for a file, or a folder with files of the same names.",
      valueName: "file|folder"), completion: .file())
  var translation: String?

  @Option(help: "What is written (default: by -o's extension, or markdown).")
  var report: Report?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A file, or - for standard output (the default).", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Exit with 3 when less than this is honored.", valueName: "percent"))
  var minCoverage: Double?

  @Option(
    help: ArgumentHelp(
      "Misses that are right, in a table with the columns source, reason, path, sentence, translation, verdict; repeatable.",
      valueName: "file"), completion: .file())
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "Show which terms became better or worse since a commit or a day (2026-11-30) of the inputs' git repository, or since an earlier report (.json).",
      valueName: "commit|day|report"), completion: .file())
  var since: String?

  @Flag(help: "Also show terms that the glossary lacks.")
  var suggest = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    try InputList.validate(inputs)
    if let minCoverage, !(0...100).contains(minCoverage) {
      throw ValidationError("--min-coverage has to be a number from 0 to 100")
    }
  }

  func run() async throws {
    let newsroom = try Newsroom(terms)
    let glossary = try newsroom.glossary(and: terms.glossary)
    let own = OwnOutputs(newsroom.configuration, reading: AuditInput.documents)
    var list = try InputList(inputs, extensions: AuditInput.extensions, own: own)
    list.expectOutputs(at: output)
    let files = list.files
    let input = AuditInput(segmenter: try Newsroom.segmenter(newsroom.data), languages: newsroom.languages)
    let ignored = try ignoreList()
    let audit = TermAudit(
      glossary: glossary, pointing: try newsroom.pointingWords(), swaps: try newsroom.termSwaps(glossary),
      surroundings: try newsroom.surroundings(), omissions: try newsroom.omissions(),
      ignored: ignored)
    var result = AuditReport()
    let aside = kind == .json ? try AuditJSONFile() : nil
    let keeping: AuditReport.Keeping =
      switch kind {
      case .json: .none
      case .csv: .all
      case .markdown, .html: .mends
      }
    var candidates =
      suggest ? try newsroom.termCandidates(glossary) : TermCandidates(glossary: glossary, heads: [])
    var failed = 0
    for file in files {
      do {
        let texts = try translation.map { [try input.parallel(file, counterpart(of: file, in: $0))] }
        for text in try texts ?? input.texts(in: file) {
          let found = audit.result(on: text)
          result.add(text, found, keeping: keeping)
          try aside?.add(found.occurrences)
          if suggest { candidates.add(text) }
        }
      } catch let failure as CommandFailure where failure.status != .failed {
        throw failure
      } catch {
        failed += 1
        Console.note((error as? CommandFailure)?.message ?? "\(error)")
      }
    }
    result.finish(glossary)
    if let since { result.earlier = try earlier(since, audit, input, own, glossary) }
    for stale in ignored.stale(beside: result.usedIgnores) where !quiet {
      Console.note(stale)
    }
    if suggest { result.unlisted = candidates.ranked }
    try write(result, aside, own)
    list.report(quietly: quiet)
    if !list.isComplete { failed += 1 }
    try end(result, failed)
  }

  /// The same audit of the inputs as they were then, or the report that is named.
  private func earlier(
    _ since: String, _ audit: TermAudit, _ input: AuditInput, _ own: OwnOutputs, _ glossary: Glossary
  ) throws -> EarlierAudit {
    if since.hasSuffix(".json") { return try EarlierAudit(report: since) }
    let then = try EarlierInputs(inputs + (translation.map { [$0] } ?? []), at: since)
    let (paths, other) = (try inputs.map(then.path), try translation.map(then.path))
    var report = AuditReport()
    for file in try InputList(paths, extensions: AuditInput.extensions, own: own).files {
      let texts = try other.map { [try input.parallel(file, counterpart(of: file, in: $0))] }
      for text in try texts ?? input.texts(in: file) {
        report.add(text, audit.result(on: text), keeping: .none)
      }
    }
    report.finish(glossary)
    return EarlierAudit(name: since, report)
  }

  private func ignoreList() throws -> IgnoreList {
    var lists = IgnoreList()
    for file in ignore {
      guard let data = FileSystem.contents(of: file) else {
        throw CommandFailure(.badConfiguration, "there is no ignore list '\(file)'\nCheck the path.")
      }
      do { try lists.read(file: file, bytes: [UInt8](data)) } catch {
        throw CommandFailure(.badConfiguration, "\(error)")
      }
    }
    return lists
  }

  /// The translation of a file: the one named, or the one of the same name in the folder named.
  private func counterpart(of file: InputFiles.File, in place: String) throws -> InputFiles.File {
    guard InputList.holdsFolder([place]) else {
      guard InputList.named(inputs).count == 1, !InputList.holdsFolder(inputs) else {
        throw CommandFailure(
          .wrongUsage, "--translation '\(place)' is one file, but there are several inputs\nName a folder.")
      }
      return InputFiles.File(path: place, relativePath: place)
    }
    let path = (place as NSString).appendingPathComponent(file.relativePath)
    guard FileSystem.holds(path) else {
      throw CommandFailure(.failed, "'\(file.path)' has no translation: there is no '\(path)'")
    }
    return InputFiles.File(path: path, relativePath: file.relativePath)
  }

  private var kind: Report {
    let ending = output.map { ($0 as NSString).pathExtension.lowercased() }
    return report ?? ending.flatMap(Report.init(fileExtension:)) ?? .markdown
  }

  private func write(_ result: AuditReport, _ aside: AuditJSONFile?, _ own: OwnOutputs) throws {
    if let aside {
      guard let output, output != "-" else { return try aside.write(result) { try Console.write($0) } }
      return try own.write(to: output) { try aside.write(result, $0) }
    }
    let text =
      switch kind {
      case .html: AuditPage(report: result) { page(of: $0) }.text
      case .csv: result.csv
      case .markdown, .json: result.markdown
      }
    guard let output, output != "-" else { return try Console.write(Array(text.utf8)) }
    try own.write(Array(text.utf8), to: output)
  }

  /// The bilingual page beside a document that Alih wrote, `a.html` beside `a.json`, from the report.
  private func page(of path: String) -> String? {
    let page = (path as NSString).deletingPathExtension + ".html"
    guard page != path, OwnOutputs.isMarked(page) else { return nil }
    return PageLinks.link(from: output ?? "x", to: page)
  }

  private func end(_ result: AuditReport, _ failed: Int) throws {
    let coverage = result.coverage
    if !quiet {
      let share = coverage.percent.map { "\($0) % of \(coverage.checked) checked occurrences are honored" }
      Console.note(
        "\(result.files.count.of("text")), \(result.occurrenceCount.of("occurrence")) of \(result.terms.count.of("term")); "
          + (share ?? "nothing was there to check"))
    }
    if let minCoverage, (coverage.percent ?? 0) < minCoverage {
      Console.note(
        coverage.percent.map { "coverage is \($0) %, less than the \(minCoverage) % asked for" }
          ?? "no occurrence could be checked, so that the \(minCoverage) % asked for are not shown")
      throw ExitCode(ExitStatus.fellShort.rawValue)
    }
    if failed > 0 { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}
