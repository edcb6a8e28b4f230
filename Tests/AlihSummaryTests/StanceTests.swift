import AlihData
import AlihModel
import Foundation
import Testing

@testable import AlihSummary

struct StanceTests {
  private let reader: StanceReader
  private let data: DataFolder

  init() throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path
    data = try DataFolder.find(explicit: root)
    reader = try StanceReader(try SummaryRules(reading: data.bytes), reading: data.bytes)
  }

  @Test func `every example of the table takes its side, the other behind a negation`() throws {
    let columns = ["family", "about", "side", "words", "example"]
    for row in try TSVTable(
      file: StanceReader.file, bytes: try data.bytes(StanceReader.file), columns: columns
    )
    .rows {
      let sides = reader.stances(in: row.fields[4], isHeadline: false).map(\.side)
      #expect(sides == [row.fields[0] == "not" ? "fell" : row.fields[2]], "line \(row.line): \(sides)")
    }
  }

  private func areOpposed(_ one: String, _ other: String) -> Bool {
    let others = reader.stances(in: other, isHeadline: false)
    return reader.stances(in: one, isHeadline: false).contains { stance in
      others.contains { $0.isOf(stance) && $0.side != stance.side }
    }
  }

  @Test(arguments: [
    ("Rupiah menguat ke Rp 16.100.", "Rupiah melemah ke Rp 16.300."),
    ("Harga beras medium naik 3 persen.", "Pada Senin, harga beras medium tidak naik."),
    ("Persada mengalahkan Melati 2-1.", "Persada takluk dari Melati."),
    ("Hakim membebaskan mantan camat, Bima Lesmana.", "Mantan camat Bima Lesmana dinyatakan bersalah."),
    ("Bima Lesmana dinyatakan bersalah.", "Bima Lesmana dinyatakan tidak bersalah."),
    ("Gubernur Rini Hapsari membenarkan kabar itu.", "Kabar itu dibantah Gubernur Rini Hapsari."),
    ("Jalan Kenari dibuka lagi.", "Jalan Kenari ditutup hari ini."),
    ("DPR menyetujui usul itu.", "DPR menolak usul itu."),
  ])
  func `sentences that exclude each other are opposed`(_ one: String, _ other: String) {
    #expect(areOpposed(one, other) && areOpposed(other, one))
  }

  @Test(arguments: [
    ("Bupati mengatakan pasokan beras berkurang.", "pasokan beras"),
    ("Hakim Pengadilan Tipikor Cendana membebaskan mantan camat, Bima Lesmana.", "Bima Lesmana"),
  ])
  func `a stance is of what is said, and of people rather than of the court`(
    _ text: String, _ subject: String
  ) {
    #expect(
      reader.stances(in: text, isHeadline: false).map { $0.subject.joined(separator: " ") } == [subject])
  }

  @Test(arguments: [
    ("Harga beras naik 3 persen.", "Pasokan beras turun 3 persen."),
    ("Persada mengalahkan Melati 2-1.", "Melati takluk dari Persada."),
    ("Harga beras naik 3 persen.", "Harga beras melonjak."),
    ("Rupiah menguat.", "Rupiah menguat dan dolar melemah."),
    ("Hakim membebaskan Bima Lesmana.", "Rini Hapsari dinyatakan bersalah."),
  ])
  func `sentences of other subjects and those that agree are not`(_ one: String, _ other: String) {
    #expect(!areOpposed(one, other))
  }
}
