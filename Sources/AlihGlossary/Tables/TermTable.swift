import AlihModel

/// One file of terms, as bytes; `Documentation/GlossaryFormat.md` describes its columns.
package struct TermTable: Sendable {
  package enum Column: String, CaseIterable {
    case source, target, adjective, variants, forbidden
    case letterCase = "case"
    case kind = "class"
    case article, first, later, when, from, until, dnt, note, example, counterexample, approved, reference
  }

  /// The target of words that are no term.
  static let noTerm = "-"

  let file: String
  /// As the file is: for a fingerprint of the whole glossary.
  package let bytes: [UInt8]
  private(set) var entries: [TermEntry] = []
  private(set) var problems: [GlossaryProblem] = []

  /// Reads a table with at least the columns `source` and `target`; problems are kept, not thrown, to show them all.
  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    let table: TSVTable
    do {
      table = try TSVTable(file: file, bytes: bytes, header: Column.allCases.map(\.rawValue))
    } catch {
      problems.append(GlossaryProblem(file: file, line: error.line, message: error.message))
      return
    }
    guard let columns = columns(of: table) else { return }
    for row in table.rows { read(row, columns) }
  }

  /// Which field each column is; nil when no row can be read.
  private mutating func columns(of table: TSVTable) -> [Column: Int]? {
    var columns: [Column: Int] = [:]
    for (index, name) in table.header.enumerated() {
      guard let column = Column(rawValue: name) else {
        let known = Column.allCases.map(\.rawValue)
        report(table.headerLine, "column '\(name)' is unknown; " + Suggestion.text(for: name, among: known))
        continue
      }
      if columns.updateValue(index, forKey: column) != nil {
        report(table.headerLine, "column '\(name)' is there twice; remove one")
      }
    }
    for column in [Column.source, .target] where columns[column] == nil {
      report(
        table.headerLine,
        "there is no column '\(column.rawValue)'; the header row has to name it, between tabs")
    }
    return columns[.source] == nil || columns[.target] == nil ? nil : columns
  }

  private mutating func read(_ row: TSVTable.Row, _ columns: [Column: Int]) {
    let before = problems.count
    if row.fields.count > columns.values.max()! + 1, row.fields.count > columns.count {
      report(row.line, "\(row.fields.count) columns, but the header names \(columns.count); remove a tab")
    }
    for field in row.fields where field.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      report(row.line, "'\(field.printable)' holds a control character; remove it")
    }
    for field in row.fields where field.holds(bytesOf: "\u{FFFD}") {
      report(row.line, "'\(field)' isn't valid UTF-8; save the file as UTF-8")
    }
    func field(_ column: Column) -> String? {
      guard let index = columns[column] else { return nil }
      let text = row.fields[index]
      if text.isEmpty { return nil }
      guard text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ") else { return text }
      let trimmed = text[...].trimmed
      return trimmed.isEmpty ? nil : String(trimmed)
    }
    let source = Self.unescaped(field(.source) ?? "")
    let isStyleRule = source.isEmpty && field(.forbidden) != nil
    if !isStyleRule, WordScan.words(in: Array(source.drop { $0 == "#" }.utf8)).isEmpty {
      report(
        row.line,
        source.isEmpty
          ? "the source is empty; write the term, or in the column forbidden what English shouldn't say"
          : "source '\(source)' has no word to match; write it with letters or digits")
    }
    let stays = flag(field(.dnt), "yes", .dnt, row.line)
    let article = flag(field(.article), "the", .article, row.line)
    let target = field(.target) ?? (stays ? source : "")
    if target.isEmpty, !isStyleRule {
      report(
        row.line,
        "'\(source)' has no target; write its English, or 'yes' in the column dnt to keep it as it is")
    } else if stays, target != source {
      report(row.line, "'\(source)' is both kept as it is (dnt) and translated as '\(target)'; remove one")
    }
    let letterCase = value(field(.letterCase), default: TermEntry.LetterCase.capital, .letterCase, row.line)
    let kind = value(field(.kind), default: Term.Kind.other, .kind, row.line)
    let (conditions, unreadable) = TermCondition.list(field(.when) ?? "")
    if let unreadable {
      report(
        row.line,
        "'\(unreadable)' is no condition; write before, after, near or article, 'not-' in front if need be, "
          + "a colon and single words: 'not-before:Roma|Monaco'")
    }
    let (from, until) = (day(field(.from), .from, row.line), day(field(.until), .until, row.line))
    if let from, let until, until < from {
      report(row.line, "'\(source)' ends (\(until)) before it begins (\(from))")
    }
    guard problems.count == before else { return }
    let term = Term(
      source: source, target: target, adjective: field(.adjective), takesArticle: article,
      variants: Self.list(field(.variants)), forbidden: Self.list(field(.forbidden)),
      firstMention: field(.first), laterMention: field(.later), kind: kind, doNotTranslate: stays,
      note: field(.note), approvedBy: field(.approved), reference: field(.reference))
    entries.append(
      TermEntry(
        term: term, letterCase: letterCase, conditions: conditions, from: from, until: until,
        example: field(.example), counterexample: field(.counterexample), file: file, line: row.line))
  }

  /// A year, a month or a day: `2024`, `2024-10`, `2024-10-20`.
  private mutating func day(_ text: String?, _ column: Column, _ line: Int) -> String? {
    guard let text else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isDay =
      (1...3).contains(parts.count) && parts[0].count == 4
      && parts.dropFirst().allSatisfy { $0.count == 2 }
      && parts.allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
      && zip(parts.dropFirst(), [12, 31]).allSatisfy { (1...$1).contains(Int($0) ?? 0) }
    if !isDay {
      report(
        line, "'\(text)' in the column \(column.rawValue) is no day; write '2024', '2024-10' or '2024-10-20'")
    }
    return isDay ? text : nil
  }

  /// A source that begins with `#` has a backslash in front, for the line would be a comment.
  static func escaped(_ source: String) -> String { source.hasPrefix("#") ? "\\" + source : source }
  static func unescaped(_ source: String) -> String {
    source.hasPrefix("\\#") ? String(source.dropFirst()) : source
  }

  /// What stands between semicolons.
  private static func list(_ text: String?) -> [String] {
    guard let text else { return [] }
    return text.utf8.split(separator: UInt8(ascii: ";")).map { String(Substring($0).trimmed) }
      .filter { !$0.isEmpty }
  }

  /// A column that is either empty or one word.
  private mutating func flag(_ text: String?, _ word: String, _ column: Column, _ line: Int) -> Bool {
    guard let text else { return false }
    if text != word { report(line, "'\(text)' in the column \(column.rawValue); it is '\(word)' or empty") }
    return text == word
  }

  private mutating func value<Value: RawRepresentable<String> & CaseIterable>(
    _ text: String?, default standard: Value, _ column: Column, _ line: Int
  ) -> Value {
    guard let text else { return standard }
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue)
    report(line, "\(column.rawValue) '\(text)' is unknown; " + Suggestion.text(for: text, among: known))
    return standard
  }

  private mutating func report(_ line: Int, _ message: String) {
    problems.append(GlossaryProblem(file: file, line: line, message: message))
  }
}

/// "did you mean 'source'?" for a near miss, else the list of what there is.
enum Suggestion {
  static func text(for word: String, among known: [String]) -> String {
    let near = known.map { ($0, distance(Array(word.lowercased().utf8), Array($0.utf8))) }.min { $0.1 < $1.1 }
    if let near, near.1 <= 2 { return "did you mean '\(near.0)'?" }
    return "there are " + known.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// Edits from one word to the other; both are short.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard a.count <= 32 else { return a.count }
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}

extension String {
  /// With control characters shown as `?`, for a message.
  var printable: String { String(map { $0.isASCII && $0.unicodeScalars.first!.value < 0x20 ? "?" : $0 }) }
}
