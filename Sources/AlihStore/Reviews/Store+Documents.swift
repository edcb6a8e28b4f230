import AlihModel
import GRDB

/// A document as Alih last wrote it: a person who changes it changes its content, and no run writes over that.
package struct WrittenDocument: Sendable, Hashable {
  /// Its whole path.
  package var path: String
  /// The fingerprint of its bytes.
  package var content: String
  /// The whole path of the article that it is of.
  package var article: String
  /// The last decision that surely stands in it; 0 where none does or nobody knows.
  package var decided: Int64
  /// The fingerprint of the sources of its sentences, in order; empty where nobody knows.
  package var sources: String

  package init(
    path: String, content: Fingerprint, article: String, decided: Int64 = 0, sources: Fingerprint? = nil
  ) {
    self.path = path
    self.content = content.description
    self.article = article
    self.decided = decided
    self.sources = sources?.description ?? ""
  }
}

extension Store {
  package func remember(_ documents: [WrittenDocument]) throws(StoreProblem) {
    guard !documents.isEmpty else { return }
    try write { database in
      let put = try database.cachedStatement(
        sql:
          "INSERT OR REPLACE INTO document(path, content, article, decided, sources) VALUES (?, ?, ?, ?, ?)")
      for document in documents {
        try put.execute(
          arguments: [
            document.path, document.content, document.article, document.decided, document.sources,
          ])
      }
    }
  }

  /// The documents of articles that Alih wrote below a folder, by the whole paths.
  package func documents(below folder: String) throws(StoreProblem) -> [WrittenDocument] {
    try read { database in
      try Row.fetchAll(
        database,
        sql:
          "SELECT path, content, article, decided, sources FROM document WHERE article <> '' AND substr(path, 1, ?) = ? ORDER BY path",
        arguments: [folder.count + 1, folder + "/"]
      ).map { row in WrittenDocument(path: row[0], row) }
    }
  }

  /// Forgets that Alih wrote documents.
  package func forgetDocuments(at paths: [String]) throws(StoreProblem) {
    try write { database in
      for path in paths {
        try database.execute(sql: "DELETE FROM document WHERE path = ?", arguments: [path])
      }
    }
  }

  /// What Alih wrote at a path, the whole one; nil where it never wrote.
  package func document(at path: String) throws(StoreProblem) -> WrittenDocument? {
    try read { database in
      try Row.fetchOne(
        database.cachedStatement(
          sql: "SELECT path, content, article, decided, sources FROM document WHERE path = ?"),
        arguments: [path]
      ).map { row in WrittenDocument(path: path, row) }
    }
  }
}

extension WrittenDocument {
  fileprivate init(path: String, _ row: Row) {
    self.path = path
    (content, article, decided, sources) = (row[1], row[2], row[3], row[4])
  }
}
