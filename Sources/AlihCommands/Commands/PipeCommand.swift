import AlihFormats
import AlihModel
import AlihPipeline
import ArgumentParser
import Foundation

/// `alih pipe`: a filter for engines that spread work over machines.
struct PipeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipe",
    abstract: "Translates JSON Lines: one article a line in, one result a line out.",
    discussion: """
      Each input line is an object with the article's text; 'id' and 'path' come back with the result, which is that of \
      'alih translate --format json'. Results keep the order of the lines and are written one by one. A line that can't be \
      translated gives an object with 'error', so that there are as many lines out as in; the exit code is 0 all the same, \
      because engines take another for a broken worker, unless --strict asks for 2.

      Example: alih pipe --field body < articles.jsonl > translated.jsonl
      """)

  @OptionGroup var engines: EngineOptions

  @Option(help: ArgumentHelp("The field with the article's text.", valueName: "name"))
  var field = "text"

  @Option(
    help: ArgumentHelp("Articles at the same time (default: what fits the engines).", valueName: "number"))
  var concurrency: Int?

  @Flag(
    help: "Exit with 2 if any line could not be translated, or a segment of it is degraded or untranslated.")
  var strict = false

  func validate() throws {
    if let concurrency, !(1...1_000).contains(concurrency) {
      throw ValidationError("--concurrency has to be a number from 1 to 1000")
    }
  }

  private struct Record: Sendable {
    var line: Int
    var text: String
  }

  func run() async throws {
    let newsroom = try Newsroom(engines.terms)
    let archive = try newsroom.archive(engines)
    let desk = try newsroom.desk(engines, archive, Expenses(archive: archive))
    let source = try LineSource("-")
    var waiting: ArraySlice<LineSource.Line> = []
    var count = 0
    var isComplete = true
    let (name, languages) = (field, newsroom.languages)
    try await concurrentMap(
      next: {
        if waiting.isEmpty { waiting = (try source.next() ?? [])[...] }
        guard let line = waiting.popFirst() else { return nil }
        count += 1
        return Record(line: count, text: line.text)
      },
      limit: concurrency ?? newsroom.concurrency(of: engines.engine),
      isReady: { !waiting.isEmpty || source.isReady },
      transform: { record in await Self.result(of: record, field: name, desk, languages) },
      receive: { result in
        if result.isShort { isComplete = false }
        try Console.write(Array(result.line.utf8))
      })
    if strict, !isComplete { throw ExitCode(ExitStatus.degraded.rawValue) }
  }

  private static func result(
    of record: Record, field: String, _ desk: TranslationDesk, _ languages: LanguagePair
  ) async -> (line: String, isShort: Bool) {
    let object = try? JSONSerialization.jsonObject(with: Data(record.text.utf8)) as? [String: Any]
    let id = object?["id"].flatMap(json)
    func failure(_ message: String) -> (line: String, isShort: Bool) {
      let fields = [
        ("format", json("alih-error/1")), ("line", "\(record.line)"), ("id", id), ("error", json(message)),
      ]
      return (
        "{" + fields.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }.joined(separator: ",")
          + "}\n", true
      )
    }
    guard let object else { return failure("the line is no JSON object") }
    guard let text = object[field] as? String else {
      return failure("the object has no text in '\(field)'; name the field with --field")
    }
    do {
      let path = object["path"] as? String ?? "line \(record.line)"
      let article = try ArticleFile.article(path: path, bytes: Array(text.utf8))
      let translated = try await desk.translate(article)
      let tally = Progress.Tally(translated.blocks.flatMap(\.segments))
      let result = BilingualDocument.text(translated, format: .json, compact: true)
      return (
        id.map { "{\"id\":\($0)," + result.dropFirst() } ?? result, tally.degraded + tally.untranslated > 0
      )
    } catch {
      return failure("\(error)".split { $0.isNewline }.joined(separator: "; "))
    }
  }

  /// A value on one line.
  private static func json(_ value: Any) -> String? {
    (try? JSONSerialization.data(
      withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes]))
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
