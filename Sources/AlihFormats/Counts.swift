import AlihModel

/// How many segments ended in each state; each is in exactly one of them.
struct Counts: Equatable {
  var segments = 0
  var translated = 0
  var degraded = 0
  var untranslated = 0
  var kept = 0
  /// Left out of the document on request.
  var dropped = 0
  /// Of the learned wording.
  var edits = 0
  /// Of the article and its segments.
  var findings = 0
  /// By people, as they stood or changed.
  var approved = 0
  var edited = 0
  /// Who approved or edited, in the order of their first segment.
  var people: [String] = []
  /// By name, in the order of their first segment.
  var engines: [(name: String, segments: Int)] = []

  init(_ article: BilingualArticle) {
    findings = article.findings.count
    var places: [String: Int] = [:]
    for segment in article.blocks.lazy.flatMap(\.segments) {
      segments += 1
      findings += segment.findings.count
      edits += segment.edits
      switch segment.status {
      case .translated: translated += 1
      case .degraded: degraded += 1
      case .untranslated: untranslated += 1
      case .kept: kept += 1
      }
      if let review = segment.review {
        if review.state == .approved { approved += 1 } else { edited += 1 }
        if !people.contains(review.by) { people.append(review.by) }
      }
      guard !segment.engine.isEmpty, segment.status != .kept else { continue }
      if let place = places[segment.engine] {
        engines[place].segments += 1
      } else {
        places[segment.engine] = engines.count
        engines.append((segment.engine, 1))
      }
    }
  }

  static func == (one: Counts, other: Counts) -> Bool {
    one.sentence == other.sentence
  }

  /// `31 segments: 28 translated, 2 degraded, 1 untranslated · 4 findings · offline 31`
  var sentence: String {
    var states = ["\(translated) translated", "\(degraded) degraded", "\(untranslated) untranslated"]
    if kept > 0 { states.append("\(kept) kept as they are") }
    var parts = ["\(segments) \(segments == 1 ? "segment" : "segments"): " + states.joined(separator: ", ")]
    if !people.isEmpty {
      let counts = [(approved, "approved"), (edited, "edited")].filter { $0.0 > 0 }.map { "\($0) \($1)" }
      parts.append("\(Review.mark) \(counts.joined(separator: ", ")) by \(people.joined(separator: ", "))")
    }
    if dropped > 0 { parts.append("\(dropped) left out as furniture") }
    if edits > 0 { parts.append("\(edits) learned \(edits == 1 ? "edit" : "edits")") }
    parts.append("\(findings) \(findings == 1 ? "finding" : "findings")")
    if !engines.isEmpty { parts.append(engines.map { "\($0.name) \($0.segments)" }.joined(separator: ", ")) }
    return parts.joined(separator: " · ")
  }
}
