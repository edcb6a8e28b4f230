import AlihData
import AlihGlossary
import AlihModel
import AlihQuality
import AlihSegmenter
import Foundation
import Testing

@testable import AlihSummary

struct SummarySentencesTests {
  private struct Model: Translator {
    let name = "newsroom"
    let nature = EngineNature.model
    let sentence: SummaryDraft.Sentence

    func hasRoom(for segment: SegmentRequest, _ languages: LanguagePair) -> Bool { true }
    func forecast(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> Forecast { Forecast() }
    func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
      TranslationReply(
        translations: [Translation(id: segments[0].id, text: SummaryDraft(sentences: [sentence]).json)])
    }
  }

  private static let fire = """
    Gudang Beras di Pelabuhan Sari Terbakar, Dua Pekerja Tewas

    Kebakaran melanda gudang beras di Pelabuhan Sari, Kabupaten Pantura, pada Rabu (12/2/2025) dini hari. Dua pekerja tewas dan tujuh lainnya dirawat di Rumah Sakit Harapan, kata Kepala Polres Pantura, Danu Prasetyo.

    Polisi belum mengetahui penyebab kebakaran itu. Api diduga berasal dari ruang mesin, tetapi hasil pemeriksaan laboratorium belum keluar, ujar Danu.

    "Kami tidak pernah mengabaikan keselamatan pekerja," kata Lestari Wening, juru bicara PT Sumber Padi. Perusahaan itu akan memberi santunan Rp80 juta kepada keluarga korban.

    Serikat Buruh Pelabuhan menuntut PT Sumber Padi memperbaiki alarm yang rusak sejak Oktober. "Alarm itu sudah kami laporkan tiga kali," kata ketua serikat, Bram Utomo.

    Bupati Pantura, Sekar Ayu, menolak menutup pelabuhan. Harga beras di pasar Pantura naik dari Rp13.000 menjadi Rp14.500 per kilogram pada Kamis.

    Lestari membantah alarm itu rusak. Menurut Sekar, gudang lain di pelabuhan itu akan diperiksa mulai pekan depan.
    """

  private static let verdict = """
    Mantan Wali Kota Cendana Divonis Lima Tahun

    Pengadilan Tipikor Cendana menjatuhkan hukuman lima tahun penjara kepada mantan Wali Kota Cendana, Arman Halim, pada Senin (7/4/2025). Ia terbukti menerima suap Rp2,4 miliar dari pengusaha Dedi Wirawan.

    Jaksa sebelumnya menuntut delapan tahun penjara. Kuasa hukum Arman, Nita Kirana, mengatakan kliennya akan mengajukan banding pekan ini.

    "Putusan itu tidak mencerminkan fakta persidangan," kata Nita. Arman membantah pernah bertemu Dedi.

    Komisi Yudisial belum menerima laporan tentang hakim perkara itu. Menurut juru bicaranya, Farid Lukman, laporan warga bisa dikirim sampai 30 April.

    Dedi Wirawan diduga memberi uang itu untuk memenangkan lelang jembatan. Penyidik masih memeriksa 14 saksi dan menyita dua mobil.

    DPRD Cendana meminta Penjabat Wali Kota, Sri Utari, mengulang lelang tersebut. Sri mengaku belum menerima surat DPRD.

    Inflasi Cendana turun dari 3,1 persen pada Februari menjadi 2,6 persen pada Maret. Ekspor kopi kota itu mencapai 1.200 ton.
    """

  @Test(arguments: [("summaries", fire), ("summaries-of-a-verdict", verdict)])
  func `false and unfit sentences of models are refused, right ones stand`(
    _ table: String, _ story: String
  ) async throws {
    let data = try DataFolder.find()
    let segmenter = ArticleSegmenter(rules: try SegmenterRules(reading: data.bytes))
    let article = segmenter.blocks(of: Article(path: "a.txt", bytes: Array(story.utf8)))
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../Sentences/\(table).tsv")
    let rows = try TSVTable(
      file: "\(table).tsv", bytes: [UInt8](Data(contentsOf: file)), columns: ["kind", "segment", "sentence"]
    ).rows
    #expect(rows.count > 60)
    for row in rows {
      let model = Model(sentence: .init(text: row.fields[2], segments: [row.fields[1]]))
      let summarizer = AbstractiveSummarizer(
        engines: [model], languages: .indonesianToEnglish, glossary: try Glossary(layers: []),
        checks: House.checks, words: ExtractiveSummarizer(rules: try SummaryRules(reading: data.bytes)),
        claims: try SummaryClaims(reading: data.bytes),
        figures: FigureReader(rules: try FigureRules(reading: data.bytes)))
      let outcome = try await #require(summarizer).summary(of: article, count: 3)
      let isRight = row.fields[0] == "right"
      #expect(outcome.sentences.isEmpty != isRight, "\(row.fields[2]): \(outcome.findings.map(\.message))")
    }
  }
}
