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
    #expect(try plan(folder + "/a.12.xlf").formats == [.xliff12])
    let failure = #expect(throws: CommandFailure.self) { try plan(folder + "/a.htlm") }
    #expect(failure?.status == .wrongUsage && failure?.message.contains("'html'") == true)
    #expect(try plan(folder + "/a.md", [.text]).formats == [.text])
    #expect(try plan(nil).formats == [.markdown])
  }

  @Test func `a folder takes all articles and formats, each below its own path`() throws {
    let plan = try plan(folder, [.html, .json, .html], isSeveral: true)
    #expect(plan.formats == [.html, .json])
    let article = InputFiles.File(path: "in/asia/a.b.txt", relativePath: "asia/a.b.txt")
    #expect(plan.path(for: article, .html) == folder + "/asia/a.b.html")
    #expect(plan.path(for: InputFiles.File(path: "-", relativePath: "-"), .json) == folder + "/stdin.json")
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
      let failure = #expect(throws: CommandFailure.self) {
        try plan.check([InputFiles.File(path: input, relativePath: "a.txt")])
      }
      #expect(failure?.status == .cannotWrite)
    }
    try plan(folder, [.json]).check([InputFiles.File(path: input, relativePath: "a.txt")])
  }

  @Test func `two articles never share a file, however near their names are`() throws {
    var plan = try plan(folder, [.markdown, .same], isSeveral: true)
    let files = [
      ("x/a.txt", "a.txt"), ("y/a.txt", "a.txt"), ("x/b.txt", "b.txt"), ("x/b.html", "b.html"),
      ("x/caf\u{E9}.txt", "caf\u{E9}.txt"), ("x/cafe\u{301}.txt", "cafe\u{301}.txt"), ("x/c.txt", "c.txt"),
    ].map { InputFiles.File(path: $0.0, relativePath: $0.1) }
    plan.tellApart(files)
    let names = files.map { String(plan.path(for: $0, .markdown)!.dropFirst(folder.count + 1)) }
    #expect(
      names.map { Array($0.utf8) }
        == ["a.md", "a-2.md", "b.txt.md", "b.html.md", "caf\u{E9}.md", "cafe\u{301}.md", "c.md"].map {
          Array($0.utf8)
        })
    #expect(plan.path(for: files[1], .same) == folder + "/a-2.txt")
    #expect(plan.path(for: files[3], .same) == folder + "/b.html")
  }

  @Test func `a page in its own format and as a page is two documents`() throws {
    var plan = try plan(folder, [.same, .html], isSeveral: true)
    let files = [
      ("x/a.html", "a.html"), ("y/a.html", "a.html"), ("x/b.HTML", "b.HTML"), ("x/c.txt", "c.txt"),
    ]
    .map { InputFiles.File(path: $0.0, relativePath: $0.1) }
    plan.tellApart(files)
    let names = files.flatMap { file in
      plan.formats.map { String(plan.path(for: file, $0)!.dropFirst(folder.count + 1)) }
    }
    #expect(
      names == [
        "a.html", "a.html.html", "a-2.html", "a.html-2.html", "b.HTML", "b.HTML.html", "c.txt", "c.html",
      ])
  }
}
