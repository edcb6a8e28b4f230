import AlihModel
import Foundation
import GRDB

/// A sentence of a job's article as the desk shows it: what the run made of it, and what a person decided since.
package struct DeskSegment: Sendable {
  package var place: Decision.Place
  package var role: Role
  /// What the run wrote, with the decision that holds laid over it.
  package var segment: BilingualSegment
  /// What the run wrote.
  package var machine: String
  /// The number of the last decision, also one that reopened the sentence; 0 for none.
  package var lastDecision: Int64
  /// What was decided when the source was another one.
  package var earlier: ReviewedSegment?

  package var id: String { place.segment }
}

/// An article of a job, without its sentences.
package struct DeskArticle: Sendable, Identifiable {
  package var id: Int64
  /// As the run was given it.
  package var path: String
  /// Its whole path.
  package var place: String
  package var isFailed: Bool
  package var message: String?
}

extension Store {
  /// The articles of a job, in the order of their paths.
  package func deskArticles(of job: JobReport) throws(StoreProblem) -> [DeskArticle] {
    try deskArticles(of: job, "ORDER BY path", [])
  }

  /// One article of a job by its number; nil where the job has none like it.
  package func deskArticle(_ id: Int64, of job: JobReport) throws(StoreProblem) -> DeskArticle? {
    try deskArticles(of: job, "AND id = ?", [id]).first
  }

  private func deskArticles(
    of job: JobReport, _ condition: String, _ arguments: StatementArguments
  ) throws(StoreProblem) -> [DeskArticle] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT id, path, state, message FROM article WHERE job = ? " + condition),
        arguments: [job.id] + arguments
      ).map { row in
        DeskArticle(
          id: row[0], path: row[1], place: Self.place(of: row[1], in: job.folder),
          isFailed: row[2] == "failed",
          message: row[3])
      }
    }
  }

  /// An article's sentences in reading order, with what people decided.
  package func deskSegments(
    of article: DeskArticle, _ languages: LanguagePair
  ) throws(StoreProblem) -> [DeskSegment] {
    let rows = try segmentRows(of: article, "", [])
    return Self.laidOver(rows, try standingDecisions(of: article.place, languages))
  }

  /// Of an article, the sentence with this id and those with the same source, whatever the article's length.
  package func deskSegments(
    of article: DeskArticle, like id: String, _ languages: LanguagePair
  ) throws(StoreProblem) -> [DeskSegment] {
    let rows = try segmentRows(
      of: article, "AND source = (SELECT source FROM segment WHERE article = ? AND id = ?)", [article.id, id])
    guard let source = rows.first?.place.source else { return [] }
    let own = try standingDecisions(of: article.place, languages, "AND source = ?", [source])
    // Where a source changed, only the whole article tells whose it was.
    let changed = try standingDecisions(
      of: article.place, languages, "AND source NOT IN (SELECT source FROM segment WHERE article = ?)",
      [article.id])
    guard changed.contains(where: { $0.review != nil }) else { return Self.laidOver(rows, own) }
    return try deskSegments(of: article, languages).filter { $0.place.source == source }
  }

  private func segmentRows(
    of article: DeskArticle, _ condition: String, _ arguments: StatementArguments
  ) throws(StoreProblem) -> [DeskSegment] {
    let rows = try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT id, source, state, engine, target, notes, role FROM segment WHERE article = ? "
            + condition),
        arguments: [article.id] + arguments)
    }
    return rows.map { row in (SegmentOrder.key(row[0]), Self.segment(row, article.place)) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// What was decided, on the sentences that it was decided on.
  private static func laidOver(_ segments: [DeskSegment], _ decisions: [Decision]) -> [DeskSegment] {
    var segments = segments
    var byPlace: [Decision.Place: Decision] = [:]
    for decision in decisions {
      var place = decision.place
      place.segment = ""
      byPlace[place] = decision
    }
    var occurrences: [String: Int] = [:]
    for index in segments.indices {
      let source = segments[index].place.source
      segments[index].place.occurrence = occurrences[source, default: 0]
      occurrences[source, default: 0] += 1
      var place = segments[index].place
      place.segment = ""
      guard let decision = byPlace.removeValue(forKey: place) else { continue }
      segments[index].lastDecision = decision.id
      guard let review = decision.review else { continue }
      segments[index].segment.target = decision.target
      segments[index].segment.review = review.review
    }
    // What is left was decided on sentences that aren't there any more: the source changed.
    let open = segments.map { $0.segment.review == nil ? (id: $0.id, source: $0.place.source) : nil }
    for (index, review) in ChangedSources.places(of: byPlace.values.compactMap(\.review), among: open) {
      segments[index].earlier = review
    }
    return segments
  }

  /// How many sentences of a job's articles are approved, and how many edited.
  package func reviewCounts(
    of job: JobReport, _ languages: LanguagePair
  ) throws(StoreProblem) -> [Review.State: Int] {
    let articles = try deskArticles(of: job)
    return try read { database in
      let count = try database.cachedStatement(
        sql: """
          SELECT kind, count(*) FROM decision
          WHERE article = ?1 AND source_language = ?2 AND target_language = ?3 AND is_last
            AND EXISTS (SELECT 1 FROM segment WHERE segment.article = ?4 AND segment.source = decision.source)
          GROUP BY kind
          """)
      var counts: [Review.State: Int] = [:]
      for article in articles {
        let rows = try Row.fetchAll(
          count, arguments: [article.place, languages.source, languages.target, article.id])
        for row in rows {
          if let state = Review.State(rawValue: row[0]) { counts[state, default: 0] += row[1] as Int }
        }
      }
      return counts
    }
  }

  /// A path's place, wherever the run was started: "berita/a.txt" in "/desk" -> "/desk/berita/a.txt".
  package static func place(of path: String, in folder: String) -> String {
    // By hand: Foundation takes '..' at the beginning of a relative path for nothing.
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func segment(_ row: Row, _ article: String) -> DeskSegment {
    let notes = Notes(json: row[5])
    let segment = BilingualSegment(
      id: row[0], source: row[1], target: row[4], engine: row[3],
      status: SegmentStatus(rawValue: row[2]) ?? .untranslated, terms: notes?.terms ?? [],
      findings: notes?.findings ?? [])
    let role = (row[6] as String?).flatMap(Role.init(rawValue:)) ?? .paragraph
    return DeskSegment(
      place: Decision.Place(article: article, segment: segment.id, source: segment.source), role: role,
      segment: segment, machine: segment.target, lastDecision: 0)
  }
}

/// The order of segment ids: b2.s1 before b10.s1.
package enum SegmentOrder {
  package static func key(_ id: String) -> [Int] {
    id.split { !$0.isNumber }.map { Int($0) ?? .max }
  }
}

extension Store {
  /// Where else in a job a sentence stands, as (article number, segment id).
  package func places(of source: String, inJob job: Int64) throws(StoreProblem) -> [(
    article: Int64, segment: String
  )] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT article.id, segment.id FROM article JOIN segment ON segment.article = article.id
            WHERE job = ? AND source = ?
            """), arguments: [job, source]
      ).map { (article: $0[0], segment: $0[1]) }
    }
  }

  /// The sentences of a job in which a word stands, as it is written, and the articles that they are of.
  package func places(
    ofWord word: String, inJob job: Int64
  ) throws(StoreProblem) -> [(article: Int64, segment: String)] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT article.id, segment.id FROM article JOIN segment ON segment.article = article.id
          WHERE job = ? AND instr(source, ?) > 0 ORDER BY article.path
          """, arguments: [job, word]
      ).map { (article: $0[0], segment: $0[1]) }
    }
  }

  /// Puts what an engine made of some sentences anew into the place of what the run made of them.
  package func replace(_ segments: [BilingualSegment], ofArticle article: Int64) throws(StoreProblem) {
    try write { database in
      let put = try database.cachedStatement(
        sql:
          "UPDATE segment SET target = ?, state = ?, engine = ?, notes = ? WHERE article = ? AND id = ? AND source = ?"
      )
      for segment in segments {
        try put.execute(arguments: [
          segment.target, segment.status.rawValue, segment.engine,
          Notes(terms: segment.terms, findings: segment.findings).json, article, segment.id, segment.source,
        ])
      }
    }
  }
}
