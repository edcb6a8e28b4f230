import AlihData
import AlihGlossary
import AlihModel
import Testing

@testable import AlihAudit

/// Terms that a translation says otherwise, or with other words around them.
struct LeftOutTermsTests {
  private static let house = """
    source\ttarget\tadjective\tclass
    Irak\tIraq\tIraqi\tcountry
    AS\tUS\tAmerican\tcountry
    Yaman\tYemen\tYemeni\tcountry
    Jakarta\tJakarta\t\tplace
    Menkeu\tfinance minister\t\toffice
    Menlu\tforeign minister\t\toffice
    Bank Indonesia\tBank Indonesia\t\torganization
    BI\tBank Indonesia\t\torganization
    APBN\tstate budget\t\teconomy
    RAPBN\tdraft state budget\t\teconomy
    """

  private static let lexicon = "lemma\tclass\tenglish\npemberontak\tnoun\trebel\nsungai\tnoun\triver\n"

  private func audit() throws -> TermAudit {
    let data = try DataFolder.find(explicit: HousePointers.root)
    let glossary = try Glossary(tables: [("house.tsv", Array(Self.house.utf8))])
    return TermAudit(
      glossary: glossary, pointing: try HousePointers.words.get(),
      swaps: try TermSwaps(data.bytes(TermSwaps.file), glossary),
      surroundings: try Surroundings(lexicon: [("words.tsv", Array(Self.lexicon.utf8))]),
      omissions: try Omissions(data.bytes(Omissions.file)))
  }

  @Test(arguments: [
    (
      "Irak diserang pasukan AS di utara Irak.",
      "The Iraqi state was attacked by US troops in northern Iraq.",
      "adjective honored honored"
    ),
    ("Tentara menyerang pemberontak Yaman.", "The army attacked the rebels.", "not-checked"),
    ("Tentara menyerang pemberontak Yaman.", "The army attacked the Somali rebels.", "missing"),
    ("Menlu Hague pulang.", "Mr. Hague went home.", "not-checked"),
    ("Menlu Hague pulang.", "Defense Secretary Hague went home.", "missing"),
    ("Harga naik, kata Menkeu.", "Prices rose, she said.", "later-mention"),
    ("Harga naik, kata Menkeu.", "Prices rose.", "missing"),
    (
      "Pasar ramai, kata dia di kantor bupati, Jakarta, Senin.", "The market was busy, he said Monday.",
      "not-checked"
    ),
    ("Bank Indonesia BI menolak.", "Bank Indonesia refused.", "honored"),
    (
      "RAPBN 2008 naik dari APBN 2007.", "The draft 2008 state budget rose from the 2007 state budget.",
      "honored honored"
    ),
  ])
  func `what other words of the translation say is no miss`(
    _ source: String, _ target: String, _ wanted: String
  )
    throws
  {
    let text = AuditedText(
      path: "a", isArticle: false, units: [AuditedText.Unit(id: "1", source: source, target: target)])
    let verdicts = try audit().occurrences(in: text).map(\.verdict.rawValue)
    #expect(verdicts.joined(separator: " ") == wanted, "\(source)")
  }

  @Test func `the history of a term begins with what became worse`() {
    func coverage(_ honored: Int) -> Coverage { Coverage(checked: 3, honored: honored) }
    let earlier = EarlierAudit(
      name: "then", coverage: coverage(3),
      terms: ["Irak": coverage(3), "Yaman": coverage(1), "AS": coverage(2)])
    var report = AuditReport()
    report.earlier = earlier
    #expect(report.changes.map(\.source) == ["Irak", "AS", "Yaman"])
    #expect(report.changes.allSatisfy { $0.now == nil } && report.json.contains("then"))
    #expect(AuditReport().changes.isEmpty)
  }
}
