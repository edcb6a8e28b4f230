import Foundation
import Testing

struct TranslateTests {
  private static let story = """
    Banjir Rendam Ratusan Rumah di Kota Contoh

    Jakarta - Hujan lebat merendam 250 rumah di Kota Contoh, Jumat (1/11/2024). "Kami butuh bantuan," kata seorang warga.

    Pemerintah menyalurkan bantuan senilai Rp1,2 miliar.

    Baca juga: Cuaca Ekstrem Landa Pesisir
    """

  @Test func `an article becomes a document in each format, from one run`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "berita/a.txt")
    try alih.write(Self.story, to: "berita/daerah/b.txt")
    let formats = ["markdown", "html", "text", "json"].flatMap { ["--format", $0] }
    let outcome = try await alih.run(
      ["translate", "berita", "-o", "out", "--engine", "offline"] + formats, input: Data())
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(alih.names(in: "out") == ["a.html", "a.json", "a.md", "a.txt", "daerah", "index.html"])
    #expect(alih.names(in: "out/daerah") == ["b.html", "b.json", "b.md", "b.txt"])
    let segments = try alih.segments(in: "out/a.json")
    #expect(segments.count >= 4)
    #expect(segments.allSatisfy { ($0["target"] as? String)?.isEmpty == false })
    #expect(try alih.read("out/a.html").contains("<html"))
    #expect(outcome.errors.hasPrefix("alih: 2 articles, "))
  }

  @Test func `standard input becomes Markdown on standard output, and quiet is quiet`() async throws {
    let outcome = try await Alih().run("translate", "-", "--quiet", input: Self.story)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Banjir Rendam"))
    #expect(outcome.errors.isEmpty)
  }

  @Test func `several articles as JSON are one object a line`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "a.txt")
    try alih.write(Self.story, to: "b.txt")
    let outcome = try await alih.run("translate", "b.txt", "a.txt", "-o", "-", "--format", "json")
    let lines = outcome.output.split(separator: "\n")
    let paths = try lines.map { line in
      try (JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["path"] as? String
    }
    #expect(paths == ["b.txt", "a.txt"])
  }

  @Test func `a bad article is reported and the others come out`() async throws {
    let alih = try Alih()
    try alih.write("", to: "berita/a.txt")
    try alih.write(Self.story, to: "berita/b.txt")
    let outcome = try await alih.run("translate", "berita", "-o", "out")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("a.txt"))
    #expect(alih.names(in: "out") == ["b.md"])
  }

  @Test func `what isn't there is exit code 66`() async throws {
    let outcome = try await Alih().run("translate", "tidak-ada.txt")
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("'tidak-ada.txt'"))
  }

  @Test(arguments: [
    ["--formt", "x"], ["--text", "x", "a.txt"], ["a.txt", "-o", "a.htlm"], ["a.txt", "--engine", "nwsroom"],
    ["--lines", "--format", "json"],
  ])
  func `wrong usage is exit code 64`(_ arguments: [String]) async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "a.txt")
    #expect(try await alih.run(["translate"] + arguments, input: Data()).status == 64)
  }

  @Test func `several articles don't go into one file`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "a.txt")
    try alih.write(Self.story, to: "b.txt")
    let outcome = try await alih.run("translate", "a.txt", "b.txt", "-o", "both.md")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("-o 'both.md' is one file, but there are several articles"))
  }

  @Test func `the input is never overwritten, and nothing half-written stays`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "a.txt")
    #expect(try await alih.run("translate", "a.txt", "-o", ".", "--format", "text").status == 73)
    #expect(try alih.read("a.txt") == Self.story)
    #expect(alih.names() == ["a.txt"])
  }

  @Test func `bad configuration is exit code 78 with its place`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "sub/a.txt")
    try alih.write("from: id\nengins: [offline]\n", to: "alih.yaml")
    let outcome = try await alih.run("translate", "sub/a.txt")
    #expect(outcome.status == 78)
    #expect(
      outcome.errors.contains(
        "alih.yaml:2:1: unknown key 'engins' in the configuration; did you mean 'engines'?"))
    #expect(try await alih.run("translate", "sub/a.txt", "--config", "none.yaml").status == 78)
    #expect(try await alih.run("translate", "sub/a.txt", "--data", "nowhere").status == 78)
  }

  @Test(arguments: [
    ["--help"], ["translate", "--help"], ["segment", "--help"], ["explain", "--help"],
    ["glossary", "--help"],
  ])
  func `every command's help has an example`(_ arguments: [String]) async throws {
    let outcome = try await Alih().run(arguments, input: Data())
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Example: alih "))
  }

  @Test func `a full disk is exit code 73`() async throws {
    let alih = try Alih()
    try alih.write(Self.story, to: "a.txt")
    let outcome = try await alih.run("translate", "a.txt", "-o", "/dev/full")
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("no space left on device"))
  }

  @Test func `sentences come out one a line, or with their offsets`() async throws {
    let alih = try Alih()
    let text = "Hujan turun.\n\nKata warga: \"Kami mengungsi.\"\n"
    try alih.write(text, to: "a.txt")
    let plain = try await alih.run("segment", "a.txt").output.split(separator: "\n").map(String.init)
    #expect(plain.joined() == text.filter { $0 != "\n" })
    let json = try await alih.run("segment", "--json", "a.txt").output
    let root = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    for segment in root?["segments"] as? [[String: Any]] ?? [] {
      let start = try #require(segment["start"] as? Int)
      let end = try #require(segment["end"] as? Int)
      #expect(String(decoding: Array(text.utf8)[start..<end], as: UTF8.self) == segment["text"] as? String)
    }
  }
}
