import AlihData
import AlihModel
import AlihSegmenter
import Foundation
import Testing

@testable import AlihSummary

struct ExtractiveSummarizerTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path

  private static let tools: (segmenter: ArticleSegmenter, summarizer: ExtractiveSummarizer)? = {
    guard let data = try? DataFolder.find(explicit: root),
      let rules = try? SegmenterRules(reading: data.bytes),
      let summary = try? SummaryRules(reading: data.bytes)
    else { return nil }
    return (ArticleSegmenter(rules: rules), ExtractiveSummarizer(rules: summary))
  }()

  private func sentences(_ text: String, count: Int = 3) throws -> [String] {
    let tools = try #require(Self.tools)
    let article = tools.segmenter.blocks(of: Article(path: "a.txt", bytes: Array(text.utf8)))
    return tools.summarizer.outline(of: article, count: count).sentences.map(\.text)
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
    ("Medan (KABAR) - Harga naik.", "Harga naik."),
    ("Kabarnusantara.com-Harga naik.", "Harga naik."), ("BANDUNG-Harga naik.", "Harga naik."),
    ("JAKARTA - 20 orang mengungsi.", "20 orang mengungsi."),
    ("Kota Contoh – “Harga naik,” kata dia.", "“Harga naik,” kata dia."),
    ("Koalisi Arab-Kurdi menang.", "Koalisi Arab-Kurdi menang."),
    ("Go-Jek resmi dibuka.", "Go-Jek resmi dibuka."),
    ("Harga naik - lagi.", "Harga naik - lagi."), ("", ""), ("-", "-"), ("A", "A"),
    ("Jakarta -- ", "Jakarta -- "),
  ])
  func `a dateline is cut off, a name is not`(_ text: String, _ expected: String) {
    #expect(Dateline.removed(from: text) == expected)
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
      try SummaryRules(reading: { Array(($0.hasSuffix("summary-words.tsv") ? words : weights).utf8) })
    }
    #expect(problem?.description.contains(message) == true)
  }
}
