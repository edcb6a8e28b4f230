import AlihModel
import Testing

struct DividedWordsTests {
  private let words: Set<String> = ["mengancam", "anak", "ekspor", "dan"]

  @Test(arguments: [
    ("air meng-\nancam desa", "air mengancam desa"), ("air Meng-\r\n  ancam", "air Mengancam"),
    ("anak-\nanak", "anak-anak"), ("bermain-\nmain", "bermain-main"),
    ("ekspor-\ndan impor", "ekspor-\ndan impor"), ("Prabo-\nwo", "Prabo-\nwo"), ("1-\n2", "1-\n2"),
    ("anak - \nanak", "anak - \nanak"), ("akhir-\n", "akhir-\n"), ("Al-\nQuran", "Al-\nQuran"),
  ])
  func `a word divided at a line end is whole again where the dictionary knows it`(
    _ text: String, _ joined: String
  ) {
    #expect(DividedWords.joined(text) { words.contains($0) } == joined)
  }
}
