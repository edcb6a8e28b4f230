import AlihModel

/// Misses that somebody has looked at and found right, each with a reason; kept in a file, it survives runs.
///
/// A tab-separated file with the columns `source`, `reason`, and, where wanted, `path` (the end of one is enough),
/// `sentence`, `translation` and `verdict`: an entry holds wherever all that it names agrees. A sentence is known by its
/// text, for lines and segment numbers move.
package struct IgnoreList: Sendable {
  private struct Entry: Sendable {
    var source: String
    var reason: String
    var path: String
    var sentence: String
    var translation: String
    var verdict: String
    var place: String
    /// A segment's number without its sentence: what stands there now may be another.
    var isUnbound: Bool
  }

  private static let columns = ["source", "reason", "path", "segment", "sentence", "translation", "verdict"]

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
        source: field("source"), reason: field("reason"), path: field("path"),
        sentence: Self.key(field("sentence")),
        translation: Self.key(field("translation")), verdict: field("verdict"), place: "\(file):\(row.line)",
        isUnbound: !field("segment").isEmpty && field("sentence").isEmpty)
      guard !entry.source.isEmpty, !entry.reason.isEmpty else {
        throw TSVTable.Problem(
          file: file, line: row.line,
          message: "a row needs a source, the term as the glossary has it, and a reason")
      }
      entries[entry.source, default: []].append(entry)
    }
  }

  /// Why an occurrence is to be ignored, and by which entry; nil when it isn't.
  func match(for occurrence: AuditedOccurrence) -> (reason: String, place: String)? {
    entries[occurrence.term.source]?.first { entry in
      !entry.isUnbound
        && (entry.path.isEmpty || occurrence.path == entry.path
          || occurrence.path.hasSuffix("/" + entry.path))
        && (entry.sentence.isEmpty || entry.sentence == Self.key(occurrence.unit.source))
        && (entry.translation.isEmpty || entry.translation == Self.key(occurrence.unit.target ?? ""))
        && (entry.verdict.isEmpty
          ? occurrence.verdict != .swapped || !entry.sentence.isEmpty
          : entry.verdict == occurrence.verdict.rawValue)
    }.map { ("ignored: \($0.reason)", $0.place) }
  }

  /// Entries that no occurrence agreed with, each with what to do; `used` are the places of those that did.
  package func stale(beside used: Set<String>) -> [String] {
    entries.values.joined().filter { !used.contains($0.place) }.sorted { $0.place < $1.place }.map { entry in
      entry.isUnbound
        ? "\(entry.place): '\(entry.source)' names a segment but not its sentence, and holds nothing; write the sentence in a "
          + "column 'sentence', for segments move"
        : "\(entry.place): '\(entry.source)' is ignored nowhere any more; remove the entry"
    }
  }

  /// A text whatever its blanks.
  private static func key(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
