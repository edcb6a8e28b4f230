import AlihModel

/// Writes a folder's digest.
package struct DigestWriter {
  private let digest: Digest
  private let language: SummaryLanguage
  private let blocks: [DigestBlock]

  package init(_ digest: Digest, _ language: SummaryLanguage, _ layout: DigestLayout = DigestLayout()) {
    self.digest = digest
    self.language = language
    blocks = DigestOutline(digest: digest, language: language, layout: layout).blocks
  }

  package func text(_ format: DocumentFormat) -> String {
    switch format {
    case .markdown: markdown
    case .html: html
    case .text: plain
    default: json
    }
  }

  // MARK: Markdown and text

  private var markdown: String {
    func text(_ spans: [DigestBlock.Span]) -> String {
      spans.map { span in
        // The blanks at its ends part it from what stands beside it.
        let ahead = String(span.text.prefix { $0 == " " })
        let inner = String(span.text.dropFirst(ahead.count))
        let text = ahead + MarkdownText.escaped(inner.trimmed) + (inner.hasSuffix(" ") ? " " : "")
        if let link = span.link { return link.hasPrefix("#") ? "[\(text)](\(link))" : "[\(text)](<\(link)>)" }
        return span.style == .strong && !text.isEmpty
          ? "**\(text.trimmed)**" + (text.hasSuffix(" ") ? " " : "") : text
      }.joined()
    }
    return blocks.map { block in
      switch block {
      case .heading(let level, let title, let anchor):
        return (anchor.map { "<a id=\"\($0)\"></a>\n\n" } ?? "") + String(repeating: "#", count: level)
          + " \(MarkdownText.escaped(title))\n\n"
      case .line(let spans): return text(spans) + "\n\n"
      case .original(let title): return "*\(MarkdownText.escaped(title))*\n\n"
      case .list(let items, let isNumbered):
        return items.enumerated().map { place, item in
          let mark = isNumbered ? "\(place + 1). " : "- "
          let indent = String(repeating: " ", count: mark.count)
          return "\(mark)\(text(item.line))\n" + item.below.map { "\(indent)<br>\(text($0))\n" }.joined()
            + (item.original.map { "\(indent)<br>*\(MarkdownText.escaped($0))*\n" } ?? "")
        }.joined() + "\n"
      }
    }.joined()
  }

  private var plain: String {
    func text(_ spans: [DigestBlock.Span]) -> String {
      spans.map { span in
        let link = span.link.flatMap { $0.hasPrefix("#") ? nil : " <\($0)>" } ?? ""
        return span.text + link
      }.joined()
    }
    let lines = blocks.flatMap { block -> [String] in
      switch block {
      case .heading(let level, let title, _): level == 1 ? [title.uppercased()] : ["", title]
      case .line(let spans): [text(spans)]
      case .original(let title): [title]
      case .list(let items, let isNumbered):
        (isNumbered ? [""] : [])
          + items.enumerated().flatMap { place, item in
            [isNumbered ? "\(place + 1). \(text(item.line))" : "  - \(text(item.line))"]
              + item.below.map { "    \(text($0))" } + (item.original.map { ["    \($0)"] } ?? [])
          }
      }
    }
    return lines.map { String($0.printable) }.joined(separator: "\n") + "\n"
  }

  // MARK: HTML

  private var html: String {
    var html = HTMLText()
    html.markup(DigestStyle.start(title: "Digest: \(digest.measure)", language: digest.languages.target))
    var isInGroup = false
    for block in blocks {
      if case .heading(let level, _, let anchor) = block, level > 1 {
        html.markup((isInGroup ? "</article>\n" : "") + "<article id=\"\(anchor ?? "")\">\n")
        isInGroup = true
      }
      write(block, &html)
    }
    if isInGroup { html.markup("</article>\n") }
    html.markup(DigestStyle.end)
    return html.text
  }

  private func write(_ block: DigestBlock, _ html: inout HTMLText) {
    switch block {
    case .heading(let level, let title, _):
      html.markup("<h\(level)>")
      html.escape(title)
      html.markup("</h\(level)>\n")
    case .line(let spans):
      html.markup("<p>")
      write(spans, &html)
      html.markup("</p>\n")
    case .original(let title): original(title, &html)
    case .list(let items, let isNumbered):
      html.markup(isNumbered ? "<ol class=\"front\">\n" : "<ul class=\"points\">\n")
      for item in items {
        html.markup(item.status.isEmpty ? "<li>" : "<li class=\"\(item.status)\">")
        write(item.line, &html)
        for line in item.below {
          html.markup("<br>")
          write(line, &html)
        }
        if let text = item.original { original(text, &html) }
        html.markup("</li>\n")
      }
      html.markup(isNumbered ? "</ol>\n" : "</ul>\n")
    }
  }

  private func original(_ text: String, _ html: inout HTMLText) {
    html.markup("<span class=\"original\" lang=\"\(HTMLText.escaped(digest.languages.source))\">")
    html.escape(text)
    html.markup("</span>")
  }

  private func write(_ spans: [DigestBlock.Span], _ html: inout HTMLText) {
    for span in spans where !span.text.isEmpty {
      let tag: String? =
        switch span.style {
        case .plain: nil
        case .strong: "b"
        case .soft: "small"
        }
      if let link = span.link { html.markup("<a href=\"\(HTMLText.escaped(link))\">") }
      if let tag { html.markup("<\(tag)>") }
      html.escape(span.text)
      if let tag { html.markup("</\(tag)>") }
      if span.link != nil { html.markup("</a>") }
    }
  }

  // MARK: JSON

  private var json: String {
    JSONValue.object([
      ("format", .string("alih-digest/1")), ("from", .string(digest.languages.source)),
      ("to", .string(digest.languages.target)), ("stories", .number(digest.stories)),
      ("groups", .array(digest.groups.map(Self.group(language)))),
      ("failed", .array(digest.failed.map { .string($0) })),
    ]).text(compact: false) + "\n"
  }

  /// A group alone, on one line, for another program.
  package static func line(_ group: Digest.Group, _ language: SummaryLanguage) -> String {
    Self.group(language)(group).text(compact: true)
  }

  private static func group(_ language: SummaryLanguage) -> (Digest.Group) -> JSONValue {
    { group in
      func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
      func names(_ kind: Digest.Name.Kind) -> JSONValue {
        strings(group.names.filter { $0.kind == kind }.map(\.text))
      }
      return .object([
        ("lead", story(group.lead, language)),
        (
          "others",
          .array(
            group.others.map { other in
              .object([
                ("story", story(other.story, language)), ("reason", .string(other.reason)),
                ("adds", .array(other.adds.map { SummaryWriter.json($0, [$0.id]) })),
              ])
            })
        ),
        ("dates", strings(group.dates)), ("figures", strings(group.figures)),
        ("developments", .array(group.developments.map(development))),
        ("people", names(.person)), ("places", names(.place)), ("institutions", names(.institution)),
        ("topic", .string(group.topic)), ("change", .string(group.change)),
        ("watched", strings(group.watched)),
        (
          "terms",
          .array(
            group.terms.map { .object([("source", .string($0.source)), ("target", .string($0.target))]) })
        ),
      ])
    }
  }

  private static func development(_ development: Digest.Development) -> JSONValue {
    .object([
      ("name", .string(development.name)), ("text", .string(development.text)),
      (
        "values",
        .array(
          development.values.map {
            .object([
              ("text", .string($0.text)), ("day", $0.day.map { .string($0) } ?? .null),
              ("path", .string($0.path)),
            ])
          })
      ),
    ])
  }

  private static func story(_ story: Digest.Story, _ language: SummaryLanguage) -> JSONValue {
    guard case .object(let members) = SummaryWriter(story.summary, language).json else { return .null }
    return .object(
      members + [
        ("outlet", .string(story.outlet)), ("page", story.page.map { .string($0) } ?? .null),
        ("address", story.summary.address.map { .string($0) } ?? .null),
      ])
  }
}
