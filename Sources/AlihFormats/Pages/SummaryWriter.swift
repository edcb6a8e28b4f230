import AlihModel

/// Writes the summary of one article.
package struct SummaryWriter {
  private let summary: ArticleSummary
  private let language: SummaryLanguage

  package static let formats: [DocumentFormat] = [.markdown, .html, .text, .json]

  package init(_ summary: ArticleSummary, _ language: SummaryLanguage) {
    self.summary = summary
    self.language = language
  }

  /// The summary in one of `formats`.
  ///
  /// - Parameter isOneLine: JSON without line breaks, for several in one file.
  package func text(_ format: DocumentFormat, isOneLine: Bool = false) -> String {
    switch format {
    case .markdown: markdown
    case .html: html
    case .text: plain
    default: json.text(compact: isOneLine) + "\n"
    }
  }

  private var credits: String {
    ([summary.byline, summary.date.map(NewsDay.text), summary.path].compactMap(\.self)
      + [language.origin].compactMap(\.self))
      .joined(separator: " · ")
  }

  private func mark(_ segment: BilingualSegment) -> String {
    segment.status == .degraded || segment.status == .untranslated ? " [\(segment.status.rawValue)]" : ""
  }

  /// What a person should look at, each with the sentence that it is of.
  private var notes: [String] {
    var said: Set<String> = []
    let ofSentences = summary.sentences.enumerated().flatMap { place, sentence in
      sentence.translation.findings.map { "sentence \(place + 1): \($0.message)" }
    }
    return (summary.findings.map(\.message) + ofSentences).filter { said.insert($0).inserted }
  }

  private var markdown: String {
    var text = ""
    if let title = summary.title {
      let texts = language.texts(title)
      text += "## \(MarkdownText.escaped(texts[0]))\n\n"
      if texts.count > 1 { text += "*\(MarkdownText.escaped(texts[1]))*\n\n" }
    } else {
      text += "## \(MarkdownText.escaped(summary.path))\n\n"
    }
    text += "\(MarkdownText.escaped(credits))\n\n"
    for sentence in summary.sentences {
      let texts = language.texts(sentence.translation)
      text += "- \(MarkdownText.escaped(texts[0]))\(MarkdownText.escaped(mark(sentence.translation)))\n"
      if texts.count > 1 { text += "  <br>*\(MarkdownText.escaped(texts[1]))*\n" }
    }
    if !notes.isEmpty {
      text += "\nTo check:\n\n" + notes.map { "- \(MarkdownText.escaped($0))\n" }.joined()
    }
    return text + "\n"
  }

  private var plain: String {
    var lines = (summary.title.map(language.texts) ?? []) + [credits]
    lines.append("")
    for sentence in summary.sentences {
      let texts = language.texts(sentence.translation)
      lines.append("- " + texts[0] + mark(sentence.translation))
      lines += texts.dropFirst().map { "  " + $0 }
    }
    if !notes.isEmpty { lines += ["", "To check:"] + notes.map { "- " + $0 } }
    return lines.map { String($0.printable) }.joined(separator: "\n") + "\n\n"
  }

  var json: JSONValue {
    .object([
      ("format", .string("alih-summary/1")), ("path", .string(summary.path)),
      ("from", .string(summary.languages.source)),
      ("to", .string(summary.languages.target)), ("title", summary.title.map(Self.json) ?? .null),
      ("byline", summary.byline.map { .string($0) } ?? .null),
      ("date", summary.date.map { .string($0) } ?? .null),
      ("sentences", .array(summary.sentences.map { Self.json($0.translation, $0.segments) })),
      ("engine", .string(summary.engine)), ("findings", Self.json(summary.findings)),
    ])
  }

  private static func json(_ title: BilingualSegment) -> JSONValue {
    .object([("source", .string(title.source)), ("target", .string(title.target))])
  }

  static func json(_ segment: BilingualSegment, _ segments: [String]) -> JSONValue {
    .object([
      ("source", .string(segment.source)), ("target", .string(segment.target)),
      ("segments", .array(segments.map { .string($0) })), ("engine", .string(segment.engine)),
      ("status", .string(segment.status.rawValue)), ("findings", json(segment.findings)),
    ])
  }

  private static func json(_ findings: [Finding]) -> JSONValue {
    .array(
      findings.map {
        .object([
          ("id", .string($0.id)), ("severity", .string($0.severity.rawValue)),
          ("message", .string($0.message)),
        ])
      })
  }

  private var html: String {
    var html = HTMLText()
    let title = summary.title.map { language.texts($0)[0] } ?? summary.path
    html.markup(DigestStyle.start(title: title, language: summary.languages.target))
    html.markup("<article>\n")
    if let origin = language.origin { html.markup("<p class=\"kicker\">\(origin)</p>\n") }
    Self.story(summary, language, heading: "h1", page: nil, &html)
    if !notes.isEmpty {
      html.markup("<ul class=\"notes\">\n")
      for note in notes {
        html.markup("<li>")
        html.escape(note)
        html.markup("</li>\n")
      }
      html.markup("</ul>\n")
    }
    html.markup("</article>\n")
    html.markup(DigestStyle.end)
    return html.text
  }

  /// A story's headline, credits and sentences; shared with the digest.
  static func story(
    _ summary: ArticleSummary, _ language: SummaryLanguage, heading: String, page: String?,
    _ html: inout HTMLText
  ) {
    let titles = summary.title.map(language.texts) ?? [summary.path]
    html.markup("<\(heading)>")
    html.escape(titles[0])
    html.markup("</\(heading)>\n")
    if titles.count > 1 {
      html.markup("<p class=\"original\" lang=\"\(HTMLText.escaped(summary.languages.source))\">")
      html.escape(titles[1])
      html.markup("</p>\n")
    }
    html.markup("<p class=\"credits\">")
    let credits = [summary.byline, summary.date.map(NewsDay.text)].compactMap(\.self)
    html.escape(credits.map { $0 + " · " }.joined())
    link(summary.path, page, &html)
    html.markup("</p>\n<ul class=\"points\">\n")
    for sentence in summary.sentences {
      let texts = language.texts(sentence.translation)
      html.markup("<li class=\"\(sentence.translation.status.rawValue)\">")
      html.escape(texts[0])
      if texts.count > 1 {
        html.markup("<span class=\"original\" lang=\"\(HTMLText.escaped(summary.languages.source))\">")
        html.escape(texts[1])
        html.markup("</span>")
      }
      html.markup("</li>\n")
    }
    html.markup("</ul>\n")
  }

  static func link(_ text: String, _ page: String?, _ html: inout HTMLText) {
    guard let page else { return html.escape(text) }
    html.markup("<a href=\"\(HTMLText.escaped(page))\">")
    html.escape(text)
    html.markup("</a>")
  }
}
