import AlihModel
import Testing

struct DividedWordsTests {
  private let words: Set<String> = ["mengancam", "anak", "ekspor", "dan", "di"]

  @Test(arguments: [
    ("air meng-\nancam desa", "air mengancam desa"), ("air Meng-\r\n  ancam", "air Mengancam"),
    ("anak-\nanak", "anak-anak"), ("bermain-\nmain", "bermain-main"),
    ("ekspor-\ndan impor", "ekspor-\ndan impor"), ("Prabo-\nwo", "Prabo-\nwo"), ("1-\n2", "1-\n2"),
    ("air di- Jakarta", "air di Jakarta"), ("warga se-\nIndonesia", "warga se-Indonesia"),
    ("air meng- ancam desa", "air mengancam desa"), ("anak- anak", "anak-anak"),
    ("ekspor- dan impor", "ekspor- dan impor"), ("desa- Melati", "desa- Melati"),
    ("desa - anak", "desa - anak"),
    ("anak - \nanak", "anak - \nanak"), ("akhir-\n", "akhir-\n"), ("Al-\nQuran", "Al-\nQuran"),
  ])
  func `a word divided at a line end is whole again where the dictionary knows it`(
    _ text: String, _ joined: String
  ) {
    #expect(DividedWords.joined(text) { words.contains($0) } == joined)
  }
}
