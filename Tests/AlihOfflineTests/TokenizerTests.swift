import AlihModel
import Testing

@testable import AlihOffline

@Suite struct TokenizerTests {
  /// Tokens between bars, with a sign for the kind: `Rp` word, `#1,2` number, `!,` mark, `@x.id` opaque.
  private func cut(_ text: String) -> String {
    Tokenizer.tokens(of: text).map { token in
      let kind =
        switch token.kind {
        case .word: ""
        case .number: "#"
        case .mark: "!"
        case .opaque: "@"
        case .term: "="
        case .entity: "?"
        }
      return kind + token.text
    }.joined(separator: "|")
  }

  @Test(arguments: [
    ("Rumah itu besar.", "Rumah|itu|besar|!."),
    ("anak-anak Ma'ruf", "anak-anak|Ma'ruf"),
    ("hari Jum’at", "hari|Jum’at"),
    ("Rp1,2 triliun", "Rp|#1,2|triliun"),
    ("Rp 5.000", "Rp|#5.000"),
    ("Rp. 5.000", "Rp.|#5.000"),
    ("USD10 juta", "USD|#10|juta"),
    ("RM50", "RM|#50"),
    ("10.000 orang", "#10.000|orang"),
    ("Ada 25.", "Ada|#25|!."),
    ("skor 2-1", "skor|#2-1"),
    ("(1/11/2024)", "!(|#1/11/2024|!)"),
    ("pukul 10.29 WIB", "pukul|#10.29|WIB"),
    ("tahun 1990-an", "tahun|1990-an"),
    ("88% warga", "#88|!%|warga"),
    ("ke-3", "ke-3"),
    ("SK8.500 ribu", "SK8.500|ribu"),
    ("senilai40,8 juta", "senilai|#40,8|juta"),
    ("senilai40, lalu", "senilai40|!,|lalu"),
    ("Pasal4, ayat 2", "Pasal4|!,|ayat|#2"),
    ("5 Mei–7 Juni", "#5|Mei|!–|#7|Juni"),
    ("2019–2024", "#2019–2024"),
    ("\"Ya,\" katanya.", "!\"|Ya|!,|!\"|katanya|!."),
    ("tunggu... -- ya!!", "tunggu|!...|!--|ya|!!!"),
    ("lihat https://contoh.id/a?b=1.", "lihat|@https://contoh.id/a?b=1|!."),
    ("buka www.contoh.co.id, ya", "buka|@www.contoh.co.id|!,|ya"),
    ("kata contoh.com (7/5)", "kata|@contoh.com|!(|#7/5|!)"),
    ("tulis ke budi@contoh.id", "tulis|ke|@budi@contoh.id"),
    ("akun @budi_s. #banjir", "akun|@@budi_s|!.|@#banjir"),
    ("H. Agus dari U.S. itu", "H.|Agus|dari|U.S.|itu"),
    ("bagus 👍🏽👨‍👩‍👧 sekali", "bagus|@👍🏽👨‍👩‍👧|sekali"),
    ("Pelé di São Paulo", "Pelé|di|São|Paulo"),
    ("Владимир 習近平", "Владимир|習近平"),
  ])
  func `words, numbers, marks and protected text are told apart`(text: String, expected: String) {
    #expect(cut(text) == expected)
  }

  @Test(arguments: [
    "", " ", "\u{FEFF}Satu\u{A0}dua\u{200B}tiga\r\n", "Rp1,2 triliun (AS$5) – \"ya\"...",
    "ab\u{301}c 👍 https://x.id/é",
    "\u{FFFD}\u{FFFD}â€œrusakâ€\u{9d}", "@ # @@ ## - -- ' '' .com a.com@b",
  ])
  func `tokens are the text, in order, with only blanks between them`(text: String) {
    let bytes = Array(text.utf8)
    let blanks: Set<Unicode.Scalar> = ["\u{200B}", "\u{FEFF}"]
    var end = 0
    for token in Tokenizer.tokens(of: text) {
      #expect(token.range.lowerBound >= end)
      #expect(String(decoding: bytes[token.range], as: UTF8.self) == token.text)
      let gap = String(decoding: bytes[end..<token.range.lowerBound], as: UTF8.self)
      #expect(gap.unicodeScalars.allSatisfy { $0.properties.isWhitespace || blanks.contains($0) })
      #expect(token.spaceBefore == !gap.isEmpty)
      end = token.range.upperBound
    }
  }

  @Test func `a term is one token, and its clitic stays behind`() {
    let term = Term(source: "AS", target: "United States", takesArticle: true, kind: .country)
    let text = "Tentara AS-nya tiba"
    let start = text.utf8.count - "AS-nya tiba".utf8.count
    let occurrence = TermOccurrence(term: term, range: start..<start + 2, rendering: "United States")
    let tokens = Tokenizer.tokens(of: text, terms: [occurrence])
    #expect(tokens.map(\.text) == ["Tentara", "AS", "-", "nya", "tiba"])
    #expect(tokens[1].kind == .term)
  }

  @Test func `a term outside the text or inside a character is survived`() {
    let term = Term(source: "AS", target: "US")
    for range in [0..<0, 0..<99, 5..<9, 1..<2, 3..<4] {
      let occurrence = TermOccurrence(term: term, range: range, rendering: "US")
      #expect(!Tokenizer.tokens(of: "AS é", terms: [occurrence]).isEmpty)
    }
  }

  @Test(arguments: [
    ("rumah", Token.Capitals.none), ("Rumah", .initial), ("KPK", .all), ("A", .initial), ("iPhone", .mixed),
    ("McDonald", .mixed), ("Élysée", .initial), ("Jum’at", .initial),
  ])
  func `capitals are told apart`(word: String, capitals: Token.Capitals) {
    #expect(Tokenizer.tokens(of: word).first?.capitals == capitals)
  }
}
