import AlihModel
import AlihStore

/// An article of a run as a person meets it first: how much of it is decided, and what has to be looked at.
package struct TriagedArticle: Sendable {
  package var article: DeskArticle
  package var headline: String
  package var segments = 0
  package var reviewed = 0
  /// How many sentences have each reason, the commonest first.
  package var reasons: [(reason: String, count: Int)] = []
  /// Sentences that a person should look at.
  package var toCheck = 0

  /// What puts an article in front of others: what is not there at all, then what is wrong, then what is open.
  var weight: Int {
    func count(_ reason: String) -> Int { reasons.first { $0.reason == reason }?.count ?? 0 }
    let isFailed = article.isFailed ? 1_000_000 : 0
    return isFailed + 10_000 * count("untranslated") + 100 * count("the source changed") + 10
      * count("degraded") + toCheck
  }
}

extension ReviewDesk {
  /// The run's articles, those that need a person first.
  package func triage() throws(StoreProblem) -> [TriagedArticle] {
    var all: [TriagedArticle] = []
    for article in try articles() { all.append(try triage(article)) }
    return all.enumerated().sorted { one, other in
      one.element.weight != other.element.weight
        ? one.element.weight > other.element.weight : one.offset < other.offset
    }.map(\.element)
  }

  private func triage(_ article: DeskArticle) throws(StoreProblem) -> TriagedArticle {
    let segments = try segments(of: article)
    let head = segments.first { $0.role == .headline } ?? segments.first
    var triaged = TriagedArticle(
      article: article,
      headline: head.map { $0.segment.target.isEmpty ? $0.place.source : $0.segment.target } ?? "")
    var counts: [String: Int] = [:]
    for segment in segments where segment.segment.status != .kept {
      triaged.segments += 1
      if segment.segment.review != nil { triaged.reviewed += 1 }
      let reasons = segment.reasons
      if !reasons.isEmpty { triaged.toCheck += 1 }
      for reason in reasons { counts[reason, default: 0] += 1 }
    }
    triaged.reasons = counts.map { (reason: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
    return triaged
  }
}
