import AlihModel

/// Reads subtitles, SubRip (`.srt`) or WebVTT (`.vtt`): each cue is a segment, and times and settings stay.
enum SubtitleSource {
  static func read(_ bytes: [UInt8], _ format: SourceFormat) throws -> ReadSource {
    guard let text = Encoding.utf8(bytes) else {
      throw SourceProblem("its encoding is unknown; save it in UTF-8")
    }
    let cues = Cues(text.bytes)
    guard cues.texts.contains(where: { ReadSource.hasWords(String(decoding: text.bytes[$0], as: UTF8.self)) })
    else {
      throw SourceProblem("no cue with a time ('00:00:01,000 --> 00:00:04,000') was found")
    }
    var source = ReadSource()
    var number = 0
    var kept: [Range<Int>] = []
    for range in cues.texts {
      let cue = CueText(text.bytes[range], &number)
      if source.add(.paragraph, cue.text, isOneSegment: true) { kept.append(range) }
    }
    source.template = SubtitleTemplate(bytes: text.bytes, texts: kept)
    return source
  }
}

/// Where the texts of a subtitle file's cues are: from the line behind the time to the next blank line.
private struct Cues {
  private(set) var texts: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    var at = 0
    var start: Int?
    var end = 0
    let arrow = Array("-->".utf8)
    func close(_ texts: inout [Range<Int>]) {
      if let open = start, end > open { texts.append(open..<end) }
      start = nil
    }
    while at < bytes.count {
      let next = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[at..<next]
      let visible = line.last == 0x0D ? line.dropLast() : line
      if visible.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        close(&texts)
      } else if start == nil, visible.firstRange(of: arrow) != nil,
        visible.contains(where: { $0 >= 0x30 && $0 <= 0x39 })
      {
        start = min(next + 1, bytes.count)
        end = start!
      } else if start != nil {
        end = visible.endIndex
      }
      at = next + 1
    }
    close(&texts)
  }
}

/// A cue's lines as one, its tags (`<i>`, `<v Name>`, `{\an8}`) as spans.
private struct CueText {
  private(set) var text: SpannedText
  /// By span id: the tag that opens, and the one that closes it.
  private(set) var tags: [Int: (open: String, close: String)] = [:]

  init(_ bytes: ArraySlice<UInt8>, _ number: inout Int) {
    var text: [UInt8] = []
    var spans: [InlineSpan] = []
    var open: [(name: String, place: Int)] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      let closing: UInt8 = byte == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "}")
      let isTag =
        (byte == UInt8(ascii: "<") && at + 1 < bytes.endIndex
          && (bytes[at + 1] == UInt8(ascii: "/") || (0x61...0x7A).contains(bytes[at + 1] | 0x20)
            || (0x30...0x39).contains(bytes[at + 1])))
        || (byte == UInt8(ascii: "{") && at + 1 < bytes.endIndex && bytes[at + 1] == UInt8(ascii: "\\"))
      if isTag, let end = bytes[at...].prefix(200).firstIndex(of: closing) {
        let tag = String(decoding: bytes[at...end], as: UTF8.self)
        let name = String(tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter })
        if tag.hasPrefix("</"), let match = open.lastIndex(where: { $0.name == name }) {
          let place = open.remove(at: match).place
          spans[place].range = spans[place].range.lowerBound..<text.count
          tags[spans[place].id]?.close = tag
        } else {
          if byte == UInt8(ascii: "<"), !name.isEmpty, !tag.hasPrefix("</") {
            open.append((name, spans.count))
          }
          spans.append(InlineSpan(id: number, range: text.count..<text.count))
          tags[number] = (tag, "")
          number += 1
        }
        at = end + 1
        continue
      }
      let isBlank = byte <= 0x20
      if !isBlank || !text.isEmpty && text.last != 0x20 { text.append(isBlank ? 0x20 : byte) }
      at += 1
    }
    if text.last == 0x20 { text.removeLast() }
    let length = text.count
    self.text = SpannedText(
      String(decoding: text, as: UTF8.self),
      spans.map {
        InlineSpan(id: $0.id, range: min($0.range.lowerBound, length)..<min($0.range.upperBound, length))
      })
  }

  /// The translation with its tags, in as many lines as it needs.
  func written(_ target: SpannedText) -> String {
    var bytes = Array(target.text.utf8)
    // From the end, so that what is put in moves nothing that is still to come; what closes comes before what opens.
    var marks: [(at: Int, order: Int, text: String)] = []
    for (place, span) in target.spans.enumerated() {
      guard let tag = tags[span.id] else { continue }
      marks.append((span.range.lowerBound, place + 1, tag.open))
      if !tag.close.isEmpty {
        marks.append((span.range.upperBound, span.range.isEmpty ? place + 1 : -place, tag.close))
      }
    }
    let longest = 42
    if bytes.count > longest, let middle = Self.middle(bytes) { bytes[middle] = 0x0A }
    for mark in marks.sorted(by: { ($0.at, $0.order) > ($1.at, $1.order) }) {
      bytes.insert(contentsOf: mark.text.utf8, at: mark.at)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The blank nearest to the middle.
  private static func middle(_ bytes: [UInt8]) -> Int? {
    bytes.indices.filter { bytes[$0] == 0x20 }.min { abs($0 * 2 - bytes.count) < abs($1 * 2 - bytes.count) }
  }
}

private struct SubtitleTemplate: SourceTemplate {
  let bytes: [UInt8]
  let texts: [Range<Int>]

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    var number = 0
    for (range, block) in zip(texts, rewriting.blocks) {
      let cue = CueText(bytes[range], &number)
      result += bytes[at..<range.lowerBound]
      at = range.upperBound
      let isSame = block.target.text == block.source.text
      if isSame || rewriting.layout != .target { result += bytes[range] }
      if !isSame {
        if rewriting.layout != .target { result.append(0x0A) }
        result += cue.written(block.target).utf8
      }
    }
    return result + bytes[at...]
  }
}
