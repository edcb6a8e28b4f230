/// How an article's lines make paragraphs: one a line, parted by blank lines, or wrapped at a width.
struct Layout {
  private let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The paragraphs in order, without the white space between them.
  func paragraphs() -> [Range<Int>] {
    let lines = lines()
    let width = wrapWidth(lines)
    var paragraphs: [Range<Int>] = []
    var previous: TextLine?
    for line in lines {
      if let width, let above = previous, line.follows, !above.isEndedOnPurpose(before: line, width: width) {
        paragraphs[paragraphs.count - 1] = paragraphs[paragraphs.count - 1].lowerBound..<line.range.upperBound
      } else {
        paragraphs.append(line.range)
      }
      previous = line
    }
    return paragraphs
  }

  /// A line that is not blank.
  private struct TextLine {
    /// Trimmed.
    let range: Range<Int>
    /// Characters.
    let width: Int
    /// Characters of its first word.
    let firstWord: Int
    let beginsSmall: Bool
    let beginsItem: Bool
    let endsSentence: Bool
    /// Right under another, with no blank line between.
    let follows: Bool

    /// Whether the first word of the line below would have had room in this one.
    func isEndedOnPurpose(before next: TextLine, width limit: Int) -> Bool {
      next.beginsItem || (width + 1 + next.firstWord <= limit && !next.beginsSmall)
    }
  }

  private func lines() -> [TextLine] {
    var lines: [TextLine] = []
    var follows = false
    var start = 0
    while start < bytes.count {
      let end = lineEnd(from: start)
      let text = bytes.trimming(start..<end)
      if text.isEmpty {
        follows = false
      } else {
        lines.append(line(text, follows: follows))
        follows = true
      }
      start = end + max(1, bytes.lineEnd(at: end, before: bytes.count))
    }
    return lines
  }

  /// The next end of a line, or that of the text.
  private func lineEnd(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes.lineEnd(at: offset, before: bytes.count) == 0 { offset += 1 }
    return offset
  }

  private func line(_ range: Range<Int>, follows: Bool) -> TextLine {
    let text = bytes[range]
    let first = bytes.glyph(at: range.lowerBound, before: range.upperBound).kind
    let last = bytes.glyph(endingAt: range.upperBound, after: range.lowerBound).kind
    return TextLine(
      range: range,
      width: text.count { $0 & 0xC0 != 0x80 },
      firstWord: text.prefix { $0 > 0x20 }.count { $0 & 0xC0 != 0x80 },
      beginsSmall: first == .lower,
      beginsItem: first == .bullet || Line(bytes: bytes, range: range).isListItem,
      endsSentence: [.stop, .closeQuote, .straightQuote, .closeBracket].contains(last),
      follows: follows)
  }

  /// The width that lines are wrapped at; nil when each line is a paragraph.
  ///
  /// Wrapped text shows in lines that follow each other, of which many begin in the middle of a sentence.
  private func wrapWidth(_ lines: [TextLine]) -> Int? {
    var (seams, torn) = (0, 0)
    var widest = 0
    for (above, below) in zip(lines, lines.dropFirst()) where below.follows {
      seams += 1
      if below.beginsSmall, !above.endsSentence { torn += 1 }
      widest = max(widest, above.width)
    }
    return seams > 0 && torn * 4 >= seams && widest <= 160 ? widest : nil
  }
}

extension [UInt8] {
  /// How many bytes at a place end a line; 0 for none.
  ///
  /// Line feed, carriage return or both, vertical tab (Word's line break), form feed, U+0085, U+2028 (InDesign's line break)
  /// and U+2029 (Unicode 16, 5.8).
  func lineEnd(at place: Int, before end: Int) -> Int {
    guard place < end else { return 0 }
    switch self[place] {
    case 0x0D: return place + 1 < end && self[place + 1] == 0x0A ? 2 : 1
    case 0x0A...0x0C: return 1
    case 0xC2: return place + 1 < end && self[place + 1] == 0x85 ? 2 : 0
    case 0xE2:
      let isSeparator =
        place + 2 < end && self[place + 1] == 0x80 && (self[place + 2] == 0xA8 || self[place + 2] == 0xA9)
      return isSeparator ? 3 : 0
    default: return 0
    }
  }
}
