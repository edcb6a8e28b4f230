import AlihMarkup
import AlihModel

/// A file of records, the text of each in one field of it.
struct RecordTemplate: SourceTemplate {
  struct Record: Sendable {
    /// Of the text's field.
    var field: Range<Int>
    /// Of the field for the translation; empty where there is none yet.
    var target: Range<Int>
    /// What has to stand before the translation where it has no field yet.
    var opening: String = ""
    var text: RecordText
    /// Its blocks among all.
    var blocks: Range<Int>
    /// Of a row of a table; its end.
    var end = 0
  }

  let bytes: [UInt8]
  var records: [Record] = []
  /// What else a new field takes: a header's name, and in rows without a translation nothing but a separator.
  var insertions: [(at: Int, text: String)] = []
  /// What marks a record: the name of a further field, and in tables the ends of the rows that have none to mark, the header's first.
  var statusName = ""
  var unmarkedRows: [Int] = []
  var separator: String?
  /// A text as the format writes it, in marks where a field that is there has them.
  let quoted: @Sendable (_ text: String, _ field: Range<Int>) -> String
  /// Whether spreadsheets open it, which must find no formula that the author didn't write.
  var isTable = false

  /// The names that a field with a translation may have; the first is what a new one is called.
  static func targetNames(_ field: String, _ language: String) -> [String] {
    ["\(field)_\(language)", "text_\(language)", "\(field)-\(language)", language, "target", "translation"]
      .filter { $0 != field }
  }

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    guard rewriting.blocks.contains(where: \.isChanged) else { return bytes }
    let isTranslationAlone = rewriting.layout == .target
    var changes: [(at: Range<Int>, text: String)] =
      isTranslationAlone ? [] : insertions.map { ($0.at..<$0.at, $0.text) }
    for record in records {
      let blocks = rewriting.blocks[record.blocks]
      let isNew = blocks.contains { $0.source.text != $0.target.text }
      var text = record.text.written(blocks)
      if isTable, text.first != record.text.first { text = Spreadsheet.guarded(text) }
      if isTranslationAlone {
        if isNew { changes.append((record.field, quoted(text, record.field))) }
      } else if isNew || record.target.isEmpty && !record.opening.isEmpty {
        changes.append((record.target, record.opening + quoted(text, record.field)))
      }
    }
    return bytes.replacing(changes + marks(rewriting))
  }

  /// A further field with `degraded` or `untranslated`, where there is such a record.
  private func marks(_ rewriting: Rewriting) -> [(at: Range<Int>, text: String)] {
    let doubts = records.map { rewriting.blocks[$0.blocks].lazy.compactMap(\.doubt).first }
    guard doubts.contains(where: { $0 != nil }) else { return [] }
    guard let separator else {
      return zip(records, doubts).compactMap { record, doubt in
        let end = max(record.field.upperBound, record.target.upperBound)
        return doubt.map { (end..<end, ",\"\(statusName)\":\"\($0)\"") }
      }
    }
    let empty = unmarkedRows.enumerated().map { ($1..<$1, separator + ($0 == 0 ? statusName : "")) }
    return empty + zip(records, doubts).map { ($0.end..<$0.end, separator + ($1 ?? "")) }
  }
}

/// The text of one record: each line with words is a paragraph, and so is what stands between the tags of a page's paragraphs
/// (`<p>Harga naik.</p><p>Air surut.</p>`); all between them stays.
struct RecordText: Sendable {
  private let bytes: [UInt8]
  var first: Character? { String(decoding: bytes.prefix(4), as: UTF8.self).first }
  private var lines: [Range<Int>] = []

  /// Adds the paragraphs.
  init(_ text: String, to source: inout ReadSource) {
    bytes = Array(text.utf8)
    for line in bytes.lines().flatMap({ Self.paragraphs(bytes, $0) }) {
      var (start, end) = (line.lowerBound, line.upperBound)
      while start < end, bytes[start] <= 0x20 { start += 1 }
      while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
      if source.add(.paragraph, SpannedText(bytes.string(start..<end))) { lines.append(start..<end) }
    }
  }

  private static func paragraphs(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, at) = (line.lowerBound, line.lowerBound)
    while at < line.upperBound {
      if let end = MarkupElement.endOfDividingTag(bytes[at..<line.upperBound]) {
        parts.append(start..<at)
        (start, at) = (end, end)
      } else {
        at += 1
      }
    }
    return parts + [start..<line.upperBound]
  }

  func written(_ blocks: ArraySlice<TargetBlock>) -> String {
    var result: [UInt8] = []
    var at = 0
    for (line, block) in zip(lines, blocks) {
      result += bytes[at..<line.lowerBound] + block.target.text.utf8
      at = line.upperBound
    }
    return String(decoding: result + bytes[at...], as: UTF8.self)
  }
}

/// Records that hold no text, or are none, each of which stays as it is while the others go on.
struct PassedRecords {
  private var problems: [String: (count: Int, line: Int)] = [:]
  private var order: [String] = []

  static let advice = "Name the field with the text: --field NAME"

  mutating func add(_ problem: String, line: Int) {
    if problems[problem] == nil { order.append(problem) }
    problems[problem] = (count: (problems[problem]?.count ?? 0) + 1, line: problems[problem]?.line ?? line)
  }

  /// What was passed over, each kind with its count and its first line.
  var findings: [Finding] {
    order.map { problem in
      let (count, line) = problems[problem]!
      return Finding(
        .recordPassed,
        count == 1
          ? "1 record \(problem), the first in line \(line); left as it is"
          : "\(count) records \(Self.plural(problem)), the first in line \(line); left as they are"
      )
    }
  }

  private static func plural(_ problem: String) -> String {
    problem.replacing("is no JSON object", with: "are no JSON objects").replacing("has ", with: "have ")
  }

  /// The first problem as the reason of a refusal.
  var refusal: SourceProblem? {
    order.first.map { SourceProblem("line \(problems[$0]!.line) \($0)", Self.advice) }
  }
}
