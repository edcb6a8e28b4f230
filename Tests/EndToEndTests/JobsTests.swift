import Foundation
import Testing

struct JobsTests {
  private func statuses(_ desk: PaidDesk, _ name: String) throws -> [String] {
    try desk.alih.segments(in: name).compactMap { $0["status"] as? String }
  }

  @Test func `what was paid for isn't asked again, and the document is the same`() async throws {
    let desk = try PaidDesk()
    try desk.alih.write(PaidDesk.story(1), to: "berita/a.txt")
    #expect(try await desk.run("translate", "berita", "-o", "out", "--strict").status == 0)
    let first = try desk.alih.read("out/a.md")
    #expect(desk.takeAsked().count == 7)
    #expect(try await desk.run("translate", "berita", "-o", "out", "--strict").status == 0)
    #expect(desk.takeAsked().isEmpty)
    #expect(try desk.alih.read("out/a.md") == first)
    #expect(try await desk.run("jobs", "list").output.contains("finished"))
  }

  @Test func `a changed paragraph is translated alone, wherever the others have moved`() async throws {
    let desk = try PaidDesk()
    try desk.alih.write(PaidDesk.story(1), to: "a.txt")
    _ = try await desk.run("translate", "a.txt", "-o", "a.json")
    _ = desk.takeAsked()
    let changed = PaidDesk.story(1).replacing("ke-1002", with: "ke-7")
      .replacing("\n\nHujan ke-1001", with: "\n\nHujan ke-8 turun.\n\nHujan ke-1001")
    try desk.alih.write(changed, to: "a.txt")
    _ = try await desk.run("translate", "a.txt", "-o", "a.json")
    #expect(
      desk.takeAsked() == [
        "Hujan ke-8 turun.", "Hujan ke-7 turun di kota itu.", "Warga ke-7 mengungsi ke sekolah.",
      ])
    let pairs = try desk.alih.segments(in: "a.json").map { [$0["source"], $0["target"]] as? [String] ?? [] }
    for pair in pairs { #expect(pair[0].filter(\.isNumber) == pair[1].filter(\.isNumber)) }
    #expect(pairs.count == 8)
  }

  @Test func `a changed term is a reason to ask only where it stands`() async throws {
    let desk = try PaidDesk()
    try desk.alih.write(
      PaidDesk.story(1).replacing("Hujan ke-1002", with: "Korut: hujan ke-1002"), to: "a.txt")
    try desk.alih.write("source\ttarget\nKorut\tNorth Korea\nsekolah\tschool\n", to: "house.tsv")
    let command = ["translate", "a.txt", "-o", "a.json", "--glossary", "house.tsv"]
    _ = try await desk.alih.run(command, input: Data())
    _ = desk.takeAsked()
    try desk.alih.write("source\ttarget\nKorut\tthe North\nsekolah\tschool\n", to: "house.tsv")
    _ = try await desk.alih.run(command, input: Data())
    #expect(Set(desk.takeAsked()) == ["Korut: hujan ke-1002 turun di kota itu."])
  }

  @Test func `retry redoes what is degraded, and no more`() async throws {
    let desk = try PaidDesk()
    try desk.alih.write(PaidDesk.story(1), to: "berita/a.txt")
    try desk.alih.write(PaidDesk.story(2), to: "berita/b.txt")
    desk.refuse { $0.contains("ke-2002") }
    let command = ["translate", "berita", "-o", "out", "--format", "json", "--strict"]
    #expect(try await desk.alih.run(command, input: Data()).status == 2)
    #expect(try statuses(desk, "out/b.json").count { $0 == "degraded" } == 2)
    _ = desk.takeAsked()
    #expect(try await desk.run("jobs", "retry", "1").status == 2)
    _ = desk.takeAsked()
    desk.refuse { _ in false }
    let retry = try await desk.run("jobs", "retry")
    #expect(retry.status == 0, "\(retry.errors)")
    #expect(
      Set(desk.takeAsked()) == ["Hujan ke-2002 turun di kota itu.", "Warga ke-2002 mengungsi ke sekolah."])
    #expect(try Set(statuses(desk, "out/a.json") + statuses(desk, "out/b.json")) == ["translated"])
    let again = try await desk.run("jobs", "retry")
    #expect(again.status == 0 && again.errors.contains("nothing to do"))
    #expect(desk.takeAsked().isEmpty)
  }

  @Test func `an interruption names the command that goes on, from wherever it is given`() async throws {
    let desk = try PaidDesk(delay: 300)
    try desk.alih.write(PaidDesk.story(1), to: "a.txt")
    let errors = Pipe()
    let process = try desk.alih.start(
      ["translate", "a.txt", "-o", "a.md"], input: nil, output: nil, errors: errors)
    while desk.takeAsked().isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(message.contains("Go on with: alih jobs resume 1"), "\(message)")
    #expect(try await desk.run("jobs", "list").output.contains("interrupted"))
    // Elsewhere, and with an engine that answers.
    let other = try PaidDesk()
    try other.alih.read("alih.yaml").write(
      toFile: desk.alih.folder.path + "/alih.yaml", atomically: true, encoding: .utf8)
    let resumed = try await other.run("jobs", "resume", "1", environment: ["ALIH_STORE": desk.alih.store])
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(desk.alih.names().contains("a.md") && other.takeAsked().count == 7)
  }

  @Test func `a second process on the same job says who holds it`() async throws {
    let desk = try PaidDesk(delay: 300)
    try desk.alih.write(PaidDesk.story(1), to: "a.txt")
    let first = try desk.alih.start(["translate", "a.txt"], input: nil, output: Pipe(), errors: nil)
    while desk.takeAsked().isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    let second = try await desk.run("translate", "a.txt")
    #expect(second.status == 1)
    #expect(
      second.errors.contains("process \(first.processIdentifier) has been at work on job 1 since"),
      "\(second.errors)")
    #expect(try await desk.run("jobs", "discard", "1").status == 1)
    kill(first.processIdentifier, SIGKILL)
    first.waitUntilExit()
    #expect(try await desk.run("jobs", "discard", "1").status == 0)
  }

  @Test(arguments: ["damaged", "no place"])
  func `a store that can't be used is named, and the translation comes out`(_ trouble: String) async throws {
    let desk = try PaidDesk()
    try desk.alih.write(PaidDesk.story(1), to: "a.txt")
    try desk.alih.write(String(repeating: "no store at all ", count: 100), to: "damaged")
    let place = trouble == "damaged" ? "damaged" : "/dev/null/state/alih.sqlite"
    let outcome = try await desk.run(
      "translate", "a.txt", "-o", "a.json", "--strict", environment: ["ALIH_STORE": place])
    #expect(outcome.status == 0)
    #expect(try statuses(desk, "a.json").count == 7)
    #expect(outcome.errors.contains("the job store '\(place)'"), "\(outcome.errors)")
    #expect(outcome.errors.contains("The run goes on"))
    let list = try await desk.run("jobs", "list", environment: ["ALIH_STORE": place])
    #expect(list.status == 1 && list.errors.contains("'\(place)'"))
  }

  @Test func `jobs as JSON are objects, one a line`() async throws {
    let alih = try Alih()
    try alih.write(PaidDesk.story(1), to: "a.txt")
    _ = try await alih.run("translate", "a.txt", "-o", "a.md")
    for arguments in [["jobs", "list", "--json"], ["jobs", "show", "1", "--json"]] {
      let output = try await alih.run(arguments, input: Data()).output
      let root = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      #expect(root?["state"] as? String == "finished" && root?["segments"] as? Int == 7)
    }
    #expect(try await alih.run("jobs", "show", "9").status == 1)
  }
}
