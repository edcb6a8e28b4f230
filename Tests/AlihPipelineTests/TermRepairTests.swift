import AlihGlossary
import AlihModel
import Foundation
import Testing

@testable import AlihPipeline

/// The words of this checkout.
enum HouseEnglish {
  static let words = Result {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: root.appending(path: path))) }
    let folder = root.appending(path: "Glossary/id-en/lexicon")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasPrefix("words-")
    }
    return try EnglishWords(
      try bytes(EnglishWords.file), lexicon: names.map { ($0, try bytes("Glossary/id-en/lexicon/\($0)")) },
      irregular: try bytes("Glossary/id-en/rules/irregular.tsv"))
  }

  static let renderings = Result {
    let file = URL(filePath: #filePath).appending(path: "../../../\(RenderingWords.file)").standardized
    return try RenderingWords(Array(try Data(contentsOf: file)))
  }
}

struct TermRepairTests {
  private static let house = """
    source\ttarget\tadjective\tvariants\tforbidden\tcase\tclass\tarticle
    Korut\tNorth Korea\tNorth Korean\t\tNorthern Korea\tcapital\tcountry
    AS\tUS\t\tUnited States\t\texact\tcountry\tthe
    PBB\tUN\t\t\t\texact\torganization\tthe
    PM\tprime minister\t\tPM\t\texact\toffice
    Prancis\tFrance\tFrench\t\t\tcapital\tcountry
    Inggris\tBritain\tBritish\t\t\tcapital\tcountry
    Belanda\tNetherlands\tDutch\t\t\tcapital\tcountry\tthe
    Ukraina\tUkraine\tUkrainian\t\t\tcapital\tcountry
    Konjen\tconsul general\t\t\t\tcapital\toffice
    Ketua MK\tchief justice of the Court\t\t\t\tcapital\toffice
    Menlu\tforeign minister\t\t\t\tcapital\toffice
    WNI\tIndonesian citizen\t\t\t\texact\tlaw
    RUU\tbill\t\t\t\texact\tlaw
    APBN\tstate budget\t\t\t\texact\teconomy\tthe
    KPK\tCorruption Eradication Commission\t\tKPK\t\texact\torganization\tthe
    teroris\tmilitant\t\t\tterrorist\tany\tother
    Selandia Baru\tNew Zealand\t\t\t\tcapital\tcountry
    Rusia\tRussia\tRussian\tMoscow\t\tcapital\tcountry
    """

  private func repaired(_ source: String, _ english: String, isHeadline: Bool = false) throws -> (
    text: String, changes: [TermRepair.Change]
  ) {
    let glossary = try Glossary(
      tables: [("house.tsv", Array(Self.house.utf8))], renderingWords: try HouseEnglish.renderings.get())
    let terms = glossary.occurrences(in: source)
    let words = try HouseEnglish.words.get()
    let result = TermRepair { words }.repaired(
      english, terms, glossary.verdicts(for: terms, of: source, in: english), of: source,
      by: glossary, isHeadline: isHeadline)
    return (result.text, result.changes)
  }

  /// Source, what an engine wrote, what an editor would.
  private static let cases = """
    Pejabat AS datang. | An AS official came. | A US official came.
    Dua tentara AS tewas. | Two AS soldiers died. | Two US soldiers died.
    Penyidik PBB datang. | A PBB investigator came. | A UN investigator came.
    Rudal Korut jatuh. | A Korut missile fell. | A North Korean missile fell.
    Tentara Prancis tewas. | Two Prancis soldiers died. | Two French soldiers died.
    Warga Belanda marah. | Belanda citizens were angry. | Dutch citizens were angry.
    Pejabat Inggris itu datang. | An Inggris official came. | A British official came.
    Tentara Ukraina menyerang. | A Ukraina soldier attacked. | A Ukrainian soldier attacked.
    Menlu Rahman datang. | Menlu Rahman came. | Foreign Minister Rahman came.
    Ia bertemu Menlu Rahman. | He met Menlu Rahman. | He met Foreign Minister Rahman.
    Menlu datang. | Menlu came. | The foreign minister came.
    Menlu itu datang. | The Menlu came. | The foreign minister came.
    Ia dilantik sebagai Menlu. | He was sworn in as Menlu. | He was sworn in as foreign minister.
    Seorang WNI datang. | A WNI came. | An Indonesian citizen came.
    Tiga WNI datang. | Three WNI came. | Three Indonesian citizens came.
    WNI ditangkap. | WNI were arrested. | Indonesian citizens were arrested.
    Para WNI itu pulang. | The WNIs returned. | The Indonesian citizens returned.
    Beberapa RUU dibahas. | Several RUU were discussed. | Several bills were discussed.
    Hubungan kita dengan AS buruk. | Our AS ties worsened. | Our US ties worsened.
    Mantan pejabat AS pulang. | Former AS officials returned. | Former US officials returned.
    APBN baru itu sah. | The new APBN is valid. | The new state budget is valid.
    Ia tinggal di AS. | He lives in AS. | He lives in the US.
    AS menolak. | AS refused. | The US refused.
    AS menolak. | The AS refused. | The US refused.
    Korut menolak. | Korut refused. | North Korea refused.
    Kapal AS karam. | AS's ship sank. | The US's ship sank.
    Tentara Korut pulang. | Korut's army returned. | North Korea's army returned.
    Koalisi pimpinan AS pulang. | An AS-led coalition returned. | A US-led coalition returned.
    Unjuk rasa anti-Inggris meluas. | An anti-Inggris protest spread. | An anti-British protest spread.
    Hubungan AS-Korut buruk. | AS-Korut ties worsened. | US-North Korea ties worsened.
    Berita itu (AS) beredar. | The news (AS) spread. | The news (US) spread.
    Presiden AS Joni datang. | AS President Joni came. | US President Joni came.
    Ia terbang ke AS kemarin. | He flew to AS yesterday. | He flew to the US yesterday.
    Ia tiba di Korut Senin. | He arrived in Korut Monday. | He arrived in North Korea Monday.
    Para Menlu bertemu. | The menlu met. | The foreign ministers met.
    Sejumlah Menlu hadir. | A number of menlu attended. | A number of foreign ministers attended.
    Ratusan WNI pulang. | Hundreds of WNI returned. | Hundreds of Indonesian citizens returned.
    Salah satu Menlu mundur. | One of the menlu resigned. | One of the foreign ministers resigned.
    Ia berkata, "AS salah." | He said, "AS is wrong." | He said, "The US is wrong."
    Tentara AS dan Prancis berlatih. | AS and Prancis troops trained. | US and French troops trained.
    AS dan Korut berunding. | AS and Korut negotiated. | The US and North Korea negotiated.
    Warga anti-Inggris berkumpul. | Anti-Inggris residents gathered. | Anti-British residents gathered.
    Menlu Selandia Baru mundur. | Menlu Selandia Baru resigned. | The New Zealand foreign minister resigned.
    Menlu Prancis Rahman mundur. | Menlu Prancis Rahman resigned. | French Foreign Minister Rahman resigned.
    Penyidik KPK datang. | Two KPK investigators came. | Two KPK investigators came.
    Menlu Prancis yang baru tiba. | The new Prancis menlu arrived. | The new French foreign minister arrived.
    PM Inggris mundur. | PM Inggris resigned. | The British PM resigned.
    PM Inggris Arman mundur. | PM Inggris Arman resigned. | British PM Arman resigned.
    Menlu kedua negara bertemu. | The menlu of both countries met. | The foreign ministers of both countries met.
    Kapal buatan Inggris karam. | A Inggris-made ship sank. | A British-made ship sank.
    Kelompok dukungan Prancis kalah. | Prancis-backed groups lost. | France-backed groups lost.
    Ekspor Prancis naik. | Prancis exports rose. | French exports rose.
    Pasukan khusus Inggris dan AS tiba. | Inggris and AS special forces landed. | British and US special forces landed.
    Utang Belanda naik. | Belanda's debt rose. | The Netherlands' debt rose.
    AS menolak. | - AS refused. | - The US refused.
    KORUT TEMBAKKAN RUDAL | KORUT FIRES MISSILE | NORTH KOREA FIRES MISSILE
    PRESIDEN KORUT SAKIT | KORUT PRESIDENT ILL | NORTH KOREAN PRESIDENT ILL
    AS DAN RUSIA BERUNDING | AS AND RUSIA NEGOTIATE | US AND RUSSIA NEGOTIATE
    MENLU: HARGA TURUN | MENLU: PRICES DOWN | FOREIGN MINISTER: PRICES DOWN
    Korut Tembakkan Rudal ke Prancis | Korut Fires Missile at Prancis | North Korea Fires Missile at France
    Dua Tentara Korut Tewas | Two Korut Soldiers Killed | Two North Korean Soldiers Killed
    Menlu Rahman Bantah Isu | Menlu Rahman Denies Rumor | Foreign Minister Rahman Denies Rumor
    Ia calon PM. | He is a candidate for menlu. | He is a candidate for menlu.
    Ia calon Menlu. | He is a candidate for menlu. | He is a candidate for foreign minister.
    Tak seperti AS, Prancis diam. | Unlike AS, Prancis is silent. | Unlike the US, France is silent.
    Hanya AS yang menolak. | Only AS refused. | Only the US refused.
    Korut sering menguji rudal. | Korut often tests missiles. | North Korea often tests missiles.
    Prancis lawan Inggris seri. | Prancis vs Inggris ended in a draw. | France vs Britain ended in a draw.
    Menlu dari Bogor hadir. | The Bogor menlu attended. | The Bogor foreign minister attended.
    Film Prancis laku. | Prancis films sell well. | French films sell well.
    Prancis Kalahkan Inggris | Prancis Beats Inggris 3-0 | France Beats Britain 3-0
    Sebagian WNI absen. | Some WNI were absent. | Some Indonesian citizens were absent.
    Korut menang. | Last week Korut won. | Last week North Korea won.
    Baik Korut maupun AS menolak. | Both Korut and AS refused. | Both North Korea and the US refused.
    Korut sendiri menolak. | Korut itself refused. | North Korea itself refused.
    Korut bekerja keras. | Korut works hard. | North Korea works hard.
    Inggris berencana menyerang. | Inggris plans to attack. | Britain plans to attack.
    Utang Belanda naik. | Belanda’s debt rose. | The Netherlands’ debt rose.
    Konjen Prancis hadir. | Three Konjen were present. | Three consuls general were present.
    Para Ketua MK hadir. | The Ketua MK were present. | The chief justices of the Court were present.
    """.split(separator: "\n").map {
      $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }

  @Test(arguments: cases) func `a repair reads as an editor would have written it`(_ row: [String]) throws {
    #expect(try repaired(row[0], row[1]).text == row[2])
  }

  @Test(arguments: [
    ("Berkas AS.pdf ada di AS.", "The file AS.pdf is in the USA."),
    ("Korut menolak.", "Two Korut refused."), ("Korut menolak.", "Korutan refused."),
    ("Korut menolak.", "North Korea refused, Korut said."), ("AS menolak.", "AS and AS refused."),
    ("Menlu datang.", "The minister came."), ("Timnas Inggris mundur.", "Timnas Inggris resigned."),
    ("Korut marah.", "An angry Korut threatened war."),
    ("RUU disusun.", "They drafted RUU yesterday."),
  ])
  func `what isn't safe, or isn't the term, stays`(_ source: String, _ english: String) throws {
    let (text, changes) = try repaired(source, english)
    #expect(text == english)
    #expect(changes.isEmpty)
  }

  @Test(arguments: [
    ("Para teroris menyerang.", "The terrorists attacked.", "The militants attacked."),
    ("Teroris itu pulang.", "A terrorist returned.", "A militant returned."),
    ("Korut diam.", "Northern Korea is silent.", "North Korea is silent."),
    ("Teroris dan teroris.", "Terrorists and terrorists.", "Terrorists and terrorists."),
    ("TERORIS DITANGKAP", "TERRORIST ARRESTED", "MILITANT ARRESTED"),
  ])
  func `a forbidden rendering is exchanged where it stands once`(
    _ source: String, _ english: String, _ expected: String
  ) throws { #expect(try repaired(source, english).text == expected) }

  @Test(arguments: [
    ("Pejabat AS datang.", "A Russian official came.", "A US official came."),
    ("Tentara Inggris tewas.", "Two French soldiers died.", "Two British soldiers died."),
    ("AS menolak.", "Russia refused.", "The US refused."),
    ("AS Tembakkan Rudal", "Russia Fires Missile", "US Fires Missile"),
    ("Ia tiba di Rusia.", "He came to France.", "He came to Russia."),
    ("Koalisi pimpinan AS pulang.", "A Russia-led coalition returned.", "A US-led coalition returned."),
    // Right already, or not safe.
    ("Pejabat Rusia datang.", "A Moscow official came.", "A Moscow official came."),
    ("AS dan Rusia menolak.", "France and Britain refused.", "France and Britain refused."),
    ("AS menolak.", "France and Britain refused.", "France and Britain refused."),
    ("AS menolak Korut.", "Washington refused.", "Washington refused."),
  ])
  func `another country is exchanged for the only one that is missing`(
    _ source: String, _ english: String, _ expected: String
  ) throws { #expect(try repaired(source, english).text == expected) }

  @Test(arguments: [
    ("Korut marah.", "An angry Korut threatened war.", "isn't sure"),
    ("AS menolak.", "AS and AS refused.", "more often"),
  ])
  func `what isn't repaired says so`(_ source: String, _ english: String, _ reason: String) throws {
    let glossary = try Glossary(
      tables: [("house.tsv", Array(Self.house.utf8))], renderingWords: try HouseEnglish.renderings.get())
    let terms = glossary.occurrences(in: source)
    let words = try HouseEnglish.words.get()
    let result = TermRepair { words }.repaired(
      english, terms, glossary.verdicts(for: terms, of: source, in: english), of: source, by: glossary)
    let finding = try #require(result.refusals.first?.finding)
    #expect(result.refusals.count == 1 && finding.id == "term-missing" && finding.message.contains(reason))
  }

  @Test func `each change tells what stood there`() throws {
    let change = try #require(try repaired("Rudal Korut jatuh.", "A Korut missile fell.").changes.first)
    #expect(change.before == "A Korut")
    #expect(change.after == "A North Korean")
    #expect(change.finding.id == "term-repaired")
  }

  @Test func `a headline has no article`() throws {
    #expect(try repaired("AS Menolak", "AS Refuses", isHeadline: true).text == "US Refuses")
  }
}
