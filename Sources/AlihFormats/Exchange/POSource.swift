import AlihModel

/// Reads a gettext catalog: entries without a translation, each a segment; all else stays byte for byte.
enum POSource {
  static func read(_ bytes: [UInt8]) throws -> ReadSource {
    guard let text = Encoding.utf8(bytes) else {
      throw SourceProblem("its encoding is unknown; save it in UTF-8")
    }
    var source = ReadSource()
    var slots: [POTemplate.Slot] = []
    for entry in try entries(text.bytes)
    where !entry.source.isEmpty && entry.target.isEmpty && !entry.hasPlural {
      if source.add(.paragraph, SpannedText(entry.source), isOneSegment: true) {
        slots.append(POTemplate.Slot(range: entry.targetRange, end: entry.source.hasSuffix("\n")))
      }
    }
    guard !slots.isEmpty else { throw SourceProblem("it has no entry without a translation") }
    source.template = POTemplate(bytes: text.bytes, slots: slots)
    return source
  }

  private struct Entry {
    var source = ""
    var target = ""
    /// Of the quoted strings behind `msgstr`.
    var targetRange = 0..<0
    var hasPlural = false
    var hasTarget = false
  }

  private static func entries(_ bytes: [UInt8]) throws -> [Entry] {
    enum Place { case none, source, target, other }
    var entries: [Entry] = []
    var entry = Entry()
    var place = Place.none
    var at = 0
    var number = 0
    func close() throws {
      guard place == .none || entry.hasTarget else {
        throw SourceProblem("the entry before line \(number + 1) has no msgstr: '\(entry.source.prefix(40))'")
      }
      if place != .none { entries.append(entry) }
      (entry, place) = (Entry(), .none)
    }
    while at < bytes.count {
      let next = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
      number += 1
      let line = String(decoding: bytes[at..<next], as: UTF8.self).trimmed
      let end = bytes[at..<next].last == 0x0D ? next - 1 : next
      let quote = bytes[at..<next].firstIndex(of: UInt8(ascii: "\""))
      defer { at = next + 1 }
      if line.isEmpty || line.hasPrefix("#") {
        if entry.hasTarget { try close() }
        continue
      }
      if line.hasPrefix("msgid_plural") {
        (entry.hasPlural, place) = (true, .other)
      } else if line.hasPrefix("msgid") {
        if entry.hasTarget || place == .source { try close() }
        place = .source
      } else if line.hasPrefix("msgctxt") {
        if entry.hasTarget || place == .source { try close() }
        place = .other
      } else if line.hasPrefix("msgstr") {
        place = line.hasPrefix("msgstr[") ? .other : .target
        entry.hasTarget = true
        if let quote { entry.targetRange = quote..<end }
      } else if !line.hasPrefix("\"") {
        throw SourceProblem("line \(number) is neither a comment nor a string: '\(line.prefix(40))'")
      }
      guard let quote, let text = unquoted(String(decoding: bytes[quote..<end], as: UTF8.self).trimmed) else {
        throw SourceProblem("line \(number) has no closed string: '\(line.prefix(40))'")
      }
      switch place {
      case .source: entry.source += text
      case .target:
        entry.target += text
        entry.targetRange = entry.targetRange.lowerBound..<end
      default: break
      }
    }
    try close()
    return entries
  }

  private static func unquoted(_ text: String) -> String? {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
    var result = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      if isEscaped {
        result.append(["n": "\n", "t": "\t", "r": "\r"][character] ?? character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return isEscaped ? nil : result
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.append(character)
      }
    }
    return result + "\""
  }
}

private struct POTemplate: SourceTemplate {
  struct Slot: Sendable {
    var range: Range<Int>
    /// Whether source and target end with a line break.
    var end: Bool
  }

  let bytes: [UInt8]
  let slots: [Slot]

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    for (slot, block) in zip(slots, rewriting.blocks) {
      let isDone = block.segments.allSatisfy { $0.status == .translated || $0.status == .degraded }
      // A string that reads the same needs no translation.
      guard isDone, block.target.text != block.source.text else { continue }
      result += bytes[at..<slot.range.lowerBound]
      result += POSource.quoted(block.target.text + (slot.end ? "\n" : "")).utf8
      at = slot.range.upperBound
    }
    return result + bytes[at...]
  }
}
