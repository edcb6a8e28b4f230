import AlihModel
import Foundation
import Testing

@testable import AlihQuality

/// A dictionary of five words.
private struct Known: SourceDictionary {
  func isOrdinaryWord(_ word: String) -> Bool {
    ["banjir", "bupati", "warga", "kabupaten", "pemerintah"].contains(word)
  }
  func glosses(in sentence: String) -> [Gloss] { [] }
  func stem(ofEnglish word: String) -> String { word }
  func isEnglish(stem: String) -> Bool { false }
}

struct GroundsTests {
  private let article = [
    "Banjir merendam tiga desa di Kabupaten Contoh pada Senin (4/3/2024).",
    "Kerugian ditaksir Rp1,2 triliun, kata Bupati Sari Wulan. Sebanyak 1.200 warga mengungsi.",
    "\"Kami butuh perahu dan selimut malam ini,\" ujarnya. Bantuan Korut belum tiba.",
  ]

  private func findings(_ sentence: String, known: String? = nil) -> [String] {
    let checks = QualityChecks(words: House.words, dictionary: Known())
    let range = known.flatMap { sentence.range(of: $0) }.map { range in
      let start = sentence.utf8.distance(from: sentence.startIndex, to: range.lowerBound)
      return start..<start + sentence[range].utf8.count
    }
    return checks.grounds(in: article).findings(in: sentence, known: range.map { [$0] } ?? []).map(\.message)
  }

  @Test(arguments: [
    "Banjir merendam 3 desa pada Senin, 4 Maret 2024.", "Kerugian mencapai 1.200 miliar rupiah.",
    "Bupati Sari Wulan mengatakan, \"kami butuh perahu dan selimut\".", "Pemerintah menghitung kerugian.",
    "Menurut Sari, seribu dua ratus warga mengungsi.", "",
  ])
  func `what the article says in other words is grounded`(_ sentence: String) {
    #expect(findings(sentence) == [])
  }

  @Test(arguments: [
    ("Banjir merendam lima desa.", "a number in words is not in the article"),
    ("Banjir merendam 14 desa.", "the number '14' is not in the article"),
    ("Kerugian ditaksir Rp1,3 triliun.", "the number '1,3 triliun' is not in the article"),
    ("Banjir terjadi pada Selasa.", "the date 'Selasa' is not in the article"),
    ("Selasa lalu banjir merendam desa.", "the date 'Selasa' is not in the article"),
    ("Bupati Rina Wulan meminta bantuan.", "the name 'Rina' is not in the article"),
    ("Zainal meminta bantuan.", "the name 'Zainal' is not in the article"),
    (
      "Sari berkata, “kami tidak butuh perahu”.",
      "the quotation 'kami tidak butuh perahu' is not in the article"
    ),
  ])
  func `what the article doesn't say is found`(_ sentence: String, _ message: String) {
    #expect(findings(sentence) == [message])
  }

  @Test func `another name of the same thing is known`() {
    #expect(findings("Bantuan Korea Utara belum tiba.") == ["the name 'Korea' is not in the article"])
    #expect(findings("Bantuan Korea Utara belum tiba.", known: "Korea Utara").isEmpty)
  }
}
