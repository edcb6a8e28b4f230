extension [UInt8] {
  /// The lines of a text without their ends ("\n", "\r\n" or "\r"); none behind the last end.
  func lines(in range: Range<Int>? = nil) -> [Range<Int>] {
    let range = range ?? startIndex..<endIndex
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    var at = start
    while at < range.upperBound {
      defer { at += 1 }
      guard self[at] == 0x0A || self[at] == 0x0D else { continue }
      lines.append(start..<at)
      if self[at] == 0x0D, at + 1 < range.upperBound, self[at + 1] == 0x0A { at += 1 }
      start = at + 1
    }
    if start < range.upperBound { lines.append(start..<range.upperBound) }
    return lines
  }

  /// With other texts in some places, which don't overlap.
  func replacing(_ changes: [(at: Range<Int>, text: String)]) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    for change in changes.sorted(by: { $0.at.lowerBound < $1.at.lowerBound }) {
      result += self[at..<change.at.lowerBound] + change.text.utf8
      at = change.at.upperBound
    }
    return result + self[at...]
  }

  /// Makes blanks of the line breaks inside of sentences, which they are to whoever translates.
  ///
  /// - Returns: their places.
  @discardableResult
  mutating func softenBreaks() -> [Int] {
    var places: [Int] = []
    var start = 0
    for place in indices where self[place] == 0x0A {
      let next = self[(place + 1)...].firstIndex(of: 0x0A) ?? count
      if LineBreak.isInSentence(string(start..<place), string(place + 1..<next)) {
        self[place] = 0x20
        places.append(place)
      }
      start = place + 1
    }
    return places
  }

  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}

/// Whether a line break in a running text stands inside of a sentence, where it is a blank, or between two texts.
enum LineBreak {
  /// A sentence goes on where it isn't ended and the next line begins small: "Harga beras\ndi pasar naik".
  static func isInSentence(_ before: some StringProtocol, _ after: some StringProtocol) -> Bool {
    guard let last = before.last(where: { !$0.isWhitespace }),
      let first = after.first(where: { !$0.isWhitespace })
    else { return false }
    return first.isLowercase && !endsSentence(last)
  }

  static func endsSentence(_ character: Character) -> Bool { ".?!…:;\"”’»)]♪".contains(character) }
}
