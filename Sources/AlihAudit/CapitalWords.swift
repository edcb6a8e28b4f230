import AlihGlossary
import AlihModel

/// The capitalized words of a sentence, in runs.
struct CapitalWords {
  struct Word {
    var text: String
    var range: Range<Int>

    /// `BNPB`, `KPK`; no Roman numeral.
    var isAcronym: Bool { CapitalWords.isAcronym(text) }

    /// `Rusia-Ukraina`, and no `Undang-Undang`.
    var isCompound: Bool {
      let parts = text.split(separator: "-")
      return parts.count == 2 && parts[0] != parts[1]
        && parts.allSatisfy { $0.count > 1 && $0.first!.isUppercase }
    }
  }

  struct Run {
    var parts: [Word]

    var text: String { words.joined(separator: " ") }
    var words: [String] { parts.map(\.text) }
    var range: Range<Int> { parts[0].range.lowerBound..<parts[parts.count - 1].range.upperBound }
  }

  /// Small words inside of names.
  static let joints: Set<String> = ["dan", "of", "the", "and", "untuk", "for"]

  private(set) var runs: [Run] = []
  /// Short and long form, from `Long Form (SHORT)` and `SHORT (Long Form)`.
  private(set) var definitions: [(short: String, long: String)] = []

  /// Linear. Words all in capitals are a headline's, and tell nothing.
  ///
  /// - Parameter heads: a capital at the start of a sentence tells of a name only in front of one of these; nil to take
  ///   every capital for a name's.
  init(_ text: String, heads: Set<String>? = nil) {
    let bytes = Array(text.utf8)
    // Addresses, handles and file names hold no names.
    let readable = Set(WordScan.words(in: bytes).map(\.lowerBound))
    let words = Self.words(bytes).filter { readable.contains($0.lowerBound) }
    let shouting = words.count { $0.count > 3 && bytes[$0].allSatisfy { (0x41...0x5A).contains($0) } }
    guard shouting * 2 < max(words.count, 4) else { return }
    var open: [Word] = []
    func close() -> Run? {
      while let last = open.last, Self.joints.contains(last.text) { open.removeLast() }
      if let heads, let first = open.first, first.range.lowerBound == words[0].lowerBound, !first.isAcronym,
        !heads.contains(first.text.lowercased())
      {
        open.removeFirst()
        while let next = open.first, Self.joints.contains(next.text) { open.removeFirst() }
      }
      defer { open = [] }
      return open.isEmpty ? nil : Run(parts: open)
    }
    var end = 0
    for word in words {
      let isNext = word.lowerBound == end + 1 && bytes[end] == UInt8(ascii: " ")
      end = word.upperBound
      if !isNext, let run = close() { runs.append(run) }
      let isCapital = (0x41...0x5A).contains(bytes[word.lowerBound])
      guard isCapital || !open.isEmpty && word.count <= 5 else {
        if let run = close() { runs.append(run) }
        continue
      }
      let text = String(decoding: bytes[word], as: UTF8.self)
      if isCapital || Self.joints.contains(text) {
        open.append(Word(text: text, range: word))
      } else if let run = close() {
        runs.append(run)
      }
    }
    if let run = close() { runs.append(run) }
    findDefinitions(bytes)
  }

  /// Every run, and every part of one that an article's or a title's first words could be cut off from.
  var phrases: [String] {
    runs.flatMap { run -> [String] in
      let words = run.words.prefix(8)
      return words.indices.map { words[$0...].joined(separator: " ") }.filter {
        !Self.joints.contains($0.lowercased())
      }
    }
  }

  static func isAcronym(_ text: String) -> Bool {
    (2...8).contains(text.count) && text.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) }
      && !text.allSatisfy { "IVXLCM".contains($0) }
  }

  /// `KPK` of `Komisi Pemberantasan Korupsi`.
  static func initials(of name: String) -> String {
    String(name.split(separator: " ").filter { !joints.contains(String($0)) }.compactMap(\.first))
  }

  private mutating func findDefinitions(_ bytes: [UInt8]) {
    for (index, run) in runs.enumerated() where index > 0 {
      let before = runs[index - 1]
      let gap = bytes[before.range.upperBound..<run.range.lowerBound]
      guard gap.elementsEqual(" (".utf8), run.range.upperBound < bytes.count,
        bytes[run.range.upperBound] == UInt8(ascii: ")")
      else { continue }
      if run.words.count == 1, let long = Self.longForm(of: run.text, in: before.words) {
        definitions.append((run.text, long))
      } else if run.words.count > 1, let short = before.words.last,
        Self.longForm(of: short, in: run.words) == run.text
      {
        definitions.append((short, run.text))
      }
    }
  }

  /// The shortest end of a name that a short form can be made of: letters in order, the first word's first among them,
  /// and one at least of every word (Schwartz and Hearst 2003, with Indonesian clippings such as `Kemlu`).
  static func longForm(of short: String, in words: [String]) -> String? {
    let letters = Array(short.lowercased()).filter(\.isLetter)
    guard (2...12).contains(letters.count), short.first?.isUppercase == true else { return nil }
    for start in words.indices.reversed().dropFirst() {
      let name = words[start...].filter { !joints.contains($0) }
      guard name.count <= letters.count, spells(letters[...], name[...]) else { continue }
      return words[start...].joined(separator: " ")
    }
    return nil
  }

  /// Whether the letters can be taken from the words in order, the first letter of each word among them.
  private static func spells(_ letters: ArraySlice<Character>, _ words: ArraySlice<String>) -> Bool {
    guard let word = words.first else { return letters.isEmpty }
    let own = Array(word.lowercased())
    guard let first = letters.first, first == own.first else { return false }
    // A clipping takes letters of a word in their order; as many as fit are tried, the most first.
    var taken = [1]
    var place = 1
    for (offset, letter) in letters.dropFirst().prefix(5).enumerated() {
      while place < own.count, own[place] != letter { place += 1 }
      guard place < own.count else { break }
      place += 1
      taken.append(offset + 2)
    }
    return taken.reversed().contains { spells(letters.dropFirst($0), words.dropFirst()) }
  }

  /// Letters, digits and bytes beyond ASCII, with hyphens and apostrophes between letters.
  private static func words(_ bytes: [UInt8]) -> [Range<Int>] {
    func isLetter(_ at: Int) -> Bool {
      at < bytes.count && (bytes[at] >= 0x80 || (0x41...0x5A).contains(bytes[at] & 0xDF))
    }
    func isWord(_ at: Int) -> Bool { isLetter(at) || at < bytes.count && (0x30...0x39).contains(bytes[at]) }
    var words: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      let start = at
      while isWord(at) || at > start && at < bytes.count && "-'".utf8.contains(bytes[at]) && isLetter(at + 1)
      {
        at += 1
      }
      if at > start { words.append(start..<at) } else { at += 1 }
    }
    return words
  }
}
