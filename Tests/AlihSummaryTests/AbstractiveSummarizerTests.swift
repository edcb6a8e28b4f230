import AlihData
import AlihGlossary
import AlihModel
import AlihQuality
import AlihSegmenter
import Foundation
import Testing

@testable import AlihSummary

struct AbstractiveSummarizerTests {
  /// Answers in order with what the test prepared; the last answer stands for all that follow.
  private final class Model: Translator, @unchecked Sendable {
    let name: String
    let nature = EngineNature.model
    private let lock = NSLock()
    private var answers: [Result<[SummaryDraft.Sentence], TranslatorFailure>]
    private(set) var asked: [SegmentRequest] = []
    /// Bytes of material that have room.
    let room: Int

    init(
      _ name: String = "newsroom", room: Int = .max,
      _ answers: Result<[SummaryDraft.Sentence], TranslatorFailure>...
    ) {
      (self.name, self.room, self.answers) = (name, room, answers)
    }

    func hasRoom(for segment: SegmentRequest, _ languages: LanguagePair) -> Bool {
      segment.text.utf8.count <= room
    }

    func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply {
      lock.withLock {
        asked += segments
        let answer = answers.count > 1 ? answers.removeFirst() : answers[0]
        switch answer {
        case .success(let sentences):
          let text = sentences.isEmpty ? Self.echo(segments[0]) : SummaryDraft(sentences: sentences).json
          return TranslationReply(translations: [Translation(id: segments[0].id, text: text)])
        case .failure(let failure):
          return TranslationReply(translations: [], failures: [segments[0].id: failure])
        }
      }
    }

    /// The material's own first sentences.
    private static func echo(_ request: SegmentRequest) -> String {
      guard let material = SummaryMaterial(json: request.text) else { return "" }
      return SummaryDraft(
        sentences: material.segments.filter { $0.text.hasSuffix(".") }.prefix(material.sentences).map {
          .init(text: $0.text, segments: [$0.id])
        }
      ).json
    }

    func forecast(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> Forecast { Forecast() }
  }

  private static let text = """
    Banjir Rendam Tiga Desa

    Banjir merendam tiga desa di Kabupaten Contoh setelah Sungai Pinus meluap pada Senin (4/3/2024).

    Sebanyak 1.200 warga mengungsi ke sekolah dan balai desa akibat banjir itu.

    Bantuan dari Korut belum tiba di Kabupaten Contoh.
    """

  private func article(_ text: String = Self.text) throws -> Article {
    let segmenter = ArticleSegmenter(rules: try SegmenterRules(reading: DataFolder.find().bytes))
    return segmenter.blocks(of: Article(path: "a.txt", bytes: Array(text.utf8)))
  }

  private func summarizer(_ models: [any Translator]) throws -> AbstractiveSummarizer {
    try #require(try summarizerIfAny(models))
  }

  private func summarizerIfAny(_ models: [any Translator]) throws -> AbstractiveSummarizer? {
    let data = try DataFolder.find()
    let glossary = try Glossary(layers: [
      [
        TermTable(
          file: "t", bytes: Array("source\ttarget\nKorut\tNorth Korea\nKorea Utara\tNorth Korea\n".utf8))
      ]
    ])
    return AbstractiveSummarizer(
      engines: models, languages: .indonesianToEnglish, glossary: glossary, checks: House.checks,
      words: ExtractiveSummarizer(rules: try SummaryRules(reading: data.bytes)),
      claims: try SummaryClaims(reading: data.bytes),
      figures: FigureReader(rules: try FigureRules(reading: data.bytes)))
  }

  private static let good: [SummaryDraft.Sentence] = [
    .init(text: "Banjir merendam tiga desa di Kabupaten Contoh pada Senin.", segments: ["b2.s1", "b9.s9"]),
    .init(text: "Bantuan Korea Utara belum tiba.", segments: []),
  ]

  @Test func `a summary names what supports it, whatever the model claims`() async throws {
    let model = Model("newsroom", .success(Self.good))
    let outcome = try await summarizer([model]).summary(of: article(), count: 3)
    #expect(outcome.engine == "newsroom" && outcome.findings.isEmpty, "\(outcome.findings)")
    #expect(outcome.sentences.map(\.segments) == [["b2.s1"], ["b4.s1"]])
    #expect(model.asked.first?.article == "a.txt")
    #expect(
      SummaryMaterial(json: model.asked[0].text)?.segments.map(\.id) == ["b1.s1", "b2.s1", "b3.s1", "b4.s1"])
  }

  @Test func `what isn't in the article is told the model once, and then another is asked`() async throws {
    let bad: [SummaryDraft.Sentence] = [.init(text: "Banjir merendam 14 desa.", segments: ["b2.s1"])]
    let mending = Model("newsroom", .success(bad), .success(Self.good))
    #expect(try await summarizer([mending]).summary(of: article(), count: 3).sentences.count == 2)
    #expect(mending.asked.map(\.note) == [nil, "the number '14' is not in the article"])

    let (stubborn, second) = (Model("newsroom", .success(bad)), Model("second", .success(Self.good)))
    let outcome = try await summarizer([stubborn, second]).summary(of: article(), count: 3)
    #expect(outcome.engine == "second" && stubborn.asked.count == 2)
    #expect(outcome.findings.map(\.id) == ["summary-number", "fallback-ungrounded"])
  }

  @Test func `another language, another story and no answer are no summary`() async throws {
    let english = Model(
      "newsroom", .success([.init(text: "The flood has submerged several villages.", segments: ["b2.s1"])]))
    let outcome = try await summarizer([english]).summary(of: article(), count: 3)
    #expect(outcome.sentences.isEmpty && outcome.findings.last?.id == "fallback-ungrounded")
    let refusing = Model("newsroom", .failure(TranslatorFailure(kind: "refused", message: "no war news")))
    let refused = try await summarizer([refusing]).summary(of: article(), count: 3)
    #expect(refused.sentences.isEmpty && refused.findings.map(\.id) == ["fallback-refused"])
    #expect(refusing.asked.count == 1)
  }

  @Test func `a long article goes in parts, and merged sentences rest on the article's segments`()
    async throws
  {
    let (who, what) = (
      ["Petani", "Nelayan", "Pedagang", "Murid", "Sopir"], ["beras", "ikan", "kayu", "kapal", "jalan"]
    )
    let paragraphs = (1...40).map { number in
      "\(who[number % 5]) dari kampung \(number) menjual \(what[number / 5 % 5]) seharga \(number) ribu rupiah."
    }
    let model = Model("newsroom", room: 900, .success([]))
    let long = try article("Banjir Besar\n\n" + paragraphs.joined(separator: "\n\n") + "\n")
    let outcome = try await summarizer([model]).summary(of: long, count: 2)
    #expect(outcome.sentences.count == 2, "\(outcome.findings)")
    let ids = Set(long.blocks.flatMap(\.segments).map(\.id))
    #expect(outcome.sentences.allSatisfy { !$0.segments.isEmpty && ids.isSuperset(of: $0.segments) })
    #expect(model.asked.count > 4 && model.asked.allSatisfy { $0.text.utf8.count <= 900 })
    #expect(model.asked.contains { $0.task == .digest(sentences: 2) })
  }

  @Test func `an answer that is too big is asked for in halves, and a single passage ends it`() async throws {
    let full = Model("newsroom", .failure(TranslatorFailure(kind: "too-big", message: "cut off")))
    let outcome = try await summarizer([full]).summary(of: article(), count: 2)
    #expect(outcome.sentences.isEmpty && outcome.findings.map(\.id) == ["fallback-too-big"])
    #expect(full.asked.count < 6)
  }

  @Test func `without a model there is no such summarizer`() throws {
    #expect(try summarizerIfAny([]) == nil)
  }

  private static let bridge = """
    Jembatan Gantung di Kota Contoh Putus

    Jembatan gantung di Kecamatan Pinus, Kota Contoh, putus pada Senin (3/3/2025) sore ketika 21 pelajar menyeberang. Tiga orang tewas dan 12 lainnya terluka, kata Bupati Hasan Wirya.

    Polisi belum menetapkan tersangka. Jembatan itu tidak diperiksa selama empat tahun, menurut kepala dinas pekerjaan umum, Rini Hapsari.

    "Kami akan memeriksa semua jembatan pekan ini," kata Hasan. Pemerintah kota menanggung biaya rumah sakit Rp 450 juta.

    Garuda Muda mengalahkan Rajawali United di Stadion Merah pada Sabtu. Pengacara Rini, Surya Darma, membantah kliennya menerima uang.
    """

  @Test(arguments: [
    ("Polisi menetapkan tersangka.", "b3.s1", "summary-negation"),
    ("Jembatan gantung itu diperiksa selama empat tahun, menurut Rini Hapsari.", "b3.s2", "summary-negation"),
    ("Surya Darma mengatakan kliennya menerima uang.", "b5.s2", "summary-negation"),
    ("12 orang tewas dan tiga lainnya terluka, kata Bupati Hasan Wirya.", "b2.s2", "summary-number"),
    ("Jembatan di Kecamatan Pinus putus ketika 12 pelajar menyeberang.", "b2.s1", "summary-number"),
    ("Pemerintah kota menanggung biaya rumah sakit Rp 450 miliar.", "b4.s2", "summary-number"),
    (
      "Jembatan di Kecamatan Pinus putus pada Sabtu sore ketika 21 pelajar menyeberang.", "b2.s1",
      "summary-name"
    ),
    ("Jembatan gantung di Kecamatan Pinus putus pada 4 Maret.", "b2.s1", "summary-name"),
    ("\"Kami akan memeriksa semua jembatan pekan ini,\" kata Rini Hapsari.", "b4.s1", "summary-speaker"),
    ("Rajawali United mengalahkan Garuda Muda di Stadion Merah.", "b5.s1", "summary-name"),
    ("Jembatan gantung di Kecamatan Pinus putus karena tidak diperiksa petugas.", "b2.s1", "summary-claim"),
    ("Bupati Hasan Wirya diduga lalai memeriksa jembatan.", "b3.s2", "summary-claim"),
    ("Tiga orang tewas dan", "b2.s2", "summary-form"),
    ("<p>Tiga orang tewas dan 12 lainnya terluka, kata Bupati Hasan Wirya.</p>", "b2.s2", "summary-form"),
    ("**Tiga orang tewas** dan 12 lainnya terluka, kata Bupati Hasan Wirya.", "b2.s2", "summary-form"),
    ("Ringkasan: Tiga orang tewas dan 12 lainnya terluka, kata Bupati Hasan Wirya.", "b2.s2", "summary-form"),
    ("Mereka terluka ketika menyeberang, kata dia.", "b2.s2", "summary-pronoun"),
  ])
  func `what a summary says otherwise than the article is found`(
    _ text: String, _ segment: String, _ kind: String
  ) async throws {
    let model = Model("newsroom", .success([.init(text: text, segments: [segment])]))
    let outcome = try await summarizer([model]).summary(of: article(Self.bridge), count: 3)
    #expect(outcome.sentences.isEmpty, "\(outcome.sentences)")
    let kinds = outcome.findings.map(\.id)
    #expect(kinds.last == "fallback-ungrounded" && kinds.contains(kind), "\(outcome.findings)")
  }

  @Test(arguments: [
    ("Jembatan gantung di Kecamatan Pinus putus pada Senin sore ketika 21 pelajar menyeberang.", "b2.s1"),
    ("Tiga orang tewas dan 12 lainnya terluka, menurut Bupati Hasan Wirya.", "b2.s2"),
    ("Belum ada tersangka yang ditetapkan polisi.", "b3.s1"),
    (
      "Kepala dinas pekerjaan umum, Rini Hapsari, mengatakan jembatan itu sudah empat tahun tidak diperiksa.",
      "b3.s2"
    ),
    ("\"Kami akan memeriksa semua jembatan pekan ini,\" kata Bupati Hasan Wirya.", "b4.s1"),
    ("\"Kami akan memeriksa semua jembatan pekan ini,\" kata bupati.", "b4.s1"),
    ("Rajawali United dikalahkan Garuda Muda di Stadion Merah.", "b5.s1"),
    ("Surya Darma, pengacara Rini, mengatakan kliennya tidak menerima uang.", "b5.s2"),
    ("Jembatan gantung di Kota Contoh putus pada 3 Maret 2025.", "b2.s1"),
  ])
  func `what a summary says in other words stands`(_ text: String, _ segment: String) async throws {
    let model = Model("newsroom", .success([.init(text: text, segments: [segment])]))
    let outcome = try await summarizer([model]).summary(of: article(Self.bridge), count: 3)
    #expect(outcome.findings.isEmpty && outcome.sentences.map(\.text) == [text], "\(outcome.findings)")
  }

  @Test func `a sentence that repeats another in other words is left out`() async throws {
    let model = Model(
      "newsroom",
      .success([
        .init(
          text: "Jembatan gantung di Kecamatan Pinus, Kota Contoh, putus pada Senin.", segments: ["b2.s1"]),
        .init(text: "Pada Senin jembatan gantung di Kecamatan Pinus putus.", segments: ["b2.s1"]),
      ]))
    let outcome = try await summarizer([model]).summary(of: article(Self.bridge), count: 3)
    #expect(outcome.sentences.count == 1 && outcome.findings.isEmpty)
  }
}
