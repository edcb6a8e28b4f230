import AlihData
import AlihModel
import AlihSegmenter
import Testing
import ThreadTime

struct ArticleSegmenterTests {
  private func read(_ text: String) -> Article {
    ArticleSegmenter(rules: Fixtures.rules).blocks(of: Article(path: "-", bytes: Array(text.utf8)))
  }

  /// One line a block: its role and its segments.
  private func outline(_ text: String) -> String {
    read(text).blocks.map { "\($0.role.rawValue): " + $0.segments.map(\.text).joined(separator: " | ") }
      .joined(separator: "\n")
  }

  private static let body = """
    Pemerintah menurunkan harga beras mulai pekan depan di seluruh provinsi. Menteri menyebut stok cukup.

    Pedagang di Pasar Induk menyambut baik keputusan itu karena pembeli sempat berkurang.
    """

  @Test(arguments: ["\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func `whatever ends a line parts two paragraphs`(_ end: String) {
    #expect(
      read("Harga beras naik\(end)Pemerintah turun tangan\(end)\(end)Warga senang").blocks.flatMap(\.segments)
        .map(\.text)
        == ["Harga beras naik", "Pemerintah turun tangan", "Warga senang"])
  }

  @Test func `a page with everything a head can have`() {
    let text = """
      Harga Beras Turun Pekan Depan

      Pedagang menata beras di Pasar Induk. (EPA)

      Harga Beras Turun Pekan Depan

      Sari Puspita • 3 Juni 2024 09:15

      \(Self.body)

      (SP/den)
      """
    let article = read(text)
    #expect(
      article.blocks.map(\.role) == [
        .headline, .caption, .headline, .byline, .paragraph, .paragraph, .credit,
      ])
    #expect(article.byline == "Sari Puspita")
    #expect(article.date == "2024-06-03T09:15")
    #expect(
      article.blocks[4].segments.map(\.text) == [
        "Pemerintah menurunkan harga beras mulai pekan depan di seluruh provinsi.",
        "Menteri menyebut stok cukup.",
      ])
    #expect(article.blocks[4].segments.map(\.id) == ["b5.s1", "b5.s2"])
  }

  @Test(
    arguments: [
      ("Sari Puspita - detikNews\nSenin, 03 Jun 2024 09:15 WIB", "Sari Puspita", "2024-06-03T09:15"),
      ("Sari Puspita\n3 Juni 2024, 09.15 WIB", "Sari Puspita", "2024-06-03T09:15"),
      ("Oleh: Sari Puspita\n3/6/2024", "Sari Puspita", "2024-06-03"),
      ("Sari Puspita, CNN Indonesia\nSenin, 03 Jun 2024 09:15 WIB", "Sari Puspita", "2024-06-03T09:15"),
      ("Kompas.com - 03/06/2024, 09:15 WIB", nil, "2024-06-03T09:15"),
      ("2024-06-03 09:15", nil, "2024-06-03T09:15"),
      ("6/23/2024 9:15", nil, "2024-06-23T09:15"),
      ("Diterbitkan 3 Juni 2024", nil, "2024-06-03"),
    ] as [(String, String?, String)])
  func `bylines and date lines`(head: String, byline: String?, date: String) {
    let article = read("Harga Beras Turun\n\(head)\n\n\(Self.body)")
    #expect(article.byline == byline)
    #expect(article.date == date)
    #expect(article.blocks.filter { $0.role == .paragraph }.count == 2)
  }

  @Test func `the story's own dates tell whether the month comes first`() {
    let body = Self.body.replacing("pekan depan", with: "Minggu (12/10)")
    #expect(read("Harga Turun\n10/12/2025 6:00\n\n\(body)").date == "2025-10-12T06:00")
    #expect(read("Harga Turun\n10/12/2025 6:00\n\n\(Self.body)").date == "2025-12-10T06:00")
  }

  @Test func `furniture between paragraphs is told from the story`() {
    let text = """
      Harga Beras Turun

      \(Self.body)

      SCROLL TO CONTINUE WITH CONTENT

      Baca juga: Petani Padi Panen Raya

      BACA JUGA:

      Stok Gula Menipis

      Stok Melimpah

      Gudang di Karawang menyimpan seribu ton beras, kata Sari Puspita kepada wartawan di sana.

      * * *

      Saksikan LiveDetikpagi:

      Editor: Budi Hartono
      """
    #expect(
      read(text).blocks.map(\.role) == [
        .headline, .paragraph, .paragraph, .promotion, .related, .related, .related, .subheading, .paragraph,
        .other,
        .promotion, .credit,
      ])
  }

  @Test(arguments: [
    "Baca juga laporan kami, kata Sari kepada wartawan yang menunggu di halaman kantornya.",
    "Simak saja nanti hasilnya, kata pelatih itu seusai latihan di Solo.",
    "Oleh sebab itu, pemerintah menunda kenaikan harga.",
    "Sumber di kepolisian membenarkan kabar itu.",
    "Tidak.",
    "\"Kami menolak,\" katanya.",
    "Penulis buku itu lahir di Solo pada 1950.",
    "Editor senior itu membantah kabar tersebut (3/6).",
    "M. Ridwan, Ketua Dewan Petani, menyambut baik keputusan itu.",
    "Jakarta, Kabar Kita - Harga beras turun mulai hari ini.",
    "Ikut hadir dalam acara itu Menteri Pertanian dan para bupati.",
    "Foto itu beredar luas di media sosial sejak Senin.",
    "Korban tewas adalah A (12), B (15), dan C (20).",
    "Rapat tentang harga beras di seluruh provinsi itu digelar di Solo pada Senin (03.06.2024)",
  ])
  func `a paragraph of the story is never called furniture`(paragraph: String) {
    let text = "Harga Beras Turun\n\n\(Self.body)\n\n\(paragraph)\n\n\(Self.body)"
    let block = read(text).blocks.first { $0.segments.first.map { paragraph.hasPrefix($0.text) } ?? false }
    #expect(block?.role == .paragraph)
  }

  @Test func `a line each without blank lines makes a paragraph each`() {
    let text = "Harga Beras Turun\n" + Self.body.replacing("\n\n", with: "\n")
    #expect(read(text).blocks.map(\.role) == [.headline, .paragraph, .paragraph])
  }

  @Test func `wrapped lines are one paragraph, NBSP lines part two`() {
    let text = """
      Harga Beras Turun

      Pemerintah menurunkan harga beras mulai pekan
      depan di seluruh provinsi. Menteri menyebut
      stok cukup.
      \u{A0}
      Pedagang di Pasar Induk menyambut baik keputusan
      itu karena pembeli sempat berkurang.
      """
    #expect(
      outline(text) == """
        headline: Harga Beras Turun
        paragraph: Pemerintah menurunkan harga beras mulai pekan
        depan di seluruh provinsi. | Menteri menyebut
        stok cukup.
        paragraph: Pedagang di Pasar Induk menyambut baik keputusan
        itu karena pembeli sempat berkurang.
        """)
  }

  @Test func `an article on one line is one paragraph`() {
    #expect(read("Harga beras turun. Warga senang.").blocks.map(\.role) == [.paragraph])
    #expect(read("Harga beras turun").blocks.map(\.role) == [.paragraph])
  }

  @Test func `lists, scores and a dateline alone`() {
    let text = """
      Harga Beras Turun

      JAKARTA —

      \(Self.body)

      1. Beras turun seribu rupiah.
      2. Gula tetap.

      Persik 2-1 Arema
      Persib 0-0 Bali
      Persija 3-1 Madura

      \(Self.body)
      """
    #expect(
      read(text).blocks.map(\.role) == [
        .headline, .dateline, .paragraph, .paragraph, .list, .list, .list, .list, .list, .paragraph,
        .paragraph,
      ])
  }

  @Test func `teasers behind the credit are related`() {
    let text = """
      \(Self.body)

      sp/bh (Reuters, AFP)

      Harga beras di negeri tetangga ikut turun. Petani cemas. (03.06.2024)

      Bagaimana nasib petani padi? (02.06.2024)
      """
    #expect(read(text).blocks.map(\.role) == [.paragraph, .paragraph, .credit, .related, .related])
  }

  @Test(arguments: ["\u{FEFF}Harga Turun\r\n\r\n", "\n\n  Harga Turun\r\r", "Harga Turun\u{C}\n"])
  func `a byte order mark and white space belong to a block but to no segment`(head: String) {
    let article = read(head + Self.body)
    #expect(article.blocks.first?.range.lowerBound == 0)
    #expect(article.blocks.first?.segments.map(\.text) == ["Harga Turun"])
    expectCover(article)
  }

  @Test func `any bytes end up in exactly one block`() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "\n", "\n\n", "\r\n", "Harga Turun", "Harga beras turun. ", "1. ", "(AFP)", "\u{A0}", "\u{FEFF}",
      "BACA JUGA:",
      "SCROLL TO CONTINUE WITH CONTENT", "3 Juni 2024", "Oleh: ", "— ", "\"", ".", "* ",
    ]
    for round in 0..<1000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<24, using: &random) {
        bytes +=
          round % 3 == 0
          ? [UInt8.random(in: 0...255, using: &random)] : Array(pieces.randomElement(using: &random)!.utf8)
      }
      expectCover(ArticleSegmenter(rules: Fixtures.rules).blocks(of: Article(path: "-", bytes: bytes)))
    }
  }

  private func expectCover(_ article: Article, _ location: SourceLocation = #_sourceLocation) {
    var next = 0
    var ids: Set<String> = []
    for block in article.blocks {
      #expect(block.range.lowerBound == next && !block.range.isEmpty, sourceLocation: location)
      next = block.range.upperBound
      var inside = block.range.lowerBound
      for segment in block.segments {
        #expect(ids.insert(segment.id).inserted, sourceLocation: location)
        #expect(
          segment.range.lowerBound >= inside && segment.range.upperBound <= next, sourceLocation: location)
        #expect(
          segment.text == article.text(segment.range) && !segment.range.isEmpty, sourceLocation: location)
        inside = segment.range.upperBound
      }
    }
    #expect(next == article.bytes.count, "\(article.bytes)", sourceLocation: location)
  }

  @Test(arguments: [
    "a\n", "Harga Turun\n\n", "\n", "1. Beras\n", "Harga turun. ", "BACA JUGA:\n\n", "(03.06.2024)\n",
    "kata,\nA",
  ])
  func `long files take linear time`(piece: String) {
    func time(_ size: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
      let segmenter = ArticleSegmenter(rules: Fixtures.rules)
      return threadTime { _ = segmenter.blocks(of: Article(path: "-", bytes: bytes)) }
    }
    let small = (0..<3).map { _ in time(4_000) }.min()!
    #expect(time(80_000) < small * 120 + .milliseconds(50))
  }

  @Test func `each role pattern knows its example and spares its counterexample`() throws {
    let file = "Glossary/id-en/rules/roles.tsv"
    let table = try TSVTable(
      file: file, bytes: DataFolder.find(environment: [:]).bytes(file),
      columns: ["role", "match", "text", "example", "counterexample"])
    for row in table.rows {
      let (role, match, example, counterexample) = (
        row.fields[0], row.fields[1], row.fields[3], row.fields[4]
      )
      if match == "agency" {
        #expect(Fixtures.marked(example.filter { $0 != "|" }) == example, "line \(row.line)")
        continue
      }
      // A byline at the end of a page is a credit; in its head, a byline.
      let text =
        role == "byline" ? "Harga Beras Turun\n\n\(example)\n\n\(Self.body)" : "\(Self.body)\n\n\(example)"
      let found = read(text).blocks.first { $0.segments.first.map { example.hasPrefix($0.text) } ?? false }
      #expect(found?.role.rawValue == role, "line \(row.line)")
      let spared = read("\(Self.body)\n\n\(counterexample)\n\n\(Self.body)").blocks[2]
      #expect(spared.role == .paragraph, "line \(row.line)")
    }
  }
}
