import AlihGlossary
import AlihModel
import Testing

struct TermTableTests {
  @Test(arguments: [
    ("sorce|target", "a|b", "house.tsv:1: column 'sorce' is unknown; did you mean 'source'?"),
    ("source", "a", "house.tsv:1: there is no column 'target'; the header row has to name it, between tabs"),
    ("source|target|source", "a|b|c", "house.tsv:1: column 'source' is there twice; remove one"),
    (
      "source|target", "|North Korea",
      "house.tsv:2: the source is empty; write the term, or in the column forbidden what English shouldn't say"
    ),
    (
      "source|target", "--|x",
      "house.tsv:2: source '--' has no word to match; write it with letters or digits"
    ),
    (
      "source|target", "Korut|",
      "house.tsv:2: 'Korut' has no target; write its English, or 'yes' in the column dnt to keep it as it is"
    ),
    (
      "source|target|class", "Korut|North Korea|contry",
      "house.tsv:2: class 'contry' is unknown; did you mean 'country'?"
    ),
    (
      "source|target|case", "Korut|North Korea|lower",
      "house.tsv:2: case 'lower' is unknown; there are 'exact', 'capital', 'name', 'acronym', 'any'"
    ),
    ("source|target", "Ko\u{7}rut|North Korea", "house.tsv:2: 'Ko?rut' holds a control character; remove it"),
    ("source|target", "a|b|c", "house.tsv:2: 3 columns, but the header names 2; remove a tab"),
    (
      "source|target|when", "AS|US|unless:Roma",
      "house.tsv:2: 'unless:Roma' is no condition; write before, after, near or article, 'not-' in front if need be, a colon "
        + "and single words: 'not-before:Roma|Monaco'"
    ),
    ("source|target|article", "AS|US|a", "house.tsv:2: 'a' in the column article; it is 'the' or empty"),
    (
      "source|target|dnt", "Pertamina|Oil Co|yes",
      "house.tsv:2: 'Pertamina' is both kept as it is (dnt) and translated as 'Oil Co'; remove one"
    ),
  ])
  func `a bad table says what is wrong, where, and what to do`(header: String, row: String, message: String) {
    #expect(Glossary.check(layers: [[TermTable(header, row)]]).map(\.description).contains(message))
  }

  @Test func `a file that isn't text is a problem, not a crash`() {
    let table = TermTable(
      file: "x.tsv", bytes: Array("source\ttarget\n".utf8) + [0x4B, 0xFF, 0x09, 0x61, 0x0A, 0x00])
    #expect(!Glossary.check(layers: [[table]]).isEmpty)
    #expect(Glossary.check(layers: [[TermTable(file: "x.tsv", bytes: [])]]).count == 1)
  }

  @Test func `a table of two columns is enough`() throws {
    let glossary = try Glossary(layers: [[TermTable("target|source", "North Korea|Korut")]])
    #expect(glossary.marked("Korut") == "[Korut=North Korea]")
  }

  @Test func `what stays as it is needs no target`() throws {
    let glossary = try Glossary(layers: [[TermTable("source|target|dnt", "Pertamina||yes")]])
    #expect(glossary.terms.first?.doNotTranslate == true)
    #expect(glossary.marked("Pertamina") == "[Pertamina=Pertamina]")
  }
}
