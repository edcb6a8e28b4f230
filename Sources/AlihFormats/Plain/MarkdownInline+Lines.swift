import AlihModel

/// Line ends inside of a paragraph, soft and hard.
extension MarkdownInline {
  mutating func readBreak() -> Bool {
    guard passLineEnd() else { return false }
    if let last = text.last, last != 0x20, last != 0x0A { text.append(0x20) }
    return true
  }

  mutating func readHardBreak() -> Bool {
    let start = at
    if masked[at] == UInt8(ascii: "\\") { at += 1 }
    guard passLineEnd() else { return false }
    addBreak(source.string(start..<at))
    return true
  }

  mutating func addBreak(_ mark: String) {
    while text.last == 0x20 { text.removeLast() }
    spans.append(InlineSpan(id: number, range: text.count..<text.count))
    marks[number] = .object(mark, .line)
    number += 1
    text.append(0x0A)
  }

  /// Behind a line end and the marks that the next line begins with.
  private mutating func passLineEnd() -> Bool {
    while at < range.upperBound, masked[at] == 0x20 || masked[at] == 0x09 { at += 1 }
    guard at < range.upperBound, masked[at] == 0x0A || masked[at] == 0x0D else { return false }
    if masked[at] == 0x0D, at + 1 < range.upperBound, masked[at + 1] == 0x0A { at += 1 }
    at += 1
    var left = quotes
    while at < range.upperBound {
      if masked[at] == UInt8(ascii: ">"), left > 0 {
        left -= 1
      } else if masked[at] != 0x20, masked[at] != 0x09 {
        break
      }
      at += 1
    }
    return true
  }
}
