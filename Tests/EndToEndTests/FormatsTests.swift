import Foundation
import Testing

struct FormatsTests {
  private static let page = """
    <html><head><title>x</title></head><body><nav><a href="/">Beranda</a></nav><h1>Korut Menembakkan Rudal</h1>
    <p>Korut menembakkan <b>rudal balistik</b> ke laut pada Senin, kata militer <a href="/korsel">Korsel</a> dalam pernyataannya.</p>
    <p>Warga di desa itu mengungsi ke sekolah karena takut akan serangan berikutnya, ujar Budi Santoso.</p></body></html>
    """

  @Test func `a page comes back as a page with its markup, and as documents of many formats`() async throws {
    let alih = try Alih()
    try alih.write(Self.page, to: "in/a.html")
    let formats = ["same", "json", "docx", "epub", "xliff", "xliff12", "tmx", "csv", "po", "jsonl"]
    let outcome = try await alih.run(
      ["translate", "in", "--engine", "offline", "-o", "out", "--layout", "target"]
        + formats.flatMap { ["--format", $0] },
      input: Data())
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      alih.names(in: "out").sorted() == [
        "a.12.xlf", "a.csv", "a.docx", "a.epub", "a.html", "a.json", "a.jsonl", "a.po", "a.tmx", "a.xlf",
      ])
    let page = try alih.read("out/a.html")
    #expect(
      page.contains("fired <b>ballistic missiles</b>") || page.contains("<b>ballistic missile</b>"), "\(page)"
    )
    #expect(page.contains("<a href=\"/korsel\">South Korea") && page.contains("<a href=\"/\">Beranda</a>"))
  }

  @Test func `a second run doesn't take its own documents for articles`() async throws {
    let alih = try Alih()
    try alih.write("Korut menembak.\n", to: "in/a.txt")
    for _ in 1...2 {
      let outcome = try await alih.run(
        "translate", "in", "--engine", "offline", "-o", "in/out", "--format", "html")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(alih.names(in: "in/out") == ["a.html"])
    }
  }

  @Test func `an interrupted or repeated run keeps the markup`() async throws {
    let alih = try Alih()
    try alih.write(Self.page, to: "a.html")
    let arguments = [
      "translate", "a.html", "--engine", "offline", "-o", "out/", "--format", "same", "--layout", "target",
    ]
    #expect(try await alih.run(arguments, input: Data()).status == 0)
    let first = try alih.read("out/a.html")
    try FileManager.default.removeItem(atPath: alih.folder.appending(path: "out").path)
    #expect(try await alih.run(arguments, input: Data()).status == 0)
    #expect(try alih.read("out/a.html") == first)
  }

  @Test func `the field of records is named by --field, also for a summary`() async throws {
    let alih = try Alih()
    try alih.write("{\"body\":\"Korut mengecam Korsel.\"}\n", to: "a.jsonl")
    let wrong = try await alih.run("translate", "a.jsonl", "--engine", "offline")
    #expect(wrong.status == 1 && wrong.errors.contains("--field"))
    let right = try await alih.run(
      "translate", "a.jsonl", "--engine", "offline", "--field", "body", "--format", "same", "--layout",
      "target")
    #expect(right.output == "{\"body\":\"North Korea condemned South Korea.\"}\n")
    let summary = try await alih.run(
      "summarize", "a.jsonl", "--engine", "offline", "--field", "body", "--format", "docx")
    #expect(summary.status == 64 && summary.errors.contains("docx"))
  }

  @Test func `a bad file among good ones is named, and the others are done`() async throws {
    let alih = try Alih()
    try alih.write("PK no archive", to: "in/a.docx")
    try alih.write(Self.page, to: "in/b.html")
    let outcome = try await alih.run(
      "translate", "in", "--engine", "offline", "-o", "out", "--format", "same")
    #expect(outcome.status == 1 && outcome.errors.contains("'in/a.docx'"))
    #expect(alih.names(in: "out") == ["b.html"])
  }
}
