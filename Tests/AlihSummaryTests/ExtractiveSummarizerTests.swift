import AlihData
import AlihModel
import AlihSegmenter
import Foundation
import Testing

@testable import AlihSummary

struct ExtractiveSummarizerTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path

  private static let tools:
    (segmenter: ArticleSegmenter, summarizer: ExtractiveSummarizer, datelines: DatelineNames)? = {
      guard let data = try? DataFolder.find(explicit: root),
        let rules = try? SegmenterRules(reading: data.bytes),
        let summary = try? SummaryRules(reading: data.bytes)
      else { return nil }
      return (ArticleSegmenter(rules: rules), ExtractiveSummarizer(rules: summary), summary.datelines)
    }()

  private func sentences(_ text: String, count: Int = 3) throws -> [String] {
    try sentences(text, SummaryLength(sentences: count))
  }

  private func sentences(_ text: String, _ length: SummaryLength) throws -> [String] {
    let tools = try #require(Self.tools)
    let article = tools.segmenter.blocks(of: Article(path: "a.txt", bytes: Array(text.utf8)))
    return tools.summarizer.sentences(of: article, length).map(\.text)
  }

  private static let story = """
    Banjir Rendam Tiga Desa di Kabupaten Contoh

    Kota Contoh, Kabar Nusantara -- Banjir merendam tiga desa di Kabupaten Contoh setelah Sungai Pinus meluap pada Senin (4/3/2024).

    Sebanyak 1.200 warga mengungsi ke sekolah dan balai desa, menurut Badan Penanggulangan Bencana setempat.

    "Kami tidak sempat membawa apa-apa," kata Siti, seorang warga.

    Banjir merendam tiga desa itu sejak Senin dini hari.

    Namun air mulai surut pada Selasa pagi.

    Baca juga: Jembatan Kota Contoh Ditutup
    """

  @Test func `the story's main sentences are chosen, in its order, without dateline and furniture`() throws {
    let chosen = try sentences(Self.story)
    #expect(chosen.count == 3)
    #expect(chosen[0].hasPrefix("Banjir merendam tiga desa di Kabupaten Contoh setelah"))
    #expect(chosen[1].hasPrefix("Sebanyak 1.200 warga"))
    #expect(!chosen.contains { $0.contains("Baca juga") || $0.contains("Siti") })
  }

  @Test func `what repeats a chosen sentence is left out`() throws {
    let chosen = try sentences(
      "Api membakar pasar di Kota Contoh.\n\nApi membakar pasar di Kota Contoh.\n\nWarga pasar mengungsi ke sekolah.\n"
    )
    #expect(chosen == ["Api membakar pasar di Kota Contoh.", "Warga pasar mengungsi ke sekolah."])
  }

  @Test(arguments: [
    "Namun harga beras turun di pasar itu.", "Mereka menolak harga beras yang baru.",
    "Harga beras naik lagi, ujarnya di pasar.",
  ])
  func `what leans on the sentence before it is taken only with it`(_ leaning: String) throws {
    let text =
      "Harga beras naik di pasar Kota Contoh sejak Senin lalu.\n\nPetani senang sekali dengan harga itu sekarang.\n\n\(leaning)\n"
    let chosen = try sentences(text, count: 2)
    #expect(!chosen.contains(leaning) || chosen.contains("Petani senang sekali dengan harga itu sekarang."))
  }

  @Test(arguments: [
    ("Jakarta, Kabar Nusantara -- Harga naik.", "Harga naik."),
    ("Medan (KABAR) - Harga naik.", "Harga naik."), ("Kabarnusantara.com-Harga naik.", "Harga naik."),
    ("BANDUNG-Harga naik.", "Harga naik."), ("JAKARTA - 20 orang mengungsi.", "20 orang mengungsi."),
    ("Kota Contoh – “Harga naik,” kata dia.", "“Harga naik,” kata dia."),
    ("Wanareja - Harga naik.", "Harga naik."), ("Kabupaten Lebak Wangi - Harga naik.", "Harga naik."),
    ("Kabar.com, Banda Aceh Harga naik.", "Harga naik."), ("[Kabar.id] - Harga naik.", "Harga naik."),
    ("Palu, Sulawesi Tengah, 3/5 (KABAR) - Harga naik.", "Harga naik."),
    ("JAKARTA, KABAR.com – iHarga naik.", "iHarga naik."), ("Jakarta: Harga naik.", "Harga naik."),
    ("TANAH PINUS, KABAR NUSA - Harga naik.", "Harga naik."),
    ("Tanah Pinus, 12/7 (ANTARA) - Harga naik.", "Harga naik."),
    ("Boeing 737 - Harga naik.", "Boeing 737 - Harga naik."),
    ("Koalisi Arab-Kurdi menang.", "Koalisi Arab-Kurdi menang."),
    ("Go-Jek resmi dibuka.", "Go-Jek resmi dibuka."), ("COVID-19 menyebar.", "COVID-19 menyebar."),
    ("Pesawat BOEING-737 jatuh.", "Pesawat BOEING-737 jatuh."), ("KPK-Polri sepakat.", "KPK-Polri sepakat."),
    ("Soekarno - Hatta ditutup.", "Soekarno - Hatta ditutup."),
    ("PSM – Persija imbang.", "PSM – Persija imbang."),
    ("Jakarta - Bandung macet.", "Jakarta - Bandung macet."), ("U-23 menang.", "U-23 menang."),
    ("Harga naik - lagi.", "Harga naik - lagi."), ("", ""), ("-", "-"), ("A", "A"), ("(", "("),
    ("Jakarta -- ", "Jakarta -- "), ("Jakarta (", "Jakarta ("), ("Kota", "Kota"), ("[", "["),
  ])
  func `a dateline is cut off, a name is not`(_ text: String, _ expected: String) throws {
    let dateline = Dateline(names: try #require(Self.tools).datelines) { $0 == "harga" }
    #expect(dateline.removed(from: text) == expected)
  }

  @Test func `a dateline is cut off behind the headline said again, too`() throws {
    let chosen = try sentences(
      "Bupati Buka Pasar\n\nBupati Buka Pasar Baru di Kota\n\nBANDUNG, KABAR.COM – Bupati Rini Hapsari membuka pasar baru di tepi kota pada Selasa.\n",
      count: 1)
    #expect(chosen == ["Bupati Rini Hapsari membuka pasar baru di tepi kota pada Selasa."])
  }

  @Test func `every example of the datelines' table is cut down to its news`() throws {
    let file = DatelineNames.file
    let bytes = try DataFolder.find(explicit: Self.root).bytes(file)
    let dateline = Dateline(names: try #require(Self.tools).datelines) { $0 == "harga" }
    for row in try TSVTable(file: file, bytes: bytes, columns: ["kind", "names", "example"]).rows {
      #expect(dateline.removed(from: row.fields[2]) == "Harga naik.", "line \(row.line)")
    }
  }

  @Test(arguments: [
    "Toko itu menjual layar 6,1\" seharga Rp 2 juta di Kota Contoh.",
    "Pasar dibuka pada Jum\"at pagi di Kota Contoh.",
    "Bupati menyebut \"pasar terbesar di Kota Contoh dibuka Senin.",
  ])
  func `a quotation mark without a partner takes nothing from the news`(_ lead: String) throws {
    let chosen = try sentences("\(lead) Pedagang pindah pekan depan.\n\nHujan turun di sana tahun lalu.\n")
    #expect(chosen.contains(lead))
  }

  @Test(arguments: [
    ("Para petani ini menjual beras ke pasar Kota Contoh sejak Senin dan Selasa lalu.", false),
    ("Pekan ini warga desa menjual beras ke pasar Kota Contoh sejak Senin dan Selasa.", true),
    ("Menurutnya warga desa menjual beras ke pasar Kota Contoh sejak Senin dan Selasa.", false),
  ])
  func `a noun that was named before needs what named it`(_ text: String, _ stands: Bool) throws {
    let story = "Sejumlah petani dari Desa Pinus mogok. \(text)\n\nHujan turun kemarin.\n"
    let chosen = try sentences(story, count: 1)
    #expect(stands || chosen != [text])
  }

  @Test func `what leans on a quotation that can't be chosen is not chosen`() throws {
    let chosen = try sentences(
      """
      "Di sini tidak ada bentrok. Karena itu pabrik datang," kata Gubernur Hasan.

      Hal tersebut ia katakan dalam seminar di Kota Contoh pada Senin.

      Hasan mempermudah izin bagi 40 pabrik baru di Kota Contoh.
      """)
    #expect(chosen == ["Hasan mempermudah izin bagi 40 pabrik baru di Kota Contoh."])
  }

  @Test func `pieces, lines in capitals, questions and the headline are no news`() throws {
    let chosen = try sentences(
      """
      Kementerian Ungkap Kasus Demam

      Kementerian ungkap kasus demam.

      Apakah demam unta berbahaya bagi warga Kota Contoh dan sekitarnya?

      Pasien pertama demam unta dirawat di rumah sakit Kota Contoh sejak Senin.

      Pekan lalu kementerian di Kota Contoh mengumumkan

      kasus

      demam pertama di kota itu, yaitu seorang perawat.

      LAPORAN KHUSUS DEMAM UNTA
      """, SummaryLength(words: 60))
    #expect(chosen == ["Pasien pertama demam unta dirawat di rumah sakit Kota Contoh sejak Senin."])
  }

  @Test(arguments: [30, 60, 120])
  func `a summary has about as many words as asked for`(_ words: Int) throws {
    let things = "jembatan sekolah pasar masjid terminal klinik stadion bendungan pelabuhan museum".split(
      separator: " ")
    let story = things.map { thing in
      "Warga " + "abcdefghijk".map { "\(thing)\($0)" }.joined(separator: " ") + "."
    }
    let chosen = try sentences(story.joined(separator: "\n\n") + "\n", SummaryLength(words: words))
    let count = chosen.joined(separator: " ").split(separator: " ").count
    #expect(count > words / 2 && count < words * 2, "\(count)")
  }

  @Test(arguments: [
    "", "\n\n\n", "Harga.", "***\n\n---\n", "Ya.\n\nTidak.\n\nMungkin.\n",
    String(repeating: "- Satu hal yang penting sekali\n", count: 400),
    "\"Apa kabar?\"\n\n\"Baik sekali, terima kasih banyak.\"\n\n\"Sampai jumpa lagi besok pagi.\"\n",
    String(repeating: "kata ", count: 20_000) + ".", "Baca juga: Harga Naik\n",
  ])
  func `strange articles have a summary as long as they can`(_ text: String) throws {
    #expect(try sentences(text).count <= 3)
  }

  @Test func `half a quotation is not chosen`() throws {
    let text =
      "Harga beras naik di pasar Kota Contoh.\n\n\"Kami menolak harga baru itu. Petani rugi besar tahun ini,\" kata Siti.\n"
    #expect(try sentences(text) == ["Harga beras naik di pasar Kota Contoh."])
  }

  @Test func `neither the middle of a quotation nor a piece of a list is chosen`() throws {
    let chosen = try sentences(
      """
      Bupati Contoh menutup pasar lama di pusat kota mulai pekan depan.

      "Saya sedih sekali mendengar kabar itu. Saya berdagang di pasar lama sejak kecil. Anak saya juga," kata Rina.

      Pasar penggantinya ialah:

      Pasar Utara di Jalan Melati,

      Para pedagang akan pindah secara bertahap sampai akhir tahun.
      """)
    #expect(
      chosen == [
        "Bupati Contoh menutup pasar lama di pusat kota mulai pekan depan.",
        "Para pedagang akan pindah secara bertahap sampai akhir tahun.",
      ])
  }

  @Test func `a denial that has room is told, one that has none is not`() throws {
    let story = """
      Kabar Impor Beras Beredar

      Kabar impor satu juta ton beras beredar di media sosial sejak Minggu dan membuat pedagang di Kota Pelita menahan stok.

      Pesan itu menyebut beras akan datang dari tiga negara melalui pelabuhan.

      Pedagang di Pasar Jernih mengatakan harga beras sempat naik pada Senin pagi.

      Sejumlah petani mengeluh karena panen mereka belum terjual.

      Gudang beras di kota itu dijaga puluhan petugas sejak kemarin.

      Pembeli antre sejak pagi di depan toko beras.

      Menteri Pertanian Bima Lesmana membantah kabar itu.
      """
    let denial = "Menteri Pertanian Bima Lesmana membantah kabar itu."
    #expect(try sentences(story, SummaryLength(words: 50)).contains(denial))
    #expect(try !sentences(story, SummaryLength(words: 18)).contains(denial))
  }

  @Test func `fewer sentences than asked for are all there are`() throws {
    #expect(try sentences("Banjir merendam tiga desa di sana.\n", count: 5).count == 1)
    #expect(try sentences(Self.story, count: 1).count == 1)
  }

  @Test func `every property of the data has its weight, and every kind its words`() throws {
    let data = try DataFolder.find(explicit: Self.root)
    let rules = try SummaryRules(reading: data.bytes)
    #expect(SentenceProperty.allCases.allSatisfy { rules.weight($0) != 0 })
    for (word, kind) in [
      ("yang", StoryWords.Traits.stop), ("namun", .half), ("mereka", .pointing), ("ujar", .speech),
      ("kami", .firstPerson), ("sementara", .opening),
    ] {
      let traits = Array(word.utf8).withUnsafeBufferPointer { rules.traits(of: $0) }
      #expect(traits.contains(kind))
    }
  }

  @Test(arguments: [
    ("kind\twords\texample\nstops\tyang\tx\n", "property\tweight\tmeaning\n", "2: the kind 'stops'"),
    ("kind\twords\texample\n", "property\tweight\tmeaning\nsecond\tlots\tx\n", "2: the property 'second'"),
  ])
  func `bad data is refused with its line`(_ words: String, _ weights: String, _ message: String) {
    let problem = #expect(throws: TSVTable.Problem.self) {
      try SummaryRules(reading: {
        Array(
          ($0.hasSuffix("datelines.tsv")
            ? "kind\tnames\texample\n" : $0.hasSuffix("summary-words.tsv") ? words : weights).utf8)
      })
    }
    #expect(problem?.description.contains(message) == true)
  }
}
