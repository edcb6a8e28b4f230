import Foundation
import Testing
import ThreadTime

@testable import AlihCommands

struct LineSourceTests {
  private func lines(of bytes: [UInt8]) throws -> [LineSource.Line] {
    let path = NSTemporaryDirectory() + "alih-lines-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let source = try LineSource(path)
    var lines: [LineSource.Line] = []
    while let chunk = try source.next() { lines += chunk }
    return lines
  }

  @Test(arguments: [
    ("", []), ("\n", ["|\n"]), ("a", ["a|"]), ("a\n", ["a|\n"]), ("a\r\n\r\nb", ["a|\r\n", "|\r\n", "b|"]),
    ("\n\n\n", ["|\n", "|\n", "|\n"]), ("a\rb\n", ["a\rb|\n"]), ("a\u{2028}b\n", ["a\u{2028}b|\n"]),
  ])
  func `lines keep their ends`(_ text: String, _ expected: [String]) throws {
    #expect(
      try lines(of: Array(text.utf8)).map { $0.text + "|" + String(decoding: $0.end, as: UTF8.self) }
        == expected)
  }

  @Test func `invalid UTF-8 is replaced and no line is lost`() throws {
    let lines = try lines(of: [0x61, 0xFF, 0x0A, 0xE2, 0x82, 0x0A, 0x00, 0x0A, 0xC3])
    #expect(lines.map(\.text) == ["a\u{FFFD}", "\u{FFFD}", "\0", "\u{FFFD}"])
  }

  @Test func `generated lines of any length come back whole`() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      let length = Int.random(in: 0...200_000, using: &generator)
      let bytes: [UInt8] = (0..<length).map { _ in
        Int.random(in: 0..<9, using: &generator) == 0 ? 10 : UInt8.random(in: 9...64, using: &generator)
      }
      let joined: [UInt8] = try lines(of: bytes).flatMap { Array($0.text.utf8) + $0.end }
      #expect(joined == bytes)
    }
  }

  @Test func `one line of many megabytes takes linear time`() throws {
    func time(_ count: Int) throws -> Duration {
      let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: count)
      return try threadTime {
        let found = try lines(of: bytes)
        #expect(found.map(\.text.utf8.count) == [count])
      }
    }
    _ = try time(1 << 16)
    #expect(try time(8 << 20) < time(1 << 20) * 24)
  }
}
