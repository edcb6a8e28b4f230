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

  /// What still stands for a term, and why nothing was put in its place.
  package struct Refusal: Sendable, Hashable {
    package enum Reason: Sendable {
      /// The grammar of its place isn't sure.
      case unclear
      /// It stands there more often than the term is missing.
      case tooOften
    }

    package let term: String
    package let stands: String
    package let wanted: String
    package let reason: Reason
  }

  package struct Result: Sendable {
    package var text: String
    /// In the order of the text.
    package var changes: [Change] = []
    package var refusals: [Refusal] = []
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

  /// The translation with what could be mended, each change, and what couldn't be mended.
  ///
  /// - Parameters:
  ///   - verdicts: of the occurrences, in their order.
  ///   - glossary: that the occurrences are of.
  ///   - isHeadline: articles are left out there.
  func repaired(
    _ text: String, _ occurrences: [TermOccurrence], _ verdicts: [TermVerdict], of source: String,
    by glossary: Glossary, isHeadline: Bool = false
  ) -> Result {
    let english = EnglishText(text)
    let open = zip(occurrences, verdicts).filter { $1.verdict != .honored }.map(\.0)
    var mends: [Mend] = []
    var refusals: [Refusal] = []
    var seen: Set<String> = []
    for occurrence in open where seen.insert(occurrence.term.source).inserted {
      let missing = open.filter { $0.term.source == occurrence.term.source }
      var reason = Change.Reason.untranslated
      var found = Self.forms(of: occurrence, in: source).flatMap {
        english.spots(of: $0, inAnyCase: Self.mayBeSmall(occurrence.term))
      }.sorted { $0.range.lowerBound < $1.range.lowerBound }
      if found.isEmpty, missing.count == 1 {
        found = occurrence.term.forbidden.flatMap {
          english.spots(of: [$0], inflected: true, inAnyCase: english.isCapitals)
        }
        reason = .forbidden
        guard found.count < 2 else { continue }
      }
      guard found.count <= missing.count else {
        refusals.append(Self.refusal(occurrence, english.text(of: found[0].range), .tooOften))
        continue
      }
      mends += zip(found, missing).map {
        Mend(spot: $0, occurrence: $1, reason: reason, isSeveral: isSeveral($1, in: source))
      }
    }
    if let mend = stranger(in: english, text, occurrences, open, source, glossary) { mends.append(mend) }
    mends = mends.map { mend in
      zip(occurrences, verdicts).lazy.compactMap { Self.withTitle($0, $1, mend, english) }.first ?? mend
    }
    mends.sort { $0.spot.range.lowerBound < $1.spot.range.lowerBound }
    var result = write(english, Self.joined(mends, english), glossary.renderingWords, isHeadline)
    result.refusals = refusals + result.refusals
    return result
  }

  private static func refusal(_ occurrence: TermOccurrence, _ stands: String, _ reason: Refusal.Reason)
    -> Refusal
  {
    Refusal(term: occurrence.term.source, stands: stands, wanted: occurrence.rendering, reason: reason)
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
    var search = RenderingSearch(text, glossary.renderingWords)
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

  /// A country behind an office that is rendered already, in the source's order of words: "PM Jepang" is the Japanese PM.
  private static func withTitle(
    _ office: TermOccurrence, _ verdict: TermVerdict, _ mend: Mend, _ english: EnglishText
  ) -> Mend? {
    guard mend.reason == .untranslated, [.country, .place].contains(mend.occurrence.term.kind),
      office.term.kind == .office, office.range.upperBound + 1 == mend.occurrence.range.lowerBound,
      let found = verdict.found,
      let spot = english.spots(of: [found]).first(where: { $0.last + 1 == mend.spot.first }),
      english.gap(after: spot.last) == " "
    else { return nil }
    let isAcronym = found.count > 1 && found.allSatisfy(\.isUppercase)
    let head = isAcronym ? found : found.prefix(1).lowercased() + found.dropFirst()
    let term = Term(
      source: office.term.source, target: head, takesArticle: isAcronym, kind: .office)
    let title = TermOccurrence(term: term, range: office.range, rendering: head)
    return Self.joined(title, spot, mend.occurrence, mend)
  }

  /// Two terms beside each other become one: "Menlu Selandia Baru", and "Selandia Baru menlu", is the New Zealand foreign minister.
  private static func joined(_ mends: [Mend], _ english: EnglishText) -> [Mend] {
    mends.reduce(into: []) { joined, next in
      guard let last = joined.last, last.spot.last + 1 == next.spot.first,
        english.gap(after: last.spot.last) == " ", last.reason == .untranslated, next.reason == .untranslated
      else { return joined.append(next) }
      func isCountry(_ mend: Mend) -> Bool { [.country, .place].contains(mend.occurrence.term.kind) }
      func isNoun(_ mend: Mend) -> Bool { mend.occurrence.term.target.first?.isLowercase == true }
      if isCountry(next), isNoun(last), !last.spot.isPlural {
        joined[joined.count - 1] = Self.joined(last.occurrence, last.spot, next.occurrence, next)
      } else if isCountry(last), isNoun(next), next.occurrence.term.kind == .office {
        joined[joined.count - 1] = Self.joined(next.occurrence, last.spot, last.occurrence, next)
      } else {
        joined.append(next)
      }
    }
  }

  /// A country's office or institution, from `start` to where `end` is.
  private static func joined(
    _ head: TermOccurrence, _ start: EnglishText.Spot, _ place: TermOccurrence, _ end: Mend
  ) -> Mend {
    let name = place.term.adjective ?? place.term.target
    let term = Term(
      source: "\(head.term.source) \(place.term.source)", target: "\(name) \(head.term.target)",
      takesArticle: head.term.takesArticle || [.organization, .sport].contains(head.term.kind),
      kind: head.term.kind)
    var mend = end
    mend.occurrence = TermOccurrence(term: term, range: head.range, rendering: "\(name) \(head.rendering)")
    mend.spot = EnglishText.Spot(
      range: start.range.lowerBound..<end.spot.range.upperBound, first: start.first, last: end.spot.last,
      isPlural: end.spot.isPlural)
    return mend
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
    return [own == term.source ? [own] : own.contains("(") ? [own, term.source] : [term.source, own]]
  }

  private func write(
    _ english: EnglishText, _ mends: [Mend], _ renderings: RenderingWords, _ isHeadline: Bool
  ) -> Result {
    var (changes, refusals): ([Change], [Refusal]) = ([], [])
    var result: [UInt8] = []
    var end = 0
    let words = mends.isEmpty ? EnglishWords() : words
    for mend in mends where mend.spot.range.lowerBound >= end {
      let place = TermPlace(english, mend.spot, words, renderings, isSeveral: mend.isSeveral)
      let replacement =
        switch mend.reason {
        case .untranslated: place.replacement(for: mend.occurrence, isHeadline: isHeadline)
        case .forbidden where [.country, .place].contains(mend.occurrence.term.kind):
          place.exchange(forCountryOf: mend.occurrence, wasAdjective: false, isHeadline: isHeadline)
        case .forbidden: place.exchange(for: mend.occurrence)
        case .stranger:
          place.exchange(
            forCountryOf: mend.occurrence, wasAdjective: mend.wasAdjective, isHeadline: isHeadline)
        }
      guard let replacement, replacement.range.lowerBound >= end else {
        refusals.append(Self.refusal(mend.occurrence, english.text(of: mend.spot.range), .unclear))
        continue
      }
      result += english.bytes[end..<replacement.range.lowerBound]
      result += replacement.text.utf8
      end = replacement.range.upperBound
      changes.append(
        Change(
          term: mend.occurrence.term.source, before: english.text(of: replacement.range),
          after: replacement.text, reason: mend.reason))
    }
    result += english.bytes[end...]
    return Result(text: String(decoding: result, as: UTF8.self), changes: changes, refusals: refusals)
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

extension TermRepair.Refusal {
  /// Says that a term wasn't repaired, for a person to do it.
  var finding: Finding {
    let why =
      switch reason {
      case .unclear: "which form this place of the sentence wants isn't sure"
      case .tooOften: "it stands there more often than the term in the source"
      }
    return Finding(
      .termMissing, "'\(term)' should be '\(wanted)', but '\(stands)' stands there; not repaired, for \(why)")
  }
}
