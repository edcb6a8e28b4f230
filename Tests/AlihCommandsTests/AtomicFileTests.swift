import Foundation
import Testing

@testable import AlihCommands

struct AtomicFileTests {
  private let folder = NSTemporaryDirectory() + "alih-atomic-\(UUID().uuidString)"

  private func names() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  @Test func `a file appears whole, in folders that are made for it`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write(Array("new".utf8), to: folder + "/x/a.md")
    #expect(try String(contentsOfFile: folder + "/x/a.md", encoding: .utf8) == "new")
    try AtomicFile.write(Array("newer".utf8), to: folder + "/x/a.md")
    #expect(try String(contentsOfFile: folder + "/x/a.md", encoding: .utf8) == "newer")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/x") == ["a.md"])
  }

  @Test func `a file that isn't finished leaves the old one and no trace`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write(Array("old".utf8), to: folder + "/a.md")
    do {
      let file = try AtomicFile(folder + "/a.md")
      try file.write(Array("half".utf8))
      #expect(names().count == 2)
    }
    #expect(names() == ["a.md"])
    #expect(try String(contentsOfFile: folder + "/a.md", encoding: .utf8) == "old")
  }

  @Test func `what a killed run left is used up, and a file under way is left alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write([], to: folder + "/b.md")
    try Data("left over, and longer than what comes".utf8).write(to: URL(filePath: folder + "/.a.md.part"))
    let first = try AtomicFile(folder + "/a.md")
    try first.write(Array("first".utf8))
    try AtomicFile.write(Array("second".utf8), to: folder + "/a.md")
    #expect(try String(contentsOfFile: folder + "/a.md", encoding: .utf8) == "second")
    try first.finish()
    #expect(try String(contentsOfFile: folder + "/a.md", encoding: .utf8) == "first")
    #expect(names() == ["a.md", "b.md"])
  }

  @Test func `a device is written to and stays a device`() throws {
    try AtomicFile.write(Array("x".utf8), to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func `a place that can't be written to says so`() {
    for path in ["/dev/null/x.md", "/proc/none/a.md"] {
      let failure = #expect(throws: CommandFailure.self) { try AtomicFile.write([], to: path) }
      #expect(failure?.status == .cannotWrite)
    }
  }
}
