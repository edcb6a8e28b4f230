import AlihModel
import Foundation
import GRDB

extension Store {
  /// Takes units in: all of them or, when `read` throws, none. A later translation of the same sentence wins.
  ///
  /// - Parameters:
  ///   - file: what the import is called; it can be undone with `removeImport`.
  ///   - read: hands on unit after unit, nil for one that lacks a language.
  package func importUnits(
    from file: String, _ languages: LanguagePair, _ read: ((MemoryUnit?) throws -> Void) throws -> Void
  ) throws -> MemoryImport {
    var failure: (any Error)?
    do {
      return try write { database in
        var count = MemoryImport()
        try database.execute(
          sql: "INSERT INTO import(file, at) VALUES (?, ?)", arguments: [file, Date().timeIntervalSince1970])
        count.number = database.lastInsertedRowID
        do {
          try read { unit in try Self.add(unit, languages, to: database, &count) }
        } catch {
          if !(error is DatabaseError) { failure = error }
          throw error
        }
        return count
      }
    } catch {
      throw failure ?? error
    }
  }

  private static func add(
    _ unit: MemoryUnit?, _ languages: LanguagePair, to database: Database, _ count: inout MemoryImport
  ) throws {
    guard let unit else {
      count.skipped += 1
      return
    }
    let find = try database.cachedStatement(
      sql: "SELECT * FROM unit WHERE source_language = ? AND target_language = ? AND source = ?")
    let known = try Row.fetchOne(find, arguments: [languages.source, languages.target, unit.source])
    if let known {
      guard known["target"] != unit.target else {
        count.unchanged += 1
        return
      }
      try keep(known, replacedBy: count.number, in: database)
      count.changed += 1
    } else {
      count.added += 1
    }
    try put(unit, languages, into: database, import: count.number)
  }

  /// Puts a unit in the place of any other with its source.
  ///
  /// - Parameter number: the import that it came with; nil for what was approved here.
  static func put(
    _ unit: MemoryUnit, _ languages: LanguagePair, into database: Database, import number: Int64? = nil
  ) throws {
    let put = try database.cachedStatement(
      sql: """
        INSERT INTO unit(source_language, target_language, source, target, origin, changed, import)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(source_language, target_language, source) DO UPDATE
        SET target = excluded.target, origin = excluded.origin, changed = excluded.changed, import = excluded.import
        """)
    try put.execute(arguments: [
      languages.source, languages.target, unit.source, unit.target, unit.origin, unit.changed, number,
    ])
  }

  private static func keep(_ row: Row, replacedBy number: Int64, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO replaced_unit(
          replaced_by, source_language, target_language, source, target, origin, changed, import)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      number, row["source_language"] as String, row["target_language"] as String, row["source"] as String,
      row["target"] as String, row["origin"] as String, row["changed"] as String, row["import"] as Int64?,
    ])
  }

  /// Hands on all units of a language pair, in the order in which they came in, in bounded memory.
  package func eachUnit(_ languages: LanguagePair, _ body: (MemoryUnit) throws -> Void) throws {
    var failure: (any Error)?
    do {
      try read { database in
        let cursor = try Row.fetchCursor(
          database,
          sql: """
            SELECT source, target, origin, changed FROM unit WHERE source_language = ? AND target_language = ?
            ORDER BY id
            """, arguments: [languages.source, languages.target])
        while let row = try cursor.next() {
          let unit = MemoryUnit(source: row[0], target: row[1], origin: row[2], changed: row[3])
          do { try body(unit) } catch {
            failure = error
            throw error
          }
        }
      }
    } catch {
      throw failure ?? error
    }
  }

  package func memoryCounts() throws(StoreProblem) -> [MemoryCount] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT source_language, target_language, count(*) FROM unit GROUP BY 1, 2 ORDER BY 1, 2
          """
      ).map { MemoryCount(from: $0[0], to: $0[1], units: $0[2]) }
    }
  }

  /// The translations of exactly these sentences.
  func units(withSources texts: [String], _ languages: LanguagePair) throws(StoreProblem) -> [String: String]
  {
    try read { database in
      let find = try database.cachedStatement(
        sql: "SELECT target FROM unit WHERE source_language = ? AND target_language = ? AND source = ?")
      var found: [String: String] = [:]
      for text in texts {
        found[text] = try String.fetchOne(find, arguments: [languages.source, languages.target, text])
      }
      return found
    }
  }

  /// The units most similar to a sentence, best first: at least `threshold`, at most `limit`.
  ///
  /// The index gives the 24 units that share the most telling of the sentence's 12 longest words; each is scored by
  /// `Similarity`.
  package func similarUnits(
    to text: String, _ languages: LanguagePair, threshold: Double = 0.7, limit: Int = 3
  ) throws(StoreProblem) -> [TranslationExample] {
    let words = Similarity.words(of: text)
    let telling = Set(words).sorted { ($1.count, $0) < ($0.count, $1) }.prefix(12)
    guard !telling.isEmpty else { return [] }
    let query = telling.map { "\"\($0)\"" }.joined(separator: " OR ")
    let candidates = try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT unit.source, unit.target FROM unit_words JOIN unit ON unit.id = unit_words.rowid
            WHERE unit_words MATCH ? AND source_language = ? AND target_language = ?
            ORDER BY unit_words.rank LIMIT 24
            """), arguments: [query, languages.source, languages.target]
      ).map { (source: $0[0] as String, target: $0[1] as String) }
    }
    return candidates.map { candidate in
      TranslationExample(
        source: candidate.source, target: candidate.target,
        score: Similarity.score(words, Similarity.words(of: candidate.source)))
    }
    .filter { $0.score >= threshold }
    .sorted { ($1.score, $0.source) < ($0.score, $1.source) }
    .prefix(limit).map { $0 }
  }
}
