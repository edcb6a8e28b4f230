import AlihMarkup

/// What the elements of HTML are to a reader.
extension MarkupElement {
  private static let blocks: Set<Substring> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p",
    "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
    "ul",
  ]
  /// Code, pictures and controls, and what a correction struck out.
  private static let unseen: Set<Substring> = [
    "applet", "audio", "button", "canvas", "datalist", "del", "embed", "head", "iframe", "input", "map",
    "math", "meter", "noembed", "noframes", "noscript", "object", "progress", "s", "script", "select",
    "strike", "style", "svg", "template", "textarea", "video",
  ]

  var isHeading: Bool { ["h1", "h2", "h3", "h4", "h5", "h6"].contains(localName) }

  /// Program code, which is no language of people: `<pre><code>`.
  var isCode: Bool {
    localName == "pre"
      && (elements.contains { $0.localName == "code" } || self["class"]?.contains("language-") == true)
  }

  /// Whether it stands on lines of its own.
  var isBlock: Bool { Self.blocks.contains(localName) }

  /// Whether its text is none that a reader of the page reads.
  var isUnseen: Bool {
    if Self.unseen.contains(localName) || self["hidden"] != nil { return true }
    if localName == "dialog" { return self["open"] == nil }
    guard let style = self["style"] else { return false }
    let rules = style.lowercased().filter { !$0.isWhitespace }
    return ["display:none", "visibility:hidden", "text-decoration:line-through"].contains {
      rules.contains($0)
    }
  }

  /// Whether a block stands in it that is seen.
  var holdsBlock: Bool { elements.contains { !$0.isUnseen && ($0.isBlock || $0.holdsBlock) } }

  /// A raised number or star that leads to a note, such as `<sup><a href="#n1">1</a></sup>`; and the reading of a ruby.
  var isMark: Bool {
    switch localName {
    case "rt", "rp": return true
    case "sup": return (first("a") != nil || self["id"] != nil) && Self.isNumber(text)
    case "a": return (self["href"]?.contains("#") == true || first("sup") != nil) && Self.isNumber(text)
    default: return false
    }
  }

  /// `1`, `[12]`, `*`, `†`, `a`.
  private static func isNumber(_ text: String) -> Bool {
    let inner = text.trimmed.filter { !"[]()".contains($0) }
    guard (1...3).contains(inner.count) else { return false }
    return inner.allSatisfy { $0.isNumber || "*†‡§".contains($0) }
      || inner.count == 1 && inner.first!.isLetter
  }
}

/// A part of an element's content.
enum PagePiece {
  /// Text with inline elements, and where it stands in the file.
  case run([MarkupNode], Range<Int>?)
  case container(MarkupElement)
  /// A line break, or an element that nobody sees.
  case apart(MarkupNode)

  /// All of an element's content, in order. A line break parts texts, but for those of a heading.
  ///
  /// - Parameter range: of the content in its file.
  static func pieces(of nodes: [MarkupNode], in range: Range<Int>?, isHeading: Bool) -> [PagePiece] {
    var pieces: [PagePiece] = []
    var run: [MarkupNode] = []
    var start = range?.lowerBound
    func finish(before element: MarkupElement?) {
      let end = element == nil ? range?.upperBound : element?.extent?.whole.lowerBound
      if !run.isEmpty {
        pieces.append(.run(run, start.flatMap { start in end.map { start..<max(start, $0) } }))
      }
      run = []
      start = element?.extent?.whole.upperBound
    }
    for node in nodes {
      guard case .element(let element) = node,
        element.localName == "br" && !isHeading || element.isBlock || !element.isUnseen && element.holdsBlock
      else {
        run.append(node)
        continue
      }
      finish(before: element)
      pieces.append(element.localName == "br" || element.isUnseen ? .apart(node) : .container(element))
    }
    finish(before: nil)
    return pieces
  }
}
