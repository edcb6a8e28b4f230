import AlihModel
import Foundation
import GRDB

extension Store {
  /// Writes decisions, all of them or none; they are on the disk when this returns.
  ///
  /// What is approved or edited goes into the translation memory, and leaves it when its sentence is reopened.
  /// - Parameter seen: by place, the number of the last decision that the person knew of, 0 for none; places that are
  ///   left out are decided on whatever stands there.
  /// - Returns: the decisions with their numbers.
  /// - Throws: `DecisionConflict` where there is a newer one, or `StoreProblem`.
  package func decide(
    _ decisions: [Decision], _ languages: LanguagePair, seen: [Decision.Place: Int64] = [:]
  ) throws -> [Decision] {
    var conflict: DecisionConflict?
    do {
      return try write(isPaid: true) { database in
        try decisions.map { decision in
          let last = try Self.last(decision.place, languages, in: database)
          if let seen = seen[decision.place], let last, last.id != seen {
            let error = DecisionConflict(standing: last)
            conflict = error
            throw error
          }
          if let last { try Self.forget(last, languages, in: database) }
          return try Self.add(decision, languages, to: database)
        }
      }
    } catch {
      throw conflict ?? error
    }
  }

  /// Takes back the last decision on a sentence: the one before it holds again, or none. Twice goes two steps back.
  ///
  /// - Returns: the decision that holds now; nil where there was none to take back.
  package func takeBack(
    _ place: Decision.Place, _ languages: LanguagePair, by person: String
  ) throws(StoreProblem) -> Decision? {
    try write(isPaid: true) { database in
      let history = try Self.history(of: place, languages, in: database)
      var steps: [Decision] = []
      for decision in history {
        if decision.undoes == nil { steps.append(decision) } else { steps.removeLast() }
      }
      guard let last = steps.popLast(), let standing = history.last else { return nil }
      let before = steps.last
      var restored = Decision(
        before?.kind ?? .reopened, place, target: before?.target ?? last.before, before: standing.target,
        engine: last.engine, by: person)
      restored.undoes = last.id
      try Self.forget(standing, languages, in: database)
      return try Self.add(restored, languages, to: database)
    }
  }

  /// What holds in an article, in the order in which it was decided.
  package func reviews(of article: String, _ languages: LanguagePair) throws(StoreProblem)
    -> [ReviewedSegment]
  {
    try standingDecisions(of: article, languages).compactMap(\.review)
  }

  /// The last decision on each sentence of an article, those that reopened it among them.
  ///
  /// - Parameter condition: which of them, in SQL with `arguments`.
  func standingDecisions(
    of article: String, _ languages: LanguagePair, _ condition: String = "",
    _ arguments: StatementArguments = []
  ) throws(StoreProblem) -> [Decision] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT * FROM decision
            WHERE article = ? AND source_language = ? AND target_language = ? AND is_last \(condition) ORDER BY id
            """), arguments: [article, languages.source, languages.target] + arguments
      ).map(Decision.init)
    }
  }

  /// The articles, by their whole paths, that were decided on after a decision, and the number of the last one.
  package func articlesDecided(after decision: Int64) throws(StoreProblem) -> (
    places: Set<String>, last: Int64
  ) {
    try read { database in
      let places = try String.fetchSet(
        database, sql: "SELECT DISTINCT article FROM decision WHERE id > ?", arguments: [decision])
      return (places, try Int64.fetchOne(database, sql: "SELECT max(id) FROM decision") ?? 0)
    }
  }

  /// The number of the last decision; 0 before the first.
  package func lastDecision() throws(StoreProblem) -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM decision") ?? 0 }
  }

  /// All that was ever decided on a sentence, the first decision first.
  package func history(of place: Decision.Place, _ languages: LanguagePair) throws(StoreProblem) -> [Decision]
  {
    try read { try Self.history(of: place, languages, in: $0) }
  }

  /// Hands on all decisions, the first one first, in bounded memory.
  package func eachDecision(_ body: (Decision) throws -> Void) throws {
    var failure: (any Error)?
    do {
      try read { database in
        let cursor = try Row.fetchCursor(database, sql: "SELECT * FROM decision ORDER BY id")
        while let row = try cursor.next() {
          do { try body(Decision(row)) } catch {
            failure = error
            throw error
          }
        }
      }
    } catch {
      throw failure ?? error
    }
  }

  private static func last(
    _ place: Decision.Place, _ languages: LanguagePair, in database: Database
  ) throws -> Decision? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT * FROM decision WHERE article = ? AND source_language = ? AND target_language = ? AND source = ?
            AND occurrence = ? AND is_last
          """),
      arguments: [place.article, languages.source, languages.target, place.source, place.occurrence]
    ).map(Decision.init)
  }

  private static func history(
    of place: Decision.Place, _ languages: LanguagePair, in database: Database
  ) throws -> [Decision] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT * FROM decision WHERE article = ? AND source_language = ? AND target_language = ? AND source = ?
            AND occurrence = ? ORDER BY id
          """),
      arguments: [place.article, languages.source, languages.target, place.source, place.occurrence]
    ).map(Decision.init)
  }

  /// A decision that gives way: it is history, and the memory forgets what it held because of it.
  private static func forget(_ decision: Decision, _ languages: LanguagePair, in database: Database) throws {
    try database.execute(sql: "UPDATE decision SET is_last = 0 WHERE id = ?", arguments: [decision.id])
    guard decision.kind != .reopened else { return }
    try database.execute(
      sql: """
        DELETE FROM unit WHERE source_language = ? AND target_language = ? AND source = ? AND target = ? AND origin = ?
        """,
      arguments: [
        languages.source, languages.target, decision.place.source, decision.target, decision.place.article,
      ])
  }

  private static func add(_ decision: Decision, _ languages: LanguagePair, to database: Database) throws
    -> Decision
  {
    var decision = decision
    try database.execute(
      sql: """
        INSERT INTO decision(source_language, target_language, article, segment, source, occurrence, kind, target,
          before, engine, person, at, undoes, is_last) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
        """,
      arguments: [
        languages.source, languages.target, decision.place.article, decision.place.segment,
        decision.place.source,
        decision.place.occurrence, decision.kind.rawValue, decision.target, decision.before, decision.engine,
        decision.person, decision.at.timeIntervalSince1970, decision.undoes,
      ])
    decision.id = database.lastInsertedRowID
    guard decision.kind != .reopened, !decision.target.isEmpty else { return decision }
    try put(
      MemoryUnit(
        source: decision.place.source, target: decision.target, origin: decision.place.article,
        changed: decision.at.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))),
      languages, into: database)
    return decision
  }
}

extension Decision {
  fileprivate init(_ row: Row) {
    self.init(
      Kind(rawValue: row["kind"]) ?? .reopened,
      Place(
        article: row["article"], segment: row["segment"], source: row["source"], occurrence: row["occurrence"]
      ),
      target: row["target"], before: row["before"], engine: row["engine"], by: row["person"],
      at: Date(timeIntervalSince1970: row["at"]))
    id = row["id"]
    undoes = row["undoes"]
  }
}
