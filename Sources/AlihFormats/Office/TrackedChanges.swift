import AlihMarkup

/// Accepts the changes that Word has tracked (ISO 29500-1, 17.13.5): what it shows as the text without its marks.
struct TrackedChanges {
  private let words: WordNames

  init(_ words: WordNames) { self.words = words }

  /// - Returns: how many changes there were; none leaves the nodes as they are.
  func accept(_ nodes: inout [MarkupNode]) -> Int {
    guard Self.holdsAny(nodes) else { return 0 }
    var count = 0
    nodes = accepted(nodes, &count)
    return count
  }

  private static let marks: Set<Substring> = [
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange",
    "tcPrChange",
    "tblGridChange", "tblPrExChange", "numberingChange",
  ]
  private static let places: Set<Substring> = [
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
    "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
    "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
  ]

  private static func holdsAny(_ nodes: [MarkupNode]) -> Bool {
    nodes.contains { node in
      guard case .element(let element) = node else { return false }
      return marks.contains(element.localName) || holdsAny(element.children)
    }
  }

  private func accepted(_ nodes: [MarkupNode], _ count: inout Int) -> [MarkupNode] {
    var result: [MarkupNode] = []
    /// Of paragraphs whose end was deleted: what stands in them belongs to the next one.
    var pending: [MarkupNode] = []
    for node in nodes {
      guard case .element(var element) = node else {
        result.append(node)
        continue
      }
      let isOwn = element.name == words(String(element.localName))
      if isOwn, Self.places.contains(element.localName) { continue }
      if isOwn, Self.marks.contains(element.localName) {
        count += 1
        if element.localName == "ins" || element.localName == "moveTo" {
          result += accepted(element.children, &count)
        }
        continue
      }
      if element.name == words("tr"),
        property(element, "trPr")?.elements.contains(where: { $0.localName == "del" }) == true
      {
        count += 1
        continue
      }
      let hasLostEnd = element.name == words("p") && endIsDeleted(element)
      element.children = accepted(element.children, &count)
      guard element.name == words("p") else {
        result.append(.element(element))
        continue
      }
      let head = element.children.filter(isProperties)
      let content = pending + element.children.filter { !isProperties($0) }
      if hasLostEnd {
        pending = content
      } else {
        element.children = head + content
        pending = []
        result.append(.element(element))
      }
    }
    // Nothing follows that could take it in.
    if !pending.isEmpty { result.append(.element(words.element("p", pending))) }
    return result
  }

  private func isProperties(_ node: MarkupNode) -> Bool {
    if case .element(let element) = node { element.name == words("pPr") } else { false }
  }

  private func property(_ element: MarkupElement, _ name: String) -> MarkupElement? {
    element.elements.first { $0.name == words(name) }
  }

  private func endIsDeleted(_ paragraph: MarkupElement) -> Bool {
    let marks = property(paragraph, "pPr").flatMap { property($0, "rPr") }?.elements ?? []
    return marks.contains { $0.name == words("del") || $0.name == words("moveFrom") }
  }
}
