import AlihAudit
import AlihFormats
import AlihGlossary
import AlihModel
import ArgumentParser
import Foundation

extension TermExport: ExpressibleByArgument {}

/// `alih glossary import`: terms from spreadsheets and term bases.
struct GlossaryImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turns term lists of other programs into a term table.",
    discussion: """
      Reads TSV, CSV (commas or semicolons, as Excel saves it), TBX v2, v3 and Min, what memoQ, Trados, MultiTerm, OmegaT, \
      Crowdin, Pontoon, Weblate and DeepL write, and what 'alih glossary suggest' wrote. What is forbidden there is forbidden here. \
      Rows that can't become terms are listed with their lines.

      Example: alih glossary import partner.tbx candidates.tsv -o house.tsv
      """)

  @Argument(help: ArgumentHelp("Term lists.", valueName: "file"), completion: .file())
  var files: [String]

  @OptionGroup var terms: TermOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("A new file, or - for standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  func run() throws {
    let newsroom = try Newsroom(terms)
    var records: [TermRecord] = []
    var problems = 0
    var leftOut: [String: Int] = [:]
    for file in files {
      guard let data = FileSystem.contents(of: file) else {
        throw CommandFailure(.noInput, "can't read '\(file)': \(Console.systemError())")
      }
      let list: TermImport
      do { list = try TermImport(file: file, bytes: [UInt8](data), newsroom.languages) } catch {
        throw CommandFailure(.failed, "\(error)\nNothing was written.")
      }
      for problem in list.problems { Console.note("\(problem)") }
      problems += list.problems.count
      records += list.records
      leftOut.merge(list.leftOut) { $0 + $1 }
    }
    guard !records.isEmpty else {
      throw CommandFailure(.failed, "no term was found, and nothing was written")
    }
    let table = Array(TermRecord.table(records).utf8)
    if output == "-" {
      try Console.write(table)
    } else {
      guard !FileSystem.holds(output) else {
        throw CommandFailure(
          .cannotWrite, "'\(output)' is there already, and is not overwritten\nName a new file with -o.")
      }
      try AtomicFile.write(table, to: output)
    }
    let kinds = leftOut.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    Console.note(
      "\(records.count.of("term"))\(problems > 0 ? ", \(problems.of("row")) to look at" : "")"
        + (kinds.isEmpty ? "" : "; left out: \(kinds.joined(separator: ", "))"))
  }
}

/// `alih glossary export`: the terms for other programs.
struct GlossaryExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the terms for other programs.",
    discussion: "Example: alih glossary export --format tbx -o house.tbx")

  @OptionGroup var terms: TermOptions

  @Option(
    help:
      "tbx is v3 (2019), tbx2 the older martif; deepl, google and azure take each source once, without conditions."
  )
  var format: TermExport = .tsv

  @Option(
    name: .shortAndLong, help: ArgumentHelp("A file, or - for standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  func run() throws {
    let newsroom = try Newsroom(terms)
    let (text, leftOut) = format.text(
      try newsroom.glossary(and: terms.glossary).records, newsroom.languages)
    if output == "-" {
      try Console.write(Array(text.utf8))
    } else {
      try AtomicFile.write(Array(text.utf8), to: output)
    }
    for (kind, count) in leftOut.sorted(by: { $0.key < $1.key }) {
      Console.note(
        "\(count.of("term")) \(kind) \(count == 1 ? "is" : "are") left out of '\(format.rawValue)'; "
          + "Alih itself goes by \(count == 1 ? "it" : "them")")
    }
  }
}

/// `alih glossary suggest`: what the glossary lacks.
struct GlossarySuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Lists terms that the glossary lacks, for an editor to complete.",
    discussion: """
      Reads articles and bilingual files, as 'alih audit' does; where there are translations, each term gets the target \
      that they use. Complete the column target, remove what is no term, and give the file to 'alih glossary import'.

      Example: alih glossary suggest berita/ -o candidates.tsv
      """)

  @Argument(
    help: ArgumentHelp(
      "Articles or bilingual files, folders, globs, or - for standard input, which a pipe is without being named.",
      valueName: "input"), completion: .file())
  var inputs: [String] = []

  @OptionGroup var terms: TermOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("A file, or - for standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @Flag(help: "One object with the candidates.")
  var json = false

  private struct Candidate: Encodable {
    var term: String
    var target: String?
    var count: Int
    var files: Int
    var reason: String
    var evidence: String
  }

  func validate() throws { try InputList.validate(inputs) }

  func run() throws {
    let newsroom = try Newsroom(terms)
    let input = AuditInput(segmenter: try Newsroom.segmenter(newsroom.data), languages: newsroom.languages)
    var candidates = try newsroom.termCandidates(try newsroom.glossary(and: terms.glossary))
    var failed = 0
    let own = OwnOutputs(newsroom.configuration, reading: AuditInput.documents)
    for file in try InputList(inputs, extensions: AuditInput.extensions, own: own).files {
      do {
        for text in try input.texts(in: file) { candidates.add(text) }
      } catch {
        failed += 1
        Console.note((error as? CommandFailure)?.message ?? "\(error)")
      }
    }
    let ranked = candidates.ranked
    if json {
      try Console.printJSON([
        "candidates": ranked.map {
          Candidate(
            term: $0.source, target: $0.target, count: $0.count, files: $0.files, reason: $0.reason.rawValue,
            evidence: $0.evidence)
        }
      ])
    } else {
      let records = ranked.map { candidate in
        TermRecord([
          .source: candidate.source, .target: candidate.target ?? "",
          .note:
            "\(candidate.reason.rawValue), \(candidate.count) in \(candidate.files.of("file")): \(candidate.evidence)",
        ])
      }
      let table = Array(TermRecord.table(records).utf8)
      if output == "-" { try Console.write(table) } else { try AtomicFile.write(table, to: output) }
    }
    if failed > 0 { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}
