import AlihModel
import Testing

@testable import AlihFormats

struct SubtitleSourceTests {
  private func texts(_ file: String, joinsCues: Bool = true) throws -> [String] {
    try SubtitleSource.read(Array(file.utf8), joinsCues: joinsCues).items.map(\.text.text)
  }

  private func group(_ cues: [(String, Int, Int)]) -> CueGroup {
    var file = ""
    for (text, start, end) in cues {
      file +=
        "00:00:\(start < 10 ? "0" : "")\(start),000 --> 00:00:\(end < 10 ? "0" : "")\(end),000\n\(text)\n\n"
    }
    let parsed = CueFile(Array(file.utf8))
    var number = 0
    let texts = parsed.cues.map { CueText(Array(file.utf8), $0.text, isVTT: false, &number) }
    return CueGroup(cues: parsed.cues, texts: texts, &number)
  }

  @Test(arguments: [
    ("1\n00:00:01,000 --> 00:00:02,000\nSatu.\n2\n00:00:03,000 --> 00:00:04,000\nDua.\n", ["Satu.", "Dua."]),
    ("00:01.000 --> 00:02.000\nSatu.\n00:03.000 --> 00:04.000 align:start\nDua.\n", ["Satu.", "Dua."]),
    (
      "1\n00:00:01,000 --> 00:00:02,000\nSatu.\n\nMasih satu.\n\n2\n00:00:03,000 --> 00:00:04,000\nDua.\n",
      ["Satu.\nMasih satu.", "Dua."]
    ),
    ("1\r\n00:00:01,000 --> 00:00:02,000\r\n\r\nSatu.\r\n", ["Satu."]),
    ("1\n00:00:01.5-->00:00:02.5\nA --> B\n", ["A --> B"]),
    ("1\n00:00:01,000 --> 00:00:02,000\nIkan di\\Npasar naik.\n", ["Ikan di pasar naik."]),
    ("1\n00:00:01,000 -> 00:00:02,000\nSatu.\n\n2\n00:00:03,000 –> 00:00:04,000\nDua.\n", ["Satu.", "Dua."]),
    ("WEBVTT\n\n00:01.000 -> 00:02.000\nSatu.\n\n00:00:03.000 - > 00:00:04.000\nDua.\n", ["Satu.", "Dua."]),
    ("1\n00:00:01,000 --&gt; 00:00:02,000\n{y:i}Satu.\n", ["Satu."]),
    ("1\n00:00:01,000 --> 00:00:02,000\nWarga se-\nIndonesia\n", ["Warga se- Indonesia"]),
    ("1\n00:00:01,000 --> 00:00:02,000\nBuka:\n08:00 -> 16:00\n", ["Buka:\n08:00 -> 16:00"]),
    ("1\n00:00:01,000 --> 00:00:02,000\nIkan naik.<br>Beras turun.\n", ["Ikan naik.\nBeras turun."]),
    ("WEBVTT\n\n00:01.000 --> 00:02.000 align:start\n \nSatu.\n", ["Satu."]),
    ("WEBVTT\n\n00:01.000 -->\nSatu.\n\n--> 00:04.000\nDua.\n", ["Satu.", "Dua."]),
    (
      "1\n00:00:01,000 -->\nSatu.\n\n2\n00:00:03,000\nDua.\n\n3\n00:00:05,000 --> 00:00:06,000\nTiga.\n",
      ["Satu.", "Dua.", "Tiga."]
    ),
    (
      "1\n00:00:01,000\n00:00:01,000 --> 00:00:02,000\nPada 10:15:20\nair naik.\n",
      ["Pada 10:15:20 air naik."]
    ),
    (
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>Kemuning<rt>kuning</rt></ruby> mekar.\n",
      ["Kemuning mekar."]
    ),
    ("WEBVTT\n\nNOTE catatan\n\nnama cue\n00:01.000 --> 00:02.000\nSatu.\n", ["Satu."]),
  ])
  func `a time begins a cue, whatever stands before it`(_ file: String, _ expected: [String]) throws {
    #expect(try texts(file) == expected)
  }

  @Test func `captions that roll up are read once, and roll up again`() throws {
    let head = "WEBVTT\n\n"
    let file =
      head
      + "00:00.000 --> 00:02.000\n \nselamat<00:00.500><c> pagi</c>\n\n00:02.000 --> 00:02.010\nselamat pagi\n \n\n"
      + "00:02.010 --> 00:04.000\nselamat pagi\nhari ini\n\n00:04.000 --> 00:06.000\nhari ini\nkita panen\n"
    let read = try Translated("a.vtt", Array(file.utf8))
    #expect(read.texts == ["selamat pagi hari ini kita panen"])
    let text = try read.text()
    #expect(text.contains(" \nSELAMAT<00:00.500><c> PAGI</c>\n"))
    #expect(text.contains("00:02.000 --> 00:02.010\nSELAMAT PAGI\n"))
    #expect(text.contains("00:02.010 --> 00:04.000\nSELAMAT PAGI\nHARI INI\n"))
    #expect(text.hasSuffix("HARI INI\nKITA PANEN\n"))
  }

  @Test(arguments: [
    (
      "1\n00:00:01,000 --> 00:00:02,000\nPada tahun\n2024\n00:00:02,000 --> 00:00:03,000\nharga naik.\n",
      ["Pada tahun 2024 harga naik."]
    ),
    (
      "1\n00:00:01,000 --> 00:00:02,000\nSatu.\n\n2\n\n00:00:03,000 --> 00:00:04,000\nDua.\n",
      ["Satu.", "Dua."]
    ),
    ("7\n00:00:01,000 --> 00:00:02,000\nSatu.\n8\n00:00:03,000 --> 00:00:04,000\nDua.\n", ["Satu.", "Dua."]),
  ])
  func `a number before a time is the cue's where it counts on`(_ file: String, _ expected: [String]) throws {
    #expect(try texts(file) == expected)
  }

  @Test func `text that no player of WebVTT shows is named`() throws {
    let source = try SubtitleSource.read(
      Array("WEBVTT\n\n00:01.000 --> 00:02.000\nSatu.\n\nHilang.\n\nNOTE tidak\n".utf8))
    #expect(source.items.count == 1 && source.findings.first?.message.contains("line 6") == true)
  }

  @Test(
    arguments: [
      ("Judul film\n\n1\n00:00:01,000 --> 00:00:02,000\nSatu.\n", "line 1 "),
      ("WEBVTT - Judul\nKind: captions\n\nHilang.\n\n00:01.000 --> 00:02.000\nSatu.\n", "line 4 "),
      ("WEBVTT\n\nNOTE Catatan\n\nbagian satu\n00:01.000 --> 00:02.000\nSatu.\n", nil),
      ("1\n00:00:01,000 --> 00:00:02,000\nSatu.\n", nil),
    ] as [(String, String?)])
  func `text above the first cue is named`(file: String, place: String?) throws {
    let source = try SubtitleSource.read(Array(file.utf8))
    #expect(source.items.map(\.text.text) == ["Satu."])
    #expect(source.findings.map { $0.message.contains(place ?? "") } == (place == nil ? [] : [true]))
  }

  @Test(arguments: [
    ("- Siapa itu?\n- Guru kami.", "- Siapa itu?\n- Guru kami."),
    ("[ombak]\nSARI: Ikan!", "[ombak]\nSARI: Ikan!"),
    ("Harga ikan\ndi pasar naik.", "Harga ikan di pasar naik."),
    ("Halo.\nApa kabar?", "Halo.\nApa kabar?"), ("Presiden\nJoko tiba.", "Presiden Joko tiba."),
  ])
  func `a line of another speaker stays a line, and a wrapped one does not`(
    _ lines: String, _ expected: String
  ) throws {
    #expect(try texts("1\n00:00:01,000 --> 00:00:02,000\n\(lines)\n") == [expected])
  }

  @Test func `a sentence over cues is one text, and is laid out over them again`() throws {
    let file =
      "1\n00:00:01,000 --> 00:00:03,000\nHarga beras di pasar\n\n2\n00:00:03,100 --> 00:00:05,000\ntetap tinggi sampai hari ini.\n\n3\n00:00:06,000 --> 00:00:07,000\nSelesai.\n"
    #expect(try texts(file) == ["Harga beras di pasar tetap tinggi sampai hari ini.", "Selesai."])
    #expect(try texts(file, joinsCues: false).count == 3)
    let group = group([("<i>Harga beras di pasar</i>", 1, 3), ("tetap tinggi, sampai hari ini.", 3, 5)])
    let target = SpannedText("Rice prices at the market stay high, until today.")
    #expect(group.written(target) == ["<i>Rice prices at the market</i>", "stay high, until today."])
    // One word at least is left for each.
    #expect(group.written(SpannedText("Prices rise.")) == ["<i>Prices</i>", "rise."])
  }

  @Test func `lines that are marked alike are marked as one`() {
    let group = group([("<i>Air naik di</i>\n<i>desa kami.</i>", 1, 3)])
    #expect(group.text.spans.map(\.range) == [0..<22])
    let target = SpannedText("Water rose.", [InlineSpan(id: group.text.spans[0].id, range: 0..<11)])
    #expect(group.written(target) == ["<i>Water rose.</i>"])
  }

  @Test func `tags stand in the order of the translation, and each in the one that it was in`() {
    let group = group([("<i>Awal</i> dari <b>akhir <u>itu</u></b>", 1, 3), ("sudah <i>dekat</i>.", 3, 5)])
    let ids = group.text.spans.map(\.id)
    func span(_ place: Int, _ range: Range<Int>) -> InlineSpan { InlineSpan(id: ids[place], range: range) }
    let target = SpannedText(
      "that end has a beginning near.",
      [span(1, 0..<8), span(2, 0..<4), span(0, 15..<24), span(3, 24..<24), span(4, 25..<29)])
    #expect(group.written(target) == ["<b><u>that</u> end</b> has a <i>beginning</i>", "<i>near</i>."])
  }

  @Test(arguments: [
    ("Satu kalimat", "Lain lagi.", 3, false), ("Mereka pergi ke", "pasar ikan.", 3, true),
    ("Mereka pergi ke", "pasar ikan.", 9, false), ("Mereka pergi.", "lalu pulang.", 3, false),
    ("Mereka pergi", "- Ke mana?", 3, false), ("JAKARTA", "pagi hari.", 3, false),
  ])
  func `cues are joined where a sentence goes on without a pause`(
    _ one: String, _ next: String, _ start: Int, _ joined: Bool
  ) throws {
    let file =
      "00:00:01,000 --> 00:00:02,500\n\(one)\n\n00:00:0\(start),000 --> 00:00:0\(start),900\n\(next)\n\n00:01:00,000 --> 00:01:01,000\nSelesai\n"
    #expect(try texts(file).count == (joined ? 2 : 3))
  }

  @Test func `long texts are wrapped into lines of about the same length`() {
    let text = "The fishermen of the northern villages stayed at home because of the high waves"
    let lines = CueGroup.wrapped(text).split(separator: "\n")
    #expect(
      lines.count == 2 && lines.allSatisfy { $0.count <= 42 } && CueGroup.wrapped(text).count == text.count)
    #expect(CueGroup.wrapped("short") == "short")
  }
}
