import CCmark

/// The tags of HTML in a line of Markdown, which its parser tells one by one: `<kbd>`, `</kbd>`, `<br>`.
enum MarkdownTag {
  /// `</kbd>` -> `kbd`
  static func name(_ tag: [UInt8]) -> String {
    let name = tag.drop { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "/") }
      .prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  /// The tag that ends the element which a node begins; nil where none stands in the same paragraph and the same emphasis.
  static func end(of node: OpaquePointer) -> OpaquePointer? {
    guard let tag = literal(node), !isEnd(tag) else { return nil }
    let name = name(tag)
    var depth = 1
    var next = cmark_node_next(node)
    // No further than this, so that thousands of tags without an end take no longer than others.
    for _ in 0..<500 {
      guard let inner = next else { return nil }
      if let other = literal(inner), self.name(other) == name {
        depth += isEnd(other) ? -1 : 1
        if depth == 0 { return inner }
      }
      next = cmark_node_next(inner)
    }
    return nil
  }

  private static func isEnd(_ tag: [UInt8]) -> Bool { tag.starts(with: "</".utf8) }

  /// Nil for what is no tag.
  private static func literal(_ node: OpaquePointer) -> [UInt8]? {
    guard MarkdownDocument.kind(of: node) == "html_inline" else { return nil }
    return cmark_node_get_literal(node).map { Array(String(cString: $0).utf8) }
  }
}
