import AlihModel
import Foundation

@testable import AlihStore

/// A store in a fresh folder, and short ways to fill it.
final class Scratch {
  let folder: URL

  init() throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "alih-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appending(path: "alih.sqlite").path }

  func store() throws -> Store { try Store(path) }

  static let newsroom = Provenance(engine: "newsroom", model: "m", prompt: "p", glossary: "g")

  /// Takes up the job of `berita`.
  func takeUp(
    _ store: Store, _ start: Store.Start = .ordinary, settings: String = "s"
  ) throws -> Store.Taking {
    try store.takeUp(
      Job.Order(folder: "/desk", arguments: ["--", "berita"], identity: "i"), start, settings: settings,
      articles: 2, provenances: [Self.newsroom])
  }

  func job(_ store: Store, _ start: Store.Start = .ordinary, settings: String = "s") throws -> Job {
    guard case .taken(let job) = try takeUp(store, start, settings: settings) else {
      throw StoreProblem(path: path, reason: .other("held"))
    }
    return job
  }

  func archive(_ store: Store, job: Job? = nil, folder: String = "/desk", _ provenance: Provenance = newsroom)
    -> Archive
  {
    Archive(
      store, job: job, provenances: [provenance], languages: .indonesianToEnglish, folder: folder,
      report: { _ in })
  }

  static func attempt(_ answers: [(SegmentRequest, String)], cost: Double? = nil, outcome: String = "done")
    -> Attempt
  {
    Attempt(
      endpoint: "newsroom", model: "m", started: Date(timeIntervalSince1970: 1_730_000_000), duration: 0.5,
      inputTokens: 100, outputTokens: 80, cost: cost, outcome: outcome, segments: answers.map(\.0),
      translations: answers.map { Translation(id: $0.id, text: $1) })
  }

  static func segment(_ id: String, _ source: String, _ target: String, _ status: SegmentStatus = .translated)
    -> BilingualSegment
  {
    BilingualSegment(
      id: id, source: source, target: target, engine: "newsroom", status: status,
      terms: [TermVerdict(source: "Korut", target: "North Korea", found: "North Korea", verdict: .honored)],
      findings: [Finding(id: "number-changed", message: "250 became 25")])
  }
}
