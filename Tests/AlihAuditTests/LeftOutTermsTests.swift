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
    Rusia\tRussia\tRussian\tcountry
    Moskow\tMoscow\t\tplace
    Kaledonia\tNew Caledonia\t\tplace
    Sorong\tSorong\t\tplace
    Papua\tPapua\tPapuan\tplace
    Pemprov Papua\tPapua administration\t\torganization
    MA\tSupreme Court\t\torganization
    Kemlu\tForeign Ministry\t\torganization
    Presiden Rusia\tRussian president\t\toffice
    Korea Utara\tNorth Korea\t\tcountry
    Korea Selatan\tSouth Korea\t\tcountry
    RAPBN\tdraft state budget\t\teconomy
    """

  private static let lexicon =
    "lemma\tclass\tenglish\npemberontak\tnoun\trebel\nsungai\tnoun\triver\nwarga\tnoun\tresident\nraja\tnoun\tking\n"

  private func audit() throws -> TermAudit {
    let data = try DataFolder.find(explicit: HousePointers.root)
    let glossary = try Glossary(
      tables: [("house.tsv", Array(Self.house.utf8))], renderingWords: try HousePointers.renderings.get())
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
    ("Lomba di Moskow, Rusia, usai.", "A contest in Moscow ended.", "honored not-checked"),
    ("Di Papua, Pemprov Papua diam.", "The Papua administration was silent.", "not-checked honored"),
    (
      "Di Papua harga naik, tetapi semalam Pemprov Papua diam.",
      "Prices rose; the Papua administration was silent.", "missing honored"
    ),
    ("Sorong-Papua menang.", "Sorong (Papua) won.", "honored honored"),
    ("Menlu Irak, Tarik Salman, pulang.", "Foreign Minister Tarik Salman went home.", "honored not-checked"),
    ("Kabinet Menlu Arif Salman jatuh.", "The Salman cabinet fell.", "not-checked"),
    ("Presiden Rusia Boris Ivanov tiba.", "President Boris Ivanov arrived.", "later-mention"),
    ("Presiden Rusia Boris Ivanov tiba.", "Chairman Boris Ivanov arrived.", "missing"),
    ("Hari itu MA menolak kasasi.", "That day the court rejected the appeal.", "later-mention"),
    ("Hari itu pengadilan menolak MA.", "That day the court refused.", "missing"),
    ("Kata juru bicara Kemlu, ada kabar.", "There is news, ministry spokesman Salman said.", "later-mention"),
    ("Kata juru bicara Kemlu, ada kabar.", "There is news, a Defense Ministry spokesman said.", "missing"),
    ("Warga Irak memuji raja Yaman.", "A Yemeni resident praised the Iraqi king.", "swapped swapped"),
    (
      "Warga Irak memuji raja Yaman.", "The Yemeni king was praised by an Iraqi resident.",
      "adjective adjective"
    ),
    ("Truk hancur di Irak.", "A bicycle burned near a village in Yemen.", "swapped"),
    ("Sorong Tutup Pasar", "City Closes Markets", "later-mention"),
    ("Sorong menutup pasar.", "City closes markets.", "missing"),
    ("Korea Utara dan Korea Selatan sepakat.", "The two Koreas agreed.", "variant variant"),
    (
      "Kunjungan ke Irak mulai Selasa membahas Rusia, kata pejabat Irak.",
      "The visit from Tuesday is about Russia, Iraqi officials said.", "adjective honored missing"
    ),
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
