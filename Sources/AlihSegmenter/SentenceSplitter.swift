/// Finds where the sentences of a paragraph end, by the rules of Indonesian newspapers.
///
/// A quote and its attribution are one sentence, a long quote breaks at its own full stops, and furniture inside a
/// paragraph ("SCROLL TO CONTINUE WITH CONTENT", a closing "(AFP)") stands alone. Line breaks are white space.
package struct SentenceSplitter: Sendable {
  private let rules: SegmenterRules

  package init(rules: SegmenterRules) {
    self.rules = rules
  }

  /// The sentences of a text as UTF-8 offsets.
  package func sentences(in text: String) -> [Range<Int>] {
    let bytes = [UInt8](text.utf8)
    return sentences(in: bytes, within: 0..<bytes.count)
  }

  /// Ranges that add up to `range`; the white space between two sentences belongs to the first of them.
  ///
  /// Takes any bytes, in linear time.
  package func sentences(in bytes: [UInt8], within range: Range<Int>) -> [Range<Int>] {
    var scan = SentenceScan(bytes: bytes, range: range, rules: rules)
    return scan.sentences()
  }
}

/// One walk over a paragraph; what it remembers is where the sentence began, and which quote and brackets are open.
struct SentenceScan {
  let bytes: [UInt8]
  let range: Range<Int>
  let rules: SegmenterRules

  /// Where the current sentence began.
  private(set) var start: Int
  /// Behind the white space that the first sentence may begin with.
  private(set) var content: Int
  private var found: [Range<Int>] = []
  /// Where the quote that is open began.
  private(set) var quote: Int?
  private var openBrackets: [Int] = []
  /// The number of the last list item in running text: "1. Beras 2. Gula".
  private(set) var lastItem: Int?

  init(bytes: [UInt8], range: Range<Int>, rules: SegmenterRules) {
    self.bytes = bytes
    self.range = range
    self.rules = rules
    start = range.lowerBound
    content = bytes.skippingSpace(from: range.lowerBound, to: range.upperBound)
  }

  var end: Int { range.upperBound }
  private var isQuoting: Bool { quote != nil }

  mutating func sentences() -> [Range<Int>] {
    let credit = rules.roles.creditStart(in: bytes, range)
    var offset = range.lowerBound
    while offset < end {
      let byte = bytes[offset]
      guard byte >= 0x80 || Self.matters[Int(byte)] || rules.roles.mayStartFurniture(byte) else {
        offset += 1
        continue
      }
      if let after = furnitureEnd(at: offset) {
        close(at: offset)
        offset = bytes.skippingSpace(from: after, to: end)
        if offset < end { close(at: offset) }
        continue
      }
      let glyph = bytes.glyph(at: offset, before: end)
      switch glyph.kind {
      case .stop:
        offset = pass(stopAt: offset)
        continue
      case .openBracket:
        if offset == credit { close(at: offset) }
        openBrackets.append(offset)
      case .closeBracket:
        _ = openBrackets.popLast()
      case .straightQuote:
        quote = closesQuote(at: offset) ? nil : offset
      case .openQuote where isDouble(offset):
        // `naik,“ kata`: the mark that opens elsewhere closes here.
        quote = isLoose(after: offset + glyph.length) ? nil : offset
      case .closeQuote where isDouble(offset):
        quote = nil
      default: break
      }
      offset += glyph.length
    }
    close(at: end)
    return found
  }

  /// Ends the current sentence at `offset`, unless there is nothing but white space in it.
  private mutating func close(at offset: Int) {
    guard offset > start, offset > content || offset == end else { return }
    found.append(start..<offset)
    start = offset
    content = offset
  }

  /// Decides about the sentence mark at `offset`, and returns where to go on.
  private mutating func pass(stopAt offset: Int) -> Int {
    let mark = mark(at: offset)
    guard mark.next < end else { return end }
    if let item = listItem(before: mark) {
      if item.value > 1 { close(at: item.offset) }
      lastItem = item.value
      return mark.end
    }
    guard endsSentence(mark) else { return mark.end }
    close(at: mark.next)
    return mark.next
  }

  /// The sentence mark at `offset` with all that clings to it: more marks, closing quotes and brackets.
  private mutating func mark(at offset: Int) -> SentenceMark {
    var mark = SentenceMark(offset: offset)
    scan: while mark.end < end {
      let glyph = bytes.glyph(at: mark.end, before: end)
      switch glyph.kind {
      case .stop:
        mark.count(bytes[mark.end])
      case .closeBracket:
        mark.bracket = openBrackets.popLast() ?? mark.bracket
      case .closeQuote:
        if isDouble(mark.end) { quote = nil }
        mark.closesQuote = true
      case .straightQuote:
        guard closesQuote(at: mark.end), isQuoting || !attributesQuote(before: offset) else { break scan }
        quote = nil
        mark.closesQuote = true
      case .openQuote:
        // „So“: the mark that opens elsewhere closes here.
        guard isQuoting, isLoose(after: mark.end + glyph.length) else { break scan }
        quote = nil
        mark.closesQuote = true
      case .apostrophe:
        guard isLoose(after: mark.end + glyph.length) else { break scan }
        mark.closesQuote = true
      default: break scan
      }
      mark.end += glyph.length
    }
    mark.next = bytes.skippingSpace(from: mark.end, to: end)
    takeStrayQuote(into: &mark)
    return mark
  }

  /// Takes a closing quote that white space has torn from its sentence: `bagus. ” Ia`, `bagus. " kata`.
  private mutating func takeStrayQuote(into mark: inout SentenceMark) {
    guard mark.next > mark.end, mark.next < end else { return }
    let glyph = bytes.glyph(at: mark.next, before: end)
    let after = mark.next + glyph.length
    switch glyph.kind {
    case .closeQuote where isDouble(mark.next): break
    case .straightQuote where isQuoting:
      guard isLoose(after: after) || bytes.glyph(at: after, before: end).kind == .lower else { return }
    default: return
    }
    quote = nil
    mark.closesQuote = true
    mark.end = after
    mark.next = bytes.skippingSpace(from: after, to: end)
  }

  private func furnitureEnd(at offset: Int) -> Int? {
    guard rules.roles.mayStartFurniture(bytes[offset]) else { return nil }
    if offset > range.lowerBound {
      switch bytes.glyph(endingAt: offset, after: range.lowerBound).kind {
      case .upper, .lower, .digit: return nil
      default: break
      }
    }
    return rules.roles.furnitureEnd(in: bytes, from: offset, to: end)
  }

  /// The ASCII that can change anything: sentence marks, quotes and brackets.
  private static let matters: [Bool] = (0..<128).map { ".!?\"'()[]{}".utf8.contains(UInt8($0)) }
}

// Quotes

extension SentenceScan {
  /// Whether the `"` at `offset` closes, judged by its neighbors, and by whether one is open when they don't tell.
  private func closesQuote(at offset: Int) -> Bool {
    let tightAfter = !isLoose(after: offset + 1)
    guard offset > range.lowerBound else { return false }
    let before = bytes.glyph(endingAt: offset, after: range.lowerBound).kind
    let tightBefore = ![.space, .openBracket, .openQuote, .dash].contains(before)
    switch (tightBefore, tightAfter) {
    case (true, false): return true
    case (true, true), (false, false): return isQuoting
    case (false, true):
      // `lengkap, "kata Kevin`: white space on the wrong side.
      guard isQuoting, bytes.glyph(at: offset + 1, before: end).kind == .lower else { return false }
      let before = bytes.skippingSpaceBack(from: offset, to: content)
      guard before > content else { return false }
      let kind = bytes.glyph(endingAt: before, after: content).kind
      return kind == .comma || kind == .stop
    }
  }

  /// Whether what begins at `offset` leaves a quote before it closed: white space, a mark, the end.
  private func isLoose(after offset: Int) -> Bool {
    guard offset < end else { return true }
    return switch bytes.glyph(at: offset, before: end).kind {
    case .space, .stop, .comma, .closeBracket, .closeQuote, .dash, .straightQuote: true
    default: false
    }
  }

  func isDouble(_ offset: Int) -> Bool {
    // “ ” „ and « », not ‘ ’ ‚ ‹ ›, whose right one is an apostrophe too.
    bytes[offset] == 0xC2 || [0x9C, 0x9D, 0x9E].contains(bytes[offset + 2])
  }

  private func attributesQuote(before offset: Int) -> Bool {
    rules.words.attributesQuote(word(endingAt: offset).text)
  }
}
