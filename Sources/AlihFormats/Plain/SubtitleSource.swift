import AlihModel

/// Reads subtitles, SubRip (`.srt`) or WebVTT (`.vtt`): each cue's text is a block, and times, numbers and settings stay.
///
/// A sentence that goes on in the next cues is one text with theirs, and is laid out over them again.
enum SubtitleSource {
  /// - Parameter joinsCues: whether sentences go on from cue to cue.
  static func read(_ bytes: [UInt8], joinsCues: Bool = true) throws -> ReadSource {
    let file = CueFile(bytes)
    var number = 0
    let texts = file.cues.map { CueText(bytes, $0.text, isVTT: file.isVTT, &number) }
    guard texts.contains(where: { ReadSource.hasWords($0.text.text) }) else {
      throw SourceProblem("no cue with a time ('00:00:01,000 --> 00:00:04,000') and a text was found")
    }
    var source = ReadSource()
    var groups: [CueGroup] = []
    for range in joinsCues ? CueGroup.sentences(file.cues, texts) : texts.indices.map({ $0..<$0 + 1 }) {
      let group = CueGroup(cues: Array(file.cues[range]), texts: Array(texts[range]), &number)
      if source.add(.paragraph, group.text, isOneSegment: group.cues.count == 1) { groups.append(group) }
    }
    if let line = file.lostLine {
      source.findings.append(
        Finding(.notRead, "line \(line) and perhaps more stand behind no time, so that no player shows them"))
    }
    source.template = SubtitleTemplate(bytes: bytes, groups: groups)
    return source
  }
}

/// A cue's times, and where its text stands.
struct Cue: Sendable {
  /// As the file writes it.
  var time: String
  /// In milliseconds; nil where they can't be read.
  var start: Int?
  var end: Int?
  /// From its first line to its last.
  var text: Range<Int>
}

/// The cues of a subtitle file.
///
/// A line with a time begins one, whatever stands before it. In SubRip all lines up to the next number and time are its text,
/// also behind a blank line; in WebVTT a blank line ends it, and what follows without a time (`NOTE`, `STYLE`) is never shown.
struct CueFile {
  let isVTT: Bool
  private(set) var cues: [Cue] = []
  /// Of a text that no player shows, counted from 1.
  private(set) var lostLine: Int?

  init(_ bytes: [UInt8]) {
    let lines = bytes.lines()
    let words = lines.map { bytes.string($0).trimmed }
    isVTT = words.first?.hasPrefix("WEBVTT") == true
    let times = words.indices.filter { Self.times(words[$0]) != nil }
    for (place, line) in times.enumerated() {
      let next = place + 1 < times.count ? times[place + 1] : words.count
      var end = next
      if next < words.count, end > line + 1, isName(words, before: next) { end -= 1 }
      if isVTT, let blank = words[(line + 1)..<end].firstIndex(of: "") {
        if let lost = lost(words[blank..<end]) { lostLine = lostLine ?? lost + 1 }
        end = blank
      }
      var start = line + 1
      while start < end, words[start].isEmpty { start += 1 }
      while end > start, words[end - 1].isEmpty { end -= 1 }
      guard start < end, let (from, to) = Self.times(words[line]) else { continue }
      cues.append(
        Cue(
          time: words[line], start: from, end: to, text: lines[start].lowerBound..<lines[end - 1].upperBound))
    }
  }

  /// Whether the line before a time is the next cue's number or, in WebVTT behind a blank line, its name.
  private func isName(_ words: [String], before time: Int) -> Bool {
    let line = words[time - 1]
    if !line.isEmpty, line.allSatisfy({ $0.isASCII && $0.isNumber }) { return true }
    return isVTT && !line.isEmpty && time >= 2 && words[time - 2].isEmpty
  }

  /// The first line that is no remark and no style.
  private func lost(_ words: ArraySlice<String>) -> Int? {
    var isRemark = false
    for (at, line) in zip(words.indices, words) {
      if line.isEmpty { isRemark = false }
      if ["NOTE", "STYLE", "REGION"].contains(where: { line.hasPrefix($0) }) { isRemark = true }
      if !isRemark, ReadSource.hasWords(line) { return at }
    }
    return nil
  }

  /// `00:00:01,000 --> 00:00:04,000 align:start`, in milliseconds; hours may be missing, and the comma a point.
  private static func times(_ line: String) -> (Int?, Int?)? {
    guard let arrow = line.firstRange(of: "-->") else { return nil }
    let start = String(line[..<arrow.lowerBound]).trimmed
    let end = String(line[arrow.upperBound...]).trimmed.prefix { !$0.isWhitespace }
    guard start.contains(":"), start.first?.isNumber == true, end.first?.isNumber == true else { return nil }
    return (milliseconds(start), milliseconds(String(end)))
  }

  private static func milliseconds(_ time: String) -> Int? {
    let parts = time.replacing(",", with: ".").split(separator: ":").map(String.init)
    guard (2...3).contains(parts.count), let seconds = Double(parts[parts.count - 1]), seconds >= 0,
      seconds < 3_600
    else {
      return nil
    }
    var total = Int(seconds * 1_000 + 0.5)
    for (part, unit) in zip(parts.dropLast().reversed(), [60_000, 3_600_000]) {
      guard let number = Int(part), (0..<100_000).contains(number) else { return nil }
      total += number * unit
    }
    return total
  }
}

private struct SubtitleTemplate: SourceTemplate {
  let bytes: [UInt8]
  let groups: [CueGroup]

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    for (group, block) in zip(groups, rewriting.blocks) where block.target.text != block.source.text {
      for (cue, text) in zip(group.cues, group.written(block.target)) {
        result += bytes[at..<cue.text.lowerBound]
        if rewriting.layout != .target { result += bytes[cue.text] + [0x0A] }
        result += text.utf8
        at = cue.text.upperBound
      }
    }
    return result + bytes[at...]
  }

  func findings(_ rewriting: Rewriting) -> [Finding] {
    var fast: [String] = []
    var wide: [String] = []
    for (group, block) in zip(groups, rewriting.blocks) where block.target.text != block.source.text {
      for (cue, lines) in zip(group.cues, group.lines(block.target)) {
        let length = lines.reduce(0) { $0 + $1.count }
        if let start = cue.start, let end = cue.end, length * 1_000 > CueGroup.speed * max(1, end - start) {
          fast.append(cue.time)
        }
        if lines.contains(where: { $0.count > CueGroup.width })
          || lines.count > 2 && lines.count > cue.lineCount(in: bytes)
        {
          wide.append(cue.time)
        }
      }
    }
    func finding(_ kind: Finding.Kind, _ cues: [String], _ what: String) -> Finding? {
      cues.first.map { first in
        Finding(
          kind,
          "\(cues.count) \(cues.count == 1 ? "cue has" : "cues have") \(what), the first at \(first)")
      }
    }
    return [
      finding(.readingSpeed, fast, "more than \(CueGroup.speed) characters a second"),
      finding(.longCue, wide, "more than 2 lines, or a line of more than \(CueGroup.width) characters"),
    ].compactMap(\.self)
  }
}

extension Cue {
  fileprivate func lineCount(in bytes: [UInt8]) -> Int { bytes.lines(in: text).count }
}
