import Foundation
import Testing

/// Corrections come back from documents, and none takes another back.
struct ReviewImportTests {
  private static let story = """
    Jembatan Rusak, 12 Warga Mengungsi

    Jembatan di Desa Mekar rusak pada Senin (3/3/2025). Bupati meminta warga tenang.

    Perbaikan butuh 14 hari.
    """
  private static let fortnight = "Repairs take a fortnight."

  private let alih: Alih
  /// What Alih wrote for the sentences at first, by id.
  private let first: [String: String]

  init() async throws {
    alih = try Alih()
    try alih.write(Self.story, to: "berita/a.txt")
    try await Self.translate(alih)
    first = try Self.targets(alih)
  }

  private static func translate(_ alih: Alih, _ more: String...) async throws {
    let run = try await alih.run(
      [
        "translate", "berita", "-o", "out", "--engine", "offline", "--format", "json", "--format", "html",
        "--format", "xliff",
      ] + more, input: Data())
    try #require(run.status == 0, "\(run.errors)")
  }

  private static func targets(_ alih: Alih) throws -> [String: String] {
    Dictionary(
      try alih.segments(in: "out/a.json").map { ($0["id"] as? String ?? "", $0["target"] as? String ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  /// Writes another text over a sentence of the page, and imports it.
  private func take(_ id: String, from old: String, to new: String) async throws -> Alih.Outcome {
    let page = try alih.read("out/a.html")
    try #require(page.contains(">\(old)<"))
    try alih.write(page.replacing(">\(old)<", with: ">\(new)<"), to: "out/a.html")
    return try await alih.run("review", "import", "out/a.html")
  }

  @Test func `a correction in a page stands in the next run`() async throws {
    let taken = try await take("b3.s1", from: #require(first["b3.s1"]), to: Self.fortnight)
    #expect(taken.status == 0 && taken.output.contains("1 sentence edited"))
    try await Self.translate(alih)
    #expect(try Self.targets(alih)["b3.s1"] == Self.fortnight)
    #expect(try alih.read("out/a.html").contains(Self.fortnight))
    // And put back in the new page, it is an edit again.
    let back = try await take("b3.s1", from: Self.fortnight, to: #require(first["b3.s1"]))
    #expect(back.status == 0 && back.output.contains("1 sentence edited"))
    try await Self.translate(alih)
    #expect(try Self.targets(alih)["b3.s1"] == first["b3.s1"])
  }

  @Test func `an older document takes no correction back`() async throws {
    let page = try alih.read("out/a.html")
    _ = try await take("b3.s1", from: #require(first["b3.s1"]), to: Self.fortnight)
    try alih.write(page, to: "mail/a.html")
    let older = try await alih.run("review", "import", "mail/a.html")
    #expect(
      older.status == 0 && older.output.contains("0 sentences edited")
        && older.output.contains("1 older than what was decided")
    )
    try await Self.translate(alih)
    #expect(try Self.targets(alih)["b3.s1"] == Self.fortnight)
  }

  @Test func `of two documents with other corrections of one sentence the second is named, not taken`()
    async throws
  {
    let page = try alih.read("out/a.html")
    _ = try await take("b3.s1", from: #require(first["b3.s1"]), to: Self.fortnight)
    try alih.write(
      page.replacing(">\(try #require(first["b3.s1"]))<", with: ">Two weeks of repairs.<"), to: "mail/a.html")
    let second = try await alih.run("review", "import", "mail/a.html")
    #expect(second.status == 1)
    #expect(second.errors.contains("b3.s1 was decided on since"))
    #expect(second.errors.contains("Two weeks of repairs."))
    try await Self.translate(alih)
    #expect(try Self.targets(alih)["b3.s1"] == Self.fortnight)
  }

  @Test func `what was undone since stays undone`() async throws {
    _ = try await take("b3.s1", from: #require(first["b3.s1"]), to: Self.fortnight)
    _ = try await alih.run("review", "undo", "a.txt", "b3.s1", "--as", "budi")
    let again = try await alih.run("review", "import", "out/a.html")
    #expect(again.status == 0 && again.errors.contains("was decided on since, by budi"), "\(again.errors)")
    try await Self.translate(alih, "--overwrite")
    #expect(try Self.targets(alih)["b3.s1"] == first["b3.s1"])
  }

  @Test func `a document without sources comes back in its own place alone, and of this version alone`()
    async throws
  {
    try await Self.translate(alih, "--layout", "target", "--overwrite")
    let page = try alih.read("out/a.html")
    try alih.write(page, to: "mail/a.html")
    #expect(try await alih.run("review", "import", "mail/a.html").errors.contains("it shows no sources"))
    try alih.write(page.replacing("14 days", with: "two weeks"), to: "out/a.html")
    try alih.write(Self.story.replacing("14 hari", with: "20 hari"), to: "berita/a.txt")
    try await Self.translate(alih, "--layout", "target")
    let old = try await alih.run("review", "import", "out/a.html")
    #expect(old.status == 1 && old.errors.contains("another version of"))
    try await Self.translate(alih, "--overwrite")
    #expect(try #require(try Self.targets(alih)["b3.s1"]).contains("20 days"))
  }

  @Test func `words of a sentence that lost its place are not its neighbor's`() async throws {
    let (one, two) = (try #require(first["b2.s1"]), try #require(first["b2.s2"]))
    let page = try alih.read("out/a.html")
    let place = try #require(page.firstRange(of: #"<span class="segment" id="b2.s2""#)?.lowerBound)
    let end = try #require(page[place...].firstRange(of: "</p>")?.lowerBound)
    try alih.write(page[..<place] + "Residents should keep calm." + page[end...], to: "out/a.html")
    let taken = try await alih.run("review", "import", "out/a.html")
    #expect(taken.status == 1 && taken.errors.contains("b2.s1 isn't sure"), "\(taken.errors)")
    try await Self.translate(alih, "--overwrite")
    let targets = try Self.targets(alih)
    #expect(targets["b2.s1"] == one && targets["b2.s2"] == two)
  }

  @Test(arguments: ["html", "xlf"])
  func `a document of an earlier version of the article is refused whole`(kind: String) async throws {
    let old = try alih.read("out/a.\(kind)")
    // The same number of sentences: their ids are others' now.
    try alih.write(
      Self.story.replacing("Bupati meminta warga tenang.", with: "Hujan masih turun."), to: "berita/a.txt")
    try await Self.translate(alih)
    let sentence = try #require(first["b3.s1"])
    try #require(old.contains(sentence))
    try alih.write(old.replacing(sentence, with: Self.fortnight), to: "mail/a.\(kind)")
    let taken = try await alih.run("review", "import", "mail/a.\(kind)")
    #expect(taken.status == 1 && taken.errors.contains("another version of"))
    try await Self.translate(alih)
    #expect(try Self.targets(alih)["b3.s1"] == sentence)
  }

  @Test func `what was refused once is refused again, and stays in the file`() async throws {
    let page = try alih.read("out/a.html")
    _ = try await alih.run("review", "edit", "a.txt", "b3.s1", "--target", Self.fortnight)
    let mine = page.replacing(">\(try #require(first["b3.s1"]))<", with: ">Two weeks of repairs.<")
    try alih.write(mine, to: "out/a.html")
    for _ in 1...2 {
      let taken = try await alih.run("review", "import", "out/a.html")
      #expect(taken.status == 1 && taken.output.contains("0 sentences edited"))
    }
    try await Self.translate(alih)
    #expect(try Self.targets(alih)["b3.s1"] == Self.fortnight)
    #expect(try alih.read("out/a.html") == mine)
  }

  @Test func `a line without letters and scores that stay are no other version`() async throws {
    try alih.write(Self.story + "\n\n***\n\nPersib 2-1 Persija\n", to: "berita/a.txt")
    for layout in ["interleaved", "target"] {
      try await Self.translate(alih, "--layout", layout, "--overwrite")
      let taken = try await take(
        "b3.s1", from: #require(try Self.targets(alih)["b3.s1"]), to: "Repairs, \(layout).")
      #expect(taken.status == 0 && taken.output.contains("1 sentence edited"), "\(taken.errors)")
    }
  }

  @Test func `a document of an article that was written anew is refused`() async throws {
    let old = try alih.read("out/a.html")
    try alih.write(
      "Sekolah Libur, 300 Siswa Senang\n\nSekolah di Desa Turi libur pada Selasa. Guru ikut senang.\n\nLibur tiga hari.\n",
      to: "berita/a.txt")
    try await Self.translate(alih)
    try alih.write(old, to: "mail/a.html")
    let taken = try await alih.run("review", "import", "mail/a.html")
    #expect(taken.status == 1 && taken.errors.contains("another version of"))
  }

  @Test func `a renamed document finds its article, and a paragraph of one's own is named`() async throws {
    try alih.write("Harga beras naik di Turi.\n", to: "berita/b.txt")
    try await Self.translate(alih)
    let page = try alih.read("out/a.html").replacing(
      ">\(try #require(first["b3.s1"]))<", with: ">\(Self.fortnight)<")
    try alih.write(page.replacing("</article>", with: "<p>More soon.</p></article>"), to: "mail/a (1).html")
    let taken = try await alih.run("review", "import", "mail/a (1).html")
    #expect(taken.status == 1 && taken.output.contains("1 sentence edited"), "\(taken.errors)")
    #expect(taken.errors.contains("'More soon.' belongs to no sentence"))
    try await Self.translate(alih)
    #expect(try Self.targets(alih)["b3.s1"] == Self.fortnight)
  }

  @Test func `what was struck out is gone`() async throws {
    let old = try #require(first["b3.s1"])
    let taken = try await take("b3.s1", from: old, to: "<del>\(old)</del> <ins>\(Self.fortnight)</ins>")
    #expect(taken.output.contains("1 sentence edited"))
    try await Self.translate(alih)
    #expect(try Self.targets(alih)["b3.s1"] == Self.fortnight)
  }

  @Test func `what is typed behind a sentence belongs to it`() async throws {
    let old = try #require(first["b3.s1"])
    let page = try alih.read("out/a.html")
    try alih.write(
      page.replacing("\(old)</span>", with: "\(old)</span> They <b>began</b> today."), to: "out/a.html")
    _ = try await alih.run("review", "import", "out/a.html")
    try await Self.translate(alih)
    #expect(try Self.targets(alih)["b3.s1"] == "\(old) They began today.")
    // The mark behind it is none of the sentence.
    let again = try await alih.run("review", "import", "out/a.html")
    #expect(again.status == 0 && again.output.contains("0 sentences edited"))
  }

  @Test func `an emptied sentence and one that is gone are named, and stay`() async throws {
    let emptied = try await take("b3.s1", from: #require(first["b3.s1"]), to: "")
    #expect(emptied.status == 1 && emptied.errors.contains("b3.s1 is empty"))
    let span = #"<span class="segment" id="b3.s1" title="offline"></span>"#
    let page = try alih.read("out/a.html")
    try #require(page.contains(span))
    try alih.write(page.replacing(span, with: ""), to: "out/a.html")
    let gone = try await alih.run("review", "import", "out/a.html")
    #expect(gone.status == 1 && gone.errors.contains("not found in it, and as they were: b3.s1"))
    try await Self.translate(alih, "--overwrite")
    #expect(try Self.targets(alih) == first)
  }
}
