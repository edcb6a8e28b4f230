import Testing

@testable import AlihOffline

@Suite struct ClausesTests {
  /// The house's function words, and a few others.
  private static let engine = Result {
    let words = lexiconFile([
      "banjir|noun|flood|event|", "besar|adj|big||", "datang|verb|come|intrans|", "dokter|noun|doctor|human|",
      "guru|noun|teacher|human|", "kata|verb|say|say that|", "kota|noun|city|place|", "membaca|verb|read||",
      "membangun|verb|build||", "mengatakan|verb|say|say that|", "menulis|verb|write||", "rumah|noun|house||",
      "sakit|adj|sick||", "surat|noun|letter||", "warga|noun|resident|human|",
    ])
    let house = HouseEngine.lexicon.filter { $0.name.hasSuffix("function-words.tsv") }
    return try OfflineEngine(OfflineData(lexicon: house + [words], rules: HouseEngine.rules))
  }

  @Test(arguments: [
    ("Guru itu menulis surat.", "The teacher wrote a letter."),
    ("Surat itu ditulis oleh seorang guru.", "The letter was written by"),
    ("Guru itu tidak datang.", "The teacher did not come."),
    ("Para guru akan datang.", "Teachers will come."),
    ("Rumah itu besar.", "The house is big."),
    ("Guru yang menulis surat itu datang.", "The teacher who wrote the letter came."),
    ("Mereka datang karena banjir.", "They came because of the flood."),
  ])
  func `a clause has its verb, subject and articles`(source: String, expected: String) throws {
    let english = try Self.engine.get().translation(of: source)
    #expect(english.contains(expected), "'\(source)' -> '\(english)'")
  }

  /// Move a case up when it passes.
  @Test(arguments: [
    ("\"Saya datang,\" kata guru itu.", "\"I came,\" the teacher said."),
    ("Guru itu mengatakan bahwa ia akan datang.", "The teacher said that he would come."),
    ("Rumah yang dibangun warga itu besar.", "The house that was built by the residents is big."),
  ])
  func `known faults`(source: String, expected: String) throws {
    let english = try Self.engine.get().translation(of: source)
    withKnownIssue("'\(source)' -> '\(english)'", isIntermittent: true) {
      #expect(english.contains(expected))
    }
  }
}
