import AlihMarkup
import AlihModel
import CCmark

/// Reads what is inside of a paragraph: cmark says what it is, and the source is followed along to find how it is written.
struct MarkdownInline {
  var number: Int
  var marks: [Int: MarkdownLeaf.Mark] = [:]
  private(set) var kept: [String] = []
  private(set) var lastInside: [Int: Int] = [:]
  /// Notes inside of the text, by span id: where in the source their own text stands.
  private(set) var notes: [(id: Int, text: Range<Int>)] = []
  let source: [UInt8]
  let masked: [UInt8]
  let range: Range<Int>
  private let brackets: MarkdownBrackets
  /// Quotations that the paragraph is inside of: each line has as many marks.
  let quotes: Int
  /// Where the source has been followed to.
  var at: Int
  private var start: Int
  var text: [UInt8] = []
  var spans: [InlineSpan] = []
  /// Of the elements around what is being read: their span's place, their mark's width, and what in the source is behind it.
  private var open: [(place: Int, width: Int, from: Int)] = []
  /// The tags that end elements of HTML which are open.
  private var ends: Set<OpaquePointer> = []
  /// Of objects that are masked: where in the source they begin, by span id.
  private var masks: [Int: Int] = [:]

  init(source: [UInt8], masked: [UInt8], range: Range<Int>, quotes: Int, number: Int) {
    (self.source, self.masked, self.range, self.quotes, self.number) = (source, masked, range, quotes, number)
    (at, start) = (range.lowerBound, range.lowerBound)
    brackets = MarkdownBrackets(bytes: masked, end: range.upperBound)
  }

  /// The place of the text and the text; nil where the source can't be followed.
  mutating func read(_ node: OpaquePointer) -> (Range<Int>, SpannedText)? {
    guard let iterator = cmark_iter_new(node) else { return nil }
    defer { cmark_iter_free(iterator) }
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      guard let inner = cmark_iter_get_node(iterator), inner != node else { continue }
      let isEntry = event == CMARK_EVENT_ENTER
      let kind = MarkdownDocument.kind(of: inner)
      let isRead: Bool
      switch kind {
      case "text": isRead = readText(literal(inner))
      case "code": isRead = readCode(literal(inner))
      case "softbreak": isRead = readBreak()
      case "linebreak": isRead = readHardBreak()
      case "html_inline": isRead = readTag(inner, iterator)
      case "image", "strikethrough":
        guard isEntry else { continue }
        isRead = kind == "image" ? readImage() : readStruckOut()
        cmark_iter_reset(iterator, inner, CMARK_EVENT_EXIT)
      default: isRead = isEntry ? enter(kind) : leave(kind)
      }
      guard isRead, at <= range.upperBound else { return nil }
    }
    guard open.isEmpty else { return nil }
    return trimmed()
  }

  private func literal(_ node: OpaquePointer) -> [UInt8] {
    cmark_node_get_literal(node).map { Array(String(cString: $0).utf8) } ?? []
  }

  /// Masked objects and white space at the ends are no part of the text's place.
  private mutating func trimmed() -> (Range<Int>, SpannedText) {
    var end = at
    while let last = spans.last, last.range == text.count..<text.count, let mask = masks[last.id] {
      spans.removeLast()
      end = mask
      while text.last == 0x20 || text.last == 0x0A { text.removeLast() }
      while end > start, MarkdownMask.isBlank(source[end - 1]) { end -= 1 }
    }
    while text.last == 0x20 || text.last == 0x0A { text.removeLast() }
    let length = text.count
    text.softenBreaks()
    return (
      start..<max(start, end),
      SpannedText(
        String(decoding: text, as: UTF8.self),
        spans.map { InlineSpan(id: $0.id, range: $0.range.clamped(to: 0..<length)) })
    )
  }

  // MARK: Text

  private mutating func readText(_ literal: [UInt8]) -> Bool {
    var place = 0
    while place < literal.count {
      guard at < range.upperBound else { return false }
      if MarkdownMask.isMask(masked[at]) {
        let end = endOfMask()
        guard literal[place...].starts(with: masked[at..<end]) else { return false }
        place += end - at
        readMask(upTo: end)
      } else if let (letter, end) = entity(at) {
        guard literal[place...].starts(with: letter) else { return false }
        text += letter
        place += letter.count
        at = end
      } else if masked[at] == literal[place] {
        let isSecondBlank = literal[place] == 0x20 && (text.last.map { $0 == 0x20 || $0 == 0x0A } ?? true)
        if !isSecondBlank { text.append(literal[place]) }
        if isSecondBlank, text.isEmpty, spans.isEmpty { start = at + 1 }
        place += 1
        at += 1
      } else if masked[at] == UInt8(ascii: "\\"), at + 1 < range.upperBound, masked[at + 1] == literal[place]
      {
        text.append(literal[place])
        place += 1
        at += 2
      } else if literal[place...].starts(with: [0xEF, 0xBF, 0xBD]) {
        // A damaged byte.
        text += [0xEF, 0xBF, 0xBD]
        place += 3
        at += 1
      } else {
        return false
      }
    }
    return true
  }

  /// Behind what is masked alike; two notes are two.
  private func endOfMask() -> Int {
    if masked[at] == MarkdownMask.note,
      let close = MarkdownBrackets(bytes: source, end: range.upperBound).matching("[", "]", from: at + 1)
    {
      return close + 1
    }
    return masked[at..<range.upperBound].firstIndex { $0 != masked[at] } ?? range.upperBound
  }

  private mutating func readMask(upTo end: Int) {
    let letters = source.string(at..<end)
    if masked[at] == MarkdownMask.word {
      add(letters, written: letters)
    } else if masked[at] == MarkdownMask.note, end - at > 3 {
      notes.append((number, at + 2..<end - 1))
      addObject(letters, upTo: end)
    } else if text.isEmpty, spans.isEmpty {
      start = end
      while start < range.upperBound, MarkdownMask.isBlank(source[start]) { start += 1 }
    } else {
      masks[number] = at
      addObject(letters, upTo: end)
    }
    at = end
  }

  private mutating func addObject(_ letters: String, upTo end: Int) {
    let isSpaced = (text.isEmpty || text.last == 0x20) && end < source.count && source[end] == 0x20
    spans.append(InlineSpan(id: number, range: text.count..<text.count))
    marks[number] = .object(letters, isSpaced ? .word : .none)
    number += 1
  }

  /// `&amp;`, `&#38;`: its letter in UTF-8, and the place behind it.
  private func entity(_ start: Int) -> ([UInt8], Int)? {
    guard masked[start] == UInt8(ascii: "&"),
      let end = masked[start..<min(range.upperBound, start + 34)].firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let name = masked.string(start + 1..<end)
    let letter: Unicode.Scalar?
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHex = digits.first == "x" || digits.first == "X"
      letter = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10).flatMap(
        Unicode.Scalar.init)
    } else {
      letter =
        ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"][name] ?? HTMLEntities.letter(name)
    }
    return letter.map { (Array(String($0).utf8), end + 1) }
  }

  private mutating func readCode(_ literal: [UInt8]) -> Bool {
    let ticks = brackets.run(of: UInt8(ascii: "`"), from: at)
    guard ticks > 0 else { return false }
    var end = at + ticks
    while end < range.upperBound {
      let count = brackets.run(of: UInt8(ascii: "`"), from: end)
      if count == ticks { break }
      end += max(1, count)
    }
    guard end < range.upperBound else { return false }
    // Letter by letter, also of what is masked outside of code.
    let code = source.string(at + ticks..<end)
    add(
      code.contains(where: \.isNewline) ? String(decoding: literal, as: UTF8.self) : code,
      written: source.string(at..<end + ticks))
    at = end + ticks
    return true
  }

  // MARK: Marks

  private mutating func enter(_ kind: String) -> Bool {
    guard at < range.upperBound else { return false }
    let width: Int
    switch kind {
    case "emph": width = 1
    case "strong": width = 2
    case "link":
      guard masked[at] == UInt8(ascii: "[") || masked[at] == UInt8(ascii: "<") else { return false }
      width = 1
    default: return false
    }
    return enter(width: width)
  }

  private mutating func enter(width: Int) -> Bool {
    guard width > 0, at + width <= range.upperBound else { return false }
    spans.append(InlineSpan(id: number, range: text.count..<text.count))
    marks[number] = .around(open: source.string(at..<at + width), close: "")
    open.append((spans.count - 1, width, at + width))
    number += 1
    at += width
    return true
  }

  private mutating func leave(_ kind: String, width: Int? = nil) -> Bool {
    guard let (place, opening, from) = open.popLast() else { return false }
    let id = spans[place].id
    let end = kind == "link" ? brackets.endOfLink(at) : at + (width ?? opening)
    guard let end, end <= range.upperBound, case .around(let opening, _)? = marks[id] else { return false }
    spans[place].range = spans[place].range.lowerBound..<text.count
    if opening == "<" {
      // An address is its own link.
      let address = text.string(spans[place].range)
      marks[id] = .code("<\(address)>")
      kept.append(address)
    } else {
      let close = source.string(at..<end)
      // A link that is known by its text: `[harga]` becomes `[prices][harga]`.
      let isNamed = kind == "link" && (close == "]" || close == "][]")
      marks[id] = .around(open: opening, close: isNamed ? "][\(source.string(from..<at))]" : close)
    }
    lastInside[id] = number - 1
    at = end
    return true
  }

  /// A tag of HTML: an element around its text where its end follows, such as `<u>`; all of code and of what nobody sees.
  private mutating func readTag(_ node: OpaquePointer, _ iterator: OpaquePointer) -> Bool {
    let tag = literal(node)
    let name = MarkdownTag.name(tag)
    if name == "br" {
      addBreak(source.string(at..<min(at + tag.count, range.upperBound)))
      at += tag.count
      return true
    }
    if ends.remove(node) != nil { return leave("tag", width: tag.count) }
    guard let end = MarkdownTag.end(of: node) else { return readObject(upTo: at + tag.count) }
    let element = MarkupElement(name: name)
    let isMark = name == "sup" && isNumber(node, upTo: end) && NoteMark.canFollow(text[...])
    guard element.staying == true || element.isUnseen || isMark else {
      ends.insert(end)
      return enter(width: tag.count) && readNumber(node, name, upTo: end, iterator)
    }
    let start = at + tag.count
    guard start <= range.upperBound, let close = masked[start..<range.upperBound].firstRange(of: literal(end))
    else { return false }
    cmark_iter_reset(iterator, end, CMARK_EVENT_ENTER)
    if element.isUnseen || isMark { return readObject(upTo: close.upperBound) }
    let code = source.string(start..<close.lowerBound)
    add(code, written: source.string(at..<close.upperBound))
    at = close.upperBound
    return true
  }

  /// A raised or lowered number up to the tag that ends it; anything else is read as it comes.
  private mutating func readNumber(
    _ node: OpaquePointer, _ name: String, upTo end: OpaquePointer, _ iterator: OpaquePointer
  ) -> Bool {
    guard let position = NumberPosition(tag: name), let inner = cmark_node_next(node),
      cmark_node_next(inner) == end, masked[at..<range.upperBound].starts(with: literal(inner)),
      let shown = position.shown(String(decoding: literal(inner), as: UTF8.self))
    else { return true }
    text += shown.utf8
    at += literal(inner).count
    ends.remove(end)
    cmark_iter_reset(iterator, end, CMARK_EVENT_ENTER)
    return leave("tag", width: literal(end).count)
  }

  /// Whether nothing but a number, as of a note, stands between two tags.
  private func isNumber(_ node: OpaquePointer, upTo end: OpaquePointer) -> Bool {
    guard let inner = cmark_node_next(node), cmark_node_next(inner) == end else { return false }
    let number = literal(inner)
    return (1...3).contains(number.count)
      && number.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "*") }
  }

  /// Letters that stay; blanks at their ends are no part of the text.
  private mutating func add(_ letters: String, written: String) {
    let code = letters.trimmed
    spans.append(InlineSpan(id: number, range: text.count..<text.count + code.utf8.count))
    marks[number] = .code(written)
    lastInside[number] = number
    if !code.isEmpty { kept.append(code) }
    text += code.utf8
    number += 1
  }

  private mutating func readImage() -> Bool {
    guard masked[at...].starts(with: "![".utf8), let close = brackets.matching("[", "]", from: at + 1) else {
      return false
    }
    return readObject(upTo: brackets.endOfLink(close) ?? close + 1)
  }

  /// What a correction struck out is none of the text: `~~12~~ 15 orang`.
  private mutating func readStruckOut() -> Bool {
    let tilde = UInt8(ascii: "~")
    let width = min(2, brackets.run(of: tilde, from: at))
    guard width > 0, at + width < range.upperBound else { return false }
    let close = (at + width..<range.upperBound).first {
      masked[$0] == tilde && masked[$0 - 1] != UInt8(ascii: "\\")
        && brackets.run(of: tilde, from: $0) >= width
    }
    return close.map { readObject(upTo: $0 + width) } ?? false
  }

  private mutating func readObject(upTo end: Int) -> Bool {
    guard end > at, end <= range.upperBound else { return false }
    let isBeforeWord = end < source.count && source[end] > 0x20 && !".,;:!?)".utf8.contains(source[end])
    let isSpaced = (text.isEmpty || text.last == 0x20) && !isBeforeWord
    spans.append(InlineSpan(id: number, range: text.count..<text.count))
    marks[number] = .object(source.string(at..<end), isSpaced ? .word : .none)
    number += 1
    at = end
    return true
  }
}
