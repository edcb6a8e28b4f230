import AlihModel
import Foundation
import GRDB
import Testing

@testable import AlihDesk
@testable import AlihStore

/// Decisions on a run of articles that were never printed, in a store of their own.
struct ReviewDeskTests {
  private let path = NSTemporaryDirectory() + "alih-desk-\(UUID().uuidString).sqlite"

  /// A run of articles, by their names, with these sources.
  private func desk(_ articles: [String: [String]], groups: [[String]] = []) throws -> ReviewDesk {
    let store = try Store(path)
    let order = Job.Order(folder: "/desk", arguments: ["translate", "--", "berita"], identity: "i")
    let taking = try store.takeUp(order, .ordinary, settings: "s", articles: articles.count, provenances: [])
    guard case .taken(let job) = taking else { throw ReviewProblem("held") }
    try job.record(
      articles.map { name, sources in
        Job.Article(
          path: name, content: "c",
          segments: sources.enumerated().map { place, source in
            BilingualSegment(
              id: "b\(place + 1).s1", source: source, target: source.uppercased(), engine: "offline",
              status: .translated, terms: [], findings: [])
          })
      })
    try job.close(isFinished: true)
    return ReviewDesk(
      store: store, job: try #require(try store.job(job.id)), languages: .indonesianToEnglish, person: "rina",
      groups: groups)
  }

  private func remove() { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }

  @Test func `a sentence by itself is what it is among all`() throws {
    defer { remove() }
    let desk = try desk(["a.txt": ["Hujan.", "Angin.", "Hujan.", "Panas.", "Hujan."]])
    let article = try desk.articles()[0]
    try desk.edit(try #require(try desk.segment("b3.s1", of: article)), to: "Rain again.")
    try desk.approve([try #require(try desk.segment("b2.s1", of: article))])
    let whole = try desk.segments(of: article)
    for segment in whole {
      let alone = try #require(try desk.segment(segment.id, of: article))
      #expect(alone.place == segment.place && alone.segment.review == segment.segment.review)
      #expect(alone.segment.target == segment.segment.target && alone.lastDecision == segment.lastDecision)
    }
    #expect(whole.map { $0.segment.review?.state } == [nil, .approved, .edited, nil, nil])
    #expect(try desk.segment("b9.s1", of: article) == nil)
  }

  @Test func `a changed source opens its own sentence alone, with the old English beside it`() throws {
    defer { remove() }
    var desk = try desk(["a.txt": ["Hujan.", "Ada 12 orang."]])
    try desk.approve(try desk.segments(of: try desk.articles()[0]))
    desk = try self.desk(["a.txt": ["Hujan.", "Ada 13 orang."]])
    let article = try desk.articles()[0]
    let segments = try desk.segments(of: article)
    #expect(segments.map { $0.segment.review?.state } == [.approved, nil])
    #expect(segments[1].earlier?.target == "ADA 12 ORANG.")
    #expect(try desk.segment("b2.s1", of: article)?.earlier?.target == "ADA 12 ORANG.")
    #expect(segments[1].reasons == ["the source changed"])
  }

  @Test func `after a decision its article is counted anew, and what others wrote, too`() async throws {
    defer { remove() }
    let desk = try desk(["a.txt": ["Hujan."], "b.txt": ["Angin.", "Panas."]])
    let board = TriageBoard(desk)
    func counts() async throws -> [String: Int] {
      Dictionary(
        try await board.triage().map { ($0.article.path, $0.reviewed) },
        uniquingKeysWith: { first, _ in first })
    }
    #expect(try await counts() == ["a.txt": 0, "b.txt": 0])
    let articles = try desk.articles()
    try desk.approve([try #require(try desk.segment("b2.s1", of: articles[1]))])
    #expect(try await counts() == ["a.txt": 0, "b.txt": 1])
    let other = ReviewDesk(
      store: try Store(path), job: desk.job, languages: .indonesianToEnglish, person: "budi")
    try other.approve([try #require(try other.segment("b1.s1", of: articles[0]))])
    #expect(try await counts() == ["a.txt": 1, "b.txt": 1])
    _ = try desk.store.takeBack(
      try #require(try desk.segment("b1.s1", of: articles[0])).place, desk.languages, by: "rina")
    #expect(try await counts() == ["a.txt": 0, "b.txt": 1])
    #expect(try desk.store.reviewCounts(of: desk.job, desk.languages) == [.approved: 1])
  }

  @Test func `stories of one event stand together, where a digest has them so`() throws {
    defer { remove() }
    let articles = ["a.txt": ["Satu."], "b.txt": ["Dua."], "c.txt": ["Tiga."], "d.txt": ["Empat."]]
    let desk = try desk(articles, groups: [["d.txt", "a.txt"], ["c.txt"]])
    #expect(try desk.triage().map(\.article.path) == ["a.txt", "d.txt", "b.txt", "c.txt"])
    #expect(try desk.triage().map(\.group) == [0, 0, nil, 1])
  }

  @Test func `a store of the first version opens, and its run can be reviewed`() throws {
    defer { remove() }
    let old = try DatabaseQueue(path: path)
    try Migrations.migrator.migrate(old, upTo: "1 jobs, replies and memory")
    try old.write { database in
      try database.execute(
        sql: """
          INSERT INTO job(identity, folder, arguments, settings, created, updated, state, articles)
            VALUES ('i', '/desk', '["--","berita"]', 's', 1, 1, 'finished', 1);
          INSERT INTO article(job, path, content, state) VALUES (1, 'berita/a.txt', 'c', 'finished');
          INSERT INTO segment(article, id, source, state, engine, target) VALUES (1, 'b1.s1', 'Hujan.', 'translated', 'offline', 'Rain.');
          """)
    }
    try old.close()
    let store = try Store(path)
    let job = try #require(try store.job(1))
    let desk = ReviewDesk(store: store, job: job, languages: .indonesianToEnglish, person: "rina")
    let article = try #require(try desk.articles().first)
    #expect(article.place == "/desk/berita/a.txt")
    let segment = try #require(try desk.segment("b1.s1", of: article))
    #expect(segment.role == .paragraph && segment.segment.target == "Rain.")
    try desk.approve([segment])
    #expect(try desk.triage().map(\.reviewed) == [1])
  }

  @Test func `a place is the same, however a path is written`() {
    for (path, folder, place) in [
      ("berita/a.txt", "/desk", "/desk/berita/a.txt"), ("/x/a.txt", "/desk", "/x/a.txt"),
      ("./berita//a.txt", "/desk", "/desk/berita/a.txt"), ("../a.txt", "/desk/hari", "/desk/a.txt"),
      ("berita/", "/desk", "/desk/berita"), ("../../../a.txt", "/desk", "/a.txt"),
      ("a b%20c~.txt", "/desk", "/desk/a b%20c~.txt"),
      (".tersembunyi.txt", "/desk", "/desk/.tersembunyi.txt"),
    ] {
      #expect(Store.place(of: path, in: folder) == place)
    }
  }
}
