import AlihMarkup
import AlihModel

/// Reads the paragraphs of a Word document (Office Open XML), footnotes after them; styles and pictures stay.
enum DOCXSource {
  static let parts = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"]

  static func read(_ bytes: [UInt8]) throws -> ReadSource {
    let archive = try ZipArchive(bytes)
    guard archive["word/document.xml"] != nil else {
      throw SourceProblem("it is a ZIP archive, but no Word document: 'word/document.xml' is missing")
    }
    var source = ReadSource()
    var trees: [(name: String, tree: MarkupTree)] = []
    for part in parts {
      guard let xml = archive[part] else { continue }
      let tree = try part.tree(xml)
      trees.append((part, tree))
      var walk = DOCXWalk()
      _ = walk.walk(tree.nodes)
      for paragraph in walk.paragraphs { source.add(paragraph.role, paragraph.text) }
    }
    if let core = archive["docProps/core.xml"].flatMap({ try? MarkupTree(xml: $0) }) {
      let name = core.first("creator")?.text.trimmed ?? ""
      source.byline = name.isEmpty ? nil : name
    }
    source.template = DOCXTemplate(archive: archive, trees: trees)
    return source
  }
}

private struct DOCXTemplate: SourceTemplate {
  let archive: ZipArchive
  let trees: [(name: String, tree: MarkupTree)]

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var archive = archive
    var walk = DOCXWalk()
    walk.rewriting = rewriting
    for var part in trees {
      part.tree.nodes = walk.walk(part.tree.nodes)
      archive[part.name] = Array(part.tree.text.utf8)
    }
    guard walk.count == rewriting.blocks.count else {
      throw SourceProblem("\(walk.count) paragraphs and \(rewriting.blocks.count) translations; report this")
    }
    return try archive.bytes()
  }
}

/// Goes through a document's paragraphs in order, and puts other texts in their places.
private struct DOCXWalk {
  var rewriting: Rewriting?
  private(set) var paragraphs: [(role: Role, text: SpannedText)] = []
  private(set) var count = 0
  private var number = 0

  mutating func walk(_ nodes: [MarkupNode]) -> [MarkupNode] {
    nodes.flatMap { node -> [MarkupNode] in
      guard case .element(var element) = node else { return [node] }
      if element.name == "w:p" { return paragraph(element).map(MarkupNode.element) }
      element.children = walk(element.children)
      return [.element(element)]
    }
  }

  private mutating func paragraph(_ element: MarkupElement) -> [MarkupElement] {
    let text = DOCXParagraph(element, number: &number)
    guard ReadSource.hasWords(text.text.text) else { return [element] }
    paragraphs.append((Self.role(of: element), text.text))
    defer { count += 1 }
    guard let rewriting, count < rewriting.blocks.count else { return [element] }
    let target = rewriting.blocks[count].target
    guard target.text != text.text.text else { return [element] }
    let translation = text.paragraph(with: target)
    return rewriting.layout == .target ? [translation] : [element, translation]
  }

  private static func role(of paragraph: MarkupElement) -> Role {
    let properties = paragraph.elements.first { $0.name == "w:pPr" }
    let style = (properties?.first("pStyle")?["w:val"] ?? "").lowercased()
    if style == "title" || style == "heading1" || style == "judul1" || style == "judul" { return .headline }
    if style.hasPrefix("heading") || style.hasPrefix("judul") || style == "subtitle" { return .subheading }
    if style == "caption" { return .caption }
    if style.contains("quote") { return .quote }
    return properties?.first("numPr") == nil ? .paragraph : .list
  }
}

/// One paragraph: its text, and what of it stands in which run.
private struct DOCXParagraph {
  private(set) var text = SpannedText("")
  private let paragraph: MarkupElement
  /// The paragraph's own properties, which stand first.
  private var head: [MarkupNode] = []
  /// The run that most of the text stands in.
  private var base = MarkupElement(name: "w:r")
  /// By span id: a run or link without its text, or an object whole.
  private var elements: [Int: MarkupElement] = [:]
  /// By a link's span id: the last one inside of it.
  private var lastInside: [Int: Int] = [:]
  private var bytes: [UInt8] = []

  private static let wrappers: Set<String> = [
    "w:hyperlink", "w:smartTag", "w:ins", "w:sdt", "w:sdtContent", "w:fldSimple",
  ]

  init(_ element: MarkupElement, number: inout Int) {
    paragraph = element
    var runs: [(run: MarkupElement, range: Range<Int>)] = []
    var spans: [InlineSpan] = []
    for node in element.children {
      if case .element(let child) = node, child.name == "w:pPr" {
        head.append(node)
      } else {
        read(node, &runs, &spans, &number)
      }
    }
    var lengths: [MarkupElement: Int] = [:]
    for run in runs { lengths[Self.bare(run.run), default: 0] += run.range.count }
    let most = lengths.values.max() ?? 0
    if let first = runs.first(where: { lengths[Self.bare($0.run)] == most }) { base = Self.bare(first.run) }
    // Runs of the same look beside each other are one span; the look of most of the text is none.
    for run in runs where Self.bare(run.run) != base && !run.range.isEmpty {
      if let last = spans.last, last.range.upperBound == run.range.lowerBound,
        elements[last.id] == Self.bare(run.run)
      {
        spans[spans.count - 1].range = last.range.lowerBound..<run.range.upperBound
        continue
      }
      spans.append(InlineSpan(id: number, range: run.range))
      elements[number] = Self.bare(run.run)
      number += 1
    }
    spans.sort { ($0.range.lowerBound, $0.id) < ($1.range.lowerBound, $1.id) }
    let lead = bytes.prefix { $0 == 0x20 }.count
    let length = max(
      0, bytes.count - lead - (bytes.count > lead ? bytes.reversed().prefix { $0 == 0x20 }.count : 0))
    text = SpannedText(
      String(decoding: bytes[lead..<lead + length], as: UTF8.self),
      spans.map { span in
        let low = min(max(0, span.range.lowerBound - lead), length)
        return InlineSpan(id: span.id, range: low..<min(max(low, span.range.upperBound - lead), length))
      })
  }

  private mutating func read(
    _ node: MarkupNode, _ runs: inout [(run: MarkupElement, range: Range<Int>)], _ spans: inout [InlineSpan],
    _ number: inout Int
  ) {
    guard case .element(let element) = node else { return }
    if element.name == "w:r" {
      readRun(element, &runs, &spans, &number)
    } else if Self.wrappers.contains(element.name) {
      let (id, place, start) = (number, spans.count, bytes.count)
      let isLink = element.name == "w:hyperlink"
      if isLink {
        number += 1
        spans.append(InlineSpan(id: id, range: start..<start))
        elements[id] = MarkupElement(name: element.name, attributes: element.attributes)
      }
      for child in element.children { read(child, &runs, &spans, &number) }
      if isLink {
        spans[place].range = start..<bytes.count
        lastInside[id] = number - 1
      }
    } else if element.name != "w:proofErr", element.name != "w:del" {
      spans.append(InlineSpan(id: number, range: bytes.count..<bytes.count))
      elements[number] = element
      number += 1
    }
  }

  private mutating func readRun(
    _ run: MarkupElement, _ runs: inout [(run: MarkupElement, range: Range<Int>)],
    _ spans: inout [InlineSpan],
    _ number: inout Int
  ) {
    let start = bytes.count
    for child in run.elements where child.name != "w:rPr" {
      switch child.name {
      case "w:t": bytes += child.text.utf8.map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 }
      case "w:tab": bytes.append(0x20)
      case "w:noBreakHyphen": bytes.append(0x2D)
      case "w:softHyphen", "w:lastRenderedPageBreak": break
      case "w:br" where child.attributes.isEmpty: bytes.append(0x20)
      default:
        var object = Self.bare(run)
        object.children.append(.element(child))
        spans.append(InlineSpan(id: number, range: bytes.count..<bytes.count))
        elements[number] = object
        number += 1
      }
    }
    runs.append((run, start..<bytes.count))
  }

  /// A run with its properties alone; what only the spelling checker and the versions want is left out.
  private static func bare(_ run: MarkupElement) -> MarkupElement {
    let properties = run.children.filter {
      if case .element(let child) = $0 { child.name == "w:rPr" && !child.children.isEmpty } else { false }
    }
    return MarkupElement(name: "w:r", children: properties)
  }

  func paragraph(with target: SpannedText) -> MarkupElement {
    var paragraph = paragraph
    let bytes = Array(target.text.utf8)
    var rest = target.spans[...]
    paragraph.children = head + content(bytes, 0..<bytes.count, &rest, base)
    return paragraph
  }

  private func content(
    _ bytes: [UInt8], _ range: Range<Int>, _ spans: inout ArraySlice<InlineSpan>, _ look: MarkupElement,
    last: Int = .max
  ) -> [MarkupNode] {
    var nodes: [MarkupNode] = []
    var at = range.lowerBound
    func add(upTo end: Int, _ look: MarkupElement) {
      guard end > at else { return }
      let text = MarkupElement(
        name: "w:t", attributes: [MarkupAttribute(name: "xml:space", value: "preserve")],
        children: [.text(String(decoding: bytes[at..<end], as: UTF8.self))])
      var run = look
      run.children.append(.element(text))
      nodes.append(.element(run))
      at = end
    }
    while let span = spans.first, span.range.lowerBound <= range.upperBound {
      if span.range.lowerBound == range.upperBound, !span.range.isEmpty || span.id > last { break }
      spans.removeFirst()
      add(upTo: span.range.lowerBound, look)
      guard let element = elements[span.id] else { continue }
      let inner = max(at, span.range.lowerBound)..<max(at, min(span.range.upperBound, range.upperBound))
      if span.range.isEmpty, element.name != "w:hyperlink" {
        nodes.append(.element(element))
      } else if element.name == "w:r" {
        nodes += content(bytes, inner, &spans, element, last: -1)
        at = inner.upperBound
      } else {
        var link = element
        link.children = content(bytes, inner, &spans, look, last: lastInside[span.id] ?? .max)
        nodes.append(.element(link))
        at = inner.upperBound
      }
    }
    add(upTo: range.upperBound, look)
    return nodes
  }
}

extension String {
  fileprivate func tree(_ xml: [UInt8]) throws -> MarkupTree {
    do { return try MarkupTree(xml: xml) } catch let problem as MarkupProblem {
      throw SourceProblem("\(self), line \(problem.line), column \(problem.column): \(problem.message)")
    }
  }

  var trimmed: String {
    let head = drop(while: \.isWhitespace)
    return String(head.reversed().drop(while: \.isWhitespace).reversed())
  }
}
