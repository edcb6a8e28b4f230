import AlihModel
import AlihQuality
import Testing

struct IntegrityCheckTests {
  private func ids(_ source: String, _ target: String) -> [String] {
    House.checks.findings(source: source, target: target).map(\.id)
  }

  @Test(arguments: [
    ("Kami tidak tahu.", "", "untranslated"),
    ("Kami tidak tahu.", " \u{A0}", "untranslated"),
    ("Kami tidak tahu.", "Kami tidak tahu.", "untranslated"),
    ("(Reuters/AFP)", "(Reuters/AFP)", ""),
    ("- - -", "", ""),
    (
      "Pemerintah akan menaikkan harga.", "Pemerintah akan naik harga di Jakarta dan kota lain",
      "language words-fewer"
    ),
    ("Bupati Tolak Kenaikan Harga Beras", "Bupati Tolak Kenaikan Harga Beras", "untranslated"),
    ("Warga senang.", "Warga senang. / Residents are happy.", "source-copied"),
    ("Pasukan itu tiba di kota.", "The troops arrived in the city of Kota di Atas.", "name-added"),
    ("Ini baik.", "This is good good good good good.", "repetition"),
    ("Ia pergi.", "he went there he went there he went there and left", "repetition"),
    ("Ha ha ha ha ha, katanya.", "Ha ha ha ha ha, he said.", ""),
    (
      "Pemerintah daerah akan memperbaiki jalan yang rusak akibat banjir itu pada bulan depan.", "The road.",
      "length unrelated"
    ),
    ("Hujan turun.", "Sure, here you go: it rained.", "chatter"),
    ("Hujan turun.", "House Terms: none. It rained.", "chatter sentence-added negation-added"),
    ("Ia menulis ```hujan```.", "He wrote ```rain```.", ""),
    (
      "Warga desa itu pergi ke kota untuk mencari kerja.", "The villagers went to the city to look for",
      "cut-off"
    ),
    (
      "Warga desa itu pergi ke kota untuk mencari kerja.", "The villagers went to the city to look for work.",
      ""
    ),
    (
      "Katanya, \"Warga desa itu pergi ke kota untuk mencari kerja.\"",
      "He said, \"The villagers went to the city to look for", "cut-off quotes-unbalanced"
    ),
    (
      "Katanya, \"Warga desa itu pergi ke kota untuk mencari kerja.\"",
      "He said, \"The villagers went to the city to look for work.\"", ""
    ),
  ])
  func `what is no translation is told apart`(source: String, target: String, id: String) {
    #expect(ids(source, target).joined(separator: " ") == id)
  }
}
