import AlihModel

/// Reads subtitles, SubRip (`.srt`) or WebVTT (`.vtt`): each cue's text is a block, and times, numbers and settings stay.
///
/// A sentence that goes on in the next cues is one text with theirs, and is laid out over them again.
enum SubtitleSource {
  /// - Parameter joinsCues: whether sentences go on from cue to cue.
  static func read(_ bytes: [UInt8], joinsCues: Bool = true) throws -> ReadSource {
    let file = CueFile(bytes)
    var number = 0
    // What only rolls up on the screen was read where it came.
    let spoken = file.cues.indices.filter { !file.cues[$0].own.isEmpty }
    let cues = spoken.map { file.cues[$0] }
    let texts = cues.map { CueText(bytes, $0.own, isVTT: file.isVTT, &number) }
    guard texts.contains(where: { ReadSource.hasWords($0.text.text) }) else {
      throw SourceProblem("no cue with a time ('00:00:01,000 --> 00:00:04,000') and a text was found")
    }
    var source = ReadSource()
    var groups: [CueGroup] = []
    var places: [Range<Int>] = []
    for range in joinsCues ? CueGroup.sentences(cues, texts) : texts.indices.map({ $0..<$0 + 1 }) {
      let group = CueGroup(cues: Array(cues[range]), texts: Array(texts[range]), &number)
      guard source.add(.paragraph, group.text, isOneSegment: group.cues.count == 1) else { continue }
      groups.append(group)
      places.append(range)
    }
    if let line = file.lostLine {
      source.findings.append(
        Finding(.notRead, "line \(line) and perhaps more stand behind no time, so that no player shows them"))
    }
    source.template = SubtitleTemplate(
      bytes: bytes, cues: file.cues, groups: groups, places: places.map { $0.map { spoken[$0] } },
      isVTT: file.isVTT)
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
  /// Of that what no cue before it shows; empty where all of it rolls up.
  var own: Range<Int>
  /// Of WebVTT: its name or time behind a blank line, where a remark may stand.
  var head: Int?
  /// The cues whose own lines stand before that, as in captions that roll up.
  var rolled: [Int] = []
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
    var words = lines.map { bytes.string($0).trimmed }
    isVTT = words.first?.hasPrefix("WEBVTT") == true
    if isVTT {
      // Blanks are no end of a cue there: YouTube's begin with such a line.
      for (place, line) in lines.enumerated() where words[place].isEmpty && !line.isEmpty {
        words[place] = " "
      }
    }
    let times = words.indices.filter { isTime(words, at: $0) }
    if let first = times.first { lostLine = lost(before: first, words).map { $0 + 1 } }
    var number = times.first.flatMap { $0 > 0 ? Int(words[$0 - 1]) : nil }
    for (place, line) in times.enumerated() {
      let next = place + 1 < times.count ? times[place + 1] : words.count
      let end = endOfText(words, from: line, to: next, &number)
      var start = line + 1
      while start < end, words[start].trimmed.isEmpty { start += 1 }
      guard start < end else { continue }
      let (from, to) = Self.times(words[line]) ?? (Self.milliseconds(words[line]), nil)
      let text = lines[start].lowerBound..<lines[end - 1].upperBound
      let first = line > 0 && !words[line - 1].isEmpty ? line - 1 : line
      let isApart = isVTT && first > 0 && words[first - 1].isEmpty
      cues.append(
        Cue(
          time: words[line], start: from, end: to, text: text, own: text,
          head: isApart ? lines[first].lowerBound : nil))
    }
    rollUp(bytes)
  }

  /// Behind a cue's last line with text.
  ///
  /// - Parameter number: the cue's; becomes the next one's.
  private mutating func endOfText(_ words: [String], from line: Int, to next: Int, _ number: inout Int?)
    -> Int
  {
    var end = next
    while end > line + 1, words[end - 1].isEmpty { end -= 1 }
    if next < words.count, end > line + 1 {
      let own = Int(words[end - 1])
      if let own,
        isNumber(own, after: number, isBehindBlank: end >= 2 && words[end - 2].isEmpty && end == next)
      {
        number = own
        end -= 1
      } else if isVTT, end == next, end >= 2, words[end - 2].isEmpty {
        // Its name.
        end -= 1
      }
    }
    if isVTT, let blank = words[(line + 1)..<end].firstIndex(of: "") {
      if let lost = lost(words[blank..<end]) { lostLine = lostLine ?? lost + 1 }
      end = blank
    }
    while end > line + 1, words[end - 1].trimmed.isEmpty { end -= 1 }
    return end
  }

  /// Whether a number before a time is the next cue's, and no text that ends in one: "Pada tahun\n2024".
  private func isNumber(_ number: Int, after last: Int?, isBehindBlank: Bool) -> Bool {
    guard let last, !isBehindBlank else { return number >= 0 }
    return number == 1 || (last + 1...last + 10).contains(number)
  }

  /// Tells lines that the cue before has shown already from new ones, where most cues begin with such (YouTube's captions).
  private mutating func rollUp(_ bytes: [UInt8]) {
    let lines = cues.map { bytes.lines(in: $0.text).filter { !CueText.plain(bytes.string($0)).isEmpty } }
    let texts = lines.map { $0.map { CueText.plain(bytes.string($0)) } }
    let counts = texts.indices.map { place -> Int in
      guard place > 0 else { return 0 }
      let (before, now) = (texts[place - 1], texts[place])
      return (0...min(before.count, now.count)).last { before.suffix($0).elementsEqual(now.prefix($0)) } ?? 0
    }
    guard counts.count(where: { $0 > 0 }) * 2 >= cues.count, cues.count > 2 else { return }
    var origins: [Int] = []
    for (place, count) in counts.enumerated() {
      let rolled = Array(origins.suffix(count))
      cues[place].rolled = rolled.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
      let text = cues[place].text
      cues[place].own =
        (count < lines[place].count ? lines[place][count].lowerBound : text.upperBound)..<text.upperBound
      origins = rolled + Array(repeating: place, count: lines[place].count - count)
    }
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

  /// Of SubRip's lines above the first cue, and of those that stand apart below WebVTT's header, the first with words.
  private func lost(before time: Int, _ words: [String]) -> Int? {
    let end = time > 0 && (Int(words[time - 1]) != nil || isVTT && !words[time - 1].isEmpty) ? time - 1 : time
    let start = isVTT ? words.firstIndex(of: "") ?? end : 0
    return start < end ? lost(words[start..<end]) : nil
  }

  /// Whether a line begins a cue: with its times, or in SubRip with where it begins alone.
  private func isTime(_ words: [String], at line: Int) -> Bool {
    if Self.times(words[line]) != nil { return true }
    guard !isVTT, words[line].wholeMatch(of: Self.lone) != nil else { return false }
    return line + 1 == words.count || Self.times(words[line + 1]) == nil
  }

  /// `00:00:01,000 --> 00:00:04,000 align:start`, in milliseconds; hours may be missing, and the comma a point. Of a damaged line
  /// one of the two may be missing.
  private static func times(_ line: String) -> (Int?, Int?)? {
    guard line.first.map({ $0.isNumber || $0 == "-" }) == true, let arrow = line.firstMatch(of: arrow) else {
      return nil
    }
    let start = String(line[..<arrow.range.lowerBound]).trimmed
    let end = String(line[arrow.range.upperBound...]).trimmed.prefix { !$0.isWhitespace }
    if start.isEmpty != end.isEmpty, arrow.output == "-->" {
      let known = start.isEmpty ? String(end) : start
      guard known.wholeMatch(of: lone) != nil || known.wholeMatch(of: exact) != nil else { return nil }
      return (milliseconds(start), milliseconds(String(end)))
    }
    guard start.contains(":"), end.first?.isNumber == true else { return nil }
    // "08:00 -> 16:00" is what somebody says; times of subtitles have hours or parts of seconds.
    if arrow.output != "-->", start.count(where: { $0 == ":" }) < 2, start.wholeMatch(of: exact) == nil {
      return nil
    }
    return (milliseconds(start), milliseconds(String(end)))
  }

  /// `-->`, and what editors and people make of it: `->`, `- >`, `–>`, `--&gt;`, `→`.
  nonisolated(unsafe) private static let arrow = /[-–—]{1,3}(?: ?>|&gt;)|→/
  nonisolated(unsafe) private static let exact = /\d+:\d\d[.,]\d+/
  nonisolated(unsafe) private static let lone = /\d+:\d\d:\d\d[.,]\d+/

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
  let cues: [Cue]
  let groups: [CueGroup]
  /// Of each group's cues among all.
  let places: [[Int]]
  let isVTT: Bool

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var written: [Int: (text: String, plain: String)] = [:]
    var remarks: [(at: Range<Int>, text: String)] = []
    for ((group, places), block) in zip(zip(groups, places), rewriting.blocks)
    where block.isChanged {
      var target = block.target
      // Players show no remarks of SubRip, so that the mark stands in the text.
      if !isVTT { target.text += block.mark }
      for (place, (text, lines)) in zip(places, zip(group.written(target), group.lines(target))) {
        written[place] = (text, lines.joined(separator: "\n"))
      }
      if isVTT, let doubt = block.doubt, let head = cues[places[0]].head {
        remarks.append((head..<head, "NOTE \(doubt)\n\n"))
      }
    }
    let changes = cues.indices.compactMap { place -> (at: Range<Int>, text: String)? in
      let cue = cues[place]
      guard written[place] != nil || cue.rolled.contains(where: { written[$0] != nil }) else { return nil }
      let own = written[place]?.text ?? bytes.string(cue.own)
      let lines = cue.rolled.map { written[$0]?.plain ?? CueText.plain(bytes.string(cues[$0].own)) } + [own]
      let text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
      return (cue.text, rewriting.layout == .target ? text : bytes.string(cue.text) + "\n" + text)
    }
    return bytes.replacing(changes + remarks)
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
