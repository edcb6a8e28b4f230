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
  /// By their numbers in `StoryWords`, the stop words among them.
  let words: [Int]
  /// Stems of the words that say what it is about, in order.
  let stems: [Int]
  /// The same, each once.
  let stemSet: Set<Int>
  /// Between blanks.
  let length: Int

  init(
    _ segment: Segment, _ role: Role, paragraph: Int, opensParagraph: Bool, isFirst: Bool,
    _ all: inout StoryWords
  ) {
    id = segment.id
    self.role = role
    let isPlain = !segment.text.utf8.contains { $0 == 0x0A || $0 == 0x0D }
    let plain = isPlain ? segment.text : segment.text.split { $0.isNewline }.joined(separator: " ")
    text = isFirst ? Dateline.removed(from: plain) : plain
    self.paragraph = paragraph
    self.opensParagraph = opensParagraph
    let words = all.numbers(of: text)
    self.words = words
    stems = words.compactMap { all.stems[$0] }
    stemSet = Set(stems)
    length = text.utf8.split { $0 == 0x20 || $0 == 0x09 }.count
  }

  var opensQuotation: Bool { text.utf8.first == 0x22 || text.utf8.starts(with: "“".utf8) }
  var holdsQuotation: Bool {
    text.utf8.contains(0x22) || text.utf8.contains(0xE2) && (text.contains("“") || text.contains("”"))
  }

  /// Whether a quotation begins in it that another sentence ends, or the reverse.
  var tearsQuotation: Bool {
    guard holdsQuotation else { return false }
    if !text.utf8.count(where: { $0 == 0x22 }).isMultiple(of: 2) { return true }
    return text.count { $0 == "“" } != text.count { $0 == "”" } && text.contains("“") != text.contains("”")
  }

  /// Distinct capitalized words behind the first character.
  var names: Int {
    var names: Set<String> = []
    var name: [UInt8] = []
    var previous: UInt8 = 0x41
    for (place, byte) in text.utf8.enumerated() {
      let isSmall = (0x61...0x7A).contains(byte)
      if !name.isEmpty, isSmall {
        name.append(byte)
      } else {
        if name.count > 1 { names.insert(String(decoding: name, as: UTF8.self)) }
        name.removeAll(keepingCapacity: true)
        if place > 0, (0x41...0x5A).contains(byte), !Self.isLetter(previous) { name.append(byte) }
      }
      previous = byte
    }
    if name.count > 1 { names.insert(String(decoding: name, as: UTF8.self)) }
    return names.count
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte >= 0x80 && byte != 0xE2
  }
}
