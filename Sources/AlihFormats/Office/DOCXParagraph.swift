import AlihMarkup
import AlihModel

/// One paragraph of a Word document: its text, and what of it stands in which run.
struct DOCXParagraph {
  private(set) var text = SpannedText("")
  /// What of it stays letter by letter.
  private(set) var kept: [String] = []
  private let words: WordNames
  private let paragraph: MarkupElement
  /// The paragraph's own properties, which stand first.
  private var head: [MarkupNode] = []
  /// The run that most of the text stands in, without its text.
  private var base: MarkupElement
  /// By span id.
  private var parts: [Int: Part] = [:]
  /// By a link's span id: the last one inside of it.
  private var lastInside: [Int: Int] = [:]
  private var bytes: [UInt8] = []
  private var spans: [InlineSpan] = []
  private var runs: [(look: MarkupElement, range: Range<Int>, shell: Int)] = []
  /// The span id of the link or field that is being read; -1 for none.
  private var shell = -1

  private enum Part {
    /// Text of another look.
    case run(MarkupElement)
    /// A link or content control, without what is inside.
    case shell(MarkupElement)
    /// A field whose result is text: `HYPERLINK`. What makes its text itself, as `SEQ`, has one place in the document.
    case field(open: [MarkupNode], close: [MarkupNode], isAround: Bool)
    case object([MarkupNode], InlineFlow<MarkupNode>.Spacing)
  }

  /// Elements around runs that mean nothing for the text.
  private static let transparent: Set<Substring> = ["smartTag"]
  private static let shells: Set<Substring> = ["hyperlink", "sdt", "customXml", "bdo", "dir"]
  /// Properties of a run that nobody sees.
  private static let unseen: Set<Substring> = ["lang", "noProof"]

  init(_ element: MarkupElement, _ words: WordNames, number: inout Int) {
    (paragraph, self.words) = (element, words)
    base = words.element("r")
    var content: [MarkupNode] = []
    for node in element.children {
      if case .element(let child) = node, child.name == words("pPr") {
        head.append(node)
      } else {
        content.append(node)
      }
    }
    read(content.flatMap(Self.chosen), &number)
    addLooks(&number)
    spans.sort { ($0.range.lowerBound, $0.id) < ($1.range.lowerBound, $1.id) }
    // Tabs, too.
    bytes.softenBreaks()
    let lead = bytes.prefix { $0 == 0x20 || $0 == 0x0A }.count
    let end = bytes.count - bytes.reversed().prefix { $0 == 0x20 || $0 == 0x0A }.count
    let length = max(0, end - lead)
    text = SpannedText(
      bytes.string(lead..<lead + length),
      spans.map { span in
        let low = min(max(0, span.range.lowerBound - lead), length)
        return InlineSpan(id: span.id, range: low..<min(max(low, span.range.upperBound - lead), length))
      })
  }

  // MARK: Reading

  private mutating func read(_ nodes: [MarkupNode], _ number: inout Int) {
    var at = 0
    while at < nodes.count {
      if let field = DOCXField(nodes, at: at, words) {
        read(field, &number)
        at = field.end
        continue
      }
      if case .element(let element) = nodes[at] { read(element, &number) }
      at += 1
    }
  }

  private mutating func read(_ element: MarkupElement, _ number: inout Int) {
    let isOwn = element.name == words(String(element.localName))
    if isOwn, element.localName == "r" {
      readRun(element, &number)
    } else if isOwn, Self.transparent.contains(element.localName) {
      read(element.shellContent, &number)
    } else if isOwn,
      Self.shells.contains(element.localName)
        || element.localName == "fldSimple" && DOCXField.isText(element.value("instr") ?? "")
    {
      let content = element.elements.first { $0.name == words("sdtContent") }?.children
      open(.shell(element), content ?? element.shellContent, &number)
    } else if !isOwn || element.localName != "proofErr" {
      add([.element(element)], .none, &number)
    }
  }

  /// Of the same words for newer and for older programs, the first; a text box keeps both.
  private static func chosen(_ node: MarkupNode) -> [MarkupNode] {
    guard case .element(var element) = node else { return [node] }
    if element.localName == "AlternateContent", element.first("txbxContent") == nil,
      let choice = element.elements.first(where: { $0.first("t") != nil })
    {
      return choice.children.flatMap(chosen)
    }
    guard element.first("AlternateContent") != nil, element.first("txbxContent") == nil else { return [node] }
    element.children = element.children.flatMap(chosen)
    return [.element(element)]
  }

  private mutating func read(_ field: DOCXField, _ number: inout Int) {
    if field.isText {
      open(
        .field(open: field.opening, close: field.closing, isAround: field.isAround), field.result, &number)
    } else {
      add(field.nodes, .none, &number)
    }
  }

  private mutating func open(_ part: Part, _ content: [MarkupNode], _ number: inout Int) {
    let (id, place, start) = (number, spans.count, bytes.count)
    number += 1
    spans.append(InlineSpan(id: id, range: start..<start))
    parts[id] = part
    let outer = shell
    shell = id
    read(content, &number)
    shell = outer
    spans[place].range = start..<bytes.count
    lastInside[id] = number - 1
    let result = bytes.string(start..<bytes.count).trimmed
    // Of a form letter: `«nama»`.
    if result.hasPrefix("«") { kept.append(result) }
  }

  private mutating func add(
    _ nodes: [MarkupNode], _ spacing: InlineFlow<MarkupNode>.Spacing, _ number: inout Int
  ) {
    spans.append(InlineSpan(id: number, range: bytes.count..<bytes.count))
    parts[number] = .object(nodes, spacing)
    number += 1
  }

  private mutating func readRun(_ run: MarkupElement, _ number: inout Int) {
    let look = look(of: run)
    let properties = run.elements.first { $0.name == words("rPr") }
    // Hidden and struck-out text is none that a reader reads.
    let style = properties?.elements.first { $0.localName == "rStyle" }?.value("val")
    if properties?.hidesRun == true || style.map(words.unseenStyles.contains) == true {
      return add([.element(run)], .none, &number)
    }
    // Numbers of notes that somebody typed.
    let position = NumberPosition(properties)
    if position == .raised, NoteMark.isNumber(run.text), NoteMark.canFollow(bytes[...]) {
      return add([.element(run)], .none, &number)
    }
    var start = bytes.count
    for child in run.elements where child.name != words("rPr") {
      switch child.localName {
      case "t" where child.name == words("t"):
        let text = position?.shown(child.text) ?? child.text
        bytes += text.utf8.map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 }
      case "noBreakHyphen": bytes.append(0x2D)
      case "ruby" where child.elements.contains { $0.name == words("rubyBase") }:
        var shell = look
        shell.children.append(.element(child))
        open(.shell(shell), child.elements.first { $0.name == words("rubyBase") }?.children ?? [], &number)
        start = bytes.count
      case "softHyphen", "lastRenderedPageBreak": break
      case "tab", "ptab", "cr", "br":
        let isLine = child.localName != "br" || ["textWrapping", nil].contains(child.value("type"))
        var object = look
        object.children.append(.element(child))
        add([.element(object)], isLine ? .line : .none, &number)
        if isLine { bytes.append(0x0A) }
      default:
        var object = look
        object.children.append(.element(child))
        add([.element(object)], .none, &number)
      }
    }
    if bytes.count > start { runs.append((look, start..<bytes.count, shell)) }
  }

  /// A run with what is seen of its properties alone.
  private func look(of run: MarkupElement) -> MarkupElement {
    guard var properties = run.elements.first(where: { $0.name == words("rPr") }) else {
      return words.element("r")
    }
    properties.children.removeAll {
      if case .element(let child) = $0 { Self.unseen.contains(child.localName) } else { true }
    }
    return words.element("r", properties.children.isEmpty ? [] : [.element(properties)])
  }

  /// Runs of the same look beside each other are one span; the look of most of the text is none.
  private mutating func addLooks(_ number: inout Int) {
    var lengths: [MarkupElement: Int] = [:]
    for run in runs { lengths[run.look, default: 0] += run.range.count }
    let most = lengths.values.max() ?? 0
    base = runs.first { lengths[$0.look] == most }?.look ?? base
    var last: (id: Int, place: Int, shell: Int)?
    for run in runs {
      guard run.look != base else {
        last = nil
        continue
      }
      if let last, last.shell == run.shell, spans[last.place].range.upperBound == run.range.lowerBound,
        case .run(run.look)? = parts[last.id]
      {
        spans[last.place].range = spans[last.place].range.lowerBound..<run.range.upperBound
        continue
      }
      last = (number, spans.count, run.shell)
      spans.append(InlineSpan(id: number, range: run.range))
      parts[number] = .run(run.look)
      number += 1
    }
  }

  // MARK: Writing

  /// Lets text boxes and what else hangs on the paragraph be changed.
  mutating func changeObjects(_ change: ([MarkupNode]) -> [MarkupNode]) {
    for span in spans {
      if case .object(let nodes, let spacing)? = parts[span.id] {
        parts[span.id] = .object(change(nodes), spacing)
      }
    }
  }

  /// With its own text, and with its objects as they are now.
  var original: MarkupElement { isPlain ? paragraph : paragraph(with: text) }

  /// The same to stand before a translation: a section ends behind both.
  var source: MarkupElement {
    var element = original
    element.children = element.children.map { without(["sectPr"], in: $0) }
    return element
  }

  private var isPlain: Bool {
    !parts.values.contains { part in
      if case .object(let nodes, _) = part { nodes.contains { holdsText($0) } } else { false }
    }
  }

  private func holdsText(_ node: MarkupNode) -> Bool {
    guard case .element(let element) = node else { return false }
    return element.first("txbxContent") != nil
  }

  func paragraph(with target: SpannedText) -> MarkupElement {
    var paragraph = paragraph
    let edges = edges
    paragraph.children = head + edges.lead + content(target, keepsObjects: true) + edges.tail
    return paragraph
  }

  /// A second paragraph with a translation: pictures, notes and marks stand in the first alone, and so does its number.
  func copy(with target: SpannedText) -> MarkupElement {
    var copy = paragraph
    copy.attributes.removeAll { ["paraId", "textId"].contains(Markup.localName($0.name)) }
    copy.children = head.map { without(["numPr"], in: $0) } + content(target, keepsObjects: false)
    return copy
  }

  private func without(_ names: Set<Substring>, in node: MarkupNode) -> MarkupNode {
    guard case .element(var element) = node, element.name == words("pPr") else { return node }
    element.children.removeAll {
      if case .element(let child) = $0 { names.contains(child.localName) } else { false }
    }
    return .element(element)
  }

  /// White space at the ends, which is no part of the text.
  private var edges: (lead: [MarkupNode], tail: [MarkupNode]) {
    let lead = bytes.prefix { $0 == 0x20 }.count
    let tail = bytes.count > lead ? bytes.reversed().prefix { $0 == 0x20 }.count : 0
    func blanks(_ count: Int) -> [MarkupNode] {
      count == 0 ? [] : run(base, String(repeating: " ", count: count))
    }
    return (blanks(lead), blanks(tail))
  }

  private func run(_ look: MarkupElement, _ text: String) -> [MarkupNode] {
    var run = look
    var words = words.element("t", [.text(text)])
    words["xml:space"] = "preserve"
    run.children.append(.element(words))
    return [.element(run)]
  }

  private func content(_ target: SpannedText, keepsObjects: Bool) -> [MarkupNode] {
    InlineFlow<MarkupNode>(
      text: { run(base, $0.replacing("\n", with: " ")) },
      element: { id, content in
        switch parts[id] {
        case .run(let look): return content.map { changed($0, to: look) }
        case .shell(let shell):
          let isCounted = shell.value("instr").map { !DOCXField.isAround($0) } ?? false
          return isCounted && !keepsObjects ? content : [.element(shell.filled(with: content, words))]
        case .field(let open, let close, let isAround):
          return isAround || keepsObjects ? open + content + close : content
        case .object(let nodes, _): return keepsObjects ? nodes + content : content
        case nil: return content
        }
      },
      object: { id in
        switch parts[id] {
        case .object(let nodes, let spacing): return (keepsObjects || spacing == .line ? nodes : [], spacing)
        case .shell(let shell) where keepsObjects && shell.elements.isEmpty: return ([.element(shell)], .none)
        default: return ([], .none)
        }
      }, lastInside: lastInside
    ).nodes(target)
  }

  /// A run of text in another look; what is no such run stays.
  private func changed(_ node: MarkupNode, to look: MarkupElement) -> MarkupNode {
    guard case .element(var run) = node, run.name == words("r"),
      run.elements.contains(where: { $0.name == words("t") })
    else { return node }
    let isMoved = NumberPosition(look.elements.first { $0.name == words("rPr") }) != nil
    let texts = run.elements.filter { $0.name == words("t") }.map { text in
      var text = text
      if isMoved { text.children = [.text(NumberPosition.plain(text.text))] }
      return MarkupNode.element(text)
    }
    run.children = look.children + texts
    return .element(run)
  }
}

extension NumberPosition {
  /// By the properties of a run.
  fileprivate init?(_ properties: MarkupElement?) {
    self.init(word: properties?.elements.first { $0.localName == "vertAlign" }?.value("val"))
  }
}
