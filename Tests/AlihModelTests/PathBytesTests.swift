import Testing

@testable import AlihModel

struct PathBytesTests {
  /// A byte alone, a letter cut short, UTF-8 around it, what only looks long enough, and the private characters
  /// themselves.
  @Test(
    arguments: [
      [0x61, 0xE9], [0xC3], [0xC3, 0xA9, 0xFF, 0x62], [0xF4, 0x8E, 0xBE], [0xED, 0xA0, 0x80], [],
      Array("caf\u{E9}/cafe\u{301}".utf8), Array("\u{10EFE9}".utf8) + [0x80], Array("\u{10EFE9}".utf8),
    ] as [[UInt8]])
  func `a path gives its very bytes back`(bytes: [UInt8]) {
    let path = String(pathBytes: bytes)
    #expect(path.pathBytes.map(UInt8.init(bitPattern:)) == bytes + [0])
  }

  @Test func `a path in UTF-8 is its text, and others show their bytes`() {
    #expect(String(pathBytes: "berita/a.txt".utf8) == "berita/a.txt")
    let damaged = String(pathBytes: Array("berita/".utf8) + [0xE9, 0x2E])
    #expect(damaged.showingPathBytes == #"berita/\xE9."#)
    #expect(String(pathBytes: [0x80]) != String(pathBytes: [0x81]))
  }
}
