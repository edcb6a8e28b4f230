import AlihFormats
import AlihModel
import AlihStore
import FlyingFox
import Foundation

/// What the desk's pages show and ask for.
struct DeskAPI: Sendable {
  let desk: ReviewDesk
  let workshop: any Workshop
  let board: TriageBoard
  /// Pages as they were shown last, for as long as nobody has written to the store.
  private let shown = Locked<(mark: [Int64], pages: [String: HTTPResponse])>(([], [:]))

  init(desk: ReviewDesk, workshop: any Workshop) {
    self.desk = desk
    self.workshop = workshop
    board = TriageBoard(desk)
  }

  // MARK: Pages

  func triage(show: String?, query: String, page: Int) async throws -> HTTPResponse {
    try await shown("\(show ?? "") \(page) \(query)") {
      let articles = try await board.triage()
      if articles.isEmpty, try desk.store.job(desk.job.id) == nil {
        throw RequestProblem(
          404, "Job \(desk.job.id) was discarded. What was decided is kept: 'alih review log' lists it.")
      }
      let isAnyToCheck = articles.contains { $0.toCheck > 0 || $0.article.isFailed }
      let choice = show.flatMap(TriagePage.Choice.init(rawValue:)) ?? (isAnyToCheck ? .check : .open)
      return TriagePage(job: desk.job, articles: articles, choice: choice, query: query, page: page).html
    }
  }

  /// - Parameter sentence: one that the page is to show, of an article that is longer than a page.
  func page(ofArticle id: Int64?, at sentence: String?) async throws -> HTTPResponse {
    let article = try article(id)
    let isThere = FileSystem.holds(article.place)
    return try await shown("article \(article.id) \(isThere) \(sentence ?? "")") {
      ArticlePage(
        article: article, segments: try desk.segments(of: article), languages: desk.languages,
        translated: desk.job.updated, isThere: isThere, at: sentence
      ).html
    }
  }

  private func shown(_ name: String, _ make: () async throws -> String) async throws -> HTTPResponse {
    let mark = try desk.store.changeMark()
    if let page = shown.withLock({ $0.mark == mark ? $0.pages[name] : nil }) { return page }
    let page = HTTPResponse.page(try await make())
    shown.withLock { shown in
      if shown.mark != mark { shown = (mark, [:]) }
      // A few pages, not all that were ever looked at.
      if shown.pages.count < 16 { shown.pages[name] = page }
    }
    return page
  }

  private func article(_ id: Int64?) throws -> DeskArticle {
    guard let article = try id.flatMap({ try desk.store.deskArticle($0, of: desk.job) }) else {
      throw RequestProblem(404, "This run has no such article; it may have been run again meanwhile.")
    }
    return article
  }

  private func segment(_ place: SegmentFields) throws -> (DeskArticle, DeskSegment) {
    let article = try article(place.article)
    guard let segment = try desk.segment(place.segment, of: article) else {
      throw RequestProblem(
        404, "The article has no sentence '\(place.segment)' any more; load the page anew.")
    }
    return (article, segment)
  }

  // MARK: Requests

  struct SegmentFields: Decodable {
    var article: Int64
    var segment: String
    var target: String?
    var kind: String?
    /// The last decision that the page knew of; 0 for none.
    var seen: Int64?
  }

  func answer(_ name: String, _ request: HTTPRequest) async throws -> HTTPResponse {
    switch name {
    case "decide": return try decide(try await request.decoded(SegmentFields.self))
    case "same": return try useElsewhere(try await request.decoded(SegmentFields.self))
    case "check": return try await check(try await request.decoded(SegmentFields.self))
    case "similar": return try similar(try await request.decoded(SegmentFields.self))
    case "history": return try history(try await request.decoded(SegmentFields.self))
    case "term/effect": return try effect(try await request.decoded(TermFields.self))
    case "term": return try await add(try await request.decoded(TermFields.self))
    case "write":
      return .json(["message": try await workshop.writeDocuments()])
    default: throw RequestProblem(404, "The desk knows no '\(name)'.")
    }
  }

  private struct Decided: Encodable {
    var row: String
    /// How often the sentence stands undecided elsewhere in the run.
    var same: Int
  }

  private func decide(_ fields: SegmentFields) throws -> HTTPResponse {
    let (article, segment) = try segment(fields)
    let seen = fields.seen.map { [segment.place: $0] } ?? [:]
    switch fields.kind {
    case "approve": try desk.approve([segment], seen: seen)
    case "edit": try desk.edit(segment, to: fields.target ?? "", seen: seen)
    case "reopen": try desk.reopen([segment], seen: seen)
    case "undo":
      if let known = fields.seen, segment.lastDecision != known, let standing = try standing(segment) {
        throw DecisionConflict(standing: standing)
      }
      _ = try desk.store.takeBack(segment.place, desk.languages, by: desk.person)
    default: throw RequestProblem(400, "A decision is approve, edit, reopen or undo.")
    }
    let now = try desk.segment(segment.id, of: article) ?? segment
    let same =
      now.segment.review == nil ? 0 : try undecided(like: now, in: article).reduce(0) { $0 + $1.1.count }
    return .json(Decided(row: row(now), same: same))
  }

  private func standing(_ segment: DeskSegment) throws -> Decision? {
    try desk.store.history(of: segment.place, desk.languages).last
  }

  private struct Conflict: Encodable {
    var row: String
    var seen: Int64
    var by: String
    var target: String
  }

  /// Shows what somebody else decided meanwhile, so that the second person decides, too.
  func conflict(_ conflict: DecisionConflict) throws -> HTTPResponse {
    let standing = conflict.standing
    let article = try desk.articles().first { $0.place == standing.place.article }
    let segment = try article.flatMap { try desk.segment(standing.place.segment, of: $0) }
    return .json(
      Conflict(row: segment.map(row) ?? "", seen: standing.id, by: standing.person, target: standing.target),
      409)
  }

  private func row(_ segment: DeskSegment) -> String {
    var html = HTMLText()
    SegmentRow(segment: segment, languages: desk.languages).write(to: &html)
    return html.text
  }

  /// The sentences of the run with the same source on which nobody has decided, by article.
  private func undecided(like segment: DeskSegment, in article: DeskArticle) throws -> [(
    DeskArticle, [DeskSegment]
  )] {
    let places = try desk.store.places(of: segment.place.source, inJob: desk.job.id)
    guard places.count > 1 else { return [] }
    let ids = Dictionary(places.map { ($0.article, $0.segment) }, uniquingKeysWith: { first, _ in first })
    return try ids.sorted { $0.key < $1.key }.compactMap { id, name in
      guard let other = try desk.store.deskArticle(id, of: desk.job) else { return nil }
      return (
        other,
        try desk.store.deskSegments(of: other, like: name, desk.languages).filter {
          $0.place != segment.place && $0.segment.review == nil
        }
      )
    }
  }

  private struct Used: Encodable {
    var count: Int
    /// Whether the page that asked shows one of them.
    var here: Bool
  }

  private func useElsewhere(_ fields: SegmentFields) throws -> HTTPResponse {
    let (article, segment) = try segment(fields)
    guard segment.segment.review != nil else {
      throw RequestProblem(400, "Nobody has decided on this sentence.")
    }
    var used = Used(count: 0, here: false)
    for (other, segments) in try undecided(like: segment, in: article) {
      for same in segments {
        try desk.edit(same, to: segment.segment.target)
        used.count += 1
        if other.id == article.id { used.here = true }
      }
    }
    return .json(used)
  }

  private func check(_ fields: SegmentFields) async throws -> HTTPResponse {
    let (_, segment) = try segment(fields)
    let text = DeskText(id: segment.id, role: segment.role, text: segment.place.source)
    let findings = await workshop.findings(on: fields.target ?? "", for: text)
    return .json(["findings": findings.filter { $0.severity != .info }.map(\.message)])
  }

  private struct Similar: Encodable {
    struct Unit: Encodable {
      var score: Double
      var source: String
      var target: String
    }

    var units: [Unit]
  }

  private func similar(_ fields: SegmentFields) throws -> HTTPResponse {
    let (_, segment) = try segment(fields)
    let units = try desk.store.similarUnits(to: segment.place.source, desk.languages)
    return .json(
      Similar(units: units.map { Similar.Unit(score: $0.score, source: $0.source, target: $0.target) }))
  }

  private struct History: Encodable {
    struct Step: Encodable {
      var at: String
      var by: String
      var kind: String
      var target: String
    }

    var steps: [Step]
  }

  private func history(_ fields: SegmentFields) throws -> HTTPResponse {
    let (_, segment) = try segment(fields)
    let decisions = try desk.store.history(of: segment.place, desk.languages)
    let machine = History.Step(
      at: desk.job.created.formatted(.iso8601), by: segment.segment.engine, kind: "translated",
      target: decisions.first?.before ?? segment.machine)
    return .json(
      History(
        steps: [machine]
          + decisions.map {
            History.Step(
              at: $0.at.formatted(.iso8601), by: $0.person, kind: $0.kind.rawValue, target: $0.target)
          }))
  }
}
