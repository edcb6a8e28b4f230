import AlihModel

extension AuditReport {
  /// One row an occurrence, as spreadsheets read it (RFC 4180, with a header and CRLF).
  ///
  /// A field that a spreadsheet would take for a formula gets an apostrophe in front.
  package var csv: String {
    let header = [
      "path", "segment", "term", "source", "start", "end", "mention", "expected", "found", "verdict",
      "reason",
      "source_text", "target_text", "note", "approved", "reference",
    ]
    let rows = mendsFirst.map { occurrence in
      [
        occurrence.path, occurrence.unit.id, occurrence.term.source, occurrence.source,
        String(occurrence.range.lowerBound), String(occurrence.range.upperBound),
        occurrence.isFirstMention ? "first" : "later", occurrence.expected, occurrence.found ?? "",
        occurrence.verdict.rawValue, occurrence.reason ?? "", occurrence.unit.source,
        occurrence.unit.target ?? "", occurrence.term.note ?? "", occurrence.term.approvedBy ?? "",
        occurrence.term.reference ?? "",
      ]
    }
    let styleRows = slips.map { slip in
      [
        slip.path, slip.unit.id, "", "", "", "", "", slip.wanted, slip.found, AuditVerdict.forbidden.rawValue,
        slip.reason ?? "the house doesn't write it, whatever the source says", slip.unit.source,
        slip.unit.target ?? "", "", "", "",
      ]
    }
    // Without the mark, Excel and LibreOffice read UTF-8 as something else.
    var csv = "\u{FEFF}"
    for row in [header] + styleRows + rows {
      for (index, field) in row.enumerated() { csv += (index == 0 ? "" : ",") + Spreadsheet.field(field) }
      csv += "\r\n"
    }
    return csv
  }
}
