import AlihModel

/// Finds the sentences of an article on which people decided, though ids change when text is put in above them.
struct DecidedSegments {
  private var bySegment: [String: ReviewedSegment] = [:]
  /// By the id that the segment had, what was decided on sentences that aren't in the article any more.
  private var orphans: [String: ReviewedSegment] = [:]

  /// - Parameter segments: the article's, in order.
  init(_ reviewed: [ReviewedSegment], _ segments: [(id: String, source: String)]) {
    guard !reviewed.isEmpty else { return }
    struct Sentence: Hashable {
      var source: String
      var occurrence: Int
    }
    var open = Dictionary(
      reviewed.map { (Sentence(source: $0.source, occurrence: $0.occurrence), $0) },
      uniquingKeysWith: { _, later in later })
    var occurrences: [String: Int] = [:]
    for segment in segments {
      let occurrence = occurrences[segment.source, default: 0]
      occurrences[segment.source] = occurrence + 1
      let sentence = Sentence(source: segment.source, occurrence: occurrence)
      // An empty translation is none: a person who wants that leaves the sentence open.
      if let review = open.removeValue(forKey: sentence), !review.target.isEmpty {
        bySegment[segment.id] = review
      }
    }
    orphans = Dictionary(open.values.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(id: String) -> ReviewedSegment? { bySegment[id] }

  /// Says where a sentence changed since a person decided on it, with the English that stood there.
  func note(changesIn segments: inout [BilingualSegment]) {
    guard !orphans.isEmpty else { return }
    for index in segments.indices where bySegment[segments[index].id] == nil {
      guard let old = orphans[segments[index].id] else { continue }
      segments[index].findings.removeAll { $0.kind == .sourceChanged }
      segments[index].findings.append(
        Finding(
          .sourceChanged,
          "the source changed since \(old.review.by) \(old.review.state.rawValue) '\(old.target)'; it was '\(old.source)'"
        ))
    }
  }
}
