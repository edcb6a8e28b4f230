import AlihMarkup
import AlihModel

/// Writes terms in the formats of other tools.
package enum TermExport: String, Sendable, CaseIterable {
  /// Alih's own, with all columns.
  case tsv
  /// The same for spreadsheets (RFC 4180).
  case csv
  /// TBX-Basic as of ISO 30042:2019, in the DCA style.
  case tbx
  /// TBX-Basic as of 2008 (`martif`), which older tools read.
  case tbx2
  /// Two columns without a header, each source once, as DeepL takes them.
  case deepl
  /// The same with commas, as Google's one-way glossaries are.
  case google
  /// The same between tabs, as Azure's document translation takes them.
  case azure

  /// - Returns: the file's text, and how many rows the format has no room for, by kind.
  package func text(_ records: [TermRecord], _ languages: LanguagePair) -> (
    text: String, leftOut: [String: Int]
  ) {
    var leftOut: [String: Int] = [:]
    var rows = records
    func leave(_ kind: String, _ isLeft: (TermRecord) -> Bool) {
      let kept = rows.filter { !isLeft($0) }
      if kept.count < rows.count { leftOut[kind] = rows.count - kept.count }
      rows = kept
    }
    if [.deepl, .google, .azure].contains(self) {
      leave("with '-' as the target") { $0[.target] == TermTable.noTerm }
      leave("of English words alone") { $0[.source].isEmpty }
    }
    switch self {
    case .tsv: return (TermRecord.table(rows, allColumns: true), leftOut)
    case .csv: return (Self.csv(rows), leftOut)
    case .tbx: return (Self.tbx(rows, languages), leftOut)
    case .tbx2: return (Self.martif(rows, languages), leftOut)
    case .deepl, .google, .azure:
      // A service that can't know a condition would send land tax for the United Nations.
      let conditional = Set(records.filter(\.isConditional).map { $0[.source] })
      leave("whose conditions the service can't know") { conditional.contains($0[.source]) }
      var seen: Set<String> = []
      leave("that repeat a source") { !seen.insert($0[.source]).inserted }
      let pairs = rows.map { [$0[.source], $0[.target].isEmpty ? $0[.source] : $0[.target]] }
      if self == .google {
        return (pairs.map { $0.map(Self.field).joined(separator: ",") + "\n" }.joined(), leftOut)
      }
      return (pairs.map { $0.joined(separator: "\t") + "\n" }.joined(), leftOut)
    }
  }

  private static func csv(_ records: [TermRecord]) -> String {
    let columns = TermTable.Column.allCases
    let rows = [columns.map(\.rawValue)] + records.map { record in columns.map { record[$0] } }
    return rows.map { $0.map(Spreadsheet.field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    text.contains { ",\"\r\n".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }

  /// A note for the row's own, and one for each column that TBX has no element for.
  private static func notes(_ record: TermRecord) -> String {
    let inTerms: Set<TermTable.Column> = [.source, .target, .variants, .forbidden, .note]
    var notes = record[.note].isEmpty ? [] : [record[.note]]
    for column in TermTable.Column.allCases where !inTerms.contains(column) && !record[column].isEmpty {
      notes.append("\(TBXReader.mark)\(column.rawValue): \(record[column])")
    }
    if record[.target] == TermTable.noTerm { notes.append("\(TBXReader.mark)target: \(record[.target])") }
    return notes.map { "        <note>\(Markup.escaped($0))</note>\n" }.joined()
  }

  /// The terms of a row in the target language, with their standing.
  private static func names(_ record: TermRecord) -> [(text: String, status: String)] {
    func list(_ column: TermTable.Column) -> [String] {
      record[column].split(separator: ";").map { String($0.trimmed) }.filter { !$0.isEmpty }
    }
    let target = record[.target].isEmpty ? record[.source] : record[.target]
    return [(target, "preferredTerm-admn-sts")].filter { !["", TermTable.noTerm].contains($0.0) }
      + list(.variants).map { ($0, "admittedTerm-admn-sts") }
      + list(.forbidden).map { ($0, "deprecatedTerm-admn-sts") }
  }

  private static func tbx(_ records: [TermRecord], _ languages: LanguagePair) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <tbx type="TBX-Basic" style="dca" xml:lang="\(languages.target)" xmlns="urn:iso:std:iso:30042:ed-2">
        <tbxHeader><fileDesc><sourceDesc><p>Glossary, written by Alih</p></sourceDesc></fileDesc></tbxHeader>
        <text>
          <body>

      """
    for (index, record) in records.enumerated() {
      text += "      <conceptEntry id=\"c\(index + 1)\">\n"
      text += notes(record)
      text += sections(record, languages, "langSec", "termSec") + "      </conceptEntry>\n"
    }
    return text + "    </body>\n  </text>\n</tbx>\n"
  }

  private static func martif(_ records: [TermRecord], _ languages: LanguagePair) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <martif type="TBX-Basic" xml:lang="\(languages.target)">
        <martifHeader><fileDesc><sourceDesc><p>Glossary, written by Alih</p></sourceDesc></fileDesc></martifHeader>
        <text>
          <body>

      """
    for (index, record) in records.enumerated() {
      text += "      <termEntry id=\"c\(index + 1)\">\n"
      text += notes(record)
      text += sections(record, languages, "langSet", "tig") + "      </termEntry>\n"
    }
    return text + "    </body>\n  </text>\n</martif>\n"
  }

  /// A row's terms in both languages; one that says what is no term, or what English shouldn't, has them in one only.
  private static func sections(
    _ record: TermRecord, _ languages: LanguagePair, _ group: String, _ element: String
  ) -> String {
    let source = record[.source].isEmpty ? [] : [(text: record[.source], status: "preferredTerm-admn-sts")]
    return [(languages.source, source), (languages.target, names(record))].filter { !$0.1.isEmpty }.map {
      code, names in
      "        <\(group) xml:lang=\"\(code)\">\n"
        + names.map { term($0.text, $0.status, element) }.joined() + "        </\(group)>\n"
    }.joined()
  }

  private static func term(_ text: String, _ status: String, _ element: String) -> String {
    "          <\(element)><term>\(Markup.escaped(text))</term><termNote type=\"partOfSpeech\">noun</termNote>"
      + "<termNote type=\"administrativeStatus\">\(status)</termNote></\(element)>\n"
  }
}
