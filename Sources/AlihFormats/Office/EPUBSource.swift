import AlihMarkup
import AlihModel

/// Reads a book or magazine in EPUB 2 or 3: its chapters in reading order, as one article.
///
/// Its titles and its table of contents come behind them; one that says what a chapter's heading says is no text of its own.
enum EPUBSource {
  static func read(_ bytes: [UInt8]) throws -> ReadSource {
    var source = ReadSource()
    let book = try EPUBPackage(bytes, &source.findings)
    var chapters: [EPUBTemplate.Chapter] = []
    for name in book.chapters {
      guard let xhtml = book.archive[name] else { continue }
      let tree = try page(xhtml, name, &source.findings)
      let part = HTMLSource.read(tree, story: nil)
      chapters.append(
        EPUBTemplate.Chapter(
          name: name, tree: tree, blocks: source.items.count..<source.items.count + part.items.count))
      source.items += part.items
    }
    var labels = BookLabels()
    for (place, item) in source.items.enumerated() { labels.know(item.text.text, place) }
    var others: [EPUBTemplate.Document] = [
      EPUBTemplate.Document(name: book.name, tree: book.tree, kind: .package)
    ]
    for name in book.contents {
      guard let xml = book.archive[name] else { continue }
      let tree = try page(xml, name, &source.findings)
      others.append(
        EPUBTemplate.Document(name: name, tree: tree, kind: name.hasSuffix(".ncx") ? .ncx : .navigation))
    }
    for chapter in chapters { labels.read(chapter.tree.nodes, .title) }
    for document in others { labels.read(document.tree.nodes, document.kind) }
    for text in labels.added { source.add(.other, SpannedText(text), isOneSegment: true) }
    let author = book.tree.first("creator")?.text.trimmed ?? ""
    source.byline = author.isEmpty ? nil : author
    source.template = EPUBTemplate(
      archive: book.archive, chapters: chapters, documents: others, labels: labels)
    return source
  }

  /// A chapter as reading programs take it: what is no well-formed XML is mended as a browser mends a page.
  private static func page(_ bytes: [UInt8], _ name: String, _ findings: inout [Finding]) throws -> MarkupTree
  {
    do { return try XMLPart.tree(bytes, &findings, name: name, isPage: true) } catch {
      guard !name.hasSuffix(".ncx"), let text = Encoding.utf8(bytes) else { throw error }
      findings.append(Finding(.partMissing, "\(error.message); it was read as a page, and mended"))
      // A declaration is none of a page's.
      let isDeclared = text.bytes.starts(with: "<?xml".utf8)
      let start = isDeclared ? text.bytes.firstRange(of: Array("?>".utf8))?.upperBound ?? 0 : 0
      return try MarkupTree(xml: Array(MarkupTree(html: Array(text.bytes[start...])).xml.utf8))
    }
  }
}

/// What a book's package says: where its chapters and its contents are.
private struct EPUBPackage {
  let archive: ZipArchive
  let name: String
  let tree: MarkupTree
  /// In reading order.
  private(set) var chapters: [String] = []
  /// The tables of contents (`nav`, `toc.ncx`).
  private(set) var contents: [String] = []

  init(_ bytes: [UInt8], _ findings: inout [Finding]) throws {
    archive = try ZipArchive(bytes)
    findings += archive.findings
    guard let container = archive["META-INF/container.xml"],
      let path = try XMLPart.tree(container, &findings, name: "META-INF/container.xml").first("rootfile")?[
        "full-path"]
    else { throw SourceProblem("it is no EPUB: 'META-INF/container.xml' names no package") }
    guard let name = archive.name(of: ArchivePath.resolve(path, in: "")), let opf = archive[name] else {
      throw SourceProblem("its package '\(path)' is missing")
    }
    if archive["META-INF/rights.xml"] != nil || archive["META-INF/encryption.xml"].map(Self.locksText) == true
    {
      throw SourceProblem("it is locked (DRM); its publisher has to unlock it")
    }
    self.name = name
    tree = try XMLPart.tree(opf, &findings, name: name, isPage: true)
    read(&findings)
    guard !chapters.isEmpty else { throw SourceProblem("none of its chapters is in it") }
  }

  /// Fonts may be obfuscated, which locks no text.
  private static func locksText(_ encryption: [UInt8]) -> Bool {
    let text = String(decoding: encryption, as: UTF8.self).lowercased()
    return text.contains(".xhtml") || text.contains(".html") || text.contains(".opf")
  }

  private mutating func read(_ findings: inout [Finding]) {
    let folder = ArchivePath.folder(of: name)
    var items: [String: (path: String, item: MarkupElement)] = [:]
    for item in tree.first("manifest")?.elements ?? [] {
      if let id = item["id"], let href = item["href"] {
        items[id] = (ArchivePath.resolve(href, in: folder), item)
      }
    }
    let spine = tree.first("spine")
    for reference in spine?.elements ?? [] {
      guard let id = reference["idref"] else { continue }
      guard let (path, item) = items[id] else {
        findings.append(Finding(.partMissing, "the chapter '\(id)' is not in the book's list of files"))
        continue
      }
      let type = item["media-type"] ?? ""
      guard type.contains("html") || type.contains("oeb") || type.isEmpty || path.hasSuffix("html") else {
        if archive[path]?.firstRange(of: Array("<text".utf8)) != nil {
          findings.append(Finding(.notRead, "the words in the drawing '\(path)' were not read"))
        }
        continue
      }
      guard let found = archive.name(of: path) else {
        findings.append(Finding(.partMissing, "the chapter '\(path)' is not in the book"))
        continue
      }
      if !chapters.contains(found) { chapters.append(found) }
    }
    // A table of contents is one, also where it is read as a chapter: its entries have room for a link and nothing else.
    let navigation = items.values.filter {
      $0.item["properties"]?.split(separator: " ").contains("nav") == true
        || $0.item["media-type"] == "application/x-dtbncx+xml" || $0.item["id"] == spine?["toc"]
    }
    contents = navigation.compactMap { archive.name(of: $0.path) }.sorted()
    if chapters.count > 1 {
      chapters.removeAll { contents.contains($0) }
    } else {
      contents.removeAll { chapters.contains($0) }
    }
  }
}

private struct EPUBTemplate: SourceTemplate {
  struct Chapter: Sendable {
    var name: String
    var tree: MarkupTree
    /// Its texts among the article's.
    var blocks: Range<Int>
  }

  struct Document: Sendable {
    var name: String
    var tree: MarkupTree
    var kind: BookLabels.Kind
  }

  let archive: ZipArchive
  let chapters: [Chapter]
  let documents: [Document]
  let labels: BookLabels

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var archive = archive
    let writer = BookLabels.Writer(labels: labels, rewriting: rewriting)
    for chapter in chapters {
      var part = rewriting
      part.blocks = Array(rewriting.blocks[chapter.blocks])
      var tree = try HTMLTemplate(tree: chapter.tree, story: nil).rewritten(part)
      tree.nodes = writer.written(tree.nodes, .title)
      archive[chapter.name] = Array(tree.text.utf8)
    }
    for var document in documents {
      let nodes = writer.written(document.tree.nodes, document.kind)
      guard nodes != document.tree.nodes else { continue }
      document.tree.nodes = nodes
      archive[document.name] = Array(document.tree.text.utf8)
    }
    return try archive.bytes()
  }
}
