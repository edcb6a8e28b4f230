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
    "amp-ad", "amp-analytics", "amp-embed", "amp-sidebar", "amp-social-share", "applet", "audio", "button",
    "canvas", "datalist", "del", "embed", "head", "iframe", "input", "map",
    "math", "meter", "noembed", "noframes", "noscript", "object", "progress", "s", "script", "select",
    "strike", "style", "svg", "template", "textarea", "video",
  ]

  /// Whether HTML has an element of this name.
  var isOfPages: Bool {
    let name = localName.lowercased()
    return Self.blocks.contains(name[...]) || Self.unseen.contains(name[...]) || Self.phrases.contains(name)
  }

  /// Behind a tag that begins or ends a block, or breaks the line; nil where `text` doesn't begin with one.
  static func endOfDividingTag(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.first == UInt8(ascii: "<") else { return nil }
    // A tag with more attributes than this is none that a text holds.
    let inside = text.dropFirst().prefix(500).prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
    guard inside.endIndex < text.endIndex, text[inside.endIndex] == UInt8(ascii: ">") else { return nil }
    let name = inside.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    return word == "br" || blocks.contains(word[...]) ? inside.endIndex + 1 : nil
  }

  private static let phrases: Set<String> = [
    "a", "abbr", "b", "big", "br", "cite", "code", "em", "font", "i", "img", "ins", "kbd", "mark", "q",
    "small", "span",
    "strong", "sub", "sup", "time", "tt", "u",
  ]

  var isHeading: Bool { ["h1", "h2", "h3", "h4", "h5", "h6"].contains(localName) }

  /// A listing: `<pre><code>`, and what else is `pre` without being prose. It stays as it is.
  var isListing: Bool {
    localName == "pre"
      && (isNamedCode || elements.contains { $0.localName == "code" } || !Self.isProse(text))
  }

  /// A program, which is no language of people: a listing full of its marks.
  var isCode: Bool {
    guard localName == "pre" || isNamedCode && isBlock && first("pre") != nil, localName != "pre" || isListing
    else { return false }
    var (letters, marks) = (0, 0)
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      letters += 1
      if "{}();=<>[]$\\|&+*/_".unicodeScalars.contains(scalar) { marks += 1 }
    }
    return marks * 10 > letters
  }

  /// Whether it says that its words stay as they are: code, and what is marked so for translators' programs (HTML's `translate`,
  /// and the class that Google's heeds); nil where it says nothing. Of what may hold all of a page the class isn't believed.
  var staying: Bool? {
    if ["code", "kbd", "samp", "var"].contains(localName) { return true }
    if let translate = self["translate"]?.lowercased() {
      return translate == "no" && !["article", "body", "html", "main"].contains(localName)
    }
    let mayHoldAll = ["article", "body", "div", "html", "main", "section"].contains(localName)
    guard !mayHoldAll, let names = self["class"], names.contains("notranslate") else { return nil }
    return names.split(whereSeparator: \.isWhitespace).contains("notranslate") ? true : nil
  }

  private var isNamedCode: Bool {
    (self["class"] ?? "").split(whereSeparator: \.isWhitespace).contains { name in
      Self.listings.contains { name.lowercased().hasPrefix($0) }
    }
  }

  /// How the classes of boxes with code begin.
  private static let listings = [
    "brush:", "code", "crayon", "highlight", "language-", "prettyprint", "sourcecode", "syntaxhighlighter",
    "wp-block-code",
  ]

  /// Whether a text is mostly words: `Telur di atas meja,`, and no `x = y(2);`.
  private static func isProse(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    let plain = words.count { word in
      let inner = word.drop { "\"'(“‘-–".contains($0) }
      let letters = inner.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "," }
      return !letters.isEmpty && inner.dropFirst(letters.count).allSatisfy { ".,;:!?\"')”’…".contains($0) }
        && !inner.hasSuffix(");")
    }
    return plain * 10 >= words.count * 7 && (words.count > 2 || words.first?.first?.isUppercase == true)
  }

  /// Whether it is a link to the site's first page.
  var leadsHome: Bool {
    let address = self["href"] ?? ""
    return self["rel"]?.contains("home") == true || address == "/"
      || address.hasPrefix("http") && !address.contains { "?#".contains($0) }
        && address.split(separator: "/").count == 2
  }

  /// Whether it stands on lines of its own.
  var isBlock: Bool { Self.blocks.contains(localName) }

  /// Whether its text is none that a reader of the page reads.
  var isUnseen: Bool {
    if Self.unseen.contains(localName) && !isNamedQuestion || self["hidden"] != nil || isCode { return true }
    if localName == "dialog" { return self["open"] == nil }
    if let names = self["class"], Self.spoken.contains(where: { names.contains($0) }),
      names.split(whereSeparator: \.isWhitespace).contains(where: { Self.spoken.contains(String($0)) })
    {
      return true
    }
    return self["style"].map(Self.hides) ?? false
  }

  /// A button that is the heading of a part which it folds: `<h3><button class="accordion-button">`.
  private var isNamedQuestion: Bool {
    guard localName == "button", let names = self["class"]?.lowercased() else { return false }
    return names.split { !$0.isLetter }.contains {
      ["accordion", "faq", "pertanyaan", "question"].contains($0)
    }
  }

  /// Whether a style shows nothing of what it is given to, or strikes it out.
  private static func hides(_ style: String) -> Bool {
    let rules = style.lowercased().filter { !$0.isWhitespace } + ";"
    if hiding.contains(where: { rules.contains($0) }) { return true }
    // Beyond the edge of the screen.
    return rules.contains(":-") && rules.firstMatch(of: /(?:left|top|text-indent):-\d{3,}/) != nil
  }

  private static let hiding = [
    "display:none", "visibility:hidden", "visibility:collapse", "text-decoration:line-through",
    "font-size:0;",
  ]

  /// Classes of text for screen readers alone.
  private static let spoken = ["screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"]

  /// Whether a block stands in it that is seen.
  var holdsBlock: Bool { elements.contains { !$0.isUnseen && ($0.isBlock || $0.holdsBlock) } }

  /// Whether a link back from a note stands first in a paragraph, as Google's documents have it.
  var beginsWithMark: Bool {
    guard ["p", "li", "dd"].contains(localName) else { return false }
    let first = children.first { if case .text(let text) = $0 { !text.trimmed.isEmpty } else { true } }
    guard case .element(let mark)? = first else { return false }
    return ["a", "sup"].contains(mark.localName) && mark.isMark
  }

  /// A raised number or star that leads to a note, such as `<sup><a href="#n1">1</a></sup>`; and the reading of a ruby.
  var isMark: Bool {
    switch localName {
    case "rt", "rp": return true
    case "sup": return (first("a") != nil || self["id"] != nil || isNamedNote) && NoteMark.isNumber(text)
    case "a": return (self["href"]?.contains("#") == true || first("sup") != nil) && NoteMark.isNumber(text)
    default: return false
    }
  }

  /// The same, and a raised number without a link that can be no power behind that text: `warga<sup>1</sup>`, but `m<sup>2</sup>`.
  func isMark(behind text: [UInt8]) -> Bool {
    isMark || localName == "sup" && NoteMark.isNumber(self.text) && NoteMark.canFollow(text[...])
  }

  private var isNamedNote: Bool {
    (self["class"] ?? "").lowercased().split { !$0.isLetter }.contains {
      ["fn", "fnref", "footnote", "footnoteref", "note", "noteref", "ref", "reference"].contains($0)
    }
  }
}

/// A part of an element's content.
enum PagePiece {
  /// Text with inline elements, and where it stands in the file.
  case run([MarkupNode], Range<Int>?)
  case container(MarkupElement)
  /// A line break, or an element that nobody sees.
  case apart(MarkupNode)

  /// All of an element's content, in order. A line break parts texts, but for those of a heading and inside of a sentence.
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
    for (place, node) in nodes.enumerated() {
      guard case .element(let element) = node,
        element.localName == "br" && !isHeading && !isSoft(run, nodes[(place + 1)...]) || element.isBlock
          || !element.isUnseen && element.holdsBlock
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

  /// Whether a line break stands inside of a sentence: `Warga mengungsi<br>ke masjid.`
  private static func isSoft(_ before: [MarkupNode], _ after: ArraySlice<MarkupNode>) -> Bool {
    func isBlank(_ node: MarkupNode) -> Bool { node.isText && node.visibleText.allSatisfy(\.isWhitespace) }
    guard let last = before.last(where: { !isBlank($0) }), let next = after.first(where: { !isBlank($0) })
    else {
      return false
    }
    if case .element(let element) = next, element.isBlock || element.holdsBlock { return false }
    return LineBreak.isInSentence(last.visibleText, next.visibleText)
  }
}

extension MarkupNode {
  fileprivate var isText: Bool { if case .element = self { false } else { true } }

  /// Without code, pictures and what else nobody reads.
  fileprivate var visibleText: String {
    switch self {
    case .text(let text), .raw(let text): text
    case .element(let element) where !element.isUnseen && !element.isMark:
      element.children.map(\.visibleText).joined()
    default: ""
    }
  }
}
