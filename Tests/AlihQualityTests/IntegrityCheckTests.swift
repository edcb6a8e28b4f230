import AlihModel
import AlihQuality
import Testing

struct IntegrityCheckTests {
  private func ids(_ source: String, _ target: String) -> [String] {
    QualityChecks().findings(source: source, target: target).map(\.id)
  }

  @Test(arguments: [
    ("Kami tidak tahu.", "", "untranslated"),
    ("Kami tidak tahu.", " \u{A0}", "untranslated"),
    ("Kami tidak tahu.", "Kami tidak tahu.", "untranslated"),
    ("(Reuters/AFP)", "(Reuters/AFP)", ""),
    ("- - -", "", ""),
    ("Pemerintah akan menaikkan harga.", "Pemerintah akan naik harga di Jakarta dan kota lain", "language"),
    ("Pasukan itu tiba di kota.", "The troops arrived in the city of Kota di Atas.", ""),
    ("Ini baik.", "This is good good good good good.", "repetition"),
    ("Ia pergi.", "he went there he went there he went there and left", "repetition"),
    ("Ha ha ha ha ha, katanya.", "Ha ha ha ha ha, he said.", ""),
    (
      "Pemerintah daerah akan memperbaiki jalan yang rusak akibat banjir itu pada bulan depan.", "The road.",
      "length"
    ),
    ("Hujan turun.", "Sure, here you go: it rained.", "chatter"),
    ("Hujan turun.", "House Terms: none. It rained.", "chatter"),
    ("Ia menulis ```hujan```.", "He wrote ```rain```.", ""),
    (
      "Warga desa itu pergi ke kota untuk mencari kerja.", "The villagers went to the city to look for",
      "cut-off"
    ),
    (
      "Warga desa itu pergi ke kota untuk mencari kerja.", "The villagers went to the city to look for work.",
      ""
    ),
  ])
  func `what is no translation is told apart`(source: String, target: String, id: String) {
    #expect(ids(source, target) == (id.isEmpty ? [] : [id]))
  }
}
