import Testing

@testable import AlihOffline

@Suite struct EntitiesTests {
  /// The English of the entities and the text of the other tokens, between bars.
  private func english(_ text: String, known: Set<String> = []) throws -> String {
    try OfflineEngine.merged(text, known: known)
      .map { $0.english ?? $0.text }.joined(separator: "|")
  }

  @Test(arguments: [
    ("10.000 ekor", "10,000|ekor"),
    ("2,5 ton", "2.5|ton"),
    ("1.234.567,8 ton", "1,234,567.8|ton"),
    ("Rp1,2 triliun", "Rp1.2 trillion"),
    ("Rp 5.000", "Rp5,000"),
    ("Rp. 5.000", "Rp5,000"),
    ("Rp 5.000,-", "Rp5,000"),
    ("Rp750 ribu", "Rp750,000"),
    ("Rp2,5 ribu", "Rp2,500"),
    ("US$3,4 miliar", "US$3.4 billion"),
    ("US$ 20 juta", "US$20 million"),
    ("USD20 juta", "US$20 million"),
    ("$15 juta", "$15 million"),
    ("€2,5 juta", "€2.5 million"),
    ("RM50 juta", "RM50 million"),
    ("S$1.500", "S$1,500"),
    ("88%", "88%"),
    ("2,5 %", "2.5%"),
    ("25 ribu ekor", "25,000|ekor"),
    ("1,5 juta ekor", "1.5 million|ekor"),
    ("300 juta", "300 million"),
  ])
  func `amounts and money keep their value in English style`(text: String, expected: String) throws {
    #expect(try english(text) == expected)
  }

  @Test(arguments: [
    ("Jumat, 1 November 2024", "Friday, November 1, 2024"),
    ("Sen, 1 Jan 2024", "Monday, January 1, 2024"), ("Kam, 5 Sep 2024", "Thursday, September 5, 2024"),
    ("Senin (1/11/2024)", "Monday|(|November 1, 2024|)"),
    ("Rabu (7/5)", "Wednesday|(|May 7|)"),
    ("pada 17 Agustus 1945", "pada|August 17, 1945"),
    ("pada 17 Agustus", "pada|August 17"),
    ("sejak Januari 2020", "sejak|January 2020"),
    ("pukul 10.29 WIB", "10:29 WIB"),
    ("pukul 07.00", "07:00"),
    ("jam 19.30 WITA", "19:30 WITA"),
  ])
  func `dates and times are put together`(text: String, expected: String) throws {
    #expect(try english(text) == expected)
  }

  @Test(arguments: [
    ("3/4 bagian", "3/4|bagian"),
    ("nomor 45/13/2024", "nomor|45/13/2024"),
    ("mei itu", "mei|itu"),
    ("Sen, 100 buah", "Sen|,|100|buah"),
    ("minggu lalu", "minggu|lalu"),
    ("sekitar 31.5", "sekitar|31.5"),
    ("alamat 10.0.0.1", "alamat|10.0.0.1"),
  ])
  func `what only looks like a date or an amount is left alone`(text: String, expected: String) throws {
    #expect(try english(text) == expected)
  }

  @Test(arguments: [
    ("juara ke-3", "juara|third"),
    ("abad ke-21", "abad|21st"),
    ("ada dua puluh lima ekor", "ada|25|ekor"),
    ("ada dua belas ekor", "ada|12|ekor"),
    ("dua puluh lima ekor", "twenty-five|ekor"),
    ("dua belas ekor", "twelve|ekor"),
    ("empat puluh ekor", "forty|ekor"),
    ("tiga ratus dua puluh ekor", "320|ekor"),
    ("dua juta ekor", "two million|ekor"),
    ("dua puluh lima juta ekor", "25 million|ekor"),
    ("lima ribu ekor", "5,000|ekor"),
    ("tiga ekor", "three|ekor"),
    ("satu ekor", "satu|ekor"),
    ("tahun 1990-an", "tahun|1990s"),
  ])
  func `spelled numbers, ordinals and decades are read`(text: String, expected: String) throws {
    #expect(try english(text) == expected)
  }

  @Test(arguments: [
    ("Yusuf bin Abdullah tiba", "Yusuf bin Abdullah|tiba"),
    ("bertemu Joko S. Wibowo kemarin", "bertemu|Joko S. Wibowo|kemarin"),
    ("di Kota Mbarang", "di|Kota|Mbarang"),
    ("Ursula von der Leyen berpidato", "Ursula von der Leyen|berpidato"),
  ])
  func `a run of capitalized words that nobody knows is one name`(text: String, expected: String) throws {
    #expect(try english(text, known: ["kota"]) == expected)
  }

  @Test func `a known word that begins the sentence is no name`() throws {
    let tokens = try OfflineEngine.merged("Rumah itu terbakar", known: ["rumah"])
    #expect(tokens.allSatisfy { $0.kind == .word })
  }
}
