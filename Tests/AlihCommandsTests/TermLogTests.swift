import Foundation
import Testing

@testable import AlihCommands

struct TermLogTests {
  @Test func `changes come back in their order, and a broken line is told`() throws {
    let folder = NSTemporaryDirectory() + "terms-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var configuration = Configuration()
    configuration.store = folder + "/alih.sqlite"
    let log = TermLog(configuration)
    #expect(try log.changes().isEmpty)
    for (target, before) in [("AGO", nil), ("Attorney General's Office", "AGO")] {
      try log.append(
        TermLog.Change(
          at: Date(timeIntervalSince1970: 0), person: "Rani", source: "Kejagung", target: target,
          before: before,
          table: "house.tsv", article: "a.txt"))
    }
    #expect(try log.changes().map(\.target) == ["AGO", "Attorney General's Office"])
    #expect(try log.changes().last?.before == "AGO")
    let file = try #require(FileHandle(forWritingAtPath: log.path))
    try file.seekToEnd()
    try file.write(contentsOf: Data("broken\n".utf8))
    let problem = #expect(throws: CommandFailure.self) { try log.changes() }
    #expect(problem?.message.contains("terms.jsonl:3") == true)
  }
}
