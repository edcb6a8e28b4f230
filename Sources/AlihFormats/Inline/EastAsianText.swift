/// Tells the encodings of Chinese, Japanese and Korean, whose letters are pairs of bytes, by how such pairs look.
struct EastAsianText {
  /// As iconv knows it; nil where the text is in none of them.
  let encoding: String?

  /// Pairs in a text that is no chance.
  private static let fewest = 4

  /// - Parameter faults: sequences that are no UTF-8: a text with little damage is not in another encoding.
  init(_ bytes: [UInt8], faults: Int) {
    var (leads, pairs, low, strays) = ([Int](repeating: 0, count: 256), 0, 0, 0)
    var isHigh = true
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      guard byte >= 0x80 else { continue }
      let next = at < bytes.count ? bytes[at] : 0x40
      guard byte > 0x80, next >= 0x40, next != 0x7F else {
        strays += 1
        continue
      }
      leads[Int(byte)] += 1
      pairs += 1
      if next < 0x80 { low += 1 }
      isHigh = isHigh && byte >= 0xA1 && next >= 0xA1
      at += 1
    }
    guard pairs >= Self.fewest, strays * 20 <= pairs, faults * 2 >= pairs else {
      encoding = nil
      return
    }
    func share(_ range: ClosedRange<Int>, _ percent: Int) -> Bool {
      leads[range].reduce(0, +) * 100 >= pairs * percent
    }
    let name: String? =
      if isHigh {
        // Hiragana and katakana; hangul; rows that none of them has, and other alphabets are full of.
        share(0xA4...0xA5, 25)
          ? "EUC-JP" : share(0xB0...0xC8, 90) ? "CP949" : share(0xA6...0xAF, 3) ? nil : "GB18030"
      } else if share(0x82...0x83, 20), !share(0xA0...0xDF, 5) {
        "CP932"
      } else {
        low * 100 >= pairs * 15 && share(0xA1...0xFE, 99) ? "BIG5" : "GB18030"
      }
    encoding = name.flatMap { Encoding.named($0).isTrue(of: bytes) ? $0 : nil }
  }
}
