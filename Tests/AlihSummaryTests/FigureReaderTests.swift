import AlihData
import AlihModel
import Foundation
import Testing

@testable import AlihSummary

struct FigureReaderTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path
  private let reader: FigureReader
  private let data: DataFolder

  init() throws {
    data = try DataFolder.find(explicit: Self.root)
    reader = FigureReader(rules: try FigureRules(reading: data.bytes))
  }

  @Test func `every example of the table gives its figure`() throws {
    let columns = ["kind", "words", "english", "example", "figure"]
    for row in try TSVTable(file: FigureRules.file, bytes: try data.bytes(FigureRules.file), columns: columns)
      .rows
    {
      let figures = reader.figures(in: row.fields[3]).map(\.english)
      #expect(figures.contains(row.fields[4]), "line \(row.line): \(figures)")
    }
  }

  @Test(arguments: [
    "Seorang pria berumur 56 tahun meninggal di rumah sakit pada Senin.", "Korban bernama Tono (56) tewas.",
    "Garuda menang 3-1 atas Rajawali.", "Ia menginap di kamar 12 sejak 5 Mei.",
    "Rapat dimulai pukul 10.30 WIB.", "",
    "(((", "12", "1.2.3.4 orang", "Rp", "99999999999999999999999999 orang tewas",
  ])
  func `ages, scores, rooms and hours are no figures`(_ text: String) {
    #expect(reader.figures(in: text).allSatisfy { !$0.english.contains("56") && !$0.english.contains("12 ") })
  }

  @Test func `an amount is compared by what it is an amount of`() {
    let figures = reader.figures(
      in:
        "Kerugian negara akibat proyek itu naik dari Rp 2 miliar menjadi Rp 3,4 miliar, dan dendanya Rp 1 juta."
    )
    #expect(figures.map(\.key) == ["losses", "losses", ""])
    #expect(figures.map(\.number) == ["Rp 2 billion", "Rp 3.4 billion", "Rp 1 million"])
    #expect(figures.map(\.isReached) == [false, true, false])
  }

  @Test func `two numbers of one sentence keep what each counts`() {
    let figures = reader.figures(in: "Sebanyak 3 orang tewas dan 14 orang hilang, dan 40 rumah hanyut.")
    #expect(figures.map(\.english) == ["3 people dead", "14 people missing", "40 houses swept away"])
    #expect(figures.map(\.source) == ["3 orang tewas", "14 orang hilang", "40 rumah hanyut"])
  }

  @Test(arguments: [
    ("Tidak ada korban jiwa dalam kebakaran itu.", ["no one dead"]),
    ("Gempa itu tidak menimbulkan korban jiwa maupun luka.", ["no one dead", "no one injured"]),
    ("Tak ada warga yang mengungsi, tetapi 4 rumah rusak.", ["no residents displaced", "4 houses damaged"]),
    ("Tidak ada penumpang yang selamat.", ["no passengers safe"]),
    ("Tidak ada tersangka lain yang ditangkap.", []),
    ("Tidak ada warga Filipina yang tewas.", []),
    ("Tidak ada korban jiwa dari pihak polisi.", []),
    ("Tidak ada yang tahu.", []),
  ])
  func `none is a figure, unless certain ones alone are meant`(_ text: String, _ figures: [String]) {
    #expect(reader.figures(in: text).map(\.english) == figures)
  }

  @Test func `deaths only grow, people who are missing don't`() {
    let figures = reader.figures(in: "Sebanyak 3 orang tewas dan 14 orang hilang.")
    #expect(figures.map(\.onlyGrows) == [true, false] && figures.map(\.value) == [3, 14])
  }

  @Test(arguments: [
    ("Jumlah rumah roboh bertambah menjadi 14 unit.", ["14 houses damaged"]),
    ("Jumlah pengungsi naik menjadi 310 jiwa.", ["310 people displaced"]),
    ("Korban tewas mencapai 19.", ["19 people dead"]),
    ("Saksi yang diperiksa mencapai 27 orang.", ["27 witnesses"]),
    ("Polisi memeriksa 5 orang saksi.", ["5 witnesses"]),
    ("Sembilan orang tewas, 21 luka-luka.", ["9 people dead", "21 people injured"]),
    ("Sedikitnya 14 warga tewas dan 37 lainnya terluka.", ["14 residents dead", "37 people injured"]),
    ("Kasus demam berdarah mencapai 260, lima di antaranya meninggal.", ["260 cases", "5 people dead"]),
    ("Penelitian itu melibatkan 200 orang.", []),
    ("Lelaki berusia 61 tewas di kamar 204.", []),
    ("Harga cabai rawit naik menjadi Rp 120 ribu per kg.", ["Rp 120,000 per kilogram"]),
    ("Gempa susulan bermagnitudo 4,1 terjadi setelah gempa bermagnitudo 5,6.", ["aftershock magnitude 4.1"]),
  ])
  func `a number counts what stands before it or behind it`(_ text: String, _ figures: [String]) {
    #expect(Array(reader.figures(in: text).map(\.english).prefix(max(figures.count, 1))) == figures)
  }

  @Test func `prices are compared for the same goods, and rates of exchange with each other`() {
    func keys(_ text: String) -> [String] { reader.figures(in: text).map(\.key) }
    #expect(keys("Harga cabai menjadi Rp 120.000 per kg.") == keys("Harga cabai merah Rp 90.000 per kg."))
    #expect(keys("Harga cabai menjadi Rp 120.000 per kg.") != keys("Harga beras menjadi Rp 15.000 per kg."))
    #expect(keys("Rupiah ditutup di level Rp 16.390 per dolar AS.") == ["exchange rate"])
  }

  @Test func `what a number has come to is told from what it was`() {
    let figures = reader.figures(in: "Korban tewas bertambah menjadi 11 orang.")
    #expect(figures.first?.isReached == true && figures.first?.key == "people dead")
  }
}
