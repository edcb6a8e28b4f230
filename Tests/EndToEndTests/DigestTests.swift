import Foundation
import Testing

/// A desk that makes a digest each morning: what is new, what it watches, and one page.
struct DigestTests {
  private static let stories = [
    "a.txt": """
    Banjir Rendam Tiga Desa

    Banjir merendam tiga desa di Kabupaten Contoh setelah Sungai Pinus meluap pada Senin (4/3/2024).

    Sebanyak 1.200 warga mengungsi ke sekolah dan balai desa akibat banjir itu, kata Bupati Rini Hapsari.
    """,
    "c.txt": """
    Harga Beras Naik

    Harga beras naik di Pasar Jernih, Kota Bintang, karena panen petani gagal sejak Januari 2024.

    Pedagang Bima Lesmana menjual beras dengan harga Rp16.000 per kilogram.
    """,
    "d.txt": """
    Kereta Cepat Mulai Melayani Penumpang

    Kereta cepat dari Kota Bintang ke Pelabuhan Rembulan mulai melayani penumpang pada Jumat (8/3/2024).

    Tiket kereta itu dijual Rp90.000 untuk satu penumpang.
    """,
  ]
  private static let later = """
    Tiga Desa Masih Terendam Banjir

    Tiga desa di Kabupaten Contoh masih terendam banjir setelah Sungai Pinus meluap, kata petugas pada Selasa (5/3/2024).

    Sebanyak 1.900 warga mengungsi akibat banjir itu, kata Bupati Rini Hapsari.
    """

  private func desk() throws -> Alih {
    let alih = try Alih()
    for (name, text) in Self.stories { try alih.write(text + "\n", to: "in/\(name)") }
    return alih
  }

  private func digest(_ alih: Alih, _ options: String..., format: String = "text") async throws -> String {
    let outcome = try await alih.run(
      [
        "summarize", "in", "--digest", "--language", "source", "--engine", "offline", "--quiet", "--format",
        format,
      ]
        + options, input: Data())
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test func `since last shows what is new or has grown, and says so`() async throws {
    let alih = try desk()
    #expect(try await digest(alih, "--since", "last").contains("Banjir Rendam Tiga Desa"))
    #expect(try await !digest(alih, "--since", "last").contains("Banjir"))
    try alih.write(Self.later + "\n", to: "in/b.txt")
    let grown = try await digest(alih, "--since", "last")
    #expect(grown.contains("grown from 1 to 2") && !grown.contains("Kereta"), "\(grown)")
    #expect(grown.contains("1.200") && grown.contains("1.900"))
  }

  @Test func `since a day shows the groups with a story of that day or later`() async throws {
    let alih = try desk()
    for (name, day) in [("a", "2024-03-04"), ("b", "2024-03-05"), ("d", "2024-03-08")] {
      let text = name == "b" ? Self.later : Self.stories["\(name).txt"]!
      try alih.write("---\ndate: \(day)\n---\n\n# \(text)\n", to: "in/\(name).md")
      try? FileManager.default.removeItem(at: alih.folder.appending(path: "in/\(name).txt"))
    }
    let shown = try await digest(alih, "--since", "2024-03-06", format: "json")
    #expect(shown.contains("Kereta") && !shown.contains("Banjir"), "\(shown)")
  }

  @Test func `what is watched stands first, and a program hears of each match once`() async throws {
    let alih = try desk()
    try alih.write("# harga pangan\nbima lesmana\n", to: "watch.txt")
    let arguments = ["--watch", "watch.txt", "--notify", "cat >> heard.jsonl"]
    let outcome = try await alih.run(
      ["summarize", "in", "--digest", "--language", "source", "--engine", "offline", "--format", "text"]
        + arguments,
      input: Data())
    #expect(outcome.output.contains("1. Harga Beras Naik (watched: bima lesmana)"), "\(outcome.output)")
    let heard = try alih.read("heard.jsonl")
    #expect(heard.split(separator: "\n").count == 1)
    let group = try #require(try JSONSerialization.jsonObject(with: Data(heard.utf8)) as? [String: Any])
    #expect(group["watched"] as? [String] == ["bima lesmana"])
    #expect((group["lead"] as? [String: Any])?["path"] as? String == "in/c.txt")
    _ = try await digest(alih, "--watch", "watch.txt", "--notify", "cat >> heard.jsonl")
    #expect(try alih.read("heard.jsonl") == heard)
  }

  @Test func `a name is watched in the whole text, and by all that the house calls it`() async throws {
    let alih = try desk()
    let long = (1...8).map { "Rapat ke-\($0) membahas jadwal panen di Kabupaten Contoh." }.joined(
      separator: "\n\n")
    try alih.write("Rapat Panen Digelar\n\n\(long)\n\nGunawan Pratama hadir sebentar.\n", to: "in/e.txt")
    try alih.write(
      "Latihan Dimulai\n\nKorea Utara memulai latihan laut pada Jumat (8/3/2024).\n", to: "in/f.txt")
    try alih.write("gunawan pratama\nKorut\nAS\n", to: "watch.txt")
    let digest = try await digest(alih, "--watch", "watch.txt", "--words", "10")
    #expect(digest.contains("Rapat Panen Digelar (watched: gunawan pratama)"), "\(digest)")
    #expect(digest.contains("Latihan Dimulai (watched: Korut)") && !digest.contains("watched: AS"))
  }

  @Test func `headline and outlet are those that a file has beside its text, and contradictions name them`()
    async throws
  {
    let alih = try desk()
    func article(_ title: String, _ outlet: String, _ dead: String, _ losses: String) -> String {
      "---\ntitle: \(title)\ndate: 2024-05-12\nsource: \(outlet)\n---\n\nKebakaran melanda gudang kain di Kota Bintang, Minggu (12/5/2024). Sebanyak \(dead) pekerja tewas dalam kebakaran gudang kain itu.\n\nKerugian mencapai Rp \(losses) miliar.\n"
    }
    try alih.write(article("Gudang Kain Terbakar", "Kabar Pagi", "empat", "2"), to: "in/x.md")
    try alih.write(article("Api Lalap Gudang Kain", "Warta Sore", "enam", "3,5"), to: "in/y.md")
    let digest = try await digest(alih)
    #expect(digest.contains("Gudang Kain Terbakar, Kabar Pagi, 12 May 2024"), "\(digest)")
    #expect(digest.contains("4 (Kabar Pagi) / 6 (Warta Sore)"))
    #expect(digest.contains("kerugian: Rp 2 miliar (Kabar Pagi) / Rp 3,5 miliar (Warta Sore)"))
  }

  @Test func `a toll that grows is told in the order of days, also where one is named without its year`()
    async throws
  {
    let alih = try Alih()
    for (name, day, dead) in [
      ("a", "Senin (10/2/2025)", "4"), ("b", "Selasa (11/2/2025)", "7"), ("c", "Rabu (12/2)", "12"),
    ] {
      try alih.write(
        "Longsor Timbun Rumah di Wanareja\n\nLongsor menimbun rumah di Desa Wanareja, \(day). Korban tewas longsor itu mencapai \(dead) orang, kata Bupati Rini Hapsari.\n",
        to: "in/\(name).txt")
    }
    let outcome = try await alih.run(
      [
        "summarize", "in", "--digest", "--engine", "offline", "--language", "target", "--quiet", "--format",
        "text",
      ],
      input: Data())
    #expect(
      outcome.output.contains(
        "people dead: 4 (Monday 10 February) -> 7 (Tuesday 11 February) -> 12 (Wednesday 12 February)"),
      "\(outcome.output)")
    #expect(outcome.output.contains("same event: house"), "\(outcome.output)")
  }

  @Test func `stories that say the opposite of one subject are put side by side, as is none beside some`()
    async throws
  {
    let alih = try desk()
    func article(_ verb: String, _ dead: String) -> String {
      "Banjir Surutkan Pasar Jernih\n\nHarga cabai merah di Pasar Jernih \(verb) 5 persen setelah banjir pada Senin (3/3/2025).\n\n\(dead) dalam banjir di Pasar Jernih itu, kata Kepala BPBD Rini Hapsari.\n"
    }
    try alih.write(article("naik", "Dua orang tewas"), to: "in/x.txt")
    try alih.write(article("turun", "Tidak ada korban jiwa"), to: "in/y.txt")
    let digest = try await digest(alih)
    #expect(digest.contains("naik (x.txt) / turun (y.txt)"), "\(digest)")
    #expect(digest.contains("2 (x.txt) / 0 (y.txt)"), "\(digest)")
  }

  @Test func `a program of notify that fails ends the run with what it said`() async throws {
    let alih = try desk()
    try alih.write("bima lesmana\n", to: "watch.txt")
    let failing = try await alih.run(
      "summarize", "in", "--digest", "--engine", "offline", "--watch", "watch.txt", "--notify", "exit 3")
    #expect(
      failing.status == 1 && failing.errors.contains("'exit 3' of --notify ended with 3"), "\(failing.errors)"
    )
    #expect(failing.output.contains("Harga Beras Naik"), "the digest itself is written")
  }

  @Test func `a brief digest is one page, and top says how much of the front is told`() async throws {
    let alih = try desk()
    for number in 0..<60 {
      let text =
        "Warga Desa Nomor\(number) menanam jeruk\(number) dan padi\(number) di lereng Gunung Puncak\(number).\n"
      try alih.write(text, to: "in/w\(number).txt")
    }
    let brief = try await digest(alih, "--brief", "--top", "3")
    #expect(brief.split(separator: "\n").count < 45, "\(brief)")
    #expect(brief.contains("more groups") && !brief.contains("Sources:"))
    #expect(try await digest(alih).contains("Source:"))
  }

  @Test func `links lead to each group and story in each format`() async throws {
    let alih = try desk()
    let markdown = try await digest(alih, format: "markdown")
    #expect(markdown.contains("](#g2)") && markdown.contains("<a id=\"g2\"></a>"))
    #expect(markdown.contains("Rini Hapsari [") && markdown.contains("Bima Lesmana ["), "\(markdown)")
    let html = try await digest(alih, format: "html")
    #expect(
      html.contains("href=\"#g2\"") && html.contains("id=\"g2\""))
  }
}
