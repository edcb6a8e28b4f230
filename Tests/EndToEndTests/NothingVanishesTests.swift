import Foundation
import Testing

struct NothingVanishesTests {
  private static let story = "Banjir di Kota Contoh\n\nBanjir melanda Kota Contoh pada Senin.\n"

  @Test func `what a folder holds is translated or named`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "in/a.txt")
    try alih.write("x", to: "in/b.pdf")
    try FileManager.default.createSymbolicLink(
      atPath: alih.folder.path + "/in/gone.txt", withDestinationPath: "/nowhere/at/all.txt")
    let run = try await alih.run("translate", "in", "-o", "out", "--engine", "offline")
    #expect(run.status == 0)
    #expect(run.errors.contains("not read: 1 of another kind (in/b.pdf), 1 link to nothing (in/gone.txt)"))
    #expect(
      try await alih.run("translate", "in", "-o", "out", "--engine", "offline", "--quiet").errors.isEmpty)
  }

  /// A shell makes the names: no Swift string is one that is no UTF-8.
  @Test func `a name that is no UTF-8 is translated into a document of that name`() async throws {
    let alih = try Alih()
    func shell(_ script: String) async throws -> Alih.Outcome {
      let path = ProcessInfo.processInfo.environment["PATH", default: ""]
      return try await alih.run(
        ["-c", "cafe=$(printf 'caf\\351') arsip=$(printf 'arsip-\\350')\n" + script], input: Data(),
        environment: ["PATH": "\(alih.binaryFolder()):\(path)"], at: "/bin/sh")
    }
    try alih.write(Self.story, to: "in/a.txt")
    let made = try await shell(
      "mkdir in/$arsip && cp in/a.txt in/$arsip/$cafe.txt && cp in/a.txt in/$cafe.txt")
    // Some file systems, as that of macOS, have no such names.
    guard made.status == 0 else { return }
    let run = try await alih.run("translate", "in", "-o", "out", "--format", "html", "--engine", "offline")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try await shell("test -s out/$cafe.html && test -s out/$arsip/$cafe.html").status == 0)
    let index = try alih.read("out/index.html")
    #expect(index.contains("href=\"arsip-%E8/caf%E9.html\">"))
    // Named by itself, in a folder of such a name, and by a job.
    let inside = try await shell(
      "cd in/$arsip && alih translate $cafe.txt -o $cafe/x.md --engine offline && ls $cafe && alih jobs show")
    #expect(inside.output.hasPrefix("x.md\n"), "\(inside.errors)")
    #expect(inside.output.contains(#"arsip-\xE8' && alih translate"#))
    #expect(inside.output.contains(#"$'caf\xE9.txt'"#))
    let own = try await shell("alih translate out/$cafe.html --engine offline")
    #expect(own.errors.contains(#"that Alih wrote (out/caf\xE9.html)"#), "\(own.errors)")
  }

  @Test func `two spellings of one name are two articles with two documents`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "in/caf\u{E9}.txt")
    try alih.write(Self.story, to: "in/cafe\u{301}.txt")
    let run = try await alih.run("translate", "in", "-o", "out", "--engine", "offline")
    #expect(run.status == 0)
    // A file system that takes them for one name has one article.
    #expect(alih.names(in: "out").count == alih.names(in: "in").count)
  }

  @Test func `one bad place for a document fails that article alone`() async throws {
    let alih = try Alih()
    for name in ["a", "b", "c"] { try alih.write(Self.story, to: "in/\(name).txt") }
    try FileManager.default.createDirectory(
      atPath: alih.folder.path + "/out/b.md/full", withIntermediateDirectories: true)
    let run = try await alih.run("translate", "in", "-o", "out", "--engine", "offline")
    #expect(run.status == 1)
    #expect(run.errors.contains("can't write to 'out/b.md': a folder is in its place"))
    #expect(alih.names(in: "out") == ["a.md", "b.md", "c.md"])
    #expect(try await alih.run("jobs", "show").output.contains("in/b.txt  failed"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a full disk ends the run with one message, and the same command goes on`() async throws {
    let alih = try Alih()
    for name in ["a", "b", "c"] { try alih.write(Self.story, to: "in/\(name).txt") }
    try FileManager.default.createDirectory(
      atPath: alih.folder.path + "/out", withIntermediateDirectories: true)
    for name in ["b", "c"] {
      try FileManager.default.createSymbolicLink(
        atPath: alih.folder.path + "/out/\(name).md", withDestinationPath: "/dev/full")
    }
    let command = ["translate", "in", "-o", "out", "--engine", "offline", "--concurrency", "1"]
    let full = try await alih.run(command, input: Data())
    #expect(full.status == 73)
    #expect(full.errors.split(separator: "\n").count { $0.contains("no space left on device") } == 1)
    #expect(full.errors.contains("give the same command again"))
    for name in ["b", "c"] {
      try FileManager.default.removeItem(atPath: alih.folder.path + "/out/\(name).md")
    }
    #expect(try await alih.run(command, input: Data()).status == 0)
    #expect(alih.names(in: "out") == ["a.md", "b.md", "c.md"])
  }

  @Test(arguments: [
    ["translate", "d", "-o", "d", "--format", "html"], ["summarize", "d", "--digest", "-o", "d/x.md"],
  ])
  func `what Alih wrote is never read again`(command: [String]) async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "d/a.txt")
    let first = try await alih.run(command + ["--engine", "offline"], input: Data())
    let second = try await alih.run(command + ["--engine", "offline"], input: Data())
    func count(_ text: String) -> Substring { text.prefix { $0 != "," } }
    #expect(first.status == 0 && second.status == 0)
    #expect(count(first.errors) == count(second.errors))
    let single = alih.names(in: "d").first { $0 != "a.txt" } ?? ""
    let alone = try await alih.run("translate", "d/\(single)", "--engine", "offline")
    #expect(alone.status == 66 && alone.errors.contains("1 that Alih wrote"))
  }

  @Test func `a job shows a command that runs`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "two words/a.txt")
    _ = try await alih.run("translate", "two words", "-o", "out", "--engine", "offline")
    let shown = try await alih.run("jobs", "show").output
    #expect(shown.contains("alih translate --engine offline"))
    #expect(shown.contains("-- 'two words'"))
  }

  @Test func `a found configuration that anybody can write is refused until somebody says yes`() async throws
  {
    let alih = try Alih()
    try alih.write("from: id\n", to: "alih.yaml")
    try alih.write(Self.story, to: "sub/a.txt")
    chmod(alih.folder.path + "/alih.yaml", 0o666)
    let home = ["HOME": alih.folder.path + "/home", "XDG_CONFIG_HOME": ""]
    let refused = try await alih.run("translate", "sub/a.txt", environment: home)
    #expect(refused.status == 78)
    #expect(refused.errors.contains("can be written by anybody"))
    #expect(
      try await alih.run("translate", "sub/a.txt", "--config", "alih.yaml", environment: home).status == 0)
    #expect(try await alih.run("config", "trust", "alih.yaml", environment: home).status == 0)
    #expect(try await alih.run("translate", "sub/a.txt", environment: home).status == 0)
  }

  @Test func `a found configuration makes no key of any file`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "a.txt")
    try alih.write(
      """
      engines: [x]
      endpoints:
        x: {kind: openai, url: "http://127.0.0.1:9/v1", model: m, key: {file: /etc/hostname}}

      """, to: "alih.yaml")
    let run = try await alih.run("translate", "a.txt")
    #expect(run.status == 78)
    #expect(run.errors.contains("neither below"))
  }
}
