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

  /// Of a story without words.
  package init() { (words, sketch) = ([:], []) }

  init(_ story: Story) {
    let words = story.words
    var counts = [Int](repeating: 0, count: words.stemCount)
    let stemHashes = (0..<words.stemCount).map { Self.hash(words.stemBytes($0)) }
    var hashes: Set<UInt64> = []
    for sentence in story.sentences {
      for stem in sentence.stems { counts[stem] += 1 }
      for start in sentence.stems.indices.dropLast(2) {
        var hash = Self.start
        for stem in sentence.stems[start...start + 2] { hash = (hash ^ stemHashes[stem]) &* Self.prime }
        hashes.insert(hash)
      }
    }
    for stem in story.headline { counts[stem] += 2 }
    // Of words that stand once, the earliest: a story begins with what it is about.
    let kept = counts.indices.filter { stem in
      counts[stem] > 0 && words.stemBytes(stem).count > 2
        && words.stemBytes(stem).contains { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 }
    }.sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }.prefix(Self.most)
    self.words = Dictionary(
      uniqueKeysWithValues: kept.map { (words.stemText($0), (counts[$0], words.word(of: $0))) })
    sketch = Array(hashes.sorted().prefix(Self.sketchSize))
  }

  /// About the share of runs of three words that two stories have in common, from 0 to 1.
  func likeness(to other: StoryPrint) -> Double {
    guard !sketch.isEmpty, !other.sketch.isEmpty else { return 0 }
    let union = Set(sketch).union(other.sketch).sorted().prefix(Self.sketchSize)
    let (a, b) = (Set(sketch), Set(other.sketch))
    return Double(union.count { a.contains($0) && b.contains($0) }) / Double(union.count)
  }

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  /// FNV-1a, for the same everywhere.
  private static func hash(_ stem: ArraySlice<UInt8>) -> UInt64 {
    stem.reduce(start) { ($0 ^ UInt64($1)) &* prime }
  }
}
