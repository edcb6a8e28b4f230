import AlihModel

/// Reads a table (RFC 4180; commas, semicolons, tabs or bars): the text in one column of each row; all else stays byte for byte.
enum TableSource {
  static func read(_ bytes: [UInt8], _ options: SourceFile.Options, path: String = "") throws -> ReadSource {
    let isTabbed = [".tsv", ".tab"].contains { path.lowercased().hasSuffix($0) }
    let table = TableScan(bytes, orElse: UInt8(ascii: isTabbed ? "\t" : ","))
    let header = table.rows.first?.fields.map { table.text($0) } ?? []
    guard let column = place(of: [options.field], in: header) else {
      throw SourceProblem(
        "it has no column '\(options.field)' (there are: \(header.joined(separator: ", ")))",
        "Name the column with the text: --field NAME")
    }
    let names = RecordTemplate.targetNames(options.field, options.languages?.target ?? "en")
    let target = place(of: names, in: header)
    var source = ReadSource()
    var passed = PassedRecords()
    var longRows: [Int] = []
    let separator = String(UnicodeScalar(table.separator))
    // A new column stands behind all cells, also of a row that has more than the header.
    let width = table.rows.map(\.fields.count).max() ?? 0
    var template = RecordTemplate(bytes: bytes) { table.quoted($0, like: $1) }
    template.isTable = true
    template.separator = separator
    template.statusName = "\(options.field)_status"
    if let end = table.rows.first?.fields.last?.upperBound { template.unmarkedRows.append(end) }
    if target == nil, let last = table.rows.first?.fields.last {
      let gap = String(repeating: separator, count: width - header.count)
      template.insertions.append((last.upperBound, gap + separator + table.quoted(names[0], like: last)))
    }
    for row in table.rows.dropFirst() {
      let missing = String(
        repeating: separator, count: max(0, (target ?? width) - row.fields.count + 1))
      let end = row.fields.last?.upperBound ?? 0
      let text = column < row.fields.count ? table.text(row.fields[column]) : ""
      if row.fields.dropFirst(header.count).contains(where: { !$0.isEmpty }) { longRows.append(row.line) }
      let isFormula = text.prefixMatch(of: Self.formula) != nil
      guard column < row.fields.count, ReadSource.hasWords(text), !isFormula else {
        passed.add(
          isFormula ? "has a formula in '\(options.field)'" : "has no text in '\(options.field)'",
          line: row.line)
        if target == nil { template.insertions.append((end, missing)) }
        template.unmarkedRows.append(end)
        continue
      }
      let start = source.items.count
      let paragraphs = RecordText(text, to: &source)
      let field = target.flatMap { $0 < row.fields.count ? row.fields[$0] : nil }
      template.records.append(
        RecordTemplate.Record(
          field: row.fields[column], target: field ?? end..<end, opening: field == nil ? missing : "",
          text: paragraphs, blocks: start..<source.items.count, end: end))
    }
    if let line = table.openQuote {
      source.findings.append(
        Finding(
          .openQuote, "the quotation mark that opens a field in line \(line) is never closed; taken for text")
      )
    }
    if let line = longRows.first {
      source.findings.append(
        Finding(
          .notRead,
          "\(longRows.count) \(longRows.count == 1 ? "row has" : "rows have") more cells than the header, the first in "
            + "line \(line); a text with a '\(separator)' needs quotation marks around it"))
    }
    source.findings += passed.findings
    source.template = template
    return source
  }

  /// `=SUM(A1:A2)`, `=B2*1,1`
  nonisolated(unsafe) private static let formula = /=\s*(?:[A-Za-z][A-Za-z_.]*\(|\$?[A-Z]{1,3}\$?\d+\b)/

  private static func place(of names: [String], in header: [String]) -> Int? {
    for name in names {
      let place =
        header.firstIndex(of: name)
        ?? header.firstIndex { $0.trimmed.lowercased() == name.lowercased() }
      if let place { return place }
    }
    return nil
  }
}

/// The rows and fields of a table, and where each stands.
struct TableScan: Sendable {
  struct Row: Sendable {
    /// Where it begins, counted from 1.
    var line: Int
    /// With their quotation marks.
    var fields: [Range<Int>]
  }

  let separator: UInt8
  /// The header first; empty lines are none.
  private(set) var rows: [Row] = []
  /// The line of a quotation mark that is never closed.
  private(set) var openQuote: Int?
  private let bytes: [UInt8]

  private static let quote = UInt8(ascii: "\"")

  /// - Parameter separator: of a table with one column.
  init(_ bytes: [UInt8], orElse separator: UInt8) {
    self.bytes = bytes
    var start = 0
    let lines = bytes.lines()
    // Excel's own first line: `sep=;`.
    if let first = lines.first, first.count == 5, bytes[first].starts(with: "sep=".utf8), lines.count > 1 {
      self.separator = bytes[first.upperBound - 1]
      start = lines[1].lowerBound
    } else {
      self.separator = Self.separator(bytes[lines.first ?? 0..<0]) ?? separator
    }
    scan(from: start)
  }

  /// The mark that the header has most of, outside of quotation marks; nil where it has none.
  private static func separator(_ header: ArraySlice<UInt8>) -> UInt8? {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in header {
      if byte == quote { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
    }
    return "\t,;|".utf8.filter { counts[$0] != nil }.max { counts[$0]! < counts[$1]! }
  }

  private mutating func scan(from first: Int) {
    var at = first
    var line = 1 + bytes[..<first].count { $0 == 0x0A }
    while at < bytes.count {
      var row = Row(line: line, fields: [])
      var isAtEnd = false
      while !isAtEnd {
        let start = at
        if at < bytes.count, bytes[at] == Self.quote { at = endOfQuoted(from: at, line) }
        while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        line += bytes[start..<at].count { $0 == 0x0A }
        row.fields.append(start..<at)
        isAtEnd = at >= bytes.count || bytes[at] != separator
        at += 1
      }
      if at <= bytes.count, bytes[at - 1] == 0x0D, at < bytes.count, bytes[at] == 0x0A { at += 1 }
      line += 1
      if row.fields.count > 1 || row.fields.first?.isEmpty == false { rows.append(row) }
    }
  }

  /// Behind the mark that closes a field; where none does, the opening one is a letter of its text.
  private mutating func endOfQuoted(from start: Int, _ line: Int) -> Int {
    var at = start + 1
    while at < bytes.count {
      if bytes[at] == Self.quote {
        guard at + 1 < bytes.count, bytes[at + 1] == Self.quote else {
          let next = at + 1 < bytes.count ? bytes[at + 1] : separator
          // In a table with tabs a mark may be part of the text: `"Baik" katanya`.
          let isField = next == separator || next == 0x0A || next == 0x0D
          return isField || separator != 0x09 ? at + 1 : start + 1
        }
        at += 2
        continue
      }
      if openQuote != nil || separator == 0x09, bytes[at] == 0x0A { return start + 1 }
      at += 1
    }
    openQuote = openQuote ?? line
    return start + 1
  }

  /// A field's text.
  func text(_ field: Range<Int>) -> String {
    let raw = bytes.string(field)
    guard isQuoted(field) else { return raw }
    return String(raw.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }

  private func isQuoted(_ field: Range<Int>) -> Bool {
    field.count >= 2 && bytes[field.lowerBound] == Self.quote && bytes[field.upperBound - 1] == Self.quote
  }

  /// A text as a field, in quotation marks where it needs them or another field of its row has them.
  func quoted(_ text: String, like field: Range<Int>) -> String {
    // In a table with tabs a mark is one of a text's letters, unless the text would look like one in marks.
    let isLetter = separator == 0x09 && !(text.first == "\"" && text.last == "\"")
    let needsMarks = text.utf8.contains { $0 == separator || $0 == Self.quote && !isLetter }
    return isQuoted(field) || needsMarks || text.contains(where: \.isNewline) || text.first == " "
      || text.last == " " ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
