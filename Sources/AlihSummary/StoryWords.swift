/// The words of one story by number, with what is known of each; every distinct word is looked up and stemmed once.
struct StoryWords {
  struct Traits: OptionSet {
    let rawValue: UInt32
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
    /// `Kota`, `Senin`, `Presiden`: parts of names that tell no story from another.
    static let general = Traits(rawValue: 1_024)
    /// `presiden`: stands before a person's name.
    static let title = Traits(rawValue: 2_048)
    /// `mengatakan`: stands between the speaker and what is said.
    static let report = Traits(rawValue: 4_096)
    /// `Senin`, `Maret`: tell when, which a story's days say better.
    static let calendar = Traits(rawValue: 8_192)
    /// `Sungai`, `Pelabuhan`: begin the names of places.
    static let site = Traits(rawValue: 16_384)
    /// `warga`, `penyanyi`: stand before a name and are no part of it.
    static let common = Traits(rawValue: 32_768)
    /// `KM`, `Piala`, `SARA`: is or begins a name of no person, place or institution.
    static let thing = Traits(rawValue: 65_536)
    /// `Pak`, `Haji`: a form of address, which is no office.
    static let address = Traits(rawValue: 131_072)
    /// `Bupati`: an office of an area, which stands between it and the name.
    static let area = Traits(rawValue: 262_144)
    /// `Raja`, `Utama`: titles that stand inside of names, too.
    static let namePart = Traits(rawValue: 524_288)
    /// `United`: ends the names of clubs and firms.
    static let firm = Traits(rawValue: 1_048_576)
    /// `di`: stands before places.
    static let placed = Traits(rawValue: 2_097_152)
    /// `maskapai`, `klub`: stands before the name of one.
    static let group = Traits(rawValue: 4_194_304)
    /// `membantah`, `hoaks`: says that something told is not so.
    static let denial = Traits(rawValue: 8_388_608)
  }

  private let rules: SummaryRules
  private var table = ByteTable()
  private var stemTable = ByteTable()
  private(set) var traits: [Traits] = []
  /// Of each word: its stem's number, -1 for a stop word.
  private(set) var stems: [Int] = []
  /// Of each word: whether it stands somewhere with a small letter, and with a capital inside a sentence.
  private var isSmall: [Bool] = []
  private var isCapital: [Bool] = []
  /// Of each word: whether a capital is its only one somewhere, which an abbreviation's is not.
  private var isProper: [Bool] = []
  /// Of each word: the number that it is, in figures or letters; `5,50` is `5,5`.
  private var figures: [Double?] = []

  init(_ rules: SummaryRules) { self.rules = rules }

  var stemCount: Int { stemTable.count }
  func stemText(_ stem: Int) -> String { stemTable.text(stem) }
  func stemBytes(_ stem: Int) -> ArraySlice<UInt8> { stemTable[stem] }
  func bytes(of word: Int) -> ArraySlice<UInt8> { table[word] }
  func text(of word: Int) -> String { table.text(word) }

  /// Whether it is written with a capital wherever that tells something.
  func isName(_ word: Int) -> Bool {
    isCapital[word] && !isSmall[word] && traits[word].isDisjoint(with: [.stop, .general, .calendar])
  }

  /// Whether it names one person or place: no abbreviation, no part of many names.
  func isOwnName(_ word: Int) -> Bool { isName(word) && isProper[word] && !traits[word].contains(.site) }

  /// Whether it has a capital inside some sentence.
  func isCapitalized(_ word: Int) -> Bool { isCapital[word] }

  func isNumber(_ word: Int) -> Bool { table[word].first.map { $0 &- 0x30 < 10 } ?? false }

  /// The number that a word is: 5.5 for `5,50`, 6 for `enam`.
  func figure(_ word: Int) -> Double? { figures[word] }

  /// Whether a word is likely a verb with `me-` or `di-`.
  func isVerb(_ word: Int) -> Bool {
    let bytes = table[word]
    return bytes.count > 5 && (bytes.starts(with: "me".utf8) || bytes.starts(with: "di".utf8))
  }

  /// Whether it is `ini`, which tells of today, and not of what was told before.
  func isNear(_ word: Int) -> Bool { table[word].elementsEqual("ini".utf8) }

  /// A text's words by number, and those of them that are capitalized behind its first letter.
  ///
  /// Words are letters and digits in small letters, with hyphens and apostrophes inside; numbers keep their comma.
  ///
  /// - Parameter isHeadline: capitals tell nothing in it.
  mutating func numbers(
    of text: String, isHeadline: Bool = false
  ) -> (words: [Int], names: [Int], breaks: [Int]) {
    var text = text
    return text.withUTF8 { bytes in
      var words: [Int] = []
      words.reserveCapacity(bytes.count / 6)
      var names: [Int] = []
      // Words that a mark stands before.
      var breaks: [Int] = []
      var word: [UInt8] = []
      var isASCII = true
      var isName = false
      var starts = (isSmall: false, isInside: false)
      func add(_ word: inout [UInt8]) {
        self.add(&word, isASCII, isName, &words, &names)
        guard !isHeadline, let number = words.last else { return }
        if starts.isSmall {
          self.isSmall[number] = true
        } else if starts.isInside {
          self.isCapital[number] = true
        }
      }
      for at in bytes.indices {
        let byte = bytes[at]
        let isCapital = byte &- 0x41 < 26
        if isCapital || byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 && byte != 0xE2 {
          if word.isEmpty {
            isName = isCapital && at > 0 && at + 1 < bytes.count && bytes[at + 1] &- 0x61 < 26
            starts = (
              byte &- 0x61 < 26, isCapital && at > 0 && bytes[at - 1] != 0x22 && bytes[at - 1] != 0x9C
            )
          }
          if byte >= 0x80 { isASCII = false }
          word.append(isCapital ? byte | 0x20 : byte)
          continue
        }
        if byte == 0x2D || byte == 0x27, !word.isEmpty {
          word.append(byte)
          continue
        }
        if byte == 0x2C || byte == 0x2E, let last = word.last, last &- 0x30 < 10, word[0] &- 0x30 < 10,
          at + 1 < bytes.count, bytes[at + 1] &- 0x30 < 10
        {
          // `1.200,5` is 1200,5.
          if byte == 0x2C { word.append(byte) }
          continue
        }
        if !word.isEmpty {
          add(&word)
          isASCII = true
        }
        if byte != 0x20, breaks.last != words.count { breaks.append(words.count) }
      }
      if !word.isEmpty { add(&word) }
      return (words, names, breaks)
    }
  }

  private mutating func add(
    _ word: inout [UInt8], _ isASCII: Bool, _ isName: Bool, _ words: inout [Int], _ names: inout [Int]
  ) {
    if !isASCII { word = Array(String(decoding: word, as: UTF8.self).lowercased().utf8) }
    let known = word.withUnsafeBufferPointer { number(of: $0) }
    words.append(known)
    if isName { isProper[known] = true }
    if isName, !names.contains(known) { names.append(known) }
    word.removeAll(keepingCapacity: true)
  }

  private mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let (number, isNew) = table.add(word)
    guard isNew else { return number }
    let own = rules.traits(of: word)
    traits.append(own)
    isSmall.append(false)
    isCapital.append(false)
    isProper.append(false)
    figures.append(rules.figure(of: word))
    guard !own.contains(.stop) else {
      stems.append(-1)
      return number
    }
    stems.append(stemTable.add(SummaryRules.stem(word)).number)
    return number
  }
}
