import AlihModel

/// Finds the sentences of an article on which people decided, though ids change when text is put in above them.
struct DecidedSegments {
  private var bySegment: [String: ReviewedSegment] = [:]
  /// What was decided on sentences that aren't in the article any more.
  private var orphans: [ReviewedSegment] = []

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
    orphans = Array(open.values)
  }

  subscript(id: String) -> ReviewedSegment? { bySegment[id] }

  /// Says where a sentence changed since a person decided on it, with the English that stood there.
  func note(changesIn segments: inout [BilingualSegment]) {
    let open = segments.map { bySegment[$0.id] == nil ? (id: $0.id, source: $0.source) : nil }
    for (index, old) in ChangedSources.places(of: orphans, among: open) {
      segments[index].findings.removeAll { $0.kind == .sourceChanged }
      segments[index].findings.append(
        Finding(
          .sourceChanged,
          "the source changed since \(old.review.by) \(old.review.state.rawValue) '\(old.target)'; it was '\(old.source)'"
        ))
    }
  }
}
