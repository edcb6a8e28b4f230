import Foundation
import Testing

struct ReviewTests {
  private static let story = """
    Jembatan Rusak, 12 Warga Mengungsi

    Jembatan di Desa Mekar rusak pada Senin (3/3/2025). Bupati meminta warga tenang.

    Perbaikan butuh 14 hari.
    """

  private func desk() async throws -> Alih {
    let alih = try Alih()
    try alih.write(Self.story, to: "berita/a.txt")
    let run = try await translate(alih)
    #expect(run.status == 0)
    return alih
  }

  @discardableResult
  private func translate(_ alih: Alih, _ more: String...) async throws -> Alih.Outcome {
    try await alih.run(
      ["translate", "berita", "-o", "out", "--engine", "offline", "--format", "json", "--format", "html"]
        + more, input: Data())
  }

  private func targets(_ alih: Alih) throws -> [String: String] {
    Dictionary(
      try alih.segments(in: "out/a.json").map { ($0["id"] as? String ?? "", $0["target"] as? String ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `what was decided stands in every later run, and says so`() async throws {
    let alih = try await desk()
    #expect(try await alih.run("review", "approve", "a.txt", "b1.s1", "--as", "rina").status == 0)
    #expect(
      try await alih.run("review", "edit", "berita/a.txt", "b2.s2", "--target", "Stay calm, the regent said.")
        .status == 0)
    try alih.write("source\ttarget\nBupati\tDistrict Chief\n", to: "house.tsv")
    try await translate(alih, "--glossary", "house.tsv")
    #expect(try await alih.run("review", "write").status == 0)
    #expect(try targets(alih)["b2.s2"] == "Stay calm, the regent said.")
    let reviews = try alih.segments(in: "out/a.json").compactMap { $0["review"] as? [String: String] }
    #expect(reviews.map { $0["state"] } == ["approved", "edited"])
    #expect(reviews[0]["by"] == "rina")
    #expect(try await alih.run("memory", "stats").output.contains("2 units"))
  }

  @Test
  func `text that was put in above moves what was decided along; a changed source opens its sentence alone`()
    async throws
  {
    let alih = try await desk()
    _ = try await alih.run("review", "edit", "a.txt", "b2.s2", "--target", "Keep calm.")
    _ = try await alih.run("review", "edit", "a.txt", "b3.s1", "--target", "Repairs take a fortnight.")
    try alih.write(
      Self.story.replacing("\n\nJembatan di", with: "\n\nHujan turun.\n\nJembatan di")
        .replacing("14 hari", with: "20 hari"), to: "berita/a.txt")
    try await translate(alih)
    let moved = try targets(alih)
    #expect(moved["b3.s2"] == "Keep calm.")
    #expect(moved["b4.s1"] != "Repairs take a fortnight.")
  }

  @Test func `a document that a person changed stays, and the new one stands beside it`() async throws {
    let alih = try await desk()
    let page = try alih.read("out/a.html") + "<!-- mine -->\n"
    try alih.write(page, to: "out/a.html")
    _ = try await alih.run("review", "edit", "a.txt", "b3.s1", "--target", "Repairs take a fortnight.")
    let run = try await translate(alih)
    #expect(run.errors.contains("was changed since Alih wrote it"))
    #expect(try alih.read("out/a.html") == page)
    #expect(try alih.read("out/a.new.html").contains("a fortnight"))
    try await translate(alih, "--overwrite")
    #expect(try alih.read("out/a.html").contains("a fortnight"))
  }

  @Test func `wrong names are told with what to do`() async throws {
    let alih = try await desk()
    let article = try await alih.run("review", "approve", "b.txt")
    #expect(article.status == 1 && article.errors.contains("no article 'b.txt'"))
    let segment = try await alih.run("review", "approve", "a.txt", "b9.s9")
    #expect(segment.status == 1 && segment.errors.contains("no segment 'b9.s9'"))
    #expect(try await alih.run("review", "edit", "a.txt", "b1.s1", "--target", " ").status == 1)
    #expect(try await alih.run("review", "list", "--job", "99").errors.contains("no job 99"))
  }
}
