import AlihMarkup
import AlihModel

/// Reads terms from other people's files: spreadsheets and term bases.
///
/// Tables may be separated by tabs, commas or semicolons, in UTF-8 or UTF-16, with a header that names the columns of
/// Documentation/GlossaryFormat.md or the two languages, or with two columns and no header, as DeepL's, or three between tabs, as
/// OmegaT's. XML is read as TBX (v2, v3 and Min). Nothing is dropped in silence: what can't become a term is in `problems`,
/// with its line, and in `leftOut`, by kind.
package struct TermImport: Sendable {
  package private(set) var records: [TermRecord] = []
  /// Rows left out or changed, and why.
  package private(set) var problems: [GlossaryProblem] = []
  /// How much of which kind is not in `records`.
  package private(set) var leftOut: [String: Int] = [:]
  private let file: String

  /// A row as it came, with what its list says of its standing.
  private struct Row {
    var record: TermRecord
    var status: String
  }

  /// - Throws: `GlossaryError` for a file that can't be read at all.
  package init(file: String, bytes: [UInt8], _ languages: LanguagePair) throws(GlossaryError) {
    self.file = file
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if start.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") {
      do {
        let reader = try TBXReader(bytes, languages)
        for line in reader.unpaired {
          report(
            line, "the entry has no term in both languages, and is left out",
            "without a term in both languages")
        }
        for (kind, unread) in reader.unread.sorted(by: { $0.key < $1.key }) {
          report(
            unread.line, "'\(kind)' is not read (\(unread.count.of("value")), the first here)",
            "of '\(kind)'", unread.count)
        }
        merge(
          reader.records.map { Row(record: $0, status: "") }
            + reader.forbidden.map { Row(record: $0, status: "forbidden") })
      } catch {
        let problem = error as? MarkupProblem
        throw GlossaryError(problems: [
          GlossaryProblem(file: file, line: problem?.line ?? 1, message: problem?.message ?? "\(error)")
        ])
      }
    } else {
      try readTable(bytes, languages)
    }
    leaveOutWhatCannotBeATerm()
  }

  /// A term table that Alih reads.
  package var table: String { TermRecord.table(records) }

  private mutating func readTable(_ bytes: [UInt8], _ languages: LanguagePair) throws(GlossaryError) {
    let table: DelimitedText
    do { table = try DelimitedText(bytes) } catch {
      throw GlossaryError(problems: [GlossaryProblem(file: file, line: error.line, message: error.message)])
    }
    // A comment is one field; `#SavePulau` with a translation is a row.
    let rows = table.rows.filter { row in
      row.fields.first?.hasPrefix("#") != true || row.fields.dropFirst().contains { !$0.isEmpty }
    }
    // "# source", "target" names the columns though OmegaT's lists have it as a comment.
    let start = rows.firstIndex { !Self.isComment($0) || Self.named($0, languages)?.namesFirst == true }
    guard let start else { return report(1, "the file is empty", "empty files") }
    let header = rows[start]
    let bare = Self.headless(header.fields, isTabbed: table.separator == "\t", languages)
    let named = bare?.sourceLanguage == nil ? Self.named(header, languages) : nil
    guard let columns = named ?? bare else {
      throw GlossaryError(problems: [
        GlossaryProblem(
          file: file, line: header.line,
          message:
            "the columns for \(languages.source) and \(languages.target) aren't named; call them 'source' and "
            + "'target' in the first row, which is '\(header.fields.joined(separator: " "))'")
      ])
    }
    let body = (rows[..<start] + rows[(named != nil ? start + 1 : start)...]).filter { row in
      isTerm(row, below: header, languages)
    }
    for (name, place) in columns.unread {
      let count = body.count { !DelimitedText.field($0, place).isEmpty }
      if count > 0 {
        report(
          header.line, "the column '\(name)' is not read (\(count.of("value")))", "of unread columns", count
        )
      }
    }
    merge(body.flatMap { readings(of: $0, columns, languages) })
  }

  /// The columns that a row names, perhaps behind a `#`.
  private static func named(_ row: DelimitedText.Row, _ languages: LanguagePair) -> TermColumns? {
    TermColumns([String(row.fields[0].drop { "# ".contains($0) })] + row.fields.dropFirst(), languages)
  }

  /// Whether a row was commented out: "# old:", "see below"; no hashtag has a blank behind its mark.
  private static func isComment(_ row: DelimitedText.Row) -> Bool {
    row.fields[0].hasPrefix("# ") || row.fields[0].hasPrefix("##")
  }

  /// Whether a row is one of terms; another is told.
  private mutating func isTerm(
    _ row: DelimitedText.Row, below header: DelimitedText.Row, _ languages: LanguagePair
  ) -> Bool {
    let isHash = row.fields[0].hasPrefix("#")
    if row.fields == header.fields && row.line != header.line
      || isHash && Self.named(row, languages)?.namesFirst == true
    {
      report(row.line, "the row names the columns once more, and is left out", "of column names")
      return false
    }
    if Self.isComment(row) {
      report(row.line, "'\(row.fields[0])' is a comment, and is left out", "commented out")
      return false
    }
    if isHash, !row.fields.dropFirst().contains(where: { $0.hasPrefix("#") }) {
      report(row.line, "'\(row.fields[0])' is kept as a hashtag; remove it if it was commented out")
    }
    return true
  }

  /// Two columns, OmegaT's three between tabs, or DeepL's four, whose last two are language codes.
  private static func headless(_ fields: [String], isTabbed: Bool, _ languages: LanguagePair) -> TermColumns?
  {
    if fields.count == 2 { return TermColumns() }
    if fields.count == 3, isTabbed { return TermColumns(note: 2) }
    let isNamed = ["source", "target"].contains(fields[0].lowercased())
    let areCodes = fields.dropFirst(2).allSatisfy { code in
      let parts = code.split { $0 == "-" || $0 == "_" }
      return parts.count < 3 && parts.allSatisfy { (2...3).contains($0.count) && $0.allSatisfy(\.isLetter) }
    }
    return fields.count == 4 && !isNamed && areCodes ? TermColumns(languagesAt: 2) : nil
  }

  /// A row for each pair of names that it gives.
  private mutating func readings(
    of row: DelimitedText.Row, _ columns: TermColumns, _ languages: LanguagePair
  ) -> [Row] {
    var (sources, targets) = (columns.sources, columns.targets)
    if let foreign = columns.anyLanguage.flatMap({ Self.foreign(DelimitedText.field(row, $0), languages) }) {
      report(row.line, "the row is of '\(foreign)', and is left out", "of other languages")
      return []
    }
    // A row may say itself which way it goes.
    let codes = [columns.sourceLanguage, columns.targetLanguage].map { place in
      place.map { LanguageTag.primary(DelimitedText.field(row, $0)) } ?? ""
    }
    if codes.contains(where: { !$0.isEmpty && ![languages.source, languages.target].contains($0) }) {
      report(
        row.line, "the row is from '\(codes[0])' to '\(codes[1])', and is left out", "of other languages")
      return []
    }
    if codes[0] == languages.target { swap(&sources, &targets) }
    func text(_ place: Int) -> String { DelimitedText.field(row, place) }
    func status(_ places: [Int]) -> String { places.map(text).filter { !$0.isEmpty }.joined(separator: ";") }
    var rows: [Row] = []
    for source in sources where source.place == sources[0].place || !text(source.place).isEmpty {
      for target in targets where target.place == targets[0].place || !text(target.place).isEmpty {
        rows.append(
          Self.row(
            row, columns, text(source.place), text(target.place),
            status(columns.statuses + target.statuses), info: status(source.statuses)))
      }
    }
    return rows
  }

  /// Of the languages that a row says it is of (`ms`, `id-en`, `id-ID`, `Melayu`) the first that is none of the pair; nil where there is
  /// none, or what stands there can't be understood.
  private static func foreign(_ text: String, _ languages: LanguagePair) -> String? {
    let pair = [languages.source, languages.target]
    let whole = String(text[...].trimmed)
    if pair.contains(where: { LanguageTag.names(whole, $0) }) { return nil }
    let words = whole.split { !$0.isLetter }
    guard words.allSatisfy({ (2...3).contains($0.count) }) else { return words.count == 1 ? whole : nil }
    // Behind a small language large letters are a country: id-ID.
    let codes = words.enumerated().filter {
      $0 == 0 || $1 != $1.uppercased() || words[0] == words[0].uppercased()
    }
    return codes.map { String($1) }.first { !pair.contains(LanguageTag.primary($0)) }
  }

  private static func row(
    _ row: DelimitedText.Row, _ columns: TermColumns, _ source: String, _ target: String, _ status: String,
    info: String
  ) -> Row {
    var fields: [TermTable.Column: String] = [:]
    var standing = [status].filter { !$0.isEmpty }
    for (column, place) in columns.own { fields[column] = DelimitedText.field(row, place) }
    if let forbidden = fields[.forbidden], TermStatus.isYes(forbidden) || TermStatus.isNo(forbidden) {
      fields[.forbidden] = nil
      if TermStatus.isYes(forbidden) { standing.append("forbidden") }
    }
    if let approved = fields[.approved], TermStatus.isYes(approved) || TermStatus.isNo(approved) {
      fields[.approved] = nil
      standing.append(TermStatus.isYes(approved) ? "approved" : "not approved")
    }
    if let stays = fields[.dnt] { fields[.dnt] = TermStatus.isYes(stays) ? "yes" : "" }
    let sensitivity = columns.caseSensitive.map { DelimitedText.field(row, $0) } ?? ""
    if TermStatus.isYes(sensitivity) || info.lowercased().contains("casesense") {
      fields[.letterCase] = "exact"
    }
    fields[.source] = TermTable.unescaped(source.isEmpty && fields[.dnt] == "yes" ? target : source)
    fields[.target] = fields[.dnt] == "yes" && target != source ? "" : target
    var notes = columns.notes.map { ($0.name, DelimitedText.field(row, $0.place)) }.filter { !$0.1.isEmpty }
      .map { ["note", "notes", "comment", "comments", "catatan"].contains($0.0) ? $0.1 : "\($0.0): \($0.1)" }
    let status = standing.joined(separator: ";")
    if let remark = TermStatus.remark(status) { notes.append("status: \(remark)") }
    if let remark = TermStatus.isForbidden(info) ? info : TermStatus.remark(info) {
      notes.append("source status: \(remark)")
    }
    fields[.note] = ([fields[.note] ?? ""] + notes).filter { !$0.isEmpty }.joined(separator: "; ")
    return Row(record: TermRecord(line: row.line, fields), status: status)
  }

  /// One row for each source and condition: the preferred target, else the first; further ones become variants, and what
  /// the list forbids is forbidden.
  private mutating func merge(_ new: [Row]) {
    var places: [[String]: Int] = [:]
    var isPreferred: Set<Int> = []
    var forbidden: [[String]: [TermRecord]] = [:]
    for row in new {
      let record = row.record
      let isStyleRule = record[.source].isEmpty && !record[.forbidden].isEmpty
      if record[.source].isEmpty, record[.target].isEmpty, !isStyleRule { continue }
      if record[.source].isEmpty, !isStyleRule {
        report(record.line, "'\(record[.target])' has no source, and is left out", "without a source")
        continue
      }
      if record[.target].isEmpty, record[.dnt].isEmpty, !isStyleRule {
        report(record.line, "'\(record[.source])' has no target, and is left out", "without a target")
        continue
      }
      let key = [
        record[.source], record[.when], record[.from], record[.until], isStyleRule ? "\(record.line)" : "",
      ]
      if TermStatus.isForbidden(row.status) {
        forbidden[key, default: []].append(record)
        continue
      }
      guard let place = places[key] else {
        places[key] = records.count
        if TermStatus.isPreferred(row.status) { isPreferred.insert(records.count) }
        records.append(record)
        continue
      }
      let kept = records[place][.target]
      if kept == record[.target] {
        report(record.line, "'\(record[.source])' is there twice; one is kept", "there twice")
      } else if TermStatus.isPreferred(row.status), isPreferred.insert(place).inserted {
        report(
          record.line,
          "'\(record[.source])' is '\(record[.target])', which is preferred; '\(kept)' becomes a variant")
        records[place].fields[.target] = record[.target]
        records[place].append(kept, to: .variants)
      } else {
        report(
          record.line,
          "'\(record[.source])' is already '\(kept)'; '\(record[.target])' becomes a variant of it")
        records[place].append(record[.target], to: .variants)
      }
    }
    for (key, records) in forbidden.sorted(by: { $0.value[0].line < $1.value[0].line }) {
      for record in records { forbid(record, at: places[key]) }
    }
  }

  private mutating func forbid(_ record: TermRecord, at place: Int?) {
    guard let place else {
      return report(
        record.line,
        "'\(record[.target])' is forbidden for '\(record[.source])', and nothing is wanted: left out",
        "forbidden without a wanted one")
    }
    records[place].append(record[.target], to: .forbidden)
  }

  private mutating func leaveOutWhatCannotBeATerm() {
    let check = TermTable(file: file, bytes: Array(table.utf8))
    var bad: Set<Int> = []
    for problem in check.problems where problem.line >= 2 && problem.line - 2 < records.count {
      let record = records[problem.line - 2]
      if bad.insert(problem.line - 2).inserted {
        report(record.line, "left out: \(problem.message)", "no terms")
      }
    }
    records = records.indices.filter { !bad.contains($0) }.map { records[$0] }
    problems.sort { $0.line < $1.line }
  }

  private mutating func report(_ line: Int, _ message: String, _ kind: String? = nil, _ count: Int = 1) {
    problems.append(GlossaryProblem(file: file, line: line, severity: .warning, message: message))
    if let kind { leftOut[kind, default: 0] += count }
  }
}
