import AlihGlossary
import Testing

@testable import AlihAudit

struct TermCandidatesTests {
  private func candidates(_ pairs: [(String, String?)]) throws -> [TermCandidate] {
    let glossary = try Glossary(tables: [("house.tsv", Array("source\ttarget\nKPK\tKPK\n".utf8))])
    var candidates = TermCandidates(glossary: glossary, heads: ["badan", "kementerian"])
    let units = pairs.enumerated().map { AuditedText.Unit(id: "l\($0 + 1)", source: $1.0, target: $1.1) }
    candidates.add(AuditedText(path: "a.txt", isArticle: true, units: units))
    return candidates.ranked
  }

  private func candidate(_ term: String, _ texts: String...) throws -> TermCandidate? {
    try candidates(texts.map { ($0, nil) }).first { $0.source == term }
  }

  @Test(arguments: [
    ("Badan Pangan Contoh (BPC) datang.", "BPC", "Badan Pangan Contoh"),
    ("Menurut BPC (Badan Pangan Contoh), beras cukup.", "BPC", "Badan Pangan Contoh"),
    ("Kementerian Pangan Negeri (Kempangri) datang.", "Kempangri", "Kementerian Pangan Negeri"),
    ("Ketua Badan Pangan dan Energi (BPE) datang.", "BPE", "Badan Pangan dan Energi"),
  ])
  func `a definition names the short form and the long one`(_ text: String, _ short: String, _ long: String)
    throws
  {
    let found = try #require(try candidate(short, text))
    #expect(found.reason == .definition)
    #expect(found.evidence.hasPrefix("\(long) (\(short))"))
  }

  @Test func `a name and its initials in one article define each other`() throws {
    let found = try candidate("BPC", "Kata Badan Pangan Contoh, beras cukup.", "Lalu BPC diam.")
    #expect(found?.reason == .definition)
  }

  @Test(arguments: [
    "Budi Santoso (35) datang.", "Partai Buruh (Jakarta) datang.", "BAB IV DIBACA SEMUA ORANG.",
    "Hari ini KPK datang.",
  ])
  func `what defines nothing is no definition`(_ text: String) throws {
    #expect(try candidates([(text, nil)]).isEmpty)
  }

  @Test func `the target is what translations have beside it and not elsewhere`() throws {
    let found = try candidates([
      ("Kata BPC, beras cukup.", "The Food Agency said there was enough rice in Jakarta."),
      ("Lalu BPC diam.", "Then the Food Agency was silent in Jakarta."),
      ("Hujan turun.", "It rained in Jakarta."), ("Api padam.", "The fire in Jakarta died."),
    ])
    #expect(found.first { $0.source == "BPC" }?.target == "Food Agency")
  }

  @Test(
    arguments: [
      // A part that both write alike, an acronym behind its own name, a word for an acronym, the name of something longer.
      ("Kementerian BPC Rusman", "The BPC was silent", nil),
      ("BPC", "Sample Bank SBK was silent", "SBK"),
      ("Badan BPC", "Sample Bank BPC was silent", nil),
      ("BPC", "Lorem was silent", nil), ("IKAE", "Ikae was silent", "Ikae"),
      ("Badan Api dan BPC", "Fire and Disaster Agency was silent", "Fire and Disaster Agency"),
      ("Badan Pangan", "Food Agency was silent", "Food Agency"),
    ] as [(String, String, String?)])
  func `a target is another language's name of the term itself`(
    _ source: String, _ english: String, _ target: String?
  ) throws {
    let found = try candidates([
      ("Kemarin \(source) diam.", english), ("Tadi \(source) diam lagi.", english),
      ("Hujan turun.", "It rained."),
    ])
    #expect(found.first { $0.source == source }.map(\.target) == target)
    #expect(found.first { $0.source == "BPC" && source.hasSuffix(" dan BPC") }?.target == nil)
  }

  @Test func `compounds and offices that stand often are candidates, single ones are not`() throws {
    let found = try candidates([
      ("Perang Rusia-Ukraina usai.", nil), ("Damai Rusia-Ukraina rapuh.", nil),
      ("Damai Iran-Irak rapuh.", nil),
      ("Di sana Kementerian Pangan diam.", nil), ("Kata Kementerian Pangan, cukup.", nil),
    ])
    #expect(Set(found.map(\.source)) == ["Rusia-Ukraina", "Kementerian Pangan"])
  }
}
