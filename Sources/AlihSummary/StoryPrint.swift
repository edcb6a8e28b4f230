/// What tells a story from others, in a size that doesn't follow its length.
package struct StoryPrint: Sendable {
  /// Stems kept of each story: the commonest.
  private static let most = 80
  /// Hashes kept of each story.
  private static let sketchSize = 64

  /// Of the commonest stems: how often each stands there, a headline's more, and a word with it.
  let words: [String: (count: Int, word: String)]
  /// The smallest hashes of all runs of three stems (a bottom-k sketch, Thorup 2013), sorted.
  let sketch: [UInt64]

  init(_ story: [StorySentence], _ headline: Set<String>) {
    var counts: [String: Int] = [:]
    var forms: [String: String] = [:]
    var hashes: Set<UInt64> = []
    var firsts: [String: Int] = [:]
    for (place, sentence) in story.enumerated() {
      for stem in sentence.stems {
        counts[stem, default: 0] += 1
        firsts[stem] = firsts[stem] ?? place
      }
      for word in sentence.words { forms[SummaryRules.stem(word)] = forms[SummaryRules.stem(word)] ?? word }
      for start in sentence.stems.indices.dropLast(2) {
        hashes.insert(Self.hash(sentence.stems[start...start + 2]))
      }
    }
    for stem in headline { counts[stem, default: 0] += 2 }
    // Of words that stand once, the earliest: a story begins with what it is about.
    let kept = counts.filter { $0.key.count > 2 && $0.key.contains(where: \.isLetter) }.sorted { a, b in
      a.value != b.value ? a.value > b.value : (firsts[a.key] ?? 0, a.key) < (firsts[b.key] ?? 0, b.key)
    }.prefix(Self.most)
    words = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, ($0.value, forms[$0.key] ?? $0.key)) })
    sketch = Array(hashes.sorted().prefix(Self.sketchSize))
  }

  /// About the share of runs of three words that two stories have in common, from 0 to 1.
  func likeness(to other: StoryPrint) -> Double {
    guard !sketch.isEmpty, !other.sketch.isEmpty else { return 0 }
    let union = Set(sketch).union(other.sketch).sorted().prefix(Self.sketchSize)
    let (a, b) = (Set(sketch), Set(other.sketch))
    return Double(union.count { a.contains($0) && b.contains($0) }) / Double(union.count)
  }

  /// FNV-1a, for the same everywhere.
  private static func hash(_ stems: ArraySlice<String>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for stem in stems {
      for byte in stem.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }
}
