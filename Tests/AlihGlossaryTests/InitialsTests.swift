import AlihGlossary
import AlihModel
import Testing

/// Persons' initials that spell a house term.
struct InitialsTests {
  private let glossary: Glossary
  init() throws {
    let table = "source\ttarget\nAS\tUS\nMA\tSupreme Court\ndolar AS\tUS dollar\n"
    glossary = try Glossary(layers: [[TermTable(file: "house.tsv", bytes: Array(table.utf8))]])
  }

  @Test(
    arguments: [
      ("Polisi menanyai AS (25) dan MA (31).", []), ("AS diam.", ["AS"]),
      ("AS (25) membayar dengan dolar AS.", ["dolar AS"]),
    ] as [(String, [String])])
  func `initials are no terms`(text: String, terms: [String]) {
    #expect(glossary.occurrences(in: text).map(\.term.source) == terms)
  }

  @Test func `a later mention in the article is the person, in another article the country`() {
    var mentions = Mentions(people: glossary.initials.people(in: ["AS (25) datang.", "AS pulang."]))
    #expect(glossary.occurrences(in: "AS pulang.", mentions: &mentions) == [])
    var others = Mentions()
    #expect(glossary.occurrences(in: "AS pulang.", mentions: &others).count == 1)
  }
}
