import Foundation
import Loopback
import Testing

/// What a new user, a script and a cron job meet.
struct CommandLineTests {
  private static let story = "Banjir di Kota Contoh\n\nBanjir melanda Kota Contoh pada Senin.\n"

  private func endpoint(_ alih: Alih, _ url: String, more: String = "", engines: String = "[x]") throws {
    try alih.write(
      "engines: \(engines)\nendpoints:\n  x: {kind: openai, url: \"\(url)\", model: m, max_wait: 0.2\(more)}\n",
      to: "alih.yaml")
    try alih.write(Self.story, to: "in/a.txt")
  }

  @Test(arguments: [
    (
      ["tranlsate", "a"], "there is no command 'tranlsate' here; did you mean 'translate'?\nSee: alih --help"
    ),
    (["jobs", "lst"], "there is no command 'lst' here; did you mean 'list'?\nSee: alih jobs --help"),
    (["retry", "3"], "there is no command 'retry' here; there is 'alih jobs retry'"),
    (["translate", "a", "--fromat", "md"], "unknown option '--fromat'; did you mean"),
    (["translate", "a", "--min-coverage", "3"], "unknown option '--min-coverage'; 'alih audit' has it"),
    (["translate", "a", "--concurrency", "0"], "--concurrency has to be a number from 1 to 1000"),
    (
      ["translate", "a", "--format", "markdwon"],
      "the value 'markdwon' is invalid for '--format <format>'; did you mean 'markdown'?\nThere are: markdown, html,"
    ),
    (["audit", "a", "--report", "hmtl"], "; did you mean 'html'?\nThere are: markdown, html, json, csv."),
    (["help", "envirnoment"], "did you mean 'environment'?"),
    (["help", "environ"], "did you mean 'environment'?"),
    (["translate", "a", "--prune"], "--prune is for the documents in the folder of -o"),
  ])
  func `wrong usage is told in one style, with the nearest name`(_ line: [String], _ expected: String)
    async throws
  {
    let run = try await Alih().run(line, input: Data())
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("alih: ") && run.errors.contains(expected), "\(run.errors)")
  }

  @Test func `where JSON was asked for, an error is an object`() async throws {
    for line in [["jobs", "list", "--json", "--nope"], ["translate", "gone", "--progress", "json"]] {
      let run = try await Alih().run(line, input: Data())
      let object = try JSONSerialization.jsonObject(with: Data(run.errors.utf8)) as? [String: Any]
      #expect(object?["format"] as? String == "alih-error/1")
      #expect(object?["code"] as? Int32 == run.status)
    }
  }

  @Test(arguments: [(401, "bad key", 77), (429, "insufficient_quota", 75), (503, "busy", 69)])
  func `without offline among the engines nothing stands in, and the exit code tells why`(
    _ status: Int, _ words: String, _ code: Int32
  ) async throws {
    let server = try LoopbackServer { _ in
      .status(status, "{\"error\":{\"message\":\"\(words)\",\"code\":\"\(words)\"}}")
    }
    let alih = try Alih()
    try endpoint(alih, server.url)
    let run = try await alih.run("translate", "in", "-o", "out", "--format", "json", "--quiet")
    #expect(run.status == code, "\(run.errors)")
    #expect(run.errors.hasPrefix("alih: nothing was translated"), "\(run.errors)")
    #expect(try alih.segments(in: "out/a.json").allSatisfy { $0["status"] as? String == "untranslated" })
    #expect(try await alih.run("endpoint", "test").status == code)
    // Where offline stands in, a quiet run has nothing to say.
    try endpoint(alih, server.url, engines: "[x, offline]")
    let fallback = try await alih.run("translate", "in", "-o", "out", "--quiet")
    #expect(fallback.status == 0 && fallback.errors.isEmpty, "\(fallback.errors)")
    let told = try await alih.run("translate", "in", "-o", "told")
    #expect(told.errors.contains("alih: asked: 127.0.0.1:"), "\(told.errors)")
    #expect(told.errors.contains("alih.yaml' says"), "\(told.errors)")
  }

  @Test func `a run that can't begin changes no job, and a dry run needs no key`() async throws {
    let alih = try Alih()
    try endpoint(alih, "http://127.0.0.1:9", more: ", key: {env: NO_SUCH_KEY}", engines: "[offline, x]")
    #expect(try await alih.run("translate", "in", "-o", "out").status == 78)
    #expect(try await alih.run("jobs", "list").output.isEmpty)
    let dry = try await alih.run("translate", "in", "--dry-run", "--engine", "x")
    #expect(dry.status == 0 && dry.output.contains("requests"), "\(dry.errors)")
  }

  @Test func `yesterday's failure is gone as soon as today's run begins`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "in/a.txt")
    try Data([0, 1, 2, 0, 255, 254, 0]).write(to: alih.folder.appending(path: "in/b.txt"))
    _ = try await alih.run("translate", "in", "-o", "out", "--engine", "offline")
    #expect(try await alih.run("jobs", "list").output.contains("1 failed"))
    try alih.write(Self.story, to: "in/b.txt")
    let run = try await alih.run("translate", "in", "-o", "out", "--engine", "offline")
    #expect(run.status == 0)
    #expect(try await !alih.run("jobs", "show").output.contains("failed"))
  }

  @Test func `the command that a job shows does its work again, from anywhere`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "it's/a.txt")
    _ = try await alih.run(
      "translate", "it's", "-o", "out", "--engine", "offline", "--strict=findings", "--max-findings", "9")
    let shown = try await alih.run("jobs", "show").output
    let line = try #require(shown.split(separator: "\n").first { $0.contains("command") })
    let command = line.trimmingCharacters(in: .whitespaces).dropFirst("command".count)
    #expect(command.contains("--strict=findings --max-findings 9"))
    try FileManager.default.removeItem(atPath: alih.folder.path + "/out")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let binary = try alih.binaryFolder()
    process.arguments = [
      "-c", "PATH=\(binary):$PATH; ALIH_STORE='\(alih.store)'; export ALIH_STORE; \(command)",
    ]
    process.currentDirectoryURL = URL(filePath: "/")
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(alih.names(in: "out") == ["a.md"])
  }

  @Test func `documents of articles that are gone are named, and removed when asked for`() async throws {
    let alih = try Alih()
    for name in ["a", "b", "c"] { try alih.write(Self.story, to: "in/\(name).txt") }
    let command = ["translate", "in", "-o", "out", "--engine", "offline"]
    _ = try await alih.run(command, input: Data())
    try alih.write("changed by hand\n", to: "out/c.md")
    for name in ["b", "c"] {
      try FileManager.default.removeItem(atPath: alih.folder.path + "/in/\(name).txt")
    }
    let told = try await alih.run(command, input: Data())
    #expect(told.errors.contains("left over from articles that are gone: 2 documents (out/b.md, out/c.md)"))
    #expect(alih.names(in: "out") == ["a.md", "b.md", "c.md"])
    let pruned = try await alih.run(command + ["--prune"], input: Data())
    #expect(pruned.errors.contains("removed, for the articles are gone: 1 document (out/b.md)"))
    #expect(pruned.errors.contains("somebody changed them since Alih wrote them: 1 document (out/c.md)"))
    #expect(alih.names(in: "out") == ["a.md", "c.md"])
  }

  @Test func `a folder of pages has an index, unless it is not wanted`() async throws {
    let alih = try Alih()
    for name in ["a", "b", "index"] { try alih.write(Self.story, to: "in/\(name).txt") }
    let command = ["translate", "in", "--engine", "offline", "--format", "html", "-o"]
    _ = try await alih.run(command + ["out"], input: Data())
    // An article may be called so itself.
    #expect(alih.names(in: "out") == ["a.html", "alih-index.html", "b.html", "index.html"])
    let index = try alih.read("out/alih-index.html")
    #expect(index.contains("3 articles, none to look at") && index.contains("<a href=\"b.html\">"))
    _ = try await alih.run(command + ["plain", "--no-index"], input: Data())
    #expect(alih.names(in: "plain") == ["a.html", "b.html", "index.html"])
  }

  @Test func `the house's terms win without a word, and the built-in ones can be left out`() async throws {
    let alih = try Alih()
    try alih.write("source\ttarget\nKorut\tNorth Corea\n", to: "house.tsv")
    try alih.write("glossary: [house.tsv]\n", to: "alih.yaml")
    func found(_ text: String) async throws -> String {
      try await alih.run("glossary", "lookup", text).output
    }
    #expect(try await found("Korut").contains("North Corea"))
    #expect(try await found("Menlu").contains("foreign minister"))
    try alih.write("glossary: [house.tsv]\nbuiltin: false\n", to: "alih.yaml")
    #expect(try await found("Korut").contains("North Corea"))
    #expect(try await found("Menlu").isEmpty)
    #expect(try await alih.run("doctor", "--offline").output.contains("1 term: without the built-in ones"))
    try alih.write("source\ttarget\nKorut\tA\nKorut\tB\n", to: "house.tsv")
    #expect(try await alih.run("translate", "--text", "Korut").status == 78)
    try alih.write("source,target\nKorut,A\n", to: "house.csv")
    let csv = try await alih.run("translate", "--text", "Korut", "--glossary", "house.csv")
    #expect(csv.status == 78 && csv.errors.contains("alih glossary import house.csv -o house.tsv"))
  }

  @Test func `what lies beside the configuration and isn't used is told`() async throws {
    let alih = try Alih()
    try alih.write("from: id\n", to: "alih.yaml")
    try alih.write("source\ttarget\nKorut\tA\n", to: "words.tsv")
    try alih.write("", to: "Prompts/translate.md")
    let doctor = try await alih.run("doctor", "--offline").output
    #expect(doctor.contains("warn files: ") && doctor.contains("words.tsv' is not used"), "\(doctor)")
    #expect(doctor.contains("Write 'data: .'"), "\(doctor)")
  }

  @Test func `a file in a command's place is one to translate`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "a.txt")
    let outcome = try await alih.run("a.txt")
    #expect(
      outcome.status == 64
        && outcome.errors.contains("'a.txt' is no command\nTranslate it: alih translate a.txt"))
  }

  @Test func `the shell completes commands, formats, files and folders`() async throws {
    let alih = try Alih()
    try alih.write("source\ttarget\nKorut\tA\n", to: "house.tsv")
    try alih.write(Self.story, to: "berita/a.txt")
    try alih.write("endpoints:\n  press: {kind: apertium, url: 'http://127.0.0.1:1'}\n", to: "alih.yaml")
    let words = [
      ("alih tr", "translate"), ("alih translate --format ht", "html"), ("alih jobs re", "resume retry"),
      ("alih translate --engine pr", "press"), ("alih endpoint test pr", "press"),
      ("alih audit ho", "house.tsv"),
      ("alih translate --glossary ho", "house.tsv"), ("alih summarize ber", "berita"),
      ("alih desk ber", "berita"),
      ("alih memory import ho", "house.tsv"), ("alih translate --data ber", "berita"),
      ("alih audit a --ignore ho", "house.tsv"), ("alih review import ho", "house.tsv"),
      ("alih review approve berita/", "berita/a.txt"), ("alih glossary import ho", "house.tsv"),
    ]
    try alih.write(
      "source <(alih completions bash)\n"
        + words.map { line, _ in
          """
          COMP_LINE='\(line)'; read -ra COMP_WORDS <<<"$COMP_LINE"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_POINT=${#COMP_LINE}; COMPREPLY=()
          _alih alih "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"; echo "${COMPREPLY[*]}"

          """
        }.joined(), to: "try.bash")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let said = try await alih.run(
      ["try.bash"], input: Data(), environment: ["PATH": "\(alih.binaryFolder()):\(path)"], at: "/bin/bash")
    #expect(
      said.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        == words.map { $0.1[...] })
  }

  @Test func `manual pages and help tell of environment, files and exit codes`() async throws {
    let alih = try Alih()
    #expect(try await alih.run("manual", "man").status == 0)
    let page = try alih.read("man/alih-translate.1")
    for part in [".SH ENVIRONMENT", ".SH FILES", ".SH EXIT STATUS", "ALIH_CONFIG", ".B \\-\\-output, \\-o"] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(try await alih.run("help", "exit-codes").output.contains("77   An endpoint doesn't take the key"))
  }

  @Test func `a terminal gets color and a line that is gone at the end, unless NO_COLOR says no`()
    async throws
  {
    let alih = try Alih()
    for number in 1...3 { try alih.write(Self.story, to: "in/\(number).txt") }
    func terminal(_ arguments: String, _ environment: [String: String]) async throws -> String {
      let binary = try alih.binaryFolder()
      let run = try await alih.run(
        ["-qec", "\(binary)/alih \(arguments)", "/dev/null"], input: Data(),
        environment: environment.merging(["TERM": "xterm"]) { one, _ in one }, at: "/usr/bin/script")
      return run.output
    }
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    let translated = try await terminal("translate in -o out --engine offline", [:])
    let last = translated.components(separatedBy: "\r\u{1B}[K").last ?? ""
    #expect(last.hasPrefix("alih: 3 articles"), "\(translated)")
    #expect(try await terminal("doctor --offline", ["NO_COLOR": ""]).contains("\u{1B}[32mok"))
    #expect(try await !terminal("doctor --offline", ["NO_COLOR": "1"]).contains("\u{1B}["))
    try alih.write("Kota \u{9B}31m itu \u{202E}aman.\n", to: "e.txt")
    let shown = try await terminal("translate e.txt --engine offline --format json", [:])
    #expect(!shown.unicodeScalars.contains { $0 == "\u{9B}" || $0 == "\u{202E}" })
  }
}
