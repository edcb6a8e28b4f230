import AlihOffline

/// Finds what people wrote otherwise: stretches of the engine's English with the approved ones they stand for.
///
/// The stretches are those of Koehn, Och and Marcu (2003): no word inside has its counterpart outside. Beyond that they
/// are faithful: each content word of either side has its counterpart inside, and nothing that stays is inside at all.
struct EditExtraction {
  /// A change in one place.
  struct Change: Hashable {
    var range: Range<Int>
    /// Of the approved sentence.
    var words: Range<Int>
  }

  private let engine: CountedSentence
  private let approved: CountedSentence
  private let alignment: WordAlignment
  /// For each place of the approved sentence, that of the engine's, or -1.
  private let origins: [Int]

  init(_ engine: CountedSentence, _ approved: CountedSentence, _ alignment: WordAlignment) {
    (self.engine, self.approved, self.alignment) = (engine, approved, alignment)
    var origins = [Int](repeating: -1, count: approved.count)
    for (i, j) in alignment.places.enumerated() where j >= 0 { origins[j] = i }
    self.origins = origins
  }

  private static let longest = (engine: 6, approved: 7)

  /// The changes, each as small as it can be, in the order of their places; linear in the sentence.
  var changes: [Change] {
    var changes: Set<Change> = []
    for start in 0..<engine.count {
      var (low, high) = (Int.max, -1)
      for end in (start + 1)...min(start + Self.longest.engine, engine.count) {
        let j = alignment.places[end - 1]
        if j < 0, engine.kinds[end - 1] != .function { break }
        if j >= 0 { (low, high) = (min(low, j), max(high, j)) }
        guard high >= 0, high - low < Self.longest.approved, isClosed(low...high, start..<end) else {
          continue
        }
        for words in widened(low..<(high + 1)) {
          if let change = smallest(Change(range: start..<end, words: words)) { changes.insert(change) }
        }
      }
    }
    return changes.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.words.lowerBound, $0.words.upperBound)
        < ($1.range.lowerBound, $1.range.upperBound, $1.words.lowerBound, $1.words.upperBound)
    }
  }

  private func isClosed(_ words: ClosedRange<Int>, _ range: Range<Int>) -> Bool {
    words.allSatisfy { j in
      origins[j] >= 0 ? range.contains(origins[j]) : approved.kinds[j] == .function
    }
  }

  /// The stretch with the function words beside it that have no counterpart.
  private func widened(_ words: Range<Int>) -> [Range<Int>] {
    func isFree(_ j: Int) -> Bool {
      approved.kinds.indices.contains(j) && origins[j] < 0 && approved.kinds[j] == .function
    }
    var found: [Range<Int>] = []
    var low = words.lowerBound
    while true {
      var high = words.upperBound
      while high - low <= Self.longest.approved {
        found.append(low..<high)
        guard isFree(high) else { break }
        high += 1
      }
      guard isFree(low - 1), words.upperBound - low < Self.longest.approved else { return found }
      low -= 1
    }
  }

  /// Without what is the same on both sides at its two ends; nil where nothing is left, or it stands on loose ground.
  private func smallest(_ change: Change) -> Change? {
    var (start, end) = (change.range.lowerBound, change.range.upperBound)
    var (low, high) = (change.words.lowerBound, change.words.upperBound)
    while start < end, low < high, engine.words[start] == approved.words[low] {
      (start, low) = (start + 1, low + 1)
    }
    while start < end, low < high, engine.words[end - 1] == approved.words[high - 1] {
      (end, high) = (end - 1, high - 1)
    }
    guard start < end || low < high, end - start <= 4, high - low <= 4,
      !engine.kinds[start..<end].contains(.fixed), !approved.kinds[low..<high].contains(.fixed)
    else { return nil }
    // At each end either content words that belong together, or neighbors that do.
    let isFirst =
      start < end && low < high && engine.kinds[start] == .content && approved.kinds[low] == .content
    let isLast =
      start < end && low < high && engine.kinds[end - 1] == .content && approved.kinds[high - 1] == .content
    guard isFirst || alignment.counterpart(start - 1) == low - 1, isLast || alignment.counterpart(end) == high
    else { return nil }
    return Change(range: start..<end, words: low..<high)
  }

  /// Whether the approved sentence has a stretch as the engine wrote it.
  func keeps(_ range: Range<Int>) -> Bool {
    if range.isEmpty {
      guard let before = alignment.counterpart(range.lowerBound - 1) else { return false }
      return alignment.counterpart(range.lowerBound) == before + 1
    }
    return range.allSatisfy { i in
      alignment.places[i] >= 0 && engine.words[i] == approved.words[alignment.places[i]]
    }
  }
}
