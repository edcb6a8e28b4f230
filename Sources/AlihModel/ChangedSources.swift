/// Where sentences that people decided on stand now that their source is another one.
package enum ChangedSources {
  /// The share of words that a changed sentence has in common with what it was: `Hujan deras turun.` with `Hujan turun.`
  private static let likeness = 0.5
  /// More comparisons than this tell no more than the ids do: the article is another one.
  private static let mostComparisons = 1_000_000

  /// By place in `open`, the decision on what its sentence was: the likest one, and where none is like it, the one with its id.
  ///
  /// - Parameter open: sentences without a decision of their own, in order; nil where one has it.
  package static func places(of decided: [ReviewedSegment], among open: [(id: String, source: String)?])
    -> [Int: ReviewedSegment]
  {
    guard !decided.isEmpty else { return [:] }
    var places: [Int: ReviewedSegment] = [:]
    var left = decided.sorted { ($0.id, $0.source, $0.occurrence) < ($1.id, $1.source, $1.occurrence) }
    if decided.count * open.count <= mostComparisons {
      let words = open.map { $0.map { Self.words(of: $0.source) } }
      left.removeAll { review in
        let was = Self.words(of: review.source)
        var best: (place: Int, share: Double)?
        for (place, words) in words.enumerated() where places[place] == nil {
          guard let words else { continue }
          let share = share(was, words)
          // Of two alike the one that has kept the id.
          if share >= likeness,
            share > best?.share ?? 0 || share == best?.share && open[place]?.id == review.id
          {
            best = (place, share)
          }
        }
        if let best { places[best.place] = review }
        return best != nil
      }
    }
    let byID = Dictionary(left.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (place, segment) in open.enumerated() where places[place] == nil {
      if let segment, let review = byID[segment.id] { places[place] = review }
    }
    return places
  }

  private static func words(of text: String) -> Set<Substring> {
    Set(text.lowercased()[...].split { !$0.isLetter && !$0.isNumber })
  }

  private static func share(_ one: Set<Substring>, _ other: Set<Substring>) -> Double {
    Double(one.intersection(other).count) / Double(max(one.count, other.count, 1))
  }
}
