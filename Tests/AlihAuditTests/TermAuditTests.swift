import AlihData
import AlihGlossary
import AlihModel
import Foundation
import Testing

@testable import AlihAudit

struct TermAuditTests {
  private static let house = """
    source\ttarget\tadjective\tvariants\tforbidden\tcase\tclass\tlater\twhen
    Korut\tNorth Korea\tNorth Korean\tthe North;Pyongyang\tNorthern Korea\tcapital\tcountry
    AS\tUS\tAmerican\tUnited States;U.S.\t\texact\tcountry\t\tnot-before:Roma
    Komisi Pemberantasan Korupsi\tCorruption Eradication Commission\t\t\t\tcapital\torganization\tKPK
    PBB\tUN\t\tUnited Nations\t\texact\torganization
    menteri\tminister\t\t\t\tany\toffice
    """

  private func occurrences(
    _ pairs: [(String, String?)], isArticle: Bool = true, ignoring ignored: String? = nil
  ) throws -> [AuditedOccurrence] {
    let glossary = try Glossary(
      tables: [("house.tsv", Array(Self.house.utf8))], renderingWords: try HousePointers.renderings.get())
    var list = IgnoreList()
    if let ignored { try list.read(file: "ignore.tsv", bytes: Array(ignored.utf8)) }
    let units = pairs.enumerated().map { index, pair in
      AuditedText.Unit(id: "b\(index + 1).s1", source: pair.0, target: pair.1)
    }
    let text = AuditedText(path: "berita/a.txt", isArticle: isArticle, units: units)
    return TermAudit(glossary: glossary, pointing: try HousePointers.words.get(), ignored: list).occurrences(
      in: text)
  }

  private func verdicts(_ source: String, _ target: String?) throws -> [String] {
    try occurrences([(source, target)]).map(\.verdict.rawValue)
  }

  /// Source, translation, verdicts.
  private static let cases = """
    Korut menolak. | North Korea refused. | honored
    Korut menolak. | North Korea's army refused. | honored
    Tentara Korut menolak. | North Koreans refused. | adjective
    Korut menolak. | Pyongyang refused. | variant
    Korut menolak. | The North refused. | variant
    Korut menolak. | Northern Korea refused. | forbidden
    Korut menolak. | Korut refused. | untranslated
    Korut menolak. | The enemy refused. | missing
    Korut menolak. | South Korea refused. | missing
    Korut menolak. | Korea, North, refused. | missing
    Korut menolak. |  | not-checked
    Korut menolak. |   | not-checked
    AS dan AS-Korut menolak. | The U.S. and US-North Korea refused. | honored honored honored
    AS menolak. | They asked us. | missing
    AS Roma kalah dari PBB. | Roma lost to the United Nations. | variant
    Para menteri datang. | Ministers came. | honored
    Menteri datang. | The ministry came. | missing
    """.split(separator: "\n").map {
      $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }

  @Test(arguments: cases) func `each occurrence has its verdict`(_ row: [String]) throws {
    #expect(
      try verdicts(row[0], row[1].isEmpty ? nil : row[1]) == row[2].split(separator: " ").map(String.init))
  }

  @Test func `three occurrences need three renderings`() throws {
    let source = "Korut, Korut, dan Korut."
    #expect(
      try verdicts(source, "North Korea, North Korea, and North Korea.") == ["honored", "honored", "honored"])
    #expect(try verdicts(source, "North Korea and others.").filter { $0 == "missing" }.count == 2)
  }

  @Test func `a later mention may point back, if the source has no pronoun for it`() throws {
    let first = ("Korut menembakkan rudal.", "North Korea fired a missile.")
    #expect(
      try occurrences([first, ("Korut diam.", "The country was silent.")]).map(\.verdict) == [
        .honored, .later,
      ])
    #expect(
      try occurrences([first, ("Korut diam.", "It was silent.")]).map(\.verdict) == [.honored, .later])
    #expect(
      try occurrences([first, ("Ia dan Korut diam.", "It was silent.")]).map(\.verdict) == [
        .honored, .missing,
      ])
    #expect(try occurrences([("Korut diam.", "The country was silent.")]).map(\.verdict) == [.missing])
    // The lines of a table may be one text, but not over any distance.
    let pairs = [first, ("Korut diam.", "It was silent.")]
    #expect(try occurrences(pairs, isArticle: false).map(\.verdict) == [.honored, .later])
    let apart = [first] + Array(repeating: ("Hujan.", "Rain."), count: 9) + [pairs[1]]
    #expect(try occurrences(apart, isArticle: false).map(\.verdict) == [.honored, .missing])
    #expect(
      try occurrences([("Korut diam.", "The country was silent.")], isArticle: false).map(\.verdict) == [
        .later
      ])
  }

  @Test func `a rendering beside the sentence is ambiguous, unless it is needed there`() throws {
    let moved = [("Korut diam.", "All was silent."), ("Hujan turun.", "It rained in North Korea.")]
    #expect(try occurrences(moved).map(\.verdict) == [.ambiguous])
    let needed = [("Korut diam.", "All was silent."), ("Hujan di Korut.", "It rained in North Korea.")]
    #expect(try occurrences(needed).map(\.verdict) == [.missing, .honored])
  }

  @Test func `first and later mentions are told apart`() throws {
    let found = try occurrences([
      ("Komisi Pemberantasan Korupsi datang.", "The Corruption Eradication Commission came."),
      ("Komisi Pemberantasan Korupsi pergi.", "The KPK left."),
    ])
    #expect(found.map(\.verdict) == [.honored, .later])
    #expect(found.map(\.isFirstMention) == [true, false])
    #expect(found.map(\.expected) == ["Corruption Eradication Commission", "KPK"])
  }

  @Test func `positions are those of the words in source and target`() throws {
    let found = try #require(
      try occurrences([("“Tentara Korut” kalah.", "“North Korean” troops lost.")]).first)
    #expect(found.source == "Korut")
    #expect(found.found == "North Korean")
  }

  @Test func `a loose translation is not checked, and says why`() throws {
    let source = "Korut menembakkan rudal ke laut pada hari Senin, kata para pejabat di ibu kota negara itu."
    let found = try #require(try occurrences([(source, "They fired.")]).first)
    #expect(found.verdict == .unchecked)
    #expect(found.reason == "the translation is less than half as long as the source")
  }

  @Test(arguments: [
    ("source\treason\nKorut\tthe quote says enemy\n", AuditVerdict.unchecked),
    ("source\treason\tpath\tsentence\nKorut\tagreed\ta.txt\tKorut diam.\n", .unchecked),
    (
      "source\treason\tsentence\ttranslation\nKorut\tagreed\tKorut diam.\tThe enemy was silent.\n", .unchecked
    ),
    ("source\treason\tsentence\ttranslation\nKorut\tagreed\tKorut diam.\tIt was silent.\n", .missing),
    ("source\treason\tsentence\nKorut\tagreed\tKorut pergi.\n", .missing),
    ("source\treason\tverdict\nKorut\tagreed\tforbidden\n", .missing),
    // What stands in a segment now may be another sentence.
    ("source\treason\tpath\tsegment\nKorut\tagreed\ta.txt\tb1.s1\n", .missing),
    ("source\treason\tpath\nKorut\tagreed\tother.txt\n", .missing),
    ("source\treason\nAS\tagreed\n", .missing),
  ])
  func `what somebody ignores, with a reason, is not checked`(_ list: String, _ expected: AuditVerdict) throws
  {
    let found = try occurrences([("Korut diam.", "The enemy was silent.")], ignoring: list)
    #expect(found.map(\.verdict) == [expected])
    if expected == .unchecked { #expect(found.first?.reason?.hasPrefix("ignored: ") == true) }
  }

  @Test func `entries that hold nothing are told`() throws {
    var list = IgnoreList()
    let table =
      "source\treason\tsegment\tsentence\nKorut\tagreed\tb1.s1\t\nAS\tagreed\t\tAS pergi.\nAS\tagreed\t\tAS diam.\n"
    try list.read(file: "i.tsv", bytes: Array(table.utf8))
    let stale = list.stale(beside: ["i.tsv:3"])
    #expect(stale.map { String($0.prefix(7)) } == ["i.tsv:2", "i.tsv:4"])
    #expect(stale[0].contains("column 'sentence'"))
  }

  @Test(arguments: [
    ("AS menyerang Korut.", "North Korea attacked the US.", ["swapped", "swapped"]),
    ("AS menyerang Korut.", "The US attacked North Korea.", ["honored", "honored"]),
    ("Korut diserang oleh AS.", "The US attacked North Korea.", ["honored", "honored"]),
    ("Korut diserang AS.", "North Korea was attacked by the US.", ["honored", "honored"]),
    ("Pejabat AS di Korut pulang.", "North Korean officials in the US returned.", ["swapped", "swapped"]),
    ("Di Korut, pejabat AS pulang.", "US officials in North Korea returned.", ["honored", "honored"]),
    ("AS dan Korut bertemu.", "North Korea and the US met.", ["honored", "honored"]),
    ("Pejabat AS menolak.", "The North Korean official refused.", ["swapped"]),
    ("Pejabat AS menolak di Pyongyang.", "The official refused in Pyongyang.", ["missing"]),
    ("PBB menolak.", "The US refused.", ["missing"]),
  ])
  func `terms in each other's place are told`(_ source: String, _ target: String, _ expected: [String]) throws
  {
    let glossary = try Glossary(
      tables: [("house.tsv", Array(Self.house.utf8))], renderingWords: try HousePointers.renderings.get())
    let bytes = try DataFolder.find(explicit: HousePointers.root).bytes(TermSwaps.file)
    let audit = TermAudit(
      glossary: glossary, pointing: try HousePointers.words.get(), swaps: try TermSwaps(bytes, glossary))
    let unit = AuditedText.Unit(id: "1", source: source, target: target)
    #expect(
      audit.occurrences(in: AuditedText(path: "a", isArticle: true, units: [unit])).map(\.verdict.rawValue)
        .map { $0 == "adjective" ? "honored" : $0 } == expected)
  }

  @Test(arguments: [
    // Spelling, order, a head said once, a field inside a title, a bracket.
    ("Organisasi Kesehatan Dunia rapat.", "The World Health Organisation met.", true),
    ("Menteri Pertahanan datang.", "The defence minister came.", true),
    ("Menteri Pertahanan datang.", "The minister of defense came.", true),
    ("Korut dan Korsel rapat.", "North and South Korea met.", true),
    ("Wakil Menteri datang.", "The deputy oil minister came.", true),
    ("Wakil Menteri datang.", "The deputy spoke, and a minister came.", false),
    ("Kelompok itu (OPEC) rapat.", "The group (OPEC) met.", true),
    ("Presiden AS datang.", "The American president came.", true),
    ("Presiden AS datang.", "The Russian president came.", false),
  ])
  func `what people write otherwise is licensed`(_ source: String, _ target: String, _ isAccepted: Bool)
    throws
  {
    let house = """
      source\ttarget\tadjective\tvariants\tclass\tlater
      Organisasi Kesehatan Dunia\tWorld Health Organization\t\t\torganization\tWHO
      Menteri Pertahanan\tdefense minister\t\t\toffice
      Korut\tNorth Korea\tNorth Korean\t\tcountry
      Korsel\tSouth Korea\tSouth Korean\t\tcountry
      Wakil Menteri\tdeputy minister\t\t\toffice
      OPEC\tOrganization of the Petroleum Exporting Countries\t\t\torganization\tOPEC
      Presiden AS\tUS president\t\t\toffice
      AS\tUS\t\tAmerican\tcountry
      """
    let glossary = try Glossary(
      tables: [("house.tsv", Array(house.utf8))], renderingWords: try HousePointers.renderings.get())
    let verdicts = glossary.verdicts(for: glossary.occurrences(in: source), of: source, in: target)
    #expect(verdicts.allSatisfy { $0.verdict == .honored } == isAccepted, "\(verdicts)")
  }

  @Test(arguments: [
    ("source\treason\nKorut\t\n", 2), ("source\twhy\nKorut\tx\n", 1), ("", 1),
  ])
  func `an ignore list without reasons is refused with its line`(_ list: String, _ line: Int) {
    let problem = #expect(throws: TSVTable.Problem.self) {
      try occurrences([("Korut", "x")], ignoring: list)
    }
    #expect(problem?.line == line)
  }

  @Test func `a part of an untranslated name is no rendering`() throws {
    let house = "source\ttarget\tadjective\tclass\nArab Saudi\tSaudi Arabia\tSaudi\tcountry\n"
    let glossary = try Glossary(tables: [("house.tsv", Array(house.utf8))])
    let unit = AuditedText.Unit(
      id: "1", source: "Polisi Arab Saudi datang.", target: "Arab Saudi police came.")
    let audit = TermAudit(glossary: glossary, pointing: try HousePointers.words.get())
    let found = audit.occurrences(in: AuditedText(path: "a", isArticle: false, units: [unit]))
    #expect(found.map(\.verdict) == [.untranslated])
  }

  @Test func `words that the house never writes are told in every report`() throws {
    let house = "source\ttarget\tforbidden\n\t\tso-called\nBI\tBank Indonesia\n"
    let glossary = try Glossary(tables: [("house.tsv", Array(house.utf8))])
    let unit = AuditedText.Unit(id: "1", source: "Pakar itu datang.", target: "The so-called expert came.")
    let text = AuditedText(path: "a", isArticle: false, units: [unit])
    let audit = TermAudit(glossary: glossary, pointing: try HousePointers.words.get())
    var report = AuditReport()
    report.add(text, audit.result(on: text))
    report.finish(glossary)
    #expect(report.slips.map(\.found) == ["so-called"])
    for written in [report.markdown, report.json, report.csv, AuditPage(report: report).text] {
      #expect(written.contains("so-called"))
    }
    #expect(report.coverage.checked == 0)
  }
}
