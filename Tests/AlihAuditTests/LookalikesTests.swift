import AlihData
import AlihGlossary
import AlihModel
import Testing

@testable import AlihAudit

/// Translations that made a term of what is none.
struct LookalikesTests {
  private static let house = """
    source\ttarget\tadjective\tcase\tclass
    AS\tUS\tAmerican\texact\tcountry
    MA\tSupreme Court\t\texact\torganization
    KPK\tCorruption Eradication Commission\t\texact\torganization
    Komisi Pemberantasan Korupsi\tCorruption Eradication Commission\t\tcapital\torganization
    Yordania\tJordan\tJordanian\tcapital\tcountry
    """

  private func slips(_ pairs: [(String, String)], isArticle: Bool = true) throws -> [String] {
    let rules = try InitialsRules(try DataFolder.find(explicit: nil).bytes(InitialsRules.file))
    let glossary = try Glossary(
      layers: [[TermTable(file: "house.tsv", bytes: Array(Self.house.utf8))]], initials: rules)
    let units = pairs.enumerated().map { AuditedText.Unit(id: "b\($0 + 1).s1", source: $1.0, target: $1.1) }
    let result = TermAudit(glossary: glossary, pointing: try HousePointers.words.get()).result(
      on: AuditedText(path: "a.txt", isArticle: isArticle, units: units))
    return result.slips.map { "\($0.found) for \($0.wanted)" }
  }

  @Test(
    arguments: [
      ("Polisi menangkap AS (25) di pasar.", "Police arrested the US (25) at the market.", ["US for AS"]),
      ("Polisi menangkap AS (25) di pasar.", "Police arrested AS (25) at the market.", []),
      (
        "Pria berinisial MA diperiksa.", "A man identified as the Supreme Court was questioned.",
        ["Supreme Court for MA"]
      ),
      ("AS (25) lari dari AS.", "AS (25) fled from the US.", []),
      (
        "Menurut Yordania Kirana, harga naik.", "According to Jordanian Kirana, prices rose.",
        ["Jordanian for Yordania"]
      ),
      ("Menurut Yordania Kirana, harga naik.", "According to Yordania Kirana, prices rose.", []),
      (
        "Komite Pengelola Kebun (KPK) rapat.",
        "The Garden Committee (Corruption Eradication Commission) met.",
        ["Corruption Eradication Commission for KPK"]
      ),
      ("Komisi Pemberantasan Korupsi (KPK) rapat.", "The Corruption Eradication Commission (KPK) met.", []),
    ] as [(String, String, [String])])
  func `initials, names and other senses that became terms are told`(
    source: String, target: String, wanted: [String]
  ) throws {
    #expect(try slips([(source, target)]) == wanted)
    #expect(try slips([(source, target)], isArticle: false) == wanted)
  }

  @Test func `a later mention of the person is told, too`() throws {
    let pairs = [
      ("Polisi memeriksa MA (30).", "Police questioned MA (30)."),
      ("MA diam.", "The Supreme Court was silent."),
    ]
    #expect(try slips(pairs) == ["Supreme Court for MA"])
  }
}
