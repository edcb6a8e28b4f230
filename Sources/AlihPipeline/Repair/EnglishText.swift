import AlihGlossary

/// A translation, word by word, for the repair of the terms in it.
struct EnglishText {
  /// Where a term stands: its words, and whether a plural's `s` is glued to them.
  struct Spot {
    /// UTF-8 offsets, the glued `s` included.
    let range: Range<Int>
    let first: Int
    let last: Int
    let isPlural: Bool
  }

  let bytes: [UInt8]
  /// Letters and digits; what belongs to an address or a file name is left out.
  let words: [Range<Int>]

  init(_ text: String) {
    bytes = Array(text.utf8)
    words = WordScan.words(in: bytes)
  }

  /// Whether it has capitals throughout, as some headlines have.
  var isCapitals: Bool { words.count > 1 && !bytes.contains { (0x61...0x7A).contains($0) } }

  /// Whether each word begins with a capital but small ones, as in headlines.
  func isTitled(besides isSmall: (String) -> Bool) -> Bool {
    guard words.count > 2, !".?\"".utf8.contains(bytes.last ?? 0x2E) else { return false }
    return words.indices.allSatisfy {
      !(0x61...0x7A).contains(bytes[words[$0].lowerBound]) || isSmall(text(of: words[$0]))
    }
  }

  func text(of range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
  func word(_ index: Int) -> String? { words.indices.contains(index) ? text(of: words[index]) : nil }

  /// What stands between a word and the next; nil behind the last.
  func gap(after index: Int) -> String? {
    guard words.indices.contains(index), words.indices.contains(index + 1) else { return nil }
    return text(of: words[index].upperBound..<words[index + 1].lowerBound)
  }

  /// Where one of the forms stands, whole, letter by letter.
  ///
  /// - Parameters:
  ///   - inflected: whether its first letter may be of any case.
  ///   - inAnyCase: whether all may be.
  func spots(of forms: [String], inflected: Bool = false, inAnyCase: Bool = false) -> [Spot] {
    var spots: [Spot] = []
    for form in forms {
      let wanted = Array(form.utf8)
      let parts = WordScan.words(in: wanted)
      guard let first = parts.first, let end = parts.last?.upperBound else { continue }
      let core = Array(wanted[first.lowerBound..<end])
      for index in words.indices {
        let start = words[index].lowerBound
        let last = index + parts.count - 1
        guard last < words.count, start + core.count <= bytes.count else { continue }
        let here = bytes[start..<start + core.count]
        let agrees =
          inAnyCase
          ? zip(here, core).allSatisfy { $0 | 0x20 == $1 | 0x20 }
          : inflected
            ? here.dropFirst().elementsEqual(core.dropFirst()) && here.first! | 0x20 == core[0] | 0x20
            : here.elementsEqual(core)
        guard agrees, !spots.contains(where: { $0.first == index }) else { continue }
        let rest = bytes[start + core.count..<max(words[last].upperBound, start + core.count)]
        let isPlural = rest.elementsEqual("s".utf8)
        guard rest.isEmpty || isPlural else { continue }
        // The bracket of "AS (Amerika Serikat)" is the term's, too.
        var stop = words[last].upperBound
        if bytes[stop...].starts(with: wanted[end...]) { stop += wanted.count - end }
        spots.append(Spot(range: start..<stop, first: index, last: last, isPlural: isPlural))
      }
    }
    return spots
  }
}
