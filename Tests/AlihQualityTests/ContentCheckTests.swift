import AlihModel
import AlihQuality
import Testing

struct ContentCheckTests {
  private func ids(_ source: String, _ target: String) -> [String] {
    House.checks.findings(source: source, target: target).map(\.id)
  }

  private let source =
    "Petani di desa itu menjual beras di pasar pagi, tetapi pedagang kota membeli ikan di pelabuhan lama."

  @Test func `a right translation, literal or free, raises nothing`() {
    #expect(
      ids(
        source,
        "Farmers in the village sell rice at the morning market, but city traders buy fish at the old port.")
        == [])
    #expect(
      ids(
        source,
        "The village's rice farmers sell at the morning market; merchants from town get their fish at the old harbor."
      )
        == [])
  }

  @Test(arguments: [
    ("Farmers in the village sell rice at the morning market.", "words-missing"),
    (
      "City traders buy fish at the old port, farmers in the village sell rice at the morning market.",
      "order-changed"
    ),
    ("I must decline to help with a passage such as this one.", "unrelated"),
    ("Farmers in the village sell rice di pasar pagi, but city traders buy fish.", "source-copied"),
    ("Farmers in the village sell rice, tetapi mereka tidak membeli ikan di pelabuhan lama.", "language"),
  ])
  func `what is left out, turned around or something else is found`(target: String, id: String) {
    #expect(ids(source, target).contains(id))
  }

  @Test(arguments: [
    "Dua ekor ikan dijual.", "Petani itu membaca buku di rumah.", "Warga membeli beras dan ikan di pasar.",
  ])
  func `the source itself is no translation`(text: String) {
    #expect(ids(text, text) == ["untranslated"])
    #expect(!ids(text, text + " / " + "The traders sold fish.").isEmpty)
  }

  @Test func `halves of a short sentence that changed places are found`() {
    let source = "Warga membeli ikan di pasar pagi."
    #expect(ids(source, "Residents buy fish at the morning market.") == [])
    #expect(ids(source, "Buy fish at the morning market The residents.").contains("order-changed"))
  }

  @Test func `a sentence whose number is there is about the same`() {
    #expect(ids("Gempa terjadi pada 17 Agustus.", "The temblor struck on Aug. 17.") == [])
  }

  @Test func `a dot that is left out cuts nothing off, and a last clause that is left out does`() {
    let whole =
      "Farmers in the village sell rice at the morning market, but city traders buy fish at the old port"
    #expect(!ids(source, whole).contains("cut-off"))
    #expect(
      ids(source, "Farmers in the village sell rice at the morning market, but city").contains("cut-off"))
  }

  @Test func `titles and names may stay as they are`() {
    let ids = ids(
      "Ia membaca \"Di Bawah Pohon Jambu\" di Hotel Bintang Laut.",
      "She read \"Di Bawah Pohon Jambu\" at the Hotel Bintang Laut.")
    #expect(!ids.contains("source-copied") && !ids.contains("language"))
  }
}
