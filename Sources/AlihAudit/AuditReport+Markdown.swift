import AlihModel

extension AuditReport {
  /// Tables for people: coverage, the worst terms, every miss, what is inconsistent, unused and unlisted.
  package var markdown: String {
    var text = "# Glossary coverage\n\n"
    if hasTranslations {
      text +=
        "**\(Self.percent(coverage))**: \(coverage.honored) of \(coverage.checked) checked occurrences honor the glossary"
      text += " (\(count(of: .ambiguous)) ambiguous, \(count(of: .unchecked)) not checked).\n\n"
      text += misses
      text += history
      text += section("Words that don't belong", styleTable)
      text += "## Terms\n\n"
      text += table(
        ["term", "expected", "occurrences", "coverage", "misses"],
        terms.map {
          [
            $0.source, $0.expected.joined(separator: ", "), "\($0.occurrences)", Self.percent($0.coverage),
            "\($0.misses)",
          ]
        })
      text += entries
      text += section(
        "Renderings beyond the source's terms",
        table(
          ["where", "rendering", "of", "source", "target"],
          extras.map {
            ["\($0.path) \($0.unit.id)", $0.found, $0.term.source, $0.unit.source, $0.unit.target ?? ""]
          }))
      text += section("One term, several renderings", list(termsWithSeveralRenderings))
      text += section("One rendering, several terms", list(renderingsOfSeveralTerms))
    } else {
      let count = occurrenceCount
      text +=
        "No translation to check: \(count.of("occurrence")) of \(terms.count.of("term")) in \(files.count.of("text")).\n\n"
      text += table(
        ["term", "expected", "occurrences"],
        terms.map { [$0.source, $0.expected.joined(separator: ", "), "\($0.occurrences)"] })
      text += entries
    }
    if files.count > 1 {
      text += section(
        "Files",
        table(
          ["file", "segments", "terms", "coverage"],
          files.map { [$0.path, "\($0.segments)", "\($0.occurrences)", Self.percent($0.coverage)] }))
    }
    text += section(
      "Not in the glossary",
      table(
        ["term", "count", "files", "proposed", "why", "evidence"],
        unlisted.map {
          [$0.source, "\($0.count)", "\($0.files)", $0.target ?? "", $0.reason.rawValue, $0.evidence]
        }))
    // A whole glossary is no news to anybody.
    let first = unused.prefix(100).joined(separator: ", ")
    let rest = unused.count > 100 ? ", and \(unused.count - 100) more, which the JSON report has" : ""
    text += section("Terms that don't occur", unused.isEmpty ? "" : first + rest + "\n\n")
    return text
  }

  /// What people wrote of the entries that occur.
  private var entries: String {
    section(
      "What the entries say",
      table(["term", "entry"], terms.filter { !$0.remarks.isEmpty }.map { [$0.source, $0.remarks] }))
  }

  /// The terms that became better or worse.
  private var history: String {
    guard let earlier else { return "" }
    let rows = table(
      ["term", "before", "now"],
      changes.map { [$0.source, $0.before.map(Self.share) ?? "", $0.now.map(Self.share) ?? ""] })
    let whole = "Then \(Self.share(earlier.coverage)), now \(Self.share(coverage)).\n\n"
    return "## Since \(earlier.name)\n\n" + whole + rows
  }

  /// `2 of 3`
  static func share(_ coverage: Coverage) -> String { "\(coverage.honored) of \(coverage.checked)" }

  /// Occurrences as an editor wants them: what is to be mended first, the worst of it at the top.
  var mendsFirst: [AuditedOccurrence] {
    let order = occurrences.indices.sorted { a, b in
      let (x, y) = (occurrences[a].verdict.weight, occurrences[b].verdict.weight)
      return x != y ? x > y : a < b
    }
    return order.map { occurrences[$0] }
  }

  /// What is to be mended, with both sides marked.
  private var misses: String {
    let rows = mendsFirst.filter(\.verdict.isMiss).map { miss in
      [
        Self.cell("\(miss.path) \(miss.unit.id)"), miss.verdict.rawValue,
        Self.cell("\(miss.source) → \(miss.expected)"),
        Self.cell(miss.found ?? ""), Self.marked(miss.unit.source, miss.range),
        Self.marked(miss.unit.target ?? "", miss.foundRange),
      ]
    }
    guard !rows.isEmpty else { return "" }
    let header = ["where", "verdict", "expected", "found", "source", "target"]
    let lines = [header, header.map { _ in "---" }] + rows
    return section("What to mend", lines.map { "| \($0.joined(separator: " | ")) |\n" }.joined() + "\n")
  }

  private var styleTable: String {
    let rows = slips.map { slip in
      [
        Self.cell("\(slip.path) \(slip.unit.id)"), Self.cell(slip.found), Self.cell(slip.wanted),
        Self.cell(slip.reason ?? "the house doesn't write it"),
        Self.marked(slip.unit.target ?? "", slip.range),
      ]
    }
    guard !rows.isEmpty else { return "" }
    let header = ["where", "found", "wanted", "why", "target"]
    let lines = [header, header.map { _ in "---" }] + rows
    return lines.map { "| \($0.joined(separator: " | ")) |\n" }.joined() + "\n"
  }

  private static func marked(_ text: String, _ range: Range<Int>?) -> String {
    let bytes = Array(text.utf8)
    guard let range, !range.isEmpty, range.upperBound <= bytes.count else { return cell(text) }
    func part(_ bytes: ArraySlice<UInt8>) -> String { cell(String(decoding: bytes, as: UTF8.self)) }
    return part(bytes[..<range.lowerBound]) + "**" + part(bytes[range]) + "**"
      + part(bytes[range.upperBound...])
  }

  static func percent(_ coverage: Coverage) -> String {
    coverage.percent.map { "\($0) %" } ?? "not checked"
  }

  private func section(_ title: String, _ body: String) -> String {
    body.isEmpty ? "" : "## \(title)\n\n\(body)"
  }

  private func list(_ items: [Inconsistency]) -> String {
    items.isEmpty
      ? ""
      : items.map { item in
        "- \(Self.cell(item.text)): "
          + item.renderings.map { "\(Self.cell($0.text)) \($0.count)" }.joined(separator: ", ") + "\n"
      }.joined() + "\n"
  }

  private func table(_ header: [String], _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    let lines = [header, header.map { _ in "---" }] + rows.map { $0.map(Self.cell) }
    return lines.map { "| \($0.joined(separator: " | ")) |\n" }.joined() + "\n"
  }

  /// A text that can't break the table, nor be taken for markup.
  private static func cell(_ text: String) -> String {
    var cell = ""
    for character in text {
      if character.isNewline {
        cell += " "
      } else {
        if "|\\`*_<>[]".contains(character) { cell += "\\" }
        cell.append(character)
      }
    }
    return cell
  }
}
