import AlihData
import Testing

@testable import AlihModel

@Suite struct InitialsRulesTests {
  static let bytes = try? DataFolder.find(explicit: nil).bytes(InitialsRules.file)
  let rules = try? bytes.flatMap { try InitialsRules($0) }

  private func found(_ text: String, in article: [String] = []) throws -> [String] {
    let bytes = Array(text.utf8)
    return try #require(rules).people(in: article + [text]).places(in: text)
      .map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func everyExampleOfTheTableGivesTheInitialsBesideIt() throws {
    let table = try TSVTable(
      file: InitialsRules.file, bytes: try #require(Self.bytes),
      columns: ["kind", "words", "example", "initials"])
    for row in table.rows {
      let wanted = row.fields[3].split(separator: " ").map(String.init)
      let letters = try found(row.fields[2]).map { $0.replacing(".", with: "") }
      #expect(letters == wanted, "line \(row.line): \(row.fields[2])")
    }
  }

  @Test(
    arguments: [
      ("Dua pria, AS (25) dan MA (31), duduk di teras.", ["AS", "MA"]),
      ("Polisi menahan RI, MA, dan AS (40).", ["AS"]),
      ("Perempuan berinisial \"MA\" pulang.", ["MA"]),
      ("Perempuan berinisial “MA” pulang.", ["MA"]),
      ("Bocah RI (9 tahun), murid kelas tiga, sembuh.", ["RI"]),
      ("Pedagang itu, MA (52, warga Ciamis), tersenyum.", ["MA"]),
      ("Inisialnya A.S., umurnya tidak diketahui.", ["A.S."]),
      ("Tersangka AS alias Kumis menunggu di luar.", ["AS"]),
      ("AS dan Kenya berdamai.", []),
      ("Presiden RI ke-8 tiba.", []),
      ("Kemerdekaan RI, 79 tahun lalu, dirayakan.", []),
      ("Pria AS itu pulang.", []),
      ("Amerika Serikat (AS) diam.", []),
      ("Mahkamah Agung (MA) diam.", []),
      ("Berinisial AS, WNI asal Medan itu pulang.", ["AS"]),
      ("China (60), AS (40) memimpin klasemen medali.", []),
    ] as [(String, [String])])
  func initialsAreKnownByWhatIsSaidOfThem(text: String, wanted: [String]) throws {
    #expect(try found(text) == wanted)
  }

  @Test func aLaterOrEarlierMentionInTheArticleIsThePerson() throws {
    #expect(try found("Menurut MA, pintu terbuka.", in: ["Polisi menanyai MA (30)."]) == ["MA"])
  }

  @Test func anArticleThatExplainsTheLettersKeepsTheirOtherMeaning() throws {
    let article = ["Polisi menanyai MA (30).", "Hakim Mahkamah Agung (MA) tiba."]
    #expect(try found("Menurut MA, pintu terbuka.", in: article) == [])
    #expect(try found("Polisi menanyai MA (30).", in: article) == ["MA"])
  }

  @Test func anyBytesAreSafe() throws {
    for text in [
      "(", "AS (", "berinisial", "berinisial ", "A.", "AS (25", "AS, 25", "“AS”", "\u{0}AS (2)é",
      "AS ((((((25)",
    ] {
      _ = try found(text)
    }
  }
}
