import AlihModel

@testable import AlihFormats

/// An article about events that never happened, with every role, state, verdict and kind of note.
enum InventedArticle {
  static let complete = BilingualArticle(
    path: "berita/latihan-selat.txt", languages: .indonesianToEnglish, byline: "Ratna Wulandari",
    date: "2024-11-01T10:29",
    blocks: [
      block(
        "b1", .headline,
        [
          segment(
            "b1.s1", "AS-Korsel Tunda Latihan Laut, Korut Tetap Siaga",
            "US, South Korea Postpone Naval Drill; North Korea Stays on Alert",
            terms: [
              honored("AS", "United States", "US"), honored("Korsel", "South Korea", "South Korea"),
              honored("Korut", "North Korea", "North Korea"),
            ])
        ]),
      block(
        "b2", .caption,
        [
          segment(
            "b2.s1", "Kapal perusak bersandar di Pelabuhan Teluk Biru sebelum latihan ditunda.",
            "A destroyer docked at Teluk Biru Port before the drill was postponed."),
          segment("b2.s2", "(Antara Foto/Dimas)", "(Antara Foto/Dimas)", status: .kept),
        ]),
      block(
        "b3", .headline,
        [
          segment(
            "b3.s1", "AS-Korsel Tunda Latihan Laut, Korut Tetap Siaga",
            "US, South Korea Postpone Naval Drill; North Korea Stays on Alert")
        ]),
      block(
        "b4", .byline,
        [
          segment(
            "b4.s1", "Ratna Wulandari • 1 November 2024 10:29", "Ratna Wulandari • 1 November 2024 10:29",
            status: .kept)
        ]),
      block(
        "b5", .dateline,
        [segment("b5.s1", "Diperbarui Jumat pagi", "Updated Friday morning")]),
      block(
        "b6", .paragraph,
        [
          segment(
            "b6.s1",
            "Seoul: Amerika Serikat (AS) dan Korea Selatan menunda latihan laut bersama selama dua pekan setelah badai merusak dermaga utama di pesisir timur.",
            "Seoul: The United States (US) and South Korea have postponed a joint naval drill for two weeks after a storm damaged the main pier on the eastern coast.",
            terms: [
              honored("Amerika Serikat", "United States (US)", "United States (US)"),
              honored("Korea Selatan", "South Korea", "South Korea"),
            ]),
          segment(
            "b6.s2",
            "Sekitar 8.000 prajurit dan 24 kapal seharusnya berangkat pada Senin, kata juru bicara kementerian.",
            "About 8,000 troops and 24 ships were to have set off on Monday, a ministry spokesperson said."),
        ]),
      block(
        "b7", .paragraph,
        [
          segment(
            "b7.s1",
            "\"Keselamatan awak lebih penting daripada jadwal,\" ujar Menteri Pertahanan Han Do-yun, dikutip dari siaran pers.",
            "\"The safety of the crew matters more than the schedule,\" Defense Minister Han Do-yun said in a press release.",
            status: .degraded, terms: [honored("Menteri Pertahanan", "defense minister", "Defense Minister")],
            findings: [
              Finding(
                id: "fallback-overload", message: "newsroom: HTTP 503, the endpoint is overloaded")
            ]),
          segment(
            "b7.s2",
            "Ia menambahkan bahwa biaya perbaikan mencapai Rp1,2 triliun dan akan ditanggung bersama oleh PBB.",
            "He added that the repairs would cost Rp 1.2 trillion and that the cost would be shared.",
            terms: [missing("PBB", "United Nations (UN)")],
            findings: [
              Finding(id: "term-missing", message: "'PBB' should be 'United Nations (UN)'")
            ]),
        ]),
      block("b8", .subheading, [segment("b8.s1", "Tanggapan Pyongyang", "Pyongyang's response")]),
      block(
        "b9", .quote,
        [
          segment(
            "b9.s1", "\"Kami tidak pernah takut pada ombak, apalagi pada kapal orang lain.\"",
            "\"We have never feared the waves, let alone other people's ships.\"")
        ]),
      block(
        "b10", .paragraph,
        [
          segment(
            "b10.s1", "Kantor berita Korut menyebut penundaan itu sebagai kemenangan kecil bagi perdamaian.",
            "North Korean state media called the postponement a small victory for peace.",
            terms: [honored("Korut", "North Korea", "North Korean")]),
          segment(
            "b10.s2", "Nelayan setempat nyanggrok di dermaga sampai air surut.", "", engine: "",
            status: .untranslated,
            findings: [
              Finding(id: "unknown-word", severity: .error, message: "'nyanggrok' is in no dictionary")
            ]),
          segment(
            "b10.s3", "Jadwal baru akan diumumkan pekan depan.",
            "A new schedule will be announced next week.",
            findings: [
              Finding(
                id: "date-relative", severity: .info, message: "'pekan depan' counts from 1 November 2024")
            ]),
        ]),
      block(
        "b11", .list, [segment("b11.s1", "1. Latihan tembak: 15 November", "1. Live-fire drill: November 15")]
      ),
      block(
        "b12", .list,
        [segment("b12.s1", "2. Latihan evakuasi: 18 November", "2. Evacuation drill: November 18")]),
      block(
        "b13", .related,
        [
          segment(
            "b13.s1", "Baca juga: Badai Landa Pesisir Timur, Ribuan Warga Mengungsi",
            "Read also: Storm Hits Eastern Coast, Thousands of Residents Displaced")
        ]),
      block(
        "b14", .promotion,
        [
          segment(
            "b14.s1", "SCROLL TO CONTINUE WITH CONTENT", "SCROLL TO CONTINUE WITH CONTENT", engine: "",
            status: .kept)
        ]),
      block("b15", .credit, [segment("b15.s1", "(rw/dim)", "(rw/dim)", engine: "", status: .kept)]),
      block("b16", .other, [segment("b16.s1", "* * *", "* * *", engine: "", status: .kept)]),
    ],
    findings: [
      Finding(
        id: "invalid-utf8", message: "2 bytes are no UTF-8, the first at byte 418; they are shown as U+FFFD")
    ])

  static func block(_ id: String, _ role: Role, _ segments: [BilingualSegment]) -> BilingualBlock {
    BilingualBlock(id: id, role: role, segments: segments)
  }

  static func segment(
    _ id: String, _ source: String, _ target: String, engine: String = "newsroom",
    status: SegmentStatus = .translated, terms: [TermVerdict] = [], findings: [Finding] = []
  ) -> BilingualSegment {
    BilingualSegment(
      id: id, source: source, target: target, engine: status == .degraded ? "offline" : engine,
      status: status,
      terms: terms, findings: findings)
  }

  static func honored(_ source: String, _ target: String, _ found: String) -> TermVerdict {
    TermVerdict(source: source, target: target, found: found, verdict: .honored)
  }

  static func missing(_ source: String, _ target: String) -> TermVerdict {
    TermVerdict(source: source, target: target, found: nil, verdict: .missing)
  }

  /// An article of one paragraph of one segment.
  static func single(_ source: String, _ target: String, role: Role = .paragraph, terms: [TermVerdict] = [])
    -> BilingualArticle
  {
    BilingualArticle(
      path: "a.txt", languages: .indonesianToEnglish, byline: nil, date: nil,
      blocks: [block("b1", role, [segment("b1.s1", source, target, terms: terms)])], findings: [])
  }
}

extension BilingualArticle {
  func document(
    _ format: DocumentFormat, _ layout: Layout = .interleaved, _ boilerplate: Boilerplate = .mark
  ) -> String {
    BilingualDocument.text(self, format: format, layout: layout, boilerplate: boilerplate, compact: false)
  }
}
