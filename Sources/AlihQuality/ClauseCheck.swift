import AlihModel

/// Whether what belongs to one clause of the source stands in another of the translation: "Before washing his hands, he ate" for
/// `Sebelum makan, ia mencuci tangan`, "Sugar rose, rice fell" for `Harga beras naik, harga gula turun`.
struct ClauseCheck {
  let pair: CheckedPair

  func finding() -> Finding? {
    if let word = turnedConjunction() {
      return Finding(
        .meaningChanged, "what stands behind '\(word)' and what stands before it are in each other's place")
    }
    return isCrossed
      ? Finding(.orderChanged, "what belongs to one clause of the source stands in another") : nil
  }

  // MARK: Conjunctions

  /// Families of words that part a sentence in two, of which one can't stand for the other.
  private static let families = ["order", "reason"]

  /// The conjunction, where all that is known of its clause stands outside of it in the translation, and the rest inside.
  private func turnedConjunction() -> String? {
    let contrasts = pair.words.contrasts
    let families = Set(Self.families.compactMap { contrasts.number(ofFamily: $0) })
    let own = contrasts.mentions(inSource: pair.source, pair.words.source).filter {
      families.contains($0.family)
    }
    guard own.count == 1 else { return nil }
    let there = contrasts.mentions(inEnglish: pair.target, pair.words.target).filter {
      $0.member == own[0].member
    }
    guard there.count == 1 else { return nil }
    guard let clause = self.clause(of: own[0], pair.source),
      let other = self.clause(of: there[0], pair.target)
    else {
      return nil
    }
    let inside = pair.matches.filter { clause.contains($0.token) }
    let outside = pair.matches.filter { !clause.contains($0.token) && $0.token != own[0].token }
    guard !inside.isEmpty, !outside.isEmpty, !inside.contains(where: { other.contains($0.place) }),
      outside.contains(where: { other.contains($0.place) }),
      outside.count(where: { other.contains($0.place) }) * 2 >= outside.count
    else { return nil }
    return pair.source.text(pair.source.tokens[own[0].token])
  }

  /// What stands behind a conjunction, up to the next comma or end; nil where the rest stands on both sides of it.
  private func clause(of conjunction: Contrasts.Mention, _ text: CheckedText) -> Range<Int>? {
    let behind = conjunction.end..<text.tokens.count
    let end = behind.first(where: text.isClauseMark) ?? behind.upperBound
    let isFirst = text.tokens[..<conjunction.token].allSatisfy { $0.kind == .mark }
    let isLast = text.tokens[end...].allSatisfy { $0.kind == .mark }
    return isFirst != isLast ? behind.lowerBound..<end : nil
  }

  // MARK: Two clauses

  /// Whether of two clauses each has its words in both of the translation.
  private var isCrossed: Bool {
    let source = pair.source.parts { _ in false }
    let target = pair.target.parts { _ in false }
    guard source.count == 2, target.count == 2 else { return false }
    var counts = [[0, 0], [0, 0]]
    for match in pair.matches {
      guard let from = source.firstIndex(where: { $0.contains(match.token) }),
        let to = target.firstIndex(where: { $0.contains(match.place) })
      else { continue }
      counts[from][to] += 1
    }
    return counts.allSatisfy { $0[0] == $0[1] && $0[0] > 0 }
  }
}
