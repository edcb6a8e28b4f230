import AlihModel
import CCmark

/// Reads Markdown (GitHub's): paragraphs, headings, items and cells; code, raw HTML and front matter stay.
enum MarkdownSource {
  static func read(_ bytes: [UInt8]) throws -> ReadSource {
    guard let text = Encoding.utf8(bytes) else {
      throw SourceProblem("its encoding is unknown; save it in UTF-8")
    }
    let document = MarkdownDocument(text.bytes)
    var source = ReadSource()
    var kept: [MarkdownDocument.Leaf] = []
    for leaf in document.leaves {
      // A place that is another's already can't be written back: what stands there stays as it is.
      guard leaf.range.lowerBound >= kept.last?.range.upperBound ?? 0 else {
        source.findings.append(
          Finding(
            .notRead, "'\(leaf.text.text.prefix(60))' has no place of its own and stays as it is"))
        continue
      }
      if source.add(leaf.role, leaf.text) { kept.append(leaf) }
    }
    if !source.items.contains(where: { $0.role == .headline }), source.items.first?.role == .subheading {
      source.items[0].role = .headline
    }
    source.template = MarkdownTemplate(bytes: text.bytes, leaves: kept)
    return source
  }
}

private struct MarkdownTemplate: SourceTemplate {
  let bytes: [UInt8]
  let leaves: [MarkdownDocument.Leaf]

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    for (leaf, block) in zip(leaves, rewriting.blocks) where block.target.text != block.source.text {
      result += bytes[at..<leaf.range.lowerBound]
      if rewriting.layout != .target, leaf.isCell || leaf.role == .headline || leaf.role == .subheading {
        result += bytes[leaf.range] + " / ".utf8
      } else if rewriting.layout != .target {
        // A hard line break, so that both stay in their item or quotation.
        result += bytes[leaf.range] + "\\\n".utf8 + leaf.indent.utf8
      }
      result += leaf.written(block.target).utf8
      at = leaf.range.upperBound
    }
    return result + bytes[at...]
  }
}

/// The texts of a Markdown document and where they stand.
private struct MarkdownDocument {
  struct Leaf: Sendable {
    var role: Role
    var range: Range<Int>
    var text: SpannedText
    var isCell: Bool
    /// What stands before a further line of it.
    var indent: String
    /// By span id: what stands before and behind it.
    var marks: [Int: (open: String, close: String)]

    func written(_ target: SpannedText) -> String {
      let bytes = Array(target.text.utf8)
      var events: [(at: Int, order: Int, text: String)] = []
      for (place, span) in target.spans.enumerated() {
        guard let mark = marks[span.id] else { continue }
        if span.range.isEmpty {
          let at = span.range.lowerBound
          let isBetween = (at == 0 || bytes[at - 1] == 0x20) && at < bytes.count && bytes[at] != 0x20
          events.append((at, place + 1, mark.open + mark.close + (isBetween ? " " : "")))
        } else {
          events.append((span.range.lowerBound, place + 1, mark.open))
          events.append((span.range.upperBound, -place - 1, mark.close))
        }
      }
      var result = ""
      var at = 0
      for event in events.sorted(by: { ($0.at, $0.order) < ($1.at, $1.order) }) {
        result +=
          Self.escaped(String(decoding: bytes[at..<event.at], as: UTF8.self), isStart: at == 0) + event.text
        at = event.at
      }
      return result + Self.escaped(String(decoding: bytes[at...], as: UTF8.self), isStart: at == 0)
    }

    /// Marks that would mean something are escaped; those that news are full of, such as `-` inside, are not.
    private static func escaped(_ text: String, isStart: Bool) -> String {
      var result = ""
      for character in text {
        if "\\`*_[]<>|".contains(character) { result.append("\\") }
        result.append(character)
      }
      if isStart, let first = result.first, "#+-=~".contains(first) {
        result.insert("\\", at: result.startIndex)
      }
      if isStart, let dot = result.firstIndex(where: { !$0.isNumber }), dot > result.startIndex,
        ".)".contains(result[dot])
      {
        result.insert("\\", at: dot)
      }
      return result
    }
  }

  private(set) var leaves: [Leaf] = []
  private let bytes: [UInt8]
  /// Where each line begins.
  private var lines: [Int] = []
  private var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let start = Self.frontMatter(bytes)
    lines = [start]
    for at in start..<bytes.count
    where bytes[at] == 0x0A || bytes[at] == 0x0D && (at + 1 == bytes.count || bytes[at + 1] != 0x0A) {
      lines.append(at + 1)
    }
    cmark_gfm_core_extensions_ensure_registered()
    let parser = cmark_parser_new(CMARK_OPT_SOURCEPOS)
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      if let plugin = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, plugin)
      }
    }
    bytes[start...].withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
    }
    guard let root = cmark_parser_finish(parser), let iterator = cmark_iter_new(root) else { return }
    defer {
      cmark_iter_free(iterator)
      cmark_node_free(root)
    }
    var isInQuote = 0
    var isInItem = 0
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      guard let node = cmark_iter_get_node(iterator) else { continue }
      let step = event == CMARK_EVENT_ENTER ? 1 : -1
      switch Self.kind(of: node) {
      case "block_quote": isInQuote += step
      case "item": isInItem += step
      case "paragraph" where step == 1: add(node, isInItem > 0 ? .list : isInQuote > 0 ? .quote : .paragraph)
      case "heading" where step == 1:
        add(node, cmark_node_get_heading_level(node) == 1 ? .headline : .subheading)
      case "table_cell" where step == 1:
        let isHead = cmark_node_parent(node).map { Self.kind(of: $0) } == "table_header"
        add(node, isHead ? .subheading : .list, isCell: true)
      default: break
      }
    }
  }

  /// Behind `---` lines at the very beginning.
  private static func frontMatter(_ bytes: [UInt8]) -> Int {
    guard bytes.starts(with: "---\n".utf8) || bytes.starts(with: "---\r\n".utf8) else { return 0 }
    var at = bytes.firstIndex(of: 0x0A)! + 1
    while at < bytes.count {
      let next = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[at..<next].filter { $0 != 0x0D }
      if line == Array("---".utf8) || line == Array("...".utf8) { return min(next + 1, bytes.count) }
      at = next + 1
    }
    return 0
  }

  private static func kind(of node: OpaquePointer) -> String {
    String(cString: cmark_node_get_type_string(node))
  }

  private mutating func add(_ node: OpaquePointer, _ role: Role, isCell: Bool = false) {
    let (text, marks) = inline(node)
    guard
      let range = range(
        of: node, isHeading: !isCell && (role == .headline || role == .subheading), isCell: isCell)
    else { return }
    let line = lines[Int(cmark_node_get_start_line(node)) - 1]
    let prefix = String(decoding: bytes[line..<range.lowerBound], as: UTF8.self)
    let indent = String(prefix.map { (character: Character) -> Character in character == ">" ? ">" : " " })
    leaves.append(Leaf(role: role, range: range, text: text, isCell: isCell, indent: indent, marks: marks))
  }

  /// Where the node's text stands, its marks left out.
  private func range(of node: OpaquePointer, isHeading: Bool, isCell: Bool) -> Range<Int>? {
    let (first, last) = (Int(cmark_node_get_start_line(node)) - 1, Int(cmark_node_get_end_line(node)) - 1)
    guard lines.indices.contains(first), lines.indices.contains(last) else { return nil }
    var start = lines[first] + Int(cmark_node_get_start_column(node)) - 1
    var end = min(bytes.count, lines[last] + Int(cmark_node_get_end_column(node)))
    guard start < end else { return nil }
    if isHeading {
      if bytes[start] == UInt8(ascii: "#") {
        while start < end, bytes[start] == UInt8(ascii: "#") { start += 1 }
        end = bytes[start..<end].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? end
        // `## Title ##`
        var tail = end
        while tail > start, bytes[tail - 1] <= 0x20 { tail -= 1 }
        var mark = tail
        while mark > start, bytes[mark - 1] == UInt8(ascii: "#") { mark -= 1 }
        if mark < tail, mark > start, bytes[mark - 1] == 0x20 { end = mark }
      } else {
        // Underlined: the text is what stands above the line of `=` or `-`.
        var line = start
        while line < end {
          let next = bytes[line...].firstIndex(of: 0x0A) ?? end
          let isRule = bytes[line..<min(next, bytes.count)].allSatisfy {
            $0 <= 0x20 || $0 == 0x3D || $0 == 0x2D
          }
          if isRule, line > start { end = line }
          line = next + 1
        }
      }
    }
    if isCell {
      while start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
      while end > start, bytes[end - 1] == UInt8(ascii: "|") { end -= 1 }
    }
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start < end ? start..<end : nil
  }

  private mutating func inline(_ node: OpaquePointer) -> (SpannedText, [Int: (open: String, close: String)]) {
    var text: [UInt8] = []
    var spans: [InlineSpan] = []
    var marks: [Int: (open: String, close: String)] = [:]
    var open: [Int] = []
    guard let iterator = cmark_iter_new(node) else { return (SpannedText(""), [:]) }
    defer { cmark_iter_free(iterator) }
    func literal(_ node: OpaquePointer) -> String {
      cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      guard let inner = cmark_iter_get_node(iterator), inner != node else { continue }
      let isEntry = event == CMARK_EVENT_ENTER
      switch Self.kind(of: inner) {
      case "text":
        let words = literal(inner)
        // Around a picture there are two blanks in the file, and one in the text.
        text += text.last == 0x20 ? Array(words.utf8.drop { $0 == 0x20 }) : Array(words.utf8)
      case "code":
        let start = text.count
        text += literal(inner).utf8
        spans.append(InlineSpan(id: number, range: start..<text.count))
        marks[number] = ("`", "`")
        number += 1
      case "softbreak", "linebreak": text.append(0x20)
      case "html_inline", "footnote_reference", "image":
        // A picture's words are inside of it; they go with it.
        if Self.kind(of: inner) == "image" {
          if !isEntry { continue }
          let url = cmark_node_get_url(inner).map { String(cString: $0) } ?? ""
          marks[number] = ("![\(Self.plain(inner))](\(url))", "")
          cmark_iter_reset(iterator, inner, CMARK_EVENT_EXIT)
        } else {
          marks[number] = (literal(inner), "")
        }
        spans.append(InlineSpan(id: number, range: text.count..<text.count))
        number += 1
      case let kind where isEntry:
        spans.append(InlineSpan(id: number, range: text.count..<text.count))
        open.append(spans.count - 1)
        switch kind {
        case "emph": marks[number] = ("*", "*")
        case "strong": marks[number] = ("**", "**")
        case "strikethrough": marks[number] = ("~~", "~~")
        case "link":
          let url = cmark_node_get_url(inner).map { String(cString: $0) } ?? ""
          let title = cmark_node_get_title(inner).map { String(cString: $0) } ?? ""
          marks[number] = (
            "[", "](\(url.contains(" ") ? "<\(url)>" : url)\(title.isEmpty ? "" : " \"\(title)\""))"
          )
        default: marks[number] = ("", "")
        }
        number += 1
      default:
        if let place = open.popLast() { spans[place].range = spans[place].range.lowerBound..<text.count }
      }
    }
    return (SpannedText(String(decoding: text, as: UTF8.self), spans), marks)
  }

  private static func plain(_ node: OpaquePointer) -> String {
    var text = ""
    guard let iterator = cmark_iter_new(node) else { return text }
    defer { cmark_iter_free(iterator) }
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      guard event == CMARK_EVENT_ENTER, let inner = cmark_iter_get_node(iterator), kind(of: inner) == "text"
      else { continue }
      text += cmark_node_get_literal(inner).map { String(cString: $0) } ?? ""
    }
    return text
  }
}
