import AlihModel

/// Misses that somebody has looked at and found right, each with a reason; kept in a file, it survives runs.
///
/// A tab-separated file with the columns `source`, `reason`, and, where wanted, `path` (the end of one is enough) and
/// `segment`: an entry holds wherever all that it names agrees.
package struct IgnoreList: Sendable {
  private struct Entry: Sendable {
    var source: String
    var reason: String
    var path: String
    var segment: String
  }

  private static let columns = ["source", "reason", "path", "segment"]

  private var entries: [String: [Entry]] = [:]

  package init() {}

  /// Takes in one more file.
  ///
  /// - Throws: `TSVTable.Problem` for a file that can't be read as such a table, or a row without source or reason.
  package mutating func read(file: String, bytes: [UInt8]) throws(TSVTable.Problem) {
    let table = try TSVTable(file: file, bytes: bytes, header: Self.columns)
    var places: [String: Int] = [:]
    for (index, name) in table.header.enumerated() {
      guard Self.columns.contains(name), places.updateValue(index, forKey: name) == nil else {
        throw TSVTable.Problem(
          file: file, line: table.headerLine,
          message:
            "column '\(name)' is unknown or there twice; there are: \(Self.columns.joined(separator: ", "))")
      }
    }
    for row in table.rows {
      func field(_ name: String) -> String { places[name].map { row.fields[$0] } ?? "" }
      let entry = Entry(
        source: field("source"), reason: field("reason"), path: field("path"), segment: field("segment"))
      guard !entry.source.isEmpty, !entry.reason.isEmpty else {
        throw TSVTable.Problem(
          file: file, line: row.line,
          message: "a row needs a source, the term as the glossary has it, and a reason")
      }
      entries[entry.source, default: []].append(entry)
    }
  }

  /// Why an occurrence is to be ignored; nil when it isn't.
  func reason(for occurrence: AuditedOccurrence) -> String? {
    entries[occurrence.term.source]?.first { entry in
      (entry.path.isEmpty || occurrence.path == entry.path || occurrence.path.hasSuffix("/" + entry.path))
        && (entry.segment.isEmpty || occurrence.unit.id == entry.segment)
    }.map { "ignored: \($0.reason)" }
  }
}
