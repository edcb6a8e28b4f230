import AlihModel
import Foundation
import Testing

@testable import AlihFormats

struct DecodedTextTests {
  @Test(arguments: [
    String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .windowsCP1252,
  ])
  func `what is read goes back into its encoding, with its mark and line ends`(_ encoding: String.Encoding)
    throws
  {
    let text = "Harga kafé naik.\r\nAir “surut”.\r\n"
    for mark in ["", "\u{FEFF}"] where mark.isEmpty || encoding != .windowsCP1252 {
      if encoding == .utf32LittleEndian, mark.isEmpty { continue }
      let bytes = Array(try #require((mark + text).data(using: encoding)))
      let decoded = DecodedText(bytes)
      #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
      #expect(decoded.encoded(Array("Harga kafé naik.\nAir “surut”.\n".utf8)) == bytes)
    }
  }

  @Test func `a letter that the encoding lacks is not written as another`() {
    let decoded = DecodedText([0x6B, 0x61, 0x66, 0xE9])
    #expect(decoded.encoding == .windows1252 && decoded.findings.first?.message.contains("byte 3") == true)
    #expect(decoded.encoded(Array("kafé 東".utf8)) == nil)
  }

  @Test(arguments: ["Kafé’s “Zoë”, CAFÉ” dan Caféé – 5 €.", "Kata “piñata”… Zoé – “naïve”", "Kaféé"])
  func `neighboring letters of Windows-1252 don't spoil a file`(_ text: String) throws {
    let bytes = Array(try #require(text.data(using: .windowsCP1252)))
    #expect(String(decoding: DecodedText(bytes).bytes, as: UTF8.self) == text)
  }

  @Test(arguments: ["Harga – naik", "Süd", "Air € 5", "Air “surut”", "東京", "Café 🙂", "Привет"])
  func `damaged UTF-8 is not taken for Windows-1252`(_ text: String) {
    for bytes in [Array(text.utf8) + [0xFF], [0xFE] + Array(text.utf8)] {
      #expect(DecodedText([0x61, 0x20] + bytes).encoding == .utf8)
    }
  }

  @Test func `one damaged byte is named with its place and stays where it is`() {
    let bytes = Array("Süd ".utf8) + [0xFF] + Array(" naik é".utf8)
    let decoded = DecodedText(bytes)
    #expect(decoded.bytes == bytes && decoded.encoded(bytes) == bytes)
    #expect(decoded.findings.first?.message.contains("at byte 5") == true)
  }

  @Test(arguments: [
    ("市政府表示，下周将公布新的水价方案。", "GB18030"), ("市政府表示，下週將公布新的水價方案。", "BIG5"),
    ("市役所は来週、新しい水道料金を発表します。", "CP932"), ("市役所は来週、新しい水道料金を発表します。", "EUC-JP"),
    ("시청은 다음 주에 새로운 수도 요금을 발표합니다.", "CP949"),
  ])
  func `pairs of bytes that nothing declares are told by how they look`(_ text: String, _ name: String)
    throws
  {
    let text = "Surat dari kota: \(text)\n"
    let bytes = try #require(Encoding.named(name).encoded(Array(text.utf8)))
    let decoded = DecodedText(bytes)
    #expect(
      String(decoding: decoded.bytes, as: UTF8.self) == text
        && decoded.findings.map(\.message) == ["read as \(name)"])
    #expect(decoded.encoded(decoded.bytes) == bytes)
  }

  @Test(arguments: [
    ("Привет всем жителям нашего города", "CP1251"), ("Καλημέρα σε όλους τους κατοίκους", "ISO-8859-7"),
  ])
  func `another alphabet is not taken for pairs`(_ text: String, _ name: String) throws {
    let bytes = try #require(Encoding.named(name).encoded(Array(text.utf8)))
    #expect(DecodedText(bytes).encoding == .utf8)
  }

  @Test func `what a file declares is heeded where its bytes agree`() {
    #expect(DecodedText([0xCF, 0xF0, 0xE8], declared: "windows-1251").bytes == Array("При".utf8))
    #expect(DecodedText(Array("kafé".utf8), declared: "iso-8859-1").bytes == Array("kafé".utf8))
    #expect(DecodedText(Array("kafé".utf8), declared: "tidak-ada").bytes == Array("kafé".utf8))
  }
}
