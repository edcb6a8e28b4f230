import AlihModel

/// A file with an article in it, and the way back into the same format.
///
/// What reads it, and how it is told from others, is in `SourceFormat.all`.
package struct SourceFile: Sendable {
  package let article: Article
  package let format: SourceFormat
  /// As the file is.
  package let bytes: [UInt8]
  private let template: (any SourceTemplate)?
  /// Of a format that is text.
  private let decoded: DecodedText?
  /// Of a file that holds several articles.
  private let parts: [ReadSource]

  /// Bytes of a file that is held in memory as a tree, which takes some twenty times as much.
  private static let largestTree = 64 << 20

  /// What a reader needs to be told.
  package struct Options: Sendable {
    /// The field of JSON Lines, or the column of CSV, that holds the text.
    package var field: String
    /// What the translation is from and to: a file that says otherwise is refused; nil to read any.
    package var languages: LanguagePair?
    /// Beside the text itself.
    package var parts: Set<Part>
    /// Whether a sentence of subtitles goes on from cue to cue.
    package var joinsCues: Bool
    /// Whether all of a page is read, not its story alone.
    package var isWholePage: Bool

    package init(
      field: String = "text", languages: LanguagePair? = nil, parts: Set<Part> = [.headers],
      joinsCues: Bool = true, isWholePage: Bool = false
    ) {
      (self.field, self.languages, self.parts) = (field, languages, parts)
      (self.joinsCues, self.isWholePage) = (joinsCues, isWholePage)
    }
  }

  /// A part of a file that not every reader wants.
  package enum Part: String, Sendable, CaseIterable {
    /// Of pages: what stands above and below each in Word and OpenDocument.
    case headers
    /// Remarks beside the text in Word and OpenDocument.
    case comments
    /// `title` and `description` above a Markdown document.
    case frontMatter = "front-matter"
    /// Title, description and alternative texts of pages, which `--format same` takes in.
    case labels
  }

  /// Reads a file or standard input.
  ///
  /// No other file is opened and nothing is fetched, whatever the file asks for.
  /// - Throws: `ArticleFileError`.
  package static func read(_ file: InputFiles.File, _ options: Options = Options()) throws(ArticleFileError)
    -> SourceFile
  {
    let whole = try whole(file, options)
    guard let part = file.part else { return whole }
    return try SourceFile(part, of: whole, path: file.path)
  }

  /// How many articles a feed or mailbox holds; 1 for any other file, and for one that can't be read.
  static func countOfArticles(in file: InputFiles.File) -> Int {
    let ending = file.place.split(separator: ".").last?.lowercased() ?? ""
    let isLikely =
      ending == "xml" || SourceFormat.all.contains { $0.holdsSeveral && $0.endings.contains(ending) }
    guard isLikely, let whole = try? whole(file, Options()) else { return 1 }
    return max(1, whole.parts.count)
  }

  /// The last file that held several articles: they are asked for one after the other.
  private static let last = Locked<SourceFile?>(nil)

  private static func whole(
    _ file: InputFiles.File, _ options: Options
  ) throws(ArticleFileError) -> SourceFile {
    if file.part != nil, let known = last.withLock({ $0 }), known.article.path == file.place { return known }
    let source = try SourceFile(
      path: file.place, bytes: ArticleFile.bytes(of: file), options, as: file.text == nil ? nil : .text)
    if source.parts.count > 1 { last.withLock { $0 = source } }
    return source
  }

  /// - Parameter part: from 1.
  private init(_ part: Int, of whole: SourceFile, path: String) throws(ArticleFileError) {
    guard whole.parts.indices.contains(part - 1) else { throw ArticleFileError(path: path, reason: .noText) }
    article = whole.parts[part - 1].article(path, [])
    guard !article.blocks.isEmpty else { throw ArticleFileError(path: path, reason: .noText) }
    (format, template, decoded, parts) = (whole.format, nil, nil, [])
    bytes = article.bytes
  }

  /// - Parameter format: where it is known; nil to find it by name and content.
  package init(
    path: String, bytes: [UInt8], _ options: Options = Options(), as format: SourceFormat? = nil
  ) throws(ArticleFileError) {
    self.bytes = bytes
    let beginning = Beginning(bytes)
    let format = format ?? SourceFormat.format(path: path, beginning: beginning)
    self.format = format
    func failure(_ problem: SourceProblem) -> ArticleFileError {
      ArticleFileError(path: path, reason: .malformed(problem))
    }
    if let kind = ForeignKind(beginning, in: format) {
      throw ArticleFileError(path: path, reason: .foreign(kind))
    }
    if format.storage != .text, bytes.count > Self.largestTree {
      throw failure(SourceProblem("it is larger than \(Self.largestTree >> 20) MB", "Split it."))
    }
    if bytes.isEmpty { throw ArticleFileError(path: path, reason: .empty) }
    decoded = format.storage == .text ? DecodedText(bytes, declared: format.declared(bytes)) : nil
    do {
      var input = SourceFormat.Input(path: path, bytes: bytes, options: options)
      // Text in UTF-8 stays as it is, byte order mark included: a segment's offsets are those of the file.
      if let decoded, format.name != "text" || decoded.encoding != .utf8 { input.bytes = decoded.bytes }
      let source = try format.read(input)
      (article, template) = (source.article(path, decoded?.findings ?? []), source.template)
      parts = source.articles
      guard !article.blocks.isEmpty || source.plain != nil || source.isFinished else {
        throw ArticleFileError(path: path, reason: .noText)
      }
    } catch let error as ArticleFileError {
      throw error
    } catch let problem as SourceProblem {
      throw failure(problem)
    } catch {
      throw failure(SourceProblem("\(error)"))
    }
  }

  /// Where places in the article's bytes are in the file.
  ///
  /// - Parameter offsets: in order.
  /// - Returns: nil for a format whose text stands in the file in another form.
  package func placesInFile(_ offsets: [Int]) -> [Int]? {
    guard format.name == SourceFormat.text.name, let decoded else { return nil }
    if decoded.encoding == .utf8 { return offsets }
    var (at, place) = (0, decoded.hasMark ? decoded.encoding.mark.count : 0)
    var places: [Int] = []
    for offset in offsets + [article.bytes.count] {
      guard offset >= at, let piece = decoded.encoding.encoded(Array(article.bytes[at..<offset])) else {
        return nil
      }
      place += piece.count
      at = offset
      places.append(place)
    }
    return places.popLast() == bytes.count ? places : nil
  }

  /// What a person should look at in the file with the translations, beside what is known of each segment.
  package func findings(of result: BilingualArticle, _ segmented: Article) -> [Finding] {
    template?.findings(
      Rewriting(
        blocks: TargetBlock.blocks(of: segmented, result), segmented: segmented, article: result,
        layout: .target)
    ) ?? []
  }

  /// The file in its own format with the translations.
  ///
  /// - Parameters:
  ///   - segmented: the article with its segments.
  ///   - layout: `target` has the translation in the place of the source; others have both, where the format has room.
  ///   - marks: whether what is degraded or untranslated is marked.
  /// - Throws: `ArticleFileError` where the format can't be written.
  package func bytes(
    of result: BilingualArticle, _ segmented: Article, _ layout: Layout, marks: Bool = true
  ) throws(ArticleFileError) -> [UInt8] {
    guard let template else {
      throw ArticleFileError(path: article.path, reason: .notWritable(format.name))
    }
    do {
      let written = try template.bytes(
        Rewriting(
          blocks: TargetBlock.blocks(of: segmented, result, marks: marks), segmented: segmented,
          article: result, layout: layout))
      guard let decoded else { return written }
      let text = decoded.hasMark ? Self.withoutMark(written) : written
      return decoded.encoded(text) ?? template.declaringUTF8(text)
    } catch {
      throw (error as? ArticleFileError)
        ?? ArticleFileError(
          path: article.path, reason: .malformed((error as? SourceProblem) ?? SourceProblem("\(error)")))
    }
  }

  /// Plain text has its byte order mark in its first block.
  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: Encoding.utf8.mark) ? Array(bytes.dropFirst(3)) : bytes
  }
}

/// What is wrong with a file, without its path.
struct SourceProblem: Error, Hashable {
  let message: String
  /// What to do.
  let advice: String

  init(_ message: String, _ advice: String = "Open it in its own program and save it again.") {
    (self.message, self.advice) = (message, advice)
  }
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
  /// What a person should look at in that file, such as lines that are too long.
  func findings(_ rewriting: Rewriting) -> [Finding]
  /// A text that its own encoding has no letters for, in UTF-8, with what tells a reader so.
  func declaringUTF8(_ bytes: [UInt8]) -> [UInt8]
}

extension SourceTemplate {
  func declaringUTF8(_ bytes: [UInt8]) -> [UInt8] { Encoding.utf8.mark + bytes }
  func findings(_ rewriting: Rewriting) -> [Finding] { [] }
}

/// What a reader found in a file.
struct ReadSource: Sendable {
  struct Item: Sendable {
    var role: Role
    var text: SpannedText
    var isOneSegment = false
    /// What of the text stays letter by letter.
    var kept: [String] = []

    /// Lets all of it stay as it is, in one segment, or in one a line where it has several.
    mutating func stay() { (isOneSegment, kept) = (true, text.lines) }
  }

  var items: [Item] = []
  var byline: String?
  var date: String?
  /// Where it is published.
  var address: String?
  /// The headline that stands beside the text, and who published it.
  var title: String?
  var outlet: String?
  var findings: [Finding] = []
  var template: (any SourceTemplate)?
  /// Whether there is nothing left to translate in it, which is no failure.
  var isFinished = false
  /// Text as it is, whose blocks are still to be found.
  var plain: Article?
  /// Of a file that holds several; the items are those of all of them.
  var articles: [ReadSource] = []

  init() {}

  init(articles: [ReadSource]) {
    self.articles = articles
    items = articles.flatMap(\.items)
    findings = articles.flatMap(\.findings)
    date = articles.compactMap(\.date).max()
    guard articles.count == 1 else { return }
    (byline, address, outlet) = (articles[0].byline, articles[0].address, articles[0].outlet)
  }

  init(plain article: Article) { (plain, template) = (article, TextTemplate()) }

  /// The article: each text a block, parted by blank lines.
  ///
  /// - Parameter known: what is known of the file already.
  func article(_ path: String, _ known: [Finding] = []) -> Article {
    if var plain {
      plain.findings =
        known.filter { finding in !plain.findings.contains { $0.id == finding.id } } + plain.findings
      return plain
    }
    var article = Article(path: path, bytes: [], byline: byline, date: date, findings: known + findings)
    (article.address, article.title, article.outlet) = (address, title, outlet)
    for (index, item) in items.enumerated() {
      let start = article.bytes.count
      article.bytes += item.text.text.utf8
      article.bytes += index + 1 < items.count ? [0x0A, 0x0A] : [0x0A]
      var block = Block(id: "b\(index + 1)", role: item.role, range: start..<article.bytes.count)
      block.spans = item.text.spans.map {
        InlineSpan(id: $0.id, range: $0.range.lowerBound + start..<$0.range.upperBound + start)
      }
      block.isOneSegment = item.isOneSegment
      block.kept = item.kept
      article.blocks.append(block)
    }
    return article
  }

  /// Adds a text that has a letter or digit; others are no block.
  @discardableResult
  mutating func add(
    _ role: Role, _ text: SpannedText, isOneSegment: Bool = false, kept: [String] = []
  ) -> Bool {
    guard Self.hasWords(text.text) else { return false }
    items.append(Item(role: role, text: text, isOneSegment: isOneSegment, kept: kept))
    return true
  }

  /// A text of a page; what stays as it is, such as a listing of commands, is one segment.
  @discardableResult
  mutating func add(_ role: Role, _ found: FlowWalk.Found) -> Bool {
    let isAdded = add(role, found.flow.text, kept: found.kept)
    if isAdded, found.stays { items[items.count - 1].stay() }
    return isAdded
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
    for ((block, result), whole) in zip(zip(article.blocks, rewriting.article.blocks), rewriting.blocks) {
      guard let first = block.segments.first else { continue }
      bytes += article.bytes[at..<first.range.lowerBound]
      at = first.range.lowerBound
      var target: [UInt8] = []
      for (segment, translated) in zip(block.segments, result.segments) {
        target += article.bytes[at..<segment.range.lowerBound]
        target += translated.target.isEmpty ? translated.source.utf8 : translated.target.utf8
        at = segment.range.upperBound
      }
      target += whole.mark.utf8
      let source = article.bytes[first.range.lowerBound..<at]
      if rewriting.layout != .target, !target.elementsEqual(source) { bytes += source + [0x0A] }
      bytes += target
    }
    return bytes + article.bytes[at...]
  }
}
