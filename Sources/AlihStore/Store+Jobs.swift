import Foundation
import GRDB

extension Store {
  /// What taking up a job came to.
  package enum Taking: Sendable {
    case taken(Job)
    /// Another process works on it.
    case held(job: Int64, process: Int32, since: Date)
  }

  /// How a job is to go on.
  package enum Start: Sendable {
    /// Where an earlier run stopped; with what is new, changed or degraded when it came to its end.
    case ordinary
    /// With what is degraded or untranslated.
    case retry
    /// With nothing but what was never finished: the documents are written anew, with what people decided.
    case documents
  }

  /// Takes a job up for this process, made anew when there is none like it.
  ///
  /// The job of a process that died, by whatever cause, is taken over. A job made with other settings starts from the
  /// beginning; the answers paid for are reused where they still fit.
  package func takeUp(
    _ order: Job.Order, _ start: Start, settings: String, articles: Int, provenances: [Provenance]
  ) throws(StoreProblem) -> Taking {
    try write { database in
      let now = Date().timeIntervalSince1970
      let old = try Row.fetchOne(
        database, sql: "SELECT * FROM job WHERE identity = ?", arguments: [order.identity])
      if let old, let holder = Holder(old), holder.isAlive, holder != .current {
        return .held(
          job: old["id"], process: holder.process, since: Date(timeIntervalSince1970: old["held_since"]))
      }
      let wasUnfinished = old.map { $0["state"] == "unfinished" } ?? false
      let wasRetry = wasUnfinished && old?["is_retry"] == true
      let isRetry = old != nil && (start == .retry || wasRetry)
      let isContinued = isRetry || start == .documents || old?["settings"] == settings
      let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM reply") ?? 0
      let repliesAfter: Int64 = !isRetry ? 0 : wasRetry ? old?["replies_after"] ?? 0 : last
      if old == nil {
        try database.execute(
          sql: """
            INSERT INTO job(identity, folder, arguments, settings, created, updated, state, articles)
            VALUES (?, '', '', '', ?, ?, '', 0)
            """, arguments: [order.identity, now, now])
      }
      let id: Int64 = old?["id"] ?? database.lastInsertedRowID
      let arguments = String(decoding: try JSONEncoder().encode(order.arguments), as: UTF8.self)
      let holder = Holder.current
      try database.execute(
        sql: """
          UPDATE job SET folder = ?, arguments = ?, settings = ?, updated = ?, state = 'unfinished', articles = ?,
            is_retry = ?, replies_after = ?, holder = ?, holder_birth = ?, held_since = ? WHERE id = ?
          """,
        arguments: [
          order.folder, arguments, settings, now, articles, isRetry, repliesAfter, holder.process,
          holder.birth,
          now, id,
        ])
      // What failed is tried again: until this run comes to it, yesterday's failure is no news of it.
      let stale = isContinued ? " AND state = 'failed'" : ""
      try database.execute(sql: "DELETE FROM article WHERE job = ?\(stale)", arguments: [id])
      var rows: [String: Int64] = [:]
      for provenance in provenances { rows[provenance.engine] = try provenance.row(in: database) }
      return .taken(
        Job(
          id: id, isContinued: isContinued, isRetry: isRetry,
          redoesOpen: start != .documents && (isRetry || !wasUnfinished),
          repliesAfter: repliesAfter, provenances: rows,
          store: self))
    }
  }

  /// All jobs, the one last worked on first.
  package func jobs() throws(StoreProblem) -> [JobReport] {
    try read { try JobReport.all(in: $0) }
  }

  package func job(_ id: Int64) throws(StoreProblem) -> JobReport? {
    try read { try JobReport.all(in: $0, id: id).first }
  }

  /// How each article of a job ended, in the order in which they were finished.
  package func articles(of job: Int64) throws(StoreProblem) -> [JobReport.Article] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT path, article.state, message, count(segment.id), coalesce(sum(segment.state = 'degraded'), 0),
            coalesce(sum(segment.state = 'untranslated'), 0)
          FROM article LEFT JOIN segment ON segment.article = article.id
          WHERE job = ? GROUP BY article.id ORDER BY article.id
          """, arguments: [job]
      ).map { row in
        JobReport.Article(
          path: row[0], state: row[1], message: row[2], segments: row[3], degraded: row[4],
          untranslated: row[5])
      }
    }
  }

  /// Forgets a job and its articles; answers that were paid for stay, and fit another job's requests.
  package func discard(_ job: Int64) throws(StoreProblem) {
    try write { database in
      try database.execute(sql: "DELETE FROM job WHERE id = ?", arguments: [job])
    }
  }
}

extension Holder {
  /// Who holds a job, by its row; nil when nobody does.
  init?(_ row: Row) {
    guard let process: Int32 = row["holder"] else { return nil }
    self.init(process: process, birth: row["holder_birth"] ?? "")
  }
}
