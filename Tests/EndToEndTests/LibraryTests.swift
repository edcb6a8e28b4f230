import Foundation
import Testing

struct LibraryTests {
  @Test func `the ten lines of the library's example say what they promise`() async throws {
    let alih = try Alih()
    let outcome = try await alih.run([], input: Data(), program: "ten-lines")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("b2.s1  Korut mengecam latihan gabungan AS-Korsel."))
    #expect(outcome.output.contains("North Korea") && outcome.output.contains("18,000"))
  }

  @Test func `the version names the commit, where there is one`() async throws {
    let version = try await Alih().run("--version").output
    #expect(version.wholeMatch(of: /\d+\.\d+\.\d+( \([0-9a-f]{9}\+?\))?\n/) != nil, "\(version)")
  }
}
