import AlihMarkup

/// Codes that open and close (`bpt` and `ept`, `bx` and `ex`, `sc` and `ec`) as one element around the text between them while it
/// is translated, so that they stay around its words.
struct XLIFFPairs {
  private var pairs: [(open: MarkupNode, close: MarkupNode)] = []
  private static let name = "alih:pair"
  private static let closings = ["bpt": "ept", "bx": "ex", "sc": "ec"]

  mutating func joined(_ nodes: [MarkupNode]) -> [MarkupNode] {
    var result: [MarkupNode] = []
    var at = 0
    while at < nodes.count {
      defer { at += 1 }
      guard case .element(var element) = nodes[at] else {
        result.append(nodes[at])
        continue
      }
      if let closing = Self.closings[String(element.localName)],
        let end = nodes[(at + 1)...].firstIndex(where: { Self.closes($0, closing, element) })
      {
        let number = pairs.count
        pairs.append((nodes[at], nodes[end]))
        let inner = joined(Array(nodes[(at + 1)..<end]))
        result.append(
          .element(
            MarkupElement(
              name: Self.name, attributes: [MarkupAttribute(name: "n", value: "\(number)")], children: inner))
        )
        at = end
      } else {
        if !XLIFFCode.isCode(element) { element.children = joined(element.children) }
        result.append(.element(element))
      }
    }
    return result
  }

  func apart(_ nodes: [MarkupNode]) -> [MarkupNode] {
    nodes.flatMap { node -> [MarkupNode] in
      guard case .element(var element) = node else { return [node] }
      element.children = apart(element.children)
      guard element.name == Self.name, let number = element["n"].flatMap({ Int($0) }) else {
        return [.element(element)]
      }
      return [pairs[number].open] + element.children + [pairs[number].close]
    }
  }

  private static func closes(_ node: MarkupNode, _ name: String, _ opening: MarkupElement) -> Bool {
    guard case .element(let element) = node, element.localName == name else { return false }
    if let start = element["startRef"] { return start == opening["id"] }
    if let number = element["rid"] { return number == opening["rid"] }
    return element["id"] == opening["id"]
  }
}
