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

  /// Two stories of one event, and others.
  private static let folder = [
    flood, floodAgain, "Harga beras naik di pasar karena panen petani gagal.",
    "Tim Garuda Muda menang 2-0 atas Tim Rajawali di stadion.",
    "Presiden melantik dua menteri baru di istana negara.",
    "Kereta cepat mulai melayani penumpang pada akhir pekan.",
  ]

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

  @Test func `languages are shown as asked for, and source alone is not translated`() async throws {
    let desk = try PaidDesk()
    try desk.alih.write(PaidDesk.story(1), to: "a.txt")
    let source = try await desk.run("summarize", "a.txt", "--language", "source", "--format", "text")
    #expect(source.output.contains("Hujan ke-1001 turun") && !source.output.contains("Rain"))
    #expect(desk.takeAsked().isEmpty && desk.takeSummaries() == 1)
    let target = try await desk.run("summarize", "a.txt", "--language", "target", "--format", "text")
    #expect(target.output.contains("Rain number 1001") && !target.output.contains("Hujan"))
    #expect(!desk.takeAsked().isEmpty && desk.takeSummaries() == 0)
  }

  private func summary(_ outcome: Alih.Outcome) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test func `a model writes the summary, and its sentences name their segments`() async throws {
    let desk = try PaidDesk()
    desk.summarize { _ in
      #"{"sentences":[{"text":"Hujan ke-1001 dan hujan ke-1002 turun di kota itu.","segments":["b2.s1","b3.s1"]}]}"#
    }
    try desk.alih.write(PaidDesk.story(1), to: "a.txt")
    let root = try summary(try await desk.run("summarize", "a.txt", "--format", "json", "--strict"))
    #expect(root["engine"] as? String == "newsroom")
    let sentence = try #require((root["sentences"] as? [[String: Any]])?.first)
    #expect(sentence["segments"] as? [String] == ["b2.s1", "b3.s1"])
    #expect((sentence["source"] as? String)?.hasPrefix("Hujan ke-1001 dan hujan") == true)
  }

  @Test func `what a model invents is asked about once, and then the article's own sentences stand there`()
    async throws
  {
    let desk = try PaidDesk()
    desk.summarize { _ in #"{"sentences":[{"text":"Hujan ke-77 turun di Bandung.","segments":["b2.s1"]}]}"# }
    try desk.alih.write(PaidDesk.story(1), to: "a.txt")
    let outcome = try await desk.run("summarize", "a.txt", "--format", "json", "--strict")
    #expect(outcome.status == 2)
    #expect(desk.takeSummaries() == 2)
    let root = try summary(outcome)
    #expect(root["engine"] as? String == "offline")
    let findings = try #require(root["findings"] as? [[String: Any]])
    let ids = findings.compactMap { $0["id"] as? String }
    #expect(ids.first == "summary-number" && ids.last == "fallback-ungrounded", "\(ids)")
    let finding = try #require(findings.first)
    #expect((finding["message"] as? String)?.contains("'77'") == true)
    let sentences = try #require(root["sentences"] as? [[String: Any]])
    #expect(sentences.allSatisfy { PaidDesk.story(1).contains($0["source"] as? String ?? "?") })
    #expect(sentences.allSatisfy { $0["status"] as? String == "degraded" })
  }

  @Test func `a refusal on war news ends in the article's own sentences`() async throws {
    let desk = try PaidDesk()
    desk.summarize { _ in "I'm sorry, but I can't help with summaries of violent events." }
    try desk.alih.write(PaidDesk.story(1), to: "a.txt")
    let outcome = try await desk.run("summarize", "a.txt", "--format", "text")
    #expect(outcome.status == 0 && outcome.output.contains("Rain number"))
  }

  @Test
  func `a summary run is a job: it is listed, resumed and retried, and a changed article is done again`()
    async throws
  {
    let desk = try PaidDesk()
    desk.summarize { segments in
      segments.contains { $0.text.contains("Hari 2") }
        ? "no" : #"{"sentences":[{"text":"\#(segments[1].text)","segments":["\#(segments[1].id)"]}]}"#
    }
    for number in 1...3 { try desk.alih.write(PaidDesk.story(number), to: "in/\(number).txt") }
    let arguments = ["summarize", "in", "-o", "out/", "--format", "json"]
    #expect(try await desk.alih.run(arguments, input: Data()).status == 0)
    let list = try await desk.run("jobs", "list", "--json").output
    #expect(list.contains("summarize") && list.contains("\"finished\""))
    let good = try desk.alih.read("out/1.json")
    _ = (desk.takeAsked(), desk.takeSummaries())

    // Again: what is good is taken over, and only the degraded one is tried again.
    #expect(try await desk.alih.run(arguments, input: Data()).status == 0)
    #expect(desk.takeSummaries() == 2)
    #expect(desk.takeAsked().isEmpty)
    #expect(try desk.alih.read("out/1.json") == good)

    desk.summarize { #"{"sentences":[{"text":"\#($0[1].text)","segments":["\#($0[1].id)"]}]}"# }
    #expect(try await desk.run("jobs", "retry").status == 0)
    #expect(desk.takeSummaries() == 1)
    #expect(
      try desk.alih.read("out/2.json").contains("\"engine\":\"newsroom\"")
        || desk.alih.read("out/2.json").contains("\"engine\": \"newsroom\""))

    try desk.alih.write(PaidDesk.story(9), to: "in/3.txt")
    #expect(try await desk.alih.run(arguments, input: Data()).status == 0)
    #expect(desk.takeSummaries() == 1)
    #expect(desk.takeAsked().allSatisfy { $0.contains("90") || $0.contains("Hari 9") })
    #expect(try await desk.alih.run(arguments, input: Data()).status == 0)
    #expect(desk.takeSummaries() == 0 && desk.takeAsked().isEmpty)
  }

  @Test func `a digest merges one event's summaries and names the segments of each article`() async throws {
    let desk = try PaidDesk()
    for (number, text) in Self.folder.enumerated() {
      try desk.alih.write(text + "\n", to: "in/\(number).txt")
    }
    desk.summarize { segments in
      let isMerge = segments[0].id == "1"
      let chosen = isMerge ? [segments[0], segments[segments.count - 1]] : Array(segments.suffix(1))
      let ids = chosen.map { "\"\($0.id)\"" }.joined(separator: ",")
      return #"{"sentences":[{"text":"\#(chosen[0].text)","segments":[\#(ids)]}]}"#
    }
    let outcome = try await desk.run(
      "summarize", "in", "--digest", "--format", "json", "--language", "source")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let groups = try #require(try summary(outcome)["groups"] as? [[String: Any]])
    let lead = try #require(groups[0]["lead"] as? [String: Any])
    let sentence = try #require((lead["sentences"] as? [[String: Any]])?.first)
    let rests = try #require(sentence["segments"] as? [String])
    #expect(Set(rests.map { $0.prefix(8) }) == ["in/0.txt", "in/1.txt"], "\(rests)")
    #expect(rests.allSatisfy { $0.contains(".txt#b") })
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
    for (number, text) in Self.folder.enumerated() {
      try alih.write(text + "\n", to: "in/\(["a", "b"].dropFirst(number).first ?? "c\(number)").txt")
    }
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

  @Test func `a story without a headline is listed by how its summary begins`() async throws {
    let alih = try Alih()
    try alih.write(
      "Warga Desa Contoh membersihkan saluran air bersama para siswa sekolah dasar sebelum musim hujan tiba pada bulan depan.\n",
      to: "a.txt")
    let outcome = try await alih.run(
      "summarize", "a.txt", "--digest", "--language", "source", "--format", "text")
    #expect(
      outcome.output.contains(
        "1. Warga Desa Contoh membersihkan saluran air bersama para siswa sekolah dasar …"),
      "\(outcome.output)")
  }

  @Test(arguments: [["--sentences", "0"], ["--pages", "x"], ["--concurrency", "0"]])
  func `wrong usage is exit code 64`(_ options: [String]) async throws {
    let alih = try Alih()
    try alih.write(Self.flood, to: "a.txt")
    #expect(try await alih.run(["summarize", "a.txt"] + options, input: Data()).status == 64)
  }
}
