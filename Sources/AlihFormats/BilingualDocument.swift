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

  /// The format that a file name's ending asks for: `md`, `markdown`, `html`, `htm`, `txt`, `text`, `json`.
  package init?(fileExtension: String) {
    switch fileExtension {
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "txt", "text": self = .text
    case "json": self = .json
    default: return nil
    }
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
  case mark, keep, drop
}

/// Writes a translated article as a document.
package enum BilingualDocument {
  /// The document's text. JSON holds every segment whatever the layout; it is one line when `compact`.
  ///
  /// Linear in the article's length.
  package static func text(
    _ article: BilingualArticle, format: DocumentFormat, layout: Layout, boilerplate: Boilerplate,
    compact: Bool
  ) -> String {
    var article = article
    if boilerplate == .drop { article.blocks.removeAll { $0.role.isBoilerplate } }
    switch format {
    case .json: return JSONWriter.text(article, compact: compact)
    case .markdown:
      return MarkdownWriter(article: article, layout: layout, marksBoilerplate: boilerplate == .mark).text()
    case .text:
      return TextWriter(article: article, layout: layout, marksBoilerplate: boilerplate == .mark).text()
    case .html:
      return HTMLWriter(article: article, layout: layout, marksBoilerplate: boilerplate == .mark).text()
    }
  }
}

extension BilingualBlock {
  /// The sentences of the paragraph as running text.
  var source: String { segments.map(\.source).filter { !$0.isEmpty }.joined(separator: " ") }
  var target: String { segments.map(\.target).filter { !$0.isEmpty }.joined(separator: " ") }

  /// Whether there is something to read beside the source.
  var isTranslated: Bool { segments.contains { $0.status != .kept } }
}

extension BilingualArticle {
  /// How many segments ended in each state, and what is to be looked at.
  struct Counts {
    var segments = 0
    var translated = 0
    var degraded = 0
    var untranslated = 0
    var kept = 0
    var warnings = 0
  }

  var counts: Counts {
    var counts = Counts()
    for segment in blocks.lazy.flatMap(\.segments) {
      counts.segments += 1
      counts.warnings += segment.findings.count { $0.severity != .info }
      switch segment.status {
      case .translated: counts.translated += 1
      case .degraded: counts.degraded += 1
      case .untranslated: counts.untranslated += 1
      case .kept: counts.kept += 1
      }
    }
    return counts
  }

  var headline: BilingualBlock? { blocks.first { $0.role == .headline } }
}

extension BilingualSegment {
  /// Why a person should look at the segment first: it is degraded or untranslated, or has a warning.
  var needsReview: Bool {
    status == .degraded || status == .untranslated || findings.contains { $0.severity != .info }
  }
}
