import AlihFormats
import AlihGlossary
import AlihModel
import AlihSummary

/// The people, places and institutions of a group of stories, in English where the house has a term for them.
struct DigestNames {
  private static let most = 12

  let finder: NameFinder
  let glossary: Glossary

  func names(
    in summaries: [ArticleSummary], terms: [(source: String, target: String, kind: Term.Kind?)]
  ) -> [Digest.Name] {
    var names = NameList()
    let known = Dictionary(terms.map { ($0.source, $0.target) }, uniquingKeysWith: { first, _ in first })
    // "Ketua DPR Rini Hapsari": the office is a term, and she is Rini Hapsari.
    let offices = terms.filter { $0.kind == .office && $0.source.contains(" ") }.map(\.source)
    let sentences = summaries.flatMap { $0.sentences.map(\.translation.source) }
    var found: [NameFinder.Name] = []
    for sentence in sentences {
      var text = sentence
      for office in offices { text = text.replacing(office, with: "Ketua") }
      found += finder.names(in: text).filter { known[$0.text] == nil }
    }
    var seen: Set<String> = []
    found = found.filter { seen.insert($0.text).inserted }
    for term in terms {
      guard let kind = Self.kind(of: term.kind) else { continue }
      if kind == .place, Self.isOnlyInside(found, term.source, sentences) { continue }
      names.add(Digest.Name(text: term.target, kind: kind))
    }
    if !terms.isEmpty { found = found.flatMap { house($0, &names) } }
    let places = Set(found.filter { $0.kind == .place }.flatMap { $0.text.split(separator: " ").dropFirst() })
    for name in found {
      // "Camat Pinus Rini Hapsari", where "Kecamatan Pinus" is known: she is Rini Hapsari.
      let words = name.text.split(separator: " ")
      var own = name.kind == .person ? words.drop { places.contains($0) } : words[...]
      // "Presiden Amerika Serikat John Doe", where the country is a term.
      if name.kind == .person, name.isTitled, own.count > 1,
        let term = (1..<own.count).last(where: { known[own.prefix($0).joined(separator: " ")] != nil })
      {
        own = own.dropFirst(term)
      }
      guard !own.isEmpty else { continue }
      names.add(Digest.Name(text: own.joined(separator: " "), kind: Self.kind(of: name.kind)))
    }
    return Array(names.all.prefix(Self.most))
  }

  /// Whether a country's name stands in sentences as a part of people's names alone: `Chad Rukmana`.
  private static func isOnlyInside(
    _ found: [NameFinder.Name], _ country: String, _ sentences: [String]
  ) -> Bool {
    let people = found.filter { name in
      name.kind == .person && !name.isTitled && name.text.count > country.count
        && name.text.split(separator: " ").contains { $0 == country }
    }
    guard !people.isEmpty else { return false }
    return !sentences.contains { sentence in
      people.reduce(sentence) { $0.replacing($1.text, with: "") }.contains(country)
    }
  }

  /// What is left of a name where the house has a term for its beginning, `Amerika Serikat` or `Presiden Amerika Serikat John Doe`;
  /// the term is added.
  private func house(_ name: NameFinder.Name, _ names: inout NameList) -> [NameFinder.Name] {
    guard let term = glossary.occurrences(in: name.text).first, term.range.lowerBound == 0,
      let kind = Self.kind(of: term.term.kind)
    else { return [name] }
    let rest = Substring(name.text.utf8.dropFirst(term.range.upperBound)).drop { $0 == " " }
    guard rest.isEmpty || name.kind == .person && name.isTitled else { return [name] }
    names.add(Digest.Name(text: term.term.target, kind: kind))
    var holder = name
    (holder.text, holder.isTitled) = (String(rest), false)
    return rest.isEmpty ? [] : [holder]
  }

  private static func kind(of kind: Term.Kind?) -> Digest.Name.Kind? {
    switch kind {
    case .country, .place: .place
    case .organization: .institution
    case .person: .person
    default: nil
    }
  }

  private static func kind(of kind: NameFinder.Kind) -> Digest.Name.Kind {
    switch kind {
    case .person: .person
    case .place: .place
    case .institution: .institution
    }
  }
}

/// Names of which none is a part of another: "Lesmana" adds nothing to "Bima Lesmana", nor does "KPK" to "Corruption
/// Eradication Commission (KPK)".
private struct NameList {
  private(set) var all: [Digest.Name] = []
  /// By their words.
  private var places: [String: Int] = [:]
  private var parts: Set<String> = []

  mutating func add(_ name: Digest.Name) {
    let words = name.text.filter { $0 != "(" && $0 != ")" }.split(separator: " ")
    let whole = words.joined(separator: " ")
    guard !parts.contains(whole) else { return }
    let runs = words.indices.flatMap { start in
      (start..<words.count).map { words[start...$0].joined(separator: " ") }
    }
    parts.formUnion(runs)
    // "Bima Lesmana" takes the place of "Lesmana".
    let shorter = runs.filter { places[$0].map { all[$0].kind } == name.kind }
    guard let first = shorter.min(by: { places[$0, default: 0] < places[$1, default: 0] }) else {
      places[whole] = all.count
      return all.append(name)
    }
    let place = places.removeValue(forKey: first) ?? 0
    all[place] = name
    places[whole] = place
  }
}
