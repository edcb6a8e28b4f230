import AlihModel
import Testing
import ThreadTime

struct MojibakeTests {
  @Test(arguments: [
    ("SÃ¼d", "Süd"),
    ("harga naik â€“ kata Sari", "harga naik – kata Sari"),
    ("â€œKami siap,â€\u{9D} kata Sari", "“Kami siap,” kata Sari"),
    ("â€œKami siap,â€ kata Sari", "“Kami siap,” kata Sari"),
    ("Saâ€™ban", "Sa’ban"),
    ("SÃƒÂ¼d", "Süd"),
    ("5Â°C", "5°C"),
    ("â‚¬5", "€5"),
    ("ÐœÐ¾Ñ\u{81}ÐºÐ²Ð°", "Москва"),
    ("selesai ðŸ˜€", "selesai 😀"),
    ("CÃ”TE", "CÔTE"),
  ])
  func `what was read in the wrong encoding is read again`(broken: String, repaired: String) {
    #expect(broken.repairingMojibake() == repaired)
  }

  @Test(arguments: [
    "Harga beras naik.", "Süd, Élysée, São Paulo, Ångström, naïve", "voilà – selesai", "“Ibu CAFÉ”",
    "IRMÃ” katanya",
    "À la carte…", "Москва", "北京", "😀", "5 °C, €5, ½", "Ã", "â", "", "Â bagus", "‘’semangat‘‘",
  ])
  func `correct text is left alone`(text: String) {
    #expect(text.repairingMojibake() == nil)
  }

  @Test func `text in the wrong encoding comes back, and correct text never changes`() {
    let words = [
      "Süd", "São", "Élysée", "naïve", "Ångström", "harga", "Çelik", "Łódź", "Москва", "Österreich", "CAFÉ",
      "1°",
    ]
    let marks = [" ", ", ", " – ", "… ", "” ", " “", "—", "’s ", "™ ", " €5 ", ".”Ia ", " 😀 ", "\u{A0}"]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<1000 {
      let text = (0..<Int.random(in: 1..<8, using: &random)).map { _ in
        words.randomElement(using: &random)! + marks.randomElement(using: &random)!
      }.joined()
      #expect(text.repairingMojibake() == nil, "\(text)")
      #expect((misread(text).repairingMojibake() ?? misread(text)) == text)
    }
  }

  @Test func `a megabyte takes the time of a megabyte`() {
    for piece in ["Ã¼", "â€", "Ã", "SÃƒÂ¼d "] {
      func time(_ size: Int) -> Duration {
        let text = String(repeating: piece, count: size / piece.utf8.count)
        return threadTime { _ = text.repairingMojibake() }
      }
      let small = (0..<3).map { _ in time(5_000) }.min()!
      #expect(time(100_000) < small * 120 + .milliseconds(50))
    }
  }

  /// The UTF-8 of a text, each byte shown as Windows-1252 does.
  private func misread(_ text: String) -> String {
    let high = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
    var view = String.UnicodeScalarView()
    for byte in text.utf8 {
      view.append((0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(view)
  }
}
