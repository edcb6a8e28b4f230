import AlihMarkup
import AlihModel
import Foundation

/// Reads a page as saved from a browser: its article, and nothing of the site around it.
///
/// The story is the part of the page whose paragraphs have the most text and the fewest links. Its headline, author and date
/// come from the page's own data for machines (JSON-LD, OpenGraph, `time`) where it has them.
enum HTMLSource {
  static func read(_ bytes: [UInt8]) throws -> ReadSource {
    let declared = declaredEncoding(bytes)
    guard let text = Encoding.utf8(bytes, declared: declared) else {
      throw SourceProblem(
        "its encoding '\(declared ?? "unknown")' is none that Alih reads; save the page in UTF-8")
    }
    let tree = try MarkupTree(html: text.bytes)
    var source = read(tree) { page in PageStory(page) }
    if let name = text.name {
      source.findings.append(Finding(.encoding, "read as \(name)"))
    }
    return source
  }

  /// - Parameter story: tells which elements are the story's; nil for a document that is all story.
  static func read(_ tree: MarkupTree, story: (MarkupTree) -> PageStory?) -> ReadSource {
    var source = ReadSource()
    let page = story(tree)
    var walk = FlowWalk(page)
    _ = walk.walk(tree.nodes)
    let data = PageData(tree)
    (source.byline, source.date) = (data.author, data.date)
    for block in walk.blocks { source.add(block.role, block.flow.text) }
    if !source.items.contains(where: { $0.role == .headline }), let title = data.title,
      let first = source.items.firstIndex(where: { $0.text.text == title })
    {
      source.items[first].role = .headline
    }
    if page?.isPart == true {
      source.findings.append(
        Finding(.pageParts, "what surrounds the article on its page was left out"))
    }
    source.template = HTMLTemplate(tree: tree, story: page)
    return source
  }

  /// The `charset` of a `meta` element, which has to stand in the first kilobyte.
  private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(1024).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    guard let place = head.range(of: "charset=") else { return nil }
    let name = head[place.upperBound...].drop { $0 == "\"" || $0 == "'" }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return name.isEmpty ? nil : String(name)
  }
}

/// The page again with other texts.
struct HTMLTemplate: SourceTemplate {
  let tree: MarkupTree
  let story: PageStory?

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] { Array(try rewritten(rewriting).text.utf8) }

  func rewritten(_ rewriting: Rewriting) throws -> MarkupTree {
    var walk = FlowWalk(story)
    walk.rewriting = rewriting
    var tree = tree
    tree.nodes = walk.walk(tree.nodes)
    guard walk.count == rewriting.blocks.count else {
      throw SourceProblem(
        "\(walk.count) texts in the page and \(rewriting.blocks.count) translations; report this")
    }
    if rewriting.layout == .target, let target = rewriting.article.languages.target as String? {
      tree.nodes = tree.nodes.map { node in
        guard case .element(var element) = node, element.localName == "html" else { return node }
        for name in ["lang", "xml:lang"] where element[name] != nil { element[name] = target }
        return .element(element)
      }
    }
    return tree
  }
}

/// Goes through a tree's texts in order, and puts others in their places.
struct FlowWalk {
  private static let blocks: Set<Substring> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup",
    "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td",
    "tfoot", "th", "thead", "title", "tr", "ul", "head",
  ]
  private static let silent: Set<Substring> = [
    "button", "canvas", "iframe", "input", "math", "noscript", "object", "script", "select", "style", "svg",
    "template",
    "textarea", "audio", "video", "head", "code-block",
  ]

  /// A text of the document.
  struct Found {
    var role: Role
    var flow: FlowText
  }

  /// Set to put other texts in.
  var rewriting: Rewriting?
  private(set) var blocks: [Found] = []
  /// Texts that are blocks.
  private(set) var count = 0
  private let story: PageStory?
  private var number = 0

  init(_ story: PageStory?) { self.story = story }

  mutating func walk(_ nodes: [MarkupNode]) -> [MarkupNode] {
    var path: [Int] = []
    return walk(nodes, .paragraph, isStory: story == nil, &path)
  }

  /// - Parameter path: where the nodes' parent is, as places among children.
  private mutating func walk(
    _ nodes: [MarkupNode], _ role: Role, isStory: Bool, _ path: inout [Int]
  ) -> [MarkupNode] {
    var result: [MarkupNode] = []
    var run: [MarkupNode] = []
    func isInline(_ node: MarkupNode) -> Bool {
      guard case .element(let element) = node else { return true }
      return !Self.blocks.contains(element.localName) && element.name != "br" && !Self.holdsBlock(element)
    }
    for (place, node) in nodes.enumerated() {
      if isInline(node) {
        run.append(node)
        continue
      }
      result += finish(&run, role, isStory)
      guard case .element(var element) = node, element.name != "br", !Self.silent.contains(element.localName)
      else {
        result.append(node)
        continue
      }
      path.append(place)
      let isInside = isStory || story?.holds(path) == true
      let part = isInside && story?.leavesOut(path) != true
      element.children = walk(element.children, Self.role(of: element, in: role), isStory: part, &path)
      path.removeLast()
      result.append(.element(element))
    }
    return result + finish(&run, role, isStory)
  }

  private mutating func finish(_ run: inout [MarkupNode], _ role: Role, _ isStory: Bool) -> [MarkupNode] {
    defer { run = [] }
    guard isStory, !run.isEmpty else { return run }
    let flow = FlowText(run, number: &number)
    guard ReadSource.hasWords(flow.text.text) else { return run }
    blocks.append(Found(role: role, flow: flow))
    defer { count += 1 }
    guard let rewriting, count < rewriting.blocks.count else { return run }
    let target = flow.nodes(with: rewriting.blocks[count].target)
    guard rewriting.layout != .target, target != run else { return target }
    let language = MarkupAttribute(name: "lang", value: rewriting.article.languages.target)
    let translation = MarkupElement(name: "span", attributes: [language], children: target)
    return run + [.element(MarkupElement(name: "br")), .element(translation)]
  }

  /// What an element's own text is for.
  private static func role(of element: MarkupElement, in role: Role) -> Role {
    switch element.localName {
    case "h1": .headline
    case "h2", "h3", "h4", "h5", "h6", "th": .subheading
    case "li", "td", "dt", "dd": role == .related ? .related : .list
    case "figcaption", "caption": .caption
    case "blockquote": .quote
    case "p": role == .quote || role == .caption || role == .related ? role : .paragraph
    case "aside": .related
    default: PageStory.isRelated(element) ? .related : role
    }
  }

  static func holdsBlock(_ element: MarkupElement) -> Bool {
    element.elements.contains { blocks.contains($0.localName) || holdsBlock($0) }
  }
}
