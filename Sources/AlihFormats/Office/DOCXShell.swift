import AlihMarkup

/// Elements of Word around runs of text: links, content controls, rubies.
extension MarkupElement {
  /// What tells of the element's own properties, before its content.
  private static let properties: Set<Substring> = ["smartTagPr", "customXmlPr"]
  /// What of a content control or a ruby holds its text.
  private static let holders = ["sdtContent", "ruby", "rubyBase"]

  /// All but its properties.
  var shellContent: [MarkupNode] {
    children.filter {
      if case .element(let child) = $0 { !Self.properties.contains(child.localName) } else { true }
    }
  }

  /// The same link, content control or ruby with other content.
  func filled(with content: [MarkupNode], _ words: WordNames) -> MarkupElement {
    var shell = self
    for (place, node) in children.enumerated() {
      guard case .element(var inner) = node, Self.holders.contains(where: { inner.name == words($0) }) else {
        continue
      }
      if inner.name == words("ruby") {
        inner = inner.filled(with: content, words)
      } else {
        inner.children = content
      }
      shell.children[place] = .element(inner)
      return shell
    }
    let properties = elements.filter { Self.properties.contains($0.localName) }
    shell.children = properties.map(MarkupNode.element) + content
    return shell
  }
}
