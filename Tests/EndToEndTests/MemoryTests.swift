import Foundation
import Testing

struct MemoryTests {
  private static let house = """
    <?xml version="1.0"?><tmx version="1.4"><header srclang="id"/><body>
    <tu><tuv xml:lang="id"><seg>Hujan ke-1001 turun di kota itu.</seg></tuv>
    <tuv xml:lang="en"><seg>Rain no. 1001 fell on the city.</seg></tuv></tu>
    <tu><tuv xml:lang="id"><seg>Warga ke-1002 mengungsi ke Korut.</seg></tuv>
    <tuv xml:lang="en"><seg>Resident 1002 fled abroad.</seg></tuv></tu></body></tmx>
    """

  private func engines(_ desk: PaidDesk, _ name: String) throws -> [String] {
    try desk.alih.segments(in: name).compactMap { $0["engine"] as? String }
  }

  @Test func `an approved sentence comes from the memory, unless it breaks a term`() async throws {
    let desk = try PaidDesk()
    try desk.alih.write(
      PaidDesk.story(1).replacing("1002 mengungsi ke sekolah", with: "1002 mengungsi ke Korut"), to: "a.txt")
    try desk.alih.write(Self.house, to: "house.tmx")
    let imported = try await desk.run("memory", "import", "house.tmx")
    #expect(
      imported.output == "house.tmx: 2 added, 0 changed, 0 unchanged, 0 skipped (import 1)\n",
      "\(imported.errors)")
    #expect(try await desk.run("translate", "a.txt", "-o", "a.json", "--strict").status == 0)
    #expect(try engines(desk, "a.json").count { $0 == "memory" } == 1)
    #expect(desk.takeAsked().contains("Warga ke-1002 mengungsi ke Korut."))
    _ = try await desk.run("translate", "a.txt", "-o", "b.json", "--engine", "offline")
    #expect(try Set(engines(desk, "b.json")) == ["offline"])
  }

  @Test func `a malformed file takes nothing in`() async throws {
    let alih = try Alih()
    try alih.write(Self.house.replacing("</body>", with: ""), to: "torn.tmx")
    let outcome = try await alih.run("memory", "import", "torn.tmx")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("torn.tmx:5:"), "\(outcome.errors)")
    #expect(try await alih.run("memory", "stats", "--json").output == "{\"pairs\":[]}\n")
  }

  @Test func `what is exported is imported unchanged`() async throws {
    let alih = try Alih()
    try alih.write(Self.house, to: "house.tmx")
    _ = try await alih.run("memory", "import", "house.tmx")
    #expect(try await alih.run("memory", "export", "-o", "out.tmx").status == 0)
    let again = try await alih.run("memory", "import", "out.tmx", "--json").output
    #expect(again.contains("\"unchanged\":2"))
    let found = try await alih.run("memory", "lookup", "Hujan ke-1001 turun di desa itu.").output
    #expect(found.hasPrefix(" 86 %\tHujan ke-1001"), "\(found)")
    #expect(try await alih.run("memory", "lookup", "Presiden tiba.").status == 1)
  }
}
