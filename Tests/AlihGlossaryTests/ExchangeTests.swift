import AlihModel
import Testing

@testable import AlihGlossary

struct ExchangeTests {
  private func read(_ bytes: [UInt8]) throws -> TermImport {
    try TermImport(file: "x", bytes: bytes, .indonesianToEnglish)
  }

  private func read(_ text: String) throws -> TermImport { try read(Array(text.utf8)) }

  private func pairs(_ list: TermImport) -> [String] { list.records.map { "\($0[.source])=\($0[.target])" } }

  @Test(arguments: [
    "source\ttarget\nKorut\tNorth Korea\nBI\tBank Indonesia\n",
    "id,en\nKorut,North Korea\nBI,Bank Indonesia\n",
    "Sumber;Terjemahan\r\nKorut;North Korea\r\nBI;Bank Indonesia\r\n",
    "\u{FEFF}source,target\r\n\"Korut\",\"North Korea\"\r\nBI,Bank Indonesia",
    "Korut\tNorth Korea\nBI\tBank Indonesia\n",
    "sourceLang,targetLang,sourceString,targetString\nid,en,Korut,North Korea\nen,id,Bank Indonesia,BI\n",
  ])
  func `tables of any make are read`(_ text: String) throws {
    let list = try read(text)
    #expect(pairs(list) == ["Korut=North Korea", "BI=Bank Indonesia"])
    #expect(list.problems.isEmpty)
  }

  @Test(arguments: [true, false]) func `UTF-16 is read`(_ isLittle: Bool) throws {
    let units = Array("\u{FEFF}source\ttarget\nKorut\tNorth Korea\n".utf16)
    let bytes = units.flatMap {
      isLittle ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
    }
    #expect(pairs(try read(bytes)) == ["Korut=North Korea"])
  }

  @Test func `quoted fields hold separators, quotation marks and line breaks`() throws {
    let list = try read("source,target,note\n\"a, b\",\"the \"\"big\"\" one\",\"two\nlines\"\nBI,Bank,x\n")
    #expect(pairs(list) == ["a, b=the \"big\" one", "BI=Bank"])
    #expect(list.records[0][.note] == "two lines")
    #expect(list.records[1].line == 4)
  }

  @Test(arguments: [
    ("source\ttarget\nKorut\t\n", 2, "has no target"), ("source\ttarget\n\tUS\n", 2, "has no source"),
    ("source\ttarget\nBI\tBank\nBI\tBank\n", 3, "there twice"),
    ("source\ttarget\nBI\tBank\nBI\tBanks\n", 3, "becomes a variant"),
    ("source\ttarget\n***\tstars\n", 2, "has no word"),
    ("source\ttarget\tclass\nBI\tBank\tcontry\n", 2, "did you mean"),
    ("source\ttarget\nB\u{1}I\tBank\n", 2, "control character"),
  ])
  func `what becomes no term is told with its line`(_ text: String, _ line: Int, _ words: String) throws {
    let problems = try read(text).problems
    #expect(problems.map(\.line) == [line])
    #expect(problems.first?.message.contains(words) == true, "\(problems)")
  }

  @Test func `a second target is a variant`() throws {
    let list = try read("source\ttarget\nBI\tBank\nBI\tBanks\nBI\tBanking\n")
    #expect(list.table == "source\ttarget\tvariants\nBI\tBank\tBanks;Banking\n")
  }

  @Test(arguments: [
    ("a,b,c\n1,2,3\n", 1), ("source,target\n\"open,x\n", 2), ("<martif><x></martif>", 1), ("<html/>", 1),
    ("\u{FF}\u{FE}", 1), ("source\ttarget\n\u{0}\tx\n", 2),
  ])
  func `what can't be read is refused with its line`(_ text: String, _ line: Int) {
    let error = #expect(throws: GlossaryError.self) { try read(text) }
    #expect(error?.problems.map(\.line) == [line])
  }

  private static let concept = """
    <entry id="c1"><set xml:lang="id-ID"><sec><term>Korea Utara</term></sec><sec><term>Korut</term></sec></set>
    <set xml:lang="en"><sec><term>DPRK</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></sec>
    <sec><term>North &amp; Korea</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></sec>
    <sec><term>Norkor</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></sec></set></entry>
    <entry id="c2"><set xml:lang="fr"><sec><term>Corée</term></sec></set></entry>
    """

  @Test(arguments: [("martif", "termEntry", "langSet", "tig"), ("tbx", "conceptEntry", "langSec", "termSec")])
  func `a term base's standings are kept`(_ root: String, _ entry: String, _ set: String, _ section: String)
    throws
  {
    let body = Self.concept.replacing("entry", with: entry).replacing("<set", with: "<" + set)
      .replacing("</set", with: "</" + set).replacing("sec>", with: section + ">")
    let list = try read("<?xml version=\"1.0\"?>\n<\(root)><text><body>\n\(body)</body></text></\(root)>")
    #expect(pairs(list) == ["Korea Utara=North & Korea", "Korut=North & Korea"])
    #expect(list.records.map { $0[.variants] } == ["DPRK", "DPRK"])
    #expect(list.records.map { $0[.forbidden] } == ["Norkor", "Norkor"])
    #expect(list.problems.count == 1)
  }

  @Test func `no entity is expanded and no file fetched`() {
    let text =
      "<!DOCTYPE martif SYSTEM \"http://127.0.0.1:1/x.dtd\" [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><martif><text><body><termEntry><langSet xml:lang=\"id\"><tig><term>&x;</term></tig></langSet></termEntry></body></text></martif>"
    let records = (try? read(text).records) ?? []
    #expect(records.isEmpty)
  }

  @Test(arguments: TermExport.allCases) func `what is exported is imported again`(_ format: TermExport) throws
  {
    let house = """
      source\ttarget\tadjective\tvariants\tforbidden\tcase\tclass\tarticle\tfirst\tlater\twhen\tdnt\tnote
      Korut\tNorth Korea\tNorth Korean\tthe North;DPRK\tNorkor\t\tcountry
      AS\tUS\t\t\t\texact\tcountry\tthe\t\t\tnot-before:Roma|Monaco; near:#\t\tclubs, "AS Roma"
      A & <B>\tx & <y>
      """
    let glossary = try Glossary(tables: [("house.tsv", Array(house.utf8))])
    let list = try read(format.text(glossary.records, .indonesianToEnglish).text)
    let isWhole = [.tsv, .csv, .tbx, .tbx2].contains(format)
    #expect(pairs(list) == ["Korut=North Korea"] + (isWhole ? ["AS=US"] : []) + ["A & <B>=x & <y>"])
    #expect(list.problems.isEmpty)
    if isWhole {
      #expect(list.records.map(\.fields) == glossary.records.map(\.fields))
    }
    if format == .tbx || format == .tbx2 {
      #expect(list.records[0][.variants] == "the North;DPRK")
      #expect(list.records[0][.forbidden] == "Norkor")
    }
  }

  @Test(arguments: [TermExport.tsv, .csv, .tbx, .tbx2])
  func `the whole house glossary goes out and comes back as it was`(_ format: TermExport) throws {
    let records = try HouseTerms.glossary.get().records
    #expect(records.count > 1_500)
    let list = try read(format.text(records, .indonesianToEnglish).text)
    #expect(list.problems.isEmpty, "\(list.problems.prefix(5))")
    #expect(list.records.count == records.count)
    let changed = zip(list.records, records).filter { $0.fields != $1.fields }
    #expect(changed.isEmpty, "\(changed.prefix(3))")
  }

  @Test func `DeepL takes each source once, and what is left out is counted`() throws {
    let house = "source\ttarget\twhen\nPBB\ttax\tafter:pajak\nPBB\tUN\t\n"
    let glossary = try Glossary(tables: [("house.tsv", Array(house.utf8))])
    let (text, leftOut) = TermExport.deepl.text(glossary.records, .indonesianToEnglish)
    // Neither sense may be sent, for the service would use it everywhere.
    #expect(text.isEmpty)
    #expect(leftOut.values.reduce(0, +) == 2)
  }

  @Test(arguments: [
    // memoQ, Crowdin, a header in Indonesian, OmegaT, DeepL with codes, and a list from the other side.
    (
      "Entry_ID;Indonesian;Term_Info;English;Term_Info;English_Def\n1;Korut;;Norkor;Forbidden;\n2;Korut;;North Korea;;a country\n",
      "North Korea", "Norkor"
    ),
    (
      "Term [id],Status [id],Term [en],Status [en]\nKorut,preferred,Norkor,not recommended\nKorut,,North Korea,preferred\n",
      "North Korea", "Norkor"
    ),
    (
      "Bahasa Indonesia,Bahasa Inggris,Status\nKorut,Norkor,terlarang\nKorut,North Korea,\n", "North Korea",
      "Norkor"
    ),
    ("Korut\tNorth Korea\ta country\n", "North Korea", ""),
    ("Korut,North Korea,id,en\n", "North Korea", ""),
    ("North Korea,Korut,en,id\n", "North Korea", ""),
    ("source_en\ttarget_id\nNorth Korea\tKorut\n", "North Korea", ""),
    (
      "id,en,status\nKorut,DPRK,admitted\nKorut,North Korea,preferred\nKorut,Norkor,deprecated\n",
      "North Korea", "Norkor"
    ),
    // MultiTerm, Trados, Crowdin with names of languages, memoQ's synonyms, and words for yes and no.
    (
      "Entry number;Indonesian;Indonesian::Definition;English;English::Usage status\n1;Korut;negeri;North Korea;preferred\n1;Korut;;Norkor;not recommended\n",
      "North Korea", "Norkor"
    ),
    (
      "Indonesian\tIndonesian-Definition\tEnglish\tEnglish-Status\nKorut\t\tNorth Korea\tPreferred\nKorut\t\tNorkor\tForbidden\n",
      "North Korea", "Norkor"
    ),
    (
      "Term [English],Status [English],Term [Indonesian],Status [Indonesian]\nNorkor,not recommended,Korut,preferred\nNorth Korea,,Korut,\n",
      "North Korea", "Norkor"
    ),
    (
      "Concept ID,Term: Indonesian,Term: English,Status: English\n1,Korut,Norkor,deprecated\n1,Korut,North Korea,\n",
      "North Korea", "Norkor"
    ),
    (
      "Indonesian;Term_Info;English;Term_Info;English;Term_Info\nKorut;;North Korea;;Norkor;Forbidden\n",
      "North Korea", "Norkor"
    ),
    ("source,target,forbidden\nKorut,North Korea,no\nKorut,Norkor,yes\n", "North Korea", "Norkor"),
    ("Istilah,Padanan,Terlarang\nKorut,North Korea,Norkor\n", "North Korea", "Norkor"),
    ("id,en,do not use\nKorut,North Korea,Norkor\n", "North Korea", "Norkor"),
    ("id,en,status\nKorut,Norkor,Not Approved\nKorut,North Korea,Approved\n", "North Korea", "Norkor"),
    ("id,en,approved\nKorut,Norkor,tidak\nKorut,North Korea,ya\n", "North Korea", "Norkor"),
    ("Source (id),Target (en)\nKorut,North Korea\n", "North Korea", ""),
    ("No,Istilah Indonesia,Padanan Inggris\n1,Korut,North Korea\n", "North Korea", ""),
    ("Kata Indonesia,Kata Inggris\nKorut,North Korea\n", "North Korea", ""),
    ("Term,Part of Speech,Definition,id\nNorth Korea,noun,a country,Korut\n", "North Korea", ""),
    ("Korut,North Korea,id,en\nHaus,rumah,de,id\nKorea,Korea,id,fr\n", "North Korea", ""),
  ])
  func `what a list forbids is never the house's target`(
    _ text: String, _ target: String, _ forbidden: String
  ) throws {
    let list = try read(text)
    #expect(pairs(list) == ["Korut=\(target)"], "\(list.problems)")
    #expect(list.records.first?[.forbidden] == forbidden)
  }

  @Test func `a hashtag is a row, a forbidden term alone and an unread column are told`() throws {
    let list = try read(
      "source,target,status,color\nBI,Bank,,red\n#SavePulau,#SaveTheIsland,,\nKorut,Norkor,forbidden,\n")
    #expect(pairs(list) == ["BI=Bank", "#SavePulau=#SaveTheIsland"])
    #expect(list.problems.map(\.line) == [1, 4])
    #expect(list.leftOut.values.reduce(0, +) == 2)
  }

  @Test func `a source that begins with # goes through a term table and out again`() throws {
    let list = try read("source,target\n#SavePulau,#SaveTheIsland\n#RawatLaut,#KeepTheSea\n")
    #expect(list.table == "source\ttarget\n\\#SavePulau\t#SaveTheIsland\n\\#RawatLaut\t#KeepTheSea\n")
    let glossary = try Glossary(tables: [("house.tsv", Array(list.table.utf8))])
    #expect(glossary.records.map { $0[.source] } == ["#SavePulau", "#RawatLaut"])
    for format in [TermExport.tsv, .csv, .tbx, .tbx2, .deepl, .google, .azure] {
      let text = format.text(glossary.records, .indonesianToEnglish).text
      #expect(pairs(try read(text)) == ["#SavePulau=#SaveTheIsland", "#RawatLaut=#KeepTheSea"], "\(format)")
    }
    #expect(
      Glossary.check(layers: [[TermTable(file: "house.tsv", bytes: Array(list.table.utf8))]]).count == 2)
  }

  @Test func `what stays as it is, a draft and what matters in capitals are kept`() throws {
    let list = try read(
      "Term,Case Sensitive,Do Not Translate,Status,id\nGojek,TRUE,TRUE,,\nhouse,FALSE,FALSE,draft,rumah\n")
    #expect(pairs(list) == ["Gojek=", "rumah=house"])
    #expect(list.records.map { $0[.dnt] } == ["yes", ""])
    #expect(list.records.map { $0[.letterCase] } == ["exact", ""])
    #expect(list.records.map { $0[.note] } == ["", "status: draft"])
  }

  @Test func `rows of other languages are told and left out`() throws {
    let list = try read("Korut,North Korea,id,en\nHaus,rumah,de,id\nKorea,Korea,id,fr\n")
    #expect(list.problems.map(\.line) == [2, 3])
    #expect(list.leftOut == ["of other languages": 2])
  }

  @Test(arguments: [
    ("id", true), ("en", true), ("id-en", true), ("id-ID", true), ("Indonesian", true), ("", true),
    ("ID/EN", true),
    ("ms", false), ("MS", false), ("ms-en", false), ("id, fr", false), ("Melayu", false),
    ("not told here", true),
  ])
  func `a row may say in one column which languages it is of`(_ language: String, _ isRead: Bool) throws {
    let list = try read("source,target,language\nKorut,North Korea,\"\(language)\"\n")
    #expect(pairs(list) == (isRead ? ["Korut=North Korea"] : []))
    #expect(list.leftOut == (isRead ? [:] : ["of other languages": 1]))
  }

  @Test(arguments: [
    // Weblate's way, and MultiTerm's own XML.
    "<martif><text><body><termEntry><langSet xml:lang=\"id\"><tig><term>Korut</term></tig></langSet><langSet xml:lang=\"en\"><tig><term>North Korea</term></tig></langSet></termEntry><termEntry><langSet xml:lang=\"id\"><tig><term>Korut</term></tig></langSet><langSet xml:lang=\"en\"><tig><term>Norkor</term><termNote type=\"administrativeStatus\">forbidden</termNote></tig></langSet></termEntry></body></text></martif>",
    "<mtf><conceptGrp><concept>1</concept><languageGrp><language type=\"Indonesian\" lang=\"ID\"/><termGrp><term>Korut</term></termGrp></languageGrp><languageGrp><language type=\"English\" lang=\"EN\"/><termGrp><term>North Korea</term></termGrp><termGrp><term>Norkor</term><descripGrp><descrip type=\"Status\">forbidden</descrip></descripGrp></termGrp></languageGrp></conceptGrp></mtf>",
  ])
  func `a rendering that an entry of its own forbids is forbidden`(_ text: String) throws {
    let list = try read(text)
    #expect(pairs(list) == ["Korut=North Korea"])
    #expect(list.records.first?[.forbidden] == "Norkor")
    #expect(list.problems.isEmpty, "\(list.problems)")
  }

  @Test(arguments: [TermExport.tbx, .tbx2])
  func `what is no term, and what English shouldn't say, come back from a term base`(_ format: TermExport)
    throws
  {
    let house =
      "source\ttarget\tforbidden\tcase\tdnt\nSD card\t-\t\tany\n\t\tso-called;terrorist\n\tmilitant\tinsurgent\nGojek\t\t\t\tyes\n"
    let glossary = try Glossary(tables: [("house.tsv", Array(house.utf8))])
    let list = try read(format.text(glossary.records, .indonesianToEnglish).text)
    #expect(list.records.map(\.fields) == glossary.records.map(\.fields))
    #expect(list.problems.isEmpty, "\(list.problems)")
  }

  @Test(arguments: [
    "<martif><text><body><termEntry><descrip type=\"definition\">kantor</descrip><langSet xml:lang=\"ind\"><tig><term>BI</term></tig></langSet><langSet xml:lang=\"en\"><tig><term>Bank</term></tig></langSet></termEntry></body></text></martif>",
    "<TBX dialect=\"TBX-Min\"><body><entry id=\"1\"><definition>kantor</definition><langGroup xml:lang=\"id\"><termGroup><term>BI</term></termGroup></langGroup><langGroup xml:lang=\"en\"><termGroup><term>Banks</term><termStatus>deprecated</termStatus></termGroup><termGroup><term>Bank</term></termGroup></langGroup></entry></body></TBX>",
    "<tbx xmlns:min=\"m\" xmlns:basic=\"b\"><text><body><conceptEntry><basic:definition>kantor</basic:definition><langSec xml:lang=\"id\"><termSec><term>BI</term></termSec></langSec><langSec xml:lang=\"en\"><termSec><term>Bank</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>",
  ])
  func `term bases of every make keep their definitions`(_ text: String) throws {
    let list = try read(text)
    #expect(pairs(list) == ["BI=Bank"])
    #expect(list.records.first?[.note] == "definition: kantor")
  }

  @Test(arguments: [
    ("source\ttarget\texample\twhen\nBI\tBank\tBI naik\tbefore:rate\n", "isn't found in its example"),
    ("source\ttarget\tcounterexample\nBI\tBank\tBI naik\n", "is found in its counterexample"),
    ("source\ttarget\twhen\nBI\tBank\tbefore:rate; not-before:rate\n", "contradict"),
    ("source\ttarget\nAS.pdf\tUS\n", "has no word to match"),
    ("source\ttarget\tfrom\tuntil\nBI\tBank\t2024\t2023\n", "before it begins"),
    ("source\ttarget\tfrom\nBI\tBank\tMay\n", "is no day"),
    ("source\ttarget\ndan\tand\n", "is a common word"),
    ("source\ttarget\tcase\nbi\tbee\tcapital\nBI\tBank\texact\n", "hidden by 'bi'"),
  ])
  func `what an entry does in texts is checked`(_ table: String, _ words: String) {
    let problems = Glossary.check(layers: [[TermTable(file: "x.tsv", bytes: Array(table.utf8))]]) {
      $0 == "dan"
    }
    #expect(problems.contains { $0.message.contains(words) }, "\(problems)")
  }

  @Test(arguments: [
    ("source\ttarget\nKorut\tKorea Utara\nKorea Utara\tNorth Korea\n", "turns into 'North Korea'"),
    ("source\ttarget\nkapal\tkapal ship\n", "holds its own source"),
    ("source\ttarget\tcase\nAdil\tAdil\tany\nadil\tfair\tany\n", "differs from 'Adil'"),
    ("source\ttarget\tvariants\tforbidden\nAS\tUS\tAmerica\tAmerica\n", "is forbidden and accepted"),
  ])
  func `what is probably not meant is a warning`(_ table: String, _ words: String) {
    let problems = Glossary.check(layers: [[TermTable(file: "x.tsv", bytes: Array(table.utf8))]])
    #expect(problems.contains { $0.message.contains(words) }, "\(problems)")
  }

  @Test func `a note says that an entry was thought about`() {
    let table = "source\ttarget\tnote\nkapal\tkapal ship\tthe film\n"
    #expect(Glossary.check(layers: [[TermTable(file: "x.tsv", bytes: Array(table.utf8))]]).isEmpty)
  }
}
