/// The words of one story by number, with what is known of each; every distinct word is looked up and stemmed once.
struct StoryWords {
  struct Traits: OptionSet {
    let rawValue: UInt16
    static let stop = Traits(rawValue: 128)
    static let opening = Traits(rawValue: 1)
    static let half = Traits(rawValue: 2)
    static let pointing = Traits(rawValue: 4)
    /// `ujar`, `ujarnya`.
    static let speech = Traits(rawValue: 8)
    /// `ujarnya`: points back to the speaker by itself.
    static let speaker = Traits(rawValue: 16)
    static let firstPerson = Traits(rawValue: 32)
    /// `dia`, `ia`, `beliau`.
    static let person = Traits(rawValue: 64)
    /// `ini`, `itu`, `tersebut`.
    static let demonstrative = Traits(rawValue: 256)
    /// `hari`, `pekan`: with `ini` they tell when.
    static let time = Traits(rawValue: 512)
  }

  private let rules: SummaryRules
  private var table = ByteTable()
  private var stemTable = ByteTable()
  private(set) var traits: [Traits] = []
  /// Of each word: its stem's number, -1 for a stop word.
  private(set) var stems: [Int] = []
  /// Of each stem: the first word with it.
  private var firstWords: [Int] = []

  init(_ rules: SummaryRules) { self.rules = rules }

  var stemCount: Int { stemTable.count }
  func stemText(_ stem: Int) -> String { stemTable.text(stem) }
  func stemBytes(_ stem: Int) -> ArraySlice<UInt8> { stemTable[stem] }
  /// The first word with a stem.
  func word(of stem: Int) -> String { table.text(firstWords[stem]) }

  /// Whether a word is likely a verb with `me-` or `di-`.
  func isVerb(_ word: Int) -> Bool {
    let bytes = table[word]
    return bytes.count > 5 && (bytes.starts(with: "me".utf8) || bytes.starts(with: "di".utf8))
  }

  /// Whether it is `ini`, which tells of today, and not of what was told before.
  func isNear(_ word: Int) -> Bool { table[word].elementsEqual("ini".utf8) }

  /// A text's words by number, and those of them that are capitalized behind its first letter.
  ///
  /// Words are letters and digits in small letters, with hyphens and apostrophes inside.
  mutating func numbers(of text: String) -> (words: [Int], names: [Int]) {
    var text = text
    return text.withUTF8 { bytes in
      var words: [Int] = []
      words.reserveCapacity(bytes.count / 6)
      var names: [Int] = []
      var word: [UInt8] = []
      var isASCII = true
      var isName = false
      for at in bytes.indices {
        let byte = bytes[at]
        let isCapital = byte &- 0x41 < 26
        if isCapital || byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 && byte != 0xE2 {
          if word.isEmpty {
            isName = isCapital && at > 0 && at + 1 < bytes.count && bytes[at + 1] &- 0x61 < 26
          }
          if byte >= 0x80 { isASCII = false }
          word.append(isCapital ? byte | 0x20 : byte)
          continue
        }
        if byte == 0x2D || byte == 0x27, !word.isEmpty {
          word.append(byte)
        } else if !word.isEmpty {
          add(&word, isASCII, isName, &words, &names)
          isASCII = true
        }
      }
      if !word.isEmpty { add(&word, isASCII, isName, &words, &names) }
      return (words, names)
    }
  }

  private mutating func add(
    _ word: inout [UInt8], _ isASCII: Bool, _ isName: Bool, _ words: inout [Int], _ names: inout [Int]
  ) {
    if !isASCII { word = Array(String(decoding: word, as: UTF8.self).lowercased().utf8) }
    let known = word.withUnsafeBufferPointer { number(of: $0) }
    words.append(known)
    if isName, !names.contains(known) { names.append(known) }
    word.removeAll(keepingCapacity: true)
  }

  private mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let (number, isNew) = table.add(word)
    guard isNew else { return number }
    let own = rules.traits(of: word)
    traits.append(own)
    guard !own.contains(.stop) else {
      stems.append(-1)
      return number
    }
    let (stem, isNewStem) = stemTable.add(SummaryRules.stem(word))
    stems.append(stem)
    if isNewStem { firstWords.append(number) }
    return number
  }
}
