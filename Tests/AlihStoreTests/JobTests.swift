import AlihModel
import Foundation
import GRDB
import Testing

@testable import AlihStore

struct JobTests {
  private let scratch: Scratch
  private let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  private let good = Scratch.segment("b1.s1", "Hujan turun.", "It rained.")
  private let bad = Scratch.segment("b1.s2", "Banjir datang.", "Floods.", .degraded)

  /// A job whose article `a.txt` is finished, with one degraded segment.
  private func work() throws -> Job {
    let job = try scratch.job(store)
    try job.record([Job.Article(path: "a.txt", content: "c", segments: [good, bad])])
    return job
  }

  @Test func `an interrupted job keeps what was finished, whole`() throws {
    _ = try work()
    let again = try scratch.job(store)
    let kept = try again.keptSegments(of: "a.txt", content: "c")
    #expect(kept.count == 2)
    let segment = try #require(kept["b1.s1"])
    #expect(segment.target == good.target && segment.status == good.status && segment.engine == good.engine)
    #expect(segment.terms == good.terms && segment.findings == good.findings)
    #expect(try again.keptSegments(of: "b.txt", content: "c").isEmpty)
  }

  @Test func `of an article that changed nothing is kept`() throws {
    _ = try work()
    #expect(try scratch.job(store).keptSegments(of: "a.txt", content: "other").isEmpty)
  }

  @Test func `other settings keep nothing`() throws {
    _ = try work()
    #expect(try scratch.job(store, settings: "t").keptSegments(of: "a.txt", content: "c").isEmpty)
  }

  @Test func `a finished job given again keeps what is good, and is one job still`() throws {
    try work().close(isFinished: true)
    let again = try scratch.job(store)
    #expect(try again.keptSegments(of: "a.txt", content: "c").keys.sorted() == ["b1.s1"])
    #expect(try again.keptSegments(of: "a.txt", content: "changed").isEmpty)
    #expect(!again.isRetry)
    #expect(try store.jobs().count == 1)
  }

  @Test func `articles that are gone are forgotten`() throws {
    let job = try work()
    try job.forget(allBut: ["a.txt", "b.txt"])
    #expect(try store.articles(of: job.id).map(\.path).contains("a.txt"))
    try job.forget(allBut: ["b.txt"])
    #expect(try !store.articles(of: job.id).map(\.path).contains("a.txt"))
  }

  @Test func `a retry keeps all but what is degraded or untranslated`() throws {
    try work().close(isFinished: true)
    let retry = try scratch.job(store, .retry)
    #expect(try retry.keptSegments(of: "a.txt", content: "c").keys.sorted() == ["b1.s1"])
    // Interrupted, it goes on as a retry.
    #expect(try scratch.job(store).isRetry)
  }

  @Test func `a retry asks again for what is degraded, and for nothing else`() throws {
    let archive = scratch.archive(store, job: try work())
    let requests = [good, bad].map { SegmentRequest(id: $0.id, text: $0.source, article: "a.txt") }
    archive.record(Scratch.attempt(requests.map { ($0, "paid") }))
    try archive.job?.close(isFinished: true)
    let retry = scratch.archive(store, job: try scratch.job(store, .retry))
    #expect(retry.recall(requests, from: "newsroom").keys.sorted() == ["b1.s1"])
    retry.record(Scratch.attempt([(requests[1], "paid again")]))
    let resumed = scratch.archive(store, job: try scratch.job(store))
    #expect(resumed.recall(requests, from: "newsroom")["b1.s2"]?.text == "paid again")
  }

  @Test func `a job that a living process works on is left to it`() throws {
    _ = try work()
    let living = Holder(process: 1)
    try store.write { database in
      try database.execute(
        sql: "UPDATE job SET holder = ?, holder_birth = ?", arguments: [living.process, living.birth])
    }
    guard case .held(1, 1, let since) = try scratch.takeUp(store) else {
      Issue.record("it was taken")
      return
    }
    #expect(abs(since.timeIntervalSinceNow) < 60)
    #expect(try store.jobs().map(\.state) == [.running])
  }

  @Test(arguments: [(2_147_483_000, "1"), (1, "another birth")])
  func `the job of a dead process is taken over`(_ process: Int, _ birth: String) throws {
    _ = try work()
    try store.write { database in
      try database.execute(sql: "UPDATE job SET holder = ?, holder_birth = ?", arguments: [process, birth])
    }
    #expect(try store.jobs().map(\.state) == [.interrupted])
    #expect(try scratch.job(store).keptSegments(of: "a.txt", content: "c").count == 2)
  }

  @Test func `a report counts segments, requests and cost`() throws {
    let job = try work()
    try job.record([Job.Article(path: "b.txt", content: "", message: "'b.txt' is empty")])
    let archive = scratch.archive(store, job: job)
    let request = SegmentRequest(id: "b1.s1", text: "Hujan turun.")
    archive.record(Scratch.attempt([(request, "It rained.")], cost: 0.25))
    archive.record(Scratch.attempt([], outcome: "rate"))
    try job.close(isFinished: true)
    let report = try #require(try store.job(job.id))
    #expect(report.state == .finished && report.arguments == ["--", "berita"] && report.folder == "/desk")
    #expect(report.articles == 2 && report.finished == 1 && report.failed == 1)
    #expect(report.segments == 2 && report.degraded == 1 && report.untranslated == 0)
    let engine = try #require(report.engines.first)
    #expect(engine.requests == 2 && engine.failed == 1 && engine.inputTokens == 200 && engine.cost == 0.25)
    #expect(try store.articles(of: job.id).map(\.message) == [nil, "'b.txt' is empty"])
  }

  @Test func `a discarded job is forgotten, what was paid for isn't`() throws {
    let job = try work()
    let archive = scratch.archive(store, job: job)
    let request = SegmentRequest(id: "b1.s1", text: "Hujan turun.", article: "a.txt")
    archive.record(Scratch.attempt([(request, "It rained.")]))
    try store.discard(job.id)
    #expect(try store.jobs().isEmpty)
    #expect(try store.articles(of: job.id).isEmpty)
    #expect(scratch.archive(store).recall([request], from: "newsroom").count == 1)
    #expect(try scratch.job(store).id > job.id)
  }
}
