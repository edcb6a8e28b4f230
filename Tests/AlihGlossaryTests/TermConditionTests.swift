import AlihGlossary
import AlihModel
import Testing

struct TermConditionTests {
  @Test(arguments: [
    ("before:Roma", "X Roma", true), ("before:Roma", "X di Roma", false),
    ("not-before:Roma", "X Roma", false),
    ("not-before:Roma", "X", true), ("after:bayar/pajak", "pajak X", true),
    ("after:bayar/pajak", "X pajak", false),
    ("near:gempa", "X itu dicatat sesudah gempa", true),
    ("near:gempa", "X itu dicatat pada hari sesudah gempa", false),
    ("not-near:gempa", "gempa X", false), ("after:#", "10 X", true), ("after:#", "sepuluh X", false),
    ("before:ROMA", "X roma", true), ("before:Roma; after:di", "di X Roma", true),
    ("before:Roma; after:di", "ke X Roma", false),
  ])
  func `conditions look at the words around`(when: String, text: String, matches: Bool) throws {
    let glossary = try Glossary.of("source|target|when", "X|y|\(when)")
    #expect(!glossary.occurrences(in: text).isEmpty == matches)
  }

  @Test func `an entry with a condition comes before the one that always holds`() throws {
    let glossary = try Glossary.of("source|target|when", "X|always|", "X|tax|after:bayar")
    #expect(glossary.marked("X bayar X") == "[X=always] bayar [X=tax]")
  }
}
