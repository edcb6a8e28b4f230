import AlihModel

/// Writes a text with what is set off in it in a format's own way: text, elements around text, and objects between words.
struct InlineFlow<Node> {
  /// What an object does to the blanks beside it.
  enum Spacing {
    /// It clings to the word before it: a footnote's mark.
    case none
    /// It stands between words: a picture.
    case word
    /// It takes the blank's place: a line break.
    case line
  }

  var text: (String) -> [Node]
  var element: (_ id: Int, _ content: [Node]) -> [Node]
  var object: (_ id: Int) -> (nodes: [Node], spacing: Spacing)
  /// By an element's id, the last one inside of it.
  var lastInside: [Int: Int] = [:]

  /// - Parameter target: an outer span before those inside of it; linear in its length and spans.
  func nodes(_ target: SpannedText) -> [Node] {
    let bytes = Array(target.text.utf8)
    var rest = outside(target.spans)[...]
    return content(bytes, 0..<bytes.count, &rest, last: .max)
  }

  /// Objects that stood beside an element in the source, and not in it, stand beside it again.
  private func outside(_ spans: [InlineSpan]) -> [InlineSpan] {
    let elements = spans.filter { !$0.range.isEmpty && lastInside[$0.id] != nil }
    guard !elements.isEmpty, elements.count < spans.count else { return spans }
    let moved = spans.map { span -> InlineSpan in
      guard span.range.isEmpty else { return span }
      var place = span.range.lowerBound
      for element in elements where element.range.lowerBound < place && place < element.range.upperBound {
        if span.id < element.id { place = element.range.lowerBound }
        if span.id > lastInside[element.id] ?? .max { place = element.range.upperBound }
      }
      return InlineSpan(id: span.id, range: place..<place)
    }
    return moved.sorted { ($0.range.lowerBound, $0.id) < ($1.range.lowerBound, $1.id) }
  }

  private func content(
    _ bytes: [UInt8], _ range: Range<Int>, _ spans: inout ArraySlice<InlineSpan>, last: Int
  ) -> [Node] {
    var nodes: [Node] = []
    var at = range.lowerBound
    func add(upTo end: Int) {
      if end > at { nodes += text(String(decoding: bytes[at..<end], as: UTF8.self)) }
      at = max(at, end)
    }
    while let span = spans.first, span.range.lowerBound <= range.upperBound {
      // At the very end there is only what stood inside in the source, too.
      if span.range.lowerBound == range.upperBound, !span.range.isEmpty || span.id > last { break }
      spans.removeFirst()
      guard span.range.isEmpty else {
        add(upTo: span.range.lowerBound)
        let inner = max(at, span.range.lowerBound)..<max(at, min(span.range.upperBound, range.upperBound))
        nodes += element(span.id, content(bytes, inner, &spans, last: lastInside[span.id] ?? .max))
        at = inner.upperBound
        continue
      }
      let (object, spacing) = object(span.id)
      let place = span.range.lowerBound
      let followsBlank = place == 0 || isBlank(bytes[place - 1])
      if spacing == .line, followsBlank, place > at { add(upTo: place - 1) } else { add(upTo: place) }
      // At the end the blank before it is no part of the text.
      if case .word = spacing, !followsBlank, place == bytes.count { nodes += text(" ") }
      nodes += object
      at = max(at, place)
      switch spacing {
      case .line where !followsBlank && at < range.upperBound && isBlank(bytes[at]): at += 1
      case .word where followsBlank && at < range.upperBound && !isBlank(bytes[at]) && !isMark(bytes[at]):
        nodes += text(" ")
      default: break
      }
    }
    add(upTo: range.upperBound)
    return nodes
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

  private func isMark(_ byte: UInt8) -> Bool { ".,;:!?)".utf8.contains(byte) }
}
