import AlihModel

/// A file with an article in it, and the way back into the same format.
package struct SourceFile: Sendable {
  package let article: Article
  package let format: SourceFormat
  /// As the file is.
  package let bytes: [UInt8]
  private let template: (any SourceTemplate)?

  /// Bytes of a file that is held in memory as a tree, which takes some twenty times as much.
  private static let largestTree = 64 << 20

  /// What a reader needs to be told.
  package struct Options: Sendable {
    /// The field of JSON Lines, or the column of CSV, that holds the text.
    package var field: String

    package init(field: String = "text") { self.field = field }
  }

  /// Reads a file or standard input.
  ///
  /// No other file is opened and nothing is fetched, whatever the file asks for.
  /// - Throws: `ArticleFileError`.
  package static func read(_ file: InputFiles.File, _ options: Options = Options()) throws(ArticleFileError)
    -> SourceFile
  {
    try SourceFile(path: file.path, bytes: ArticleFile.bytes(of: file), options)
  }

  package init(path: String, bytes: [UInt8], _ options: Options = Options()) throws(ArticleFileError) {
    self.bytes = bytes
    format = SourceFormat(path: path, bytes: bytes)
    func failure(_ message: String) -> ArticleFileError {
      ArticleFileError(path: path, reason: .malformed(message))
    }
    let isTree = [.html, .feed, .docx, .epub, .xliff].contains(format)
    if isTree, bytes.count > Self.largestTree {
      throw failure("it is larger than \(Self.largestTree >> 20) MB; split it")
    }
    if bytes.isEmpty { throw ArticleFileError(path: path, reason: .empty) }
    do {
      let source: ReadSource
      switch format {
      case .text:
        (article, template) = (try Self.plain(path, bytes), TextTemplate())
        return
      case .markdown: source = try MarkdownSource.read(bytes)
      case .html: source = try HTMLSource.read(bytes)
      case .feed: source = try FeedSource.read(bytes)
      case .docx: source = try DOCXSource.read(bytes)
      case .epub: source = try EPUBSource.read(bytes)
      case .mail:
        source =
          path.hasSuffix(".mhtml") || path.hasSuffix(".mht")
          ? try MailSource.readPage(bytes) : try MailSource.read(bytes, isMailbox: path.hasSuffix(".mbox"))
      case .srt, .vtt: source = try SubtitleSource.read(bytes, format)
      case .jsonLines: source = try JSONLinesSource.read(bytes, field: options.field)
      case .csv: source = try CSVSource.read(bytes, column: options.field)
      case .xliff: source = try XLIFFSource.read(bytes)
      case .po: source = try POSource.read(bytes)
      }
      article = source.article(path)
      template = source.template
    } catch let error as ArticleFileError {
      throw error
    } catch let problem as SourceProblem {
      throw failure(problem.message)
    } catch {
      throw failure("\(error)")
    }
    guard !article.blocks.isEmpty else { throw ArticleFileError(path: path, reason: .noText) }
  }

  /// Text in UTF-8 as it is, byte order mark and damage included; in another encoding, the same in UTF-8.
  private static func plain(_ path: String, _ bytes: [UInt8]) throws(ArticleFileError) -> Article {
    guard let text = Encoding.utf8(bytes), let name = text.name else {
      return try ArticleFile.article(path: path, bytes: bytes)
    }
    var article = try ArticleFile.article(path: path, bytes: text.bytes)
    article.findings.append(Finding(.encoding, "read as \(name)"))
    return article
  }

  /// The file in its own format with the translations.
  ///
  /// - Parameters:
  ///   - segmented: the article with its segments.
  ///   - layout: `target` has the translation in the place of the source; others have both, where the format has room.
  /// - Throws: `ArticleFileError` where the format can't be written.
  package func bytes(
    of result: BilingualArticle, _ segmented: Article, _ layout: Layout
  ) throws(ArticleFileError) -> [UInt8] {
    guard let template else {
      throw ArticleFileError(path: article.path, reason: .notWritable(format.rawValue))
    }
    do {
      return try template.bytes(
        Rewriting(
          blocks: TargetBlock.blocks(of: segmented, result), segmented: segmented, article: result,
          layout: layout))
    } catch {
      throw (error as? ArticleFileError)
        ?? ArticleFileError(
          path: article.path, reason: .malformed((error as? SourceProblem)?.message ?? "\(error)"))
    }
  }
}

/// What is wrong with a file, without its path.
struct SourceProblem: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// What a file is written again with.
struct Rewriting {
  var blocks: [TargetBlock]
  /// The article that was read, with its segments.
  var segmented: Article
  var article: BilingualArticle
  var layout: Layout
}

/// A format's file without its texts.
protocol SourceTemplate: Sendable {
  /// The file with these texts in its blocks, which are those of the article that was read, in order.
  func bytes(_ rewriting: Rewriting) throws -> [UInt8]
}

/// What a reader found in a file.
struct ReadSource {
  struct Item {
    var role: Role
    var text: SpannedText
    var isOneSegment = false
  }

  var items: [Item] = []
  var byline: String?
  var date: String?
  var findings: [Finding] = []
  var template: (any SourceTemplate)?
  /// Of a file that holds several; the items are those of all of them.
  var articles: [ReadSource] = []

  init() {}

  init(articles: [ReadSource]) {
    self.articles = articles
    items = articles.flatMap(\.items)
    findings = articles.flatMap(\.findings)
    date = articles.compactMap(\.date).max()
    if articles.count == 1 { byline = articles[0].byline }
  }

  /// The article: each text a block, parted by blank lines.
  func article(_ path: String) -> Article {
    var article = Article(path: path, bytes: [], byline: byline, date: date, findings: findings)
    for (index, item) in items.enumerated() {
      let start = article.bytes.count
      article.bytes += item.text.text.utf8
      article.bytes += index + 1 < items.count ? [0x0A, 0x0A] : [0x0A]
      var block = Block(id: "b\(index + 1)", role: item.role, range: start..<article.bytes.count)
      block.spans = item.text.spans.map {
        InlineSpan(id: $0.id, range: $0.range.lowerBound + start..<$0.range.upperBound + start)
      }
      block.isOneSegment = item.isOneSegment
      article.blocks.append(block)
    }
    return article
  }

  /// Adds a text that has a letter or digit; others are no block.
  @discardableResult
  mutating func add(_ role: Role, _ text: SpannedText, isOneSegment: Bool = false) -> Bool {
    guard Self.hasWords(text.text) else { return false }
    items.append(Item(role: role, text: text, isOneSegment: isOneSegment))
    return true
  }

  static func hasWords(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}

/// Plain text: what is between the segments stays byte for byte.
struct TextTemplate: SourceTemplate {
  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    let article = rewriting.segmented
    var bytes: [UInt8] = []
    var at = 0
    for (block, result) in zip(article.blocks, rewriting.article.blocks) {
      guard let first = block.segments.first else { continue }
      bytes += article.bytes[at..<first.range.lowerBound]
      at = first.range.lowerBound
      var target: [UInt8] = []
      for (segment, translated) in zip(block.segments, result.segments) {
        target += article.bytes[at..<segment.range.lowerBound]
        target += translated.target.isEmpty ? translated.source.utf8 : translated.target.utf8
        at = segment.range.upperBound
      }
      let source = article.bytes[first.range.lowerBound..<at]
      if rewriting.layout != .target, !target.elementsEqual(source) { bytes += source + [0x0A] }
      bytes += target
    }
    return bytes + article.bytes[at...]
  }
}
