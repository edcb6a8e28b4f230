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
  func reason(for occurrence: AuditedOccurrence, beside terms: [Range<Int>]) -> String? {
    if let name = name(behind: occurrence, beside: terms) { return "'\(name)', named behind it, says it" }
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
      datelines.contains(where: { ($0.ahead == last || $0.ahead == "*") && $0.behind.contains(String(next)) })
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

  /// The person whose title or country was left out: "Mr. Wibowo" for `Menteri Wibowo`, "Reuters" for `kantor berita Inggris
  /// Reuters`. A capital ahead of the name would be another title.
  private func name(behind occurrence: AuditedOccurrence, beside terms: [Range<Int>]) -> String? {
    guard [.office, .country, .place].contains(occurrence.term.kind), let target = occurrence.unit.target
    else {
      return nil
    }
    let source = Array(occurrence.unit.source.utf8)
    var at = occurrence.range.upperBound
    // `Wakil Gubernur DKI Jakarta, Basuki`
    while let next = terms.first(where: { $0.lowerBound >= at && source[at..<$0.lowerBound] == [0x20] }) {
      at = next.upperBound
    }
    let behind = String(decoding: source[at...], as: UTF8.self)
    guard behind.hasPrefix(" ") || behind.hasPrefix(", ") && occurrence.term.kind == .office else {
      return nil
    }
    let name = behind.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == "-" }
    guard name.first?.isUppercase == true, name.count > 1 else { return nil }
    let words = target.split { !$0.isLetter && $0 != "-" }
    return words.indices.contains { index in
      guard words[index] == name else { return false }
      guard index > 0, let first = words[index - 1].first else { return true }
      return first.isLowercase || ["Mr", "Mrs", "Ms"].contains(words[index - 1]) || isBehindMark(words[index])
    } ? String(name) : nil
  }

  /// Whether a comma, a dot or a quotation mark stands in front of a word.
  private func isBehindMark(_ word: Substring) -> Bool {
    word.base[..<word.startIndex].last { $0 != " " }.map { ",.\"“”;:".contains($0) } == true
  }
}
