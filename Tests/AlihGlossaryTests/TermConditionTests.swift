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
    ("before:Roma; after:di", "ke X Roma", false), ("before2:Roma", "X di Roma", true),
    ("before2:Roma", "X di kota Roma", false), ("after:Abc", "Budi X", true), ("after:Abc", "BUDI X", false),
    ("after:ABC", "BUDI X", true), ("after:Abc,", "Budi, X.", true), ("after:Abc,", "Rabu, X rapat", false),
    ("article:gempa", "X itu dicatat pada hari sesudah ada gempa", true),
    ("not-article:gempa", "X gempa", false),
  ])
  func `conditions look at the words around`(when: String, text: String, matches: Bool) throws {
    let glossary = try Glossary.of("source|target|when", "X|y|\(when)")
    #expect(!glossary.occurrences(in: text).isEmpty == matches)
  }

  @Test func `an article's subject is asked in all its sentences`() throws {
    let glossary = try Glossary.of("source|target|when", "X|y|article:gempa")
    var about = Mentions(style: .plain, context: glossary.context(of: ["Ada gempa.", "X naik."]))
    #expect(glossary.marked("X naik.", &about) == "[X=y] naik.")
    var other = Mentions(style: .plain, context: glossary.context(of: ["Ada pesta.", "X naik."]))
    #expect(glossary.marked("X naik.", &other) == "X naik.")
  }

  @Test(arguments: [
    (nil, "new"), ("2024-10-20", "new"), ("2024-10-19T23:00", "old"), ("2013-01-01", "early"),
  ])
  func `an entry holds from and until its days`(_ date: String?, _ expected: String) throws {
    let glossary = try Glossary.of(
      "source|target|from|until", "X|early||2014-10-19", "X|old|2014-10-20|2024-10-19", "X|new|2024-10-20|")
    var mentions = Mentions(style: .plain, context: glossary.context(of: [], date: date))
    #expect(glossary.marked("X", &mentions) == "[X=\(expected)]")
  }

  @Test(arguments: [
    ("", "[menteri-menteri=ministers] dan Korut-Korut"), ("not-doubled", "menteri-menteri dan Korut-Korut"),
  ])
  func `doubled words are several, where the entry allows it`(_ when: String, _ expected: String) throws {
    let glossary = try Glossary.of("source|target|when", "menteri|minister|\(when)", "Korut|North Korea|")
    #expect(glossary.marked("menteri-menteri dan Korut-Korut") == expected)
  }

  @Test func `a later table wins whatever its case`() throws {
    let glossary = try Glossary(layers: [
      [TermTable("source|target|case", "Paus|pope|capital")],
      [TermTable("source|target|case", "paus|whale|any")],
    ])
    #expect(glossary.marked("Paus dan PAUS") == "[Paus=whale] dan [PAUS=whale]")
  }

  @Test func `an entry with a condition comes before the one that always holds`() throws {
    let glossary = try Glossary.of("source|target|when", "X|always|", "X|tax|after:bayar")
    #expect(glossary.marked("X bayar X") == "[X=always] bayar [X=tax]")
  }
}
