import AlihMarkup
import AlihModel

/// A page, or a piece of one, with its file: what doesn't change stays byte for byte.
struct PageText: Sendable {
  /// UTF-8.
  let bytes: [UInt8]
  let tree: MarkupTree

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    do { tree = try MarkupTree(html: bytes) } catch let problem as MarkupProblem {
      throw SourceProblem(problem.message)
    }
  }

  /// The file with other texts.
  ///
  /// - Parameter isWhole: whether it is a page, which says its language, and not a piece of one.
  func rewritten(_ rewriting: Rewriting, _ story: PageStory?, isWhole: Bool) throws -> [UInt8] {
    var walk = FlowWalk(story)
    walk.rewriting = rewriting
    var expected = tree
    expected.nodes = walk.walk(tree.nodes)
    try walk.checkCount()
    // Where the file's tags overlap, a text may have no place of its own in it: the page is then written from its tree.
    let edited = walk.edits.flatMap { edits in edits.isEmpty ? bytes : self.edited(edits) }
    let isTrue = try edited.map { try MarkupTree(html: $0).nodes.merged == expected.nodes.merged } ?? false
    let result = isTrue ? edited! : Array(isWhole ? expected.text.utf8 : Self.body(of: expected).utf8)
    return isWhole && rewriting.layout == .target
      ? try PageText(result).withAttributes { element in
        guard element.localName == "html" else { return [:] }
        let names = ["lang", "xml:lang"].filter { element[$0] != nil }
        return Dictionary(uniqueKeysWithValues: names.map { ($0, rewriting.article.languages.target) })
      } : result
  }

  /// The file with other values of the attributes that `values` names.
  func withAttributes(_ values: (MarkupElement) -> [String: String]) -> [UInt8] {
    var edits: [FlowWalk.Edit] = []
    func visit(_ nodes: [MarkupNode]) {
      for case .element(let element) in nodes {
        if let edit = edit(element, setting: values(element)) { edits.append(edit) }
        visit(element.children)
      }
    }
    visit(tree.nodes)
    return edited(edits) ?? bytes
  }

  /// The element's start tag with other values of some attributes; nil where there is nothing to set, or no tag in the file.
  func edit(_ element: MarkupElement, setting values: [String: String]) -> FlowWalk.Edit? {
    guard !values.isEmpty, let extent = element.extent, extent.whole.lowerBound < extent.content.lowerBound,
      extent.content.lowerBound <= bytes.count
    else { return nil }
    let range = extent.whole.lowerBound..<extent.content.lowerBound
    let tag = StartTag.setting(values, in: bytes[range])
    return FlowWalk.Edit(range: range, nodes: [.raw(String(decoding: tag, as: UTF8.self))])
  }

  func edited(_ edits: [FlowWalk.Edit]) -> [UInt8]? {
    var result: [UInt8] = []
    var at = 0
    for edit in edits {
      guard edit.range.lowerBound >= at, edit.range.upperBound <= bytes.count else { return nil }
      result += bytes[at..<edit.range.lowerBound]
      for node in edit.nodes { write(node, to: &result) }
      at = edit.range.upperBound
    }
    return result + bytes[at...]
  }

  /// As the file writes them, but for texts.
  func written(_ nodes: [MarkupNode]) -> [UInt8] {
    var result: [UInt8] = []
    for node in nodes { write(node, to: &result) }
    return result
  }

  /// As the file writes it, but for texts.
  private func write(_ node: MarkupNode, to result: inout [UInt8]) {
    guard case .element(let element) = node, let extent = element.extent,
      extent.whole.upperBound <= bytes.count,
      extent.whole.lowerBound < extent.content.lowerBound
    else {
      result += node.html.utf8
      return
    }
    if element.isUnseen || element.isMark || element.children.isEmpty {
      result += bytes[extent.whole]
      return
    }
    result += bytes[extent.whole.lowerBound..<extent.content.lowerBound]
    for child in element.children { write(child, to: &result) }
    result += "</\(element.name)>".utf8
  }

  private static func body(of tree: MarkupTree) -> String {
    (tree.first("body")?.children ?? []).map(\.html).joined()
  }
}

/// A page again with other texts, in UTF-8.
struct PageTemplate: SourceTemplate {
  let page: PageText
  let story: PageStory?
  let labels: PageLabels
  /// Of the last blocks, how many are labels.
  let labelCount: Int
  /// Whether the file was in UTF-8 already.
  let isUTF8: Bool

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var story = rewriting
    story.blocks.removeLast(min(labelCount, story.blocks.count))
    var result = try page.rewritten(story, self.story, isWhole: true)
    if rewriting.layout == .target {
      let targets = rewriting.blocks.map { ($0.source.text, $0.target.text) }
      result = labels.written(
        in: try PageText(result), Dictionary(targets, uniquingKeysWith: { first, _ in first }))
    }
    var isDeclared = false
    let declared = try PageText(result).withAttributes { element in
      guard element.localName == "meta" else { return [:] }
      let content = element["content"] ?? ""
      if let charset = element["charset"] {
        isDeclared = true
        return charset.lowercased() == "utf-8" ? [:] : ["charset": "utf-8"]
      }
      guard let place = content.lowercased().firstRange(of: "charset=") else { return [:] }
      isDeclared = true
      let name = content[place.upperBound...].prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
      return name.lowercased() == "utf-8"
        ? [:] : ["content": content[..<place.upperBound] + "utf-8" + content[name.endIndex...]]
    }
    // A byte order mark tells browsers what no element of the page says.
    return isUTF8 || isDeclared ? declared : [0xEF, 0xBB, 0xBF] + declared
  }
}
