import Testing

@testable import AlihOffline

@Suite struct ClausesTests {
  private static let engine = Result {
    try OfflineEngine.with(
      "agar|conj|so that||", "bahwa|conj|that||", "banjir|noun|flood|event|", "besar|adj|big||",
      "dan|conj|and||",
      "datang|verb|come|intrans|", "di|prep|in||", "dokter|noun|doctor|human|", "guru|noun|teacher|human|",
      "ia|pron|he||",
      "itu|det|that||", "karena|conj|because||", "kata|verb|say|say that|", "kota|noun|city|place|",
      "membaca|verb|read||",
      "membangun|verb|build||", "mengatakan|verb|say|say that|", "menulis|verb|write||", "mereka|pron|they||",
      "oleh|prep|by||", "para|det|||", "rumah|noun|house||", "sakit|adj|sick||", "saya|pron|I||",
      "surat|noun|letter||", "warga|noun|resident|human|", "yang|conj|that||")
  }

  @Test(arguments: [
    ("Guru itu menulis surat.", "The teacher wrote a letter."),
    ("Surat itu ditulis oleh seorang guru.", "The letter was written by"),
    ("Guru itu tidak datang.", "The teacher did not come."),
    ("Para guru akan datang.", "The teachers will come."),
    ("Rumah itu besar.", "The house is big."),
    ("Warga itu guru.", "is a teacher"),
    ("\"Saya datang,\" kata guru itu.", "\"I came,\" the teacher said."),
    ("Guru itu mengatakan bahwa ia akan datang.", "The teacher said that he would come."),
    ("Guru yang menulis surat itu datang.", "The teacher who wrote the letter came."),
    ("Rumah yang dibangun warga itu besar.", "The house that was built by the residents is big."),
    ("Mereka datang karena banjir.", "They came because of the flood."),
  ])
  func `a clause has its verb, subject and articles`(source: String, expected: String) throws {
    let english = try Self.engine.get().translation(of: source)
    #expect(english.contains(expected), "'\(source)' -> '\(english)'")
  }
}
