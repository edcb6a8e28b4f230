/// Words that a wrapped text divides at the ends of its lines: "meng-\nancam", or "meng- ancam" where a reader joined the lines.
package enum DividedWords {
  /// The text with the words whole again.
  ///
  /// - Parameter isWord: whether a dictionary has a word of small letters. Without hyphen where it knows the whole, with it
  ///   for a word said twice and for one made of two ("anak-\nanak"); else the line end stays.
  package static func joined(_ text: String, _ isWord: (String) -> Bool) -> String {
    guard isPossible(in: text) else { return text }
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      guard scalar == "-" || scalar == "\u{2010}", let next = nextLine(scalars, at + 1) else {
        result.append(scalar)
        at += 1
        continue
      }
      let head = String(
        String.UnicodeScalarView(result.reversed().prefix { $0.properties.isAlphabetic }.reversed()))
      let tail = String(String.UnicodeScalarView(scalars[next...].prefix { $0.properties.isAlphabetic }))
      switch bond(head, tail, isWord) {
      case .whole: break
      case .hyphen: result.append("-")
      case .blank: result.append(" ")
      case nil: result.append(contentsOf: scalars[at..<next])
      }
      at = next
    }
    return String(result)
  }

  /// Whether a hyphen ends a line of a text, or stands before a blank.
  package static func isPossible(in text: String) -> Bool {
    var wasHyphen = false
    for byte in text.utf8 {
      if wasHyphen, byte == 0x0A || byte == 0x0D || byte == 0x20 { return true }
      wasHyphen = byte == 0x2D || byte == 0x90
    }
    return false
  }

  private enum Bond { case whole, hyphen, blank }

  private static func bond(_ head: String, _ tail: String, _ isWord: (String) -> Bool) -> Bond? {
    guard let first = tail.unicodeScalars.first, !head.isEmpty else { return nil }
    let (one, other) = (head.lowercased(), tail)
    // "se-Indonesia" and "non-Muslim", but "di Jakarta".
    if first.properties.isUppercase, head.unicodeScalars.count <= 3, head == one {
      return isWord(one) ? .blank : .hyphen
    }
    guard first.properties.isLowercase else { return nil }
    // "anak-anak", "undang-undangan", "bermain-main"
    if other.hasPrefix(one) || one.hasSuffix(other) && other.count > 2 { return .hyphen }
    if isWord(one + other) { return .whole }
    // "ekspor- dan impor" has its hyphen for good.
    return isWord("\(one)-\(other)") ? .hyphen : nil
  }

  /// Where the text goes on behind a line end and the blanks around it, or one blank; nil where none follows.
  private static func nextLine(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
    var at = start
    if start + 1 < scalars.count, scalars[start] == " ", !scalars[start + 1].properties.isWhitespace {
      return start + 1
    }
    guard at < scalars.count, scalars[at] == "\n" || scalars[at] == "\r" else { return nil }
    while at < scalars.count, scalars[at].properties.isWhitespace { at += 1 }
    return at < scalars.count ? at : nil
  }
}
