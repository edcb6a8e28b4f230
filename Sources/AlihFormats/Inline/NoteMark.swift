import AlihModel

/// Raised numbers: those of notes, and powers.
enum NoteMark {
  /// Whether a raised number behind a text can be a note's: behind a word (`warga`¹), a mark (`pergi.`¹) or a year (`2024`¹), and at
  /// the beginning of a note; behind a unit, a small number or a formula's letter it is a power (`50 km`², `10`⁶, `x`²).
  static func canFollow(_ text: ArraySlice<UInt8>) -> Bool {
    let end = String(decoding: text.suffix(60), as: UTF8.self)
    guard let last = end.last else { return true }
    if last.isLetter {
      let word = end.reversed().prefix { $0.isLetter }
      // "50 meter persegi" is written with the number, too.
      return word.count > 2 && !String(word.reversed()).lowercased().hasSuffix("meter")
    }
    if last.isNumber { return end.reversed().prefix { $0.isNumber }.count > 2 }
    return last != ")" ? !last.isWhitespace : end.dropLast().last?.isLetter == true
  }

  /// `1`, `[12]`, `*`, `†`, `a`, `↩`.
  static func isNumber(_ text: String) -> Bool {
    let inner = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value & 0xFFFE != 0xFE0E }))
      .trimmed.filter { !"[]()".contains($0) }
    // Several: `1,2`, `3–5`.
    let marks = inner.split { ",;-– ".contains($0) }
    return !marks.isEmpty && marks.count <= 4
      && marks.allSatisfy { mark in
        mark.count <= 3 && mark.allSatisfy { $0.isNumber || "*†‡§↩↑^".contains($0) }
          || marks.count == 1 && inner.count == 1 && (mark.first!.isLetter || mark == "¶")
      }
  }
}
