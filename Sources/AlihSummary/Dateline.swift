/// The place and source in front of a story, which a summary doesn't need: `Jakarta, CNN Indonesia -- `.
enum Dateline {
  /// The sentence without a dateline: `Medan (ANTARA News) - Harga naik.` -> `Harga naik.`
  static func removed(from text: String) -> String {
    let bytes = Array(text.utf8.prefix(90))
    var at = 0
    var end = 0
    // Capitalized words, with blanks, commas and slashes between them; then perhaps a bracket.
    while at < bytes.count, isCapital(bytes[at]) {
      while at < bytes.count, isWord(bytes[at]) { at += 1 }
      end = at
      while at < bytes.count, " ,/".utf8.contains(bytes[at]) { at += 1 }
    }
    guard end > 0 else { return text }
    if at < bytes.count, bytes[at] == UInt8(ascii: "(") {
      guard let close = bytes[at...].firstIndex(of: UInt8(ascii: ")")), isCapital(bytes[at + 1]) else {
        return text
      }
      at = close + 1
      end = at
    }
    let name = String(decoding: bytes[..<end], as: UTF8.self)
    let gap = at
    while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    let dash = at
    if bytes[at...].starts(with: "--".utf8) {
      while at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
    } else if let mark = ["-", "–", "—"].first(where: { bytes[at...].starts(with: $0.utf8) }) {
      at += mark.utf8.count
    } else {
      return text
    }
    let isPlainHyphen = at == dash + 1 && bytes[dash] == UInt8(ascii: "-")
    let isSpaced = gap > end || dash > gap || at < bytes.count && bytes[at] == UInt8(ascii: " ")
    while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    guard at < bytes.count,
      isCapital(bytes[at]) || isDigit(bytes[at]) || bytes[at] == UInt8(ascii: "\"") || bytes[at] >= 0x80
    else { return text }
    // "Go-Jek" and "Arab-Kurdi" are names.
    if isPlainHyphen, !isSpaced, !isSource(name) { return text }
    return String(decoding: text.utf8.dropFirst(at), as: UTF8.self)
  }

  /// A site, a wire, or a place in capitals: `Suara.com`, `Rimanews`, `JAKARTA`, `(ANTARA)`.
  private static func isSource(_ name: String) -> Bool {
    let lower = name.lowercased()
    if [".com", ".net", ".id", ".co", "news", ")"].contains(where: lower.hasSuffix) { return true }
    let last = name.split { $0 == " " || $0 == "," }.last ?? ""
    return last.utf8.count >= 4 && last.utf8.allSatisfy(isCapital)
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isWord(_ byte: UInt8) -> Bool {
    isCapital(byte & 0xDF) || isDigit(byte) || byte >= 0x80 && byte != 0xE2 || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "'")
  }
}
