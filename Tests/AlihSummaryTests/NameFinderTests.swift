import AlihData
import AlihModel
import Foundation
import Testing

@testable import AlihSummary

struct NameFinderTests {
  private let finder: NameFinder

  init() throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path
    let data = try DataFolder.find(explicit: root)
    finder = NameFinder(
      try SummaryRules(reading: data.bytes),
      heads: ["badan", "pengadilan", "kementerian", "sma", "dpr", "bank", "dinas"])
  }

  @Test(arguments: [
    ("Warga menemui Presiden Bima Lesmana di istana.", "person Bima Lesmana"),
    ("Maskapai Nusa Pagi menutup rute itu.", "institution Nusa Pagi"),
    ("Banjir merendam rumah di tepi Sungai Sinar Terang.", "place Sungai Sinar Terang"),
    ("Menurut Kapolresta Rajawali Kombes Arman Hadi, pelaku kabur.", "person Arman Hadi"),
    ("Hal itu dikatakan Ketua DPR Rini Hapsari kemarin.", "institution DPR, person Rini Hapsari"),
    ("Hal itu dikatakan Bupati Kemuning, Rini Hapsari, kemarin.", "place Kemuning, person Rini Hapsari"),
    ("Jembatan itu diresmikan Wali Kota Rini Hapsari kemarin.", "person Rini Hapsari"),
    ("Pekan ini Persada FC menang.", "institution Persada FC"),
    ("Pelaku berinisial KS dan UMA ditangkap.", ""),
    ("Nilainya 3 juta dolar AS.", ""),
    ("Kabar itu dikutip Bima Lesmana Rabu pagi.", "person Bima Lesmana"),
    ("Dilansir Kantor Pos Bintang, harga naik.", "person Kantor Pos Bintang"),
    ("Kepala BPBD Pinus, Bima Lesmana, datang.", "institution BPBD Pinus, person Bima Lesmana"),
    ("Kepala Desa Sinar Jaya, Bima Lesmana, datang.", "place Sinar Jaya, person Bima Lesmana"),
    ("Sidang digelar di Pengadilan Negeri Tanjung Raja.", "institution Pengadilan Negeri Tanjung Raja"),
    ("Adapun Bima Lesmana pulang.", "person Bima Lesmana"),
    ("Mereka tinggal di Karang Sari.", "place Karang Sari"),
    (
      "Penyidik menggeledah rumah Bupati Tanah Merah, Rini Hapsari, kemarin.",
      "place Tanah Merah, person Rini Hapsari"
    ),
    ("Menurut Ekonom Rina Sari, harga naik.", "person Rina Sari"),
    ("Polisi menjerat pelaku dengan UU ITE soal SARA.", ""),
    ("Mereka naik KM Sinar Bahari ke sana.", ""),
    (
      "Mantan Kepala Dinas Pasar Pinus, Bima Lesmana, datang.",
      "institution Dinas Pasar Pinus, person Bima Lesmana"
    ),
    ("Rem blong, kata Kasat Lantas AKP Jaya Kusuma kemarin.", "person Jaya Kusuma"),
    ("Harga naik.", ""),
  ])
  func `a name is told without what stands before and behind it`(_ text: String, _ names: String) {
    #expect(found(text, finder) == names)
  }

  private func found(_ text: String, _ finder: NameFinder) -> String {
    finder.names(in: text).map { "\($0.kind) \($0.text)" }.joined(separator: ", ")
  }

  private static let lexicon: [String: NameSense] = [
    "demak": .place, "pelita": .place, "makassar": .place, "persada": .institution, "rini": .person,
    "bunga": [.person, .word], "citra": [.person, .word], "masa": .word, "depan": .word, "bangsa": .word,
    "kedatangan": .word, "peringatan": .word, "dini": .word, "media": .word, "asian": .english,
    "world": .english, "food": .english, "partai": .word, "pertahanan": .word, "luar": .word, "negeri": .word,
    "pagi": .word, "pesta": .word,
  ]

  @Test(arguments: [
    ("Pasar itu diresmikan Bupati Demak Eisti'anah kemarin.", "place Demak, person Eisti'anah"),
    ("Bupati Demak Rini Hapsari datang.", "place Demak, person Rini Hapsari"),
    ("Mereka menjamu Arema Pelita kemarin.", "institution Arema Pelita"),
    ("Mereka menjamu PSM Makassar kemarin.", "institution PSM Makassar"),
    ("Mereka menjamu Leicester City kemarin.", "institution Leicester City"),
    (
      "Hal itu dikatakan Manajer Pewira Pelita, Rini Hapsari.",
      "institution Pewira Pelita, person Rini Hapsari"
    ),
    ("Kata Presiden Makassar Rini Hapsari, harga naik.", "place Makassar, person Rini Hapsari"),
    ("Kata Wali Kota Pelita Demak Lesmana, harga naik.", "place Pelita, person Demak Lesmana"),
    ("Kata Presiden Demak Lesmana, harga naik.", "person Demak Lesmana"),
    ("Kata Menteri Pertahanan Rini Hapsari, harga naik.", "person Rini Hapsari"),
    ("Kata Menteri Luar Negeri Rini Hapsari, harga naik.", "person Rini Hapsari"),
    ("Kemarin timnas Garuda Muda menang.", "institution Garuda Muda"),
    ("Ia menulis tentang Masa Depan Bangsa.", ""),
    ("Ia menulis tentang Peringatan Dini Tsunami BMKG.", ""),
    ("Ia bertanding di ajang Asian Games.", ""),
    ("Kemarin penyanyi Bunga Citra tiba.", "person Bunga Citra"),
    ("Kata mereka, Bunga Citra Lestari tiba.", "person Bunga Citra Lestari"),
    ("Kedatangan Rini Hapsari Kusuma disambut.", "person Rini Hapsari Kusuma"),
    ("Menurut Media Pelita, harga naik.", ""),
    (
      "Kata Ketua DPP Partai Pagi Rini Hapsari, harga naik.",
      "institution DPP, person Partai Pagi Rini Hapsari"
    ),
  ])
  func `what a lexicon knows tells people from clubs and things`(_ text: String, _ names: String) throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path
    let rules = try SummaryRules(reading: try DataFolder.find(explicit: root).bytes)
    let finder = NameFinder(rules, heads: ["partai", "bank"]) { words in
      words.map { Self.lexicon[$0.lowercased()] ?? [] }
    }
    #expect(found(text, finder) == names)
  }
}
