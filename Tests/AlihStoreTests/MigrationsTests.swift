import AlihModel
import GRDB
import Testing

@testable import AlihStore

struct MigrationsTests {
  @Test func `every migration has its name, in order`() {
    #expect(
      Migrations.migrator.migrations == [
        "1 jobs, replies and memory", "2 decisions, imports and documents",
        "3 what a document was written from",
      ])
  }

  /// A migration that users' stores have been through is never edited: a change is a new migration.
  @Test func `the schema after each migration is what it always was`() throws {
    let expected = [
      "1 jobs, replies and memory": "02309e0bd36ee0beb87887ea3a73939e",
      "2 decisions, imports and documents": "9ed6f1908026f8d6106d062e7664806e",
      "3 what a document was written from": "47b50fbe0b8b197c449883c5bfd54436",
    ]
    for name in Migrations.migrator.migrations {
      let database = try DatabaseQueue()
      try Migrations.migrator.migrate(database, upTo: name)
      let schema = try database.read {
        try String.fetchAll(
          $0,
          // The index of words keeps tables of its own, which are SQLite's business.
          sql: """
            SELECT coalesce(sql, name) FROM sqlite_master WHERE name NOT LIKE 'grdb%' AND name NOT LIKE 'unit_words_%'
            ORDER BY name
            """)
      }
      #expect(Fingerprint(schema).description == expected[name])
    }
  }
}
