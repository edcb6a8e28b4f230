import AlihMarkup
import AlihModel

/// Reads a page as saved from a browser: its article, and nothing of the site around it.
enum HTMLSource {
  /// - Parameter declared: the encoding that the file's surroundings name, such as a mail; nil for what the page says.
  static func read(
    _ bytes: [UInt8], declared: String? = nil, _ options: SourceFile.Options = SourceFile.Options()
  ) throws -> ReadSource {
    let text = Encoding.utf8(bytes, declared: declared ?? declaredEncoding(bytes))
    let page = try PageText(text?.bytes ?? Array(String(decoding: bytes, as: UTF8.self).utf8))
    let data = PageData(page.tree)
    let story = options.isWholePage ? nil : PageStory(page.tree, data)
    var walk = FlowWalk(story)
    _ = walk.walk(page.tree.nodes)
    var source = read(walk)
    (source.byline, source.date, source.outlet) = (data.author, data.date, data.outlet)
    let labels = PageLabels(page, source.items, walk.extent ?? 0..<0)
    let added = options.parts.contains(.labels) ? labels.added : []
    if let left = story?.leftOut, let first = left.first {
      source.findings.append(leftOut(left.count, first))
    }
    if !options.isWholePage, !source.items.contains(where: isProse), page.tree.first("script") != nil {
      source.findings.append(
        Finding(
          .notRead,
          "the page shows no sentence; where a script loads its story, save the page from a browser (.mhtml)")
      )
    }
    let template = PageTemplate(
      page: page, story: story, labels: labels, labelCount: added.count,
      isUTF8: text != nil && text?.name == nil)
    let hidden =
      options.isWholePage ? nil : data.body.flatMap { body in unshown(body, data, source).map { (body, $0) } }
    for label in added { source.add(.other, SpannedText(label)) }
    source.template = template
    if let (body, article) = hidden {
      let items = source.items
      source = article
      source.template = PageDataTemplate(
        shown: template, items: items, body: body, hasTitle: article.items.first?.role == .headline)
      source.items += items.suffix(added.count)
    }
    if let name = text?.name { source.findings.append(Finding(.encoding, "read as \(name)")) }
    if text?.name == nil, let finding = Finding(invalid: UTF8Faults(in: bytes)) {
      source.findings.append(finding)
    }
    return source
  }

  /// Reads all texts of a page, as a mail is one.
  static func readAll(_ bytes: [UInt8], declared: String?) throws -> ReadSource {
    let text = Encoding.utf8(bytes, declared: declared ?? declaredEncoding(bytes))
    return read(
      try PageText(text?.bytes ?? Array(String(decoding: bytes, as: UTF8.self).utf8)).tree, story: nil)
  }

  /// A document's texts.
  ///
  /// - Parameter story: which of them are the article's; nil for a document that is all story.
  static func read(_ tree: MarkupTree, story: PageStory?) -> ReadSource {
    var walk = FlowWalk(story)
    _ = walk.walk(tree.nodes)
    var source = read(walk)
    source.template = HTMLTemplate(tree: tree, story: story)
    return source
  }

  private static func read(_ walk: FlowWalk) -> ReadSource {
    var source = ReadSource()
    for block in walk.blocks { source.add(block.role, block) }
    return source
  }

  private static func isProse(_ item: ReadSource.Item) -> Bool {
    item.role != .headline && item.text.text.count >= 40
      && item.text.text.last.map(LineBreak.endsSentence) == true
  }

  private static func leftOut(_ count: Int, _ first: String) -> Finding {
    let words = first.split(whereSeparator: \.isWhitespace).prefix(8).joined(separator: " ")
    return Finding(
      .pageParts,
      "\(count) \(count == 1 ? "paragraph" : "paragraphs") beside the article \(count == 1 ? "was" : "were") left out; "
        + "the first begins '\(words)'")
  }

  /// Whether a story in a page's data is itself a piece of a page.
  static func isMarkup(_ body: String) -> Bool { body.contains("</p>") }

  /// The article of a page that has its story as data alone, for a script to show; nil where the page shows it.
  private static func unshown(_ body: String, _ data: PageData, _ shown: ReadSource) -> ReadSource? {
    let letters = shown.items.filter { $0.role != .headline }.reduce(0) { $0 + $1.text.text.utf8.count }
    guard body.utf8.count >= (letters == 0 ? 20 : 200), letters * 2 < body.utf8.count else { return nil }
    var source = ReadSource()
    source.byline = shown.byline
    (source.date, source.outlet) = (shown.date, shown.outlet)
    if let title = data.titles.first { source.add(.headline, SpannedText(title)) }
    if isMarkup(body), let tree = try? MarkupTree(html: Array(body.utf8)) {
      source.items += read(tree, story: nil).items.map { item in
        var item = item
        if item.role == .headline { item.role = .subheading }
        return item
      }
    } else {
      _ = RecordText(body, to: &source)
    }
    source.findings.append(
      Finding(
        .pageData, "the page shows no story; it was read from the page's data for machines (articleBody)"))
    return source
  }

  /// The `charset` of a `meta` element, which has to stand in the first kilobyte.
  private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(1024).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    guard let place = head.firstRange(of: "charset=") else { return nil }
    let name = head[place.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return name.isEmpty ? nil : String(name)
  }
}

/// A document in XML, such as a chapter of a book, again with other texts.
struct HTMLTemplate: SourceTemplate {
  let tree: MarkupTree
  let story: PageStory?

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] { Array(try rewritten(rewriting).text.utf8) }

  func rewritten(_ rewriting: Rewriting) throws -> MarkupTree {
    var walk = FlowWalk(story)
    walk.rewriting = rewriting
    var tree = tree
    tree.nodes = walk.walk(tree.nodes)
    try walk.checkCount()
    if rewriting.layout == .target {
      tree.nodes = tree.nodes.map { node in
        guard case .element(var element) = node, element.localName == "html" else { return node }
        for name in ["lang", "xml:lang"] where element[name] != nil {
          element[name] = rewriting.article.languages.target
        }
        return .element(element)
      }
    }
    return tree
  }
}
