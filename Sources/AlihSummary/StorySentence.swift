import AlihModel

/// A sentence of a story as the summary looks at it.
struct StorySentence {
  let id: String
  let role: Role
  /// Without the dateline.
  let text: String
  /// Its paragraph, counted from 0 over the story.
  let paragraph: Int
  let opensParagraph: Bool
  /// In small letters, with the stop words.
  let words: [String]
  /// Stems of the words that say what it is about.
  let stems: [String]
  let stemSet: Set<String>
  let length: Int

  init(
    _ segment: Segment, _ role: Role, paragraph: Int, opensParagraph: Bool, isFirst: Bool,
    _ rules: SummaryRules
  ) {
    id = segment.id
    self.role = role
    let plain = segment.text.split { $0.isNewline }.joined(separator: " ")
    text = isFirst ? Dateline.removed(from: plain) : plain
    self.paragraph = paragraph
    self.opensParagraph = opensParagraph
    words = Self.words(text)
    stems = words.filter { !rules.holds($0, .stop) }.map(SummaryRules.stem)
    stemSet = Set(stems)
    length = text.utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }.count
  }

  var opensQuotation: Bool { text.first == "\"" || text.first == "“" }
  var holdsQuotation: Bool { text.utf8.contains(0x22) || text.contains("“") || text.contains("”") }

  /// Distinct capitalized words behind the first character.
  var names: Int {
    var names: Set<ArraySlice<UInt8>> = []
    let bytes = Array(text.utf8)
    var at = 1
    while at < bytes.count {
      let isStart = (0x41...0x5A).contains(bytes[at]) && !Self.isLetter(bytes[at - 1])
      guard isStart, at + 1 < bytes.count, (0x61...0x7A).contains(bytes[at + 1]) else {
        at += 1
        continue
      }
      let start = at
      at += 1
      while at < bytes.count, (0x61...0x7A).contains(bytes[at]) { at += 1 }
      names.insert(bytes[start..<at])
    }
    return names.count
  }

  static func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var words: [String] = []
    var at = 0
    while at < bytes.count {
      let start = at
      while at < bytes.count, isLetter(bytes[at]) || at > start && (bytes[at] == 0x2D || bytes[at] == 0x27) {
        at += 1
      }
      if at > start {
        words.append(String(decoding: bytes[start..<at], as: UTF8.self).lowercased())
      } else {
        at += 1
      }
    }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte >= 0x80 && byte != 0xE2
  }
}
