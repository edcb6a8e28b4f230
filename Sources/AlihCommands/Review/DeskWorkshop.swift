import AlihData
import AlihDesk
import AlihFormats
import AlihGlossary
import AlihModel
import AlihPipeline
import AlihStore
import Foundation

/// Does for the desk's pages what the run did: with its engines, its terms, its checks.
actor DeskWorkshop: Workshop {
  private let job: JobReport
  private let command: TranslateCommand
  private var desk: TranslationDesk
  /// The desk's own terms: the last term table of the configuration, or one beside it.
  private let terms: String
  /// Whether later runs use that table, too.
  private let isConfigured: Bool
  private let log: TermLog

  /// - Parameter learned: the learned wording that the desk uses instead of the run's; nil for the run's.
  init(_ job: JobReport, learned: String? = nil) throws {
    self.job = job
    guard var command = try PastCommand.again(job) as? TranslateCommand else {
      throw CommandFailure(.failed, "job \(job.id) is no translation")
    }
    if let learned { command.engines.wording.learned = learned }
    self.command = command
    let newsroom = try Newsroom(command.engines.terms)
    let tables = (newsroom.configuration.glossary + command.engines.terms.glossary)
      .filter { $0.hasSuffix(".tsv") }
    let folder = newsroom.configuration.file.map { $0.parentFolder } ?? ""
    terms = tables.last ?? (folder as NSString).appendingPathComponent("house.tsv")
    isConfigured = !tables.isEmpty
    log = TermLog(newsroom.configuration)
    desk = try Self.desk(command, terms)
  }

  /// A desk like the run's, which knows the desk's own terms whatever the configuration says.
  private static func desk(_ command: TranslateCommand, _ terms: String) throws -> TranslationDesk {
    var engines = command.engines
    if FileSystem.holds(terms), !engines.terms.glossary.contains(terms) {
      engines.terms.glossary.append(terms)
    }
    let newsroom = try Newsroom(engines.terms)
    let archive = try newsroom.archive(engines)
    return try newsroom.desk(engines, archive, Expenses(archive: archive))
  }

  func findings(on target: String, for segment: DeskText) -> [Finding] {
    desk.findings(on: target, for: (segment.id, segment.text, segment.role), of: "")
  }

  func add(_ term: DeskTerm) throws -> String {
    do { return try put(term) } catch let failure as CommandFailure { throw ReviewProblem(failure.message) }
  }

  private func put(_ term: DeskTerm) throws -> String {
    let before = target(of: term.source)
    let known = FileSystem.contents(of: terms).map { String(decoding: $0, as: UTF8.self) }
    var text = known ?? "source\ttarget\tnote\n"
    if !text.hasSuffix("\n") { text += "\n" }
    text += try Self.row(term, under: text) + "\n"
    try AtomicFile.write(Array(text.utf8), to: terms)
    do { desk = try Self.desk(command, terms) } catch {
      // A table that can't be used any more would stop every run.
      if let known { try AtomicFile.write(Array(known.utf8), to: terms) } else { unlink(terms) }
      throw error
    }
    try log.append(
      TermLog.Change(
        at: Date(), person: term.person, source: term.source, target: term.target,
        before: before, table: terms, article: term.article))
    return isConfigured
      ? terms : "\(terms) (name it under 'glossary' in alih.yaml, so that every run uses it)"
  }

  /// What the house said before.
  private func target(of source: String) -> String? {
    let terms = command.engines.terms
    return (try? Newsroom(terms).glossary(and: terms.glossary))?.terms.last { $0.source == source }?.target
  }

  /// The term in the columns of the table that it goes into.
  private static func row(_ term: DeskTerm, under text: String) throws -> String {
    let header = text.split(whereSeparator: \.isNewline).first { !$0.hasPrefix("#") } ?? ""
    let columns = header.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard columns.contains("source"), columns.contains("target") else {
      throw CommandFailure(.badConfiguration, "the term table has no columns 'source' and 'target'")
    }
    let fields = columns.map { column in
      switch column {
      case "source": term.source
      case "target": term.target
      case "note": term.note
      default: ""
      }
    }
    return fields.joined(separator: "\t")
  }

  func translate(_ segments: [DeskText], of article: String) async throws -> [BilingualSegment] {
    await desk.translate(segments.map { ($0.id, $0.text, $0.role) }, of: article)
  }

  /// In a process of its own: a run takes its place in a folder, and ends as runs do.
  func writeDocuments() async throws -> String {
    guard let program = Executable.path else {
      throw ReviewProblem("can't find the program itself")
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["review", "write", "--job", "\(job.id)"]
    process.currentDirectoryURL = URL(filePath: job.folder)
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch {
      throw ReviewProblem("The folder of job \(job.id), '\(job.folder)', isn't there any more.")
    }
    let said = await Task.detached { errors.fileHandleForReading.readDataToEndOfFile() }.value
    process.waitUntilExit()
    let text = String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      .replacing("alih: ", with: "")
    guard process.terminationStatus == 0 else {
      throw ReviewProblem(text.isEmpty ? "The documents could not be written." : text)
    }
    return text.split(whereSeparator: \.isNewline).last.map(String.init) ?? "Documents are written."
  }
}
