import AlihModel
import Foundation
import GRDB

/// One command line in one folder, and what became of its articles: held by this process while it works on it.
package struct Job: Sendable {
  package let id: Int64
  /// Whether the articles that an earlier run finished are taken over.
  package let isContinued: Bool
  /// Whether only what is degraded or untranslated is redone.
  package let isRetry: Bool
  /// Whether what is degraded or untranslated is done again, the rest taken over.
  let redoesOpen: Bool
  /// The last answer from before the retry.
  let repliesAfter: Int64
  let provenances: [String: Int64]
  let store: Store

  /// What a job is known by.
  package struct Order: Sendable {
    package var folder: String
    /// Of `alih`, the command's name among them, so that the job can be run again.
    package var arguments: [String]
    /// Tells two orders apart; options that don't change the result are left out.
    package var identity: String

    package init(folder: String, arguments: [String], identity: String) {
      self.folder = folder
      self.arguments = arguments
      self.identity = identity
    }
  }

  /// A finished article, or one that failed.
  package struct Article: Sendable {
    package var path: String
    /// The fingerprint of the file.
    package var content: String
    package var segments: [BilingualSegment]
    /// What each segment's block is for, by the segment's id; paragraphs where nothing is said.
    package var roles: [String: Role]
    /// Why it failed.
    package var message: String?

    package init(
      path: String, content: String, segments: [BilingualSegment] = [], roles: [String: Role] = [:],
      message: String? = nil
    ) {
      self.path = path
      self.content = content
      self.segments = segments
      self.roles = roles
      self.message = message
    }
  }

  /// What an earlier run of this job made of an article that hasn't changed since, by segment id.
  package func keptSegments(of path: String, content: String) throws(StoreProblem) -> [String:
    BilingualSegment]
  {
    guard isContinued else { return [:] }
    let open = redoesOpen ? " AND segment.state NOT IN ('degraded', 'untranslated')" : ""
    let sql = """
      SELECT segment.id, segment.source, segment.state, segment.engine, segment.target, segment.notes
      FROM article JOIN segment ON segment.article = article.id
      WHERE job = ? AND path = ? AND content = ? AND article.state = 'finished'\(open)
      """
    return try store.read { database in
      let rows = try Row.fetchAll(
        database.cachedStatement(sql: sql), arguments: [id, path, content])
      var kept: [String: BilingualSegment] = [:]
      for row in rows {
        guard let status = SegmentStatus(rawValue: row[2]) else { continue }
        let notes = Notes(json: row[5])
        var segment = BilingualSegment(
          id: row[0], source: row[1], target: row[4], engine: row[3], status: status,
          terms: notes?.terms ?? [], findings: notes?.findings ?? [])
        segment.edits = notes?.edits ?? 0
        kept[segment.id] = segment
      }
      return kept
    }
  }

  /// Up to which answer nothing fits: a retry asks again for what came out degraded, and for nothing else.
  func lastReplyPassedOver(for request: SegmentRequest, in database: Database) throws -> Int64 {
    guard isRetry else { return 0 }
    let find = try database.cachedStatement(
      sql: """
        SELECT 1 FROM article JOIN segment ON segment.article = article.id
        WHERE job = ? AND path = ? AND segment.id = ? AND segment.state IN ('degraded', 'untranslated')
        """)
    let isOpen = try Bool.fetchOne(find, arguments: [id, request.article, request.id]) ?? false
    return isOpen ? repliesAfter : 0
  }

  /// Remembers how articles ended, all of them in one transaction.
  package func record(_ articles: [Article]) throws(StoreProblem) {
    guard !articles.isEmpty else { return }
    try store.write { database in
      // An article keeps its number from run to run: pages of the desk are called by it.
      let put = try database.cachedStatement(
        sql: """
          INSERT INTO article(job, path, content, state, message) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT(job, path) DO UPDATE
          SET content = excluded.content, state = excluded.state, message = excluded.message RETURNING id
          """)
      let clear = try database.cachedStatement(sql: "DELETE FROM segment WHERE article = ?")
      let addSegment = try database.cachedStatement(
        sql: """
          INSERT INTO segment(article, id, source, state, engine, target, notes, provenance, role)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for article in articles {
        let state = article.message == nil ? "finished" : "failed"
        let row = try Int64.fetchOne(
          put, arguments: [id, article.path, article.content, state, article.message])
        try clear.execute(arguments: [row])
        for segment in article.segments {
          let notes = Notes(terms: segment.terms, findings: segment.findings, edits: segment.edits)
          try addSegment.execute(arguments: [
            row, segment.id, segment.source, segment.status.rawValue, segment.engine, segment.target,
            notes.json, provenances[segment.engine], article.roles[segment.id]?.rawValue,
          ])
        }
      }
      try database.execute(
        sql: "UPDATE job SET updated = ? WHERE id = ?", arguments: [Date().timeIntervalSince1970, id])
    }
  }

  /// Forgets articles of earlier runs that aren't there any more.
  package func forget(allBut paths: Set<String>) throws(StoreProblem) {
    try store.write { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT id, path FROM article WHERE job = ?", arguments: [id])
      for row in rows where !paths.contains(row[1]) {
        try database.execute(sql: "DELETE FROM article WHERE id = ?", arguments: [row[0] as Int64])
      }
    }
  }

  /// Lets go of the job.
  ///
  /// - Parameter isFinished: false when the run stopped before its end.
  package func close(isFinished: Bool) throws(StoreProblem) {
    try store.write { database in
      try database.execute(
        sql: """
          UPDATE job SET state = ?, updated = ?, holder = NULL, holder_birth = NULL, held_since = NULL WHERE id = ?
          """,
        arguments: [isFinished ? "finished" : "unfinished", Date().timeIntervalSince1970, id])
    }
  }
}
