import AlihFormats
import AlihModel

extension AuditReport {
  package static let format = "alih-audit/1"

  /// One object, `alih-audit/1`; `Documentation/Audit.md` tells its fields.
  package var json: String {
    object(.list(count: occurrences.count) { Self.json(occurrences[$0]) }).text(compact: false) + "\n"
  }

  /// The same, piece by piece, of occurrences that were put aside one by one.
  ///
  /// - Parameter next: gives the next one as `text(of:)` wrote it.
  package func writeJSON(to sink: inout some TextOutputStream, next: @escaping () -> String) {
    object(.list(count: occurrenceCount) { _ in .written(next()) }).write(to: &sink)
    sink.write("\n")
  }

  /// An occurrence as it stands in the report's list.
  package static func text(of occurrence: AuditedOccurrence) -> String {
    json(occurrence).text(compact: false, depth: 4)
  }

  private func object(_ list: JSONValue) -> JSONValue {
    .object([
      ("format", .string(Self.format)), ("since", since), ("coverage", Self.json(coverage)),
      (
        "verdicts",
        .object(AuditVerdict.allCases.map { ($0.rawValue, .number(count(of: $0))) })
      ),
      ("terms", .array(terms.map(Self.json))),
      (
        "files",
        .array(
          files.map { file in
            .object([
              ("path", .string(file.path)), ("segments", .number(file.segments)),
              ("occurrences", .number(file.occurrences)), ("coverage", Self.json(file.coverage)),
            ])
          })
      ),
      ("occurrences", list),
      (
        "extras",
        .list(count: extras.count) { index in
          let extra = extras[index]
          return .object([
            ("path", .string(extra.path)), ("segment", .string(extra.unit.id)),
            ("term", .string(extra.term.source)), ("found", .string(extra.found)),
            ("foundStart", .number(extra.range.lowerBound)), ("foundEnd", .number(extra.range.upperBound)),
          ])
        }
      ),
      (
        "style",
        .list(count: slips.count) { index in
          let slip = slips[index]
          var members: [(String, JSONValue)] = [
            ("path", .string(slip.path)), ("segment", .string(slip.unit.id)), ("found", .string(slip.found)),
            ("wanted", .string(slip.wanted)), ("foundStart", .number(slip.range.lowerBound)),
            ("foundEnd", .number(slip.range.upperBound)),
          ]
          if let reason = slip.reason { members.append(("reason", .string(reason))) }
          return .object(members)
        }
      ),
      (
        "inconsistencies",
        .object([
          ("terms", Self.json(termsWithSeveralRenderings, "source", "renderings")),
          ("renderings", Self.json(renderingsOfSeveralTerms, "rendering", "sources")),
        ])
      ),
      ("unused", .array(unused.map { .string($0) })),
      (
        "unlisted",
        .array(
          unlisted.map { candidate in
            .object([
              ("term", .string(candidate.source)), ("count", .number(candidate.count)),
              ("files", .number(candidate.files)), ("target", candidate.target.map { .string($0) } ?? .null),
              ("reason", .string(candidate.reason.rawValue)), ("evidence", .string(candidate.evidence)),
            ])
          })
      ),
    ])
  }

  /// Null where no history was asked for.
  private var since: JSONValue {
    guard let earlier else { return .null }
    return .object([
      ("name", .string(earlier.name)), ("coverage", Self.json(earlier.coverage)),
      (
        "terms",
        .array(
          changes.map { change in
            .object([
              ("source", .string(change.source)), ("before", change.before.map(Self.json) ?? .null),
              ("now", change.now.map(Self.json) ?? .null),
            ])
          })
      ),
    ])
  }

  private static func json(_ coverage: Coverage) -> JSONValue {
    .object([
      ("checked", .number(coverage.checked)), ("honored", .number(coverage.honored)),
      ("percent", coverage.percent.map { .decimal($0) } ?? .null),
    ])
  }

  /// `honored` counts the house's own forms, adjective and later mention among them; `variant` the others.
  private static func json(_ row: TermRow) -> JSONValue {
    let remarks = [("note", row.notes), ("approved", row.approved), ("reference", row.references)]
    return .object(
      [
        ("source", .string(row.source)), ("expected", .array(row.expected.map { .string($0) })),
        ("occurrences", .number(row.occurrences)),
        ("honored", .number(row[.honored] + row[.adjective] + row[.later])),
        ("variant", .number(row[.variant])),
        ("missing", .number(row[.missing])), ("ambiguous", .number(row[.ambiguous])),
        ("forbidden", .number(row[.forbidden])), ("untranslated", .number(row[.untranslated])),
        ("swapped", .number(row[.swapped])),
        ("notChecked", .number(row[.unchecked])), ("coverage", Self.json(row.coverage)),
      ] + remarks.filter { !$0.1.isEmpty }.map { ($0.0, .string($0.1.joined(separator: "; "))) })
  }

  private static func json(_ occurrence: AuditedOccurrence) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("path", .string(occurrence.path)), ("segment", .string(occurrence.unit.id)),
      ("source", .string(occurrence.source)), ("start", .number(occurrence.range.lowerBound)),
      ("end", .number(occurrence.range.upperBound)), ("term", .string(occurrence.term.source)),
      ("mention", .string(occurrence.isFirstMention ? "first" : "later")),
      ("expected", .string(occurrence.expected)), ("found", occurrence.found.map { .string($0) } ?? .null),
      ("verdict", .string(occurrence.verdict.rawValue)),
    ]
    if let range = occurrence.foundRange {
      members.append(("foundStart", .number(range.lowerBound)))
      members.append(("foundEnd", .number(range.upperBound)))
    }
    if let reason = occurrence.reason { members.append(("reason", .string(reason))) }
    return .object(members)
  }

  private static func json(_ list: [Inconsistency], _ one: String, _ several: String) -> JSONValue {
    .array(
      list.map { item in
        .object([
          (one, .string(item.text)),
          (
            several,
            .array(
              item.renderings.map { .object([("text", .string($0.text)), ("count", .number($0.count))]) })
          ),
        ])
      })
  }
}
