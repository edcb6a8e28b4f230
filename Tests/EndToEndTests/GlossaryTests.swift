import Foundation
import Testing

struct GlossaryTests {
  @Test func `the built-in terms are in order`() async throws {
    let outcome = try await Alih().run("glossary", "check")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains(" terms, "))
  }

  @Test func `a bad glossary is exit code 78 with file and line`() async throws {
    let alih = try Alih()
    try alih.write("source\ttarget\nKorut\tNorth Korea\nKorut\tDPRK\n", to: "house.tsv")
    try alih.write("Korut menang.", to: "a.txt")
    let outcome = try await alih.run("translate", "a.txt", "--glossary", "house.tsv")
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("house.tsv:3: 'Korut' is defined twice with different targets"))
    #expect(try await alih.run("glossary", "check", "--glossary", "house.tsv").status == 78)
    #expect(try await alih.run("translate", "a.txt", "--glossary", "none.tsv").status == 78)
  }

  @Test func `a later file wins, in translations too`() async throws {
    let alih = try Alih()
    try alih.write("source\ttarget\nKorut\tNorthland\n", to: "one.tsv")
    try alih.write("source\ttarget\nKorut\tthe Kingdom of Ice\n", to: "two.tsv")
    let lookup = try await alih.run(
      "glossary", "lookup", "Korut", "--glossary", "one.tsv", "--glossary", "two.tsv")
    #expect(lookup.output.hasPrefix("Korut\tthe Kingdom of Ice\t"))
    let lines = try await alih.run(
      "translate", "--lines", "--glossary", "two.tsv", "--glossary", "one.tsv",
      input: "Korut menembakkan rudal.\n")
    #expect(lines.output.contains("Northland"))
  }

  @Test func `the configuration's glossary takes the built-in one's place`() async throws {
    let alih = try Alih()
    try alih.write("source\ttarget\nKota Contoh\tSample City\n", to: "desk/house.tsv")
    try alih.write("glossary: [house.tsv]\n", to: "desk/alih.yaml")
    let outcome = try await alih.run(
      "glossary", "lookup", "Korut di Kota Contoh", "--config", "desk/alih.yaml", "--json")
    let root = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let matches = root?["matches"] as? [[String: Any]] ?? []
    #expect(matches.map { $0["rendering"] as? String } == ["Sample City"])
  }

  @Test func `a text without terms says so`() async throws {
    let outcome = try await Alih().run("glossary", "lookup", "hujan turun")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("no term is in 'hujan turun'"))
  }

  @Test func `the offline engine explains a sentence stage by stage`() async throws {
    let outcome = try await Alih().run("explain", "Presiden membuka pertemuan itu.")
    #expect(outcome.status == 0)
    for stage in ["tokens", "entities", "morphology", "classes", "structure", "transfer", "generation"] {
      #expect(outcome.output.contains(stage))
    }
  }
}
