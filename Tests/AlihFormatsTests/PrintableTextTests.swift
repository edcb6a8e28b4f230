import Testing

@testable import AlihFormats

struct PrintableTextTests {
  @Test(arguments: [
    ("Satu kalimat – “utuh”, 10\u{A0}km.", "Satu kalimat – “utuh”, 10\u{A0}km."),
    ("baris\r\nbaru\u{2028}lagi\tdan\nakhir", "baris baru lagi dan akhir"),
    ("layar\u{1B}[2J\u{07}", "layar␛[2J␇"),
    ("nol\u{0} hapus\u{7F} c1\u{9B}", "nol␀ hapus␡ c1\u{FFFD}"),
    (
      "bukan huruf " + String([Unicode.Scalar(0xFFFE)!, Unicode.Scalar(0xFDD0)!]),
      "bukan huruf \u{FFFD}\u{FFFD}"
    ),
  ])
  func `what could disturb the page or the terminal is shown or blank`(_ text: String, _ shown: String) {
    #expect(String(text.printable) == shown)
  }

  @Test(arguments: [
    ("\u{202E}terbalik", "\u{202E}terbalik\u{202C}"),
    ("\u{2067}a\u{202B}b", "\u{2067}a\u{202B}b\u{202C}\u{2069}"),
    ("\u{202B}a\u{202C}", "\u{202B}a\u{202C}"),
    ("tutup\u{202C}\u{2069} saja", "tutup saja"),
    ("\u{2066}a\u{202E}b\u{2069}c\u{202C}", "\u{2066}a\u{202E}b\u{2069}c"),
  ])
  func `direction controls end with the text that opened them`(_ text: String, _ shown: String) {
    // By scalars: canonical equality would overlook controls.
    #expect(text.printable == Array(shown.unicodeScalars))
  }
}
