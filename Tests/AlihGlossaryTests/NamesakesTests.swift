import AlihData
import AlihGlossary
import AlihModel
import Foundation
import Testing

/// People who are called like countries.
struct NamesakesTests {
  private let glossary: Glossary

  init() throws {
    let rules = try InitialsRules(try DataFolder.find(explicit: nil).bytes(InitialsRules.file))
    let table = TermTable(
      "source|target|adjective|class|case", "Chad|Chad|Chadian|country|capital",
      "Yordania|Jordan|Jordanian|country|capital", "Iran|Iran|Iranian|country|capital",
      "Mesir|Egypt|Egyptian|country|capital", "presiden|president||office|any")
    glossary = try Glossary(layers: [[table]], initials: rules)
  }

  @Test(
    arguments: [
      ("Chad Wirawan datang ke pasar.", []), ("Harga naik, kata Yordania Kirana di Medan.", []),
      ("\"Harga naik,\" ujar Chad Wirawan.", []), ("Chad menolak usul itu.", ["Chad"]),
      ("Presiden Chad Wirawan datang.", ["presiden", "Chad"]),
      ("Pasukan Yordania Aulia mundur.", ["Yordania"]),
      ("Mesir Kuno memikat turis.", ["Mesir"]), ("Iran Tolak Usul Damai dari Chad", ["Iran", "Chad"]),
      ("Menurut Chad Wirawan, warga Chad pulang.", ["Chad"]), ("Chad, kata dia, menolak.", ["Chad"]),
    ] as [(String, [String])])
  func `a country's name ahead of another name is a person's where persons are named`(
    text: String, terms: [String]
  ) { #expect(glossary.occurrences(in: text).map(\.term.source) == terms) }

  @Test func `the name alone is the person's later in the article, but not behind a preposition`() {
    let article = ["Chad Wirawan membuka toko.", "Chad menjual beras.", "Beras itu dikirim ke Chad."]
    var mentions = Mentions(context: glossary.context(of: article))
    #expect(
      article.map { glossary.occurrences(in: $0, mentions: &mentions).map(\.term.source) } == [
        [], [], ["Chad"],
      ])
  }

  /// A sentence or an article, and the words in it that are terms of the kinds at hand.
  private struct Labeled {
    var kind: String
    var sentences: [String]
    var terms: [String]

    init(_ fields: [String]) {
      kind = fields[0]
      sentences = fields[1].filter { $0 != "[" && $0 != "]" }.split(separator: "|").map(String.init)
      terms = fields[1].split(separator: "[", omittingEmptySubsequences: false).dropFirst().map {
        String($0.prefix { $0 != "]" })
      }
    }
  }

  private static let labeled: [Labeled] = {
    let file = URL(filePath: #filePath).appending(path: "../../Sentences/namesakes.tsv").standardized
    let bytes = FileManager.default.contents(atPath: file.path).map { Array($0) } ?? []
    let rows = try? TSVTable(file: "namesakes.tsv", bytes: bytes, columns: ["kind", "sentence"]).rows
    return (rows ?? []).map { Labeled($0.fields) }
  }()

  private static let countries: Set<Substring> = [
    "AS", "A.S", "MA", "M.A", "Chad", "Oman", "Kenya", "Iran", "Mali", "Yordania", "Togo", "Sudan", "Georgia",
    "Yaman", "Kuba",
  ]

  @Test(arguments: [
    ("title", 25), ("kin", 8), ("name", 16), ("told", 3), ("later", 2), ("initials", 8), ("country", 55),
    ("acronym", 8),
  ])
  func `people are no terms, and countries beside people are`(kind: String, fewest: Int) throws {
    let rules = try InitialsRules(try DataFolder.find(explicit: nil).bytes(InitialsRules.file))
    let house = try Glossary(
      layers: [HouseTerms.tables], initials: rules, nameHeads: try HouseTerms.nameHeads.get())
    let labeled = Self.labeled.filter { $0.kind == kind }
    #expect(labeled.count >= fewest)
    for article in labeled {
      var mentions = Mentions(
        people: house.initials.people(in: article.sentences), context: house.context(of: article.sentences))
      var found: [String] = []
      for sentence in article.sentences {
        found += house.occurrences(in: sentence, mentions: &mentions).filter { !$0.rendering.isEmpty }
          .map { String(decoding: Array(sentence.utf8)[$0.range], as: UTF8.self) }
      }
      // "Menlu AS" is a term of its own, and holds the country; offices and the like aren't marked.
      let missed = article.terms.filter { term in !found.contains { $0.hasSuffix(term) } }
      let countries = found.filter { Self.countries.contains($0.split(separator: " ").last ?? "") }
      let wrong = countries.filter { found in !article.terms.contains { found.hasSuffix($0) } }
      #expect(missed.isEmpty && wrong.isEmpty, "\(article.sentences): \(missed), \(wrong)")
    }
  }

  @Test func `each row of namesakes shows in its example what it says`() throws {
    let file = InitialsRules.file
    let table = try TSVTable(
      file: file, bytes: try DataFolder.find(explicit: nil).bytes(file),
      columns: ["kind", "words", "example", "initials"])
    let rows = table.rows.filter { $0.fields[0].contains("namesake") }
    #expect(rows.count >= 10)
    let house = try Glossary(
      layers: [HouseTerms.tables], initials: try InitialsRules(try DataFolder.find(explicit: nil).bytes(file))
    )
    for row in rows {
      let hasCountry = house.occurrences(in: row.fields[2]).contains { $0.term.kind == .country }
      let wantsCountry = ["not-namesake", "namesake-never", "namesake-place"].contains(row.fields[0])
      #expect(hasCountry == wantsCountry, "\(row.fields[2])")
    }
  }
}
