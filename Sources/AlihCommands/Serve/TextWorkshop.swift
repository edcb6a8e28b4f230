import AlihData
import AlihDesk
import AlihFormats
import AlihModel
import AlihPipeline
import Foundation

/// Does for `alih serve` what the commands do, with one set of engines, terms and memory for all requests.
struct TextWorkshop: TextService {
  let desk: TranslationDesk
  let languages: LanguagePair
  let options: EngineOptions

  /// The sentences of all texts are translated as those of one article, in order: they came together.
  func translate(_ texts: [String]) async -> [String] {
    var sentences: [(id: String, text: String, role: Role)] = []
    let articles = texts.map { text in
      desk.segmented(Article(path: "", bytes: Array(text.utf8)))
    }
    for (index, article) in articles.enumerated() {
      for block in article.blocks {
        sentences += block.segments.map { ("t\(index + 1).\($0.id)", $0.text, block.role) }
      }
    }
    var translated = await desk.translate(sentences, of: "")[...]
    return articles.map { article in
      var bytes: [UInt8] = []
      var at = 0
      for segment in article.blocks.flatMap(\.segments) {
        let target = translated.removeFirst()
        bytes += article.bytes[at..<segment.range.lowerBound]
        bytes += Array(Self.text(of: target).utf8)
        at = segment.range.upperBound
      }
      return String(decoding: bytes + article.bytes[at...], as: UTF8.self)
    }
  }

  func translate(_ list: SegmentList) async -> [String] {
    let segments =
      list.areRelated
      ? await desk.translate(
        list.segments.enumerated().map { ("s\($0 + 1)", $1.text, $1.role) }, of: "", date: list.date)
      : await desk.translate(lines: list.segments.map(\.text))
    return segments.map(Self.text)
  }

  /// What no engine could translate stays: an empty answer would lose it.
  private static func text(of segment: BilingualSegment) -> String {
    segment.target.isEmpty ? segment.source : segment.target
  }

  func translate(html: String) async throws -> String {
    let page = Array("<!DOCTYPE html><html><body>\(html)</body></html>".utf8)
    let options = SourceFile.Options(isWholePage: true)
    guard let source = try? SourceFile(path: "request.html", bytes: page, options) else { return html }
    let article = try await desk.translate(source.article)
    let text = String(
      decoding: try source.bytes(
        of: article, desk.segmented(source.article), .target, marks: false), as: UTF8.self)
    guard let open = text.range(of: #"<body[^>]*>"#, options: .regularExpression),
      let close = text.range(of: "</body>", options: .backwards)
    else { throw CommandFailure(.failed, "the HTML can't be put together again") }
    return String(text[open.upperBound..<close.lowerBound])
  }

  func article(_ text: String, path: String) async throws -> String {
    let article = try ArticleFile.article(path: path, bytes: Array(text.utf8))
    return BilingualDocument.text(try await desk.translate(article), format: .json, compact: true)
  }

  func summary(_ text: String, path: String) async throws -> String {
    try await run(["summarize"] + options.arguments + ["--format", "json", "-"], Array(text.utf8))
      .replacing(#""path": "-""#, with: #""path": \#(try Self.json(path))"#, maxReplacements: 1)
  }

  func audit(_ pairs: [(source: String, target: String)]) async throws -> String {
    func field(_ text: String) -> String {
      text.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
    }
    let rows = pairs.map { "\(field($0.source))\t\(field($0.target))\n" }.joined()
    let file = FileManager.default.temporaryDirectory.appending(path: "alih-\(UUID().uuidString).tsv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(("source\ttarget\n" + rows).utf8).write(to: file)
    let terms = options.terms
    let named =
      terms.glossary.flatMap { ["--glossary", $0] }
      + (terms.configuration.config.map { ["--config", $0] } ?? [])
      + (terms.configuration.data.data.map { ["--data", $0] } ?? [])
    return try await run(["audit"] + named + ["--report", "json", file.path], [])
      .replacing(file.path, with: "request")
  }

  /// In a process of its own: these commands are batches, and end as batches do.
  private func run(_ arguments: [String], _ input: [UInt8]) async throws -> String {
    guard let program = Executable.path else {
      throw CommandFailure(.failed, "can't find the program itself")
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let (inward, outward, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = inward
    process.standardOutput = outward
    process.standardError = errors
    try process.run()
    async let output = Self.all(of: outward)
    async let said = Self.all(of: errors)
    try? inward.fileHandleForWriting.write(contentsOf: Data(input))
    try? inward.fileHandleForWriting.close()
    let (text, message) = await (output, said)
    process.waitUntilExit()
    guard process.terminationStatus == 0 || process.terminationStatus == 2 else {
      throw CommandFailure(.failed, message.replacing("alih: ", with: ""))
    }
    return text
  }

  private static func all(of pipe: Pipe) async -> String {
    await Task.detached { String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
      .value
  }

  private static func json(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }
}
