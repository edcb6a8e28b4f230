import AlihMarkup
import AlihModel

/// Reads terms from other people's files: spreadsheets and term bases.
///
/// Tables may be separated by tabs, commas or semicolons, in UTF-8 or UTF-16, with a header that names the columns of
/// Documentation/GlossaryFormat.md or the two languages, or with two columns and no header, as DeepL's. XML is read as TBX
/// (v2 and v3). Nothing is dropped in silence: what can't become a term is in `problems`, with its line.
package struct TermImport: Sendable {
  package private(set) var records: [TermRecord] = []
  /// Rows left out or changed, and why.
  package private(set) var problems: [GlossaryProblem] = []
  private let file: String

  private static let sources: Set<String> = [
    "source", "sourcestring", "indonesian", "indonesia", "sumber", "istilah",
  ]
  private static let targets: Set<String> = ["target", "targetstring", "english", "inggris", "terjemahan"]

  /// - Throws: `GlossaryError` for a file that can't be read at all.
  package init(file: String, bytes: [UInt8], _ languages: LanguagePair) throws(GlossaryError) {
    self.file = file
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if start.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") {
      do {
        let reader = try TBXReader(bytes, languages)
        for line in reader.unpaired {
          report(line, "the entry has no term in both languages, and is left out")
        }
        merge(reader.records)
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
    let rows = table.rows.filter { $0.fields.first?.hasPrefix("#") != true }
    guard let header = rows.first else { return report(1, "the file is empty") }
    let names = header.fields.map { String($0[...].trimmed).lowercased() }
    func place(_ known: Set<String>, _ language: String) -> Int? {
      names.firstIndex { known.contains($0) }
        ?? names.firstIndex { $0 == language || $0.hasPrefix(language + "-") || $0.hasPrefix(language + "_") }
    }
    var (source, target) = (place(Self.sources, languages.source), place(Self.targets, languages.target))
    var body = rows.dropFirst()
    var columns: [TermTable.Column: Int] = [:]
    if source == nil, target == nil, names.count == 2 {
      (source, target, body) = (0, 1, rows[...])
    } else {
      for column in TermTable.Column.allCases { columns[column] = names.firstIndex(of: column.rawValue) }
    }
    guard let source, let target else {
      throw GlossaryError(problems: [
        GlossaryProblem(
          file: file, line: header.line,
          message:
            "the columns for \(languages.source) and \(languages.target) aren't named; call them 'source' and "
            + "'target' in the first row, which is '\(names.joined(separator: " "))'")
      ])
    }
    // A row may say itself that it goes the other way round.
    let language = names.firstIndex(of: "sourcelang")
    merge(
      body.map { row in
        var fields: [TermTable.Column: String] = [:]
        for (column, place) in columns { fields[column] = DelimitedText.field(row, place) }
        let isReversed = DelimitedText.field(row, language).lowercased().hasPrefix(languages.target)
        fields[.source] = DelimitedText.field(row, isReversed ? target : source)
        fields[.target] = DelimitedText.field(row, isReversed ? source : target)
        return TermRecord(line: row.line, fields)
      })
  }

  /// One row for each source and condition; further targets become variants.
  private mutating func merge(_ new: [TermRecord]) {
    var places: [[String]: Int] = [:]
    for record in new {
      if record[.source].isEmpty, record[.target].isEmpty { continue }
      if record[.target].isEmpty, record[.dnt].isEmpty {
        report(record.line, "'\(record[.source])' has no target, and is left out")
        continue
      }
      let key = [record[.source], record[.when]]
      guard let place = places[key] else {
        places[key] = records.count
        records.append(record)
        continue
      }
      let kept = records[place][.target]
      if kept == record[.target] {
        report(record.line, "'\(record[.source])' is there twice; one is kept")
      } else {
        report(
          record.line,
          "'\(record[.source])' is already '\(kept)'; '\(record[.target])' becomes a variant of it")
        records[place].append(record[.target], to: .variants)
      }
    }
  }

  private mutating func leaveOutWhatCannotBeATerm() {
    let check = TermTable(file: file, bytes: Array(table.utf8))
    var bad: Set<Int> = []
    for problem in check.problems where problem.line >= 2 && problem.line - 2 < records.count {
      let record = records[problem.line - 2]
      if bad.insert(problem.line - 2).inserted { report(record.line, "left out: \(problem.message)") }
    }
    records = records.indices.filter { !bad.contains($0) }.map { records[$0] }
    problems.sort { $0.line < $1.line }
  }

  private mutating func report(_ line: Int, _ message: String) {
    problems.append(GlossaryProblem(file: file, line: line, severity: .warning, message: message))
  }
}
