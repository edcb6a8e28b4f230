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
  /// The same, each once, in the order of their numbers.
  let stemSet: [Int]
  /// Distinct capitalized words behind the first character.
  let names: Int
  /// Between blanks.
  let length: Int
  let opensQuotation: Bool
  let holdsQuotation: Bool
  let holdsNumber: Bool
  /// Whether a quotation begins in it that another sentence ends, or the reverse.
  let tearsQuotation: Bool
  /// Whether it can be read alone: it is no piece of a quotation or of a list.
  let isWhole: Bool

  init(
    _ segment: Segment, _ role: Role, paragraph: Int, opensParagraph: Bool, isFirst: Bool,
    isInsideQuotation: Bool, _ all: inout StoryWords
  ) {
    id = segment.id
    self.role = role
    let isPlain = !segment.text.utf8.contains { $0 == 0x0A || $0 == 0x0D }
    let plain = isPlain ? segment.text : segment.text.split { $0.isNewline }.joined(separator: " ")
    var text = isFirst ? Dateline.removed(from: plain) : plain
    self.paragraph = paragraph
    self.opensParagraph = opensParagraph
    let (words, names) = all.numbers(of: text)
    self.words = words
    self.names = names.count
    stems = words.compactMap { all.stems[$0] < 0 ? nil : all.stems[$0] }
    stemSet = stems.sortedOnce
    var (straight, open, close, length, hasNumber) = (0, 0, 0, 0, false)
    var isAfterBlank = true
    text.withUTF8 { bytes in
      for at in bytes.indices {
        let byte = bytes[at]
        let isBlank = byte == 0x20 || byte == 0x09
        if isAfterBlank, !isBlank { length += 1 }
        isAfterBlank = isBlank
        if byte == 0x22 { straight += 1 }
        if byte &- 0x30 < 10 { hasNumber = true }
        // “ and ”
        if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80 {
          if bytes[at + 2] == 0x9C { open += 1 }
          if bytes[at + 2] == 0x9D { close += 1 }
        }
      }
    }
    self.text = text
    self.length = length
    holdsNumber = hasNumber
    opensQuotation = text.utf8.first == 0x22 || text.utf8.starts(with: "“".utf8)
    holdsQuotation = straight + open + close > 0
    tearsQuotation = straight % 2 != 0 || open != close && (open > 0) != (close > 0)
    isWhole =
      !tearsQuotation && !isInsideQuotation && !(text.utf8.last.map { ",;:".utf8.contains($0) } ?? true)
  }
}

extension [Int] {
  /// Each once, in their order.
  fileprivate var sortedOnce: [Int] {
    var result: [Int] = []
    result.reserveCapacity(count)
    for number in sorted() where result.last != number { result.append(number) }
    return result
  }

  /// How many numbers two sorted lists share, each of which has them once.
  func shared(with other: [Int]) -> Int {
    var (one, two, count) = (0, 0, 0)
    while one < self.count, two < other.count {
      if self[one] == other[two] {
        count += 1
        one += 1
        two += 1
      } else if self[one] < other[two] {
        one += 1
      } else {
        two += 1
      }
    }
    return count
  }
}
