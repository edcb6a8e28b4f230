import AlihModel

/// The English names of a glossary's countries, places and institutions, to find one that no term of a source accounts for.
package struct RenderingIndex: Sendable {
  /// By target, what the glossary calls it in the source, in small letters.
  private var sources: [String: [String]] = [:]
  private var forms: [[UInt8]: [(words: [[UInt8]], form: String, term: Term)]] = [:]

  /// Linear in the glossary.
  package init(_ glossary: Glossary) {
    var seen: Set<String> = []
    for term in glossary.terms { sources[term.target, default: []].append(term.source.lowercased()) }
    for term in glossary.terms where [.country, .place, .organization].contains(term.kind) {
      for form in [term.target, term.adjective].compactMap(\.self)
      where form.first?.isUppercase == true && seen.insert(form).inserted {
        let words = RenderingSearch.words(Array(form.utf8)).map(\.0)
        guard let first = words.first else { continue }
        forms[RenderingSearch.key(first), default: []].append((words, form, term))
      }
    }
    for first in forms.keys { forms[first]?.sort { $0.words.count > $1.words.count } }
  }

  /// Names in a translation that nothing in its source accounts for, in order.
  ///
  /// - Parameters:
  ///   - search: the renderings that were found in it are taken already.
  ///   - source: what it writes itself is accounted for.
  package func strangers(in search: RenderingSearch, source: String) -> [(term: Term, range: Range<Int>)] {
    var strangers: [(Term, Range<Int>)] = []
    let words = Self.words(source)
    var at = 0
    while at < search.words.count {
      defer { at += 1 }
      guard !search.isClaimed[at], search.words[at].text[0].isCapital,
        let known = forms[search.words[at].folded] ?? nil
      else { continue }
      let match = known.first {
        at + $0.words.count <= search.words.count
          && search.matches($0.words, of: $0.form, at: at, isStrict: true)
      }
      guard let match else { continue }
      let last = at + match.words.count - 1
      let range = search.words[at].range.lowerBound..<search.words[last].range.upperBound
      at = last
      // The letters of "US$" are no country, and what the source names itself is no stranger: "visiting American" beside
      // `Menteri Keuangan Amerika Serikat`.
      let isMoney =
        range.upperBound < search.bytes.count && search.bytes[range.upperBound] == UInt8(ascii: "$")
      let isNamed = (sources[match.term.target] ?? []).contains { words.contains(" \($0) ") }
      if !isMoney, !isNamed, !words.contains(" \(match.form.lowercased()) ") {
        strangers.append((match.term, range))
      }
    }
    return strangers
  }

  /// The words between single blanks, in small letters.
  private static func words(_ text: String) -> String {
    " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
  }
}
