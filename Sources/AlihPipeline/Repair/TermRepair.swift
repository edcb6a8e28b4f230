import AlihGlossary
import AlihModel

/// Puts the house rendering where a translation has a term's source or a rendering that the house forbids, as an editor would
/// have written it: "A Korut missile" -> "A North Korean missile".
///
/// A wrong country is exchanged, too, where one stands that nothing in the source accounts for, and one is missing.
/// Nothing is put in where the grammar isn't safe, nor where the words stand more often than the term is missing. One pass:
/// what was put in is never looked at again, so that no replacement feeds another.
package struct TermRepair: Sendable {
  /// What stood in the translation, and what was put in its place.
  package struct Change: Sendable, Hashable {
    package let term: String
    package let before: String
    package let after: String
    package let reason: Reason

    package enum Reason: Sendable {
      /// The source's own word stood there.
      case untranslated
      /// A rendering that the glossary rules out.
      case forbidden
      /// Another country.
      case stranger
    }
  }

  /// Where a term is to be put, and why.
  private struct Mend {
    var spot: EnglishText.Spot
    var occurrence: TermOccurrence
    var reason: Change.Reason
    var isSeveral = false
    var wasAdjective = false
  }

  private let known: Locked<EnglishWords?>
  private let names: Locked<RenderingIndex?> = Locked(nil)
  private let load: @Sendable () -> EnglishWords

  /// - Parameter words: is called when the first term is to be repaired.
  package init(words load: @escaping @Sendable () -> EnglishWords) {
    (known, self.load) = (Locked(nil), load)
  }

  private var words: EnglishWords {
    known.withLock { known in
      if let known { return known }
      let words = load()
      known = words
      return words
    }
  }

  /// The translation with what could be mended, and each change in the order of the text.
  ///
  /// - Parameters:
  ///   - verdicts: of the occurrences, in their order.
  ///   - glossary: that the occurrences are of.
  ///   - isHeadline: articles are left out there.
  func repaired(
    _ text: String, _ occurrences: [TermOccurrence], _ verdicts: [TermVerdict], of source: String,
    by glossary: Glossary, isHeadline: Bool = false
  ) -> (text: String, changes: [Change]) {
    let english = EnglishText(text)
    let open = zip(occurrences, verdicts).filter { $1.verdict != .honored }.map(\.0)
    var mends: [Mend] = []
    var seen: Set<String> = []
    for occurrence in open where seen.insert(occurrence.term.source).inserted {
      let missing = open.filter { $0.term.source == occurrence.term.source }
      var reason = Change.Reason.untranslated
      var found = Self.forms(of: occurrence, in: source).flatMap {
        english.spots(of: $0, inAnyCase: Self.mayBeSmall(occurrence.term))
      }.sorted { $0.range.lowerBound < $1.range.lowerBound }
      if found.isEmpty, missing.count == 1 {
        found = occurrence.term.forbidden.flatMap { english.spots(of: [$0], inflected: true) }
        reason = .forbidden
        guard found.count < 2 else { continue }
      }
      guard found.count <= missing.count else { continue }
      mends += zip(found, missing).map {
        Mend(spot: $0, occurrence: $1, reason: reason, isSeveral: isSeveral($1, in: source))
      }
    }
    if let mend = stranger(in: english, text, occurrences, open, source, glossary) { mends.append(mend) }
    mends.sort { $0.spot.range.lowerBound < $1.spot.range.lowerBound }
    return write(english, Self.joined(mends, english), isHeadline)
  }

  /// The other country that stands for the only one that is missing.
  private func stranger(
    in english: EnglishText, _ text: String, _ occurrences: [TermOccurrence], _ open: [TermOccurrence],
    _ source: String, _ glossary: Glossary
  ) -> Mend? {
    let countries = open.filter { $0.term.kind == .country }
    guard countries.count == 1, let occurrence = countries.first,
      Self.forms(of: occurrence, in: source).allSatisfy({ english.spots(of: $0).isEmpty })
    else { return nil }
    let index = names.withLock { names in
      let index = names ?? RenderingIndex(glossary)
      names = index
      return index
    }
    var search = RenderingSearch(text)
    _ = search.renderings(of: occurrences, in: source, licensed: glossary.licensedForms)
    let strangers = index.strangers(in: search, source: source).filter { $0.term.kind == .country }
    guard strangers.count == 1, let (other, range) = strangers.first,
      !other.isAnotherName(for: occurrence.term),
      let spot = english.spots(of: [search.text(of: range)]).first(where: { $0.range == range })
    else { return nil }
    return Mend(
      spot: spot, occurrence: occurrence, reason: .stranger,
      wasAdjective: search.text(of: range) == other.adjective)
  }

  /// Whether the source counts several: `para menlu`.
  private func isSeveral(_ occurrence: TermOccurrence, in source: String) -> Bool {
    let ahead = String(decoding: source.utf8.prefix(occurrence.range.lowerBound), as: UTF8.self)
    return ahead.split { !$0.isLetter }.last.map { words.isA(.sourcePlural, $0.lowercased()) } ?? false
  }

  /// Two terms in the source's order of words become one: "Menlu Selandia Baru" is the New Zealand foreign minister.
  private static func joined(_ mends: [Mend], _ english: EnglishText) -> [Mend] {
    mends.reduce(into: []) { joined, next in
      guard let last = joined.last, last.spot.last + 1 == next.spot.first,
        english.gap(after: last.spot.last) == " ", last.reason == .untranslated, next.reason == .untranslated,
        [.country, .place].contains(next.occurrence.term.kind),
        last.occurrence.term.target.first?.isLowercase == true, !last.spot.isPlural
      else { return joined.append(next) }
      let (head, country) = (last.occurrence, next.occurrence.term)
      let name = country.adjective ?? country.target
      let term = Term(
        source: "\(head.term.source) \(country.source)", target: "\(name) \(head.term.target)",
        takesArticle: head.term.takesArticle || [.organization, .sport].contains(head.term.kind),
        kind: head.term.kind)
      joined[joined.count - 1].occurrence = TermOccurrence(
        term: term, range: head.range, rendering: "\(name) \(head.rendering)")
      joined[joined.count - 1].spot = EnglishText.Spot(
        range: last.spot.range.lowerBound..<next.spot.range.upperBound, first: last.spot.first,
        last: next.spot.last,
        isPlural: next.spot.isPlural)
    }
  }

  /// Whether the source's word could stand in small letters and be no English word: `menlu`, but not `chili` for Chile.
  private static func mayBeSmall(_ term: Term) -> Bool {
    term.source.contains(where: \.isLowercase)
      && ![.country, .place, .person, .nationality].contains(term.kind)
  }

  /// As the term may still stand: as the entry writes it, and as the source does.
  private static func forms(of occurrence: TermOccurrence, in source: String) -> [[String]] {
    let term = occurrence.term
    guard !term.target.contains(term.source), !occurrence.rendering.contains(term.source) else { return [] }
    let bytes = Array(source.utf8)
    let own = String(decoding: bytes[occurrence.range.clamped(to: bytes.indices)], as: UTF8.self)
    return [own == term.source || own.contains("(") ? [term.source] : [term.source, own]]
  }

  private func write(_ english: EnglishText, _ mends: [Mend], _ isHeadline: Bool) -> (String, [Change]) {
    var changes: [Change] = []
    var result: [UInt8] = []
    var end = 0
    let words = mends.isEmpty ? EnglishWords() : words
    for mend in mends where mend.spot.range.lowerBound >= end {
      let place = TermPlace(english, mend.spot, words, isSeveral: mend.isSeveral)
      let replacement =
        switch mend.reason {
        case .untranslated: place.replacement(for: mend.occurrence, isHeadline: isHeadline)
        case .forbidden: place.exchange(for: mend.occurrence)
        case .stranger: place.exchange(forCountryOf: mend.occurrence, wasAdjective: mend.wasAdjective)
        }
      guard let replacement, replacement.range.lowerBound >= end else { continue }
      result += english.bytes[end..<replacement.range.lowerBound]
      result += replacement.text.utf8
      end = replacement.range.upperBound
      changes.append(
        Change(
          term: mend.occurrence.term.source, before: english.text(of: replacement.range),
          after: replacement.text, reason: mend.reason))
    }
    result += english.bytes[end...]
    return (String(decoding: result, as: UTF8.self), changes)
  }
}

extension TermRepair.Change {
  /// One finding for each repair, for a person to see what a machine wrote into a paid translation.
  var finding: Finding {
    let stood =
      switch reason {
      case .untranslated: "'\(before)' stood untranslated for '\(term)'"
      case .forbidden: "'\(before)' stood for '\(term)', which the glossary has forbidden"
      case .stranger: "'\(before)' stood for '\(term)', which is another country"
      }
    return Finding(.termRepaired, "\(stood); it is '\(after)' now")
  }
}
