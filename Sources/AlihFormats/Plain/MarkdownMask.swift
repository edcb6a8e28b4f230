/// Hides from a Markdown parser what it doesn't know: tags of Hugo, Jekyll and Docusaurus, GitHub's footnotes, tasks and alerts.
///
/// Each hidden byte becomes another of the same length, so that all places stay. What stands alone in a line becomes an empty
/// heading, which parts the texts around it, and a footnote an item of a list.
enum MarkdownMask {
  /// For what stays in its place and is no text: `{{< figure >}}`, `[^1]`.
  static let object: UInt8 = 0x01
  /// For what stays in its sentence as a word: `{{ site.nama }}`.
  static let word: UInt8 = 0x02

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func isMask(_ byte: UInt8) -> Bool { byte == object || byte == word }

  static func masked(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    var mask = Masking(bytes: bytes)
    mask.hideTags(from: start)
    var fence: UInt8?
    var isMath = false
    for line in bytes.lines(in: start..<bytes.count) {
      let indent = bytes[line].prefix { $0 == 0x20 }.count
      let text = bytes[line].drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
      if let mark = text.first, "`~".utf8.contains(mark), text.prefix(while: { $0 == mark }).count >= 3 {
        fence = fence == nil ? mark : fence == mark ? nil : fence
        continue
      }
      guard fence == nil else { continue }
      let isEdge = text.starts(with: "$$".utf8) && text.dropFirst(2).allSatisfy { $0 <= 0x20 }
      if isEdge || isMath {
        mask.hideLine(text.startIndex..<line.upperBound)
        if isEdge { isMath.toggle() }
      } else if indent < 4 {
        mask.hide(line, text)
      }
    }
    return mask.result
  }
}

private struct Masking {
  private(set) var result: [UInt8]
  private let bytes: [UInt8]

  init(bytes: [UInt8]) { (self.bytes, result) = (bytes, bytes) }

  private mutating func fill(_ range: Range<Int>, _ byte: UInt8 = MarkdownMask.object) {
    for at in range where bytes[at] != 0x0A && bytes[at] != 0x0D { result[at] = byte }
  }

  /// `{{ ... }}` and `{% ... %}`, also over several lines.
  mutating func hideTags(from start: Int) {
    var at = start
    while at + 3 < bytes.count {
      guard bytes[at] == UInt8(ascii: "{"), "{%".utf8.contains(bytes[at + 1]) else {
        at += 1
        continue
      }
      let closing: [UInt8] = bytes[at + 1] == UInt8(ascii: "{") ? Array("}}".utf8) : Array("%}".utf8)
      guard let end = bytes[(at + 2)...].prefix(2_000).firstRange(of: closing)?.upperBound else {
        at += 1
        continue
      }
      let isWord = bytes[at + 1] == UInt8(ascii: "{") && !"<%".utf8.contains(bytes[at + 2])
      fill(at..<end, isWord ? MarkdownMask.word : MarkdownMask.object)
      at = end
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
    if isHidden || isImport(words) || ["[TOC]", "[[_TOC_]]", "[[TOC]]"].contains(words.trimmed) {
      return hideLine(text.startIndex..<end)
    }
    // What stands for the paragraph above in Jekyll, and a definition below its word.
    if words.wholeMatch(of: Self.attributeLine) != nil { return hideLine(text.startIndex..<end) }
    if words.prefixMatch(of: Self.definition) != nil { result[text.startIndex] = UInt8(ascii: "-") }
    if let alert = words.wholeMatch(of: Self.alert), bytes[line].contains(UInt8(ascii: ">")) {
      return hideLine(text.startIndex..<text.startIndex + alert.output.utf8.count)
    }
    if let notice = words.prefixMatch(of: Self.notice) {
      hideLine(text.startIndex..<text.startIndex + notice.output.0.utf8.count)
      if let last = words.trimmed.last, last == "]" || last == "\"" { fill(last: last, in: text) }
      return
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
  nonisolated(unsafe) private static let attributeLine = /\{[:#.][^{}]*\}\s*/
  nonisolated(unsafe) private static let definition = /:[ \t]+\S/
  nonisolated(unsafe) private static let alert = /\[!\w+\]\s*/
  nonisolated(unsafe) private static let notice = /(:::+|!!!|\?\?\?\+?)[ ]*([\w-]*)[ ]*[\["]?/
  nonisolated(unsafe) private static let note = /\[\^[^\]\s]+\]:/
  nonisolated(unsafe) private static let task = /(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\](?=\s)/
  nonisolated(unsafe) private static let importing = /(import|export)\s.+\sfrom\s+['"]/
  nonisolated(unsafe) private static let noteMark = /\[\^[^\]\s]+\]/
  nonisolated(unsafe) private static let attributes = /\{[#:.][^{}]*\}/
  nonisolated(unsafe) private static let emoji = /:[a-z][a-z0-9_+\-]*:(?![a-z\/])/
  nonisolated(unsafe) private static let subscripted = /[\p{L}\d]+[~^][\p{L}\d]{1,6}[~^][\p{L}\d]*/
  nonisolated(unsafe) private static let formula = /\$[^\s$][^$\n]*[\\^_{}=][^$\n]*\$(?!\d)/

  private mutating func fill(last: Character, in text: ArraySlice<UInt8>) {
    if let place = text.lastIndex(where: { $0 == last.asciiValue }) { fill(place..<place + 1) }
  }

  private func isImport(_ words: String) -> Bool {
    words.prefixMatch(of: Self.importing) != nil
  }

  /// `[^1]`, `{#judul}`, `{: .kelas}`, `$x^2$`, `:smile:` inside of a line.
  private mutating func hideInside(_ range: Range<Int>) {
    let words = bytes.string(range)
    guard words.utf8.contains(where: { "[{$:~^".utf8.contains($0) }), words.utf8.count == range.count else {
      return
    }
    func places(_ pattern: Regex<Substring>) -> [Range<Int>] {
      words.matches(of: pattern).map { match in
        let start = range.lowerBound + words.utf8.distance(from: words.startIndex, to: match.range.lowerBound)
        return start..<start + match.output.utf8.count
      }
    }
    for place in places(Self.noteMark) + places(Self.attributes)
      + places(Self.emoji)
    {
      fill(place)
    }
    // `H~2~O`, `m^2^`
    for place in places(Self.subscripted) { fill(place, MarkdownMask.word) }
    for place in places(Self.formula) { fill(place, MarkdownMask.word) }
  }
}
