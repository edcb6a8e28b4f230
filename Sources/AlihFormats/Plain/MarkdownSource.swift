import AlihModel

/// Reads Markdown (GitHub's): paragraphs, headings, items and cells; code, raw HTML, front matter and tags of templates stay.
enum MarkdownSource {
  static func read(_ bytes: [UInt8], _ options: SourceFile.Options = SourceFile.Options()) throws
    -> ReadSource
  {
    // A damaged letter would leave its paragraph without a place: it is read, and written, as U+FFFD.
    let isWhole = UTF8Faults(in: bytes).first == nil
    let bytes = isWhole ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    let document = MarkdownDocument(bytes)
    var source = ReadSource()
    let front = document.frontMatter
    (source.date, source.byline, source.outlet) = (front.date, front.author, front.outlet)
    var leaves: [MarkdownLeaf] = []
    func add(_ leaf: MarkdownLeaf) {
      // A place that is another's already can't be written back: what stands there stays as it is.
      guard leaf.range.lowerBound >= leaves.last?.range.upperBound ?? 0 else {
        source.findings.append(
          Finding(.notRead, "'\(leaf.text.text.prefix(60))' has no place of its own and stays as it is"))
        return
      }
      let items = leaf.items
      source.items += items
      if !items.isEmpty { leaves.append(leaf) }
    }
    if options.parts.contains(.frontMatter) {
      for leaf in front.leaves { add(leaf) }
    } else {
      source.title = front.leaves.first { $0.role == .headline }?.text.text
    }
    for leaf in document.leaves { add(leaf) }
    for line in document.unread {
      source.findings.append(
        Finding(.notRead, "the paragraph in line \(line) is not understood and stays as it is"))
    }
    if !source.items.contains(where: { $0.role == .headline }), source.items.first?.role == .subheading {
      source.items[0].role = .headline
    }
    source.template = MarkdownPiece(bytes: bytes, leaves: leaves)
    return source
  }
}

/// A document and the texts in it, or what stands in a note inside of a sentence.
struct MarkdownPiece: SourceTemplate {
  let bytes: [UInt8]
  let leaves: [MarkdownLeaf]

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] { written(rewriting.blocks[...], rewriting.layout) }

  /// - Parameter blocks: of all its texts, in order.
  func written(_ blocks: ArraySlice<TargetBlock>, _ layout: Layout) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    var blocks = blocks
    for leaf in leaves {
      let own = blocks.prefix(leaf.items.count)
      blocks = blocks.dropFirst(own.count)
      guard own.contains(where: \.isChanged) else { continue }
      result += bytes[at..<leaf.range.lowerBound]
      if layout != .target, let between = leaf.between { result += bytes[leaf.range] + between.utf8 }
      result += leaf.written(own, layout).utf8
      if let doubt = own.lazy.compactMap(\.doubt).first, leaf.takesRemarks {
        result += " <!-- \(doubt) -->".utf8
      }
      at = leaf.range.upperBound
    }
    return result + bytes[at...]
  }
}

/// A text of a Markdown document, and how it is written there.
struct MarkdownLeaf: Sendable {
  /// What stands in the source for a span.
  enum Mark: Sendable {
    case around(open: String, close: String)
    /// Code, whose letters are its own.
    case code(String)
    case object(String, InlineFlow<String>.Spacing)
  }

  enum Kind: Sendable {
    case paragraph, heading, cell
    /// A value of the front matter, in quotation marks or without.
    case value
    /// A text in a piece of a page.
    case page(PageText, FlowText)
  }

  var kind: Kind
  var role: Role
  var range: Range<Int>
  var text: SpannedText
  /// What stands before a further line of it.
  var indent = ""
  /// By span id.
  var marks: [Int: Mark] = [:]
  /// What of the text stays letter by letter.
  var kept: [String] = []
  var lastInside: [Int: Int] = [:]
  /// By span id, notes with a text of their own: `^[Menurut camat.]`.
  var notes: [(id: Int, piece: MarkdownPiece)] = []

  /// Its text and those of its notes, as far as they have words.
  var items: [ReadSource.Item] {
    let own = ReadSource.hasWords(text.text) ? [ReadSource.Item(role: role, text: text, kept: kept)] : []
    return own + notes.flatMap { $0.piece.leaves.flatMap(\.items) }
  }

  /// What stands between the text and its translation behind it; nil where both are one value.
  var between: String? {
    switch kind {
    // A hard line break, so that both stay in their item or quotation.
    case .paragraph: "\\\n" + indent
    case .heading, .cell: " / "
    case .value: nil
    case .page: "<br>"
    }
  }

  /// Whether a comment may stand behind it.
  var takesRemarks: Bool { if case .value = kind { false } else { true } }

  /// - Parameter blocks: of its items.
  func written(_ blocks: ArraySlice<TargetBlock>, _ layout: Layout) -> String {
    var (leaf, rest) = (self, blocks)
    let target = ReadSource.hasWords(text.text) ? rest.removeFirst().target : text
    for note in notes {
      let inner = rest.prefix(note.piece.leaves.reduce(0) { $0 + $1.items.count })
      rest = rest.dropFirst(inner.count)
      guard case .object(_, let spacing)? = marks[note.id] else { continue }
      let text = String(decoding: note.piece.written(inner, .target), as: UTF8.self)
      leaf.marks[note.id] = .object("^[\(text)]", spacing)
    }
    if case .value = kind, layout != .target { return Self.quoted("\(text.text) / \(target.text)") }
    return leaf.written(target)
  }

  private func written(_ target: SpannedText) -> String {
    switch kind {
    case .value: return Self.quoted(target.text)
    case .page(let page, let flow):
      return String(decoding: page.written(flow.nodes(with: target)), as: UTF8.self)
    case .paragraph, .heading, .cell: break
    }
    var isStart = true
    return InlineFlow<String>(
      text: { text in
        defer { isStart = false }
        return [escaped(text.replacing("\n", with: " "), isStart: isStart)]
      },
      element: { id, content in
        switch marks[id] {
        case .around(let open, let close):
          let isMoved = NumberPosition(tag: MarkdownTag.name(Array(open.utf8))) != nil
          let inner = isMoved ? NumberPosition.plain(content.joined()) : content.joined()
          let isItsName = close.lowercased() == "][\(inner)]".lowercased()
          return [open, inner, isItsName ? "]" : close]
        case .code(let code): return [code]
        case .object(let object, _): return [object] + content
        case nil: return content
        }
      },
      object: { id in
        switch marks[id] {
        case .object(let object, let spacing): return ([object], spacing)
        case .code(let code): return ([code], .word)
        case .around(let open, let close): return (open.hasPrefix("[") ? [open + close] : [], .none)
        case nil: return ([], .none)
        }
      }, lastInside: lastInside
    ).nodes(target).joined()
  }

  /// A string of YAML and TOML alike.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Marks that would mean something are escaped; those that news are full of, such as `-` inside, are not.
  private func escaped(_ text: String, isStart: Bool) -> String {
    var result = ""
    let characters = Array(text)
    let isCell = if case .cell = kind { true } else { false }
    for (place, character) in characters.enumerated() {
      let next = place + 1 < characters.count ? characters[place + 1] : " "
      let last = place > 0 ? characters[place - 1] : " "
      let isMark =
        switch character {
        case "\\", "`", "[", "]": true
        case "*": place == 0 || last != " " || next != " "
        case "_": !(last.isLetter || last.isNumber) || !(next.isLetter || next.isNumber)
        case "<": next.isLetter || "/!?".contains(next)
        case "|": isCell
        default: false
        }
      if isMark { result.append("\\") }
      result.append(character)
    }
    guard isStart, case .paragraph = kind else { return result }
    if result.prefixMatch(of: Self.blockStart) != nil { result.insert("\\", at: result.startIndex) }
    if let number = result.prefixMatch(of: Self.numbered) {
      result.insert("\\", at: number.output.1.endIndex)
    }
    return result
  }

  /// What begins a heading, an item, a quotation or code.
  nonisolated(unsafe) private static let blockStart = /(?:#{1,6}|[+\-])(?:\s|$)|>|~~~/
  nonisolated(unsafe) private static let numbered = /(\d{1,9})[.)](?:\s|$)/
}
