import Foundation
import Testing

struct DryRunTests {
  private static let price = ", price: {input_per_million: 200, output_per_million: 900}"

  private func span(_ report: [String: Any], _ key: String) throws -> ClosedRange<Double> {
    let span = try #require(report[key] as? [String: Any])
    return try #require(span["least"] as? Double)...(try #require(span["most"] as? Double))
  }

  private func object(_ text: some StringProtocol) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `a forecast sends and writes nothing, and the run stays within it`() async throws {
    let desk = try PaidDesk(more: Self.price)
    for name in 1...4 { try desk.alih.write(PaidDesk.story(name, paragraphs: 20), to: "in/\(name).txt") }
    let dry = try await desk.run("translate", "in", "-o", "out", "--dry-run", "--format", "json")
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(desk.askedCount == 0)
    #expect(desk.alih.names() == ["alih.yaml", "in"])
    let forecast = try object(dry.output)
    #expect(forecast["articles"] as? Int == 4)
    #expect(forecast["segments"] as? Int == 164)
    #expect(forecast["engine"] as? String == "newsroom")
    #expect(forecast["unit"] as? String == "tokens")

    let run = try await desk.run("translate", "in", "-o", "out", "--format", "json", "--progress", "json")
    #expect(run.status == 0, "\(run.errors)")
    let end = try object(try #require(run.errors.split(separator: "\n").last))
    #expect(end["event"] as? String == "end")
    #expect(end["segments"] as? Int == 164)
    #expect(try span(forecast, "requests").contains(try #require(end["requests"] as? Double)))
    #expect(try span(forecast, "cost").contains(try #require(end["cost"] as? Double)))

    let again = try await desk.run("translate", "in", "-o", "out2", "--dry-run")
    #expect(again.output.contains("0 to translate, 164 known already"), "\(again.output)")
    #expect(again.output.contains("no requests"))
  }

  @Test func `the closing lines tell what the endpoint was asked for and what it cost`() async throws {
    let desk = try PaidDesk(more: Self.price)
    try desk.alih.write(PaidDesk.story(1), to: "a.txt")
    let run = try await desk.run("translate", "a.txt", "-o", "a.html")
    let line = try #require(run.errors.split(separator: "\n").last)
    #expect(line.hasPrefix("alih: newsroom (m): 1 request, "), "\(run.errors)")
    #expect(line.contains(" tokens in, ") && line.contains(" out, cost 0."), "\(line)")
  }

  @Test func `a budget that may not last is named`() async throws {
    let desk = try PaidDesk(more: ", max_requests: 1")
    for name in 1...2 { try desk.alih.write(PaidDesk.story(name), to: "in/\(name).txt") }
    let dry = try await desk.run("translate", "in", "--dry-run")
    #expect(dry.output.contains("max_requests of 1 may end it before"), "\(dry.output)")
    #expect(dry.output.contains("cost       unknown: endpoint 'newsroom' has no 'price'"), "\(dry.output)")
  }

  @Test func `a service that counts characters is forecast exactly`() async throws {
    let alih = try Alih()
    try alih.write(
      """
      engines: [libre]
      endpoints:
        libre: {kind: libretranslate, url: "http://127.0.0.1:9", price: {input_per_million: 1000000}}
      """, to: "alih.yaml")
    let dry = try await alih.run(
      "translate", "--lines", "--dry-run", input: "Hujan turun.\n2024\nDia pergi.\n")
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(dry.output.contains("characters 22\n"), "\(dry.output)")
    #expect(dry.output.contains("cost       22.00\n"), "\(dry.output)")
    #expect(dry.output.contains("3: 2 to translate, 0 known already, 1 without words"), "\(dry.output)")
  }

  @Test func `a file that can't be read is counted, and the exit code is 1`() async throws {
    let alih = try Alih()
    try alih.write("Hujan turun.", to: "in/a.txt")
    try Data([0, 1, 2, 0, 255, 254, 0]).write(to: alih.folder.appending(path: "in/b.txt"))
    let dry = try await alih.run("translate", "in", "--engine", "offline", "--dry-run")
    #expect(dry.status == 1)
    #expect(dry.output.contains("articles   1, and 1 that can't be read"), "\(dry.output)")
    #expect(dry.output.contains("engine     offline, no requests"), "\(dry.output)")
  }
}
