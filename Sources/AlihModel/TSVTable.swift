/// A tab-separated file of language data: a header row that names the columns, `#` comments, blank lines ignored.
package struct TSVTable: Sendable {
  package struct Row: Sendable {
    /// Counted from 1, as editors do.
    package let line: Int
    /// As many as the header has columns, or more when the reader asked to see every problem.
    package let fields: [String]
  }

  /// What is wrong with a data file, and where: `Glossary/id-en/terms/x.tsv:14: ...`.
  package struct Problem: Error, Sendable, CustomStringConvertible {
    package let file: String
    package let line: Int
    package let message: String

    package init(file: String, line: Int, message: String) {
      self.file = file
      self.line = line
      self.message = message
    }

    package var description: String { "\(file):\(line): \(message)" }
  }

  package let file: String
  package let header: [String]
  /// Where the header stands, below any comments.
  package let headerLine: Int
  package let rows: [Row]

  /// Reads a table whose header must be `columns`, in that order; trailing columns may be left out of a row.
  package init(file: String, bytes: some Collection<UInt8>, columns: [String]) throws(Problem) {
    let table = try Self(file: file, bytes: bytes, header: columns)
    guard table.header == columns else {
      throw Problem(
        file: file, line: table.headerLine,
        message: "the header is '\(table.header.joined(separator: " "))' but has to be "
          + "'\(columns.joined(separator: " "))', separated by tabs")
    }
    if let row = table.rows.first(where: { $0.fields.count > columns.count }) {
      throw Problem(
        file: file, line: row.line,
        message: "\(row.fields.count) columns, but the header names \(columns.count); remove a tab")
    }
    self = table
  }

  /// Reads a table with whatever header it has, for a reader that reports every problem of a file itself.
  ///
  /// Rows have at least as many fields as the header; `header` is what a table without one is told to start with.
  package init(file: String, bytes: some Collection<UInt8>, header example: [String]) throws(Problem) {
    self.file = file
    var rows: [Row] = []
    var header: [String]?
    var headerLine = 1
    var number = 0
    Array(bytes).withUnsafeBufferPointer { bytes in
      for raw in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        number += 1
        var line = raw
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
        let fields = Self.fields(of: line, atLeast: header?.count ?? 1)
        if header == nil {
          (header, headerLine) = (fields, number)
        } else {
          rows.append(Row(line: number, fields: fields))
        }
      }
    }
    guard let header else {
      throw Problem(
        file: file, line: 1,
        message: "no header row; the first line has to be '\(example.joined(separator: "\t"))'")
    }
    self.header = header
    self.headerLine = headerLine
    self.rows = rows
  }

  private static func fields(of line: Slice<UnsafeBufferPointer<UInt8>>, atLeast least: Int) -> [String] {
    var fields: [String] = []
    fields.reserveCapacity(least)
    var rest = line
    while let tab = rest.firstIndex(of: UInt8(ascii: "\t")) {
      fields.append(String(decoding: UnsafeBufferPointer(rebasing: rest[..<tab]), as: UTF8.self))
      rest = rest[(tab + 1)...]
    }
    fields.append(String(decoding: UnsafeBufferPointer(rebasing: rest), as: UTF8.self))
    while fields.count < least { fields.append("") }
    return fields
  }
}
