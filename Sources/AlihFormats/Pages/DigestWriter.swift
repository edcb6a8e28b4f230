import AlihModel

/// Writes a folder's digest: contents, and for each group its lead summary, what the others add, and its sources.
package struct DigestWriter {
  private let digest: Digest
  private let language: SummaryLanguage

  package init(_ digest: Digest, _ language: SummaryLanguage) {
    self.digest = digest
    self.language = language
  }

  package func text(_ format: DocumentFormat) -> String {
    switch format {
    case .markdown: markdown
    case .html: html
    case .text: plain
    default: json
    }
  }

  private func facts(_ group: Digest.Group) -> [(name: String, text: String)] {
    [
      ("Figures", group.figures.joined(separator: "; ")), ("Places", group.places.joined(separator: ", ")),
      ("Terms", group.terms.map { "\($0.target) (\($0.source))" }.joined(separator: ", ")),
    ].filter { !$0.text.isEmpty }
  }

  private func size(_ group: Digest.Group) -> String {
    group.others.isEmpty ? "" : " (\(group.others.count + 1) stories)"
  }

  // MARK: Markdown and text

  private var markdown: String {
    func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
    func source(_ story: Digest.Story) -> String {
      let path = escaped(story.summary.path)
      return story.page.map { "[\(path)](<\($0)>)" } ?? path
    }
    var text = "# Digest\n\n\(escaped(digest.measure))\n\n"
    for (index, group) in digest.groups.enumerated() {
      text += "\(index + 1). \(escaped(group.lead.title(language)))\(size(group))\n"
    }
    for (index, group) in digest.groups.enumerated() {
      text += "\n## \(index + 1)\\. \(escaped(group.lead.title(language)))\n\n"
      if language == .both, let title = group.lead.summary.title, !title.target.isEmpty {
        text += "*\(escaped(title.source))*\n\n"
      }
      for sentence in group.lead.summary.sentences { text += point(sentence.translation, escaped) }
      for other in group.others where !other.adds.isEmpty {
        text +=
          "\n\(escaped(other.story.title(language))) adds:\n\n"
          + other.adds.map { point($0, escaped) }.joined()
      }
      let facts = facts(group).map { "**\($0.name):** \(escaped($0.text))" }
      if !facts.isEmpty { text += "\n" + facts.joined(separator: "  \n") + "\n" }
      text += "\nSources:\n\n"
      for (story, reason) in sources(group) {
        let date = story.summary.date.map { ", " + escaped(NewsDay.text($0)) } ?? ""
        text += "- \(source(story))\(date)\(reason.isEmpty ? "" : " — \(escaped(reason))")\n"
      }
    }
    for path in digest.failed { text += "\nNot read: \(escaped(path))\n" }
    return text
  }

  private func point(_ segment: BilingualSegment, _ escaped: (String) -> String) -> String {
    let texts = language.texts(segment)
    return "- \(escaped(texts[0]))\n" + texts.dropFirst().map { "  <br>*\(escaped($0))*\n" }.joined()
  }

  private func sources(_ group: Digest.Group) -> [(Digest.Story, String)] {
    [(group.lead, "")] + group.others.map { ($0.story, $0.reason) }
  }

  private var plain: String {
    func line(_ text: String) -> String { String(text.printable) }
    var lines = ["DIGEST", digest.measure, ""]
    for (index, group) in digest.groups.enumerated() {
      lines.append("\(index + 1). \(group.lead.title(language))\(size(group))")
    }
    for (index, group) in digest.groups.enumerated() {
      lines += ["", "\(index + 1). \(group.lead.title(language))"]
      for sentence in group.lead.summary.sentences { lines += bullet(sentence.translation) }
      for other in group.others where !other.adds.isEmpty {
        lines.append("  \(other.story.title(language)) adds:")
        lines += other.adds.flatMap(bullet)
      }
      lines += facts(group).map { "  \($0.name): \($0.text)" }
      for (story, reason) in sources(group) {
        let date = story.summary.date.map { ", \(NewsDay.text($0))" } ?? ""
        lines.append("  Source: \(story.summary.path)\(date)\(reason.isEmpty ? "" : " (\(reason))")")
      }
    }
    lines += digest.failed.map { "Not read: \($0)" }
    return lines.map(line).joined(separator: "\n") + "\n"
  }

  private func bullet(_ segment: BilingualSegment) -> [String] {
    let texts = language.texts(segment)
    return ["  - " + texts[0]] + texts.dropFirst().map { "    " + $0 }
  }

  // MARK: JSON

  private var json: String {
    JSONValue.object([
      ("format", .string("alih-digest/1")), ("from", .string(digest.languages.source)),
      ("to", .string(digest.languages.target)), ("stories", .number(digest.stories)),
      ("groups", .array(digest.groups.map(group))), ("failed", .array(digest.failed.map { .string($0) })),
    ]).text(compact: false) + "\n"
  }

  private func group(_ group: Digest.Group) -> JSONValue {
    .object([
      ("lead", story(group.lead)),
      (
        "others",
        .array(
          group.others.map { other in
            .object([
              ("story", story(other.story)), ("reason", .string(other.reason)),
              ("adds", .array(other.adds.map { SummaryWriter.json($0, [$0.id]) })),
            ])
          })
      ),
      ("dates", .array(group.dates.map { .string($0) })),
      ("figures", .array(group.figures.map { .string($0) })),
      ("places", .array(group.places.map { .string($0) })),
      (
        "terms",
        .array(group.terms.map { .object([("source", .string($0.source)), ("target", .string($0.target))]) })
      ),
    ])
  }

  private func story(_ story: Digest.Story) -> JSONValue {
    guard case .object(let members) = SummaryWriter(story.summary, language).json else { return .null }
    return .object(members + [("page", story.page.map { .string($0) } ?? .null)])
  }

  // MARK: HTML

  private var html: String {
    var html = HTMLText()
    html.markup(DigestStyle.start(title: "Digest", language: digest.languages.target))
    html.markup("<header>\n<p class=\"kicker\">Digest</p>\n<h1>")
    html.escape(digest.measure)
    html.markup("</h1>\n</header>\n<nav aria-label=\"contents\">\n<ol>\n")
    for (index, group) in digest.groups.enumerated() {
      html.markup("<li><a href=\"#g\(index + 1)\">")
      html.escape(group.lead.title(language))
      html.markup("</a><span>")
      html.escape(size(group))
      html.markup("</span></li>\n")
    }
    html.markup("</ol>\n</nav>\n")
    for (index, group) in digest.groups.enumerated() {
      html.markup("<article id=\"g\(index + 1)\">\n")
      SummaryWriter.story(group.lead.summary, language, heading: "h2", page: group.lead.page, &html)
      others(group, &html)
      facts(group, &html)
      html.markup("</article>\n")
    }
    for path in digest.failed {
      html.markup("<p class=\"failed\">Not read: ")
      html.escape(path)
      html.markup("</p>\n")
    }
    html.markup(DigestStyle.end)
    return html.text
  }

  private func others(_ group: Digest.Group, _ html: inout HTMLText) {
    guard !group.others.isEmpty else { return }
    html.markup("<ul class=\"others\">\n")
    for other in group.others {
      html.markup("<li><p><b>")
      html.escape(other.story.title(language))
      html.markup("</b> <span class=\"credits\">")
      html.escape(other.reason + " · " + (other.story.summary.date.map { NewsDay.text($0) + " · " } ?? ""))
      SummaryWriter.link(other.story.summary.path, other.story.page, &html)
      html.markup("</span></p>\n")
      for segment in other.adds {
        let texts = language.texts(segment)
        html.markup("<p class=\"adds\">")
        html.escape(texts[0])
        if texts.count > 1 {
          html.markup("<span class=\"original\" lang=\"\(HTMLText.escaped(digest.languages.source))\">")
          html.escape(texts[1])
          html.markup("</span>")
        }
        html.markup("</p>\n")
      }
      html.markup("</li>\n")
    }
    html.markup("</ul>\n")
  }

  private func facts(_ group: Digest.Group, _ html: inout HTMLText) {
    let facts = facts(group)
    guard !facts.isEmpty else { return }
    html.markup("<dl>\n")
    for fact in facts {
      html.markup("<div><dt>\(fact.name)</dt><dd>")
      html.escape(fact.text)
      html.markup("</dd></div>\n")
    }
    html.markup("</dl>\n")
  }
}
