import Foundation
import Loopback

/// The binary beside an endpoint whose every request counts.
final class PaidDesk: Sendable {
  let alih: Alih
  private let book: Book
  private let server: LoopbackServer

  /// What the endpoint was asked, and what it leaves out.
  private final class Book: @unchecked Sendable {
    private let lock = NSLock()
    private var asked: [String] = []
    private var refuses: @Sendable (String) -> Bool = { _ in false }
    private var summaries = 0
    private var write: (@Sendable ([(id: String, text: String)]) -> String)?

    func countSummary() { lock.withLock { summaries += 1 } }

    func takeSummaries() -> Int {
      lock.withLock {
        defer { summaries = 0 }
        return summaries
      }
    }

    func setSummary(_ write: @escaping @Sendable ([(id: String, text: String)]) -> String) {
      lock.withLock { self.write = write }
    }

    /// The first sentences behind the headline, unless the test has another.
    func summary(_ segments: [(id: String, text: String)], _ count: Int) -> String {
      if let write = lock.withLock({ write }) { return write(segments) }
      let chosen = segments.dropFirst(segments.count > 1 ? 1 : 0).prefix(count)
      let items = chosen.map { ["text": $0.text, "segments": [$0.id]] as [String: Any] }
      let data = try? JSONSerialization.data(withJSONObject: ["sentences": items])
      return String(decoding: data ?? Data(), as: UTF8.self)
    }

    func with<Result>(_ body: (inout [String], inout @Sendable (String) -> Bool) -> Result) -> Result {
      lock.withLock { body(&asked, &refuses) }
    }
  }

  /// - Parameters:
  ///   - delay: seconds before each answer.
  ///   - more: of the endpoint's keys, such as `, max_requests: 1`.
  init(delay: Double = 0, more: String = "") throws {
    alih = try Alih()
    let book = Book()
    self.book = book
    server = try LoopbackServer { request in
      let segments = Self.segments(in: request)
      if let count = Self.material(of: request)?["sentences"] as? Int {
        book.countSummary()
        let summary = book.summary(segments, count)
        let usage = (input: request.body.utf8.count / 4, output: summary.utf8.count / 4)
        return .status(200, LoopbackServer.completion(text: summary, usage: usage))
      }
      book.with { asked, _ in asked += segments.map(\.text) }
      if delay > 0 { Thread.sleep(forTimeInterval: delay) }
      let refuses = book.with { _, refuses in refuses }
      let answered = segments.filter { !refuses($0.text) }
      let items = answered.map { ["id": $0.id, "text": Self.translation(of: $0.text)] }
      let data = try? JSONSerialization.data(withJSONObject: ["translations": items])
      let text = String(decoding: data ?? Data(), as: UTF8.self)
      // Four bytes to a token, as with today's models.
      let usage = (input: request.body.utf8.count / 4, output: text.utf8.count / 4)
      return .status(200, LoopbackServer.completion(text: text, usage: usage))
    }
    try alih.write(
      """
      engines: [newsroom, offline]
      endpoints:
        newsroom: {kind: openai, url: "\(server.url)", model: m, timeout: 900, concurrency: 4\(more)}
      """, to: "alih.yaml")
  }

  /// Leaves out the translations of some texts from now on.
  func refuse(_ isRefused: @escaping @Sendable (String) -> Bool) {
    book.with { _, refuses in refuses = isRefused }
  }

  /// Has another answer to what is asked for summaries from now on.
  func summarize(_ write: @escaping @Sendable ([(id: String, text: String)]) -> String) {
    book.setSummary(write)
  }

  /// How many summaries were asked for since the last call.
  func takeSummaries() -> Int { book.takeSummaries() }

  /// How many texts were asked for since the last call of `takeAsked`.
  var askedCount: Int { book.with { asked, _ in asked.count } }

  /// The texts asked for since the last call, each as often as it was.
  func takeAsked() -> [String] {
    book.with { asked, _ in
      defer { asked = [] }
      return asked
    }
  }

  func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Alih.Outcome {
    try await alih.run(arguments, input: Data(), environment: environment)
  }

  /// Sentences that are one of a kind by their number.
  static func story(_ name: Int, paragraphs: Int = 3) -> String {
    let body = (1...paragraphs).map { paragraph in
      "Hujan ke-\(name * 1000 + paragraph) turun di kota itu. Warga ke-\(name * 1000 + paragraph) mengungsi ke sekolah."
    }
    return "Hujan Lebat Hari \(name)\n\n" + body.joined(separator: "\n\n") + "\n"
  }

  private static func translation(of text: String) -> String {
    let number = text.filter(\.isNumber)
    let term = text.contains("Korut") ? " in North Korea" : ""
    if text.hasPrefix("Hujan Lebat") { return "Heavy rain on day \(number)" }
    return text.hasPrefix("Hujan")
      ? "Rain number \(number) fell on the town\(term)."
      : "Resident number \(number) fled to a school\(term)."
  }

  private static func material(of request: LoopbackServer.Request) -> [String: Any]? {
    guard let root = try? JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? [String: Any],
      let messages = root["messages"] as? [[String: Any]], let user = messages.last?["content"] as? String
    else { return nil }
    return try? JSONSerialization.jsonObject(with: Data(user.utf8)) as? [String: Any]
  }

  private static func segments(in request: LoopbackServer.Request) -> [(id: String, text: String)] {
    guard let segments = material(of: request)?["segments"] as? [[String: Any]] else { return [] }
    return segments.compactMap { segment in
      (segment["id"] as? String).flatMap { id in (segment["text"] as? String).map { (id, $0) } }
    }
  }
}
