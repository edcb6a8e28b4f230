import GRDB

extension Provenance {
  /// The number of its row, which is made when there is none.
  func row(in database: Database) throws -> Int64 {
    let insert = "INSERT INTO provenance(engine, model, prompt, glossary) VALUES (?, ?, ?, ?)"
    let find = "SELECT id FROM provenance WHERE engine = ? AND model = ? AND prompt = ? AND glossary = ?"
    let fields: StatementArguments = [engine, model, prompt, glossary]
    if let known = try Int64.fetchOne(database, sql: find, arguments: fields) { return known }
    try database.execute(sql: insert, arguments: fields)
    return database.lastInsertedRowID
  }
}
