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

  @Test func `what a killed run left is removed, and a file under way is left alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // No system gives a process this number.
    try Data("left over".utf8).write(to: URL(filePath: folder + "/.alih-999999999-x.part"))
    let first = try AtomicFile(folder + "/a.md")
    try first.write(Array("first".utf8))
    try AtomicFile.write(Array("second".utf8), to: folder + "/a.md")
    #expect(try String(contentsOfFile: folder + "/a.md", encoding: .utf8) == "second")
    try first.finish()
    #expect(try String(contentsOfFile: folder + "/a.md", encoding: .utf8) == "first")
    #expect(names() == ["a.md"])
  }

  @Test func `a link in the place of a document is refused, and what it leads to stays`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("theirs".utf8).write(to: URL(filePath: folder + "/theirs.md"))
    for target in ["theirs.md", "nowhere.md"] {
      try? FileManager.default.removeItem(atPath: folder + "/a.md")
      try FileManager.default.createSymbolicLink(atPath: folder + "/a.md", withDestinationPath: target)
      let failure = #expect(throws: CommandFailure.self) { try AtomicFile.write([1], to: folder + "/a.md") }
      #expect(failure?.message.contains("is a link") == true)
    }
    #expect(try String(contentsOfFile: folder + "/theirs.md", encoding: .utf8) == "theirs")
    #expect(names() == ["a.md", "theirs.md"])
  }

  @Test func `a file keeps its permissions`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write(Array("old".utf8), to: folder + "/a.md")
    chmod(folder + "/a.md", 0o640)
    try AtomicFile.write(Array("new".utf8), to: folder + "/a.md")
    var status = stat()
    #expect(stat(folder + "/a.md", &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test func `a long name has room, and one that is too long says so`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write([1], to: folder + "/" + String(repeating: "a", count: 255))
    let failure = #expect(throws: CommandFailure.self) {
      try AtomicFile.write([1], to: folder + "/" + String(repeating: "a", count: 256))
    }
    #expect(failure?.status == .cannotWrite)
    #expect(names().count == 1)
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
