import AlihFormats
import AlihModel
import AlihSummary

/// The people, places and institutions of a group of stories, in English where the house has a term for them.
struct DigestNames {
  private static let most = 12

  let finder: NameFinder

  func names(
    in summaries: [ArticleSummary], terms: [(source: String, target: String, kind: Term.Kind?)]
  ) -> [Digest.Name] {
    var names: [Digest.Name] = []
    let known = Dictionary(terms.map { ($0.source, $0.target) }, uniquingKeysWith: { first, _ in first })
    for term in terms {
      guard let kind = Self.kind(of: term.kind) else { continue }
      add(Digest.Name(text: term.target, kind: kind), to: &names)
    }
    for sentence in summaries.flatMap(\.sentences) {
      for (text, kind) in finder.names(in: sentence.translation.source) where known[text] == nil {
        add(Digest.Name(text: text, kind: Self.kind(of: kind)), to: &names)
      }
    }
    return Array(names.prefix(Self.most))
  }

  /// "Lesmana" adds nothing to "Bima Lesmana".
  private func add(_ name: Digest.Name, to names: inout [Digest.Name]) {
    guard !names.contains(where: { $0.text == name.text || " \($0.text) ".contains(" \(name.text) ") }) else {
      return
    }
    names.append(name)
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
