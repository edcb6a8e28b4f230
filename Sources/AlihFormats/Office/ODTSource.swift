import AlihMarkup
import AlihModel

/// Reads a text document of LibreOffice (OpenDocument 1.2 and 1.3): paragraphs and headings, notes and text boxes behind theirs.
enum ODTSource {
  static func read(_ bytes: [UInt8], _ options: SourceFile.Options) throws -> ReadSource {
    var source = ReadSource()
    let archive = try ZipArchive(bytes)
    source.findings += archive.findings
    guard let xml = archive["content.xml"] else {
      throw SourceProblem("it is a ZIP archive, but no OpenDocument text: 'content.xml' is missing")
    }
    let content = try XMLPart.tree(xml, &source.findings, name: "content.xml")
    guard content.first("text") != nil else {
      throw SourceProblem("it is OpenDocument, but no text; save its text as .odt or .txt")
    }
    let styles = try archive["styles.xml"].map { try XMLPart.tree($0, &source.findings, name: "styles.xml") }
    let looks = ODTStyles([content, styles].compactMap(\.self))
    var parts: [ODTTemplate.Part] = []
    for (name, tree, isFurniture) in [("content.xml", content, false), ("styles.xml", styles, true)] {
      guard let tree else { continue }
      var walk = ODTWalk(looks, readsComments: options.parts.contains(.comments))
      _ = walk.walk(tree.nodes)
      if walk.commentCount > 0 { source.findings.append(.leftOut(.comments, walk.commentCount)) }
      if walk.deletionCount > 0 {
        source.findings.append(
          Finding(.trackedChanges, "\(walk.deletionCount) tracked deletions stay, and are not read"))
      }
      guard !walk.texts.isEmpty else { continue }
      guard !isFurniture || options.parts.contains(.headers) else {
        source.findings.append(.leftOut(.headers, walk.texts.count))
        continue
      }
      for text in walk.texts { source.add(isFurniture ? .other : text.role, text.text) }
      parts.append(ODTTemplate.Part(name: name, tree: tree))
    }
    if let meta = archive["meta.xml"].flatMap({ try? MarkupTree(xml: $0) }) {
      let author = (meta.first("initial-creator") ?? meta.first("creator"))?.text.trimmed ?? ""
      source.byline = author.isEmpty ? nil : author
      source.date = meta.first("creation-date").map { String($0.text.prefix(16)) }
    }
    source.template = ODTTemplate(
      archive: archive, parts: parts, looks: looks, readsComments: options.parts.contains(.comments))
    return source
  }
}

private struct ODTTemplate: SourceTemplate {
  struct Part: Sendable {
    var name: String
    var tree: MarkupTree
  }

  let archive: ZipArchive
  let parts: [Part]
  let looks: ODTStyles
  let readsComments: Bool

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var archive = archive
    var count = 0
    for var part in parts {
      var walk = ODTWalk(looks, readsComments: readsComments)
      walk.rewriting = rewriting
      walk.first = count
      part.tree.nodes = walk.walk(part.tree.nodes)
      count += walk.texts.count
      archive[part.name] = Array(part.tree.text.utf8)
    }
    guard count == rewriting.blocks.count else {
      throw SourceProblem("\(count) paragraphs and \(rewriting.blocks.count) translations; report this")
    }
    return try archive.bytes()
  }
}

/// What a document's styles say of the text in them.
struct ODTStyles: Sendable {
  /// Of hidden and struck-out text.
  private var unseen: Set<String> = []
  private var positions: [String: NumberPosition] = [:]
  private var parents: [String: String] = [:]

  init(_ trees: [MarkupTree]) {
    for tree in trees { add(tree.nodes) }
  }

  private mutating func add(_ nodes: [MarkupNode]) {
    for node in nodes {
      guard case .element(let element) = node else { continue }
      guard element.localName == "style", let name = element["style:name"] else {
        add(element.children)
        continue
      }
      if let parent = element["style:parent-style-name"] { parents[name] = parent }
      let properties = element.elements.first { $0.localName == "text-properties" }
      let line =
        properties?["style:text-line-through-style"] ?? properties?["style:text-line-through-type"] ?? "none"
      positions[name] = NumberPosition(word: properties?["style:text-position"])
      if line != "none" || properties?["text:display"] == "none" { unseen.insert(name) }
    }
  }

  func hides(_ style: String?) -> Bool { style.map(unseen.contains) ?? false }

  /// Whether an element is raised or lowered.
  func position(of element: MarkupElement) -> NumberPosition? {
    element.name == "text:span" ? element["text:style-name"].flatMap { positions[$0] } : nil
  }

  /// Whether an element is the number of a note that somebody typed behind a text.
  func isNoteMark(_ element: MarkupElement, behind text: [UInt8]) -> Bool {
    position(of: element) == .raised && NoteMark.isNumber(element.text) && NoteMark.canFollow(text[...])
  }

  /// A paragraph's role by its style, or the style that this one is made from: `P3` of `Title`.
  func role(_ style: String?) -> Role? {
    var name = style
    for _ in 0..<8 {
      switch name?.lowercased() {
      case "title", "heading_20_1", "heading1": return .headline
      case "subtitle": return .subheading
      case "caption", "illustration", "figure": return .caption
      case "quotations", "quote": return .quote
      case let some? where some.hasPrefix("heading"): return .subheading
      default: break
      }
      guard let next = name.flatMap({ parents[$0] }) else { return nil }
      name = next
    }
    return nil
  }
}

/// Goes through a document's texts in order, and puts others in their places.
private struct ODTWalk {
  /// What isn't text of the paragraph that it stands in.
  private static let objects: Set<Substring> = [
    "note", "annotation", "annotation-end", "frame", "custom-shape", "g", "control", "soft-page-break", "s",
    "tab",
    "line-break", "bookmark", "bookmark-start", "bookmark-end", "reference-mark", "change", "change-start",
    "change-end",
    "hidden-text", "hidden-paragraph", "page-number", "page-count",
    "note-ref", "ruby-text", "script", "rect", "line", "shape", "unseen", "toc-mark",
    "alphabetical-index-mark",
  ]
  private static let breaks: Set<Substring> = ["tab", "line-break", "s"]

  var rewriting: Rewriting?
  /// The place of the part's first text among all.
  var first = 0
  private(set) var texts: [(role: Role, text: SpannedText)] = []
  private(set) var commentCount = 0
  private(set) var deletionCount = 0
  private let looks: ODTStyles
  private let readsComments: Bool
  private var number = 0

  init(_ looks: ODTStyles, readsComments: Bool) { (self.looks, self.readsComments) = (looks, readsComments) }

  mutating func walk(_ nodes: [MarkupNode], in role: Role? = nil) -> [MarkupNode] {
    nodes.flatMap { node -> [MarkupNode] in
      guard case .element(var element) = node else { return [node] }
      switch element.name {
      case "text:p", "text:h": return paragraph(element, role)
      case "text:tracked-changes":
        deletionCount += element.elements.count { $0.first("deletion") != nil }
        return [node]
      case "text:section" where element["text:display"] == "none": return [node]
      case "office:annotation" where !readsComments:
        commentCount += 1
        return [node]
      case "text:note-citation", "office:scripts", "office:font-face-decls", "svg:title", "svg:desc",
        "office:forms":
        return [node]
      case "text:list-item": element.children = walk(element.children, in: .list)
      case "table:table-cell": element.children = walk(element.children, in: .list)
      default: element.children = walk(element.children, in: role)
      }
      return [.element(element)]
    }
  }

  private mutating func paragraph(_ element: MarkupElement, _ outer: Role?) -> [MarkupNode] {
    var element = element
    let style = element["text:style-name"]
    guard !looks.hides(style) else { return [.element(element)] }
    let shown = marked(element.children)
    var flow = FlowText(
      shown, number: &number, isBreak: { Self.breaks.contains($0.localName) },
      position: { [looks] in looks.position(of: $0) },
      isObject: { [looks] element, text in
        Self.objects.contains(element.localName) || looks.isNoteMark(element, behind: text)
      })
    guard ReadSource.hasWords(flow.text.text) else {
      element.children = walk(element.children, in: outer)
      return [.element(element)]
    }
    let place = first + texts.count
    texts.append((role(of: element, style, outer), flow.text))
    // What stands in notes and boxes comes behind the paragraph that they hang on.
    flow.changeObjects { walk($0) }
    guard let rewriting, place < rewriting.blocks.count else { return [.element(element)] }
    let target = rewriting.blocks[place].target
    var source = element
    source.children = unmarked(flow.nodes)
    let remark = rewriting.blocks[place].doubt.map(Self.remark) ?? []
    guard target.text != flow.text.text || !remark.isEmpty else { return [.element(source)] }
    element.children = unmarked(flow.nodes(with: target)) + remark
    if rewriting.layout == .target { return [.element(element)] }
    element.children = uncounted(unmarked(flow.nodes(with: target, keepsObjects: false))) + remark
    element["xml:id"] = nil
    return [.element(source), .element(element)]
  }

  /// A caption's number is counted once; the second paragraph has it as text.
  private func uncounted(_ nodes: [MarkupNode]) -> [MarkupNode] {
    nodes.flatMap { node -> [MarkupNode] in
      guard case .element(var element) = node else { return [node] }
      element.children = uncounted(element.children)
      return element.name == "text:sequence" ? element.children : [.element(element)]
    }
  }

  /// A comment beside the paragraph.
  private static func remark(_ text: String) -> [MarkupNode] {
    let author = MarkupElement(
      name: "dc:creator",
      attributes: [MarkupAttribute(name: "xmlns:dc", value: "http://purl.org/dc/elements/1.1/")],
      children: [.text("Alih")])
    let words = MarkupElement(name: "text:p", children: [.text(text)])
    return [
      .element(MarkupElement(name: "office:annotation", children: [.element(author), .element(words)]))
    ]
  }

  private func role(of element: MarkupElement, _ style: String?, _ outer: Role?) -> Role {
    if element.localName == "h" {
      return element["text:outline-level"] ?? "1" == "1" ? .headline : .subheading
    }
    return looks.role(style) ?? outer ?? .paragraph
  }

  // Hidden text is an object while its paragraph is read.

  private func marked(_ nodes: [MarkupNode]) -> [MarkupNode] {
    nodes.map { node in
      guard case .element(var element) = node else { return node }
      if element.name == "text:span", looks.hides(element["text:style-name"]) {
        return .element(MarkupElement(name: "alih:unseen", children: [node]))
      }
      if !Self.objects.contains(element.localName) { element.children = marked(element.children) }
      return .element(element)
    }
  }

  private func unmarked(_ nodes: [MarkupNode]) -> [MarkupNode] {
    nodes.flatMap { node -> [MarkupNode] in
      guard case .element(var element) = node else { return [node] }
      if element.name == "alih:unseen" { return element.children }
      element.children = unmarked(element.children)
      return [.element(element)]
    }
  }
}
