import AlihModel

/// Writes plain text: a paragraph a line, or two columns of equal height.
struct TextWriter {
  let article: BilingualArticle
  let layout: Layout
  let marksBoilerplate: Bool

  /// Columns that a line of the two-column layout has.
  private static let width = 100

  func text() -> String {
    var paragraphs: [String] = []
    for block in article.blocks where !block.source.isEmpty {
      let target = block.segments.compactMap(shown).joined(separator: " ")
      let label = marksBoilerplate && block.role.isBoilerplate ? "[\(block.role.rawValue)] " : ""
      switch layout {
      case .target: paragraphs.append(label + target)
      case .interleaved:
        paragraphs.append(
          block.isTranslated ? label + oneLine(block.source) + "\n" + label + target : label + target)
      case .sideBySide: paragraphs.append(columns(label + oneLine(block.source), label + target))
      }
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private func shown(_ segment: BilingualSegment) -> String? {
    let text =
      switch segment.status {
      case .untranslated: "[untranslated: \(segment.source)]"
      case .degraded: segment.target + " [degraded]"
      default: segment.target
      }
    return text.isEmpty ? nil : oneLine(text)
  }

  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  private func columns(_ left: String, _ right: String) -> String {
    let width = (Self.width - 3) / 2
    let (left, right) = (wrapped(left, width), wrapped(right, width))
    return (0..<max(left.count, right.count)).map { row in
      let start = row < left.count ? left[row] : ""
      let padding = String(repeating: " ", count: max(0, width - Self.columns(of: start)))
      return row < right.count ? start + padding + "   " + right[row] : start
    }.joined(separator: "\n")
  }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let needed = Self.columns(of: word)
      if used > 0, used + 1 + needed > width {
        lines.append(line)
        line = ""
        used = 0
      }
      if used > 0 {
        line += " "
        used += 1
      }
      line += word
      used += needed
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Terminal columns: East Asian wide characters and emoji take two, combining marks none.
  private static func columns(of text: some StringProtocol) -> Int {
    text.reduce(0) { width, character in
      let scalar = character.unicodeScalars.first!
      let isWide =
        (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
        || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
        || scalar.value >= 0x1F300 && scalar.value <= 0x3FFFD
      return width + (isWide ? 2 : 1)
    }
  }
}
