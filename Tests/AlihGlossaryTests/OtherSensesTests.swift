import AlihGlossary
import AlihModel
import Testing

struct OtherSensesTests {
  private static func glossary() throws -> Glossary {
    try .of(
      "source|target|variants|case|class",
      "Komisi Pemberantasan Korupsi|Corruption Eradication Commission||capital|organization",
      "KPK|Corruption Eradication Commission||exact|organization", "UKM|UKM||exact|economy",
      "Kartu Korupsi|graft card||any|law", "KK|graft card||exact|law",
      "WHO|WHO|World Health Organization|exact|organization")
  }

  @Test(arguments: [
    "Komite Pengelola Kebun (KPK) bersidang.", "Warga memilih Komite Pengelola dan Kebun (KPK) itu.",
    "KPK (Komite Pengelola Kebun) bersidang.", "Rapat ketua pasar kota (KPK) usai.",
    "Warung Hijau Organik (WHO) dibuka.", "Kios Korupsi (KK) dibuka.",
    "Komisi Pemasaran Korupsi (KPK) bersidang.",
  ])
  func `an acronym that the text explains as something else is no term`(_ text: String) throws {
    #expect(try Self.glossary().occurrences(in: text).isEmpty)
  }

  @Test(arguments: [
    "Komisi Pemberantasan Korupsi (KPK) bersidang.", "KPK (Komisi Pemberantasan Korupsi) bersidang.",
    "Komisi Pemberantasan Tindak Pidana Korupsi (KPK) bersidang.", "Penyidik (KPK) bersidang.",
    "World Health Organisation (WHO) bersidang.", "Usaha Kecil Menengah (UKM) tumbuh.",
    "KPK (Jakarta) bersidang.",
    "Comisi Pemberantasan Korupsi (CPK), lalu Komisi Femberantasan Korupsi (KPK), bersidang.",
  ])
  func `an acronym that the text explains as the glossary does, or not at all, is a term`(_ text: String)
    throws
  {
    #expect(try !Self.glossary().occurrences(in: text).isEmpty)
  }

  @Test func `what one sentence explains holds in the whole article`() throws {
    let glossary = try Self.glossary()
    let texts = ["Komite Pengelola Kebun (KPK) bersidang.", "Ketua KPK hadir."]
    var mentions = Mentions(style: .plain, context: glossary.context(of: texts))
    #expect(texts.allSatisfy { glossary.occurrences(in: $0, mentions: &mentions).isEmpty })
  }

  @Test func `a degree behind a degree is no term`() throws {
    let glossary = try Glossary.of("source|target|case", "MA|Supreme Court|exact")
    #expect(glossary.occurrences(in: "Acara dibuka Harun Wibisana, S.H., M.A.").isEmpty)
    #expect(!glossary.occurrences(in: "Hakim M.A. hadir.").isEmpty)
  }
}
