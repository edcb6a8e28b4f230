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
    let glossary = try Glossary(tables: [("house.tsv", Array(Self.house.utf8))])
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
    let pairs = [first, ("Korut diam.", "It was silent.")]
    #expect(try occurrences(pairs, isArticle: false).map(\.verdict) == [.honored, .missing])
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
    ("source\treason\tpath\tsegment\nKorut\tagreed\ta.txt\tb1.s1\n", .unchecked),
    ("source\treason\tpath\nKorut\tagreed\tother.txt\n", .missing),
    ("source\treason\tpath\tsegment\nKorut\tagreed\t\tb2.s1\n", .missing),
    ("source\treason\nAS\tagreed\n", .missing),
  ])
  func `what somebody ignores, with a reason, is not checked`(_ list: String, _ expected: AuditVerdict) throws
  {
    let found = try occurrences([("Korut diam.", "The enemy was silent.")], ignoring: list)
    #expect(found.map(\.verdict) == [expected])
    if expected == .unchecked { #expect(found.first?.reason?.hasPrefix("ignored: ") == true) }
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
}
