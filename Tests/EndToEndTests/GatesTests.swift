import Foundation
import Loopback
import Testing

/// What a run says at its end, and how it ends, whichever way its text came in.
struct GatesTests {
  private static let story = "Banjir di Kota Contoh\n\nBanjir melanda Kota Contoh pada Senin.\n"
  private static let quota = "{\"error\":{\"message\":\"no\",\"code\":\"insufficient_quota\"}}"

  private func endpoint(_ alih: Alih, _ url: String, engines: String) throws {
    try alih.write(
      "engines: \(engines)\nendpoints:\n  x: {kind: openai, url: \"\(url)\", model: m, max_wait: 0.2}\n",
      to: "alih.yaml")
  }

  @Test(arguments: [
    ("harga.csv", "id,text\n1,Harga naik.,lebih\n", "not-read", "more cells than the header"),
    ("harga.jsonl", "{\"text\":\"Harga naik.\"}\n{\"isi\":1}\n", "record-passed", "1 record has no text"),
    ("harga.txt", "Harga \u{1} naik.\n", "control-character", "is a control character"),
    (
      "harga.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHarga naik.\n\nHarga turun.\n", "not-read",
      "behind no time"
    ),
  ])
  func `what is wrong with a file as a whole is told, counted and a gate`(
    _ name: String, _ content: String, _ finding: String, _ told: String
  ) async throws {
    let alih = try Alih()
    try alih.write(content, to: "in/\(name)")
    try alih.write(Self.story, to: "in/a.txt")
    let run = try await alih.run("translate", "in", "-o", "out", "--format", "html", "--strict=findings")
    #expect(run.status == 2)
    #expect(
      run.errors.contains("to check: 1 \(finding), in 1 of 2 articles; first in/\(name)"), "\(run.errors)")
    #expect(try alih.read("out/index.html").contains("1 \(finding)"))
    for command in ["translate", "summarize"] {
      let gate = try await alih.run(command, "in/\(name)", "--max-findings", "0", "--strict")
      #expect(gate.status == 3 && gate.errors.contains("1 finding is more than"), "\(gate.errors)")
      #expect(try await alih.run(command, "in/\(name)", "--strict").status == 0)
    }
    #expect(try await alih.run("summarize", "in/\(name)", "--strict=findings").status == 2)
    for format in ["markdown", "html", "text"] {
      let summary = try await alih.run("summarize", "in/\(name)", "--format", format).output
      #expect(summary.contains(told), "\(summary)")
    }
  }

  @Test func `a text of the command line is an article like others`() async throws {
    let alih = try Alih()
    let text = "Rudal Korut jatuh.\n\nHarga beras naik."
    let plain = try await alih.run("translate", "--text", text)
    #expect(plain.output == "The North Korean missile fell.\n\nRice prices rose.\n")
    let json = try await alih.run("translate", "--text", text, "--format", "json")
    #expect(json.output.contains("alih-bilingual/1"))
    #expect(try await alih.run("translate", "--text", text, "-o", "berita.docx").status == 0)
    #expect(try await alih.run("translate", "--text", text, "-o", "out/").status == 0)
    #expect(alih.names(in: "out") == ["text.md"] && alih.names().contains("berita.docx"))
    #expect(try await alih.run("jobs", "list").output.isEmpty)
    #expect(try await alih.run("translate", "--text", " ").status == 64)
  }

  @Test func `a text of the command line that no endpoint translates is told so`() async throws {
    let server = try LoopbackServer { _ in .status(402, Self.quota) }
    let alih = try Alih()
    try endpoint(alih, server.url, engines: "[x, offline]")
    let fallback = try await alih.run("translate", "--text", "Harga naik.", "--strict")
    #expect(fallback.status == 2 && fallback.output == "Prices rose.\n")
    #expect(fallback.errors.contains("marked as degraded") && fallback.errors.contains("alih: asked: "))
    try endpoint(alih, server.url, engines: "[x]")
    let nothing = try await alih.run("translate", "--text", "Harga naik.")
    #expect(nothing.status == 75 && nothing.output == "Harga naik.\n", "\(nothing.errors)")
  }

  @Test func `a line of the pipe that an endpoint left open is short of what --strict asks for`() async throws
  {
    let server = try LoopbackServer { _ in .status(402, Self.quota) }
    let alih = try Alih()
    try endpoint(alih, server.url, engines: "[x, offline]")
    let line = "{\"text\":\"Harga naik.\"}\n"
    #expect(try await alih.run("pipe", input: line).status == 0)
    #expect(try await alih.run("pipe", "--strict", input: line).status == 2)
    #expect(try await alih.run("pipe", "--strict", "--engine", "offline", input: line).status == 0)
    let mistaken = try await alih.run("pipe", "--strict=findings", input: line)
    #expect(mistaken.errors.contains("unknown option '--strict=findings'"), "\(mistaken.errors)")
  }

  @Test(arguments: [
    (["translate"], "North Korean missile"), (["summarize"], "machine translation"),
    (["segment"], "Rudal Korut jatuh."), (["audit"], "Korut"), (["glossary", "suggest"], "BPC"),
  ])
  func `a pipe needs no name`(_ command: [String], _ expected: String) async throws {
    let text = "Rudal Korut jatuh. Badan Pangan Contoh (BPC) membantu.\n"
    let run = try await Alih().run(command, input: Data(text.utf8))
    #expect(run.status == 0 && run.output.contains(expected), "\(run.output)\(run.errors)")
  }

  @Test func `a program hears of each file that isn't read, and of the end at the end`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "in/a.txt")
    for number in 1...5 { try alih.write("x", to: "in/\(number).pdf") }
    let run = try await alih.run("translate", "in", "-o", "out", "--progress", "json")
    let events = try run.errors.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let skipped = events.filter { $0["event"] as? String == "skipped" }
    #expect(skipped.map { $0["path"] as? String } == (1...5).map { "in/\($0).pdf" })
    #expect(skipped.allSatisfy { $0["reason"] as? String == "kind" })
    #expect(events.last?["event"] as? String == "end")
  }

  @Test func `a file's units of the memory are found by whatever way leads to the file`() async throws {
    let alih = try Alih()
    try alih.write("Harga beras naik.\n", to: "in/a.txt")
    _ = try await alih.run("translate", "in", "-o", "out")
    for name in ["in/a.txt", "./in/a.txt", alih.folder.path + "/in/a.txt"] {
      let edited = try await alih.run(
        "review", "edit", "in/a.txt", "b1.s1", "--target", "Rice costs \(name).")
      #expect(edited.status == 0, "\(edited.errors)")
      #expect(try await alih.run("memory", "remove", "--file", name).output == "1 unit removed\n")
    }
    try alih.write(
      """
      <?xml version="1.0"?>
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
      srclang="id" datatype="plaintext"/><body><tu><tuv xml:lang="id"><seg>Harga garam turun.</seg></tuv>
      <tuv xml:lang="en"><seg>Salt costs less.</seg></tuv></tu></body></tmx>
      """, to: "house.tmx")
    _ = try await alih.run("memory", "import", "./house.tmx")
    #expect(try await alih.run("memory", "remove", "--file", "house.tmx").output == "1 unit removed\n")
  }
}
