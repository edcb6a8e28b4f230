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

  /// - Returns: the file's text, and how many rows the format has no room for.
  package func text(_ records: [TermRecord], _ languages: LanguagePair) -> (text: String, leftOut: Int) {
    switch self {
    case .tsv: return (TermRecord.table(records, allColumns: true), 0)
    case .csv: return (Self.csv(records), 0)
    case .tbx: return (Self.tbx(records, languages), 0)
    case .tbx2: return (Self.martif(records, languages), 0)
    case .deepl:
      var seen: Set<String> = []
      let rows = records.filter { seen.insert($0[.source]).inserted }
      return (rows.map { "\($0[.source])\t\($0[.target])\n" }.joined(), records.count - rows.count)
    }
  }

  private static func csv(_ records: [TermRecord]) -> String {
    let columns = TermTable.Column.allCases
    let rows = [columns.map(\.rawValue)] + records.map { record in columns.map { record[$0] } }
    func field(_ text: String) -> String {
      text.contains { ",\"\r\n".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
    return rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// The terms of a row in the target language, with their standing.
  private static func names(_ record: TermRecord) -> [(text: String, status: String)] {
    func list(_ column: TermTable.Column) -> [String] {
      record[column].split(separator: ";").map { String($0.trimmed) }.filter { !$0.isEmpty }
    }
    return [(record[.target], "preferredTerm-admn-sts")]
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
      if !record[.note].isEmpty { text += "        <note>\(Markup.escaped(record[.note]))</note>\n" }
      text += "        <langSec xml:lang=\"\(languages.source)\">\n"
      text += term(record[.source], "preferredTerm-admn-sts", "termSec")
      text += "        </langSec>\n        <langSec xml:lang=\"\(languages.target)\">\n"
      for name in names(record) { text += term(name.text, name.status, "termSec") }
      text += "        </langSec>\n      </conceptEntry>\n"
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
      if !record[.note].isEmpty { text += "        <note>\(Markup.escaped(record[.note]))</note>\n" }
      text += "        <langSet xml:lang=\"\(languages.source)\">\n"
      text += term(record[.source], "preferredTerm-admn-sts", "tig")
      text += "        </langSet>\n        <langSet xml:lang=\"\(languages.target)\">\n"
      for name in names(record) { text += term(name.text, name.status, "tig") }
      text += "        </langSet>\n      </termEntry>\n"
    }
    return text + "    </body>\n  </text>\n</martif>\n"
  }

  private static func term(_ text: String, _ status: String, _ element: String) -> String {
    "          <\(element)><term>\(Markup.escaped(text))</term><termNote type=\"partOfSpeech\">noun</termNote>"
      + "<termNote type=\"administrativeStatus\">\(status)</termNote></\(element)>\n"
  }
}
