import Foundation
import Testing

struct LinesTests {
  private func ends(_ text: String) -> Int { text.utf8.count { $0 == 10 } }

  @Test(arguments: [
    ("\"Harga naik,\" kata Presiden Korut.", "\" the North Korean president said."),
    ("\"Harga naik?\" kata Menlu AS.", "?\" the US secretary of state said."),
    ("\"Harga naik.\" Presiden Korut pulang.", "\" The North Korean president"),
  ])
  func `behind a quotation a sentence goes on where the source does`(_ source: String, _ expected: String)
    async throws
  {
    let english = try await Alih().run("translate", "--lines", "--engine", "offline", input: source + "\n")
      .output
    #expect(english.contains(expected), "\(english)")
  }

  @Test(arguments: [
    "", "\n", "Hujan turun.", "Hujan turun.\n", "\n\nHujan turun.\n\n", "Hujan.\r\n\r\nBanjir.\r\n",
    "12\n***\n \n",
    "Hujan turun. Banjir datang.\nWarga\u{2028}mengungsi.\n",
  ])
  func `as many lines come out as went in`(_ input: String) async throws {
    let outcome = try await Alih().run("translate", "--lines", "--engine", "offline", input: input)
    #expect(outcome.status == 0)
    #expect(ends(outcome.output) == ends(input))
    #expect(outcome.output.utf8.last == input.utf8.last || !input.hasSuffix("\n"))
    let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
    let blanks = { (text: String) in
      text.split(separator: "\n", omittingEmptySubsequences: false).map(isBlank)
    }
    #expect(blanks(outcome.output.replacing("\r", with: "")) == blanks(input.replacing("\r", with: "")))
  }

  @Test func `thousands of lines keep their order`() async throws {
    let alih = try Alih()
    let numbers = (1...3_000).map { $0 * 7919 % 100_003 }
    try alih.write(
      numbers.map { $0 % 5 == 0 ? "\n" : "Warga nomor \($0) mengungsi.\n" }.joined(), to: "in.txt")
    #expect(try await alih.run("translate", "--lines", "in.txt", "-o", "out.txt").status == 0)
    let lines = try alih.read("out.txt").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3_001)
    for (number, line) in zip(numbers, lines) {
      let digits = line.filter { $0.isNumber }
      #expect(digits == (number % 5 == 0 ? "" : "\(number)"))
    }
  }

  @Test func `any bytes are lines`() async throws {
    var bytes: [UInt8] = []
    for number in 0..<20_000 { bytes.append(UInt8(truncatingIfNeeded: number &* number >> 3)) }
    let outcome = try await Alih().run(["translate", "--lines"], input: Data(bytes))
    #expect(outcome.status == 0)
    #expect(ends(outcome.output) == bytes.count { $0 == 10 })
  }

  @Test func `no heap of words, numbers and marks stops it`() async throws {
    let words = """
      satu dua seribu sejuta ribu juta miliar triliun belas puluh ratus setengah persen Rp 1,2 10.000 ke-3 1/11/2024 \
      12.30 WIB AS PBB Korut (Korut) dolar seratus dua-tiga 5-6 yang kata ujarnya " ' , . : ; / % $ US$ II tahun - -- \
      1990-an dan di oleh tidak akan itu ini ia nya se- ( ) … • presiden mengatakan ditutup warga anak-anak Jakarta
      """.split(separator: " ")
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let lines = (0..<1_500).map { _ in
      (0...next(16)).map { _ in words[next(words.count)] }.joined(separator: " ")
    }
    let input = lines.joined(separator: "\n") + "\nWIB . kata\n"
    let outcome = try await Alih().run("translate", "--lines", "--quiet", input: input)
    #expect(outcome.status == 0, "\(outcome.errors.prefix(200))")
    #expect(ends(outcome.output) == 1_501)
  }

  @Test func `a reader that stops reading is no crash`() async throws {
    let alih = try Alih()
    try alih.write(String(repeating: "Hujan turun.\n", count: 50_000), to: "in.txt")
    let pipe = Pipe()
    let process = try alih.start(["translate", "--lines", "in.txt"], input: nil, output: pipe, errors: nil)
    try pipe.fileHandleForWriting.close()
    _ = try pipe.fileHandleForReading.read(upToCount: 10)
    try pipe.fileHandleForReading.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  @Test func `lines come out while the input is still open`() async throws {
    let alih = try Alih()
    let (input, output) = (Pipe(), Pipe())
    let process = try alih.start(
      ["translate", "--lines", "--quiet"], input: input, output: output, errors: nil)
    for line in ["Hujan turun.\n", "Banjir datang.\n"] {
      try input.fileHandleForWriting.write(contentsOf: Data(line.utf8))
      let answer = try #require(try output.fileHandleForReading.read(upToCount: 1))
      #expect(!answer.isEmpty)
      while try output.fileHandleForReading.read(upToCount: 1) != Data([10]) {}
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `an interruption is exit code 130 and leaves no half file`() async throws {
    let alih = try Alih()
    let input = Pipe()
    let process = try alih.start(
      ["translate", "--lines", "-o", "out.txt"], input: input, output: nil, errors: nil)
    while alih.names().isEmpty, process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(alih.names().isEmpty)
    try input.fileHandleForWriting.close()
  }
}
