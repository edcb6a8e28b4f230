extension String {
  /// Lines of at most `width` terminal columns, broken at blanks, and inside a word only where it alone is wider.
  ///
  /// Never without a line. Linear.
  func wrapped(to width: Int) -> [(text: String, width: Int)] {
    var lines: [(text: String, width: Int)] = []
    var line = (text: "", width: 0)
    func close() {
      lines.append(line)
      line = ("", 0)
    }
    for word in split(separator: " ") {
      let columns = word.reduce(0) { $0 + $1.columns }
      if line.width > 0, line.width + 1 + columns > width { close() }
      if line.width > 0 {
        line.text += " "
        line.width += 1
      }
      guard line.width + columns > width else {
        line.text += word
        line.width += columns
        continue
      }
      for character in word {
        if line.width > 0, line.width + character.columns > width { close() }
        line.text.append(character)
        line.width += character.columns
      }
    }
    if !line.text.isEmpty || lines.isEmpty { close() }
    return lines
  }
}

extension Character {
  /// Terminal columns: East Asian wide characters and emoji take two, marks and joiners none (UAX #11).
  var columns: Int {
    let first = unicodeScalars.first!
    if first.isASCII { return 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
