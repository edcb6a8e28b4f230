import AlihModel

/// Writes one self-contained page: no script, no network, readable on a phone, in the dark and on paper.
struct HTMLWriter {
  let article: BilingualArticle
  let layout: Layout
  let marksBoilerplate: Bool

  func text() -> String {
    let title = article.headline?.target ?? article.headline?.source ?? article.path
    var page = """
      <!DOCTYPE html>
      <html lang="\(escaped(article.languages.target))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="Alih">
      <title>\(escaped(title))</title>
      <style>
      \(PageStyle.css)
      </style>
      </head>
      <body class="\(layout.rawValue)">
      <main>
      <article>

      """
    header(&page)
    for block in article.blocks
    where block.id != article.headline?.id && block.role != .byline && !block.source.isEmpty {
      self.block(block, &page)
    }
    page += "</article>\n"
    footer(&page)
    page += "</main>\n</body>\n</html>\n"
    return page
  }

  // MARK: Parts of the page

  private func header(_ page: inout String) {
    page += "<header>\n"
    page += "<p class=\"kicker\">\(name(article.languages.source)) → \(name(article.languages.target))</p>\n"
    if let headline = article.headline {
      page += "<div class=\"pair head\" id=\"\(headline.id)\">\n"
      if layout != .target {
        page +=
          "<p class=\"source title\"\(language(article.languages.source))>\(sides(headline, .source))</p>\n"
      }
      page +=
        "<h1 class=\"target\"\(language(article.languages.target))>\(sides(headline, .target))</h1>\n</div>\n"
    }
    let date = article.date.map {
      "<time datetime=\"\(escaped($0))\">\(escaped($0.replacing("T", with: " ")))</time>"
    }
    let about = [article.byline.map { "<span class=\"author\">\(escaped($0))</span>" }, date].compactMap(
      \.self)
    if !about.isEmpty { page += "<p class=\"about\">\(about.joined(separator: " · "))</p>\n" }
    page += "</header>\n"
  }

  private func block(_ block: BilingualBlock, _ page: inout String) {
    let dimmed = marksBoilerplate && block.role.isBoilerplate ? " furniture" : ""
    let (open, close): (String, String) =
      switch block.role {
      case .caption: ("<figure class=\"pair caption\(dimmed)\" id=\"\(block.id)\">", "</figure>")
      case .related, .promotion:
        (
          "<aside class=\"pair \(block.role.rawValue)\(dimmed)\" id=\"\(block.id)\" aria-label=\"\(block.role.rawValue)\">",
          "</aside>"
        )
      default: ("<div class=\"pair \(block.role.rawValue)\(dimmed)\" id=\"\(block.id)\">", "</div>")
      }
    let tag =
      switch block.role {
      case .headline, .subheading: "h2"
      case .caption: "div"
      case .quote: "blockquote"
      default: "p"
      }
    page += open + "\n"
    if layout != .target, block.isTranslated || layout == .sideBySide {
      let sourceTag = tag == "h2" ? "p" : tag
      page +=
        "<\(sourceTag) class=\"source\"\(language(article.languages.source))>\(sides(block, .source))</\(sourceTag)>\n"
    }
    page +=
      "<\(tag) class=\"target\"\(language(article.languages.target))>\(sides(block, .target))</\(tag)>\n"
    page += close + "\n"
  }

  private func footer(_ page: inout String) {
    let counts = article.counts
    let review = article.blocks.flatMap(\.segments).filter(\.needsReview)
    page += "<footer>\n"
    if !review.isEmpty {
      page += "<h2>To check</h2>\n<ol class=\"review\">\n"
      for segment in review {
        let reasons = segment.findings.filter { $0.severity != .info }.map { escaped($0.message) }
        let state =
          segment.status == .translated || segment.status == .kept
          ? [] : ["<b>\(segment.status.rawValue)</b>"]
        page +=
          "<li><a href=\"#\(segment.id)\">\(segment.id)</a> \((state + reasons).joined(separator: "; "))</li>\n"
      }
      page += "</ol>\n"
    }
    page +=
      "<p class=\"counts\">\(counts.segments) segments: \(counts.translated) translated, \(counts.degraded) degraded, "
    page += "\(counts.untranslated) untranslated, \(counts.kept) kept · \(counts.warnings) to check</p>\n"
    page +=
      "<p class=\"legend\"><span class=\"term\" tabindex=\"0\">term<span class=\"entry\" role=\"tooltip\">a glossary term and its entry</span></span> "
    page +=
      "<span class=\"degraded\">degraded</span> <span class=\"untranslated\">untranslated</span> <span class=\"warned\">to check</span></p>\n"
    page += "</footer>\n"
  }

  // MARK: Text

  private enum Side { case source, target }

  private func sides(_ block: BilingualBlock, _ side: Side) -> String {
    block.segments.compactMap { segment in
      let text = side == .source ? segment.source : segment.target
      if side == .source { return text.isEmpty ? nil : "<span>\(marked(text, segment, side))</span>" }
      var classes = ["segment"]
      if segment.status == .degraded || segment.status == .untranslated {
        classes.append(segment.status.rawValue)
      } else if segment.needsReview {
        classes.append("warned")
      }
      let reasons = segment.findings.filter { $0.severity != .info }.map(\.message)
      let title = ([segment.engine] + reasons).filter { !$0.isEmpty }.joined(separator: "; ")
      let shown =
        segment.status == .untranslated && text.isEmpty
        ? "<i\(language(article.languages.source))>\(escaped(segment.source))</i>"
        : marked(text, segment, side)
      guard !shown.isEmpty else { return nil }
      return
        "<span class=\"\(classes.joined(separator: " "))\" id=\"\(segment.id)\" title=\"\(escaped(title))\">\(shown)</span>"
    }.joined(separator: " ")
  }

  /// The text with its glossary terms marked, each at its first place that is not taken yet.
  private func marked(_ text: String, _ segment: BilingualSegment, _ side: Side) -> String {
    var marks: [(range: Range<String.Index>, term: TermVerdict)] = []
    for term in segment.terms {
      guard let wanted = side == .source ? term.source : term.found, !wanted.isEmpty else { continue }
      var from = text.startIndex
      while let range = text.range(of: wanted, from: from) {
        from = range.upperBound
        if text.hasWordBoundaries(range), !marks.contains(where: { $0.range.overlaps(range) }) {
          marks.append((range, term))
          break
        }
      }
    }
    marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    var result = ""
    var at = text.startIndex
    for mark in marks {
      result += escaped(String(text[at..<mark.range.lowerBound]))
      let verdict = mark.term.verdict == .honored ? "" : " missing"
      result += "<span class=\"term\(verdict)\" tabindex=\"0\">" + escaped(String(text[mark.range]))
      result +=
        "<span class=\"entry\" role=\"tooltip\">\(escaped(mark.term.source)) → \(escaped(mark.term.target))</span></span>"
      at = mark.range.upperBound
    }
    return result + escaped(String(text[at...]))
  }

  private func language(_ code: String) -> String { " lang=\"\(escaped(code))\"" }

  private func name(_ code: String) -> String {
    code == "id" ? "Indonesian" : code == "en" ? "English" : escaped(code)
  }

  /// Text as HTML: nothing in it is markup, and control and direction characters can't disturb what surrounds it.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{2028}", "\u{2029}": result += " "
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}": continue
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension String {
  /// The first place of `text` at or after `start`, letter by letter.
  fileprivate func range(of text: String, from start: Index) -> Range<Index>? {
    self[start...].firstRange(of: text)
  }

  fileprivate func hasWordBoundaries(_ range: Range<Index>) -> Bool {
    let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : " "
    let after = range.upperBound < endIndex ? self[range.upperBound] : " "
    return !(before.isLetter || before.isNumber) && !(after.isLetter || after.isNumber)
  }
}
