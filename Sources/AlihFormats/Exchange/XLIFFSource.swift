import AlihMarkup
import AlihModel

/// Reads an XLIFF file (1.2, 2.0, 2.1): units without a translation, each a segment; all else stays.
enum XLIFFSource {
  static func read(_ bytes: [UInt8]) throws -> ReadSource {
    let tree: MarkupTree
    do { tree = try MarkupTree(xml: bytes) } catch let problem as MarkupProblem {
      throw SourceProblem("line \(problem.line), column \(problem.column): \(problem.message)")
    }
    guard tree.first("xliff") != nil else { throw SourceProblem("it is XML, but no XLIFF") }
    var walk = XLIFFWalk()
    _ = walk.walk(tree.nodes)
    var source = ReadSource()
    for text in walk.texts { source.add(.paragraph, text, isOneSegment: true) }
    guard !source.items.isEmpty else { throw SourceProblem("it has no unit without a translation") }
    source.template = XLIFFTemplate(tree: tree)
    return source
  }
}

private struct XLIFFTemplate: SourceTemplate {
  let tree: MarkupTree

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var walk = XLIFFWalk()
    walk.rewriting = rewriting
    var tree = tree
    tree.nodes = walk.walk(tree.nodes)
    return Array(tree.text.utf8)
  }
}

private struct XLIFFWalk {
  /// What is inside of them is code of another format.
  private static let codes: Set<Substring> = ["bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec"]

  var rewriting: Rewriting?
  private(set) var texts: [SpannedText] = []
  private var count = 0
  private var number = 0

  mutating func walk(_ nodes: [MarkupNode]) -> [MarkupNode] {
    nodes.map { node in
      guard case .element(var element) = node else { return node }
      if element["translate"] == "no" { return node }
      switch element.localName {
      case "trans-unit", "segment": unit(&element)
      case "alt-trans", "matches", "glossary", "notes", "note", "originalData", "header": break
      case "xliff", "file":
        let name = element.localName == "file" ? "target-language" : "trgLang"
        let isWanted =
          element.localName == "file" ? element["source-language"] != nil : element["srcLang"] != nil
        if let rewriting, isWanted, element[name] == nil {
          element[name] = rewriting.article.languages.target
        }
        element.children = walk(element.children)
      default: element.children = walk(element.children)
      }
      return .element(element)
    }
  }

  private mutating func unit(_ element: inout MarkupElement) {
    func place(_ name: String) -> Int? {
      element.children.firstIndex {
        if case .element(let child) = $0 { child.localName == name } else { false }
      }
    }
    guard let sourcePlace = place("source"), case .element(let source) = element.children[sourcePlace] else {
      return
    }
    let targetPlace = place("target")
    if let targetPlace, case .element(let target) = element.children[targetPlace],
      !target.text.allSatisfy(\.isWhitespace)
    {
      return
    }
    let flow = FlowText(source.children, number: &number) { Self.codes.contains($0.localName) }
    guard ReadSource.hasWords(flow.text.text) else { return }
    texts.append(flow.text)
    defer { count += 1 }
    guard let rewriting, count < rewriting.blocks.count else { return }
    let block = rewriting.blocks[count]
    guard block.segments.allSatisfy({ $0.status == .translated || $0.status == .degraded }) else { return }
    let isDoubtful = block.segments.contains { $0.status == .degraded || $0.hasWarning }
    let prefix = source.name.contains(":") ? String(source.name[...source.name.lastIndex(of: ":")!]) : ""
    var target = MarkupElement(name: prefix + "target")
    if let targetPlace, case .element(let old) = element.children[targetPlace] {
      target.attributes = old.attributes
    }
    target.children = flow.nodes(with: block.target)
    if element.localName == "trans-unit" {
      target["state"] = isDoubtful ? "needs-review-translation" : "translated"
      target["state-qualifier"] = "mt-suggestion"
    } else {
      element["state"] = isDoubtful ? "initial" : "translated"
    }
    if let targetPlace {
      element.children[targetPlace] = .element(target)
    } else {
      element.children.insert(.element(target), at: sourcePlace + 1)
    }
  }
}
