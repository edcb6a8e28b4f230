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
    var names: [Digest.Name] = []
    let known = Dictionary(terms.map { ($0.source, $0.target) }, uniquingKeysWith: { first, _ in first })
    for term in terms {
      guard let kind = Self.kind(of: term.kind) else { continue }
      add(Digest.Name(text: term.target, kind: kind), to: &names)
    }
    // "Ketua DPR Rini Hapsari": the office is a term, and she is Rini Hapsari.
    let offices = terms.filter { $0.kind == .office && $0.source.contains(" ") }.map(\.source)
    var found: [NameFinder.Name] = []
    for sentence in summaries.flatMap(\.sentences) {
      var text = sentence.translation.source
      for office in offices { text = text.replacing(office, with: "Ketua") }
      found += finder.names(in: text).filter { known[$0.text] == nil }
    }
    if !terms.isEmpty { found = found.flatMap { house($0, &names) } }
    let places = Set(found.filter { $0.kind == .place }.flatMap { $0.text.split(separator: " ").dropFirst() })
    for (text, kind) in found {
      // "Camat Pinus Rini Hapsari", where "Kecamatan Pinus" is known: she is Rini Hapsari.
      let words = text.split(separator: " ")
      var own = kind == .person ? words.drop { places.contains($0) } : words[...]
      // "Presiden Amerika Serikat John Doe", where the country is a term.
      if kind == .person, own.count > 1,
        let term = (1..<own.count).last(where: { known[own.prefix($0).joined(separator: " ")] != nil })
      {
        own = own.dropFirst(term)
      }
      guard !own.isEmpty else { continue }
      add(Digest.Name(text: own.joined(separator: " "), kind: Self.kind(of: kind)), to: &names)
    }
    return Array(names.prefix(Self.most))
  }

  /// What is left of a name where the house has a term for its beginning, `Amerika Serikat` or `Presiden Amerika Serikat John Doe`;
  /// the term is added.
  private func house(_ name: NameFinder.Name, _ names: inout [Digest.Name]) -> [NameFinder.Name] {
    guard let term = glossary.occurrences(in: name.text).first, term.range.lowerBound == 0,
      let kind = Self.kind(of: term.term.kind)
    else { return [name] }
    let rest = Substring(name.text.utf8.dropFirst(term.range.upperBound)).drop { $0 == " " }
    guard rest.isEmpty || name.kind == .person else { return [name] }
    add(Digest.Name(text: term.term.target, kind: kind), to: &names)
    return rest.isEmpty ? [] : [(String(rest), .person)]
  }

  /// "Lesmana" adds nothing to "Bima Lesmana", nor does "KPK" to "Corruption Eradication Commission (KPK)".
  private func add(_ name: Digest.Name, to names: inout [Digest.Name]) {
    func holds(_ whole: String, _ part: String) -> Bool {
      let (whole, part) = (whole.filter { $0 != "(" && $0 != ")" }, part.filter { $0 != "(" && $0 != ")" })
      return " \(whole) ".contains(" \(part) ")
    }
    guard !names.contains(where: { holds($0.text, name.text) }) else { return }
    if let shorter = names.firstIndex(where: { holds(name.text, $0.text) && $0.kind == name.kind }) {
      names[shorter] = name
    } else {
      names.append(name)
    }
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
