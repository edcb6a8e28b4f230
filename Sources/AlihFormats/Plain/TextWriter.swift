import AlihModel

/// Writes plain text: a paragraph a line, or two columns; what a person should check stands at the end.
struct TextWriter: DocumentWriter {
  let page: Pageproof

  /// Columns of a line, and the two languages' share of it.
  static let width = 100
  private static let gap = 4

  func text() -> String {
    var paragraphs = ([page.headline].compactMap(\.self) + page.bylines).map(paragraph)
    if !page.credits.isEmpty { paragraphs.append(line(page.credits.joined(separator: " · "))) }
    paragraphs += page.body.map(paragraph)
    paragraphs.append("--\n" + notes().joined(separator: "\n"))
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private func paragraph(_ block: BilingualBlock) -> String {
    let label = page.isMarkedFurniture(block) ? "[\(block.role.rawValue)] " : ""
    let source = label + line(block.source)
    let target = label + block.segments.map(shown).filter { !$0.isEmpty }.joined(separator: " ")
    switch page.layout {
    case .target: return target
    case .interleaved: return page.isKept(block) ? target : source + "\n" + target
    case .sideBySide: return columns(source, target)
    }
  }

  /// The translation with its mark: `... [degraded]`, `... ✓` where a person stands behind it, and `[untranslated]` in the
  /// place of none.
  private func shown(_ segment: BilingualSegment) -> String {
    switch segment.status {
    case .untranslated where segment.target.isEmpty:
      page.layout == .target ? "[untranslated] " + line(segment.source) : "[untranslated]"
    case .degraded: line(segment.target) + " [degraded]"
    default: line(segment.target) + (segment.review == nil ? "" : " " + Review.mark)
    }
  }

  private func notes() -> [String] {
    [page.counts.sentence].map(line)
      + page.article.findings.map { line("\(page.article.path): \($0.message)") }
      + page.notes.map { line("\($0.segment.id): \($0.text)") }
  }

  private func line(_ text: String) -> String { String(text.printable) }

  private func columns(_ left: String, _ right: String) -> String {
    let width = (Self.width - Self.gap) / 2
    let (left, right) = (left.wrapped(to: width), right.wrapped(to: width))
    return (0..<max(left.count, right.count)).map { row in
      let start = row < left.count ? left[row] : (text: "", width: 0)
      guard row < right.count, right[row].width > 0 else { return start.text }
      return start.text + String(repeating: " ", count: width - start.width + Self.gap) + right[row].text
    }.joined(separator: "\n")
  }
}
