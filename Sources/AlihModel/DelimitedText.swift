/// Why a table can't be read; the line is counted from 1.
package struct DelimitedTextProblem: Error, Sendable, Hashable {
  package let line: Int
  package let message: String
}

/// A table of text fields, as spreadsheets and term bases export it.
///
/// Separated by tabs, commas or semicolons, whichever the header row has most; quoted fields as in RFC 4180, with line
/// breaks and doubled quotation marks in them; in UTF-8 or UTF-16 with a byte order mark.
package struct DelimitedText: Sendable {
  package struct Row: Sendable, Hashable {
    /// Where it begins, counted from 1.
    package let line: Int
    package let fields: [String]
  }

  package let separator: Character
  /// The header among them, empty lines left out.
  package private(set) var rows: [Row] = []

  /// Linear in the number of bytes.
  ///
  /// - Parameter separator: nil to find it out.
  package init(_ bytes: [UInt8], separator given: Character? = nil) throws(DelimitedTextProblem) {
    let scalars = Array(try Self.text(bytes).unicodeScalars)
    let header = scalars.prefix { $0 != "\n" && $0 != "\r" }
    let candidates: [Unicode.Scalar] = ["\t", ",", ";"]
    let counts = candidates.map { mark in header.count { $0 == mark } }
    let best = counts.indices.max { counts[$0] < counts[$1] || counts[$0] == counts[$1] && $0 > $1 } ?? 0
    separator = given ?? Character(candidates[best])
    try parse(scalars, separator.unicodeScalars.first ?? "\t")
  }

  /// One column after the other is missing or empty in a row that is too short.
  package static func field(_ row: Row, _ index: Int?) -> String {
    Spreadsheet.unguarded(index.flatMap { $0 < row.fields.count ? row.fields[$0] : nil } ?? "")
  }

  private static func text(_ bytes: [UInt8]) throws(DelimitedTextProblem) -> String {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    if isLittle || bytes.starts(with: [0xFE, 0xFF]) {
      guard bytes.count % 2 == 0 else {
        throw DelimitedTextProblem(
          line: 1, message: "UTF-16 with an odd number of bytes; save the file again")
      }
      var units: [UInt16] = []
      for at in stride(from: 2, to: bytes.count, by: 2) {
        let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
        units.append(isLittle ? second << 8 | first : first << 8 | second)
      }
      return String(decoding: units, as: UTF16.self)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let nul = body.firstIndex(of: 0) {
      let line = body[..<nul].count { $0 == 10 } + 1
      throw DelimitedTextProblem(line: line, message: "a NUL byte: this is no text in UTF-8 or UTF-16")
    }
    return String(decoding: body, as: UTF8.self)
  }

  private mutating func parse(
    _ scalars: [Unicode.Scalar], _ separator: Unicode.Scalar
  ) throws(DelimitedTextProblem) {
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var (line, start, opened) = (1, 1, 1)
    var isQuoted = false
    var at = 0
    func isEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
    while at < scalars.count {
      let scalar = scalars[at]
      at += 1
      if isQuoted {
        if scalar == "\"" {
          if at < scalars.count, scalars[at] == "\"" {
            field.append("\"")
            at += 1
          } else {
            isQuoted = false
          }
        } else {
          if scalar == "\n" { line += 1 }
          field.append(scalar)
        }
      } else if scalar == "\"", field.isEmpty, separator != "\t" || Self.closes(scalars, at, separator) {
        (isQuoted, opened) = (true, line)
      } else if scalar == separator {
        fields.append(String(field))
        field = String.UnicodeScalarView()
      } else if isEnd(scalar) {
        if scalar == "\r", at < scalars.count, scalars[at] == "\n" { at += 1 }
        fields.append(String(field))
        if fields != [""] { rows.append(Row(line: start, fields: fields)) }
        (fields, field) = ([], String.UnicodeScalarView())
        line += 1
        start = line
      } else {
        field.append(scalar)
      }
    }
    guard !isQuoted else {
      throw DelimitedTextProblem(
        line: opened, message: "the quotation mark that opens a field here is never closed")
    }
    fields.append(String(field))
    if fields != [""] { rows.append(Row(line: start, fields: fields)) }
  }

  /// Whether a quotation mark in a tab-separated field is the field's own: it is closed before a tab or line end.
  private static func closes(_ scalars: [Unicode.Scalar], _ start: Int, _ separator: Unicode.Scalar) -> Bool {
    var at = start
    while at < scalars.count, scalars[at] != separator, scalars[at] != "\n" {
      if scalars[at] == "\"" {
        if at + 1 < scalars.count, scalars[at + 1] == "\"" {
          at += 1
        } else {
          return at + 1 == scalars.count || [separator, "\n", "\r"].contains(scalars[at + 1])
        }
      }
      at += 1
    }
    return false
  }
}
