import AlihModel

/// A cue's text with its tags (`<i>`, `<v Name>`, `{\an8}`) as spans; a line of another speaker is one of its own.
struct CueText: Sendable {
  private(set) var text = SpannedText("")
  /// By span id: the tag that opens, and the one that closes it.
  private(set) var tags: [Int: (open: String, close: String)] = [:]
  /// By the span id of a tag that is closed: the last one inside of it.
  private var lastInside: [Int: Int] = [:]
  let isVTT: Bool

  /// WebVTT writes these as entities (W3C WebVTT, 4.2.2).
  private static let entities = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u{A0}", "&lrm;": "\u{200E}", "&rlm;": "\u{200F}",
  ]

  init(_ bytes: [UInt8], _ range: Range<Int>, isVTT: Bool, _ number: inout Int) {
    self.isVTT = isVTT
    var text = ""
    var spans: [InlineSpan] = []
    var open: [(name: String, place: Int)] = []
    let lines = bytes.lines(in: range).flatMap { line in
      bytes.string(line).split(separator: isVTT ? Self.pageBreak : Self.anyBreak).map(String.init)
    }
    for line in lines.map(\.trimmed) where !line.isEmpty {
      if !text.isEmpty { text += Self.isOwn(line, after: text) ? "\n" : " " }
      var rest = line[...]
      while !rest.isEmpty {
        if let tag = isVTT ? Self.reading(rest) ?? Self.tag(rest) : Self.tag(rest) {
          add(tag, &text, &spans, &open, &number)
          rest = rest.dropFirst(tag.count)
        } else if isVTT, let entity = Self.entities.first(where: { rest.hasPrefix($0.key) }) {
          text += entity.value
          rest = rest.dropFirst(entity.key.count)
        } else {
          text.append(rest.removeFirst())
        }
      }
    }
    let length = text.utf8.count
    self.text = SpannedText(
      text, spans.map { InlineSpan(id: $0.id, range: $0.range.clamped(to: 0..<length)) })
  }

  /// How pages, and SubStation's files, end a line: SubRip that was made of them keeps it.
  nonisolated(unsafe) private static let pageBreak = /<br\s*\/?>/
  nonisolated(unsafe) private static let anyBreak = /<br\s*\/?>|\\N/

  /// What stands above the letters of a ruby, with its tags.
  private static func reading(_ text: Substring) -> Substring? {
    guard text.hasPrefix("<rt>") || text.hasPrefix("<rt.") else { return nil }
    if let end = text.firstRange(of: "</rt>") { return text[..<end.upperBound] }
    return text[..<(text.firstRange(of: "</ruby>")?.lowerBound ?? text.endIndex)]
  }

  private mutating func add(
    _ tag: Substring, _ text: inout String, _ spans: inout [InlineSpan],
    _ open: inout [(name: String, place: Int)],
    _ number: inout Int
  ) {
    let name = String(tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter })
    if tag.hasPrefix("</"), let match = open.lastIndex(where: { $0.name == name }) {
      let place = open.remove(at: match).place
      spans[place].range = spans[place].range.lowerBound..<text.utf8.count
      tags[spans[place].id]?.close = String(tag)
      lastInside[spans[place].id] = number - 1
      return
    }
    // Programs mark each line by itself: "<i>Air naik</i>" and "<i>di desa.</i>" are one.
    if let last = spans.last, !last.range.isEmpty, text.last == " ",
      last.range.upperBound == text.utf8.count - 1, let known = tags[last.id], known.open == tag,
      !known.close.isEmpty
    {
      open.append((name, spans.count - 1))
      return
    }
    if tag.hasPrefix("<"), !name.isEmpty, !tag.hasPrefix("</"), !tag.hasPrefix("<rt") {
      open.append((name, spans.count))
    }
    spans.append(InlineSpan(id: number, range: text.utf8.count..<text.utf8.count))
    tags[number] = (String(tag), "")
    number += 1
  }

  /// The tag that a text begins with: `<b>`, `</v>`, `<00:01.000>`, `{\an8}`, and MicroDVD's `{y:i}`.
  private static func tag(_ text: Substring) -> Substring? {
    guard text.first == "<" || text.first == "{" && text.prefixMatch(of: code) != nil else { return nil }
    if text.first == "<" {
      guard let next = text.dropFirst().first, next == "/" || next.isASCII && (next.isLetter || next.isNumber)
      else {
        return nil
      }
    }
    let closing: Character = text.first == "<" ? ">" : "}"
    return text.prefix(200).firstIndex(of: closing).map { text[...$0] }
  }

  nonisolated(unsafe) private static let code = /\{(?:\\|[A-Za-z]:)/

  /// A line without tags.
  static func plain(_ line: String) -> String {
    var (rest, text) = (line[...], "")
    while !rest.isEmpty {
      if let tag = tag(rest) { rest = rest.dropFirst(tag.count) } else { text.append(rest.removeFirst()) }
    }
    return text.trimmed
  }

  /// Whether a line is no part of the sentence before it: another speaker's (`- Ya.`, `SARI: Ya.`, `<v Sari>`), a sound's, a
  /// song's, or a new sentence.
  private static func isOwn(_ line: String, after text: String) -> Bool {
    if isMarked(line) { return true }
    return !LineBreak.isInSentence(text, line) && text.last.map(LineBreak.endsSentence) == true
  }

  /// Whether a text says that somebody, or something, else is heard.
  static func isMarked(_ line: String) -> Bool {
    if line.hasPrefix("<v") { return true }
    guard let first = line.first(where: { $0 != "<" && $0 != ">" }) else { return false }
    if "-–—‐♪♫#[(>".contains(first) { return true }
    let speaker = line.prefix { $0 != ":" }
    return speaker.count < line.count && (2...30).contains(speaker.count)
      && !speaker.contains { $0.isLowercase }
      && speaker.contains { $0.isLetter }
  }

  /// A text of this cue with its tags.
  func written(_ target: SpannedText) -> String {
    InlineFlow<String>(
      text: { [escaped($0)] },
      element: { id, content in [tags[id]?.open ?? ""] + content + [tags[id]?.close ?? ""] },
      object: { id in ([tags[id]?.open ?? "", tags[id]?.close ?? ""], .none) },
      lastInside: lastInside
    ).nodes(target).joined()
  }

  private func escaped(_ text: String) -> String {
    guard isVTT else { return text }
    return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\u{A0}", with: "&nbsp;").replacing("\u{200E}", with: "&lrm;").replacing(
        "\u{200F}", with: "&rlm;")
  }
}
