import AlihModel

/// Puts the house rendering where an engine left a term in the source language: "Korut fired" -> "North Korea fired".
enum TermRepair {
  /// Replaces whole words only, the longest term first; a term whose rendering holds its source is left alone.
  ///
  /// One pass over the text: what was put in is never looked at again, so that no replacement feeds another.
  static func replacingSources(of occurrences: [TermOccurrence], in text: String) -> String {
    var seen: Set<String> = []
    var byFirstByte: [UInt8: [(source: [UInt8], occurrence: TermOccurrence)]] = [:]
    for occurrence in occurrences where seen.insert(occurrence.term.source).inserted {
      let source = Array(occurrence.term.source.utf8)
      guard let first = source.first, !occurrence.rendering.contains(occurrence.term.source) else { continue }
      byFirstByte[first, default: []].append((source, occurrence))
    }
    for first in byFirstByte.keys {
      byFirstByte[first]?.sort { $0.source.count > $1.source.count }
    }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isWordStart = index == 0 || !isLetter(bytes[index - 1])
      let match =
        isWordStart
        ? byFirstByte[bytes[index]]?.first { candidate in
          bytes[index...].starts(with: candidate.source)
            && !isLetter(bytes[(index + candidate.source.count)...].first)
        } : nil
      guard let (source, occurrence) = match else {
        result.append(bytes[index])
        index += 1
        continue
      }
      if occurrence.term.takesArticle, !endsWithArticle(result) {
        let isStart = result.allSatisfy { !isLetter($0) }
        result += Array((isStart ? "The " : "the ").utf8)
      }
      result += Array(occurrence.rendering.utf8)
      index += source.count
    }
    return String(decoding: result, as: UTF8.self)
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
