/// Finds where a link's brackets and a run of marks end in a paragraph's source.
struct MarkdownBrackets {
  /// With what is no Markdown masked.
  let bytes: [UInt8]
  /// Of the paragraph.
  let end: Int

  /// Behind what closes a link: `](url "title")`, `][name]`, `]`, `>`.
  func endOfLink(_ start: Int) -> Int? {
    guard start < end else { return nil }
    if bytes[start] == UInt8(ascii: ">") { return start + 1 }
    guard bytes[start] == UInt8(ascii: "]") else { return nil }
    let next = start + 1
    guard next < end else { return next }
    if bytes[next] == UInt8(ascii: "("), let close = endOfAddress(next) { return close + 1 }
    if bytes[next] == UInt8(ascii: "["), let close = matching("[", "]", from: next) { return close + 1 }
    return next
  }

  /// The bracket that closes `(url "title")`.
  private func endOfAddress(_ start: Int) -> Int? {
    var place = start + 1
    var depth = 1
    var quote: UInt8?
    while place < end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), bytes[place - 1] <= 0x20 {
        quote = byte
      } else if byte == UInt8(ascii: "<"), place == start + 1 {
        quote = UInt8(ascii: ">")
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return place }
      }
      place += 1
    }
    return nil
  }

  func matching(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar, from start: Int) -> Int? {
    var depth = 0
    var place = start
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: opening): depth += 1
      case UInt8(ascii: closing):
        depth -= 1
        if depth == 0 { return place }
      default: break
      }
      place += 1
    }
    return nil
  }

  func run(of byte: UInt8, from start: Int) -> Int {
    var place = start
    while place < end, bytes[place] == byte { place += 1 }
    return place - start
  }
}
