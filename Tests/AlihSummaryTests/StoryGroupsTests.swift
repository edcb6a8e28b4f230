import AlihData
import AlihModel
import AlihSegmenter
import Foundation
import Testing

@testable import AlihSummary

struct StoryGroupsTests {
  private func groups(_ texts: [(String, Int?)]) throws -> StoryGroups {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path
    let data = try DataFolder.find(explicit: root)
    let segmenter = ArticleSegmenter(rules: try SegmenterRules(reading: data.bytes))
    let summarizer = ExtractiveSummarizer(rules: try SummaryRules(reading: data.bytes))
    return StoryGroups(
      texts.map { text, day in
        let article = segmenter.blocks(of: Article(path: "a", bytes: Array(text.utf8)))
        let day = day.flatMap { StoryDay(day: $0 % 28 + 1, month: $0 / 28 + 1, year: 2025) }
        return (summarizer.print(of: summarizer.story(of: article)), day)
      }
    )
  }

  private static let flood =
    "Banjir merendam Desa Pinus setelah Sungai Jernih meluap pada hari Senin.\n\nSebanyak 200 warga Desa Pinus mengungsi ke balai desa akibat banjir itu.\n"
  private static let floodAgain =
    "Sungai Jernih meluap dan banjir merendam Desa Pinus, kata petugas setempat.\n\nWarga Desa Pinus mengungsi, dan bantuan untuk korban banjir tiba di balai desa.\n"
  private static let rice =
    "Harga beras naik di pasar Kota Contoh karena panen petani gagal.\n\nPedagang beras mengeluh karena pembeli berkurang tajam.\n"
  private static let match =
    "Tim Garuda Muda menang 2-0 atas Tim Rajawali di Stadion Merah.\n\nPelatih Tim Garuda Muda memuji kedua penyerangnya setelah laga.\n"

  @Test func `stories of one event are one group, with the words that say so`() throws {
    let groups = try groups([(Self.rice, 1), (Self.flood, 1), (Self.match, 2), (Self.floodAgain, 2)])
    #expect(groups.groups == [[1, 3], [2], [0]])
    guard case .sameEvent(let words) = groups.reason(3, 1) else {
      Issue.record("\(groups.reason(3, 1))")
      return
    }
    #expect(words.contains("Pinus") || words.contains("Jernih"), "\(words)")
  }

  @Test func `the same event is near in time, the same text need not be`() throws {
    #expect(
      try groups([(Self.flood, 1), (Self.floodAgain, 300), (Self.rice, 1), (Self.match, 1)]).groups.count == 4
    )
    let repeated = try groups([(Self.flood, 1), (Self.flood, 300), (Self.rice, 1), (Self.match, 1)])
    #expect(repeated.groups.count == 3)
    #expect(repeated.reason(1, 0) == .repeated(100))
  }

  private static func quake(_ place: String, _ head: String, _ day: String, _ size: String) -> String {
    "Gempa Magnitudo \(size) Guncang \(place)\n\n\(place) - Gempa bumi bermagnitudo \(size) mengguncang \(place) pada \(day) pagi. Badan Meteorologi mencatat pusat gempa berada di laut.\n\nKepala badan penanggulangan bencana, \(head), mengatakan warga \(place) berlari keluar rumah. Gempa tidak berpotensi tsunami.\n"
  }

  @Test(arguments: [
    (
      quake("Majene", "Ruslan Hamid", "Senin (3/3/2025)", "5,8"),
      quake("Ende", "Desri Yandi", "Senin (3/3/2025)", "5,2")
    ),
    (
      quake("Majene", "Ruslan Hamid", "Senin (3/3/2025)", "5,8"),
      quake("Majene", "Ruslan Hamid", "Selasa (3/3/2026)", "5,2")
    ),
    (
      quake("Majene", "Ruslan Hamid", "Senin (3/3/2025)", "5,8"),
      quake("Majene", "Ruslan Hamid", "Jumat (14/3/2025)", "5,2")
    ),
  ])
  func `two events of one kind are two groups`(_ one: String, _ other: String) throws {
    #expect(try groups([(one, nil), (other, nil), (Self.rice, nil)]).groups.count == 3)
  }

  @Test func `a story told in other words is of the same event, another of the same firm is not`() throws {
    let closed =
      "Maskapai Nusa Pagi Hentikan Rute ke Pulau Sendang\n\nMaskapai Nusa Pagi menghentikan penerbangan ke Pulau Sendang mulai Juni karena penumpang merosot, kata direkturnya, Fajar Lesmana.\n\nSekitar 40 karyawan bandara Pulau Sendang akan dipindahkan.\n"
    let again =
      "Tak Ada Lagi Pesawat ke Sendang\n\nWarga Pulau Sendang kehilangan layanan udara setelah Nusa Pagi menutup rutenya. Fajar Lesmana selaku direktur menyebut penumpang sepi.\n\nBandara Pulau Sendang kini kosong.\n"
    let other =
      "Nusa Pagi Beli Sepuluh Pesawat\n\nNusa Pagi memesan sepuluh pesawat dari pabrik di Eropa senilai Rp 4 triliun. Pesawat pertama tiba pada 2027.\n\nPilot baru akan dilatih di Kota Bintang.\n"
    let groups = try groups([(closed, nil), (again, nil), (other, nil), (Self.rice, nil), (Self.match, nil)])
    #expect(groups.groups.first == [0, 1])
    #expect(groups.groups.count == 4)
  }

  @Test func `two cases of one place and day are two`() throws {
    let theft =
      "Dua Pencuri Motor Ditangkap\n\nDua pencuri motor berinisial KS dan IR ditangkap di Kota Pelita, Selasa (11/3/2025). Polisi menyita 3 motor dan kunci palsu.\n"
    let fraud =
      "Seorang Ibu Tertipu\n\nSeorang ibu yang tertipu melapor di Kota Pelita, Selasa (11/3/2025). Ia kehilangan Rp 80 juta setelah membeli rumah.\n"
    #expect(try groups([(theft, nil), (fraud, nil), (Self.rice, nil)]).groups.count == 3)
  }

  @Test func `two verdicts of one court on one day are two, one told again is one`() throws {
    func verdict(_ office: String, _ name: String, _ years: String, _ bribe: String) -> String {
      "\(office) Divonis \(years) Tahun Penjara\n\nHakim Pengadilan Tipikor Cendana menjatuhkan vonis \(years) tahun penjara kepada mantan \(office) Dinas Pasar Cendana, \(name), Kamis (5/6/2025). Ia terbukti menerima suap Rp \(bribe).\n\nHakim juga menjatuhkan denda kepada \(name).\n"
    }
    let one = verdict("Kepala", "Hendra Gunawan", "enam", "1,2 miliar")
    let other = verdict("Bendahara", "Lilis Marlina", "empat", "450 juta")
    let again =
      "Hakim Hukum Hendra Gunawan 6 Tahun\n\nHendra Gunawan dihukum 6 tahun penjara oleh Pengadilan Tipikor Cendana karena suap 1,20 miliar, Kamis (5/6).\n"
    #expect(try groups([(one, nil), (other, nil), (Self.rice, nil)]).groups.count == 3)
    #expect(try groups([(one, nil), (again, nil), (Self.rice, nil)]).groups.count == 2)
  }

  @Test func `a quake and a match told in other words are one event each`() throws {
    let quake =
      "Gempa M 6,1 Guncang Ende\n\nENDE - Gempa bumi bermagnitudo 6,1 mengguncang Kabupaten Ende, Selasa (4/3/2025). Badan Meteorologi menyatakan gempa tidak berpotensi tsunami.\n\nWarga berhamburan keluar rumah.\n"
    let again =
      "Warga Ende Panik Akibat Lindu\n\nGuncangan berkekuatan 6,1 dirasakan penduduk Ende pada Selasa subuh. Badan Meteorologi memastikan tak ada ancaman tsunami.\n\nSejumlah rumah retak, kata Bupati Ende.\n"
    let match =
      "Garuda Muda Libas Rajawali 3-1\n\nGaruda Muda menang 3-1 atas Rajawali pada laga uji coba di Stadion Merah, Sabtu (15/3/2025). Dua gol diborong Rangga Saputra.\n"
    let lost =
      "Rajawali Tumbang\n\nRajawali menyerah 1-3 dari Garuda Muda di Stadion Merah, Sabtu malam. Rangga Saputra dua kali membobol gawang mereka dalam laga uji coba itu.\n"
    let groups = try groups([(quake, nil), (match, nil), (Self.rice, nil), (again, nil), (lost, nil)])
    #expect(Set(groups.groups) == [[0, 3], [1, 4], [2]], "\(groups.groups)")
  }

  @Test func `a weekday is that of its date`() throws {
    #expect(StoryDay(day: 4, month: 3, year: 2025)?.weekday == 2)
    #expect(StoryDay(day: 29, month: 2, year: 2004)?.weekday == 7)
    #expect(StoryDay(day: 1, month: 1, year: 2000)?.weekday == 6)
    #expect(StoryDay(day: 4, month: 3)?.weekday == nil)
  }

  @Test func `a day without a year is of the year that brings it near`() throws {
    let told = try #require(StoryDay(day: 2, month: 1))
    let known = try #require(StoryDay(day: 30, month: 12, year: 2024))
    #expect(told.near(known).text == "2025-01-02")
    #expect(known.near(told).text == "2024-12-30")
  }

  @Test func `an event told again the day after is one group`() throws {
    let one = Self.quake("Majene", "Ruslan Hamid", "Senin (3/3/2025)", "5,8")
    let other =
      "Korban Gempa Majene Bertambah\n\nJumlah warga Majene yang terluka akibat gempa bermagnitudo 5,8 bertambah, kata Ruslan Hamid pada Selasa (4/3/2025). Badan penanggulangan bencana membuka posko di Majene.\n"
    #expect(try groups([(one, nil), (other, nil), (Self.rice, nil)]).groups.count == 2)
  }

  @Test func `any order of the stories gives the same groups, each story in one`() throws {
    let texts = [
      Self.flood, Self.rice, Self.match, "", "Ya.", Self.floodAgain,
      Self.quake("Majene", "Ruslan Hamid", "Senin (3/3/2025)", "5,8"),
      Self.quake("Ende", "Desri Yandi", "Senin (3/3/2025)", "5,2"),
    ]
    func sets(_ order: [Int]) throws -> Set<Set<Int>> {
      Set(try groups(order.map { (texts[$0], nil) }).groups.map { Set($0.map { order[$0] }) })
    }
    let first = try sets(Array(texts.indices))
    #expect(first.reduce(0) { $0 + $1.count } == texts.count)
    for shift in 1..<texts.count {
      #expect(try sets(texts.indices.map { ($0 * 3 + shift) % texts.count }) == first)
    }
  }
}
