import AlihMarkup
import AlihModel

/// A run of text and inline elements in a tree, such as what is inside of a paragraph, as text with spans; and back.
struct FlowText: Sendable {
  /// White space as one blank, none at the ends; a line break that is still in it parts two texts.
  private(set) var text = SpannedText("")
  /// By span id: the element without its content, or an object with all of it.
  private var elements: [Int: MarkupNode] = [:]
  /// By span id: the last one inside of it.
  private var lastInside: [Int: Int] = [:]
  /// Objects that stand between blanks, such as a picture, and those that take a blank's place, such as a line break.
  private var spaced: Set<Int> = []
  private var breaks: Set<Int> = []
  /// As they are now.
  private(set) var nodes: [MarkupNode]
  private let isObject: @Sendable (MarkupElement, _ before: [UInt8]) -> Bool
  private let keepsLines: Bool
  private let isBreak: @Sendable (MarkupElement) -> Bool
  private let position: @Sendable (MarkupElement) -> NumberPosition?
  /// By span id: words with what stands above them.
  private var rubies: [Int: MarkupElement] = [:]

  private var bytes: [UInt8] = []
  private var spans: [InlineSpan] = []
  /// Elements around what is being read.
  private var depth = 0

  /// - Parameters:
  ///   - number: of the first span; counted up.
  ///   - keepsLines: whether line breaks in the text mean something.
  ///   - isBreak: tells the objects that are line breaks.
  ///   - position: tells the elements that are raised or lowered.
  ///   - isObject: tells the elements whose inside is no text of the document, by what stands before them.
  init(
    _ nodes: [MarkupNode], number: inout Int, keepsLines: Bool = false,
    isBreak: @escaping @Sendable (MarkupElement) -> Bool = { _ in false },
    position: @escaping @Sendable (MarkupElement) -> NumberPosition? = { _ in nil },
    isObject: @escaping @Sendable (MarkupElement, _ before: [UInt8]) -> Bool = { _, _ in false }
  ) {
    (self.nodes, self.keepsLines, self.isBreak, self.isObject) = (nodes, keepsLines, isBreak, isObject)
    self.position = position
    for node in nodes { read(node, &number) }
    while let last = bytes.last, last == 0x20 || last == 0x0A { bytes.removeLast() }
    softenBreaks(&number)
    let length = bytes.count
    text = SpannedText(
      String(decoding: bytes, as: UTF8.self),
      spans.map { InlineSpan(id: $0.id, range: $0.range.clamped(to: 0..<length)) })
    (bytes, spans) = ([], [])
  }

  /// What of the text stays as it is.
  ///
  /// - Parameters:
  ///   - stays: whether what stands in no element that says so does.
  ///   - staying: what an element says of its words, against those around it; nil for nothing.
  func kept(_ stays: Bool, by staying: (MarkupElement) -> Bool?) -> [String] {
    let bytes = Array(text.text.utf8)
    var states = [Bool](repeating: stays, count: bytes.count)
    for span in text.spans {
      guard let own = element(span.id).flatMap(staying) else { continue }
      for place in span.range { states[place] = own }
    }
    return states.indices.split { !states[$0] }.map { bytes.string($0.startIndex..<$0.endIndex).trimmed }
      .filter { !$0.isEmpty }
  }

  /// What is set off by a span.
  func element(_ id: Int) -> MarkupElement? {
    if case .element(let element)? = elements[id] { element } else { nil }
  }

  private mutating func read(_ node: MarkupNode, _ number: inout Int) {
    switch node {
    case .text(let some), .raw(let some):
      for byte in some.utf8 { read(byte) }
    case .element(let element)
    where !isObject(element, bytes) && element.text.contains(where: { !$0.isWhitespace }):
      let (id, place) = (number, spans.count)
      number += 1
      var start = bytes.count
      spans.append(InlineSpan(id: id, range: start..<start))
      depth += 1
      let isQuotation = element.name == "q"
      if isQuotation { bytes += Self.quotationMarks.open.utf8 }
      if let shown = position(element)?.shown(element.text) {
        for byte in shown.utf8 { read(byte) }
      } else {
        for child in element.children { read(child, &number) }
      }
      if isQuotation { bytes += Self.quotationMarks.close.utf8 }
      depth -= 1
      lastInside[id] = number - 1
      while start < bytes.count, bytes[start] == 0x20 { start += 1 }
      var end = bytes.count
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
      spans[place].range = start..<end
      if element.localName == "ruby" { rubies[id] = element }
      elements[id] = .element(
        MarkupElement(name: element.name, attributes: element.attributes, extent: element.extent))
    case .element(let element)
    where !isObject(element, bytes) && !element.children.isEmpty
      && element.children.allSatisfy({ if case .text = $0 { true } else { false } }):
      // Blanks that are set off: `<span> </span>`.
      read(0x20)
    default:
      if case .element(let element) = node, element.localName == "br", !endsLine(element) {
        if bytes.last != 0x20, !bytes.isEmpty { bytes.append(0x20) }
        spaced.insert(number)
      }
      spans.append(InlineSpan(id: number, range: bytes.count..<bytes.count))
      elements[number] = node
      if case .element(let element) = node, endsLine(element) {
        breaks.insert(number)
        breakLine()
      }
      number += 1
    }
  }

  /// Inside of bold type a page's line break is a blank.
  private func endsLine(_ element: MarkupElement) -> Bool {
    isBreak(element) && (depth == 0 || element.localName != "br")
  }

  private mutating func read(_ byte: UInt8) {
    let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
    if keepsLines, byte == 0x0A {
      breakLine()
    } else if isBlank, bytes.isEmpty || bytes.last == 0x20 || bytes.last == 0x0A {
      // Around a picture there are two blanks in the file, and one in the text.
      if let last = spans.last, last.range.isEmpty, last.range.lowerBound == bytes.count {
        spaced.insert(last.id)
      }
    } else {
      bytes.append(isBlank ? 0x20 : byte)
    }
  }

  private mutating func breakLine() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// Line breaks inside of a sentence are blanks to whoever translates it.
  private mutating func softenBreaks(_ number: inout Int) {
    guard bytes.contains(0x0A) else { return }
    let known = Set(spans.filter { breaks.contains($0.id) }.map(\.range.lowerBound))
    for place in bytes.softenBreaks() where !known.contains(place) {
      spans.append(InlineSpan(id: number, range: place..<place))
      elements[number] = .text("\n")
      breaks.insert(number)
      number += 1
    }
    spans.sort { ($0.range.lowerBound, $0.id) < ($1.range.lowerBound, $1.id) }
  }

  /// Lets what stands in objects, such as notes and text boxes, be changed.
  mutating func changeObjects(_ change: ([MarkupNode]) -> [MarkupNode]) {
    var isChanged = false
    for span in text.spans {
      guard case .element(let element)? = elements[span.id], isObject(element, []) else {
        continue
      }
      let new = change([.element(element)])
      isChanged = isChanged || new != [.element(element)]
      if let node = new.first { elements[span.id] = node }
    }
    if isChanged { nodes = written(text) }
  }

  /// The run with another text; the very nodes where the text is the same.
  ///
  /// - Parameter keepsObjects: whether pictures, notes and what else is no text comes along.
  func nodes(with target: SpannedText, keepsObjects: Bool = true) -> [MarkupNode] {
    target.text == text.text && keepsObjects ? nodes : written(target, keepsObjects: keepsObjects)
  }

  private func written(_ target: SpannedText, keepsObjects: Bool = true) -> [MarkupNode] {
    var target = keepingRubies(target)
    let whole = wholeRubies(in: &target)
    let inside = InlineFlow<MarkupNode>(
      text: { [.text($0)] },
      element: { id, content in
        if let ruby = whole[id] { return [.element(ruby)] }
        guard case .element(var element)? = elements[id] else { return content }
        element.children = position(element) == nil ? content : content.map(Self.plain)
        if element.name == "q" { element.children = Self.withoutMarks(content) }
        return [.element(element)]
      },
      object: { id in
        guard let node = elements[id], keepsObjects || breaks.contains(id) else { return ([], .none) }
        return ([node], breaks.contains(id) ? .line : spaced.contains(id) ? .word : .none)
      }, lastInside: lastInside
    ).nodes(target)
    return Self.edge(nodes.first, isFirst: true) + inside + Self.edge(nodes.last, isFirst: false)
  }

  /// A ruby whose word became another one, such as a verb, stands around the word that its reading follows.
  private func keepingRubies(_ target: SpannedText) -> SpannedText {
    let lost = elements.keys.sorted().filter { id in
      element(id)?.localName == "ruby" && !target.spans.contains { $0.id == id }
    }
    guard !lost.isEmpty else { return target }
    var target = target
    let bytes = Array(target.text.utf8)
    for id in lost {
      let inside = id..<max(id, (lastInside[id] ?? id) + 1)
      guard let reading = target.spans.first(where: { inside.contains($0.id) && $0.range.isEmpty }) else {
        continue
      }
      let end = reading.range.lowerBound
      let blank = bytes[..<end].lastIndex { $0 == 0x20 || $0 == 0x0A }.map { $0 + 1 } ?? 0
      let edges = target.spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] }.filter { $0 < end }
      let start = max(blank, edges.max() ?? 0)
      if start < end { target.spans.append(InlineSpan(id: id, range: start..<end)) }
    }
    target.spans.sort { ($0.range.lowerBound, $0.id) < ($1.range.lowerBound, $1.id) }
    return target
  }

  /// A ruby whose words stay is written as it was: each of its readings has words of its own.
  ///
  /// - Parameter target: loses what stands inside of these.
  private func wholeRubies(in target: inout SpannedText) -> [Int: MarkupElement] {
    let (bytes, own) = (Array(target.text.utf8), Array(text.text.utf8))
    let whole = rubies.filter { id, _ in
      guard let new = target.spans.first(where: { $0.id == id })?.range,
        let old = text.spans.first(where: { $0.id == id })?.range
      else { return false }
      return bytes[new] == own[old]
    }
    for id in whole.keys {
      let inside = id + 1..<max(id, lastInside[id] ?? id) + 1
      target.spans.removeAll { inside.contains($0.id) }
    }
    return whole
  }

  /// What browsers put around a `q`.
  private static let quotationMarks = (open: "“", close: "”")

  private static func withoutMarks(_ nodes: [MarkupNode]) -> [MarkupNode] {
    var nodes = nodes
    if case .text(let text)? = nodes.first, let mark = text.first, "“\"".contains(mark) {
      nodes[0] = .text(String(text.dropFirst()))
    }
    if case .text(let text)? = nodes.last, let mark = text.last, "”\"".contains(mark) {
      nodes[nodes.count - 1] = .text(String(text.dropLast()))
    }
    return nodes
  }

  private static func plain(_ node: MarkupNode) -> MarkupNode {
    if case .text(let text) = node { .text(NumberPosition.plain(text)) } else { node }
  }

  /// White space at the run's ends stays as it is.
  private static func edge(_ node: MarkupNode?, isFirst: Bool) -> [MarkupNode] {
    guard case .text(let text) = node else { return [] }
    let blank =
      isFirst
      ? String(text.prefix(while: \.isWhitespace))
      : String(text.reversed().prefix(while: \.isWhitespace).reversed())
    return blank.isEmpty ? [] : [.text(blank)]
  }
}

extension MarkupNode {
  /// A copy that stands beside what it was copied from: an id belongs to one element alone.
  var withoutIDs: MarkupNode {
    guard case .element(var element) = self else { return self }
    element.attributes.removeAll { $0.name == "id" || $0.name == "xml:id" }
    element.children = element.children.map(\.withoutIDs)
    return .element(element)
  }
}
