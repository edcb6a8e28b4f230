import AlihModel

/// The file formats that a translated article can be written in.
package enum DocumentFormat: String, Sendable, CaseIterable {
  case markdown, html, text, json

  /// Without the dot.
  package var fileExtension: String {
    switch self {
    case .markdown: "md"
    case .html: "html"
    case .text: "txt"
    case .json: "json"
    }
  }

  /// The format that a file name's ending asks for, in any case: `md`, `markdown`, `html`, `htm`, `txt`, `text`, `json`.
  package init?(fileExtension: String) {
    switch fileExtension.lowercased() {
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "txt", "text": self = .text
    case "json": self = .json
    default: return nil
    }
  }

  /// The format of a file named with `-o`: `out/berita.html` is a page; nil for a name without a known ending.
  package init?(path: String) {
    let name =
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    // A name that only begins with a dot, `.html`, has no ending.
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
    self.init(fileExtension: String(name[name.utf8.index(after: dot)...]))
  }
}

/// How the two languages are arranged.
package enum Layout: String, Sendable, CaseIterable {
  /// Each paragraph, then its translation.
  case interleaved
  /// Two columns.
  case sideBySide = "side-by-side"
  /// The translation alone.
  case target
}

/// What becomes of the furniture around the story: related links, promotion, credits.
package enum Boilerplate: String, Sendable, CaseIterable {
  /// In its place, and told apart from the story.
  case mark
  /// In its place, like the story.
  case keep
  /// Left out, and counted as left out.
  case drop
}

/// Writes a translated article as a document.
package enum BilingualDocument {
  /// The document's text, with a line break at its end.
  ///
  /// JSON holds both languages whatever the layout, on one line when `compact`, for JSON Lines. Linear in the
  /// article's length.
  package static func text(
    _ article: BilingualArticle, format: DocumentFormat, layout: Layout = .interleaved,
    boilerplate: Boilerplate = .mark, compact: Bool = false
  ) -> String {
    let page = Pageproof(article, layout: layout, boilerplate: boilerplate)
    let writer: any DocumentWriter =
      switch format {
      case .json: JSONWriter(page: page, compact: compact)
      case .markdown: MarkdownWriter(page: page)
      case .text: TextWriter(page: page)
      case .html: HTMLWriter(page: page)
      }
    return writer.text()
  }
}

/// One file format's way to put an article on a page.
protocol DocumentWriter {
  func text() -> String
}
