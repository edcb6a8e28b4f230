import AlihModel
import Foundation

/// Reads records in JSON: the text in one field of each object, its lines as paragraphs; all else stays byte for byte.
enum JSONSource {
  /// JSON Lines: an object a line. One that is none stays, and the others go on.
  static func lines(_ bytes: [UInt8], _ options: SourceFile.Options) throws -> ReadSource {
    // One value may have this ending, too, and lines that of one value.
    if !startsWithObject(bytes), let whole = try? value(bytes, options) { return whole }
    var reader = Reader(bytes, options)
    for (index, line) in bytes.lines().enumerated() where !bytes[line].allSatisfy({ $0 <= 0x20 }) {
      guard let object = try? JSONSerialization.jsonObject(with: Data(bytes[line])), object is [String: Any]
      else {
        reader.passed.add("is no JSON object", line: index + 1)
        continue
      }
      reader.read(line, line: index + 1)
    }
    return try reader.finish()
  }

  /// One JSON value: every object in it that has the field, such as those of an array.
  static func value(_ bytes: [UInt8], _ options: SourceFile.Options) throws -> ReadSource {
    do { _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) } catch {
      if startsWithObject(bytes) { return try lines(bytes, options) }
      let reason = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? "\(error)"
      throw SourceProblem("it is no JSON: \(reason)")
    }
    var reader = Reader(bytes, options)
    var (line, counted) = (1, 0)
    for object in JSONScan.objects(in: bytes)
    where JSONScan.value(of: options.field, in: bytes[object]) != nil {
      line += bytes[counted..<object.lowerBound].count { $0 == 0x0A }
      counted = object.lowerBound
      reader.read(object, line: line)
    }
    if reader.isEmpty {
      throw SourceProblem("no object in it has a text in '\(options.field)'", PassedRecords.advice)
    }
    return try reader.finish()
  }

  /// Whether the first line with anything in it is an object.
  private static func startsWithObject(_ bytes: [UInt8]) -> Bool {
    let first = bytes.lines().first { !bytes[$0].allSatisfy { $0 <= 0x20 } }
    return first.map { (try? JSONSerialization.jsonObject(with: Data(bytes[$0]))) is [String: Any] } ?? false
  }

  private struct Reader {
    var source = ReadSource()
    var passed = PassedRecords()
    private var template: RecordTemplate
    private let options: SourceFile.Options

    init(_ bytes: [UInt8], _ options: SourceFile.Options) {
      self.options = options
      template = RecordTemplate(bytes: bytes) { text, _ in
        let data = try? JSONSerialization.data(
          withJSONObject: text, options: [.fragmentsAllowed, .withoutEscapingSlashes])
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
      }
      template.statusName = "\(options.field)_status"
    }

    var isEmpty: Bool { template.records.isEmpty && passed.findings.isEmpty }

    mutating func read(_ object: Range<Int>, line: Int) {
      let bytes = template.bytes
      let names = RecordTemplate.targetNames(options.field, options.languages?.target ?? "en")
      guard let field = JSONScan.value(of: options.field, in: bytes[object]),
        let text = (try? JSONSerialization.jsonObject(with: Data(bytes[field]), options: .fragmentsAllowed))
          as? String,
        ReadSource.hasWords(text)
      else {
        passed.add("has no text in '\(options.field)'", line: line)
        return
      }
      let start = source.items.count
      let paragraphs = RecordText(text, to: &source)
      let target = names.lazy.compactMap { JSONScan.value(of: $0, in: bytes[object]) }.first
      template.records.append(
        RecordTemplate.Record(
          field: field, target: target ?? field.upperBound..<field.upperBound,
          opening: target == nil ? ",\"\(names[0])\":" : "", text: paragraphs,
          blocks: start..<source.items.count))
    }

    mutating func finish() throws -> ReadSource {
      if template.records.isEmpty, let refusal = passed.refusal { throw refusal }
      source.findings += passed.findings
      source.template = template
      return source
    }
  }
}

/// Finds places in well-formed JSON.
enum JSONScan {
  /// Every object, an outer one before those inside.
  static func objects(in bytes: [UInt8]) -> [Range<Int>] {
    var objects: [Range<Int>] = []
    var open: [Int] = []
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "{"):
        open.append(objects.count)
        objects.append(at..<at)
      case UInt8(ascii: "}"):
        if let place = open.popLast() { objects[place] = objects[place].lowerBound..<at + 1 }
      case UInt8(ascii: "\""): at = endOfString(bytes[...], from: at) - 1
      default: break
      }
      at += 1
    }
    return objects
  }

  /// Where a field's value stands in an object.
  static func value(of field: String, in object: ArraySlice<UInt8>) -> Range<Int>? {
    var depth = 0
    var at = object.startIndex
    var isKey = true
    while at < object.endIndex {
      switch object[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 1: isKey = true
      case UInt8(ascii: ":") where depth == 1: isKey = false
      case UInt8(ascii: "\""):
        let end = endOfString(object, from: at)
        if depth == 1, isKey, name(object[at..<end]) == field { return value(in: object, behind: end) }
        at = end - 1
      default: break
      }
      at += 1
    }
    return nil
  }

  private static func value(in object: ArraySlice<UInt8>, behind key: Int) -> Range<Int>? {
    guard let colon = object[key...].firstIndex(of: UInt8(ascii: ":")),
      let start = object[(colon + 1)...].firstIndex(where: { $0 > 0x20 })
    else { return nil }
    var at = start
    var depth = 0
    repeat {
      switch object[at] {
      case UInt8(ascii: "\""): at = endOfString(object, from: at)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        at += 1
      case UInt8(ascii: ","), 0...0x20: at += 1
      default: while at < object.endIndex, object[at] > 0x20, !",]}\"{[".utf8.contains(object[at]) { at += 1 }
      }
    } while depth > 0 && at < object.endIndex
    return start..<at
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) as? String
  }

  /// Behind the closing mark.
  private static func endOfString(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var at = start + 1
    while at < bytes.endIndex, bytes[at] != UInt8(ascii: "\"") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(at + 1, bytes.endIndex)
  }
}
