import AlihModel
import Foundation

/// Reads JSON Lines: the text in one field of each object, its lines as paragraphs.
enum JSONLinesSource {
  static func read(_ bytes: [UInt8], field: String) throws -> ReadSource {
    guard let text = Encoding.utf8(bytes) else {
      throw SourceProblem("its encoding is unknown; save it in UTF-8")
    }
    var source = ReadSource()
    var records: [RecordTemplate.Record] = []
    for (index, line) in text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      guard let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
        throw SourceProblem("line \(index + 1) is no JSON object")
      }
      guard let value = object[field] as? String, let range = FieldScan.value(of: field, in: line) else {
        throw SourceProblem("line \(index + 1) has no text in '\(field)'; name the field with --field")
      }
      records.append(RecordTemplate.Record(range: range, text: value, start: source.items.count))
      RecordTemplate.add(value, to: &source)
      records[records.count - 1].end = source.items.count
    }
    source.template = RecordTemplate(bytes: text.bytes, records: records) { text in
      let data = try? JSONSerialization.data(
        withJSONObject: text, options: [.fragmentsAllowed, .withoutEscapingSlashes])
      return data.map { Array($0) } ?? []
    } both: { name in
      Array(",\"\(name)\":".utf8)
    }
    return source
  }
}

/// Finds where a field's value stands in a line that holds one well-formed object.
enum FieldScan {
  static func value(of field: String, in line: ArraySlice<UInt8>) -> Range<Int>? {
    var depth = 0
    var at = line.startIndex
    var isKey = true
    while at < line.endIndex {
      switch line[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 1: isKey = true
      case UInt8(ascii: ":") where depth == 1: isKey = false
      case UInt8(ascii: "\""):
        let end = endOfString(line, from: at)
        if depth == 1, isKey, name(line[at..<end]) == field {
          var start = end
          while start < line.endIndex, line[start] != UInt8(ascii: ":") { start += 1 }
          start += 1
          while start < line.endIndex, line[start] <= 0x20 { start += 1 }
          guard start < line.endIndex, line[start] == UInt8(ascii: "\"") else { return nil }
          return start..<endOfString(line, from: start)
        }
        at = end - 1
      default: break
      }
      at += 1
    }
    return nil
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) as? String
  }

  /// Behind the closing mark.
  private static func endOfString(_ line: ArraySlice<UInt8>, from start: Int) -> Int {
    var at = start + 1
    while at < line.endIndex, line[at] != UInt8(ascii: "\"") { at += line[at] == UInt8(ascii: "\\") ? 2 : 1 }
    return min(at + 1, line.endIndex)
  }
}

/// Reads a table (RFC 4180; commas, semicolons or tabs): the text in one column of each row.
enum CSVSource {
  static func read(_ bytes: [UInt8], column: String) throws -> ReadSource {
    guard let text = Encoding.utf8(bytes) else {
      throw SourceProblem("its encoding is unknown; save it in UTF-8")
    }
    let table: DelimitedText
    do { table = try DelimitedText(text.bytes) } catch {
      throw SourceProblem("line \(error.line): \(error.message)")
    }
    guard let header = table.rows.first, let place = header.fields.firstIndex(of: column) else {
      let names = table.rows.first?.fields.joined(separator: ", ") ?? ""
      throw SourceProblem("it has no column '\(column)' (there are: \(names)); name the column with --field")
    }
    let fields = FieldScan.column(place, of: text.bytes, separator: table.separator.asciiValue ?? 0x2C)
    var source = ReadSource()
    var records: [RecordTemplate.Record] = []
    for (row, range) in zip(table.rows.dropFirst(), fields.dropFirst()) {
      let value = DelimitedText.field(row, place)
      records.append(RecordTemplate.Record(range: range, text: value, start: source.items.count))
      RecordTemplate.add(value, to: &source)
      records[records.count - 1].end = source.items.count
    }
    source.template = RecordTemplate(bytes: text.bytes, records: records) { text in
      Array(("\"" + text.replacing("\"", with: "\"\"") + "\"").utf8)
    } both: { _ in
      nil
    }
    return source
  }
}

extension FieldScan {
  /// Where the fields of one column stand, row by row, empty rows left out.
  static func column(_ column: Int, of bytes: [UInt8], separator: UInt8) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var (at, start, place, isQuoted, isEmpty) = (0, 0, 0, false, true)
    var found: Range<Int>?
    func close(_ end: Int) {
      if place == column { found = start..<end }
      place += 1
    }
    while at <= bytes.count {
      let byte = at < bytes.count ? bytes[at] : 0x0A
      if at < bytes.count, byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
        isEmpty = false
      } else if !isQuoted || at == bytes.count, byte == separator {
        close(at)
        start = at + 1
        isEmpty = false
      } else if !isQuoted || at == bytes.count, byte == 0x0A || byte == 0x0D {
        close(at)
        if !isEmpty { fields.append(found ?? at..<at) }
        (start, place, found, isEmpty) = (at + 1, 0, nil, true)
      } else {
        isEmpty = false
      }
      at += 1
    }
    return fields
  }
}

/// A file of records with the text of each in one place.
struct RecordTemplate: SourceTemplate {
  struct Record: Sendable {
    var range: Range<Int>
    var text: String
    /// Of its blocks.
    var start: Int
    var end = 0
  }

  let bytes: [UInt8]
  let records: [Record]
  /// A text as the format writes it.
  let quoted: @Sendable (String) -> [UInt8]
  /// What stands between a text and its translation in a field of that name beside it; nil where there is no room.
  let between: @Sendable (String) -> [UInt8]?

  init(
    bytes: [UInt8], records: [Record], quoted: @escaping @Sendable (String) -> [UInt8],
    both: @escaping @Sendable (String) -> [UInt8]?
  ) {
    (self.bytes, self.records, self.quoted, between) = (bytes, records, quoted, both)
  }

  /// Each line with words is a block.
  static func add(_ text: String, to source: inout ReadSource) {
    for line in lines(text) { source.add(.paragraph, SpannedText(String(line).trimmed)) }
  }

  private static func lines(_ text: String) -> [Substring] { text.split { $0.isNewline } }

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    let name = "text_\(rewriting.article.languages.target)"
    for record in records {
      let blocks = Array(rewriting.blocks[record.start..<record.end])
      guard blocks.contains(where: { $0.source.text != $0.target.text }) else { continue }
      let translation = quoted(Self.text(record.text, blocks))
      if rewriting.layout != .target, let between = between(name) {
        result += bytes[at..<record.range.upperBound] + between + translation
      } else if rewriting.layout != .target {
        result +=
          bytes[at..<record.range.lowerBound]
          + quoted(record.text + "\n" + Self.text(record.text, blocks))
      } else {
        result += bytes[at..<record.range.lowerBound] + translation
      }
      at = record.range.upperBound
    }
    return result + bytes[at...]
  }

  /// The text with each line's translation in its place.
  private static func text(_ text: String, _ blocks: [TargetBlock]) -> String {
    var result = ""
    var rest = text[...]
    for block in blocks {
      guard let place = rest.range(of: block.source.text) else { continue }
      result += rest[..<place.lowerBound] + block.target.text
      rest = rest[place.upperBound...]
    }
    return result + rest
  }
}
