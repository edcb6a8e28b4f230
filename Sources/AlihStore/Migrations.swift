import GRDB

/// The store's schema: each change of it is a migration with a name, and none is ever edited.
enum Migrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 jobs, replies and memory") { try $0.execute(sql: jobs + replies + memory) }
    migrator.registerMigration("2 decisions, imports and documents") {
      try $0.execute(sql: decisions + imports + documents)
    }
    migrator.registerMigration("3 what a document was written from") {
      try $0.execute(
        sql: """
          ALTER TABLE document ADD COLUMN decided INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE document ADD COLUMN sources TEXT NOT NULL DEFAULT '';
          """)
    }
    return migrator
  }

  /// A job is one command line in one folder; an article or segment has no row before it is finished or failed.
  private static let jobs = """
    CREATE TABLE job(
      id INTEGER PRIMARY KEY AUTOINCREMENT, identity TEXT NOT NULL UNIQUE, folder TEXT NOT NULL,
      arguments TEXT NOT NULL, settings TEXT NOT NULL, created REAL NOT NULL, updated REAL NOT NULL,
      state TEXT NOT NULL, articles INTEGER NOT NULL, is_retry INTEGER NOT NULL DEFAULT 0,
      replies_after INTEGER NOT NULL DEFAULT 0, holder INTEGER, holder_birth TEXT, held_since REAL);
    CREATE TABLE article(
      id INTEGER PRIMARY KEY, job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE, path TEXT NOT NULL,
      content TEXT NOT NULL, state TEXT NOT NULL, message TEXT, UNIQUE(job, path));
    CREATE TABLE segment(
      article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, id TEXT NOT NULL, source TEXT NOT NULL,
      state TEXT NOT NULL, engine TEXT NOT NULL, target TEXT NOT NULL, notes TEXT,
      provenance INTEGER REFERENCES provenance, PRIMARY KEY(article, id)) WITHOUT ROWID;
    CREATE TABLE provenance(
      id INTEGER PRIMARY KEY, engine TEXT NOT NULL, model TEXT NOT NULL, prompt TEXT NOT NULL,
      glossary TEXT NOT NULL, UNIQUE(engine, model, prompt, glossary));
    """

  private static let replies = """
    CREATE TABLE attempt(
      id INTEGER PRIMARY KEY, job INTEGER, provenance INTEGER NOT NULL REFERENCES provenance,
      started REAL NOT NULL, seconds REAL NOT NULL, segments INTEGER NOT NULL, input_tokens INTEGER,
      output_tokens INTEGER, cost REAL, outcome TEXT NOT NULL);
    CREATE INDEX attempt_job ON attempt(job);
    CREATE TABLE reply(
      id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL REFERENCES attempt, key TEXT NOT NULL,
      article TEXT NOT NULL, context TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, findings TEXT);
    CREATE INDEX reply_key ON reply(key);
    """

  private static let memory = """
    CREATE TABLE unit(
      id INTEGER PRIMARY KEY, source_language TEXT NOT NULL, target_language TEXT NOT NULL,
      source TEXT NOT NULL, target TEXT NOT NULL, origin TEXT NOT NULL, changed TEXT NOT NULL,
      UNIQUE(source_language, target_language, source));
    CREATE VIRTUAL TABLE unit_words USING fts5(source, content='unit', content_rowid='id', tokenize='unicode61');
    CREATE TRIGGER unit_added AFTER INSERT ON unit BEGIN
      INSERT INTO unit_words(rowid, source) VALUES (new.id, new.source);
    END;
    CREATE TRIGGER unit_removed AFTER DELETE ON unit BEGIN
      INSERT INTO unit_words(unit_words, rowid, source) VALUES ('delete', old.id, old.source);
    END;
    """

  /// Decisions are only ever added; the last one on a sentence of an article holds, and is marked so that it is found.
  private static let decisions = """
    CREATE TABLE decision(
      id INTEGER PRIMARY KEY, source_language TEXT NOT NULL, target_language TEXT NOT NULL, article TEXT NOT NULL,
      segment TEXT NOT NULL, source TEXT NOT NULL, occurrence INTEGER NOT NULL, kind TEXT NOT NULL,
      target TEXT NOT NULL, before TEXT NOT NULL, engine TEXT NOT NULL, person TEXT NOT NULL, at REAL NOT NULL,
      undoes INTEGER, is_last INTEGER NOT NULL);
    CREATE UNIQUE INDEX decision_last ON decision(article, source_language, target_language, source, occurrence)
      WHERE is_last;
    ALTER TABLE segment ADD COLUMN role TEXT;
    """

  /// What an import took in, and what gave way to it, so that it can be undone.
  private static let imports = """
    CREATE TABLE import(id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, at REAL NOT NULL);
    ALTER TABLE unit ADD COLUMN import INTEGER;
    CREATE INDEX unit_import ON unit(import);
    CREATE TABLE replaced_unit(
      replaced_by INTEGER NOT NULL REFERENCES import ON DELETE CASCADE, source_language TEXT NOT NULL,
      target_language TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, origin TEXT NOT NULL,
      changed TEXT NOT NULL, import INTEGER);
    CREATE INDEX replaced_unit_import ON replaced_unit(replaced_by);
    """

  /// Each document that was written, by its whole path, with the fingerprint of its bytes and the article it is of.
  private static let documents = """
    CREATE TABLE document(path TEXT PRIMARY KEY, content TEXT NOT NULL, article TEXT NOT NULL) WITHOUT ROWID;
    """
}
