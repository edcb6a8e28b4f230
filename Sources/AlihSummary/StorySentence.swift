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
  /// Places of words behind a mark.
  let breaks: [Int]
  /// Stems of the words that say what it is about, in order.
  let stems: [Int]
  /// The same, each once, in the order of their numbers.
  let stemSet: [Int]
  /// Distinct capitalized words behind the first character.
  let names: Int
  /// Between blanks.
  let length: Int
  /// That open or close a quotation; an inch mark and a slip such as `Jum"at` are none.
  let quotationMarks: Int
  let opensQuotation: Bool
  let holdsNumber: Bool
  /// Whether it can be read alone: it is no piece of a quotation, a list or another sentence.
  var isWhole: Bool
  /// The place among the story's whole sentences of the one right before it; nil where that is none.
  var before: Int?
  /// Whether it is the story's first.
  var isFirst = false

  var holdsQuotation: Bool { quotationMarks > 0 }
  var isTorn: Bool { quotationMarks % 2 != 0 }
  var isQuestion: Bool { text.trimmed(of: "\"”’' )").hasSuffix("?") }
  var hasEnd: Bool { text.last.map { ".?!…\"”’')]»".contains($0) } ?? false }
  /// Whether another sentence ends with it: `yang terkena banjir.`
  let goesOn: Bool

  init(
    _ segment: Segment, _ role: Role, paragraph: Int, opensParagraph: Bool, dateline: Dateline?,
    _ all: inout StoryWords
  ) {
    id = segment.id
    self.role = role
    let isPlain = !segment.text.utf8.contains { $0 == 0x0A || $0 == 0x0D }
    let plain = isPlain ? segment.text : segment.text.split { $0.isNewline }.joined(separator: " ")
    var text = dateline?.removed(from: plain) ?? plain
    self.paragraph = paragraph
    self.opensParagraph = opensParagraph
    let (words, names, breaks) = all.numbers(of: text)
    (self.words, self.breaks) = (words, breaks)
    self.names = names.count
    stems = words.compactMap { all.stems[$0] < 0 ? nil : all.stems[$0] }
    stemSet = stems.sortedOnce
    let form = text.withUTF8 { Form($0) }
    self.text = text
    length = form.words
    quotationMarks = form.quotationMarks
    holdsNumber = form.holdsNumber
    goesOn = form.goesOn
    opensQuotation = text.utf8.first == 0x22 || text.utf8.starts(with: "“".utf8)
    isWhole = form.holdsSmall && !form.goesOn && !(text.utf8.last.map { ",;:".utf8.contains($0) } ?? true)
  }

  /// What its bytes tell.
  private struct Form {
    var words = 0
    var quotationMarks = 0
    var holdsNumber = false
    /// A line in capitals is the heading of a box.
    var holdsSmall = false
    /// It begins with a small letter, and with no name such as `iPhone` or `e-KTP`.
    var goesOn = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var isAfterBlank = true
      func isLetter(_ at: Int) -> Bool { bytes.indices.contains(at) && bytes[at] | 0x20 &- 0x61 < 26 }
      func isSmall(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
      for at in bytes.indices {
        let byte = bytes[at]
        let isBlank = byte == 0x20 || byte == 0x09
        if isAfterBlank, !isBlank { words += 1 }
        isAfterBlank = isBlank
        if byte &- 0x30 < 10 { holdsNumber = true }
        if isSmall(byte) || byte >= 0xC3 && byte < 0xE2 { holdsSmall = true }
        if byte == 0x22 {
          let isInch = quotationMarks % 2 == 0 && at > 0 && bytes[at - 1] &- 0x30 < 10
          let isSlip = isLetter(at - 1) && isLetter(at + 1)
          if !isInch, !isSlip { quotationMarks += 1 }
        }
        // “, ” and „
        if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80, (0x9C...0x9E).contains(bytes[at + 2]) {
          quotationMarks += 1
        }
      }
      guard bytes.count > 1, isSmall(bytes[0]) else { return }
      let first = bytes.prefix { $0 != 0x20 }
      goesOn = bytes[1] != 0x2D && first.allSatisfy { isSmall($0) || $0 < 0x41 && !($0 &- 0x30 < 10) }
    }
  }
}

extension String {
  /// Without these characters at the end.
  fileprivate func trimmed(of end: String) -> Substring {
    var text = self[...]
    while let last = text.last, end.contains(last) { text.removeLast() }
    return text
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
