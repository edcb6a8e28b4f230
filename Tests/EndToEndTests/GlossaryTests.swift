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

  @Test func `the configuration's glossary adds to the built-in one`() async throws {
    let alih = try Alih()
    try alih.write("source\ttarget\nKota Contoh\tSample City\n", to: "desk/house.tsv")
    try alih.write("glossary: [house.tsv]\n", to: "desk/alih.yaml")
    let outcome = try await alih.run(
      "glossary", "lookup", "Korut di Kota Contoh", "--config", "desk/alih.yaml", "--json")
    let root = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let matches = root?["matches"] as? [[String: Any]] ?? []
    #expect(matches.map { $0["rendering"] as? String } == ["North Korea", "Sample City"])
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

  private static let header = "lemma\tclass\tenglish\tfeatures\twhen\n"

  @Test func `words of one's own win over the built-in ones, those of the command line over the configured`()
    async throws
  {
    let alih = try Alih()
    try alih.write(Self.header + "rumah\tnoun\tmansion\nmelinjo\tnoun\tgnetum nut\tmany\n", to: "desk.tsv")
    try alih.write(Self.header + "rumah\tnoun\tcabin\n", to: "mine.tsv")
    try alih.write("lexicon: [desk.tsv]\n", to: "alih.yaml")
    let configured = try await alih.run("translate", "--lines", input: "Rumah melinjo itu terbakar.\n")
    #expect(configured.output.contains("mansion") && configured.output.contains("gnetum nut"))
    let given = try await alih.run("explain", "Rumah itu terbakar.", "--lexicon", "mine.tsv")
    #expect(given.output.contains("cabin") && !given.output.contains("The mansion"))
  }

  @Test func `a bad word list is exit code 78 with file and line`() async throws {
    let alih = try Alih()
    try alih.write(Self.header + "rumah\tnoun\thouse\nrumah\tnouns\tcabin\nrumah\tnoun\n", to: "mine.tsv")
    for command in [["translate", "--lines"], ["explain", "Rumah."], ["glossary", "check"]] {
      let outcome = try await alih.run(command + ["--lexicon", "mine.tsv"], input: Data())
      #expect(outcome.status == 78)
      let told = outcome.output + outcome.errors
      #expect(told.contains("mine.tsv:3: 'nouns' is no word class"), "\(told)")
      #expect(told.contains("mine.tsv:4: 'rumah' has no English"), "\(told)")
    }
    #expect(try await alih.run("explain", "Rumah.", "--lexicon", "none.tsv").status == 78)
  }

  @Test func `a built-in lexicon that someone broke is told with its line`() async throws {
    let alih = try Alih()
    try alih.write("source\ttarget\n", to: "data/Glossary/id-en/terms/x.tsv")
    try alih.write("", to: "data/Prompts/translate.md")
    try alih.write(
      Self.header + "sawah\tnoun\tfield\nrumah\tnoun\thouse\n", to: "data/Glossary/id-en/lexicon/x.tsv")
    let outcome = try await alih.run("glossary", "check", "--data", "data")
    #expect(outcome.status == 78)
    #expect(outcome.output.contains("lexicon/x.tsv:3: 'rumah' comes after 'sawah'"), "\(outcome)")
  }
}
