import AlihGlossary
import AlihModel
import Testing

struct GlossaryTests {
  @Test func `the house terms load without a problem`() {
    #expect(HouseTerms.tables.count >= 10)
    #expect(Glossary.check(layers: [HouseTerms.tables]).map(\.description) == [])
  }

  @Test func `the house has at least 1,200 terms`() throws {
    #expect(try HouseTerms.glossary.get().terms.count >= 1_200)
  }

  @Test func `every house term is found in a sentence of its own`() throws {
    let glossary = try HouseTerms.glossary.get()
    let conditional = Set(["Chili", "PBB", "KK", "UN", "SR", "PMI", "PMK", "BIN", "AJI", "kepala keluarga"])
    for term in glossary.terms where !conditional.contains(term.source) {
      let found = glossary.occurrences(in: "Kata \(term.source).")
      #expect(found.map(\.term.source) == [term.source])
    }
  }

  @Test func `a term defined twice with different targets names both and both places`() {
    let problems = Glossary.check(layers: [
      [
        TermTable("source|target", "Korut|North Korea", "# note", "Korut|DPRK", file: "Glossary/id-en.tsv")
      ]
    ])
    #expect(
      problems.map(\.description) == [
        "Glossary/id-en.tsv:4: 'Korut' is defined twice with different targets ('North Korea', 'DPRK'), first in "
          + "line 2; remove one, or make one a variant, or give each a condition in the column when"
      ])
  }

  @Test func `a repeated row is a warning that does not stop`() throws {
    let table = TermTable("source|target", "Korut|North Korea", "Korut|North Korea")
    #expect(Glossary.check(layers: [[table]]).map(\.severity) == [.warning])
    #expect(try Glossary(layers: [[table]]).terms.count == 2)
  }

  @Test func `a row behind one that matches in any case never matches, and is reported`() {
    let table = TermTable(
      "source|target|case", "menteri luar negeri|foreign minister|any",
      "Menteri Luar Negeri|foreign minister|")
    #expect(Glossary.check(layers: [[table]]).map(\.line) == [3])
    let other = TermTable("source|target|case", "AS|US|exact", "as|axle|exact")
    #expect(Glossary.check(layers: [[other]]).isEmpty)
  }

  @Test func `a later entry with a condition or a date leaves the earlier ones to other places and times`()
    throws
  {
    let built = TermTable(
      "source|target|case", "KTG|Kali Tanu Group|exact", "Presiden Tanu|president of Tanu|any")
    let house = TermTable(
      "source|target|case|when|until", "KTG|goat tax|exact|near:kambing|",
      "Presiden Tanu|old president of Tanu|any||2020")
    let glossary = try Glossary(layers: [[built], [house]])
    func targets(_ text: String, _ date: String? = nil) -> [String] {
      var mentions = Mentions(style: .plain, context: glossary.context(of: [text], date: date))
      return glossary.occurrences(in: text, mentions: &mentions).map(\.term.target)
    }
    #expect(targets("KTG kambing naik.") == ["goat tax"])
    #expect(targets("Rapat KTG ditunda.") == ["Kali Tanu Group"])
    #expect(targets("Presiden Tanu tiba.", "2019-05-05") == ["old president of Tanu"])
    #expect(targets("Presiden Tanu tiba.", "2024-05-05") == ["president of Tanu"])
    #expect(
      glossary.occurrences(in: "Presiden Tanu tiba.", on: "2019").first?.term.target
        == "old president of Tanu")
  }

  @Test func `a later layer replaces the terms of an earlier one`() throws {
    let house = TermTable("source|target", "Korut|North Korea", "Korsel|South Korea")
    let own = TermTable("source|target", "Korut|DPRK", file: "own.tsv")
    let glossary = try Glossary(layers: [[house], [own]])
    #expect(glossary.marked("Korut Korsel") == "[Korut=DPRK] [Korsel=South Korea]")
  }

  @Test func `an error carries every problem of every file`() {
    let first = TermTable("source|target", "|x", "Korut|", file: "a.tsv")
    let second = TermTable("source|sasaran", "Korut|x", file: "b.tsv")
    let error = #expect(throws: GlossaryError.self) { try Glossary(layers: [[first, second]]) }
    #expect(error?.problems.map { "\($0.file):\($0.line)" } == ["a.tsv:2", "a.tsv:3", "b.tsv:1", "b.tsv:1"])
  }
}
