import AlihMarkup
import AlihModel

/// Reads an RSS 2.0 or Atom feed with its full texts: each entry's title, and the paragraphs of what it holds.
enum FeedSource {
  static func read(_ bytes: [UInt8]) throws -> ReadSource {
    let tree: MarkupTree
    do { tree = try MarkupTree(xml: bytes) } catch let problem as MarkupProblem {
      throw SourceProblem("line \(problem.line), column \(problem.column): \(problem.message)")
    }
    guard tree.first("item") ?? tree.first("entry") != nil else {
      throw SourceProblem("it is a feed without entries")
    }
    var walk = FeedWalk()
    _ = try walk.walk(tree.nodes)
    var source = ReadSource()
    for item in walk.items { source.add(item.role, item.text) }
    source.date = (tree.first("published") ?? tree.first("updated"))?.text.prefix(16).description
    source.template = FeedTemplate(tree: tree)
    return source
  }
}

private struct FeedTemplate: SourceTemplate {
  let tree: MarkupTree

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var walk = FeedWalk()
    walk.rewriting = rewriting
    var tree = tree
    tree.nodes = try walk.walk(tree.nodes)
    return Array(tree.text.utf8)
  }
}

private struct FeedWalk {
  var rewriting: Rewriting?
  private(set) var items: [(role: Role, text: SpannedText)] = []
  private var count = 0

  mutating func walk(_ nodes: [MarkupNode], isInside: Bool = false) throws -> [MarkupNode] {
    var result: [MarkupNode] = []
    for node in nodes {
      guard case .element(var element) = node else {
        result.append(node)
        continue
      }
      switch element.name {
      case "title" where isInside: element.children = title(element)
      case "description", "content:encoded", "content", "summary":
        if isInside { element.children = try content(element) }
      default:
        element.children = try walk(
          element.children, isInside: isInside || element.name == "item" || element.name == "entry")
      }
      result.append(.element(element))
    }
    return result
  }

  private mutating func title(_ element: MarkupElement) -> [MarkupNode] {
    let text = element.text.trimmed
    guard ReadSource.hasWords(text) else { return element.children }
    items.append((.subheading, SpannedText(text.split { $0.isNewline }.joined(separator: " "))))
    defer { count += 1 }
    guard let rewriting, count < rewriting.blocks.count else { return element.children }
    let block = rewriting.blocks[count]
    guard block.target.text != block.source.text else { return element.children }
    return [
      .text(rewriting.layout == .target ? block.target.text : "\(block.source.text) / \(block.target.text)")
    ]
  }

  /// A page's piece, escaped or in a CDATA section.
  private mutating func content(_ element: MarkupElement) throws -> [MarkupNode] {
    let isXHTML = element["type"] == "xhtml"
    let html = element.text
    guard !isXHTML, ReadSource.hasWords(html) else { return element.children }
    // The parser puts what it reads into a page; the piece is what is in its body.
    let page = try MarkupTree(html: Array("<div>\(html)</div>".utf8))
    guard let body = page.first("body"), let piece = body.elements.first, piece.name == "div" else {
      return element.children
    }
    var tree = page
    tree.nodes = [.element(piece)]
    let source = HTMLSource.read(tree, story: nil)
    items += source.items.map { ($0.role, $0.text) }
    defer { count += source.items.count }
    guard var part = rewriting, count + source.items.count <= part.blocks.count else {
      return element.children
    }
    part.blocks = Array(part.blocks[count..<count + source.items.count])
    guard part.blocks.contains(where: { $0.source.text != $0.target.text }) else { return element.children }
    tree = try HTMLTemplate(tree: tree, story: nil).rewritten(part)
    var text = tree.text
    if text.hasSuffix("\n") { text.removeLast() }
    let inner = String(text.dropFirst("<div>".count).dropLast("</div>".count))
    let isRaw = element.children.contains { if case .raw = $0 { true } else { false } }
    return [isRaw ? .raw(inner) : .text(inner)]
  }
}
