import AlihMarkup
import AlihModel

/// A run of text and inline elements in a tree, such as what is inside of a paragraph, as text with spans; and back.
struct FlowText: Sendable {
  /// White space as one blank, none at the ends.
  private(set) var text = SpannedText("")
  /// By span id: the element without its content, or an object with all of it.
  private var elements: [Int: MarkupNode] = [:]
  /// By span id: the last one inside of it.
  private var lastInside: [Int: Int] = [:]
  private let nodes: [MarkupNode]
  private let isObject: @Sendable (MarkupElement) -> Bool

  /// - Parameters:
  ///   - number: of the first span; counted up.
  ///   - isObject: tells the elements whose inside is no text of the document.
  init(
    _ nodes: [MarkupNode], number: inout Int,
    isObject: @escaping @Sendable (MarkupElement) -> Bool = { _ in false }
  ) {
    self.nodes = nodes
    self.isObject = isObject
    var bytes: [UInt8] = []
    var spans: [InlineSpan] = []
    for node in nodes { read(node, &bytes, &spans, &number) }
    if bytes.last == 0x20 { bytes.removeLast() }
    let length = bytes.count
    text = SpannedText(
      String(decoding: bytes, as: UTF8.self),
      spans.map { span in
        let low = min(span.range.lowerBound, length)
        return InlineSpan(id: span.id, range: low..<max(low, min(span.range.upperBound, length)))
      })
  }

  private mutating func read(
    _ node: MarkupNode, _ bytes: inout [UInt8], _ spans: inout [InlineSpan], _ number: inout Int
  ) {
    switch node {
    case .text(let some), .raw(let some):
      for byte in some.utf8 {
        let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
        if isBlank, bytes.isEmpty || bytes.last == 0x20 { continue }
        bytes.append(isBlank ? 0x20 : byte)
      }
    case .element(let element)
    where !isObject(element) && element.text.contains(where: { !$0.isWhitespace }):
      let (id, place) = (number, spans.count)
      number += 1
      var start = bytes.count
      spans.append(InlineSpan(id: id, range: start..<start))
      for child in element.children { read(child, &bytes, &spans, &number) }
      lastInside[id] = number - 1
      while start < bytes.count, bytes[start] == 0x20 { start += 1 }
      var end = bytes.count
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
      spans[place].range = start..<end
      elements[id] = .element(
        MarkupElement(name: element.name, attributes: element.attributes, extent: element.extent))
    case .element(let element)
    where !isObject(element) && !element.children.isEmpty
      && element.children.allSatisfy({ if case .text = $0 { true } else { false } }):
      // Blanks that are set off: `<span> </span>`.
      if bytes.last != 0x20, !bytes.isEmpty { bytes.append(0x20) }
    default:
      if case .element(let element) = node, element.localName == "br", bytes.last != 0x20, !bytes.isEmpty {
        bytes.append(0x20)
      }
      spans.append(InlineSpan(id: number, range: bytes.count..<bytes.count))
      elements[number] = node
      number += 1
    }
  }

  /// The run with another text; the very nodes where the text is the same.
  func nodes(with target: SpannedText) -> [MarkupNode] {
    if target.text == text.text { return nodes }
    let blanks = (Self.edge(nodes.first, isFirst: true), Self.edge(nodes.last, isFirst: false))
    let bytes = Array(target.text.utf8)
    var rest = target.spans[...]
    let inside = content(bytes, 0..<bytes.count, &rest)
    return blanks.0 + inside + blanks.1
  }

  /// White space at the run's ends stays as it is.
  private static func edge(_ node: MarkupNode?, isFirst: Bool) -> [MarkupNode] {
    guard case .text(let text) = node else { return [] }
    let blank =
      isFirst
      ? String(text.prefix(while: \.isWhitespace))
      : String(text.reversed().prefix(while: \.isWhitespace).reversed())
    return blank.isEmpty || blank.count == text.count && !isFirst ? [] : [.text(blank)]
  }

  /// Comments and instructions, which nobody sees.
  private func isUnseen(_ node: MarkupNode) -> Bool {
    if case .element = node { false } else { true }
  }

  private func content(
    _ bytes: [UInt8], _ range: Range<Int>, _ spans: inout ArraySlice<InlineSpan>, last: Int = .max
  ) -> [MarkupNode] {
    var nodes: [MarkupNode] = []
    var at = range.lowerBound
    func add(upTo end: Int) {
      if end > at { nodes.append(.text(String(decoding: bytes[at..<end], as: UTF8.self))) }
      at = max(at, end)
    }
    while let span = spans.first, span.range.lowerBound <= range.upperBound {
      // At the very end there is only what stood inside in the source, too.
      if span.range.lowerBound == range.upperBound, !span.range.isEmpty || span.id > last { break }
      spans.removeFirst()
      add(upTo: span.range.lowerBound)
      guard let node = elements[span.id] else { continue }
      if case .element(var element) = node, !span.range.isEmpty {
        let inner = max(at, span.range.lowerBound)..<max(at, min(span.range.upperBound, range.upperBound))
        element.children = content(bytes, inner, &spans, last: lastInside[span.id] ?? .max)
        nodes.append(.element(element))
        at = inner.upperBound
      } else {
        nodes.append(node)
        // Between two words it has a blank on both sides.
        let follows = at == 0 || bytes[at - 1] == 0x20
        if follows, at < range.upperBound, bytes[at] != 0x20, !isUnseen(node) { nodes.append(.text(" ")) }
      }
    }
    add(upTo: range.upperBound)
    return nodes
  }
}
