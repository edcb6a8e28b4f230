/// What stands inside of a line.
extension MarkdownMasking {
  /// `[^1]`, `{#judul}`, `{: .kelas}`, `$x^2$`, `:smile:`, `#banjir`, `==penting==`, `^[Catatan.]`; code stays.
  mutating func hideInside(_ range: Range<Int>) {
    let words = bytes.string(range)
    guard words.utf8.contains(where: { "[{$:~^%#=@".utf8.contains($0) }), words.utf8.count == range.count
    else {
      return
    }
    let code = words.utf8.contains(UInt8(ascii: "`")) ? codes(in: range) : []
    func place(_ part: Substring) -> Range<Int> {
      let start = range.lowerBound + words.utf8.distance(from: words.startIndex, to: part.startIndex)
      return start..<start + part.utf8.count
    }
    func places(_ pattern: Regex<Substring>) -> [Range<Int>] {
      words.matches(of: pattern).map { place($0.output) }
        .filter { place in !code.contains { $0.contains(place.lowerBound) } }
    }
    func parts(_ pattern: Regex<(Substring, Substring)>) -> [Range<Int>] {
      words.matches(of: pattern).map { place($0.output.1) }
        .filter { place in !code.contains { $0.contains(place.lowerBound) } }
    }
    if words.contains("#") {
      // `[nama]: #bagian` is where a link leads.
      for place in parts(Self.tag) where !isAddress(place.lowerBound, range) {
        fill(place, MarkdownMask.word)
      }
    }
    for place in places(Self.noteMark) + places(Self.attributes) + places(Self.emoji)
    where !MarkdownMask.isMask(result[place.lowerBound + 1]) { fill(place) }
    if words.contains("@") {
      for place in places(Self.citation) + parts(Self.mention) { fill(place, MarkdownMask.word) }
    }
    if words.contains("]{") {
      for place in parts(Self.spanAttributes) { bracket(place) }
    }
    if words.contains("){") {
      for place in parts(Self.linkAttributes) { enclose(place) }
    }
    if words.contains("{") {
      for place in places(Self.removed) { fill(place) }
      for place in places(Self.inserted) { insert(place) }
      for place in places(Self.replaced) { replace(place) }
    }
    if words.contains("==") {
      for place in places(Self.highlighted) where isFree(place, in: range) { emphasize(place, width: 2) }
    }
    if words.contains("%%") { for place in places(Self.remark) { fill(place) } }
    if words.contains("[[") || words.contains("^") {
      for place in places(Self.linkEnd) { fill(place.upperBound - 2..<place.upperBound) }
      for place in places(Self.page) { fill(place, MarkdownMask.word) }
      for place in places(Self.embedded) { fill(place) }
      for place in places(Self.inlineNote) { fill(place, MarkdownMask.note) }
    }
    // `H~2~O`, `m^2^`, but the number of a note: `warga^1^`
    for place in places(Self.subscripted) {
      let mark = bytes[place].firstIndex(of: UInt8(ascii: "^")) ?? place.upperBound
      let isNote =
        mark < place.upperBound && bytes[place].last == UInt8(ascii: "^")
        && bytes[mark + 1..<place.upperBound - 1].allSatisfy { (0x30...0x39).contains($0) }
        && NoteMark.canFollow(bytes[range.lowerBound..<mark])
      if isNote { fill(mark..<place.upperBound) } else { fill(place, MarkdownMask.word) }
    }
    for place in places(Self.formula) { fill(place, MarkdownMask.word) }
  }

  /// Whether a line is nothing but pictures, which stand between two texts there.
  static func isImage(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(UInt8(ascii: "!")) && line.contains(UInt8(ascii: "["))
      && String(decoding: line, as: UTF8.self).trimmed.wholeMatch(of: images) != nil
  }

  /// The code spans of a line.
  private func codes(in range: Range<Int>) -> [Range<Int>] {
    var codes: [Range<Int>] = []
    let brackets = MarkdownBrackets(bytes: bytes, end: range.upperBound)
    var at = range.lowerBound
    while at < range.upperBound {
      let ticks = brackets.run(of: UInt8(ascii: "`"), from: at)
      guard ticks > 0 else {
        at += 1
        continue
      }
      var end = at + ticks
      while end < range.upperBound, case let count = brackets.run(of: UInt8(ascii: "`"), from: end),
        count != ticks
      {
        end += max(1, count)
      }
      // What nothing closes is no code, and no line has more than some dozens.
      guard end < range.upperBound, codes.count < 100 else { return codes }
      codes.append(at..<end + ticks)
      at = end + ticks
    }
    return codes
  }

  /// What CriticMarkup puts in, `{++baru++}`, is text like any other.
  private mutating func insert(_ place: Range<Int>) {
    let inner = place.lowerBound + 3..<place.upperBound - 3
    if let first = bytes[inner].first, let last = bytes[inner].last, [first, last].allSatisfy(Self.isLetter) {
      emphasize(place, width: 3)
    } else {
      fill(place.lowerBound..<inner.lowerBound)
      fill(inner.upperBound..<place.upperBound)
    }
  }

  /// Of `{~~lama~>baru~~}` the new words are text.
  private mutating func replace(_ place: Range<Int>) {
    let old = bytes[place].firstRange(of: Array("~>".utf8)).map { place.lowerBound..<$0.upperBound }
    fill(old ?? place)
    if old != nil { fill(place.upperBound - 3..<place.upperBound) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
  }

  /// Marks that Markdown doesn't know become those of strong text, which are as long.
  private mutating func emphasize(_ place: Range<Int>, width: Int) {
    for at in 0..<width {
      result[place.lowerBound + at] = UInt8(ascii: "*")
      result[place.upperBound - 1 - at] = UInt8(ascii: "*")
    }
  }

  /// Whether the marks of a highlight touch no word outside of it, as those of an address do: `?a==b&c==d`.
  private func isFree(_ place: Range<Int>, in range: Range<Int>) -> Bool {
    guard result[place.lowerBound] == UInt8(ascii: "="), result[place.upperBound - 1] == UInt8(ascii: "=")
    else {
      return false
    }
    let before = place.lowerBound > range.lowerBound ? bytes[place.lowerBound - 1] : 0x20
    return before <= 0x20 || "([{>*_~\"'-|".utf8.contains(before) || before >= 0x80
  }

  /// Attributes behind a link or picture become blanks inside of its brackets: `(a.png){width=50%}` is `(a.png           )`.
  private mutating func enclose(_ place: Range<Int>) {
    fill(place.lowerBound - 1..<place.upperBound, 0x20)
    result[place.upperBound - 1] = UInt8(ascii: ")")
  }

  private func isAddress(_ place: Int, _ range: Range<Int>) -> Bool {
    var end = place
    while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return end - range.lowerBound > 1 && bytes[end - 1] == UInt8(ascii: ":")
      && bytes[end - 2] == UInt8(ascii: "]")
  }

  /// A text with attributes becomes a link: `[desa]{.tebal}` is `[desa](xxxxxx)`.
  private mutating func bracket(_ place: Range<Int>) {
    fill(place, UInt8(ascii: "x"))
    result[place.lowerBound] = UInt8(ascii: "(")
    result[place.upperBound - 1] = UInt8(ascii: ")")
  }

  // Compiled once: a literal where it is used would be read again for each line.
  nonisolated(unsafe) private static let tag = /(?:^|[\s|])(#[\p{L}_][\p{L}\p{N}_\/\-]*)/
  /// Pandoc's `[@sari2020, hlm. 5]` and `@fig-peta`, and people's names on GitHub: `@sari`.
  nonisolated(unsafe) private static let citation = /\[-?@[^\[\]]+\](?![(\[])/
  nonisolated(unsafe) private static let mention = /(?:^|[\s(])(@[\w:.\-]*\w)/
  nonisolated(unsafe) private static let noteMark = /\[\^[^\]\s]+\]/
  nonisolated(unsafe) private static let attributes = /\{ ?(?:[#:.]|[\w-]+=)[^{}]*\}/
  /// Pandoc's `[desa]{.tebal}` and `![peta](a.png){width=50%}`.
  nonisolated(unsafe) private static let spanAttributes =
    /\[[^\[\]^][^\[\]]*\](\{ ?(?:[#:.]|[\w-]+=)[^{}]*\})/
  nonisolated(unsafe) private static let linkAttributes = /\]\([^()]*\)(\{ ?(?:[#:.]|[\w-]+=)[^{}]*\})/
  /// CriticMarkup.
  nonisolated(unsafe) private static let inserted = /\{\+\+[^{}]*\+\+\}|\{==[^{}]*==\}/
  nonisolated(unsafe) private static let removed = /\{--[^{}]*--\}|\{>>[^{}]*<<\}/
  nonisolated(unsafe) private static let replaced = /\{~~[^{}]*~~\}/
  nonisolated(unsafe) private static let highlighted = /==(?![\s=])(?:[^=]|=(?!=))*?[^\s=]==(?!=)/
  nonisolated(unsafe) private static let remark = /(?:^|\s)%%[^%]+%%/
  /// Obsidian's `![[foto.png]]`, the address in `[[halaman|nama]]`, and a paragraph's name at its end: `^ringkasan`.
  nonisolated(unsafe) private static let embedded = /!\[\[[^\[\]]*\]\]|\[\[[^\[\]|]*\||(?:^|\s)\^[\w-]+\s*$/
  nonisolated(unsafe) private static let linkEnd = /\[\[[^\[\]|]*\|[^\[\]]*\]\]/
  nonisolated(unsafe) private static let page = /\[\[[^\[\]|]+\]\]/
  nonisolated(unsafe) private static let inlineNote = /\^\[(?:\\.|[^\[\]\\]|\[[^\[\]\\]*\])+\]/
  nonisolated(unsafe) private static let images =
    /(?:(?:!\[\[[^\[\]]*\]\]|\[?!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])(?:\]\([^()]*\))?(?:\{[^{}]*\})?)\s*)+/
  nonisolated(unsafe) private static let emoji = /:[a-z][a-z0-9_+\-]*:(?![a-z\/])/
  nonisolated(unsafe) private static let subscripted = /[\p{L}\d]+[~^][\p{L}\d]{1,6}[~^][\p{L}\d]*/
  nonisolated(unsafe) private static let formula = /\$[^\s$][^$\n]*[\\^_{}=][^$\n]*\$(?!\d)/
}
