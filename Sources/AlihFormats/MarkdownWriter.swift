import AlihModel

/// Writes Markdown that reads well as plain text too; nothing of an article becomes markup.
struct MarkdownWriter {
  let article: BilingualArticle
  let layout: Layout
  let marksBoilerplate: Bool

  func text() -> String {
    var lines: [String] = []
    if let headline = article.headline {
      lines += ["# " + escaped(headline.target.isEmpty ? headline.source : headline.target), ""]
      if layout != .target { lines += ["*" + escaped(headline.source) + "*", ""] }
    }
    let about = [article.byline, article.date].compactMap(\.self).map(escaped)
    if !about.isEmpty { lines += [about.joined(separator: " · "), ""] }
    let blocks = article.blocks.filter { $0.id != article.headline?.id }
    if layout == .sideBySide {
      lines += table(blocks)
    } else {
      for block in blocks where !block.source.isEmpty { lines += paragraph(block) }
    }
    lines += notes()
    return lines.joined(separator: "\n") + "\n"
  }

  private func paragraph(_ block: BilingualBlock) -> [String] {
    let target = marked(block)
    var lines: [String] = []
    if layout == .interleaved, block.isTranslated {
      lines += ["> " + escaped(block.source), ""]
    }
    let isDimmed = marksBoilerplate && block.role.isBoilerplate
    switch block.role {
    case .headline, .subheading: lines.append((block.role == .headline ? "## " : "### ") + target)
    case .caption: lines.append("*" + target + "*")
    case .list: lines.append("- " + target)
    default: lines.append(isDimmed ? "<small>\(target)</small>" : target)
    }
    return lines + [""]
  }

  private func table(_ blocks: [BilingualBlock]) -> [String] {
    var lines = [
      "| \(name(article.languages.source)) | \(name(article.languages.target)) |", "| --- | --- |",
    ]
    for block in blocks where !block.source.isEmpty {
      lines.append("| " + cell(escaped(block.source)) + " | " + cell(marked(block)) + " |")
    }
    return lines + [""]
  }

  /// The translation of a block; a segment that a person should check carries the number of its note.
  private func marked(_ block: BilingualBlock) -> String {
    block.segments.compactMap { segment in
      let text =
        segment.target.isEmpty && segment.status == .untranslated
        ? "[untranslated] " + segment.source : segment.target
      guard !text.isEmpty else { return nil }
      return escaped(text) + (segment.needsReview ? " **[" + segment.id + "]**" : "")
    }.joined(separator: " ")
  }

  private func notes() -> [String] {
    let counts = article.counts
    var lines = ["---", ""]
    for segment in article.blocks.flatMap(\.segments) where segment.needsReview {
      let reasons = segment.findings.filter { $0.severity != .info }.map(\.message)
      let state = segment.status == .translated || segment.status == .kept ? "" : segment.status.rawValue
      let note = ([state] + reasons).filter { !$0.isEmpty }.joined(separator: "; ")
      lines.append("- **[\(segment.id)]** " + escaped(note))
    }
    if lines.count > 2 { lines.append("") }
    lines.append(
      "\(counts.segments) segments: \(counts.translated) translated, \(counts.degraded) degraded, "
        + "\(counts.untranslated) untranslated, \(counts.kept) kept. Translated by \(engines.isEmpty ? "nobody" : engines)."
    )
    return lines
  }

  private var engines: String {
    var names: [String] = []
    for segment in article.blocks.flatMap(\.segments)
    where !segment.engine.isEmpty && !names.contains(segment.engine) {
      names.append(segment.engine)
    }
    return escaped(names.joined(separator: ", "))
  }

  private func name(_ language: String) -> String {
    language == "id" ? "Indonesian" : language == "en" ? "English" : language
  }

  private func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  /// Backslashes before what Markdown or HTML would take for markup; line breaks become blanks.
  private func escaped(_ text: String) -> String {
    var result = ""
    var atStart = true
    var sawDigit = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\u{2028}", "\u{2029}", "\u{0B}", "\u{0C}": result += " "
      case "\\", "`", "*", "_", "[", "]", "<", ">", "~", "$": result += "\\" + String(scalar)
      case "&": result += "&amp;"
      case "#", "+", "-", "=":
        result += (atStart ? "\\" : "") + String(scalar)
      case ".", ")":
        result += (sawDigit ? "\\" : "") + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
      // "1." at the start of a line would begin a list.
      let isDigit = scalar.value >= 48 && scalar.value <= 57
      sawDigit = isDigit && (atStart || sawDigit)
      atStart = atStart && scalar == " "
    }
    return result
  }
}
