import Foundation
import Testing

/// `alih serve` as its documentation has it.
struct ServeTests {
  private static let page = URL(filePath: #filePath).appending(path: "../../../Documentation/Serve.md")
    .standardized
  static let hasCurl = FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")

  /// The commands of the page with what they print.
  static let examples: [(command: String, answer: String)] = {
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    var examples: [(String, String)] = []
    for paragraph in text.split(separator: "\n\n") {
      let lines = paragraph.split(separator: "\n")
      guard lines.allSatisfy({ $0.hasPrefix("    ") }), lines[0].hasPrefix("    $ curl") else { continue }
      // A command goes on behind a backslash.
      let end = lines.firstIndex { !$0.hasSuffix("\\") }! + 1
      let command = lines[..<end].map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
      let answer = lines[end...].map { String($0.dropFirst(4)) }.joined(separator: "\n")
      examples.append((String(command.dropFirst(2)), answer))
    }
    return examples
  }()

  /// A server that answers, at a port of its own.
  private func started(_ alih: Alih, _ options: String...) async throws -> (Process, Int) {
    for _ in 0..<20 {
      let port = Int.random(in: 20_000..<32_000)
      let server = try alih.start(
        ["serve", "--port", "\(port)", "--engine", "offline"] + options, input: FileHandle.nullDevice,
        output: FileHandle.nullDevice, errors: FileHandle.nullDevice)
      for _ in 0..<600 where server.isRunning {
        if try shell("curl -s http://127.0.0.1:\(port)/health").contains("ok") { return (server, port) }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  private func shell(_ command: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  @Test(.enabled(if: hasCurl)) func `the documentation's requests are answered as it says`() async throws {
    #expect(Self.examples.count > 8)
    let alih = try Alih()
    let (server, port) = try await started(alih)
    for (command, answer) in Self.examples {
      let said = try shell(command.replacing(":5000", with: ":\(port)"))
      #expect(said.trimmingCharacters(in: .newlines) == answer, "\(command)")
    }
    server.terminate()
    server.waitUntilExit()
    #expect(server.terminationStatus == 0)
  }

  /// Longer than LibreTranslate's requests, so that its end can know who 'ia' is only from another request's sentence.
  private static let article: String =
    "Warga Lembah Pinus Menolak Tambang\n\nLembah Pinus - Bupati perempuan Rini Wulandari menolak tambang itu.\n\n"
    + (1...30).map { "Warga membawa spanduk nomor \($0) ke kantor bupati. Sebuah truk lewat." }.joined(
      separator: "\n\n")
    + "\n\nKetika itu ia berjanji menutup tambang. Truk berhenti di depan kantor.\n\n12.500\n\n"
    + "Laporan dikirim lewat akun @warta_pinus dan https://pinus.example/lapor_warga oleh ibu itu.\n"

  @Test(.enabled(if: hasCurl)) func `Alih through Alih writes the very English of a direct run`() async throws
  {
    let alih = try Alih()
    let (server, port) = try await started(alih)
    defer { server.terminate() }
    try alih.write(Self.article, to: "a.txt")
    let lines = Self.article.split(separator: "\n").joined(separator: "\n") + "\n"
    let direct = try await alih.run("translate", "a.txt", "-o", "direct.json", "--engine", "offline")
    #expect(direct.status == 0)
    let directLines = try await alih.run("translate", "--lines", "-", "--engine", "offline", input: lines)
    for kind in ["libretranslate", "apertium"] {
      try alih.write(
        "engines: [itself]\nendpoints:\n  itself: {kind: \(kind), url: 'http://127.0.0.1:\(port)'}\n",
        to: "\(kind).yaml")
      let through = try await alih.run(
        "translate", "a.txt", "-o", "\(kind).json", "--config", "\(kind).yaml")
      #expect(through.status == 0, "\(through.errors)")
      let (one, other) = (try alih.segments(in: "direct.json"), try alih.segments(in: "\(kind).json"))
      #expect(one.count == other.count)
      for (one, other) in zip(one, other) {
        #expect(one["target"] as? String == other["target"] as? String, "\(kind): \(one["id"] ?? "")")
      }
      let throughLines = try await alih.run(
        "translate", "--lines", "-", "--config", "\(kind).yaml", input: lines)
      #expect(throughLines.output == directLines.output)
    }
  }

  @Test(.enabled(if: hasCurl)) func `a body that is too long is refused, and not taken for the next request`()
    async throws
  {
    let alih = try Alih()
    let (server, port) = try await started(alih)
    defer { server.terminate() }
    let send = "head -c 9000000 /dev/zero | tr '\\0' 'x' |"
    let address = "http://127.0.0.1:\(port)"
    for way in ["", "-H 'Transfer-Encoding: chunked'"] {
      let said = try shell(
        "\(send) curl -s -o /dev/null -w '%{http_code} ' \(way) --data-binary @- \(address)/translate --next -s -w '%{http_code}' -o /dev/null \(address)/health"
      )
      #expect(said == "413 200")
    }
  }
}
