import AlihModel

/// Whether answers stand at their own sources: exchanged, moved by one, one for all, or one inside another.
struct NeighborCheck {
  let pairs: [CheckedPair]

  /// How far away an answer's own source is looked for.
  private static let reach = 3

  /// Of each pair its findings; linear in their number.
  func findings() -> [[Finding]] {
    pairs.indices.map { index in [same(index) ?? shifted(index), repeated(index)].compactMap(\.self) }
  }

  private func neighbors(of index: Int) -> [Int] {
    Array(max(0, index - Self.reach)...min(pairs.count - 1, index + Self.reach)).filter { $0 != index }
  }

  /// Words that two sentences say alike by chance: `Baca juga`.
  private static let shortest = 4

  private func same(_ index: Int) -> Finding? {
    let words = pairs[index].target.words
    guard words.count >= Self.shortest else { return nil }
    let isSame = neighbors(of: index).contains { other in
      pairs[other].target.words == words
        && AnswerLog.differ(pairs[other].source.words, pairs[index].source.words)
    }
    return isSame
      ? Finding(.sameAnswer, "another sentence beside this one has the same translation") : nil
  }

  /// The answer to another source, which fits that one much better.
  private func shifted(_ index: Int) -> Finding? {
    let own = pairs[index].alignment.counts
    guard own.known >= 2, own.matched * 5 < own.known * 2 else { return nil }
    for other in neighbors(of: index) {
      let there = Self.counts(pairs[other], with: pairs[index])
      guard there.matched >= 2, there.matched * 2 >= there.known,
        there.matched * own.known > own.matched * there.known + own.known * there.known * 3 / 10
      else { continue }
      return Finding(.shifted, "the translation is that of the sentence \(Self.place(other - index))")
    }
    return nil
  }

  /// How the source of one pair and the translation of another go together.
  private static func counts(_ source: CheckedPair, with target: CheckedPair) -> (known: Int, matched: Int) {
    CheckedPair(
      source.source, target.target, terms: source.terms, words: source.words, dictionary: source.dictionary
    ).alignment.counts
  }

  private static func place(_ distance: Int) -> String {
    distance == 1 ? "behind it" : distance == -1 ? "before it" : "\(abs(distance)) away"
  }

  /// A neighbor's answer inside this one.
  private func repeated(_ index: Int) -> Finding? {
    let words = pairs[index].target.words
    for other in [index - 1, index + 1] where pairs.indices.contains(other) {
      let inner = pairs[other].target.words
      guard inner.count >= 2, inner.count < words.count, Self.holds(words, inner),
        !Self.holds(pairs[index].source.words, pairs[other].source.words)
      else { continue }
      let own = pairs[index].alignment.target.count { $0.match != nil }
      // "Hujan turun." beside "Hujan turun di Bogor." is a sentence of its own.
      guard
        pairs[index].alignment.target.count - own >= 2
          || pairs[index].target.sentences(pairs[index].words).count > 1
      else {
        continue
      }
      return Finding(
        .nextRepeated, "the translation of the sentence \(Self.place(other - index)) stands in this one, too")
    }
    return nil
  }

  private static func holds(_ words: [String], _ inner: [String]) -> Bool {
    guard inner.count <= words.count else { return false }
    return (0...words.count - inner.count).contains {
      words[$0] == inner[0] && words[$0..<$0 + inner.count].elementsEqual(inner)
    }
  }
}
