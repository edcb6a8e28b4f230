import AlihModel
import Foundation
import GRDB

/// What the store knows of a job.
package struct JobReport: Sendable {
  package enum State: String, Sendable, Codable {
    /// A process works on it.
    case running
    /// It stopped before its end; `alih jobs resume` goes on with it.
    case interrupted
    case finished
  }

  package struct Article: Sendable, Codable {
    package var path: String
    package var state: String
    package var message: String?
    package var segments: Int
    package var degraded: Int
    package var untranslated: Int
  }

  /// What the requests of one engine came to.
  package struct Engine: Sendable, Codable {
    package var name: String
    package var model: String
    package var requests = 0
    package var failed = 0
    package var seconds = 0.0
    /// Characters where the service counts those, and writes none.
    package var inputTokens = 0
    package var outputTokens = 0
    /// In the unit of `price`; nil without one.
    package var cost: Double?

    package init(name: String, model: String) {
      self.name = name
      self.model = model
    }

    package mutating func add(_ attempt: Attempt) {
      requests += 1
      if attempt.outcome != "done" { failed += 1 }
      seconds += attempt.duration
      inputTokens += attempt.inputTokens ?? 0
      outputTokens += attempt.outputTokens ?? 0
      if let more = attempt.cost { cost = (cost ?? 0) + more }
    }
  }

  package var id: Int64
  package var state: State
  package var folder: String
  /// Of `alih`; jobs of older versions begin with the options of `alih translate`.
  package var arguments: [String]
  package var created: Date
  package var updated: Date
  /// Who works on it.
  package var process: Int32?
  /// All articles of the last run, those that aren't finished too.
  package var articles: Int
  package var finished: Int
  package var failed: Int
  package var segments: Int
  package var degraded: Int
  package var untranslated: Int
  package var engines: [Engine]

  /// The reports of all jobs, or of one.
  static func all(in database: Database, id: Int64? = nil) throws -> [JobReport] {
    let sql = """
      SELECT job.*,
        (SELECT count(*) FROM article WHERE job = job.id AND state = 'finished') AS finished,
        (SELECT count(*) FROM article WHERE job = job.id AND state = 'failed') AS failed,
        count(segment.id) AS segments, coalesce(sum(segment.state = 'degraded'), 0) AS degraded,
        coalesce(sum(segment.state = 'untranslated'), 0) AS untranslated
      FROM job LEFT JOIN article ON article.job = job.id LEFT JOIN segment ON segment.article = article.id
      WHERE ? IS NULL OR job.id = ? GROUP BY job.id ORDER BY job.updated DESC, job.id DESC
      """
    return try Row.fetchAll(database, sql: sql, arguments: [id, id]).map { row in
      let holder = Holder(row).flatMap { $0.isAlive ? $0.process : nil }
      let arguments: String = row["arguments"]
      return JobReport(
        id: row["id"],
        state: row["state"] == "finished" ? .finished : holder == nil ? .interrupted : .running,
        folder: row["folder"],
        arguments: (try? JSONDecoder().decode([String].self, from: Data(arguments.utf8))) ?? [],
        created: Date(timeIntervalSince1970: row["created"]),
        updated: Date(timeIntervalSince1970: row["updated"]), process: holder, articles: row["articles"],
        finished: row["finished"], failed: row["failed"], segments: row["segments"],
        degraded: row["degraded"], untranslated: row["untranslated"],
        engines: try Self.engines(of: row["id"], in: database))
    }
  }

  /// Stores of older versions may hold whatever a server reported, in numbers that have no sum.
  private static func engines(of job: Int64, in database: Database) throws -> [Engine] {
    let sql = """
      SELECT engine, model, count(*), sum(outcome <> 'done'), sum(seconds),
        coalesce(sum(min(max(input_tokens, 0), 100000000)), 0),
        coalesce(sum(min(max(output_tokens, 0), 100000000)), 0), sum(cost)
      FROM attempt JOIN provenance ON provenance.id = attempt.provenance
      WHERE job = ? GROUP BY engine, model ORDER BY min(attempt.id)
      """
    return try Row.fetchAll(database, sql: sql, arguments: [job]).map { row in
      var engine = Engine(name: row[0], model: row[1])
      engine.requests = row[2]
      engine.failed = row[3]
      engine.seconds = row[4]
      engine.inputTokens = row[5]
      engine.outputTokens = row[6]
      engine.cost = row[7]
      return engine
    }
  }
}
