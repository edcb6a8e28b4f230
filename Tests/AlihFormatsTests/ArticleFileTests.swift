import AlihModel
import Foundation
import Testing

@testable import AlihFormats

struct ArticleFileTests {
  @Test func `bytes stay as they are, byte order mark and line ends included`() throws {
    for text in ["\u{FEFF}Harga turun.\r\n", "Harga turun.\r", "Harga naik – Süd 😀", "x"] {
      let article = try ArticleFile.article(path: "a.txt", bytes: Array(text.utf8))
      #expect(article.bytes == Array(text.utf8))
      #expect(article.path == "a.txt" && article.findings.isEmpty && article.blocks.isEmpty)
    }
  }

  @Test(
    arguments: [
      ("a\u{1}|c", [0xFF], 2, 1), ("Harga |naik", [0xC3], 6, 1), ("|", [0xE2, 0x80], 0, 1),
      ("x|", [0xC0, 0xAF], 1, 2),
      ("x|y", [0xED, 0xA0, 0x80], 1, 3), ("x|y", [0xF4, 0x90, 0x80, 0x80], 1, 4),
      ("é|y", [0x80, 0x41, 0x81], 2, 2),
    ] as [(String, [UInt8], Int, Int)])
  func `invalid UTF-8 is reported with its place and kept`(text: String, bad: [UInt8], first: Int, count: Int)
    throws
  {
    let bytes = text.utf8.flatMap { $0 == UInt8(ascii: "|") ? bad : [$0] }
    let article = try ArticleFile.article(path: "-", bytes: bytes)
    #expect(article.bytes == bytes)
    let finding = try #require(article.findings.first)
    #expect(finding.id == "invalid-utf8")
    #expect(finding.message.hasPrefix("\(count) ") && finding.message.contains("at byte \(first);"))
    // As many as a decoder puts in.
    #expect(article.text(0..<bytes.count).unicodeScalars.count { $0 == "\u{FFFD}" } == count)
  }

  @Test func `any bytes have as many faults as decoding them shows`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var bytes = (0..<Int.random(in: 1..<12, using: &random)).map { _ in
        UInt8.random(in: 0x41...0xFF, using: &random)
      }
      bytes.insert(0x41, at: 0)
      let article = try ArticleFile.article(path: "-", bytes: bytes)
      let shown = article.text(0..<bytes.count).unicodeScalars.count { $0 == "\u{FFFD}" }
      let message = article.findings.first { $0.id == "invalid-utf8" }?.message
      #expect(message.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0 == shown, "\(bytes)")
    }
  }

  @Test func `letters in the wrong encoding are worth an information`() throws {
    let article = try ArticleFile.article(path: "-", bytes: Array("Di SÃ¼d â€“ itu".utf8))
    #expect(article.findings.map(\.id) == ["mojibake"])
    #expect(article.findings.first?.severity == .info)
  }

  @Test(
    arguments: [
      ([], .empty), ([0xEF, 0xBB, 0xBF], .empty), (Array(" \r\n\t".utf8), .empty),
      ([0xFF, 0xFE, 0x41, 0], .encoding("UTF-16")), ([0xFE, 0xFF, 0, 0x41], .encoding("UTF-16")),
      ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], .encoding("UTF-32")),
      ([0x41, 0, 0x42, 0, 0x43, 0], .encoding("UTF-16")), (Array("abc\u{0}def".utf8), .control(3)),
      (Array(String(repeating: "Harga naik\u{1}", count: 900).utf8), .control(10)),
    ] as [([UInt8], ArticleFileError.Reason)])
  func `what is no text is refused and says what to do`(bytes: [UInt8], reason: ArticleFileError.Reason) {
    #expect {
      try ArticleFile.article(path: "berita.txt", bytes: bytes)
    } throws: { error in
      (error as? ArticleFileError)?.reason == reason && "\(error)".contains("'berita.txt'")
        && "\(error)".contains("\n")
    }
  }

  @Test func `a NUL byte in a long text is damage, with its place`() throws {
    let text =
      String(repeating: "Harga beras naik. ", count: 20) + "\u{0}"
      + String(repeating: "Air surut. ", count: 20)
    let article = try ArticleFile.article(path: "a.txt", bytes: Array(text.utf8))
    #expect(article.findings.map(\.message) == ["byte 360 is NUL, which no text has"])
  }

  @Test(arguments: [
    ("Harga\u{7} naik.", 5), ("\u{1B}[31mHarga naik.", 0), ("Harga naik\u{7F}.", 10),
    ("Harga\tnaik.\u{C}\r\n\u{B}", nil),
    ("Harga naik.\n\u{1A}", nil),
  ])
  func `a control character is a finding, white space and an old end of file are none`(
    _ text: String, _ offset: Int?
  ) throws {
    let article = try ArticleFile.article(path: "a.txt", bytes: Array(text.utf8))
    #expect(
      article.findings.map(\.message)
        == offset.map { ["byte \($0) is a control character, which no text has"] } ?? [])
  }

  @Test func `a file is read whole, and one that isn't there says so`() throws {
    let path = FileManager.default.temporaryDirectory.path() + "/alih-\(UUID().uuidString).txt"
    defer { try? FileManager.default.removeItem(atPath: path) }
    for size in [1, 65_535, 65_536, 300_000] {
      let bytes = (0..<size).map { UInt8(0x61 + $0 % 26) }
      try Data(bytes).write(to: URL(filePath: path))
      #expect(try ArticleFile.article(in: .init(path: path, relativePath: "a")).bytes == bytes)
    }
    #expect(
      try ArticleFile.article(in: .init(path: "/proc/self/status", relativePath: "s")).bytes.isEmpty == false)
    #expect {
      try ArticleFile.article(in: .init(path: path + "x", relativePath: "a"))
    } throws: {
      "\($0)".contains("No such file")
    }
  }
}
