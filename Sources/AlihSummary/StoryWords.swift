/// The words of one story by number, with what is known of each; every distinct word is looked up and stemmed once.
struct StoryWords {
  struct Traits: OptionSet {
    let rawValue: UInt8
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
  }

  private let rules: SummaryRules
  private var numbers: [String: Int] = [:]
  private var stemNumbers: [String: Int] = [:]
  private(set) var traits: [Traits] = []
  /// Of each word: its stem's number, nil for a stop word.
  private(set) var stems: [Int?] = []
  /// Of each stem: itself, and the first word with it.
  private(set) var stemTexts: [(stem: String, word: String)] = []

  init(_ rules: SummaryRules) { self.rules = rules }

  /// The numbers of a text's words.
  mutating func numbers(of text: String) -> [Int] { Self.words(text).map { number(of: $0) } }

  private mutating func number(of word: String) -> Int {
    if let number = numbers[word] { return number }
    var own = rules.traits(of: word)
    if word.utf8.suffix(3).elementsEqual("nya".utf8),
      rules.traits(of: String(word.dropLast(3))).contains(.speech)
    {
      own.formUnion([.speech, .speaker])
    }
    if word == "dia" || word == "ia" || word == "beliau" { own.insert(.person) }
    numbers[word] = traits.count
    traits.append(own)
    stems.append(own.contains(.stop) ? nil : stemNumber(of: word))
    return traits.count - 1
  }

  private mutating func stemNumber(of word: String) -> Int {
    let stem = SummaryRules.stem(word)
    if let number = stemNumbers[stem] { return number }
    stemNumbers[stem] = stemTexts.count
    stemTexts.append((stem, word))
    return stemTexts.count - 1
  }

  /// In small letters: letters, digits, and hyphens and apostrophes inside.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var isASCII = true
    func close() {
      guard !word.isEmpty else { return }
      let text = String(decoding: word, as: UTF8.self)
      words.append(isASCII ? text : text.lowercased())
      word.removeAll(keepingCapacity: true)
      isASCII = true
    }
    for byte in text.utf8 {
      if byte >= 0x80 && byte != 0xE2 {
        isASCII = false
        word.append(byte)
      } else if (0x41...0x5A).contains(byte) {
        word.append(byte | 0x20)
      } else if (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
        word.append(byte)
      } else if !word.isEmpty, byte == 0x2D || byte == 0x27 {
        word.append(byte)
      } else {
        close()
      }
    }
    close()
    return words
  }
}
