import Foundation
import Testing

/// A run that is killed at any moment goes on where it stopped.
struct ResumeTests {
  private static let articles = 8
  private static let paragraphs = 20
  private static let requestsAtOnce = 4
  private static let segmentsARequest = 16

  private func desk() throws -> PaidDesk {
    let desk = try PaidDesk(delay: 0.03)
    for name in 1...Self.articles {
      try desk.alih.write(PaidDesk.story(name, paragraphs: Self.paragraphs), to: "berita/\(name).txt")
    }
    return desk
  }

  private static let command = [
    "translate", "berita", "-o", "out", "--format", "json", "--format", "html", "--quiet", "--no-index",
  ]

  private func documents(_ desk: PaidDesk) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try desk.alih.names(in: "out").map { ($0, try desk.alih.read("out/\($0)")) })
  }

  /// The number of kills is `ALIH_TEST_KILLS`, or six.
  @Test func `killed at any moment, a job goes on, and pays again only for what was in flight`() async throws
  {
    let kills = ProcessInfo.processInfo.environment["ALIH_TEST_KILLS"].flatMap(Int.init) ?? 6
    let whole = try desk()
    #expect(try await whole.alih.run(Self.command, input: Data()).status == 0)
    let expected = try documents(whole)
    #expect(expected.count == 2 * Self.articles)
    var random = SystemRandomNumberGenerator()
    var left = kills
    var (repeated, most) = (0, 0)
    while left > 0 {
      let desk = try desk()
      var killed = 0
      var isDone = false
      var counts: [String: Int] = [:]
      while !isDone {
        let process = try desk.alih.start(Self.command, input: nil, output: nil, errors: nil)
        if left > 0 {
          // So many texts into the run, from before the first to after the last, and a moment.
          let target = desk.askedCount + Int.random(in: 0...200, using: &random)
          while process.isRunning, desk.askedCount < target { try await Task.sleep(for: .milliseconds(1)) }
          try await Task.sleep(for: .milliseconds(Int.random(in: 0...60, using: &random)))
          if process.isRunning {
            kill(process.processIdentifier, SIGKILL)
            (left, killed) = (left - 1, killed + 1)
          }
        }
        process.waitUntilExit()
        isDone = process.terminationReason == .exit
        if isDone { #expect(process.terminationStatus == 0) }
      }
      for text in desk.takeAsked() { counts[text, default: 0] += 1 }
      #expect(try documents(desk) == expected)
      #expect(desk.alih.names(in: "out").count == expected.count)
      let again = counts.values.reduce(0) { $0 + $1 - 1 }
      #expect(again <= killed * Self.requestsAtOnce * Self.segmentsARequest)
      (repeated, most) = (repeated + again, most + killed * Self.requestsAtOnce * Self.segmentsARequest)
    }
    print("\(kills) kills: \(repeated) segments asked for again, of at most \(most) that were in flight")
  }
}
