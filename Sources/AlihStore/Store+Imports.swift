import AlihModel
import Foundation
import GRDB

extension Store {
  /// All imports, the last one first.
  package func imports() throws(StoreProblem) -> [MemoryImportRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT import.id, file, at, count(unit.id) FROM import LEFT JOIN unit ON unit.import = import.id
          GROUP BY import.id ORDER BY import.id DESC
          """
      ).map { row in
        MemoryImportRecord(
          number: row[0], file: row[1], at: Date(timeIntervalSince1970: row[2]), units: row[3])
      }
    }
  }

  /// Undoes an import: what it brought goes, and what gave way to it comes back, unless something newer stands there.
  ///
  /// - Returns: how many units went; nil where there is no such import.
  package func removeImport(_ number: Int64) throws(StoreProblem) -> Int? {
    try write { database in
      guard
        try Bool.fetchOne(database, sql: "SELECT 1 FROM import WHERE id = ?", arguments: [number]) ?? false
      else { return nil }
      try database.execute(sql: "DELETE FROM unit WHERE import = ?", arguments: [number])
      let gone = database.changesCount
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO unit(source_language, target_language, source, target, origin, changed, import)
          SELECT source_language, target_language, source, target, origin, changed, import FROM replaced_unit
          WHERE replaced_by = ?1 AND import IS NOT ?1 ORDER BY rowid
          """, arguments: [number])
      try database.execute(
        sql: "DELETE FROM replaced_unit WHERE import = ?1 OR replaced_by = ?1", arguments: [number])
      try database.execute(sql: "DELETE FROM import WHERE id = ?", arguments: [number])
      return gone
    }
  }

  /// Removes the units that came from a file, whatever import they came with.
  package func removeUnits(from file: String) throws(StoreProblem) -> Int {
    try write { database in
      try database.execute(sql: "DELETE FROM unit WHERE origin = ?", arguments: [file])
      return database.changesCount
    }
  }

  /// Removes the units of a language pair in whose source or translation a text stands, as it is written.
  package func removeUnits(matching text: String, _ languages: LanguagePair) throws(StoreProblem) -> Int {
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM unit WHERE source_language = ?1 AND target_language = ?2
            AND (instr(source, ?3) > 0 OR instr(target, ?3) > 0)
          """,
        arguments: [languages.source, languages.target, text])
      return database.changesCount
    }
  }
}
