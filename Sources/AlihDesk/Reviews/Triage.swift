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
  /// Which of the digest's groups it is in.
  package var group: Int?

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
    return inOrder(all)
  }

  /// The heaviest first, and right behind each the others of its event.
  fileprivate func inOrder(_ articles: [TriagedArticle]) -> [TriagedArticle] {
    let sorted = articles.enumerated().sorted { one, other in
      one.element.weight != other.element.weight
        ? one.element.weight > other.element.weight : one.offset < other.offset
    }.map(\.element)
    guard !groups.isEmpty else { return sorted }
    let numbers = Dictionary(
      groups.enumerated().flatMap { number, paths in paths.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
    var places: [Int: Int] = [:]
    var events: [[TriagedArticle]] = []
    for var article in sorted {
      article.group = numbers[article.article.path]
      if let group = article.group, let place = places[group] {
        events[place].append(article)
      } else {
        if let group = article.group { places[group] = events.count }
        events.append([article])
      }
    }
    return events.flatMap(\.self)
  }

  fileprivate func triage(_ article: DeskArticle) throws(StoreProblem) -> TriagedArticle {
    let segments = try segments(of: article)
    let headline = segments.first { $0.role == .headline }
    let head = (headline ?? segments.first).map {
      $0.segment.target.isEmpty ? $0.place.source : $0.segment.target
    }
    var triaged = TriagedArticle(
      article: article, headline: (headline == nil ? head?.opening : head) ?? "")
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

/// The run's articles as they were last counted: after a decision its article alone is counted again.
actor TriageBoard {
  private let desk: ReviewDesk
  private var articles: [Int64: TriagedArticle] = [:]
  private var lastDecision: Int64 = 0
  /// Of the store, when it was last looked at.
  private var mark: [Int64] = []

  init(_ desk: ReviewDesk) { self.desk = desk }

  /// Those that need a person first.
  func triage() throws -> [TriagedArticle] {
    let mark = try desk.store.changeMark()
    if mark != self.mark {
      let decided = try desk.store.articlesDecided(after: lastDecision)
      // Another process may have written anything; this one decides, and forgets what it translates anew.
      if mark.first != self.mark.first { articles = [:] }
      articles = articles.filter { !decided.places.contains($0.value.article.place) }
      (lastDecision, self.mark) = (decided.last, mark)
    }
    return desk.inOrder(
      try desk.articles().map { article in
        if let known = articles[article.id] { return known }
        let triaged = try desk.triage(article)
        articles[article.id] = triaged
        return triaged
      })
  }

  /// Has everything counted again.
  func forget() { articles = [:] }
}
