/// Hides from a Markdown parser what it doesn't know: tags of Hugo, Jekyll, Docusaurus and MkDocs, GitHub's footnotes, tasks and
/// alerts, Obsidian's links and remarks.
///
/// Each hidden byte becomes another of the same length, so that all places stay. What stands alone in a line becomes an empty
/// heading, which parts the texts around it, and a footnote an item of a list.
enum MarkdownMask {
  /// For what stays in its place and is no text: `{{< figure >}}`, `[^1]`.
  static let object: UInt8 = 0x01
  /// For what stays in its sentence as a word: `{{ site.nama }}`.
  static let word: UInt8 = 0x02
  /// For a note inside of a sentence, whose text is one of its own: `^[Menurut camat.]`.
  static let note: UInt8 = 0x03

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func isMask(_ byte: UInt8) -> Bool { (object...note).contains(byte) }

  static func masked(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    var mask = MarkdownMasking(bytes: bytes)
    mask.hideTags(from: start)
    let lines = bytes.lines(in: start..<bytes.count).map { line in
      (whole: line, text: bytes[line].drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") })
    }
    var edges: [UInt8: Int] = [:]
    for line in lines { if let edge = edge(line.text) { edges[edge, default: 0] += 1 } }
    var (fence, block): (UInt8?, UInt8?)
    var (isProgram, isListing) = (false, false)
    let listings = lines.map { Self.listing(bytes[$0.whole]) }
    let lastEnd = listings.lastIndex(of: false) ?? 0
    for (place, line) in lines.enumerated() {
      let (text, edge) = (line.text, edge(line.text))
      // How many come later: one that nothing ends begins nothing.
      if let edge { edges[edge, default: 0] -= 1 }
      if let mark = text.first, "`~".utf8.contains(mark), text.prefix(while: { $0 == mark }).count >= 3 {
        fence = fence == nil ? mark : fence == mark ? nil : fence
        continue
      }
      guard fence == nil else { continue }
      isProgram = !text.isEmpty && (isProgram || mask.beginsProgram(line.whole))
      isListing = listings[place].map { $0 && place < lastEnd } ?? isListing
      if block != nil || isProgram || isListing {
        mask.hideLine(text.startIndex..<line.whole.upperBound)
        if edge == block { block = nil }
      } else if let edge, edges[edge, default: 0] > 0 {
        block = edge
        mask.hideLine(text.startIndex..<line.whole.upperBound)
      } else if MarkdownMasking.isImage(bytes[line.whole]),
        place == 0 || place + 1 == lines.count
          || !LineBreak.isInSentence(
            bytes.string(lines[place - 1].whole), bytes.string(lines[place + 1].whole))
      {
        mask.hideLine(text.startIndex..<line.whole.upperBound)
      } else if bytes[line.whole].prefix(while: { $0 == 0x20 }).count < 4 {
        mask.hide(line.whole, text)
      } else {
        // Of an item, or code, where it does no harm.
        mask.hideNested(line.whole, text)
      }
    }
    return mask.result
  }

  /// Whether a line begins a program between the tags of Hugo or Jekyll (`{{< highlight go >}}`), or ends one; nil for other lines.
  private static func listing(_ bytes: ArraySlice<UInt8>) -> Bool? {
    guard bytes.contains(UInt8(ascii: "{")) else { return nil }
    let line = String(decoding: bytes, as: UTF8.self)
    guard line.contains("highlight"), let tag = line.firstMatch(of: listingTag) else { return nil }
    return tag.output.1 == nil && !line[tag.range.upperBound...].contains("highlight")
  }

  nonisolated(unsafe) private static let listingTag = /\{(?:\{<|\{%|%)-?\s*(\/|end)?highlight\b/

  /// The mark of a line that begins or ends a formula (`$$`) or a remark of Obsidian's (`%%`); nil for other lines.
  private static func edge(_ text: ArraySlice<UInt8>) -> UInt8? {
    guard let mark = text.first, "$%".utf8.contains(mark), text.prefix(while: { $0 == mark }).count == 2
    else {
      return nil
    }
    return text.dropFirst(2).allSatisfy { $0 <= 0x20 } ? mark : nil
  }
}

/// A document's bytes while they are masked, line by line.
struct MarkdownMasking {
  var result: [UInt8]
  let bytes: [UInt8]

  init(bytes: [UInt8]) { (self.bytes, result) = (bytes, bytes) }

  mutating func fill(_ range: Range<Int>, _ byte: UInt8 = MarkdownMask.object) {
    for at in range where bytes[at] != 0x0A && bytes[at] != 0x0D { result[at] = byte }
  }

  /// `{{ ... }}`, `{% ... %}` and `{/* ... */}`, also over several lines.
  mutating func hideTags(from start: Int) {
    var at = start
    while at + 3 < bytes.count {
      guard bytes[at] == UInt8(ascii: "{"), "{%/".utf8.contains(bytes[at + 1]),
        bytes[at + 1] != UInt8(ascii: "/") || bytes[at + 2] == UInt8(ascii: "*")
      else {
        at += 1
        continue
      }
      let closing: [UInt8] =
        switch bytes[at + 1] {
        case UInt8(ascii: "{"): Array("}}".utf8)
        case UInt8(ascii: "%"): Array("%}".utf8)
        default: Array("*/}".utf8)
        }
      guard let end = bytes[(at + 2)...].prefix(2_000).firstRange(of: closing)?.upperBound else {
        at += 1
        continue
      }
      let isWord = bytes[at + 1] == UInt8(ascii: "{") && !"<%".utf8.contains(bytes[at + 2])
      fill(at..<end, isWord ? MarkdownMask.word : MarkdownMask.object)
      at = end
    }
  }

  /// What may stand in an item of a list as well as outside of one.
  mutating func hideNested(_ line: Range<Int>, _ text: ArraySlice<UInt8>) {
    let words = String(decoding: text, as: UTF8.self)
    if words.prefixMatch(of: Self.admonition) != nil { return hide(line, text) }
    if let task = words.prefixMatch(of: Self.task) {
      let close = text.startIndex + task.output.utf8.count
      fill(close - 3..<close)
    }
    hideInside(text.startIndex..<line.upperBound)
  }

  /// The line above the indented text of MkDocs' notes and tabs: an item of a list, which that text is then inside of.
  private mutating func hideAdmonition(_ text: ArraySlice<UInt8>, _ range: Range<Int>) {
    fill(range)
    result.replaceSubrange(range.prefix(5), with: Array("- ## ".utf8))
    if text.drop(while: { $0 <= 0x20 }).last(where: { $0 > 0x20 }) == UInt8(ascii: "\"") {
      fill(last: "\"", in: text)
    }
  }

  /// A line that is no text: an empty heading in its place.
  mutating func hideLine(_ range: Range<Int>) {
    fill(range)
    for (offset, at) in range.prefix(4).enumerated() where result[at] == MarkdownMask.object {
      result[at] = offset < 3 ? UInt8(ascii: "#") : 0x20
    }
  }

  mutating func hide(_ line: Range<Int>, _ text: ArraySlice<UInt8>) {
    let words = String(decoding: text, as: UTF8.self)
    let end = line.upperBound
    let isHidden =
      !text.isEmpty && result[text.startIndex..<end].allSatisfy { MarkdownMask.isMask($0) || $0 <= 0x20 }
    let name = words.trimmed
    let isCommand = words.hasPrefix("--8<--") || words.hasPrefix("///") || isImport(words)
    if isHidden || isCommand || ["[TOC]", "[[_TOC_]]", "[[TOC]]"].contains(name.uppercased()) {
      return hideLine(text.startIndex..<end)
    }
    // What stands for the paragraph above in Jekyll, and a definition below its word.
    if words.wholeMatch(of: Self.attributeLine) != nil || words.prefixMatch(of: Self.abbreviation) != nil {
      return hideLine(text.startIndex..<end)
    }
    if words.prefixMatch(of: Self.definition) != nil { result[text.startIndex] = UInt8(ascii: "-") }
    if let alert = words.prefixMatch(of: Self.alert), bytes[line].contains(UInt8(ascii: ">")) {
      hideLine(text.startIndex..<text.startIndex + alert.output.utf8.count)
      return hideInside(text.startIndex + alert.output.utf8.count..<end)
    }
    if let admonition = words.prefixMatch(of: Self.admonition) {
      return hideAdmonition(text, text.startIndex..<text.startIndex + admonition.output.utf8.count)
    }
    if let notice = words.prefixMatch(of: Self.notice) {
      hideLine(text.startIndex..<text.startIndex + notice.output.0.utf8.count)
      if let last = name.last, last == "]" || last == "\"" { fill(last: last, in: text) }
      return hideInside(text.startIndex + notice.output.0.utf8.count..<end)
    }
    if let note = words.prefixMatch(of: Self.note) {
      let range = text.startIndex..<text.startIndex + note.output.utf8.count
      fill(range)
      result[range.lowerBound] = UInt8(ascii: "-")
      result[range.lowerBound + 1] = 0x20
      return hideInside(range.upperBound..<end)
    }
    if let task = words.prefixMatch(of: Self.task) {
      let close = text.startIndex + task.output.utf8.count
      fill(close - 3..<close)
    }
    hideInside(text.startIndex..<end)
  }

  // Compiled once: a literal where it is used would be read again for each line.
  nonisolated(unsafe) private static let attributeLine = /\{ ?[:#.][^{}]*\}\s*/
  nonisolated(unsafe) private static let definition = /:[ \t]+\S/
  nonisolated(unsafe) private static let alert = /\[![\w-]+\][+-]?\s*/
  nonisolated(unsafe) private static let notice = /(:::+)[ ]*([\w-]*)[ ]*[\["]?/
  nonisolated(unsafe) private static let admonition =
    /(?:(?:!!!|\?\?\?\+?)(?:[ ]+[a-z][\w-]*)+(?:[ ]+"|\s*$)|===[!+]*[ ]+")[ ]*/
  nonisolated(unsafe) private static let abbreviation = /\*\[[^\]]+\]:/
  nonisolated(unsafe) private static let program = /export (?:const|let|default|function)\b/
  nonisolated(unsafe) private static let note = /\[\^[^\]\s]+\]:/
  /// Obsidian's have more states: `[/]`, `[!]`.
  nonisolated(unsafe) private static let task = /(?:[-*+]|\d+[.)])[ \t]+\[[ xX\/<>!?*"\-]\](?=\s)/
  nonisolated(unsafe) private static let importing = /(import|export)\s.+\sfrom\s+['"]/

  private mutating func fill(last: Character, in text: ArraySlice<UInt8>) {
    if let place = text.lastIndex(where: { $0 == last.asciiValue }) { fill(place..<place + 1) }
  }

  /// Whether a line of MDX begins a part of a program, which ends at a blank line.
  func beginsProgram(_ line: Range<Int>) -> Bool {
    bytes[line].starts(with: "export ".utf8) && bytes.string(line).prefixMatch(of: Self.program) != nil
  }

  private func isImport(_ words: String) -> Bool {
    words.prefixMatch(of: Self.importing) != nil
  }
}
