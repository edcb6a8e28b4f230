import AlihModel
import Foundation
import GRDB
import Testing

@testable import AlihStore

struct StoreTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func reason(_ path: String) -> StoreProblem.Reason? {
    do {
      _ = try Store(path)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `a store is there the next time`() throws {
    _ = try scratch.store().importUnits(from: "house.tmx", .indonesianToEnglish) { receive in
      try receive(MemoryUnit(source: "Hujan turun.", target: "It rained."))
    }
    #expect(try scratch.store().memoryCounts().map(\.units) == [1])
  }

  @Test func `only its owner may read it`() throws {
    let store = try scratch.store()
    for ending in ["", "-wal", "-shm"] {
      let place = try FileManager.default.attributesOfItem(atPath: store.path + ending)
      #expect(place[.posixPermissions] as? Int == 0o600, "\(ending)")
    }
  }

  @Test func `several processes may make it at the same moment`() async throws {
    let path = scratch.path
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { try Store(path).jobs().count } }
      for try await count in group { #expect(count == 0) }
    }
  }

  @Test func `one from a newer version is refused, and left as it is`() throws {
    try scratch.store().write { database in
      try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 what nobody knows yet')")
    }
    #expect(reason(scratch.path) == .newer)
    let names = try DatabaseQueue(path: scratch.path).read { database in
      try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    }
    #expect(names == Migrations.migrator.migrations + ["99 what nobody knows yet"])
  }

  @Test(arguments: [
    "no database, just a long enough text to be looked at for a header ", "SQLite format 3\0rest",
  ])
  func `a file that is no store is refused, and left as it is`(_ content: String) throws {
    let content = String(repeating: content, count: 100)
    try Data(content.utf8).write(to: URL(filePath: scratch.path))
    guard case .damaged = reason(scratch.path) else {
      Issue.record("\(String(describing: reason(scratch.path)))")
      return
    }
    #expect(try String(contentsOfFile: scratch.path, encoding: .utf8) == content)
  }

  @Test func `a place that can't be written to is named`() {
    guard case .unwritable = reason("/dev/null/state/alih.sqlite") else {
      Issue.record("\(String(describing: reason("/dev/null/state/alih.sqlite")))")
      return
    }
  }

  @Test func `each problem names the file and a next step`() {
    let reasons: [StoreProblem.Reason] = [
      .newer, .damaged("x"), .full, .unwritable("x"), .busy, .other("x"),
    ]
    for reason in reasons {
      let text = StoreProblem(path: "/desk/alih.sqlite", reason: reason).description
      #expect(text.contains("'/desk/alih.sqlite'") && text.contains("\n"), "\(text)")
    }
  }

  @Test func `a full disk is reported, and what was written stays`() throws {
    let store = try scratch.store()
    let archive = scratch.archive(store)
    let request = SegmentRequest(id: "b1.s1", text: "Hujan turun.", article: "a.txt")
    archive.record(Scratch.attempt([(request, "It rained.")]))
    try store.write { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
    }
    #expect(throws: StoreProblem(path: scratch.path, reason: .full)) {
      try store.write { database in
        for index in 0..<10_000 {
          try database.execute(
            sql: "INSERT INTO provenance(engine, model, prompt, glossary) VALUES (?, 'm', 'p', 'g')",
            arguments: ["engine \(index)"])
        }
      }
    }
    #expect(archive.recall([request], from: "newsroom")["b1.s1"]?.text == "It rained.")
  }

  @Test(arguments: [true, false])
  func `a store that is deleted while in use is written again, with all it held`(_ withFolder: Bool) throws {
    let store = try scratch.store()
    let archive = scratch.archive(store)
    let requests = ["Hujan turun.", "Banjir datang."].map {
      SegmentRequest(id: $0, text: $0, article: "a.txt")
    }
    archive.record(Scratch.attempt([(requests[0], "It rained.")]))
    if withFolder {
      try FileManager.default.removeItem(at: scratch.folder)
    } else {
      try FileManager.default.removeItem(atPath: scratch.path)
    }
    archive.record(Scratch.attempt([(requests[1], "A flood came.")]))
    let known = scratch.archive(try scratch.store()).recall(requests, from: "newsroom")
    #expect(known.mapValues(\.text) == ["Hujan turun.": "It rained.", "Banjir datang.": "A flood came."])
  }
}
