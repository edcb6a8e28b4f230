import AlihModel

/// Puts the house rendering where an engine left a term in the source language: "Korut fired" -> "North Korea fired".
enum TermRepair {
  /// Replaces whole words only; a term whose rendering is its source is left alone.
  static func replacingSources(of occurrences: [TermOccurrence], in text: String) -> String {
    var bytes = Array(text.utf8)
    var done: Set<String> = []
    let longestFirst = occurrences.sorted { $0.term.source.utf8.count > $1.term.source.utf8.count }
    for occurrence in longestFirst where done.insert(occurrence.term.source).inserted {
      guard !occurrence.rendering.contains(occurrence.term.source) else { continue }
      bytes = replacing(occurrence, in: bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func replacing(_ occurrence: TermOccurrence, in bytes: [UInt8]) -> [UInt8] {
    let source = Array(occurrence.term.source.utf8)
    var result: [UInt8] = []
    var start = 0
    while let range = bytes[start...].firstRange(of: source) {
      result += bytes[start..<range.lowerBound]
      let isWord = !isLetter(bytes[..<range.lowerBound].last) && !isLetter(bytes[range.upperBound...].first)
      if isWord {
        if occurrence.term.takesArticle, !endsWithArticle(result) {
          let isStart = result.allSatisfy { !isLetter($0) }
          result += Array((isStart ? "The " : "the ").utf8)
        }
        result += Array(occurrence.rendering.utf8)
      } else {
        result += source
      }
      start = range.upperBound
    }
    return result + bytes[start...]
  }

  private static func endsWithArticle(_ bytes: [UInt8]) -> Bool {
    bytes.suffix(4).elementsEqual("the ".utf8) || bytes.suffix(4).elementsEqual("The ".utf8)
  }

  /// Letters, digits and every byte beyond ASCII.
  private static func isLetter(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
}
