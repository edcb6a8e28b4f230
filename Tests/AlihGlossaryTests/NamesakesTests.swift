import AlihData
import AlihGlossary
import AlihModel
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
      ("Pasukan Yordania Kirana mundur.", ["Yordania"]),
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
}
