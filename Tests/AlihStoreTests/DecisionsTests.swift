import AlihModel
import Foundation
import Testing

@testable import AlihStore

struct DecisionsTests {
  private let scratch: Scratch
  private let store: Store
  private let languages = LanguagePair.indonesianToEnglish
  private let place = Decision.Place(article: "/desk/a.txt", segment: "b1.s1", source: "Hujan turun.")

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  private func decide(
    _ kind: Decision.Kind, _ target: String, before: String = "It rains.", by person: String = "rina",
    seen: Int64? = nil
  ) throws -> Decision {
    try store.decide(
      [Decision(kind, place, target: target, before: before, engine: "offline", by: person)], languages,
      seen: seen.map { [place: $0] } ?? [:])[0]
  }

  private func target() throws -> String? {
    try store.reviews(of: place.article, languages).first?.target
  }

  private func memory() throws -> String? {
    try store.units(withSources: [place.source], languages)[place.source]
  }

  @Test func `what a person decided last holds, and the memory knows it`() throws {
    _ = try decide(.approved, "It rains.")
    #expect(try memory() == "It rains.")
    _ = try decide(.edited, "Rain fell.", before: "It rains.")
    #expect(try target() == "Rain fell.")
    #expect(try memory() == "Rain fell.")
    #expect(try store.reviews(of: place.article, languages).map(\.review.state) == [.edited])
    #expect(try store.history(of: place, languages).map(\.target) == ["It rains.", "Rain fell."])
  }

  @Test func `a reopened sentence is nobody's, and the memory forgets it`() throws {
    _ = try decide(.edited, "Rain fell.")
    _ = try decide(.reopened, "It rains.")
    #expect(try target() == nil)
    #expect(try memory() == nil)
  }

  @Test func `decisions are taken back one by one, as far as there are any`() throws {
    _ = try decide(.approved, "It rains.")
    _ = try decide(.edited, "Rain fell.")
    _ = try decide(.edited, "Rain poured.", before: "Rain fell.")
    #expect(try store.takeBack(place, languages, by: "rina")?.target == "Rain fell.")
    #expect(try memory() == "Rain fell.")
    #expect(try store.takeBack(place, languages, by: "rina")?.kind == .approved)
    #expect(try store.takeBack(place, languages, by: "rina")?.kind == .reopened)
    #expect(try store.takeBack(place, languages, by: "rina") == nil)
    #expect(try target() == nil)
    #expect(try store.history(of: place, languages).count == 6)
  }

  @Test func `taking a reopening back brings the decision back`() throws {
    _ = try decide(.edited, "Rain fell.")
    _ = try decide(.reopened, "It rains.")
    #expect(try store.takeBack(place, languages, by: "rina")?.target == "Rain fell.")
    #expect(try target() == "Rain fell.")
  }

  @Test func `nobody overwrites a decision that was not seen`() throws {
    let first = try decide(.edited, "Rain fell.", by: "rina", seen: 0)
    let error = #expect(throws: DecisionConflict.self) {
      try decide(.edited, "It poured.", by: "budi", seen: 0)
    }
    #expect(error?.standing.person == "rina")
    #expect(try target() == "Rain fell.")
    _ = try decide(.edited, "It poured.", by: "budi", seen: first.id)
    #expect(try target() == "It poured.")
  }

  @Test func `of several decisions all are written or none`() throws {
    let other = Decision.Place(article: "/desk/a.txt", segment: "b1.s2", source: "Banjir datang.")
    let first = try decide(.edited, "Rain fell.")
    #expect(throws: DecisionConflict.self) {
      try store.decide(
        [
          Decision(
            .approved, other, target: "Floods came.", before: "Floods came.", engine: "offline", by: "budi"),
          Decision(.approved, place, target: "It rains.", before: "It rains.", engine: "offline", by: "budi"),
        ], languages, seen: [other: 0, place: first.id - 1])
    }
    #expect(try store.reviews(of: place.article, languages).count == 1)
  }

  @Test func `the same sentence twice in an article is decided on twice`() throws {
    var second = place
    second.segment = "b4.s1"
    second.occurrence = 1
    _ = try decide(.edited, "Rain fell.")
    _ = try store.decide(
      [Decision(.edited, second, target: "It rained again.", before: "", engine: "", by: "rina")], languages)
    #expect(
      try store.reviews(of: place.article, languages).map(\.target) == ["Rain fell.", "It rained again."])
  }

  @Test func `a run that is repeated keeps what was decided, and shows it`() throws {
    let job = try scratch.job(store)
    let made = Scratch.segment("b1.s1", "Hujan turun.", "It rains.")
    try job.record([Job.Article(path: "a.txt", content: "c", segments: [made], roles: ["b1.s1": .headline])])
    let report = try #require(try store.job(job.id))
    let article = try #require(try store.deskArticles(of: report).first)
    _ = try decide(.edited, "Rain fell.")
    try job.record([Job.Article(path: "a.txt", content: "c", segments: [made], roles: ["b1.s1": .headline])])
    let again = try #require(try store.deskArticles(of: report).first)
    #expect(again.id == article.id)
    let segment = try #require(try store.deskSegments(of: again, languages).first)
    #expect(
      segment.segment.target == "Rain fell." && segment.machine == "It rains." && segment.role == .headline)
    #expect(segment.segment.review?.by == "rina")
  }

  @Test func `a sentence whose source changed is open, with what was decided before`() throws {
    let job = try scratch.job(store)
    _ = try decide(.edited, "Rain fell.")
    try job.record([
      Job.Article(
        path: "a.txt", content: "d", segments: [Scratch.segment("b1.s1", "Hujan reda.", "Rain stopped.")])
    ])
    let report = try #require(try store.job(job.id))
    let article = try #require(try store.deskArticles(of: report).first)
    let segment = try #require(try store.deskSegments(of: article, languages).first)
    #expect(segment.segment.review == nil && segment.segment.target == "Rain stopped.")
    #expect(segment.earlier?.target == "Rain fell.")
  }

  @Test func `a sentence that moved and changed is open, and no other that has its id now`() throws {
    let job = try scratch.job(store)
    _ = try decide(.edited, "Rain fell.")
    try job.record([
      Job.Article(
        path: "a.txt", content: "d",
        segments: [
          Scratch.segment("b1.s1", "Harga naik.", "Prices rose."),
          Scratch.segment("b2.s1", "Hujan deras turun.", "Heavy rain fell."),
        ])
    ])
    let report = try #require(try store.job(job.id))
    let article = try #require(try store.deskArticles(of: report).first)
    #expect(try store.deskSegments(of: article, languages).map { $0.earlier?.target } == [nil, "Rain fell."])
    #expect(
      try store.deskSegments(of: article, like: "b2.s1", languages).map { $0.earlier?.target } == [
        "Rain fell."
      ])
  }

  @Test func `an import is undone as if it had never been`() throws {
    _ = try decide(.edited, "Rain fell.")
    let one = try store.importUnits(from: "one.tmx", languages) { receive in
      try receive(MemoryUnit(source: "Hujan turun.", target: "Rain.", origin: "one.tmx"))
      try receive(MemoryUnit(source: "Banjir datang.", target: "Floods.", origin: "one.tmx"))
    }
    let two = try store.importUnits(from: "two.tmx", languages) { receive in
      try receive(MemoryUnit(source: "Banjir datang.", target: "Flooding.", origin: "two.tmx"))
    }
    #expect(try store.removeImport(two.number) == 1)
    #expect(try store.units(withSources: ["Banjir datang."], languages) == ["Banjir datang.": "Floods."])
    #expect(try store.removeImport(one.number) == 2)
    #expect(try memory() == "Rain fell.")
    #expect(try store.removeImport(one.number) == nil)
    #expect(try store.removeUnits(matching: "Rain fell", languages) == 1)
    #expect(try store.removeUnits(from: "/desk/a.txt") == 0)
  }

  @Test func `whoever writes, the store says that it is another now`() throws {
    let other = try scratch.store()
    let before = try store.changeMark()
    #expect(try store.changeMark() == before)
    _ = try decide(.approved, "It rains.")
    let own = try store.changeMark()
    #expect(own != before)
    try other.remember([WrittenDocument(path: "/a", content: Fingerprint(["a"]), article: "/b")])
    #expect(try store.changeMark() != own)
  }
}
