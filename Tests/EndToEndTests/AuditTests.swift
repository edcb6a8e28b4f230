import Foundation
import Testing

struct AuditTests {
  private static let pair = ("Korut menembakkan rudal.", "North Korea fired a missile.")
  private static let miss = ("AS diam saja hari itu.", "They were silent that day.")

  private func json(_ outcome: Alih.Outcome) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  private func verdicts(_ outcome: Alih.Outcome) throws -> [String] {
    try #require(try json(outcome)["occurrences"] as? [[String: Any]]).compactMap { $0["verdict"] as? String }
  }

  @Test func `every kind of bilingual file is read, and says the same`() async throws {
    let alih = try Alih()
    let (a, b) = (Self.pair, Self.miss)
    try alih.write("source\ttarget\n\(a.0)\t\(a.1)\n\(b.0)\t\(b.1)\n", to: "a.tsv")
    try alih.write("id;source;target\n1;\"\(a.0)\";\(a.1)\n2;\(b.0);\"\(b.1)\"\n", to: "b.csv")
    let unit12 = { (pair: (String, String), id: Int) in
      "<trans-unit id=\"\(id)\"><source>\(pair.0)</source><target>\(pair.1)</target><alt-trans><target>US</target></alt-trans></trans-unit>"
    }
    try alih.write(
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"x\"><body>"
        + unit12(a, 1) + unit12(b, 2) + "</body></file></xliff>", to: "c.xlf")
    let unit20 = { (pair: (String, String), id: Int) in
      "<unit id=\"u\(id)\"><segment><source><pc id=\"1\">\(pair.0)</pc></source><target>\(pair.1)</target></segment></unit>"
    }
    try alih.write(
      "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\">\(unit20(a, 1))\(unit20(b, 2))</file></xliff>",
      to: "d.xliff")
    let unit = { (pair: (String, String)) in
      "<tu><tuv xml:lang=\"id\"><seg>\(pair.0)</seg></tuv><tuv xml:lang=\"en\"><seg>\(pair.1)</seg></tuv></tu>"
    }
    try alih.write("<tmx version=\"1.4\"><header/><body>\(unit(a))\(unit(b))</body></tmx>", to: "e.tmx")
    for file in ["a.tsv", "b.csv", "c.xlf", "d.xliff", "e.tmx"] {
      let outcome = try await alih.run("audit", file, "--report", "json")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try verdicts(outcome) == ["honored", "missing"], "\(file)")
      let coverage = try json(outcome)["coverage"] as? [String: Any]
      #expect(coverage?["percent"] as? Double == 50)
    }
    try alih.write("\(a.0)\n\(b.0)\n", to: "f.id")
    try alih.write("\(a.1)\n\(b.1)\n", to: "f.en")
    let parallel = try await alih.run("audit", "f.id", "--translation", "f.en", "--report", "json")
    #expect(try verdicts(parallel) == ["honored", "missing"])
    try alih.write("\(a.1)\n", to: "g.en")
    let uneven = try await alih.run("audit", "f.id", "--translation", "g.en")
    #expect(uneven.status == 1)
    #expect(uneven.errors.contains("'f.id' has 2 lines and 'g.en' has 1"))
  }

  @Test func `what alih translated itself is audited from its JSON`() async throws {
    let alih = try Alih()
    try alih.write(
      "Korut Uji Rudal\n\nKorut menembakkan rudal. AS dan Korsel mengecam Korut.\n", to: "berita/a.txt")
    #expect(try await alih.run("translate", "berita", "--format", "json", "-o", "out/").status == 0)
    let outcome = try await alih.run("audit", "out", "--report", "json", "--min-coverage", "100")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try verdicts(outcome).count == 5)
    let mentions = try #require(try json(outcome)["occurrences"] as? [[String: Any]]).compactMap {
      $0["mention"] as? String
    }
    #expect(mentions == ["first", "later", "first", "first", "later"])
  }

  @Test func `a gate that falls short is exit code 3, and an ignore list opens it`() async throws {
    let alih = try Alih()
    try alih.write(
      "source\ttarget\n\(Self.pair.0)\t\(Self.pair.1)\n\(Self.miss.0)\t\(Self.miss.1)\n", to: "a.tsv")
    let short = try await alih.run("audit", "a.tsv", "--min-coverage", "90")
    #expect(short.status == 3)
    #expect(short.errors.contains("coverage is 50.0 %, less than the 90.0 % asked for"))
    try alih.write(
      "source\treason\tsentence\nAS\tthe speaker avoids the name\t\(Self.miss.0)\n", to: "ignore.tsv")
    #expect(
      try await alih.run("audit", "a.tsv", "--min-coverage", "90", "--ignore", "ignore.tsv").status == 0)
    try alih.write("source\tsegment\nAS\tl3\n", to: "bad.tsv")
    let bad = try await alih.run("audit", "a.tsv", "--ignore", "bad.tsv")
    #expect(bad.status == 78)
    #expect(bad.errors.contains("bad.tsv:2"))
    try alih.write("Korut diam.\n", to: "b.txt")
    let unchecked = try await alih.run("audit", "b.txt", "--min-coverage", "1")
    #expect(unchecked.status == 3)
    #expect(unchecked.errors.contains("no occurrence could be checked"))
  }

  @Test func `reports follow -o, and one bad file leaves the others`() async throws {
    let alih = try Alih()
    try alih.write("source\ttarget\n\(Self.miss.0)\t\(Self.miss.1)\n", to: "in/a.tsv")
    try alih.write("<xliff><file>", to: "in/b.xlf")
    try alih.write("{}\n", to: "in/c.json")
    for (file, start) in [
      ("r.html", "<!DOCTYPE html>"), ("r.json", "{"), ("r.csv", "path,segment"),
      ("r.md", "# Glossary coverage"),
    ] {
      let outcome = try await alih.run("audit", "in", "-o", file)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("in/b.xlf:1:"))
      #expect(outcome.errors.contains("'in/c.json': line 1 is no document"))
      #expect(try alih.read(file).hasPrefix(start))
    }
    #expect(try alih.read("r.html").contains("<mark>AS</mark> diam saja hari itu."))
    #expect(try await alih.run("audit", "nowhere").status == 66)
    #expect(try await alih.run("audit", "in/a.tsv", "--min-coverage", "101").status == 64)
  }

  @Test func `what is suggested, completed and imported is a glossary`() async throws {
    let alih = try Alih()
    try alih.write(
      "Badan Pangan Contoh (BPC) membeli beras. BPC menyimpan beras itu.\n\nKata BPC, beras cukup.\n",
      to: "a.txt")
    #expect(try await alih.run("glossary", "suggest", "a.txt", "-o", "candidates.tsv").status == 0)
    var table = try alih.read("candidates.tsv")
    #expect(
      table.hasPrefix("source\ttarget\tnote\nBPC\t\tdefinition, 3 in 1 file: Badan Pangan Contoh (BPC)"),
      "\(table)")
    let empty = try await alih.run("glossary", "import", "candidates.tsv", "-o", "house.tsv")
    #expect(empty.status == 1)
    #expect(empty.errors.contains("candidates.tsv:2: 'BPC' has no target"))
    table = table.replacing("BPC\t\t", with: "BPC\tSample Food Agency\t")
    try alih.write(table, to: "candidates.tsv")
    #expect(try await alih.run("glossary", "import", "candidates.tsv", "-o", "house.tsv").status == 0)
    #expect(try await alih.run("glossary", "check", "--glossary", "house.tsv").status == 0)
    let lookup = try await alih.run("glossary", "lookup", "kata BPC", "--glossary", "house.tsv")
    #expect(lookup.output.hasPrefix("BPC\tSample Food Agency"))
    let again = try await alih.run("glossary", "import", "candidates.tsv", "-o", "house.tsv")
    #expect(again.status == 73)
  }

  @Test(arguments: ["tsv", "csv", "tbx", "tbx2", "deepl"])
  func `the built-in terms go out and come back`(_ format: String) async throws {
    let alih = try Alih()
    let out = try await alih.run("glossary", "export", "--format", format, "-o", "g")
    #expect(out.status == 0, "\(out.errors)")
    let back = try await alih.run("glossary", "import", "g", "-o", "back.tsv")
    #expect(back.status == 0, "\(back.errors)")
    #expect(try alih.read("back.tsv").contains("\nKorut\tNorth Korea"))
  }

  @Test func `terms that became better or worse since a report or a commit are listed`() async throws {
    let alih = try Alih()
    let header = "source\ttarget\n"
    try alih.write(header + "\(Self.pair.0)\t\(Self.pair.1)\n", to: "news/a.tsv")
    #expect(try await alih.run("audit", "news", "--report", "json", "-o", "then.json").status == 0)
    let commit = ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "x"]
    for arguments in [["init", "-q"], ["add", "news"], commit] {
      #expect(try await alih.run(arguments, input: Data(), at: "/usr/bin/git").status == 0)
    }
    try alih.write(header + "\(Self.pair.0)\tIt fired a missile.\n", to: "news/a.tsv")
    for since in ["then.json", "HEAD"] {
      let now = try await alih.run("audit", "news", "--report", "json", "--since", since)
      #expect(now.status == 0, "\(now.errors)")
      let history = try #require(try json(now)["since"] as? [String: Any])
      let terms = try #require(history["terms"] as? [[String: Any]])
      #expect(terms.map { $0["source"] as? String } == ["Korut"], "\(since)")
      #expect((terms[0]["before"] as? [String: Any])?["honored"] as? Int == 1)
      #expect((terms[0]["now"] as? [String: Any])?["honored"] as? Int == 0)
    }
    let unknown = try await alih.run("audit", "news", "--since", "no-such-commit")
    #expect(unknown.status == 1 && unknown.errors.contains("a commit, a day or a report"))
  }
}
