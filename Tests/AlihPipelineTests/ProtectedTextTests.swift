import AlihModel
import Testing
import ThreadTime

@testable import AlihPipeline

struct ProtectedTextTests {
  private func protected(_ text: String, terms: [TermOccurrence] = []) -> ProtectedText {
    ProtectedText(SegmentRequest(id: "s1", text: text, terms: terms))
  }

  @Test(arguments: [
    ("Buka https://desa.example/a, lalu pergi.", "Buka ph0@alih.example, lalu pergi."),
    ("(www.desa.example)", "(ph0@alih.example)"), ("Ubah nama_berkas itu.", "Ubah ph0@alih.example itu."),
    ("Surel: warga@desa.example.", "Surel: ph0@alih.example."),
    (
      "Halo {nama}, ada %1$s dari {{kota}}.",
      "Halo ph0@alih.example, ada ph1@alih.example dari ph2@alih.example."
    ),
    ("Naik 5% setahun, 100 %d", "Naik 5% setahun, 100 ph0@alih.example"),
    (
      "Harga {tidak jelas} di www dan #PinusAman @ Rp5.000",
      "Harga {tidak jelas} di www dan #PinusAman @ Rp5.000"
    ),
    (
      "Akun @warta_pinus, #Pinus_Aman dan @lembah.",
      "Akun ph0@alih.example, ph1@alih.example dan ph2@alih.example."
    ),
    ("Harganya @Rp5.000 atau #1", "Harganya @Rp5.000 atau #1"),
  ])
  func `addresses and placeholders become tokens`(_ text: String, _ expected: String) {
    #expect(protected(text).request.text == expected)
  }

  @Test(arguments: [
    "Akun @warta_pinus menulis.", "Akun @_pinus_ ramai.", "Kirim ke meja_warta@desa.example.",
    "Baca https://desa.example/berita_utama dan www.desa.example/a_b.", "Tagar #Pinus_Aman ramai.",
  ])
  func `no address is cut into tokens for the engine here, which copies it as a whole`(_ text: String) {
    #expect(ProtectedText(SegmentRequest(id: "s1", text: text), isRemote: false).request.text == text)
  }

  @Test func `a term that stays as it is becomes a token, and others keep their place`() {
    let text = "Laman detikcom milik Korut di https://a.example/b untuk Korut"
    func occurrence(_ source: String, _ from: String.Index, keep: Bool) -> TermOccurrence {
      let start = text.utf8.distance(from: text.startIndex, to: from)
      return TermOccurrence(
        term: Term(source: source, target: keep ? source : "North Korea", doNotTranslate: keep),
        range: start..<start + source.utf8.count, rendering: keep ? source : "North Korea")
    }
    let terms = [
      occurrence("detikcom", text.firstRange(of: "detikcom")!.lowerBound, keep: true),
      occurrence("Korut", text.ranges(of: "Korut")[0].lowerBound, keep: false),
      occurrence("Korut", text.ranges(of: "Korut")[1].lowerBound, keep: false),
    ]
    let request = protected(text, terms: terms).request
    #expect(request.text == "Laman ph0@alih.example milik Korut di ph1@alih.example untuk Korut")
    #expect(request.terms.count == 2)
    for term in request.terms {
      #expect(String(decoding: Array(request.text.utf8)[term.range], as: UTF8.self) == "Korut")
    }
  }

  @Test(arguments: [
    ("<p>Harga naik.</p>", "Harga naik."), ("<p><b>Harga naik.</b> </p>", "Harga naik."),
    ("<b>Harga</b> naik.", "Harga ph0@alih.example naik."),
    ("Harga <br> naik.<br/>", "Harga ph0@alih.example naik."),
    ("{nama} datang.", "ph0@alih.example datang."), ("<br>", "ph0@alih.example"),
  ])
  func `no engine sees tags around a text, and they come back`(_ text: String, _ expected: String) {
    let both = protected(text)
    #expect(both.request.text == expected)
    #expect(both.restored(both.request.text).text == text)
  }

  @Test func `a term behind a tag keeps its place`() {
    let term = TermOccurrence(
      term: Term(source: "Korut", target: "North Korea"), range: 3..<8, rendering: "North Korea")
    #expect(protected("<p>Korut diam.</p>", terms: [term]).request.terms.map(\.range) == [0..<5])
  }

  @Test func `the way there and back is exact for every text`() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "ph0@alih.example", "ph1@alih.example", "PH0@ALIH.EXAMPLE", "@xalih.example", "ph", "0", "@",
      "alih.example", "é",
      " ", ".", "-", "{", "}", "{a}", "%s", "%1$s", "https://a.example/", "www.", "a@b.c", "warga", "\u{301}",
      "ph12",
      "{{b}}", "<p>", "</b>", "\"", "\u{202E}",
    ]
    for round in 0..<3_000 {
      let text =
        (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random)!
        }.joined() + (round == 0 ? "ph0@alih.example\u{301} %s" : "")
      let both = protected(text)
      let (back, finding) = both.restored(both.request.text)
      #expect(
        back == text && back.utf8.elementsEqual(text.utf8), "\(text) -> \(both.request.text) -> \(back)")
      #expect(finding == nil, "\(text)")
    }
  }

  @Test(arguments: [
    ("Lihat .", "'https://a.example/1' is lost"),
    ("Lihat ph0@alih.example dan ph0@alih.example.", "'https://a.example/1' stands 2 times"),
  ])
  func `a token that is lost or doubled is a finding`(_ answer: String, _ message: String) {
    #expect(protected("Lihat https://a.example/1.").restored(answer).finding?.message == message)
  }

  @Test func `a long text costs what its length costs`() {
    func cost(_ size: Int) -> Duration {
      let text = String(repeating: "ph0@alih.example a.b-c_d+e{ https://", count: size)
      return threadTime { _ = protected(text) }
    }
    _ = cost(10)
    #expect(cost(4_000) < cost(1_000) * 12)
  }
}
