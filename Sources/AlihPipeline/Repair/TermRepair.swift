import AlihGlossary
import AlihModel

/// Puts the house rendering where a translation has a term's source or a rendering that the house forbids, as an editor would
/// have written it: "A Korut missile" -> "A North Korean missile".
///
/// Nothing is put in where the grammar isn't safe, nor where the words stand more often than the term is missing. One pass:
/// what was put in is never looked at again, so that no replacement feeds another.
package struct TermRepair: Sendable {
  /// What stood in the translation, and what was put in its place.
  package struct Change: Sendable, Hashable {
    package let term: String
    package let before: String
    package let after: String
    package let wasForbidden: Bool
  }

  private let known: Locked<EnglishWords?>
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
  ///   - isHeadline: articles are left out there.
  func repaired(
    _ text: String, _ occurrences: [TermOccurrence], _ verdicts: [TermVerdict], of source: String,
    isHeadline: Bool = false
  ) -> (text: String, changes: [Change]) {
    let english = EnglishText(text)
    var spots: [(spot: EnglishText.Spot, occurrence: TermOccurrence, wasForbidden: Bool)] = []
    var seen: Set<String> = []
    for (occurrence, verdict) in zip(occurrences, verdicts) where verdict.verdict != .honored {
      guard seen.insert(occurrence.term.source).inserted else { continue }
      let missing = zip(occurrences, verdicts).filter {
        $0.term.source == occurrence.term.source && $1.verdict != .honored
      }.map(\.0)
      let standing = Self.forms(of: occurrence, in: source)
      var found = standing.flatMap { english.spots(of: $0) }.sorted {
        $0.range.lowerBound < $1.range.lowerBound
      }
      var wasForbidden = false
      if found.isEmpty, missing.count == 1 {
        found = occurrence.term.forbidden.flatMap { english.spots(of: [$0], inflected: true) }
        wasForbidden = true
        guard found.count == 1 else { continue }
      }
      guard found.count <= missing.count else { continue }
      spots += zip(found, missing).map { ($0, $1, wasForbidden) }
    }
    return write(english, spots.sorted { $0.spot.range.lowerBound < $1.spot.range.lowerBound }, isHeadline)
  }

  /// As the term may still stand: as the entry writes it, and as the source does.
  private static func forms(of occurrence: TermOccurrence, in source: String) -> [[String]] {
    let term = occurrence.term
    guard !term.target.contains(term.source), !occurrence.rendering.contains(term.source) else { return [] }
    let bytes = Array(source.utf8)
    let own = String(decoding: bytes[occurrence.range.clamped(to: bytes.indices)], as: UTF8.self)
    return [own == term.source || own.contains("(") ? [term.source] : [term.source, own]]
  }

  private func write(
    _ english: EnglishText,
    _ spots: [(spot: EnglishText.Spot, occurrence: TermOccurrence, wasForbidden: Bool)],
    _ isHeadline: Bool
  ) -> (String, [Change]) {
    var changes: [Change] = []
    var result: [UInt8] = []
    var end = 0
    let words = spots.isEmpty ? EnglishWords() : words
    for (spot, occurrence, wasForbidden) in spots where spot.range.lowerBound >= end {
      let place = TermPlace(english, spot, words)
      let replacement =
        wasForbidden
        ? place.exchange(for: occurrence) : place.replacement(for: occurrence, isHeadline: isHeadline)
      guard let replacement, replacement.range.lowerBound >= end else { continue }
      result += english.bytes[end..<replacement.range.lowerBound]
      result += replacement.text.utf8
      end = replacement.range.upperBound
      changes.append(
        Change(
          term: occurrence.term.source, before: english.text(of: replacement.range), after: replacement.text,
          wasForbidden: wasForbidden))
    }
    result += english.bytes[end...]
    return (String(decoding: result, as: UTF8.self), changes)
  }
}

extension TermRepair.Change {
  /// One finding for each repair, for a person to see what a machine wrote into a paid translation.
  var finding: Finding {
    Finding(
      .termRepaired,
      wasForbidden
        ? "'\(before)' stood for '\(term)', which the glossary has forbidden; it is '\(after)' now"
        : "'\(before)' stood untranslated for '\(term)'; it is '\(after)' now")
  }
}
