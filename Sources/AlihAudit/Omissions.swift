import AlihModel

/// Terms that a translation may leave out: the dateline inside of an attribution, the country behind its city, the title of
/// somebody whose name stands there, and a place that another name holds.
package struct Omissions: Sendable {
  package static let file = "Glossary/id-en/rules/term-omissions.tsv"

  private var datelines: [(ahead: String, behind: Set<String>)] = []

  /// How many words of a name may tell a person: the "Rahman" of `Arif Budi Rahman`.
  private static let nameLength = 3
  /// How many bytes at most stand between two names of which one says the other.
  private static let reach = 6

  /// - Throws: `TSVTable.Problem` with file and line.
  package init(_ bytes: [UInt8]) throws(TSVTable.Problem) {
    let table = try TSVTable(
      file: Self.file, bytes: bytes, columns: ["ahead", "behind", "example", "allowed"])
    datelines = table.rows.map { ($0.fields[0], Set($0.fields[1].split(separator: " ").map(String.init))) }
  }

  /// Why a missing term is no miss; nil when it is one.
  ///
  /// - Parameter others: every occurrence of its sentence.
  func reason(for occurrence: AuditedOccurrence, beside others: [AuditedOccurrence]) -> String? {
    if let name = name(behind: occurrence, beside: others) { return "'\(name)', named behind it, says it" }
    guard occurrence.term.kind == .place || occurrence.term.kind == .country,
      let target = occurrence.unit.target
    else {
      return nil
    }
    if let longer = longerName(beside: occurrence, others) { return "'\(longer)' says it" }
    let source = occurrence.unit.source.utf8
    let ahead = String(decoding: source.prefix(occurrence.range.lowerBound), as: UTF8.self)
    let behind = String(decoding: source.dropFirst(occurrence.range.upperBound), as: UTF8.self)
    let (last, next) = (ahead.split(separator: " ").last ?? "", behind.dropFirst(2).prefix { $0.isLetter })
    if behind.hasPrefix(", "),
      datelines.contains(where: { ($0.ahead == last || $0.ahead == "*") && $0.behind.contains(String(next)) })
    {
      return "the dateline of an attribution"
    }
    // "di London, Inggris", "di Moskow, Rusia": the city says it.
    guard ahead.hasSuffix(", ") else { return nil }
    let city = others.first { $0.range.upperBound + 2 == occurrence.range.lowerBound }
    if let city, city.term.kind == .place, city.verdict.isAccepted, let found = city.found {
      return "'\(found)', named before it, says it"
    }
    if let city = ahead.dropLast(2).split(whereSeparator: { !$0.isLetter }).last,
      city.first?.isUppercase == true, target.contains(city)
    {
      return "'\(city)', named before it, says it"
    }
    return nil
  }

  /// The rendering of a neighbor that holds the term's own: "Jakarta provincial government" beside `di Jakarta, Pemprov DKI`.
  private func longerName(beside occurrence: AuditedOccurrence, _ others: [AuditedOccurrence]) -> String? {
    others.first { other in
      let gap = max(
        other.range.lowerBound - occurrence.range.upperBound,
        occurrence.range.lowerBound - other.range.upperBound)
      return other.verdict.isAccepted && gap <= Self.reach && other.term.target != occurrence.term.target
        && other.found?.contains(occurrence.term.target) == true
    }?.found
  }

  /// The person whose title or country was left out: "Mr. Wibowo" for `Menteri Wibowo`, "Reuters" for `kantor berita Inggris
  /// Reuters`. A capital ahead of the name would be another title, unless it is what another term became.
  private func name(behind occurrence: AuditedOccurrence, beside others: [AuditedOccurrence]) -> String? {
    guard [.office, .country, .place].contains(occurrence.term.kind), let target = occurrence.unit.target
    else {
      return nil
    }
    let source = Array(occurrence.unit.source.utf8)
    var at = occurrence.range.upperBound
    // `Wakil Gubernur DKI Jakarta, Basuki`
    while let next = others.first(where: {
      $0.range.lowerBound >= at && source[at..<$0.range.lowerBound] == [0x20]
    }) {
      at = next.range.upperBound
    }
    let isBehindOffice = others.contains {
      $0.term.kind == .office && $0.range.upperBound + 1 == occurrence.range.lowerBound
    }
    let behind = String(decoding: source[at...], as: UTF8.self)
    guard
      behind.hasPrefix(" ") || behind.hasPrefix(", ") && (occurrence.term.kind == .office || isBehindOffice)
    else { return nil }
    let words = target.split { !$0.isLetter && $0 != "-" }
    return Self.name(at: behind.drop { !$0.isLetter }).first { name in
      words.indices.contains { index in
        guard words[index] == name else { return false }
        guard index > 0, let first = words[index - 1].first else { return true }
        return first.isLowercase || ["Mr", "Mrs", "Ms", "The"].contains(words[index - 1])
          || isBehindMark(words[index]) || isFound(words[index - 1], others)
      }
    }.map(String.init)
  }

  /// The capitalized words that a text begins with.
  private static func name(at text: Substring) -> [Substring] {
    var names: [Substring] = []
    var rest = text
    while names.count < nameLength {
      let word = rest.prefix { $0.isLetter || $0 == "-" }
      guard word.first?.isUppercase == true, word.count > 1 else { break }
      names.append(word)
      rest = rest.dropFirst(word.count)
      guard rest.first == " " else { break }
      rest = rest.dropFirst()
    }
    return names
  }

  /// Whether a word of the translation is the end of what stands for a term.
  private func isFound(_ word: Substring, _ others: [AuditedOccurrence]) -> Bool {
    let end = word.base.utf8.distance(from: word.base.startIndex, to: word.endIndex)
    return others.contains { $0.verdict.isAccepted && $0.foundRange?.upperBound == end }
  }

  /// Whether a comma, a dot or a quotation mark stands in front of a word.
  private func isBehindMark(_ word: Substring) -> Bool {
    word.base[..<word.startIndex].last { $0 != " " }.map { ",.\"“”;:".contains($0) } == true
  }
}
