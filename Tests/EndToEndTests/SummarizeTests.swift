import Foundation
import Loopback
import Testing

struct SummarizeTests {
  private static let flood = """
    Banjir Rendam Tiga Desa

    Banjir merendam tiga desa di Kabupaten Contoh setelah Sungai Pinus meluap pada Senin (4/3/2024).

    Sebanyak 1.200 warga mengungsi ke sekolah dan balai desa akibat banjir itu.

    Banjir terjadi setelah hujan deras turun sepanjang malam di tiga desa.

    Baca juga: Jembatan Ditutup
    """
  private static let floodAgain = """
    Tiga Desa Masih Terendam Banjir

    Tiga desa di Kabupaten Contoh masih terendam banjir setelah Sungai Pinus meluap, kata petugas pada Selasa (5/3/2024).

    Petugas mengirim 40 perahu untuk warga tiga desa yang mengungsi akibat banjir.
    """

  @Test func `a summary names the segments that it rests on`() async throws {
    let alih = try Alih()
    try alih.write(Self.flood, to: "a.txt")
    let outcome = try await alih.run("summarize", "a.txt", "--sentences", "2", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(root["format"] as? String == "alih-summary/1")
    let sentences = try #require(root["sentences"] as? [[String: Any]])
    #expect(sentences.count == 2)
    let segments = try await alih.run("segment", "--json", "a.txt").output
    for sentence in sentences {
      let id = try #require((sentence["segments"] as? [String])?.first)
      #expect(segments.contains("\"id\":\"\(id)\""))
      #expect((sentence["target"] as? String)?.isEmpty == false)
      #expect(Self.flood.contains(sentence["source"] as? String ?? "?"))
    }
    #expect((root["title"] as? [String: Any])?["source"] as? String == "Banjir Rendam Tiga Desa")
  }

  @Test func `languages are shown as asked for, and source alone asks no engine`() async throws {
    let server = try LoopbackServer {
      LoopbackServer.translations($0) { _ in "A flood submerged three villages on Monday." }
    }
    let alih = try Alih()
    try alih.write(Self.flood, to: "a.txt")
    try alih.write(
      "engines: [desk]\nendpoints:\n  desk: {kind: openai, url: \"\(server.url)\", model: m}\n",
      to: "alih.yaml")
    let source = try await alih.run("summarize", "a.txt", "--language", "source", "--format", "text")
    #expect(source.output.contains("Banjir merendam") && !source.output.contains("flood"))
    #expect(server.requests.isEmpty)
    let target = try await alih.run("summarize", "a.txt", "--language", "target", "--format", "text")
    #expect(!target.output.contains("Banjir merendam"))
    #expect(!server.requests.isEmpty)
  }

  @Test func `a folder becomes a file an article, and the next run asks for what is new alone`() async throws
  {
    let desk = try PaidDesk()
    try desk.alih.write(PaidDesk.story(1), to: "in/a.txt")
    try desk.alih.write("\u{0}", to: "in/bad.txt")
    let first = try await desk.run("summarize", "in", "-o", "out/", "--format", "html", "--format", "json")
    #expect(first.status == 1)
    #expect(first.errors.contains("'in/bad.txt' is no text"))
    #expect(desk.alih.names(in: "out") == ["a.html", "a.json"])
    #expect(desk.takeAsked().count == 4)
    try desk.alih.write(PaidDesk.story(2), to: "in/b.txt")
    _ = try await desk.run("summarize", "in", "-o", "out/", "--format", "html", "--format", "json")
    let asked = desk.takeAsked()
    #expect(asked.count == 4)
    #expect(asked.allSatisfy { $0.contains("200") || $0.contains("Hari 2") })
    _ = try await desk.run("summarize", "in", "-o", "out/", "--format", "html", "--format", "json")
    #expect(desk.takeAsked().isEmpty)
  }

  @Test func `a dry run counts the chosen sentences and asks nothing`() async throws {
    let desk = try PaidDesk()
    try desk.alih.write(PaidDesk.story(1), to: "a.txt")
    let outcome = try await desk.run(
      "summarize", "a.txt", "--dry-run", "--format", "json", "--sentences", "2")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(root["segments"] as? Int == 3)
    #expect(desk.takeAsked().isEmpty)
  }

  @Test func `a digest puts one event's stories together, with links, in each format`() async throws {
    let alih = try Alih()
    try alih.write(Self.flood, to: "in/a.txt")
    try alih.write(Self.floodAgain, to: "in/b.txt")
    let others = [
      "Harga beras naik di pasar karena panen petani gagal.",
      "Tim Garuda Muda menang 2-0 atas Tim Rajawali di stadion.",
      "Presiden melantik dua menteri baru di istana negara.",
      "Kereta cepat mulai melayani penumpang pada akhir pekan.",
    ]
    for (number, text) in others.enumerated() { try alih.write(text + "\n", to: "in/c\(number).txt") }
    #expect(try await alih.run("translate", "in", "-o", "pages/", "--format", "html").status == 0)
    let outcome = try await alih.run(
      "summarize", "in", "--digest", "--pages", "pages", "-o", "out/", "--format", "html", "--format",
      "markdown",
      "--format", "json", "--format", "text")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(alih.names(in: "out") == ["digest.html", "digest.json", "digest.md", "digest.txt"])
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(alih.read("out/digest.json").utf8)) as? [String: Any])
    #expect(root["stories"] as? Int == 6)
    let groups = try #require(root["groups"] as? [[String: Any]])
    let further = try #require(groups[0]["others"] as? [[String: Any]])
    #expect(further.count == 1, "\(groups.count)")
    #expect((further.first?["reason"] as? String)?.hasPrefix("same event: ") == true)
    #expect((groups[0]["figures"] as? [String])?.contains { $0.hasPrefix("1,200") } == true)
    #expect(try alih.read("out/digest.html").contains("href=\"../pages/a.html\""))
    #expect(try alih.read("out/digest.md").contains("[in/b.txt](<../pages/b.html>)"))
  }

  @Test(arguments: [["--sentences", "0"], ["--pages", "x"], ["--concurrency", "0"]])
  func `wrong usage is exit code 64`(_ options: [String]) async throws {
    let alih = try Alih()
    try alih.write(Self.flood, to: "a.txt")
    #expect(try await alih.run(["summarize", "a.txt"] + options, input: Data()).status == 64)
  }
}
