import AlihFormats
import Foundation
import Testing

@testable import AlihCommands

struct OutputPlanTests {
  private let folder = NSTemporaryDirectory() + "alih-plan-\(UUID().uuidString)"

  private func plan(_ output: String?, _ formats: [DocumentFormat] = [], isSeveral: Bool = false) throws
    -> OutputPlan
  {
    try OutputPlan(output: output, formats: formats, isSeveral: isSeveral)
  }

  @Test func `the format follows from the file's extension`() throws {
    #expect(try plan(folder + "/a.html").formats == [.html])
    #expect(try plan(folder + "/a.JSON").formats == [.json])
    #expect(try plan(folder + "/a.unknown").formats == [.markdown])
    #expect(try plan(folder + "/a.md", [.text]).formats == [.text])
    #expect(try plan(nil).formats == [.markdown])
  }

  @Test func `a folder takes all articles and formats, each below its own path`() throws {
    let plan = try plan(folder, [.html, .json, .html], isSeveral: true)
    #expect(plan.formats == [.html, .json])
    #expect(plan.path(for: "asia/a.b.txt", .html) == folder + "/asia/a.b.html")
    #expect(plan.path(for: "-", .json) == folder + "/stdin.json")
    #expect(try self.plan("new.folder/").place == .folder("new.folder/"))
  }

  @Test func `what doesn't fit into one file is an error that says so`() throws {
    for (output, formats, isSeveral) in [
      ("a.md", [], true), ("a.md", [.html, .json], false), (nil, [.html, .json], false), (nil, [.html], true),
    ] as [(String?, [DocumentFormat], Bool)] {
      let failure = #expect(throws: CommandFailure.self) { try plan(output, formats, isSeveral: isSeveral) }
      #expect(failure?.status == .wrongUsage)
    }
  }

  @Test func `an input is never overwritten, not even through a link`() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let input = folder + "/a.txt"
    try Data("x".utf8).write(to: URL(filePath: input))
    try FileManager.default.createSymbolicLink(atPath: folder + "/b.txt", withDestinationPath: input)
    for output in [folder, input, folder + "/b.txt"] {
      let plan = try plan(output, [.text])
      let failure = #expect(throws: CommandFailure.self) { try plan.check([(input, "a.txt")]) }
      #expect(failure?.status == .cannotWrite)
    }
    try plan(folder, [.json]).check([(input, "a.txt")])
  }

  @Test func `two articles never share a file`() throws {
    let failure = #expect(throws: CommandFailure.self) {
      try plan(folder, isSeveral: true).check([("x/a.txt", "a.txt"), ("y/a.txt", "a.txt")])
    }
    #expect(failure?.message.hasPrefix("'x/a.txt' and 'y/a.txt' would both be written") == true)
  }
}
