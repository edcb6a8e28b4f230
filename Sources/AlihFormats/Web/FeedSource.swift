import AlihMarkup
import AlihModel
import Foundation

/// Reads a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, with any prefix. Each entry is an article: its title, and the text
/// that it holds.
enum FeedSource {
  /// - Parameter languages: texts that say that they are in another one than the source stay as they are; nil to read any.
  static func read(_ bytes: [UInt8], _ languages: LanguagePair? = nil) throws -> ReadSource {
    var findings: [Finding] = []
    let tree = try XMLPart.tree(bytes, &findings, isPage: true)
    let root = tree.nodes.lazy.compactMap { if case .element(let element) = $0 { element } else { nil } }
      .first
    let language = FeedLanguage(languages, own: root?["xml:lang"])
    var walk = FeedWalk(language)
    _ = try walk.walk(tree.nodes)
    guard !walk.entries.isEmpty else { throw SourceProblem("it is a feed without entries") }
    var source = ReadSource(articles: walk.entries)
    source.findings += findings
    source.template = FeedTemplate(tree: tree, language: language)
    return source
  }
}

private struct FeedTemplate: SourceTemplate {
  let tree: MarkupTree
  let language: FeedLanguage

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var walk = FeedWalk(language)
    walk.rewriting = rewriting
    var tree = tree
    tree.nodes = try walk.walk(tree.nodes)
    return Array(tree.text.utf8)
  }
}

/// Goes through a feed's entries, and puts other texts in their places.
private struct FeedWalk {
  /// Set to put other texts in.
  var rewriting: Rewriting?
  private(set) var entries: [ReadSource] = []
  private let language: FeedLanguage
  /// Whether what is being read says that it is in another language.
  private var stays = false
  /// Texts of the entries before this one.
  private var start = 0
  /// The text of this entry that is a description's and a content's at the same time stands once.
  private var places: [String: Int] = [:]
  /// Whether a description behind a content is being read.
  private var isTeaser = false

  init(_ language: FeedLanguage) { self.language = language }

  mutating func walk(_ nodes: [MarkupNode]) throws -> [MarkupNode] {
    try nodes.map { node in
      guard case .element(var element) = node else { return node }
      if element.localName == "item" || element.localName == "entry" {
        element.children = try entry(element)
      } else {
        let known = entries.count
        element.children = try walk(element.children)
        if ["channel", "feed"].contains(element.localName), let title = element.first("title")?.text.trimmed,
          !title.isEmpty
        {
          for entry in entries.indices[known...] { entries[entry].outlet = title }
        }
        if element.localName == "language", isTranslated { element.children = [.text(target)] }
      }
      return .element(speaking(element))
    }
  }

  private var isTranslated: Bool { rewriting?.layout == .target }
  private var target: String { rewriting?.article.languages.target ?? "" }

  /// With the language of the translation.
  private func speaking(_ element: MarkupElement) -> MarkupElement {
    guard let rewriting, isTranslated, let language = element["xml:lang"],
      language.lowercased().hasPrefix(rewriting.article.languages.source)
    else { return element }
    var element = element
    element["xml:lang"] = target
    return element
  }

  private mutating func entry(_ entry: MarkupElement) throws -> [MarkupNode] {
    entries.append(ReadSource())
    places = [:]
    stays = says(entry)
    defer { start += entries[entries.count - 1].items.count }
    let prefix = entry.name.dropLast(entry.localName.count)
    // The text in full first: a description is often its beginning.
    var children = entry.children
    for names in [["title"], ["encoded", "content", "body", "fullitem"], ["description", "summary"]] {
      for place in children.indices {
        guard case .element(var element) = children[place], names.contains(String(element.localName)),
          isOwn(element, prefix) || element.localName == "encoded"
        else { continue }
        isTeaser = names.last == "summary" && entries[entries.count - 1].items.count > 1
        element.children = try text(of: element, isTitle: names == ["title"])
        children[place] = .element(speaking(element))
      }
    }
    children = try children.map { try foreign($0, prefix) }
    for case .element(let element) in entry.children { readFacts(element) }
    return children
  }

  /// Whether an element is of the feed's own namespace.
  private func isOwn(_ element: MarkupElement, _ prefix: Substring) -> Bool {
    element.name.hasPrefix(prefix) && element.name.count == prefix.count + element.localName.count
  }

  /// What elements of other namespaces say that the entry doesn't, also in a group of them, as YouTube's feeds have it.
  private mutating func foreign(_ node: MarkupNode, _ prefix: Substring) throws -> MarkupNode {
    guard case .element(var element) = node, !isOwn(element, prefix) else { return node }
    if element.localName == "group" {
      element.children = try element.children.map { try foreign($0, prefix) }
    } else if stands(in: element) {
      element.children = try text(of: element, isTitle: false)
      element = speaking(element)
    }
    return .element(element)
  }

  /// Whether another namespace's element (`dc:description`, `itunes:summary`, `xhtml:body`) says what the entry says, or all of it.
  private func stands(in element: MarkupElement) -> Bool {
    guard ["description", "summary", "body"].contains(element.localName) else { return false }
    let text = element.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return places[text] != nil || !entries[entries.count - 1].items.contains { $0.role != .headline }
  }

  private mutating func readFacts(_ element: MarkupElement) {
    let last = entries.count - 1
    switch element.localName {
    case "pubDate", "published", "issued", "date", "created":
      entries[last].date = FileDate.day(element.text) ?? entries[last].date
    case "updated", "modified": entries[last].date = entries[last].date ?? FileDate.day(element.text)
    case "link":
      // Atom names the story's page in `href`, beside pages of other kinds; RSS has it as text.
      let isStory = element["rel"] == nil || element["rel"] == "alternate"
      let link = (element["href"] ?? element.text).trimmed
      if isStory, link.hasPrefix("https://") || link.hasPrefix("http://") {
        entries[last].address = entries[last].address ?? link
      }
    case "creator", "author":
      // RSS has an address there, and the name behind it in brackets.
      let text = (element.first("name")?.text ?? element.text).trimmed
      let inner = text.split(separator: "(").last.map { $0.prefix { $0 != ")" } } ?? ""
      let name = text.contains("@") && text.contains("(") ? String(inner) : text
      if !name.isEmpty { entries[last].byline = entries[last].byline ?? name }
    default: break
    }
  }

  /// What an element of an entry holds: a page's piece, escaped, in a CDATA section or as XHTML, or plain text.
  private mutating func text(of element: MarkupElement, isTitle: Bool) throws -> [MarkupNode] {
    let outer = stays
    defer { stays = outer }
    stays = says(element) || stays
    let type = element["type"]?.lowercased() ?? ""
    if type == "xhtml" || type == "application/xhtml+xml"
      || element["mode"] == "xml" && !element.elements.isEmpty
    {
      return try inPlace(element.children, isTitle)
    }
    guard element["src"] == nil, Self.isText(type) else { return element.children }
    // Some write the markup itself in an element that should have it escaped.
    if !element.elements.isEmpty { return try inPlace(element.children, isTitle) }
    var content = Content(element.text, isBase64: element["mode"] == "base64")
    guard ReadSource.hasWords(content.text) else { return element.children }
    if type == "text" || type == "text/plain" || !Self.isMarkup(content.text) {
      content.text = plain(content.text, isTitle)
    } else {
      let page = try PageText(Array(content.text.utf8))
      let indexes = add(FlowWalk.blocks(of: page.tree.nodes), isTitle)
      guard let part = part(indexes) else { return element.children }
      content.text = String(decoding: try page.rewritten(part, nil, isWhole: false), as: UTF8.self)
    }
    guard rewriting != nil else { return element.children }
    let isRaw = element.children.contains { if case .raw = $0 { true } else { false } }
    return [isRaw ? .raw(content.written) : .text(content.written)]
  }

  /// Whether an element says that it is in another language, which is then named.
  private mutating func says(_ element: MarkupElement) -> Bool {
    guard let finding = language.finding(for: element["xml:lang"]) else { return false }
    entries[entries.count - 1].findings.append(finding)
    return true
  }

  private mutating func inPlace(_ nodes: [MarkupNode], _ isTitle: Bool) throws -> [MarkupNode] {
    let indexes = add(FlowWalk.blocks(of: nodes), isTitle)
    guard let part = part(indexes) else { return nodes }
    var walk = FlowWalk(nil)
    walk.rewriting = part
    return walk.walk(nodes)
  }

  /// Other media types are no text to read (RFC 4287, 4.1.3.3).
  private static func isText(_ type: String) -> Bool {
    !type.contains("/") || type.hasPrefix("text/") || type.contains("html") || type.contains("xml")
  }

  /// Blank lines part paragraphs.
  private mutating func plain(_ text: String, _ isTitle: Bool) -> String {
    guard !isTitle, let gap = text.trimmed.firstMatch(of: /\n[ \t\r]*\n/)?.output else {
      return line(text, isTitle)
    }
    let parts = text.trimmed.split(separator: /\n[ \t\r]*\n\s*/)
    return parts.map { line(String($0), false) }.joined(separator: String(gap))
  }

  private mutating func line(_ text: String, _ isTitle: Bool) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var number = 0
    let block = FlowWalk.Found(role: .paragraph, flow: FlowText([.text(line)], number: &number))
    guard let part = part(add([block], isTitle)), let block = part.blocks.first, block.isChanged else {
      return text
    }
    let target = block.target.text + block.mark
    return part.layout == .target ? target : "\(block.source.text) / \(target)"
  }

  /// `Harga <b>cabai</b>`, `Senen &amp; Tanah Abang`; no `a < b`.
  private static func isMarkup(_ text: String) -> Bool {
    text.contains(
      /<\/?[A-Za-z][A-Za-z0-9]*[\s>\/]|<!--|&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5});/)
  }

  /// A text's place among the entry's; and its own markup where the words stand there already.
  private typealias Place = (index: Int, again: SpannedText?)

  /// The places of texts; one that stands in the entry already has that one's.
  private mutating func add(_ blocks: [FlowWalk.Found], _ isTitle: Bool) -> [Place] {
    let last = entries.count - 1
    return blocks.map { block in
      var block = block
      if stays { block.kept = block.flow.text.lines }
      let text = block.flow.text
      if let place = places[text.text] { return (place, text) }
      let place = entries[last].items.count
      // A lead that the text in full begins with is read there.
      let isCut = isTeaser && entries[last].items.contains { $0.text.text.hasPrefix(text.text.prefix(40)) }
      let role: Role =
        isTitle ? .headline : isCut ? .promotion : block.role == .headline ? .subheading : block.role
      entries[last].add(role, block)
      if !isTitle { places[text.text] = place }
      return (place, nil)
    }
  }

  /// The translations of texts of the entry; nil where none is to be put in.
  private func part(_ places: [Place]) -> Rewriting? {
    guard var part = rewriting, places.allSatisfy({ start + $0.index < part.blocks.count }) else {
      return nil
    }
    part.blocks = places.map { place in
      var block = part.blocks[start + place.index]
      if let again = place.again, again.spans != block.source.spans {
        // The same words set off otherwise: pictures stand first, and bold type is lost.
        block.source = again
        block.target.spans = again.spans.filter(\.range.isEmpty).map { InlineSpan(id: $0.id, range: 0..<0) }
      }
      return block
    }
    return part.blocks.contains(where: \.isChanged) ? part : nil
  }

  /// A text as it stands in its element, with what is wrapped around it.
  private struct Content {
    var text: String
    private let isBase64: Bool
    private let isEscapedSection: Bool

    init(_ raw: String, isBase64: Bool) {
      self.isBase64 = isBase64
      let decoded = isBase64 ? String(decoding: Base64Text(Array(raw.utf8)).decoded, as: UTF8.self) : raw
      let inner = decoded.trimmed
      // A section that was escaped once too often.
      isEscapedSection = inner.hasPrefix("<![CDATA[") && inner.hasSuffix("]]>")
      text = isEscapedSection ? String(inner.dropFirst(9).dropLast(3)) : decoded
    }

    var written: String {
      let whole = isEscapedSection ? "<![CDATA[\(text)]]>" : text
      return isBase64 ? Data(whole.utf8).base64EncodedString() : whole
    }
  }
}
