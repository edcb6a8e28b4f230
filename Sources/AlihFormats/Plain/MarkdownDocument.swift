import AlihMarkup
import AlihModel
import CCmark

/// The texts of a Markdown document and where they stand.
struct MarkdownDocument {
  private(set) var leaves: [MarkdownLeaf] = []
  /// Lines of texts whose marks were not found in the source, counted from 1.
  private(set) var unread: [Int] = []
  let frontMatter: FrontMatter
  private let bytes: [UInt8]
  /// With the tags of templates and what else is no Markdown to cmark masked, byte by byte.
  private let masked: [UInt8]
  /// Where each line begins.
  private var lines: [Int] = []
  private var number = 0

  /// - Parameter number: of the first span.
  init(_ bytes: [UInt8], number: Int = 0) {
    (self.bytes, self.number) = (bytes, number)
    frontMatter = FrontMatter(bytes)
    let start = frontMatter.end
    masked = MarkdownMask.masked(bytes, from: start)
    lines = bytes.lines(in: start..<bytes.count).map(\.lowerBound)
    cmark_gfm_core_extensions_ensure_registered()
    let parser = cmark_parser_new(CMARK_OPT_SOURCEPOS)
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      if let plugin = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, plugin)
      }
    }
    masked[start...].withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
    }
    guard let root = cmark_parser_finish(parser), let iterator = cmark_iter_new(root) else { return }
    defer {
      cmark_iter_free(iterator)
      cmark_node_free(root)
    }
    var (quotes, items) = (0, 0)
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      guard let node = cmark_iter_get_node(iterator) else { continue }
      let step = event == CMARK_EVENT_ENTER ? 1 : -1
      switch Self.kind(of: node) {
      case "block_quote": quotes += step
      case "item": items += step
      case "paragraph" where step == 1:
        add(node, .paragraph, items > 0 ? .list : quotes > 0 ? .quote : .paragraph, quotes: quotes)
      case "heading" where step == 1:
        add(node, .heading, cmark_node_get_heading_level(node) == 1 ? .headline : .subheading, quotes: quotes)
      case "html_block" where step == 1: addPage(node, quotes: quotes)
      case "table_cell" where step == 1:
        let isHead = cmark_node_parent(node).map { Self.kind(of: $0) } == "table_header"
        add(node, .cell, isHead ? .subheading : .list, quotes: quotes)
      default: break
      }
    }
  }

  static func kind(of node: OpaquePointer) -> String { String(cString: cmark_node_get_type_string(node)) }

  private mutating func add(_ node: OpaquePointer, _ kind: MarkdownLeaf.Kind, _ role: Role, quotes: Int) {
    guard let range = range(of: node, kind) else { return }
    var scan = MarkdownInline(source: bytes, masked: masked, range: range, quotes: quotes, number: number)
    guard let (place, text) = scan.read(node) else {
      unread.append(frontMatter.lineCount + Int(cmark_node_get_start_line(node)))
      return
    }
    number = scan.number
    let line = lines[Int(cmark_node_get_start_line(node)) - 1]
    let prefix = bytes.string(line..<place.lowerBound)
    var leaf = MarkdownLeaf(
      kind: kind, role: role, range: place, text: text, indent: Self.indent(prefix),
      marks: scan.marks, kept: scan.kept, lastInside: scan.lastInside)
    for note in scan.notes {
      let inner = MarkdownDocument(Array(bytes[note.text]), number: number)
      number = inner.number
      leaf.notes.append((note.id, MarkdownPiece(bytes: inner.bytes, leaves: inner.leaves)))
      if !inner.unread.isEmpty { unread.append(frontMatter.lineCount + Int(cmark_node_get_start_line(node))) }
    }
    leaves.append(leaf)
  }

  /// The texts of a piece of a page: `<summary>Rincian</summary>`.
  private mutating func addPage(_ node: OpaquePointer, quotes: Int) {
    let first = Int(cmark_node_get_start_line(node)) - 1
    let last = Int(cmark_node_get_end_line(node))
    guard lines.indices.contains(first) else { return }
    let start = lines[first]
    let end = last < lines.count ? lines[last] : bytes.count
    guard start < end, let page = try? PageText(Array(bytes[start..<end])) else { return }
    for found in FlowWalk.blocks(of: page.tree.nodes) {
      guard quotes == 0, let range = found.range else {
        unread.append(frontMatter.lineCount + first + 1)
        continue
      }
      leaves.append(
        MarkdownLeaf(
          kind: .page(page, found.flow), role: found.role,
          range: range.lowerBound + start..<range.upperBound + start, text: found.flow.text,
          kept: found.kept))
    }
  }

  /// Blanks, and the marks of a quotation, in the place of what a line begins with.
  private static func indent(_ prefix: String) -> String {
    prefix.reduce(into: "") { indent, character in indent.append(character == ">" ? ">" : " ") }
  }

  /// Where the node's text stands, its marks left out.
  private func range(of node: OpaquePointer, _ kind: MarkdownLeaf.Kind) -> Range<Int>? {
    let (first, last) = (Int(cmark_node_get_start_line(node)) - 1, Int(cmark_node_get_end_line(node)) - 1)
    guard lines.indices.contains(first), lines.indices.contains(last) else { return nil }
    var start = lines[first] + Int(cmark_node_get_start_column(node)) - 1
    var end = min(bytes.count, lines[last] + Int(cmark_node_get_end_column(node)))
    guard start < end else { return nil }
    if case .heading = kind { (start, end) = heading(start, end) }
    if case .cell = kind {
      while start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
      while end > start, bytes[end - 1] == UInt8(ascii: "|"), end < 2 || bytes[end - 2] != UInt8(ascii: "\\")
      { end -= 1 }
    }
    while start < end, MarkdownMask.isBlank(masked[start]) { start += 1 }
    while end > start, MarkdownMask.isBlank(masked[end - 1]) { end -= 1 }
    return start < end ? start..<end : nil
  }

  private func heading(_ start: Int, _ end: Int) -> (Int, Int) {
    var (start, end) = (start, end)
    if masked[start] == UInt8(ascii: "#") {
      while start < end, masked[start] == UInt8(ascii: "#") { start += 1 }
      end = bytes[start..<end].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? end
      // `## Title ##`
      var tail = end
      while tail > start, bytes[tail - 1] <= 0x20 { tail -= 1 }
      var mark = tail
      while mark > start, bytes[mark - 1] == UInt8(ascii: "#") { mark -= 1 }
      if mark < tail, mark > start, bytes[mark - 1] == 0x20 { end = mark }
    } else {
      // Underlined: the text is what stands above the line of `=` or `-`.
      for line in bytes.lines(in: start..<end).dropFirst()
      where bytes[line].allSatisfy({ $0 <= 0x20 || $0 == 0x3D || $0 == 0x2D }) { end = line.lowerBound }
    }
    return (start, end)
  }
}

/// What stands above a document between lines of `---` (YAML) or `+++` (TOML).
struct FrontMatter: Sendable {
  /// Behind it; 0 where there is none.
  private(set) var end = 0
  private(set) var lineCount = 0
  /// The values of `title` and `description`, in one line each.
  private(set) var leaves: [MarkdownLeaf] = []
  /// The day that `date` names.
  private(set) var date: String?
  private(set) var author: String?
  /// Who published the document.
  private(set) var outlet: String?

  private static let kinds: [String: Kind] = [
    "title": .title, "description": .text, "subtitle": .text, "summary": .text, "date": .date,
    "tanggal": .date,
    "author": .author, "penulis": .author, "source": .outlet, "publisher": .outlet, "media": .outlet,
  ]

  private enum Kind { case title, text, date, author, outlet }

  init(_ bytes: [UInt8]) {
    let lines = bytes.lines()
    guard let first = lines.first, ["---", "+++"].contains(bytes.string(first)) else { return }
    let fence = bytes.string(first)
    let closing = lines.indices.dropFirst().first {
      bytes.string(lines[$0]).trimmed == fence || fence == "---" && bytes.string(lines[$0]) == "..."
    }
    guard let closing else { return }
    lineCount = closing + 1
    end = closing + 1 < lines.count ? lines[closing + 1].lowerBound : bytes.count
    for (place, line) in zip(1..., lines[1..<closing]) {
      let text = bytes.string(line)
      let name = text.prefix { $0.isLetter }
      guard let kind = Self.kinds[name.lowercased()] else { continue }
      let mark = text.dropFirst(name.count).prefix { $0 == " " }
      let rest = text.dropFirst(name.count + mark.count)
      guard rest.first == (fence == "---" ? ":" : "=") else { continue }
      let value = String(rest.dropFirst()).trimmed
      let start =
        line.lowerBound + text.utf8.count - String(rest.dropFirst().drop(while: \.isWhitespace)).utf8.count
      if kind == .title || kind == .text,
        let block = Self.block(value, in: bytes, lines[(place + 1)..<closing])
      {
        leaves.append(
          MarkdownLeaf(
            kind: .value, role: kind == .title ? .headline : .other, range: start..<block.end,
            text: SpannedText(block.text)))
        continue
      }
      guard let first = value.first, !"|>&*!{[".contains(first) else { continue }
      switch kind {
      case .date: date = FileDate.day(Self.text(value)) ?? date
      case .author: author = Self.text(value)
      case .outlet where !value.contains("://"): outlet = Self.text(value)
      case .title, .text, .outlet: break
      }
      guard kind == .title || kind == .text else { continue }
      leaves.append(
        MarkdownLeaf(
          kind: .value, role: kind == .title ? .headline : .other,
          range: start..<start + value.utf8.count,
          text: SpannedText(Self.text(value))))
    }
  }

  /// A value over several lines, as one: YAML's behind `>-` or `|`, and TOML's between three quotation marks.
  private static func block(_ value: String, in bytes: [UInt8], _ lines: ArraySlice<Range<Int>>)
    -> (text: String, end: Int)?
  {
    let below = lines.map { (range: $0, text: bytes.string($0)) }
    let own: ArraySlice<(range: Range<Int>, text: String)>
    if value.wholeMatch(of: /[>|][+\-0-9]*/) != nil {
      own = below.prefix { $0.text.trimmed.isEmpty || $0.text.first!.isWhitespace }
    } else if ["\"\"\"", "'''"].contains(value),
      let end = below.firstIndex(where: { $0.text.trimmed == value })
    {
      own = below[...end]
    } else {
      return nil
    }
    let words = own.map(\.text.trimmed).filter { !$0.isEmpty && $0 != value }
    guard !words.isEmpty, let last = own.last(where: { !$0.text.trimmed.isEmpty }) else { return nil }
    return (words.joined(separator: " "), last.range.upperBound)
  }

  private static func text(_ value: String) -> String {
    if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
      return String(value.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    }
    if value.count >= 2, value.hasPrefix("'"), value.hasSuffix("'") {
      return String(value.dropFirst().dropLast()).replacing("''", with: "'")
    }
    return value
  }
}
