import AlihModel

/// Places that a translation may leave out: the dateline inside of an attribution, and the country behind its city.
package struct Omissions: Sendable {
  package static let file = "Glossary/id-en/rules/term-omissions.tsv"

  private var datelines: [(ahead: String, behind: Set<String>)] = []

  /// - Throws: `TSVTable.Problem` with file and line.
  package init(_ bytes: [UInt8]) throws(TSVTable.Problem) {
    let table = try TSVTable(
      file: Self.file, bytes: bytes, columns: ["ahead", "behind", "example", "allowed"])
    datelines = table.rows.map { ($0.fields[0], Set($0.fields[1].split(separator: " ").map(String.init))) }
  }

  /// Why a missing place is no miss; nil when it is one.
  func reason(for occurrence: AuditedOccurrence) -> String? {
    guard occurrence.term.kind == .place || occurrence.term.kind == .country,
      let target = occurrence.unit.target
    else {
      return nil
    }
    let source = occurrence.unit.source.utf8
    let ahead = String(decoding: source.prefix(occurrence.range.lowerBound), as: UTF8.self)
    let behind = String(decoding: source.dropFirst(occurrence.range.upperBound), as: UTF8.self)
    let (last, next) = (ahead.split(separator: " ").last ?? "", behind.dropFirst(2).prefix { $0.isLetter })
    if behind.hasPrefix(", "),
      datelines.contains(where: { $0.ahead == last && $0.behind.contains(String(next)) })
    {
      return "the dateline of an attribution"
    }
    // "di London, Inggris": the city says it.
    if ahead.hasSuffix(", "), let city = ahead.dropLast(2).split(whereSeparator: { !$0.isLetter }).last,
      city.first?.isUppercase == true, target.contains(city)
    {
      return "'\(city)', named before it, says it"
    }
    return nil
  }
}
