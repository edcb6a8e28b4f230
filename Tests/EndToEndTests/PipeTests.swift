import Foundation
import Testing

struct PipeTests {
  private func lines(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func `as many results come out as articles went in, in order, with their ids`() async throws {
    let alih = try Alih()
    let input = (0..<40).map {
      "{\"id\":\($0),\"path\":\"p\($0)\",\"text\":\"Warga ke-\($0) mengungsi.\\n\\nHujan turun.\"}\n"
    }
    let outcome = try await alih.run("pipe", input: input.joined())
    #expect(outcome.status == 0, "\(outcome.errors)")
    let results = try lines(outcome.output)
    #expect(results.map { $0["id"] as? Int } == Array(0..<40))
    #expect(results.map { $0["path"] as? String } == (0..<40).map { "p\($0)" })
    #expect(
      results.allSatisfy {
        $0["format"] as? String == "alih-bilingual/1" && ($0["blocks"] as? [Any])?.count == 2
      })
  }

  @Test func `what is no article is a record with its line, and the others come out`() async throws {
    let alih = try Alih()
    let input =
      "{\"body\":\"Hujan turun.\"}\nno json\n\n{\"id\":\"x\",\"text\":1}\n{\"id\":[1],\"body\":\"\"}\n[]\n{\"body\":\"Api padam.\"}"
    let outcome = try await alih.run("pipe", "--field", "body", input: input)
    #expect(outcome.status == 0)
    #expect(try await alih.run("pipe", "--field", "body", "--strict", input: input).status == 2)
    let results = try lines(outcome.output)
    #expect(results.count == 7)
    #expect(results.map { $0["error"] != nil } == [false, true, true, true, true, true, false])
    #expect(results[1]["line"] as? Int == 2)
    #expect((results[3]["error"] as? String)?.contains("no text in 'body'") == true)
    #expect(results[3]["id"] as? String == "x")
    #expect(results[4]["id"] as? [Int] == [1])
  }

  @Test func `a result comes out while the input is still open`() async throws {
    let alih = try Alih()
    let (input, output) = (Pipe(), Pipe())
    let process = try alih.start(
      ["pipe"], input: input, output: output, errors: FileHandle.nullDevice)
    defer { process.terminate() }
    try input.fileHandleForWriting.write(contentsOf: Data("{\"text\":\"Hujan turun.\"}\n".utf8))
    let first = output.fileHandleForReading.availableData
    #expect(String(decoding: first, as: UTF8.self).contains("alih-bilingual/1"))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `the shards of a folder are all of it, each file once`() async throws {
    let alih = try Alih()
    for number in 0..<20 {
      try alih.write("Hujan turun di kota \(number).\n", to: "in/\(number % 3)/\(number).txt")
    }
    var names: [String] = []
    for index in 0..<3 {
      let outcome = try await alih.run(
        "translate", "in", "-o", "out\(index)/", "--shard", "\(index)/3", "--format", "text")
      #expect(outcome.status == 0, "\(outcome.errors)")
      for folder in alih.names(in: "out\(index)") { names += alih.names(in: "out\(index)/\(folder)") }
    }
    #expect(names.sorted() == (0..<20).map { "\($0).txt" }.sorted())
    for shard in ["3/3", "0/0", "x", "-1/2", "1"] {
      #expect(try await alih.run("translate", "in", "--shard", shard).status == 64)
    }
  }
}

struct DeskTests {
  @Test func `a new desk is complete, and nothing is overwritten`() async throws {
    let alih = try Alih()
    let made = try await alih.run("init", "desk")
    #expect(made.status == 0, "\(made.errors)")
    #expect(alih.names(in: "desk") == ["alih.yaml", "house.tsv"])
    #expect(try await alih.run("init", "own", "--own-data").status == 0)
    #expect(alih.names(in: "own") == ["Glossary", "Prompts", "alih.yaml", "house.tsv"])
    for folder in ["desk", "own"] {
      let doctor = try await alih.run("doctor", "--offline", "--config", "\(folder)/alih.yaml")
      #expect(doctor.status == 0, "\(doctor.output)")
      #expect(
        doctor.output.contains("ok   glossary: ") && !doctor.output.contains("warn"), "\(doctor.output)")
      #expect(doctor.output.contains("ok   data: own") == (folder == "own"), "\(doctor.output)")
    }
    try alih.write("Korut menembakkan rudal.\n", to: "desk/a.txt")
    #expect(
      try await alih.run("translate", "desk/a.txt", "--config", "desk/alih.yaml").output.contains(
        "North Korea"))
    let again = try await alih.run("init", "desk")
    #expect(again.status == 73)
    #expect(again.errors.contains("'alih.yaml'"))
  }

  @Test func `the doctor names what is broken and what to do`() async throws {
    let alih = try Alih()
    try alih.write(
      "engines: [desk]\nendpoints:\n  desk: {kind: openai, url: \"http://127.0.0.1:1/v1\", model: m, max_wait: 1}\n",
      to: "alih.yaml")
    let outcome = try await alih.run("doctor", "--json")
    #expect(outcome.status == 1)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let broken = (root["checks"] as? [[String: Any]] ?? []).filter { $0["isFine"] as? Bool == false }
    #expect(broken.compactMap { $0["name"] as? String } == ["endpoint desk"])
    #expect((broken.first?["message"] as? String)?.contains("alih endpoint probe desk") == true)
    #expect(try await alih.run("doctor", "--offline").status == 0)
    try alih.write("enginez: []\n", to: "alih.yaml")
    let bad = try await alih.run("doctor")
    #expect(bad.status == 1)
    #expect(bad.output.contains("FAIL configuration: "))
  }
}
