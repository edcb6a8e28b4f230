import AlihModel

/// Writes one self-contained page: no script, no network, readable on a phone, in the dark and on paper.
struct HTMLWriter: DocumentWriter {
  let page: Pageproof

  private var article: BilingualArticle { page.article }

  func text() -> String {
    var html = HTMLText()
    var sentences = HTMLSentences(page)
    let title = [page.headline?.target, page.headline?.source, article.path].compactMap(\.self).first {
      !$0.isEmpty
    }
    let annotated = page.notes.isEmpty ? "" : " annotated"
    html.markup(
      """
      <!DOCTYPE html>
      <html\(Self.language(article.languages.target))>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Alih">
      <title>\(HTMLText.escaped(title ?? article.path))</title>
      <style>
      \(PageStyle.css)</style>
      </head>
      <body class="\(page.layout.rawValue)\(annotated)">
      <main>
      <article>

      """)
    head(&html, &sentences)
    var isInList = false
    for block in page.body {
      if (block.role == .list) != isInList {
        html.markup(isInList ? "</ul>\n" : "<ul class=\"items\">\n")
        isInList.toggle()
      }
      self.block(block, &html, &sentences)
    }
    if isInList { html.markup("</ul>\n") }
    html.markup("</article>\n")
    HTMLColophon(page: page, terms: sentences.terms).write(to: &html)
    html.markup("</main>\n</body>\n</html>\n")
    return html.text
  }

  private func head(_ html: inout HTMLText, _ sentences: inout HTMLSentences) {
    html.markup("<header>\n")
    firstLine(&html)
    if let headline = page.headline {
      pair(headline, ("<div class=\"pair headline\"", "</div>"), ("p", "h1"), &html, &sentences)
    } else {
      html.markup("<h1 class=\"unnamed\">")
      html.escape(article.path)
      html.markup("</h1>\n")
    }
    for byline in page.bylines {
      pair(byline, ("<div class=\"pair byline\"", "</div>"), ("p", "p"), &html, &sentences)
    }
    if let author = page.credits.first, author != date {
      html.markup("<p class=\"credits\">")
      html.escape(author)
      html.markup("</p>\n")
    }
    for banner in page.banners {
      html.markup("<p class=\"banner\"><a href=\"#\(HTMLText.escaped(banner.segments[0]))\">")
      html.escape(banner.segments.count.of("sentence"))
      html.markup("</a>: ")
      html.escape(banner.text)
      html.markup("</p>\n")
    }
    if article.blocks.contains(where: { $0.segments.contains { !$0.terms.isEmpty } }) {
      html.markup(
        "<label class=\"switch\"><input type=\"checkbox\" id=\"show-terms\"> show glossary terms</label>\n")
    }
    html.markup("</header>\n")
  }

  private var date: String? { article.date.map { NewsDay.text($0) } }

  /// What this is, by whom, of when, and where to look: `Machine translation, Indonesian → English · offline · ...`
  private func firstLine(_ html: inout HTMLText) {
    let languages = "\(article.languages.sourceName) → \(article.languages.targetName)"
    let engines = page.counts.engines.map(\.name).joined(separator: ", ")
    let decided = article.blocks.flatMap(\.segments).count { $0.review != nil }
    let parts =
      ["Machine translation, \(languages)"] + (engines.isEmpty ? [] : ["by \(engines)"])
      + (decided > 0 ? ["\(decided.of("sentence")) decided by people"] : []) + [date].compactMap(\.self)
    html.markup("<p class=\"kicker\">")
    html.escape(parts.joined(separator: " · "))
    if let urgent = page.urgent {
      html.markup(
        " · <a href=\"#\(HTMLText.escaped(urgent.first))\">\(urgent.count.of("sentence")) to check</a>")
    }
    html.markup("</p>\n")
  }

  private func block(_ block: BilingualBlock, _ html: inout HTMLText, _ sentences: inout HTMLSentences) {
    // The headline's own class is for the head of the page.
    let role = block.role == .headline ? "subheading" : block.role.rawValue
    var classes = "pair \(page.isRepeatedHeadline(block) ? "again" : role)"
    if page.isMarkedFurniture(block) { classes += " furniture" }
    let (element, inner): (String, (String, String)) =
      switch block.role {
      case .caption: ("figure", ("p", "p"))
      case .related, .promotion: ("aside", ("p", "p"))
      case .list: ("li", ("p", "p"))
      case .subheading: ("div", ("p", "h2"))
      case .headline: ("div", page.isRepeatedHeadline(block) ? ("p", "p") : ("p", "h2"))
      case .quote: ("div", ("blockquote", "blockquote"))
      default: ("div", ("p", "p"))
      }
    pair(block, ("<\(element) class=\"\(classes)\"", "</\(element)>"), inner, &html, &sentences)
  }

  /// A paragraph in its languages, and the notes to it.
  private func pair(
    _ block: BilingualBlock, _ outer: (open: String, close: String),
    _ inner: (source: String, target: String),
    _ html: inout HTMLText, _ sentences: inout HTMLSentences
  ) {
    // Where the two stand under each other, the style sheet shows the same text once.
    let open = page.isKept(block) ? outer.open.dropLast() + " kept\"" : outer.open[...]
    html.markup("\(open) id=\"\(HTMLText.escaped(block.id))\">")
    // The caption element holds both languages, but the grid of the page is the pair's.
    html.markup(block.role == .caption ? "<figcaption>\n" : "\n")
    if page.layout == .sideBySide || page.layout == .interleaved && !page.isKept(block) {
      html.markup("<\(inner.source) class=\"source\"\(Self.language(article.languages.source))>")
      sentences.source(of: block, &html)
      html.markup("</\(inner.source)>\n")
    }
    html.markup("<\(inner.target) class=\"target\"\(Self.language(article.languages.target))>")
    let notes = sentences.target(of: block, &html)
    html.markup("</\(inner.target)>\n")
    if !notes.isEmpty { self.notes(notes, &html) }
    html.markup((block.role == .caption ? "</figcaption>" : "") + outer.close + "\n")
  }

  private func notes(_ notes: ArraySlice<Note>, _ html: inout HTMLText) {
    html.markup("<ul class=\"notes\">\n")
    for note in notes {
      let id = HTMLText.escaped(note.segment.id)
      let state = note.segment.isDegraded ? " class=\"\(note.segment.status.rawValue)\"" : ""
      html.markup(
        "<li id=\"note-\(note.number)\"\(state)><a href=\"#\(id)\" aria-label=\"Note \(note.number), to its sentence\">"
      )
      html.markup("\(note.number)</a>")
      if let state = note.state {
        html.markup("<b>")
        html.escape(state)
        html.markup(note.segment.findings.isEmpty ? "</b>" : "</b>; ")
      }
      html.escape(note.reasons.joined(separator: "; "))
      html.markup("</li>\n")
    }
    html.markup("</ul>\n")
  }

  static func language(_ code: String) -> String {
    " lang=\"\(HTMLText.escaped(code))\"" + (LanguagePair.isRightToLeft(code) ? " dir=\"rtl\"" : "")
  }
}
