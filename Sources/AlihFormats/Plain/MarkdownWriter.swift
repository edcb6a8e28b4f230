import AlihModel

/// Writes Markdown (GitHub's) that reads well as plain text too: sources are quotes, notes are footnotes.
struct MarkdownWriter: DocumentWriter {
  let page: Pageproof

  func text() -> String {
    var paragraphs: [String] = []
    if let headline = page.headline { paragraphs += bilingual(headline, "# " + shown(headline)) }
    for byline in page.bylines { paragraphs += bilingual(byline, shown(byline)) }
    if !page.credits.isEmpty {
      paragraphs.append(page.credits.map(MarkdownText.escaped).joined(separator: " · "))
    }
    if page.layout == .sideBySide {
      paragraphs.append(table())
    } else {
      for block in page.body { paragraphs += bilingual(block, target(block)) }
    }
    paragraphs.append("---")
    paragraphs.append(MarkdownText.escaped(page.counts.sentence))
    for finding in page.article.findings {
      paragraphs.append(
        "**\(MarkdownText.escaped(page.article.path))**: " + MarkdownText.escaped(finding.message))
    }
    // The id comes first: a note of one word would be taken for the target of a link where footnotes aren't known.
    let notes = page.notes.map { note in
      "[^\(note.segment.id)]: **\(note.segment.id)** " + MarkdownText.escaped(note.text)
    }
    if !notes.isEmpty { paragraphs.append(notes.joined(separator: "\n")) }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// A block's source as a quote, unless it is the same or isn't wanted, and its translation.
  private func bilingual(_ block: BilingualBlock, _ target: String) -> [String] {
    guard page.layout != .target, !page.isKept(block) else { return [target] }
    let source = label(block) + MarkdownText.escaped(block.source)
    // A headline is the title of the file, and stands first.
    return block.id == page.headline?.id ? [target, "> " + source] : ["> " + source, target]
  }

  private func target(_ block: BilingualBlock) -> String {
    let text = shown(block)
    switch block.role {
    case .headline: return page.isRepeatedHeadline(block) ? text : "## " + text
    case .subheading: return "### " + text
    case .list: return MarkdownText.item(text)
    default: return label(block) + text
    }
  }

  private func table() -> String {
    let languages = page.article.languages
    var rows = [
      "| \(MarkdownText.escaped(languages.sourceName)) | \(MarkdownText.escaped(languages.targetName)) |"
    ]
    rows.append("| --- | --- |")
    for block in page.body {
      rows.append("| \(label(block))\(MarkdownText.escaped(block.source)) | \(label(block))\(shown(block)) |")
    }
    return rows.joined(separator: "\n")
  }

  private func label(_ block: BilingualBlock) -> String {
    page.isMarkedFurniture(block) ? "*(\(block.role.rawValue))* " : ""
  }

  /// The translation of a block, each segment that has a note with its mark.
  private func shown(_ block: BilingualBlock) -> String {
    block.segments.map { segment in
      var text = MarkdownText.escaped(segment.target)
      if segment.status == .untranslated && segment.target.isEmpty {
        text =
          "**\\[untranslated\\]**"
          + (page.layout == .target ? " " + MarkdownText.escaped(segment.source) : "")
      } else if segment.status == .degraded {
        text += " **\\[degraded\\]**"
      }
      if segment.review != nil { text += " " + Review.mark }
      return text + (segment.hasNote ? "[^\(segment.id)]" : "")
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
