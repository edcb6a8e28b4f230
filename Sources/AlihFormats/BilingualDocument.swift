import AlihModel

/// The file formats that a translated article can be written in.
package enum DocumentFormat: String, Sendable, CaseIterable {
  case markdown, html, text, json, jsonl, xliff, xliff12, tmx, docx, odt, epub, csv, po
  /// The input's own, with its markup.
  case same

  /// Without the dot; empty for the input's own.
  package var fileExtension: String {
    switch self {
    case .markdown: "md"
    case .html: "html"
    case .text: "txt"
    case .json: "json"
    case .jsonl: "jsonl"
    case .xliff: "xlf"
    case .xliff12: "12.xlf"
    case .tmx: "tmx"
    case .docx: "docx"
    case .odt: "odt"
    case .epub: "epub"
    case .csv: "csv"
    case .po: "po"
    case .same: ""
    }
  }

  /// Whether several documents can stand behind each other in one file.
  package var isConcatenable: Bool { [.markdown, .text, .json, .jsonl].contains(self) }

  /// The format that a file name's ending asks for, in any case.
  package init?(fileExtension: String) {
    switch fileExtension.lowercased() {
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "txt", "text": self = .text
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "xlf", "xliff": self = .xliff
    case "tmx": self = .tmx
    case "docx": self = .docx
    case "odt": self = .odt
    case "epub": self = .epub
    case "csv": self = .csv
    case "po": self = .po
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
  /// The document's bytes, text in UTF-8 with a line break at its end.
  ///
  /// JSON holds both languages whatever the layout, on one line when `compact`, for JSON Lines. Linear in the
  /// article's length.
  /// - Throws: where a package of files can't be made.
  package static func bytes(
    _ article: BilingualArticle, format: DocumentFormat, layout: Layout = .interleaved,
    boilerplate: Boilerplate = .mark, compact: Bool = false
  ) throws -> [UInt8] {
    let page = Pageproof(article, layout: layout, boilerplate: boilerplate)
    switch format {
    case .docx: return try DOCXWriter(page: page).bytes()
    case .odt: return try ODTWriter(page: page).bytes()
    case .epub: return try EPUBWriter(page: page).bytes()
    default:
      return Array(
        text(article, format: format, layout: layout, boilerplate: boilerplate, compact: compact).utf8)
    }
  }

  /// The same for formats that are text; a package of files has none.
  package static func text(
    _ article: BilingualArticle, format: DocumentFormat, layout: Layout = .interleaved,
    boilerplate: Boilerplate = .mark, compact: Bool = false
  ) -> String {
    let page = Pageproof(article, layout: layout, boilerplate: boilerplate)
    let writer: any DocumentWriter
    switch format {
    case .json: writer = JSONWriter(page: page, compact: compact)
    case .jsonl: writer = JSONWriter(page: page, compact: true)
    case .markdown: writer = MarkdownWriter(page: page)
    case .text: writer = TextWriter(page: page)
    case .html:
      writer = HTMLWriter(
        page: Pageproof(article, layout: layout, boilerplate: boilerplate, saysOnce: true))
    case .xliff: writer = XLIFFWriter(page: page, version: .v21)
    case .xliff12: writer = XLIFFWriter(page: page, version: .v12)
    case .tmx: writer = TMXDocumentWriter(page: page)
    case .csv: writer = CSVWriter(page: page)
    case .po: writer = POWriter(page: page)
    case .docx, .odt, .epub, .same: return ""
    }
    return writer.text()
  }
}

/// One file format's way to put an article on a page.
protocol DocumentWriter {
  func text() -> String
}
