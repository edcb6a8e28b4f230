import AlihModel

/// Cues that share a sentence: one text to translate, and the way back into each of them.
struct CueGroup: Sendable {
  let cues: [Cue]
  private let texts: [CueText]
  /// The cues' texts with a blank between two.
  private(set) var text: SpannedText
  /// The span ids of the places between the cues.
  private var cuts: [Int] = []
  /// Where each cue's text stands in `text`.
  private var ranges: [Range<Int>] = []

  /// What the eye can follow: characters a line, and a second.
  static let width = 42
  static let speed = 21

  /// A sentence of more cues than this is none, but speech without marks.
  private static let mostCues = 6
  /// Milliseconds; a longer silence ends a sentence.
  private static let longestPause = 2_000
  /// Characters that a cut may be off its place to stand behind a mark.
  private static let reach = 8

  init(cues: [Cue], texts: [CueText], _ number: inout Int) {
    (self.cues, self.texts) = (cues, texts)
    text = SpannedText("")
    for (place, cue) in texts.enumerated() {
      if place > 0 {
        text.spans.append(InlineSpan(id: number, range: text.text.utf8.count..<text.text.utf8.count))
        cuts.append(number)
        number += 1
        text.text += " "
      }
      let start = text.text.utf8.count
      text.text += cue.text.text
      ranges.append(start..<text.text.utf8.count)
      text.spans += cue.text.spans.map {
        InlineSpan(id: $0.id, range: $0.range.lowerBound + start..<$0.range.upperBound + start)
      }
    }
  }

  /// The cues that belong together, in order.
  static func sentences(_ cues: [Cue], _ texts: [CueText]) -> [Range<Int>] {
    let ended = texts.count { $0.text.text.last.map(LineBreak.endsSentence) == true }
    let isPunctuated = ended * 2 >= texts.count
    var groups: [Range<Int>] = []
    for place in texts.indices {
      if let last = groups.last, last.count < mostCues,
        goesOn(texts[place - 1].text.text, texts[place].text.text, isPunctuated: isPunctuated),
        pause(cues[place - 1], cues[place]) <= longestPause
      {
        groups[groups.count - 1] = last.lowerBound..<place + 1
      } else {
        groups.append(place..<place + 1)
      }
    }
    return groups
  }

  private static func pause(_ one: Cue, _ next: Cue) -> Int {
    guard let end = one.end, let start = next.start else { return .max }
    return start - end
  }

  private static func goesOn(_ one: String, _ next: String, isPunctuated: Bool) -> Bool {
    guard let last = one.last, !LineBreak.endsSentence(last), !CueText.isMarked(next),
      one.contains(where: \.isLowercase)
    else { return false }
    guard let first = next.first(where: { $0.isLetter || $0.isNumber }) else { return false }
    return first.isLowercase || isPunctuated && (last == "," || last.isLowercase || last.isNumber)
  }

  /// Each cue's text in the translation, with tags and in lines.
  func written(_ target: SpannedText) -> [String] {
    zip(texts, pieces(target)).map { cue, piece in
      cue.written(SpannedText(Self.wrapped(piece.text), piece.spans))
    }
  }

  /// Each cue's lines in the translation, without tags.
  func lines(_ target: SpannedText) -> [[Substring]] {
    pieces(target).map { Self.wrapped($0.text).split(separator: "\n") }
  }

  private func pieces(_ target: SpannedText) -> [SpannedText] {
    guard cues.count > 1 else { return [target] }
    let bytes = Array(target.text.utf8)
    var ends = cutPlaces(bytes, target)
    ends.append(bytes.count)
    var start = 0
    return ends.indices.map { place in
      var end = ends[place]
      defer { start = end }
      while start < end, bytes[start] <= 0x20 { start += 1 }
      var trimmed = end
      while trimmed > start, bytes[trimmed - 1] <= 0x20 { trimmed -= 1 }
      let range = start..<trimmed
      end = max(start, end)
      let own = Set(texts[place].text.spans.map(\.id))
      let spans = text.spans.filter { own.contains($0.id) }.compactMap { span -> InlineSpan? in
        // What marks all of a cue marks all of its translation.
        if span.range == ranges[place] { return InlineSpan(id: span.id, range: 0..<range.count) }
        if span.range.isEmpty, span.range.lowerBound == ranges[place].lowerBound {
          return InlineSpan(id: span.id, range: 0..<0)
        }
        guard let placed = target.spans.first(where: { $0.id == span.id }) else { return nil }
        let inside = placed.range.clamped(to: range)
        if inside.isEmpty, !placed.range.isEmpty { return nil }
        return InlineSpan(id: span.id, range: inside.lowerBound - start..<inside.upperBound - start)
      }
      return SpannedText(
        String(decoding: bytes[range], as: UTF8.self),
        spans.sorted { ($0.range.lowerBound, $0.id) < ($1.range.lowerBound, $1.id) })
    }
  }

  /// Where the translation is cut: at a blank near the place that the aligner found, best behind a mark, and so that each
  /// piece can be read in its time.
  private func cutPlaces(_ bytes: [UInt8], _ target: SpannedText) -> [Int] {
    let blanks = bytes.indices.filter { bytes[$0] == 0x20 }
    var places: [Int] = []
    for (index, id) in cuts.enumerated() {
      let start = places.last ?? 0
      let share = bytes.count * (index + 1) / cues.count
      let ideal = target.spans.first { $0.id == id }?.range.lowerBound ?? share
      let room = time(of: index).map { $0 * Self.speed / 1_000 } ?? .max
      func cost(_ blank: Int) -> Int {
        let isBehindMark = blank > 0 && ",;:.?!".utf8.contains(bytes[blank - 1])
        return abs(blank - ideal) - (isBehindMark ? Self.reach : 0) + 3 * max(0, blank - start - room)
      }
      // One word at least is left for each cue to come.
      let left = cuts.count - index - 1
      let candidates = blanks.filter { $0 > start }.dropLast(left)
      places.append(candidates.min { cost($0) < cost($1) } ?? start)
    }
    return places
  }

  private func time(of cue: Int) -> Int? {
    guard let start = cues[cue].start, let end = cues[cue].end, end > start else { return nil }
    return end - start
  }

  /// In as few lines as have room, of about the same length and with as many characters; a speaker's line stays one of its own.
  static func wrapped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.count > width else { return String(line) }
      let fewest = (line.count + width - 1) / width
      for limit in (line.count + fewest - 1) / fewest...width {
        let lines = filled(line, limit)
        if lines.count(where: { $0 == "\n" }) < fewest { return lines }
      }
      return filled(line, width)
    }.joined(separator: "\n")
  }

  /// Line breaks in the place of the last blank that has room.
  private static func filled(_ line: Substring, _ limit: Int) -> String {
    var characters = Array(line)
    var (start, blank) = (0, 0)
    for place in characters.indices {
      if characters[place] == " " {
        blank = place
      } else if place - start >= limit, blank > start {
        characters[blank] = "\n"
        start = blank + 1
      }
    }
    return String(characters)
  }
}
