import AlihModel

/// Finds in a translation what markup sets off in its source: `<b>Sungai Pinus</b> meluap` -> `The <b>Pinus River</b> ...`.
///
/// Engines get plain text, which they translate best; afterwards each span is looked for by its name or number, by its
/// term, and by its own translation. One that isn't found is dropped, with a finding; an object without text never is.
struct SpanAligner: Sendable {
  /// Translates spans that are neither name nor term; nil to do without.
  let engine: (any Translator)?
  let languages: LanguagePair
  /// Knows the stems of words: a verb alone is rarely in the form that its sentence needs.
  let dictionary: any SourceDictionary

  /// Of a span's translated words, the share that has to be found together.
  private static let share = 0.6
  /// Words of a span that is translated to be found; more is a sentence's part, which is never found.
  private static let most = 12

  /// - Parameter spans: of each segment, in offsets of its source, by its id; an outer one before those inside.
  func align(_ segments: [BilingualSegment], _ spans: [String: [InlineSpan]]) async -> [BilingualSegment] {
    let open = segments.flatMap { segment in
      (spans[segment.id] ?? []).filter { Self.simplePlace(of: $0, in: segment) == nil }.map {
        SegmentRequest(id: "\(segment.id) \($0.id)", text: Self.text(of: $0, in: segment.source))
      }
    }.filter { (1...Self.most).contains($0.text.split(separator: " ").count) }
    var renderings: [String: String] = [:]
    if let engine, !open.isEmpty {
      for answer in await engine.translate(unrelated: open, languages).translations {
        renderings[answer.id] = answer.text
      }
    }
    return segments.map { segment in
      guard let spans = spans[segment.id] else { return segment }
      var segment = segment
      place(spans, in: &segment, renderings)
      return segment
    }
  }

  private func place(
    _ spans: [InlineSpan], in segment: inout BilingualSegment, _ renderings: [String: String]
  ) {
    let length = segment.target.utf8.count
    segment.findings.removeAll { $0.kind == .markupDropped }
    for span in spans.filter({ !$0.range.isEmpty }) + spans.filter(\.range.isEmpty) {
      let found =
        Self.placeBeside(span, in: segment, spans) ?? Self.simplePlace(of: span, in: segment)
        ?? renderings["\(segment.id) \(span.id)"].flatMap { place(ofWords: $0, in: segment.target) }
      guard let range = found, range.upperBound <= length, nests(range, in: segment.spans, span, spans) else {
        let text = Self.text(of: span, in: segment.source)
        // The small figure of `km²` is said by "square kilometers".
        if !text.isEmpty, text.allSatisfy({ $0.isNumber && !$0.isASCII }) { continue }
        segment.findings.append(
          Finding(.markupDropped, "what marks '\(text.prefix(60))' has no place in the translation"))
        continue
      }
      segment.spans.append(InlineSpan(id: span.id, range: range))
    }
    segment.spans.sort { ($0.range.lowerBound, $0.id) < ($1.range.lowerBound, $1.id) }
  }

  /// Whether a new span is inside or outside of each placed one, as it is in the source.
  private func nests(
    _ range: Range<Int>, in placed: [InlineSpan], _ span: InlineSpan, _ sources: [InlineSpan]
  ) -> Bool {
    if span.range.isEmpty { return true }
    return placed.allSatisfy { other in
      guard other.range.overlaps(range), !other.range.isEmpty else { return true }
      let outer = sources.first { $0.id == other.id }
      return outer.map { Self.holds($0.range, span.range) } == true && Self.holds(other.range, range)
    }
  }

  private static func holds(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  private static func text(of span: InlineSpan, in source: String) -> String {
    String(decoding: Array(source.utf8)[span.range], as: UTF8.self)
  }

  /// The place that follows from the span itself: all of the sentence, an object, a name, a number, a term.
  private static func simplePlace(of span: InlineSpan, in segment: BilingualSegment) -> Range<Int>? {
    let (source, target) = (Array(segment.source.utf8), Array(segment.target.utf8))
    if source == target { return span.range }
    if span.range.isEmpty {
      guard span.range.lowerBound > 0 else { return 0..<0 }
      guard span.range.lowerBound < source.count else { return target.count..<target.count }
      let share = target.count * span.range.lowerBound / source.count
      let blank = target.indices.filter { target[$0] == 0x20 }.min { abs($0 - share) < abs($1 - share) }
      // A footnote's mark stays at the end of a word, a picture between two.
      let isGlued = source[span.range.lowerBound - 1] != 0x20
      let place = blank.map { isGlued ? $0 : $0 + 1 } ?? target.count
      return place..<place
    }
    let rest = source[..<span.range.lowerBound] + source[span.range.upperBound...]
    if rest.allSatisfy({ $0 < 0x80 && !isWordByte($0) }) {
      let tail = source[span.range.upperBound...]
      let end = target.reversed().starts(with: tail.reversed()) ? target.count - tail.count : target.count
      let head = source[..<span.range.lowerBound]
      let start = target.starts(with: head) && head.count <= end ? head.count : 0
      return start..<end
    }
    let text = source[span.range]
    let earlier = places(of: text, in: source).count { $0.lowerBound < span.range.lowerBound }
    let places = places(of: text, in: target)
    if earlier < places.count { return places[earlier] }
    if let place = placeInWord(of: span.range, source, target) { return place }
    let string = String(decoding: text, as: UTF8.self)
    let term = segment.terms.first { $0.source == string }
    return (term?.found ?? term?.target).flatMap { Self.places(of: Array($0.utf8)[...], in: target).first }
  }

  /// An object that touches a piece of text in the source, as what a correction struck out does, stays with it.
  private static func placeBeside(
    _ span: InlineSpan, in segment: BilingualSegment, _ sources: [InlineSpan]
  ) -> Range<Int>? {
    guard span.range.isEmpty, span.range.lowerBound > 0 else { return nil }
    let place = span.range.lowerBound
    for placed in segment.spans where !placed.range.isEmpty {
      guard let source = sources.first(where: { $0.id == placed.id })?.range else { continue }
      if source.lowerBound == place { return placed.range.lowerBound..<placed.range.lowerBound }
      if source.upperBound == place { return placed.range.upperBound..<placed.range.upperBound }
    }
    return nil
  }

  /// A part of a word that stays: the 2 of `H2O`.
  private static func placeInWord(
    of range: Range<Int>, _ source: [UInt8], _ target: [UInt8]
  ) -> Range<Int>? {
    var word = range
    while word.lowerBound > 0, isWordByte(source[word.lowerBound - 1]) {
      word = word.lowerBound - 1..<word.upperBound
    }
    while word.upperBound < source.count, isWordByte(source[word.upperBound]) {
      word = word.lowerBound..<word.upperBound + 1
    }
    guard word != range else { return nil }
    let earlier = places(of: source[word], in: source).count { $0.lowerBound < word.lowerBound }
    let places = places(of: source[word], in: target)
    guard earlier < places.count else { return nil }
    let start = places[earlier].lowerBound + range.lowerBound - word.lowerBound
    return start..<start + range.count
  }

  /// Whole words, letter by letter.
  private static func places(of text: ArraySlice<UInt8>, in target: [UInt8]) -> [Range<Int>] {
    guard let first = text.first, let last = text.last, text.count <= target.count else { return [] }
    var places: [Range<Int>] = []
    for start in 0...(target.count - text.count) where target[start] == first {
      let end = start + text.count
      guard start >= places.last?.upperBound ?? 0, target[start..<end].elementsEqual(text) else { continue }
      let isWhole =
        (start == 0 || !isWordByte(target[start - 1]) || !isWordByte(first))
        && (end == target.count || !isWordByte(target[end]) || !isWordByte(last))
      if isWhole { places.append(start..<end) }
    }
    return places
  }

  private struct Word {
    var text: String
    var range: Range<Int>
  }

  /// The run of words that has most of these, in any order; the shorter run wins.
  private func place(ofWords rendering: String, in target: String) -> Range<Int>? {
    let small: Set<String> = ["the", "a", "an"]
    let wanted = words(rendering).map(\.text).filter { !small.contains($0) }
    let there = words(target)
    guard !wanted.isEmpty, !there.isEmpty else { return nil }
    let set = Set(wanted)
    var best: (score: Double, range: Range<Int>)?
    for start in there.indices where set.contains(there[start].text) {
      for end in start..<min(there.count, start + wanted.count + 2) where set.contains(there[end].text) {
        let found = Set(there[start...end].map(\.text)).intersection(set).count
        let score = Double(found) / Double(set.count) - 0.01 * Double(end - start)
        guard Double(found) >= Self.share * Double(set.count), score > best?.score ?? 0 else { continue }
        best = (score, there[start].range.lowerBound..<there[end].range.upperBound)
      }
    }
    return best?.range
  }

  private func words(_ text: String) -> [Word] {
    var words: [Word] = []
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      let start = at
      while at < bytes.count, Self.isWordByte(bytes[at]) { at += 1 }
      if at > start {
        let word = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
        words.append(Word(text: dictionary.stem(ofEnglish: word), range: start..<at))
      } else {
        at += 1
      }
    }
    return words
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
  }
}
