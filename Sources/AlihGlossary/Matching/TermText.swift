/// A text as terms are looked for in it: soft hyphens and the dots of `A.S.` are taken out, and every offset finds back.
struct TermText {
  /// UTF-8.
  let bytes: [UInt8]
  /// Of each byte, and of the end, its offset in the text; nil where nothing was taken out.
  private let origins: [Int]?

  init(_ text: String) {
    let all = Array(text.utf8)
    var dropped = Self.dotsOfAcronyms(all)
    for at in all.indices.dropLast() where all[at] == 0xC2 && all[at + 1] == 0xAD { dropped += [at, at + 1] }
    guard !dropped.isEmpty else {
      (bytes, origins) = (all, nil)
      return
    }
    let gone = Set(dropped)
    let kept = all.indices.filter { !gone.contains($0) }
    bytes = kept.map { all[$0] }
    origins = kept + [all.count]
  }

  /// The stretch of the text that a stretch of `bytes` stands for.
  func origin(of range: Range<Int>) -> Range<Int> {
    guard let origins else { return range }
    // What was taken out behind the last letter belongs to it: the dot of "A.S. dan".
    return origins[range.lowerBound]..<origins[range.upperBound]
  }

  /// The dots of `A.S.` and `P.B.B`, but not those of initials in front of a name: `W.S. Rendra`.
  private static func dotsOfAcronyms(_ bytes: [UInt8]) -> [Int] {
    var dots: [Int] = []
    var at = 0
    while let dot = bytes[at...].firstIndex(of: UInt8(ascii: ".")) {
      at = dot + 1
      guard dot > 0, bytes[dot - 1].isCapital, dot < 2 || !bytes[dot - 2].isWordByte else { continue }
      var inside = [dot]
      var end = dot + 1
      while end < bytes.count, bytes[end].isCapital {
        end += 1
        guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { break }
        inside.append(end)
        end += 1
      }
      at = max(at, end)
      let isGlued = end < bytes.count && bytes[end].isWordByte
      let letters = (end - dot + 1) / 2 + (bytes[end - 1].isCapital ? 1 : 0)
      guard letters > 1, !isGlued, !isBeforeName(bytes, end, behind: dot - 1), !isDegree(bytes, dot - 1)
      else { continue }
      let goesOn =
        end + 1 < bytes.count && bytes[end] == UInt8(ascii: " ") && !bytes[end + 1].isCapital
        || end < bytes.count && ",;:)".utf8.contains(bytes[end])
      // The last dot may end the sentence, too; then it stays.
      dots += bytes[end - 1].isCapital || goesOn ? inside : Array(inside.dropLast())
    }
    return dots
  }

  /// Whether a comma and a capitalized word, or another degree, stand ahead: "Harun, M.A.", "Harun, S.H., M.A."
  private static func isDegree(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard start > 2, bytes[start - 1] == UInt8(ascii: " "), bytes[start - 2] == UInt8(ascii: ",") else {
      return false
    }
    var word = start - 2
    while word > 0, bytes[word - 1].isWordByte || bytes[word - 1] == UInt8(ascii: ".") { word -= 1 }
    let isDegree =
      bytes[word..<start - 2].contains(UInt8(ascii: ".")) && bytes[start - 3] == UInt8(ascii: ".")
    return word < start - 2 && bytes[word].isCapital && (bytes[start - 3].isSmall || isDegree)
  }

  /// Whether initials stand at the start or behind a small word, and a capitalized word follows: `penyair W.S. Rendra`.
  private static func isBeforeName(_ bytes: [UInt8], _ end: Int, behind start: Int) -> Bool {
    guard end + 2 < bytes.count, bytes[end - 1] == UInt8(ascii: "."), bytes[end] == UInt8(ascii: " "),
      bytes[end + 1].isCapital, bytes[end + 2].isSmall
    else { return false }
    var word = start
    while word > 0, bytes[word - 1] == UInt8(ascii: " ") { word -= 1 }
    while word > 0, bytes[word - 1].isWordByte { word -= 1 }
    return word == start || !bytes[word].isCapital
  }
}

extension UInt8 {
  /// A letter, a digit, or a part of any character beyond ASCII.
  var isWordByte: Bool { isLetter || isDigit || self >= 0x80 }
}
