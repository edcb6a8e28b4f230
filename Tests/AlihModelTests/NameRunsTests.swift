import AlihModel
import Testing

struct NameRunsTests {
  @Test(arguments: [
    ("Camat Pinus, Dina Hartono, datang.", "Dina", "Hartono", true),
    ("Camat Pinus, Dina Hartono, datang.", "Hartono", "dina", true),
    ("Kata Dina Hartono-Wibowo", "Dina", "Hartono-Wibowo", true),
    ("Kata Dina.", "Kata", "Dina", true),
    ("Camat Pinus, Dina Hartono, datang.", "Pinus", "Dina", false),
    ("Dina datang bersama Hartono.", "Dina", "Hartono", false),
    ("Dina. Hartono pulang.", "Dina", "Hartono", false),
    ("Warga Desa Pinus Tolak Dina Hartono", "Dina", "Hartono", false),
    ("KPK Dina", "KPK", "Dina", false),
    ("", "", "", false),
  ])
  func `words of one name stand beside each other`(
    _ text: String, _ one: String, _ other: String, _ areOne: Bool
  ) {
    #expect(NameRuns(in: [text]).areOne(one, other) == areOne)
  }
}
