import AlihModel

/// Reads a gettext catalog: entries without a translation, each form of one a text; all else stays byte for byte.
enum POSource {
  static func read(_ bytes: [UInt8], _ languages: LanguagePair?) throws -> ReadSource {
    let entries = try POEntry.entries(bytes)
    let header = POHeader(entries)
    if let languages { try header.check(languages) }
    var source = ReadSource()
    var slots: [POTemplate.Slot] = []
    var number = 0
    for entry in entries where !entry.source.isEmpty && !entry.isFuzzy {
      for form in entry.forms where form.text.isEmpty {
        let isOne = entry.plural == nil || form.number == 0 && header.formCount != 1
        let text = MessageText(isOne ? entry.source : entry.plural ?? entry.source, &number)
        if source.add(.paragraph, text.text, isOneSegment: true) {
          slots.append(POTemplate.Slot(range: form.range, start: entry.start, text: text))
        }
      }
    }
    let fuzzy = entries.count { $0.isFuzzy && !$0.source.isEmpty }
    if fuzzy > 0 { source.findings.append(.unfinished(fuzzy, "fuzzy")) }
    if slots.isEmpty {
      source.isFinished = true
      source.findings.append(.nothingToDo)
    }
    source.template = POTemplate(
      bytes: bytes, slots: slots, header: header, hasPlurals: entries.contains { $0.plural != nil })
    return source
  }

  /// The charset in the header; without one gettext takes the file for ASCII.
  static func charset(_ bytes: [UInt8]) -> String {
    let head = String(decoding: bytes.prefix(4_096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    guard let place = head.lowercased().firstRange(of: "charset=") else { return "us-ascii" }
    let name = head.lowercased()[place.upperBound...].prefix {
      $0.isLetter || $0.isNumber || "-_.:".contains($0)
    }
    return name == "charset" || name.isEmpty ? "us-ascii" : String(name)
  }
}

extension Finding {
  static func unfinished(_ count: Int, _ state: String) -> Finding {
    Finding(
      .unfinishedUnits,
      "\(count) \(count == 1 ? "unit is \(state) and stays as it is" : "units are \(state) and stay as they are")"
    )
  }

  static let nothingToDo = Finding(
    .nothingToDo, "every unit has its translation; nothing was left to do")
}

/// A message of a program: white space at its ends stays, a line break inside of a sentence is laid out again.
struct MessageText: Sendable {
  /// Without the white space at its ends; a line break that is still in it parts two texts.
  let text: SpannedText
  private let head: String
  private let tail: String
  private let branches: MessageBranches?

  init(_ message: String, _ number: inout Int) {
    let inner = message.trimmed
    branches = MessageBranches(inner)
    head = String(message.prefix { $0.isWhitespace })
    tail = inner.isEmpty ? "" : String(message.reversed().prefix { $0.isWhitespace }.reversed())
    if let branches {
      self.text = SpannedText(branches.texts.joined(separator: "\n"))
      return
    }
    var text = ""
    var spans: [InlineSpan] = []
    // By scalars: "\r\n" is one character.
    for (place, part) in inner.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = String(part)
      if place > 0 {
        let isSoft = LineBreak.isInSentence(text, line)
        if isSoft {
          spans.append(InlineSpan(id: number, range: text.utf8.count..<text.utf8.count))
          number += 1
        }
        text += isSoft ? " " : "\n"
      }
      text += line
    }
    self.text = SpannedText(text, spans)
  }

  /// The translation with the message's white space around it and its line breaks inside.
  func written(_ target: SpannedText) -> String {
    if let branches {
      let texts = target.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return head + (branches.written(texts) ?? branches.written(branches.texts) ?? "") + tail
    }
    return head
      + InlineFlow<String>(
        text: { [$0] }, element: { _, content in content }, object: { _ in (["\n"], .line) }
      ).nodes(target).joined() + tail
  }
}

private struct POTemplate: SourceTemplate {
  struct Slot: Sendable {
    /// Of the quoted strings behind `msgstr`.
    var range: Range<Int>
    /// Of its entry's first line that is no comment.
    var start: Int
    var text: MessageText
  }

  let bytes: [UInt8]
  let slots: [Slot]
  let header: POHeader
  let hasPlurals: Bool

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var changes: [(at: Range<Int>, text: String)] = header.changes(
      bytes, rewriting.article.languages, hasPlurals)
    var fuzzy: Set<Int> = []
    for (slot, block) in zip(slots, rewriting.blocks) {
      let isDone = block.segments.allSatisfy { $0.status != .untranslated }
      // A string that reads the same needs no translation.
      guard isDone, block.target.text != block.source.text else { continue }
      if block.segments.contains(where: { $0.isDegraded || $0.hasWarning }), fuzzy.insert(slot.start).inserted
      {
        changes.append(POEntry.fuzzyMark(bytes, slot.start))
      }
      changes.append((slot.range, POEntry.quoted(slot.text.written(block.target))))
    }
    return bytes.replacing(changes)
  }

  /// A catalog has no byte order mark; its header names its encoding.
  func declaringUTF8(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let place = text.firstRange(of: "charset=") else { return bytes }
    let name = text[place.upperBound...].prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
    return Array((text[..<name.startIndex] + "UTF-8" + text[name.endIndex...]).utf8)
  }
}
