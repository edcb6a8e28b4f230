import AlihModel

/// A row of a term table as text, on its way in from another format or out to one.
package struct TermRecord: Sendable, Hashable {
  /// Where it begins in its file, counted from 1.
  package var line: Int
  package var fields: [TermTable.Column: String]

  package init(line: Int = 0, _ fields: [TermTable.Column: String]) {
    self.line = line
    self.fields = fields.compactMapValues { value in
      let text = value.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")[...].trimmed
      return text.isEmpty ? nil : String(text)
    }
  }

  package subscript(_ column: TermTable.Column) -> String { fields[column] ?? "" }

  /// Whether it holds in some places or at some times only.
  var isConditional: Bool { [.when, .from, .until].contains { !self[$0].isEmpty } }

  /// Adds to a list such as `variants`, unless it is there.
  mutating func append(_ text: String, to column: TermTable.Column) {
    let list = self[column].split(separator: ";").map(String.init)
    if !list.contains(text), text != self[.target] { fields[column] = (list + [text]).joined(separator: ";") }
  }

  /// A term table with all columns, or those that any record fills.
  package static func table(_ records: [TermRecord], allColumns: Bool = false) -> String {
    let columns = TermTable.Column.allCases.filter { column in
      allColumns || column == .source || column == .target || records.contains { $0.fields[column] != nil }
    }
    let rows =
      [columns.map(\.rawValue)]
      + records.map { record in
        columns.map { $0 == .source ? TermTable.escaped(record[$0]) : record[$0] }
      }
    return rows.map { $0.joined(separator: "\t") + "\n" }.joined()
  }
}

extension TermEntry {
  /// The row that the entry was read from, in order.
  package var record: TermRecord {
    return TermRecord(
      line: line,
      [
        .source: term.source, .target: term.target, .adjective: term.adjective ?? "",
        .variants: term.variants.joined(separator: ";"), .forbidden: term.forbidden.joined(separator: ";"),
        .letterCase: letterCase == .capital ? "" : letterCase.rawValue,
        .kind: term.kind == .other ? "" : term.kind.rawValue, .article: term.takesArticle ? "the" : "",
        .first: term.firstMention ?? "", .later: term.laterMention ?? "",
        .when: conditions.map(\.text).joined(separator: "; "), .from: from ?? "", .until: until ?? "",
        .dnt: term.doNotTranslate ? "yes" : "", .note: term.note ?? "", .example: example ?? "",
        .counterexample: counterexample ?? "", .approved: term.approvedBy ?? "",
        .reference: term.reference ?? "",
      ])
  }
}

extension Glossary {
  /// All entries as rows, in order.
  package var records: [TermRecord] { entries.map(\.record) }
}
